"""Scenarios: small ASCII maps on which a rule is tried.

    s = scenario('''
        #######
        #@.a..#
        #######
    ''')
    s.do("@", "pickup", target="apple")
    s.expect_holds("@", "apple")

Terrain is written with its own glyphs (`.` grass, `#` rock, `~` deep water, `f` forest,
`=` path, `,` sand, `"` meadow). `@` and 1-9 are people, named so; other letters are
things, see LETTERS. People and things stand on grass.

Nobody in a scenario has a mind: they do what they are ordered and nothing else. It is
noon, they need nothing, nothing spawns and nobody arrives, unless the scenario says so.

Every scenario also tests saving: at each tick a twin is decoded from the encoded world,
makes the same tick, and must end in the same state with the same events.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from textwrap import dedent
from typing import Any, TypeVar

import msgspec

from game.content_files import load_content
from game.core.change import change
from game.core.commands import AnyCommand, Decide
from game.core.components import Intent, Needs, Traits
from game.core.events import Event, kind_of
from game.core.grid import distance
from game.core.narrate import tell
from game.core.people import make_agent
from game.core.rules import Rules
from game.core.snapshot import decode, encode
from game.core.step import step
from game.core.things import give_item, held_count, make_item, make_object
from game.core.wild.making import make_creature
from game.core.world import World
from game.session import Session, TickReport
from tests.held import Held

CONTENT = load_content(Path(__file__).parent / "scenario_content")
"""Rows of the scenarios' own: tuning the game breaks no rule."""
LETTERS = {
    "T": "tree",
    "P": "pine",
    "A": "apple_tree",
    "B": "bush",
    "O": "boulder",
    "W": "well",
    "b": "bed",
    "C": "chest",
    "M": "market_stall",
    "N": "notice_board",
    "Y": "coffer",
    "H": "fence",
    "g": "gate",
    "F": "campfire",
    "G": "grave",
    "K": "workbench",
    "a": "apple",
    "n": "berry",
    "m": "mushroom",
    "r": "bread",
    "h": "herb",
    "u": "flask",
    "e": "flask_empty",
    "t": "wood",
    "o": "stone",
    "l": "flower",
    "c": "club",
    "k": "knife",
    "s": "sword",
    "d": "shield",
    "$": "coin",
    "R": "rabbit",
    "S": "sheep",
    "V": "wolf",
    "X": "bandit",
}
"""Letter of the map -> item, object or creature. `w` and `f` are terrain."""

E = TypeVar("E", bound=Event)
Who = str | int
"""A name from the map, a kind of which there is one, or an entity's id."""


def scenario(
    map_: str, *, hour: int = 12, seed: int = 1, ground: str = "grass", **rules: Any
) -> "Scenario":
    """A world made of a map; `rules` as in core.rules.Rules."""
    rows = dedent(map_).strip("\n").splitlines()
    assert rows and len({len(row) for row in rows}) == 1, "all rows must be equally long"
    glyphs = {row.glyph for row in CONTENT.terrain.values()}
    under = CONTENT.terrain[ground].glyph
    land = ["".join(c if c in glyphs else under for c in row) for row in rows]
    quiet = {"first_hour": 0, "item_spawn_rate": 0, "min_agents": 0, "plan_ticks": 1_000_000}
    quiet["dangers"] = 0
    world = World(seed, Rules(**{**quiet, **rules}), CONTENT, land)
    world.tick = hour * world.rules.day_ticks // 24
    names = {}
    for y, row in enumerate(rows):
        for x, letter in enumerate(row):
            if letter in glyphs:
                continue
            if letter == "@" or letter.isdecimal():
                names[letter] = agent = make_agent(world, x, y, letter)
                calm(world, agent)
            elif LETTERS[letter] in CONTENT.items:
                make_item(world, LETTERS[letter], x, y)
            elif LETTERS[letter] in CONTENT.creatures:
                make_creature(world, LETTERS[letter], x, y)
            else:
                make_object(world, LETTERS[letter], x, y)
    return Scenario(world, names)


