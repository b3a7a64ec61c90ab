"""The stage: a situation made real by the core, and what a mind chooses in it.

Time goes on until the one who is asked wants a decision; only they are answered. What the
mind has chosen is read from its command, as the world gets it.
"""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from game.benches.situations import THINGS, Situation
from game.core.change import change
from game.core.commands import Decide
from game.core.components import HEALTH_MAX, Intent, Needs, Relation, Traits
from game.core.content import Content
from game.core.events import DecisionRequested
from game.core.people import make_agent
from game.core.relations import see_as
from game.core.rules import Rules
from game.core.things import give_item, make_item, make_object
from game.core.wild.making import make_creature
from game.core.world import World
from game.core.worldgen import stalls
from game.session import Session, TickReport

MARGIN = 14
"""Tiles of meadow around a map: room to run."""
MOST = 60
"""Ticks within which the decision must be wanted."""
NEVER = 1 << 40
"""A tick at which nobody is any more."""

Answer = Callable[[Session, TickReport], None]
"""Gets the decisions made that a report asks for."""


def choice(situation: Situation, content: Content, seed: int, answer: Answer) -> tuple[str, bool]:
    """What is chosen, in words such as `eat bread`, and whether that is right."""
    session, agent = staged(situation, content, seed)
    report = asked(session, agent, waits=situation.first is not None)
    answer(session, report)
    world = session.world
    held = {pile: world.kind[pile] for pile in world.inventory[agent].items}
    kinds = {**world.kind, **held}
    made = [
        entry.command.intent
        for entry in session.tick().entries
        if isinstance(entry.command, Decide) and entry.command.agent == agent
    ]
    chosen = told(made[-1], kinds) if made else ""
    return chosen, is_right(chosen, situation)


def told(intent: Intent, kinds: Mapping[int, str]) -> str:
    """An intent in a few words: its action, what with, its topic."""
    kind = kinds.get(intent.item) or kinds.get(intent.target, "")
    return " ".join(filter(None, (intent.action, kind, intent.topic)))


def is_right(chosen: str, situation: Situation) -> bool:
    """Whether that is what anybody would do."""
    return any(f"{chosen} ".startswith(f"{right} ") for right in situation.right)


def staged(situation: Situation, content: Content, seed: int) -> tuple[Session, int]:
    """The situation, and who is to be asked in it; before anybody is."""
    rows = situation.map.split()
    width, height = len(rows[0]) + 2 * MARGIN, len(rows) + 2 * MARGIN
    glyph = content.terrain["meadow"].glyph
    rules = Rules(first_hour=0, item_spawn_rate=0, min_agents=0, raids=0, weather=0, parties=0)
    world = World(seed, rules, content, [glyph * width] * height)
    world.tick = situation.hour * rules.day_ticks // 24
    people, bed = dict[str, tuple[int, int]](), 0
    for y, row in enumerate(rows, MARGIN):
        for x, letter in enumerate(row, MARGIN):
            if letter in "@1":
                people[letter] = (x, y)
            elif letter != ".":
                made = _make(world, THINGS[letter], x, y)
                bed = made if THINGS[letter] in world.purposes.beds else bed
    stalls.stock(world)
    me = _person(world, people["@"], situation.me, situation.holds, bed)
    change(world.mind, me, asked="looks about")
    session = Session(world)
    if "1" in people:
        them = _person(world, people["1"], situation.them, situation.they_hold)
        _acquaint(world, me, them, situation.liking)
        if situation.first is not None:
            change(world.mind, me, asked="")
            _order(session, them, replace(situation.first, target=me))
    return session, me


def asked(session: Session, agent: int, waits: bool) -> TickReport:
    """Let time go on until that one wants a decision; a report of that request alone.

    waits: for somebody's deed; until then they stand there without a thought.
    """
    world = session.world
    for _ in range(MOST):
        mind = world.mind[agent]
        if mind.asked and (mind.by or not waits):
            change(world.mind, agent, ready_at=world.tick)
        report = session.tick()
        wanted = [
            event
            for event in report.events
            if isinstance(event, DecisionRequested) and event.agent == agent
        ]
        if wanted:
            return replace(report, events=(wanted[-1],))
    raise AssertionError(f"nothing was asked within {MOST} ticks")


def _make(world: World, kind: str, x: int, y: int) -> int:
    if kind in world.content.items:
        return make_item(world, kind, x, y)
    if kind in world.content.creatures:
        return make_creature(world, kind, x, y)
    return make_object(world, kind, x, y)


def _person(
    world: World, at: tuple[int, int], values: dict[str, int], holds: dict[str, int], bed: int = 0
) -> int:
    """Somebody without leanings, who wants nothing but what is said."""
    agent = make_agent(world, *at, home=bed)
    change(world.persona, agent, traits=Traits())
    world.needs[agent] = Needs(**{k: v for k, v in values.items() if k != "health"})
    change(world.health, agent, current=values.get("health", HEALTH_MAX), hurt_at=world.tick)
    for kind, count in holds.items():
        give_item(world, agent, kind, count)
    change(world.mind, agent, asked="", ready_at=NEVER)
    return agent


def _acquaint(world: World, one: int, other: int, liking: int) -> None:
    """They know each other, and have talked a while ago."""
    reason = "have known each other for long" if liking else ""
    for a, b in ((one, other), (other, one)):
        see_as(world, a, b, Relation(opinion=liking, reason=reason))


def _order(session: Session, agent: int, intent: Intent) -> None:
    """Somebody makes up their mind."""
    mind = change(session.world.mind, agent, ticket=session.world.next_ticket, ready_at=0)
    session.world.next_ticket += 1
    session.submit(Decide(agent=agent, ticket=mind.ticket, intent=intent), "stage")
