"""Observe: the world through one agent's eyes, as a frozen record for its mind.

A model is given the whole of it. A built-in mind looks at the parts that matter to it:
`glance` works out each when it is first asked for, and leaves out what only readers need.
"""

from collections.abc import Callable
from typing import Any, cast

from game.core.affordances import affordances, offered
from game.core.components import Intent, Traits
from game.core.content import Content
from game.core.days import DayPlan
from game.core.facts import told_by
from game.core.fencing import begun, lacks
from game.core.minding import thought_of
from game.core.narrate import when
from game.core.observation import Affordance, Held, KnownFact, Observation, Tie
from game.core.prices import remembered_prices
from game.core.roles import role
from game.core.seeing import view_of
from game.core.skills import known_skills
from game.core.statuses import on
from game.core.talking import talk_of
from game.core.view import View
from game.core.world import World

NOTES = 10
"""How many of the latest happenings a mind is told."""
FOE_TICKS = 300
"""Ticks for which a fight counts as lately."""
FEELING = 15
"""An opinion as strong as this is a feeling that a mind is told of."""
AIMED = ("give", "say")
"""Actions whose choices are listed for each person near, and many for each."""
TIES = 8
"""How many feelings a mind is told of."""
FACTS = 8
"""How many facts a mind is told of, besides the one just heard and what it is invited to."""


def observe(world: World, agent: int) -> Observation:
    """What `agent` may know now, and what it could do.

    Looking does not change the world: memory is brought up to date by the perception
    system, and here only read.
    """
    view = view_of(world, agent)
    return Observation(**{name: work_out(view) for name, work_out in _FIELDS.items()})


def glance(world: World, agent: int) -> Observation:
    """The same, each field worked out when it is first asked for; terse, as `View` says.

    It holds on to the world: it is for a mind that decides at once.
    """
    return cast(Observation, Glance(world, agent))


class Glance:
    """What `glance` gives: an Observation in all but type.

    What every mind asks first is there from the beginning; it costs less than to be asked.
    """

    __slots__ = ("_offered", "view", *Observation.__struct_fields__)

    agent: int
    tick: int
    seed: int
    reason: str
    urgency: int
    by: int
    deed: str
    about: int
    heard: int
    intent: Intent | None
    traits: Traits
    hunger: int
    thirst: int
    energy: int
    company: int
    hour: int
    night: bool
    held: tuple[Held, ...]
    content: Content
    x: int
    y: int
    day: int
    plan: DayPlan | None
    failures: int
    home: int
    health: int
    foe: int
    thought: str
    talk: tuple[int, ...]
    turn: bool

    def __init__(self, world: World, agent: int) -> None:
        view = self.view = view_of(world, agent, terse=True)
        self._offered: dict[str, tuple[Affordance, ...]] = {}
        mind, needs, tick = world.mind[agent], view.needs, world.tick
        self.agent, self.tick, self.seed, self.content = agent, tick, world.seed, world.content
        self.reason, self.urgency, self.intent = mind.reason, mind.urgency, mind.intent
        self.by, self.deed, self.about, self.heard = mind.by, mind.deed, mind.about, mind.fact
        self.hunger, self.thirst = needs.hunger, needs.thirst
        self.energy, self.company = needs.energy, needs.company
        self.traits, self.held, self.x, self.y = view.persona.traits, view.held, view.x, view.y
        self.hour, self.night = world.rules.hour(tick), world.rules.is_night(tick)
        self.day, self.plan, self.failures = world.rules.day(tick), mind.plan, mind.failures
        self.home, self.health, self.foe = view.persona.home, _health(view), _foe(view)
        self.thought = thought_of(world, agent)
        self.talk, self.turn = (_talk(view), _turn(view)) if mind.talk else ((), False)

    def __getattr__(self, name: str) -> Any:
        """Work out a field that is not there yet."""
        work_out = _FIELDS.get(name)
        if work_out is None:
            raise AttributeError(name)
        value = work_out(self.view)
        setattr(self, name, value)
        return value

    def put(self, name: str, value: object) -> None:
        """Let a field be so, whatever the world says: a mind has just made up its mind."""
        setattr(self, name, value)

    def attend_to(self, whom: frozenset[int] | None) -> None:
        """Think of words and gifts to these people alone, or to all again."""
        self.view.whom = whom
        for action in AIMED:
            self._offered.pop(action, None)

    def offers(self, action: str) -> tuple[Affordance, ...]:
        """The choices of one action."""
        choices = self._offered.get(action)
        if choices is None:
            choices = self._offered[action] = tuple(offered(self.view, action))
        return choices


def _ties(view: View) -> tuple[Tie, ...]:
    world, relations = view.world, view.beliefs.relations
    strong = sorted(
        (-abs(relation.opinion), entity, relation)
        for entity, relation in relations.items()
        if abs(relation.opinion) >= FEELING
    )
    return tuple(
        Tie(entity, world.label(entity), r.opinion, r.reason, r.tick)
        for _, entity, r in strong[:TIES]
    )


