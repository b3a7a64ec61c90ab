"""The world: tables of components by entity id, and the few verbs that change them.

Only code in `core` calls the verbs; everybody else reads. What is derived (the grid,
the list of agents) is rebuilt from the tables when a world is loaded.
"""

from collections.abc import Mapping

from game.core import rng
from game.core.arcana import Ability, Call, Patch, Power, Status
from game.core.commands import Planned
from game.core.company import Occasion, Talk
from game.core.components import (
    Beliefs,
    Combat,
    Creature,
    Deal,
    Fact,
    Fixture,
    Health,
    Inventory,
    Item,
    Market,
    Mind,
    Motion,
    Needs,
    Notice,
    Persona,
    Position,
    Skills,
    Town,
    Weather,
)
from game.core.content import Content, purposes
from game.core.events import Event
from game.core.grid import Grid
from game.core.rules import Rules

AGENT = "agent"


class World:
    """One world at one tick."""

    __slots__ = (
        "_agents",
        "_turns",
        "abilities",
        "beliefs",
        "books",
        "calls",
        "combat",
        "content",
        "creature",
        "deals",
        "events",
        "facts",
        "firsts",
        "fixture",
        "generation",
        "grid",
        "health",
        "inventory",
        "item",
        "kind",
        "market",
        "mind",
        "motion",
        "names",
        "needs",
        "next_call",
        "next_deal",
        "next_event",
        "next_fact",
        "next_id",
        "next_talk",
        "next_ticket",
        "noted",
        "notices",
        "occasions",
        "passing",
        "patches",
        "persona",
        "position",
        "possessed",
        "powers",
        "purposes",
        "rules",
        "schedule",
        "seed",
        "skills",
        "statuses",
        "talks",
        "tick",
        "town",
        "watched",
        "weather",
        "wishes",
    )

    def __init__(self, seed: int, rules: Rules, content: Content, rows: list[str]) -> None:
        """An empty world on terrain given as rows of glyphs."""
        self.seed = seed
        self.rules = rules
        self.content = content
        self.purposes = purposes(content)
        self.grid = Grid(rows, content.terrain)
        self.tick = 0
        self.next_id = 1
        self.next_event = 1
        self.next_ticket = 1
        self.next_fact = 1
        self.next_deal = 1
        self.next_talk = 1
        self.next_call = 1
        self.generation = 0
        """Raised by load, rewind and fork, so that an old answer can't land in a new world."""
        self.possessed = 0
        """Whose mind is the player; 0 for nobody's. Always alive."""
        # entity id -> component; ids ascend in order of creation
        self.kind: dict[int, str] = {}
        """Prefab: `agent`, or the name of an item, object or creature row."""
        self.position: dict[int, Position] = {}
        self.motion: dict[int, Motion] = {}
        self.item: dict[int, Item] = {}
        self.fixture: dict[int, Fixture] = {}
        self.persona: dict[int, Persona] = {}
        self.needs: dict[int, Needs] = {}
        self.health: dict[int, Health] = {}
        self.inventory: dict[int, Inventory] = {}
        self.combat: dict[int, Combat] = {}
        self.mind: dict[int, Mind] = {}
        self.beliefs: dict[int, Beliefs] = {}
        self.skills: dict[int, Skills] = {}
        self.creature: dict[int, Creature] = {}
        self.market: dict[int, Market] = {}
        self.notices: dict[int, tuple[Notice, ...]] = {}
        """Board -> what hangs on it, the oldest first; none for a board that never had any."""
        self.powers: dict[int, Mapping[str, Power]] = {}
        """Agent -> the abilities that they command, in the order of learning; nobody without."""
        self.statuses: dict[int, Mapping[str, Status]] = {}
        """Agent or creature -> what is on them; nobody without any. Read it with `statuses.py`."""
        self.passing: dict[int, int] = {}
        """What was called by magic, a light or a creature -> the tick at which it is gone."""
        self.wishes: dict[int, int] = {}
        """Agent -> tick of their last wish."""
        self.watched: dict[int, Mapping[str, int]] = {}
        """Agent -> ability that they don't command -> how often they saw it used."""
        self.names: dict[int, str] = {}
        """Names of all people ever, the dead too: they are still talked about."""
        self.facts: dict[int, Fact] = {}
        """Fact -> what it says, for as long as anybody knows it."""
        self.deals: dict[int, Deal] = {}
        """Deal -> the offer, while it is open."""
        self.talks: dict[int, Talk] = {}
        """Conversation -> who is in it, while it goes on."""
        self.occasions: dict[int, Occasion] = {}
        """Fact that first told of it -> what will take place, until it is over."""
        self.abilities: dict[str, Ability] = {}
        """All that there are in this world, by name: somebody's, or written in a book."""
        self.calls: dict[int, Call] = {}
        """Call -> the use of an ability, while its effects are awaited."""
        self.patches: dict[int, Patch] = {}
        """Tile -> what its ground will be again."""
        self.weather = Weather()
        self.town = Town()
        self.schedule: list[Planned] = []
        """What a scenario has planned and is still to come, the earliest first."""
        self.books: dict[str, Mapping[str, int]] = {}
        """Rule, such as `grown` or `eaten` -> item kind -> what it made, less what it ended."""
        self.firsts: dict[str, int] = {}
        """Achievement -> who in this world did it first."""
        self.events: list[Event] = []
        """What happened in this tick so far."""
        self.noted: list[tuple[Event, str, list[int]]] = []
        """What was noted in this tick: the event, in words, and by whom. No state."""
        self._agents: list[int] | None = None
        self._turns: dict[int, list[list[int]]] = {}

    # --- reading ---

    @property
    def agents(self) -> list[int]:
        """Ids of all living people, ascending."""
        if self._agents is None:
            self._agents = sorted(self.persona)
            self._turns.clear()
        return self._agents

    def having_turn(self, period: int, turn: int) -> list[int]:
        """Ids of those living people whose id leaves `turn` when divided by `period`, ascending."""
        agents, turns = self.agents, self._turns.get(period)
        if turns is None:
            turns = self._turns[period] = [[] for _ in range(period)]
            for agent in agents:
                turns[agent % period].append(agent)
        return turns[turn]

    def alive(self, entity: int) -> bool:
        """Whether it is a living agent."""
        return entity in self.persona

    def sight(self, by_day: bool = False) -> int:
        """How far people see now, in tiles: less at night and in bad weather.

        `by_day` is how far they'd see if it were light.
        """
        rules = self.rules
        far = rules.sight_day if by_day else rules.sight(self.tick)
        sky = self.content.weather.get(self.weather.kind)
        return far if sky is None or sky.sight == 100 else max(2, far * sky.sight // 100)

    def label(self, entity: int) -> str:
        """A person's name, else kind and id, such as `apple_12`."""
        name = self.names.get(entity)
        if name is not None:
            return name
        kind = self.kind.get(entity)
        return f"{kind}_{entity}" if kind else ("nobody" if entity == 0 else f"entity_{entity}")

    def draw(self, entity: int, purpose: str, below: int) -> int:
        """A random integer in 0..below-1, keyed by seed, tick, entity and purpose."""
        return rng.draw(self.seed, self.tick, entity, purpose, below)

    def held(self, agent: int, kind: str) -> int:
        """The entity of that kind in an agent's hands, or 0."""
        for entity in self.inventory[agent].items:
            if self.kind[entity] == kind:
                return entity
        return 0

    # --- changing ---

    def count(self, kind: str, rule: str, number: int) -> None:
        """Enter into the books that a rule made (or, below zero, ended) things of a kind."""
        page = self.books.get(rule, {})
        self.books[rule] = {**page, kind: page.get(kind, 0) + number}

    def create(self, kind: str) -> int:
        """A new entity with nothing but its kind."""
        entity = self.next_id
        self.next_id += 1
        self.kind[entity] = kind
        return entity

    def place(self, entity: int, x: int, y: int) -> None:
        """Put an entity that is nowhere onto a tile."""
        assert entity not in self.position, f"{self.label(entity)} is somewhere already"
        self.position[entity] = Position(x, y)
        self.enter_grid(entity, x, y)

    def enter_grid(self, entity: int, x: int, y: int) -> None:
        """Tell the grid of an entity that has its position."""
        if entity in self.persona or entity in self.creature:
            self.grid.add(entity, x, y, solid=True)
        elif row := self.content.objects.get(self.kind[entity]):
            solid, opaque, bars = row.solid, row.opaque, row.bars
            self.grid.add(entity, x, y, solid=solid, still=True, opaque=opaque, bars=bars)
        else:
            self.grid.add(entity, x, y, solid=False)

    def lift(self, entity: int) -> None:
        """Take an entity off the map; it still exists."""
        position = self.position.pop(entity)
        self.grid.remove(entity, position.x, position.y)

    def move(self, entity: int, x: int, y: int) -> None:
        """Move an entity to another tile at once."""
        if entity in self.persona or entity in self.creature:
            here = self.position[entity]
            self.grid.shift(entity, here.x, here.y, x, y)
            self.position[entity] = Position(x, y)
        else:
            self.lift(entity)
            self.place(entity, x, y)

    def destroy(self, entity: int) -> None:
        """Remove an entity and all its components; ids are never used again."""
        bag = self.inventory.get(entity)
        assert not (bag and bag.items), f"{self.label(entity)} still holds something"
        if entity in self.position:
            self.lift(entity)
        if entity in self.persona:
            self._agents = None
        if entity in self.item:
            self.kind.pop(entity)
            self.item.pop(entity)
            return  # a pile is nothing else; it was lifted, and there are many
        for table in self.tables():
            table.pop(entity, None)

    def born(self, entity: int) -> None:
        """Note that the set of living people changed."""
        self.names[entity] = self.persona[entity].name
        self._agents = None

    def emit(self, event: Event) -> int:
        """Record a fact of this tick; returns its id."""
        event.id = self.next_event
        event.tick = self.tick
        self.next_event += 1
        self.events.append(event)
        return event.id

    def tables(self) -> tuple[dict[int, object], ...]:
        """All component tables that an entity's end must clear."""
        return (
            self.kind,
            self.position,
            self.motion,
            self.item,
            self.fixture,
            self.persona,
            self.needs,
            self.health,
            self.inventory,
            self.combat,
            self.mind,
            self.beliefs,
            self.skills,
            self.creature,
            self.market,
            self.notices,
            self.powers,
            self.statuses,
            self.passing,
            self.wishes,
            self.watched,
        )  # type: ignore[return-value]