def calm(world: World, agent: int) -> None:
    """Nothing on one's mind, no needs, no leanings."""
    world.needs[agent] = Needs()
    change(world.persona, agent, traits=Traits())
    change(world.mind, agent, asked="", ready_at=0, started=world.tick)


class Scenario:
    """A world under test, and the words to order people about in it."""

    def __init__(self, world: World, names: dict[str, int]) -> None:
        self.session = Session(world)
        self.told: list[Event] = []
        """All events since the start."""
        self._names = names
        self._starts = {agent: self._at(agent) for agent in names.values()}
        self._watch()

    # --- who and where ---

    @property
    def world(self) -> World:
        """The world as it is now."""
        return self.session.world

    def agent(self, name: str) -> int:
        """The id of a person on the map, dead or alive."""
        return self._names[name]

    def all(self, kind: str) -> list[int]:
        """All entities of a kind, in map order."""
        return [entity for entity, found in sorted(self.world.kind.items()) if found == kind]

    def the(self, who: Who) -> int:
        """The entity meant by a name, a kind of which one is there (on the map), or an id."""
        if isinstance(who, int):
            return who
        if who in self._names:
            return self._names[who]
        found = self.all(who)
        if len(found) > 1:
            found = [entity for entity in found if entity in self.world.position]
        assert len(found) == 1, f"there are {len(found)} things called {who!r}"
        return found[0]

    def start(self, name: str) -> tuple[int, int]:
        """Where somebody stood at first."""
        return self._starts[self.agent(name)]

    def at(self, who: Who) -> tuple[int, int]:
        """Where somebody or something is."""
        return self._at(self.the(who))

    def count(self, who: Who, kind: str) -> int:
        """How many of a kind somebody carries."""
        return held_count(self.world, self.the(who), kind)

    def need(self, who: Who, name: str) -> int:
        """One of somebody's needs, 0..1000."""
        value = getattr(self.world.needs[self.the(who)], name)
        assert isinstance(value, int)
        return value

    def health(self, who: Who) -> int:
        """Somebody's hit points; 0 for the dead."""
        health = self.world.health.get(self.the(who))
        return health.current if health else 0

    def opinion(self, who: Who, of: Who) -> int:
        """What somebody thinks of another."""
        relation = self.world.beliefs[self.the(who)].relations.get(self.the(of))
        return relation.opinion if relation else 0

    # --- setting the stage ---

    def give(self, who: Who, kind: str, count: int = 1) -> int:
        """Put items into somebody's hands; returns the pile."""
        return give_item(self.world, self.the(who), kind, count)

    def set(self, who: Who, **values: int) -> None:
        """Set needs, traits, `health`, or an object's or pile's `stock` or `count`."""
        entity, world = self.the(who), self.world
        for name, value in values.items():
            if name == "health":
                change(world.health, entity, current=value)
            elif name in Needs.__struct_fields__:
                change(world.needs, entity, **{name: value})
            elif name in Traits.__struct_fields__:
                traits = msgspec.structs.replace(world.persona[entity].traits, **{name: value})
                change(world.persona, entity, traits=traits)
            elif name == "stock":
                change(world.fixture, entity, stock=value)
            elif name == "count":
                change(world.item, entity, count=value)
            else:
                raise AssertionError(f"nothing called {name!r} can be set")

    # --- orders ---

    def submit(self, command: AnyCommand) -> None:
        """Queue a command for the next tick."""
        self.session.submit(command, "scenario")

    def order(self, who: Who, action: str, **words: Any) -> None:
        """Make up somebody's mind; they begin at the next tick.

        `target` and `item` may be names or kinds; an item is one in their hands.
        """
        agent, world = self.the(who), self.world
        if "target" in words:
            words["target"] = self.the(words["target"])
        if isinstance(words.get("item"), str):
            pile = world.held(agent, words["item"])
            words["item"] = pile or self.the(words["item"])
        mind = world.mind[agent]
        if not mind.ticket:
            mind = change(world.mind, agent, ticket=world.next_ticket)
            world.next_ticket += 1
        intent = Intent(action=action, **words)
        self.submit(Decide(agent=agent, ticket=mind.ticket, intent=intent, mind="scenario"))

    def do(self, who: Who, action: str, most: int = 300, **words: Any) -> None:
        """Order somebody, and let time go on until they are done with it or have failed."""
        self.order(who, action, **words)
        self.ticks(1)
        self.until(lambda: self.idle(who), most)

    def walk(self, who: Who, east: int = 0, south: int = 0, most: int = 300) -> None:
        """Send somebody to a tile as seen from theirs (beside it is near enough)."""
        x, y = self.at(who)
        self.do(who, "move", most, x=x + east, y=y + south)

    def idle(self, who: Who) -> bool:
        """Whether somebody means to do nothing, or is dead."""
        mind = self.world.mind.get(self.the(who))
        return mind is None or mind.intent is None

    # --- time ---

    def ticks(self, count: int = 1) -> None:
        """Let time go on."""
        for _ in range(count):
            twin = decode(encode(self.world))
            report = self.session.tick()
            events = step(twin, report.entries)
            assert list(map(repr, events)) == list(map(repr, report.events)), (
                "a loaded twin differs"
            )
            assert encode(twin) == encode(self.world), "a loaded twin ends in another state"

    def until(self, true: Callable[[], bool], most: int = 300) -> int:
        """Let time go on until something holds; returns how many ticks that took."""
        for passed in range(most):
            if true():
                return passed
            self.ticks(1)
        assert true(), f"not in {most} ticks; lately: {self.story()[-8:]}"
        return most

    def save_and_load(self) -> None:
        """Go on with the world that a save of this one holds."""
        self.session.observers.remove(self._note)
        self.session = Session(decode(encode(self.world)), self.session.next_number)
        self._watch()

    # --- what happened ---

    def events(self, kind: str | type[E]) -> list[Any]:
        """All events of a kind so far."""
        name = kind if isinstance(kind, str) else kind_of(kind)
        return [event for event in self.told if kind_of(event) == name]

    def last(self, kind: str | type[E]) -> Any:
        """The latest event of a kind."""
        found = self.events(kind)
        assert found, f"no {kind} happened; lately: {self.story()[-8:]}"
        return found[-1]

    def story(self) -> list[str]:
        """All that happened, in words."""
        return [sentence for event in self.told if (sentence := tell(self.world, event))]

    # --- expectations ---

    def expect_at(self, who: Who, tile: tuple[int, int]) -> None:
        """Somebody or something is exactly there."""
        assert self.at(who) == tile, f"{who} is at {self.at(who)}, not {tile}"

    def expect_near(self, who: Who, what: Who | tuple[int, int], most: int = 1) -> None:
        """Somebody is within some tiles of something."""
        x, y = what if isinstance(what, tuple) else self.at(what)
        far = distance(*self.at(who), x, y)
        assert far <= most, f"{who} is {far} tiles from {what}"

    def expect_holds(self, who: Who, kind: str, count: int = 1) -> None:
        """Somebody carries exactly so many of a kind."""
        assert self.count(who, kind) == count, f"{who} holds {self.count(who, kind)} {kind}"

    def expect_refused(self, who: Who, reason: str) -> None:
        """Somebody's latest refusal said this."""
        event = self.last("action_refused")
        assert event.agent == self.the(who)
        assert reason in event.reason, f"refused because {event.reason!r}"

    def expect_story(self, *sentences: str) -> None:
        """These sentences were told, in this order, others between them or not."""
        story = iter(self.story())
        for sentence in sentences:
            assert any(told == sentence for told in story), f"{sentence!r} not in {self.story()}"

    def _at(self, entity: int) -> tuple[int, int]:
        position = self.world.position[entity]
        return position.x, position.y

    def _watch(self) -> None:
        self.session.before.append(self._hold)
        self.session.observers.append(self._note)

    def _hold(self) -> None:
        self._held = Held(self.world)

    def _note(self, report: TickReport) -> None:
        self.told += report.events
        self._held.check()


def kinds(events: Iterable[Event]) -> list[str]:
    """Names of events' kinds."""
    return [kind_of(event) for event in events]