def _facts(view: View) -> tuple[KnownFact, ...]:
    """What is most worth telling, and what was just heard, whatever it is worth."""
    world, agent = view.world, view.agent
    known, just = view.beliefs.facts, world.mind[agent].fact
    if not known:
        return ()
    chosen = view.news[:FACTS]
    listed = {number for _, number in chosen}
    ahead = [number for party in world.occasions.values() for number in party.facts]
    chosen += [(0, n) for n in (*ahead, just) if n in known and n not in listed]
    found = []
    for worth, number in chosen:
        fact, heard = world.facts[number], known[number]
        found.append(
            KnownFact(
                number,
                fact.kind,
                fact.text,
                heard.tick,
                when(world.rules, world.tick, fact.due or fact.tick),
                fact.subject,
                world.names.get(fact.subject, ""),
                fact.object,
                heard.source,
                told_by(world, heard.source),
                heard.hops,
                fact.x,
                fact.y,
                fact.due,
                worth,
            )
        )
    return tuple(found)


def _day_began(view: View) -> int:
    rules = view.world.rules
    return rules.at(rules.day(view.world.tick), 0)


def _ground(view: View) -> str:
    grid = view.world.grid
    return grid.names[grid.terrain[view.y * grid.width + view.x]]


def _health(view: View) -> int:
    health = view.world.health[view.agent]
    return health.current * 100 // health.maximum


def _foe(view: View) -> int:
    combat = view.world.combat[view.agent]
    return combat.foe if view.world.tick - combat.foe_at < FOE_TICKS else 0


def _doing(view: View) -> str:
    intent = view.world.mind[view.agent].intent
    return intent.action if intent else ""


def _talk(view: View) -> tuple[int, ...]:
    talk = talk_of(view.world, view.agent)
    return tuple(m for m in talk.members if m != view.agent) if talk else ()


def _turns(view: View) -> int:
    talk = talk_of(view.world, view.agent)
    return talk.said if talk else 0


def _turn(view: View) -> bool:
    talk = talk_of(view.world, view.agent)
    return talk is not None and talk.turn == view.agent


def _said(view: View) -> tuple[tuple[int, str, str], ...]:
    talk = talk_of(view.world, view.agent)
    lines = talk.lines if talk else ()
    return tuple([(line.who, view.world.label(line.who), line.words) for line in lines])


def _lately(view: View) -> tuple[tuple[str, int], ...]:
    now = view.world.tick
    return tuple([(what, now - tick) for what, tick in view.world.mind[view.agent].lately.items()])


def _states(view: View) -> tuple[tuple[str, int], ...]:
    world, agent = view.world, view.agent
    if agent not in world.statuses:
        return ()
    return tuple([(row.text, its.until - world.tick) for _, row, its in on(world, agent)])


_FIELDS: dict[str, Callable[[View], Any]] = {
    "agent": lambda view: view.agent,
    "name": lambda view: view.persona.name,
    "tick": lambda view: view.world.tick,
    "ticket": lambda view: view.world.mind[view.agent].ticket,
    "reason": lambda view: view.world.mind[view.agent].reason,
    "urgency": lambda view: view.world.mind[view.agent].urgency,
    "day": lambda view: view.world.rules.day(view.world.tick),
    "hour": lambda view: view.world.rules.hour(view.world.tick),
    "night": lambda view: view.world.rules.is_night(view.world.tick),
    "x": lambda view: view.x,
    "y": lambda view: view.y,
    "traits": lambda view: view.persona.traits,
    "health": _health,
    "hunger": lambda view: view.needs.hunger,
    "thirst": lambda view: view.needs.thirst,
    "energy": lambda view: view.needs.energy,
    "lacks": lambda view: lacks(view.world, view.agent),
    "fenced": lambda view: begun(view.world, view.agent),
    "company": lambda view: view.needs.company,
    "ground": _ground,
    "home": lambda view: view.persona.home,
    "failures": lambda view: view.world.mind[view.agent].failures,
    "doing": _doing,
    "foe": _foe,
    "held": lambda view: view.held,
    "seen": lambda view: (*view.people, *view.creatures, *view.items, *view.objects),
    "known": lambda view: view.known,
    "notes": lambda view: tuple([note.text for note in view.beliefs.notes[-NOTES:]]),
    "affordances": affordances,
    "seed": lambda view: view.world.seed,
    "by": lambda view: view.world.mind[view.agent].by,
    "deed": lambda view: view.world.mind[view.agent].deed,
    "about": lambda view: view.world.mind[view.agent].about,
    "heard": lambda view: view.world.mind[view.agent].fact,
    "facts": _facts,
    "talk": _talk,
    "turns": _turns,
    "turn": _turn,
    "said": _said,
    "intent": lambda view: view.world.mind[view.agent].intent,
    "lately": _lately,
    "ties": _ties,
    "role": lambda view: role(view.world, view.agent),
    "prices": lambda view: remembered_prices(view.world, view.agent),
    "weather": lambda view: view.world.weather.kind,
    "content": lambda view: view.world.content,
    "skills": lambda view: known_skills(view.world, view.agent),
    "story": lambda view: view.persona.story,
    "goals": lambda view: tuple(view.persona.goals),
    "thought": lambda view: thought_of(view.world, view.agent),
    "plan": lambda view: view.world.mind[view.agent].plan,
    "day_began": _day_began,
    "day_ticks": lambda view: view.world.rules.day_ticks,
    "powers": lambda view: tuple(view.world.powers.get(view.agent, ())),
    "states": _states,
}
"""Field of Observation -> what works it out."""
