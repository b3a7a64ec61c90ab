"""Attention: what a mind thinks about at all at a moment.

Whoever is spoken to or made an offer thinks of an answer; only where none comes to mind, of
all else. And nobody dwells on what is out of the question: the sated don't think of food,
nor the honest of other people's pockets. The gates say no only where the drives would score
nothing, so that they change no choice; tests compare over thousands of real moments.
"""

from collections.abc import Callable
from functools import lru_cache

from game.ai.drives.body import appetite, is_bedtime
from game.ai.drives.case import Case
from game.ai.drives.conscience import conscience
from game.ai.drives.duty import may_stand
from game.ai.drives.goods import FULL
from game.ai.drives.gossip import GUILE, PRESSING
from game.ai.drives.mercy import HELD_UP, LOSING, ruthless
from game.ai.drives.parties import may_host
from game.ai.drives.talk import GRATEFUL, PEACEMAKER, STINGING
from game.ai.drives.thieving import HONEST
from game.ai.drives.wishing import may
from game.core.actions import ACTIONS
from game.core.observe import Glance
from game.core.peace import COOL
from game.core.rng import draw
from game.core.wounds import WOUNDED

ANSWERS = ("accept", "counter", "deny", "give", "giveback", "learn", "refuse", "say")
"""Actions by which one answers words and offers."""
ASKING = frozenset(
    [
        "ask",
        "chat",
        "comfort",
        "gave",
        "greet",
        "offered",
        "peace",
        "teach",
        "tell",
        "tended",
        "thank",
    ],
)
"""Deeds of others that want an answer, and no more than that."""
DEALS = ("buy", "sell", "trade")
SPELL, OFTEN = 300, 60
"""Ticks for which one has deals in mind or not, and how often of a hundred one has."""
CONTENT = 150
"""Points from which an answer is good enough not to think of anything else."""
HARM = frozenset(("hit", "threaten", "held up", "demand", "saw foe", "saw hit"))
"""Deeds for which people may run or guard themselves."""


def partners(case: Case) -> frozenset[int]:
    """Whom one answers before one thinks of anything else.

    Nobody when their deed wants no answer, when there is danger or when a need presses.
    """
    o = case.o
    if (
        o.by > 0
        and o.deed in ASKING
        and not o.thought
        and max(case.thirst, case.hunger, case.energy) <= PRESSING
        and not case.foes
        and not case.beasts
    ):
        return frozenset((o.by, *o.talk))
    return frozenset()


def in_question(case: Case) -> list[str]:
    """The actions of which something could be chosen, by name."""
    dealing = thinks_of_deals(case)
    return [
        action
        for action, gate in _LISTED
        if (gate is None or gate(case)) and (dealing or action not in DEALS)
    ]


def thinks_of_deals(case: Case) -> bool:
    """Whether one has buying and selling in mind, for want of food or for part of the day."""
    o = case.o
    if o.by or (case.hunger > 150 and not case.food) or case.prices:
        return True
    roll = _mood(o.seed, (o.tick + 31 * o.agent) // SPELL, o.agent)
    return roll < OFTEN + 10 * case.skills.get("trade", 0) + case.traits.greedy // 5


@lru_cache(maxsize=16384)
def _mood(seed: int, spell: int, agent: int) -> int:
    return draw(seed, spell, agent, "thinks of deals", 100)


def topics(case: Case) -> frozenset[str]:
    """What words of this person can be about now."""
    o, traits = case.o, case.traits
    found = {"greet", "chat", "comfort"}
    if o.facts:
        found.add("tell")
        if traits.kind >= PEACEMAKER and any(fact.kind == "violence" for fact in o.facts):
            found.add("mediate")
    if traits.kind <= GUILE:
        found.add("lie")
    if o.turn:
        found.add("bye")
    if o.deed in GRATEFUL:
        found.add("thank")
    if not case.food and o.hunger <= 560:
        found.add("ask")
    coldest = min([person.opinion for person in case.people.values()], default=0)
    if coldest <= COOL or o.deed == "peace":
        found.add("peace")
    if coldest <= -12 or traits.kind <= -50 or o.deed in STINGING:
        found.add("insult")
    if coldest <= -22 and traits.bold >= 0:
        found.add("threaten")
    return frozenset(found)


def _attack(case: Case) -> bool:
    o = case.o
    if o.by or o.foe or case.creatures:
        return True
    return any(person.opinion <= -30 for person in case.people.values())


def _flee(case: Case) -> bool:
    o = case.o
    return bool((o.by and o.deed in HARM) or o.foe or case.beasts)


def _steal(case: Case) -> bool:
    o = case.o
    return conscience(case)[1] > HONEST and not (o.night and o.energy < 200)


def _rest(case: Case) -> bool:
    energy = case.o.energy
    return energy <= 420 or (energy <= 880 and is_bedtime(case.hour))


def _eat(case: Case) -> bool:
    o = case.o
    return bool(o.held) and (o.health <= 85 or 1000 - o.hunger >= appetite(case))


def _give(case: Case) -> bool:
    people = case.people.values()
    if not case.piles or not people:
        return False
    asked = case.o.deed == "ask"
    looks = {person.looks for person in people}
    fond = max([person.opinion for person in people])
    for kind in case.piles:
        row = case.row(kind)
        if row.food and (asked or "starving" in looks or (fond >= 25 and case.food > 500)):
            return True
        if row.drink and "parched" in looks:
            return True
        if row.charm >= 100 and fond >= 12:
            return True
    return False


def _asked(case: Case) -> bool:
    """Whether an offer may be open to one; who only glances sees whether there is any."""
    o = case.o
    if not isinstance(o, Glance):
        return True
    return any(deal.taker == o.agent for deal in o.view.deals.values())


def _drop(case: Case) -> bool:
    """With full hands, or with a flower in them."""
    return len(case.o.held) >= FULL or any(case.row(kind).charm >= 100 for kind in case.piles)


def _loot(case: Case) -> bool:
    """Whether somebody in sight carries what is one's own."""
    return any(person.loot for person in case.people.values())


def _magic(case: Case) -> bool:
    """Whether there is any power in this world, as far as one can know."""
    return not isinstance(case.o, Glance) or bool(case.o.view.world.abilities)


def _mayor(case: Case) -> bool:
    return not isinstance(case.o, Glance) or case.o.view.world.town.mayor == case.o.agent


_GATES: dict[str, Callable[[Case], bool]] = {
    "accept": _asked,
    "attack": _attack,
    "cast": lambda case: bool(case.o.powers),
    "counter": _asked,
    "decree": _mayor,
    "defend": _flee,
    "demand": _loot,
    "deny": lambda case: case.o.deed == "demand",
    "drink": lambda case: case.o.thirst <= 850,
    "drop": _drop,
    "eat": _eat,
    "flee": _flee,
    "give": _give,
    "holdup": lambda case: ruthless(case.traits),
    "host": may_host,
    "learn": _magic,
    "post": lambda case: not case.o.night,
    "read": lambda case: not case.o.night,
    "refuse": _asked,
    "rest": _rest,
    "retake": _loot,
    "say": lambda case: bool(case.people),
    "sell": lambda case: not case.o.night and bool(case.piles),
    "stand": may_stand,
    "steal": _steal,
    "study": _magic,
    "surrender": lambda case: case.o.health < LOSING or case.o.deed == HELD_UP,
    "teach": lambda case: bool(case.o.powers),
    "tend": lambda case: any(person.health < WOUNDED for person in case.people.values()),
    "trade": lambda case: bool(case.people) and bool(case.piles) and not case.foes,
    "wish": may,
    "write": lambda case: bool(case.o.powers),
}
"""Action -> whether any choice of it could be scored at all."""
_LISTED = tuple((action, _GATES.get(action)) for action in ACTIONS)
