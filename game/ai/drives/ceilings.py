"""Ceilings: the most that the choices of an action can be worth, before they are listed.

A mind lists the choices of the most promising action first, and none of those that can't
come near what it has found by then: the sated don't think of food. A ceiling that is too
low would make a mind choose otherwise than by weighing everything; tests compare the two
over thousands of real moments. An action without one is always weighed.
"""

from collections.abc import Callable

from game.ai.drives.body import appetite, is_bedtime
from game.ai.drives.case import Case
from game.ai.drives.conscience import conscience
from game.ai.drives.goods import food_worth
from game.ai.drives.plans import SERVING
from game.ai.drives.pull import most_pull
from game.ai.drives.thieving import HONEST
from game.core.observation import Seen

NEVER = -(1 << 30)
"""Of an action of which nothing can be chosen."""
ANY = 1 << 30
"""Of an action that is worth a look whatever else there is."""
HARM = ("hit", "threaten", "held up", "demand", "saw foe", "saw hit")
"""Deeds from which people may run or guard themselves."""
ANGERS = {
    "hit": 330, "saw hit": 250, "saw death": 260, "insult": 60, "threaten": 60, "held up": 190,
    "robbed": 150, "denied": 190, "grabbed": 170, "saw theft": 110,
}  # fmt: skip


def ceiling(case: Case, action: str) -> int:
    """The most that a choice of this action can be worth; NEVER if there can be none."""
    known = _CEILINGS.get(action)
    own = ANY if known is None else known(case)
    if action in SERVING and own < ANY:
        own = max(own, _planned(case))
    if own in (NEVER, ANY):
        return own
    running = case.o.intent
    return own + most_pull(case, action) + (60 if running and running.action == action else 0)


def _planned(case: Case) -> int:
    """What a step of a plan can be worth."""
    return 140 + case.traits.diligent // 3 + (200 + case.hunger * 10 // 13 if case.piles else 0)


def _attack(case: Case) -> int:
    o, traits = case.o, case.traits
    if case.creatures:
        return ANY
    mine = o.health + 5 * case.weapon + 2 * case.shield
    best = NEVER
    for other in case.people.values():
        done = o.by == other.entity
        if not (done or o.foe == other.entity) and other.opinion > -30:
            continue
        anger = ANGERS.get(o.deed, 0) if done else 0
        feud = -other.opinion * (2 if other.opinion < 0 else 3)
        odds = (mine - other.health - 5 * other.armed) * (100 - traits.bold // 2) // 100
        best = max(best, max(anger, 120 if o.foe == other.entity else 0) + feud + odds)
    if best == NEVER:
        return NEVER
    manner = max(0, traits.bold // 2 + 45, 85 - traits.bold // 2)
    return best + manner + traits.bold * 3 // 2 - traits.kind * 3 // 2 - 110


def _flee(case: Case) -> int:
    o = case.o
    return ANY if (o.by and o.deed in HARM) or o.foe or case.beasts else NEVER


def _steal(case: Case) -> int:
    o, held_back = case.o, conscience(case)[1]
    if held_back <= HONEST or (o.night and o.energy < 200):
        return NEVER
    worth = 170 + case.hunger // 4 + max(0, case.traits.greedy) // 2
    return worth + 100 + held_back + (50 if o.night else 0) + 40


def _rest(case: Case) -> int:
    o = case.o
    bedtime = is_bedtime(case.hour)
    if o.energy > 880 or (not bedtime and o.energy > 420):
        return NEVER
    return case.energy + 150 + (330 if bedtime else 60 if o.night else -140)


def _drink(case: Case) -> int:
    return NEVER if case.o.thirst > 850 else case.thirst + 60


def _eat(case: Case) -> int:
    o = case.o
    wounds = 100 - o.health
    if not o.held or (wounds < 15 and 1000 - o.hunger < appetite(case)):
        return NEVER
    return case.hunger + 90 + (16 * wounds if wounds >= 15 else 0)


def _give(case: Case) -> int:
    o, people = case.o, case.people.values()
    if not o.held or not people:
        return NEVER
    asked = o.deed == "ask"
    looks = {person.looks for person in people}
    fond = max([person.opinion for person in people])
    hurt = any(person.health < 60 for person in people)
    for kind in case.piles:
        row = case.row(kind)
        if row.food and (asked or "starving" in looks or (fond >= 25 and case.food > 500)):
            return ANY
        if row.drink and "parched" in looks:
            return ANY
        if (row.heal > 0 and hurt) or (row.charm >= 100 and fond >= 12):
            return ANY
    return NEVER


def _trade(case: Case) -> int:
    if case.foes or not case.people or not case.o.held:
        return NEVER
    need = min(500, case.hunger * 3 // 4) if case.hunger > 150 and case.food < 400 else 0
    return 260 + need + abs(case.traits.greedy) // 5


def _sell(case: Case) -> int:
    return NEVER if case.o.night or not case.o.held else ANY


def _stow(case: Case) -> int:
    o = case.o
    if not o.held:
        return NEVER
    thrift = (case.traits.diligent + case.traits.greedy) // 4
    return 185 + max(0, thrift) + 30 * max(0, len(o.held) - 5)


def _use(case: Case) -> int:
    o, traits = case.o, case.traits
    _, fed, store = food_worth(case, 5000)
    food = fed[1] + store[1] + 20
    work = 200 + traits.diligent // 2 + (max(0, traits.greedy) + max(0, traits.kind)) // 3
    company = case.company // 3 + max(0, traits.sociable) // 3 + 185
    wounds = (100 - o.health) * 2 if o.health < 70 else 0
    grief = 620 if "grave" in case.kinds else 0
    return max(food, work, company + wounds, 260, grief)


def _move(case: Case) -> int:
    o, traits = case.o, case.traits
    needs = max(case.thirst, case.hunger) * 4 // 5
    search = needs if min(o.thirst, o.hunger) < 500 else 0
    wander = 85 + max(search, case.company // 2) + abs(traits.curious) * 3 // 5
    home = 295 + case.energy // 3 + max(0, 60 - o.health) * 5
    home += 130 if o.weather == "storm" else 0
    people = 240 + case.company // 2 + max(0, traits.sociable) // 3
    hatred = 60 + traits.bold - traits.kind + 4 * case.weapon
    fear = -case.danger(-1, -1, 0) // 4 + 80
    return max(wander + abs(traits.bold) // 6, home + search * 5 // 4, people, hatred, fear)


def _wait(case: Case) -> int:
    return 25 - case.traits.diligent // 5


def _say(case: Case) -> int:
    """By the warmest and the coldest feeling for anybody in sight."""
    o, traits = case.o, case.traits
    people = case.people.values()
    if not people:
        return NEVER
    if o.by or o.deed or o.turn:
        return ANY
    warm = max([_warmth(case, person) for person in people])
    cold = max([-person.opinion for person in people])
    kindly = 170 + warm + case.company * 7 // 10 + max(0, traits.sociable) // 2
    kindly += 250 if o.facts else 60
    unkind = max(0, -traits.kind) + max(0, traits.bold) + 2 * max(0, cold) + 130
    return max(kindly, unkind + (case.hunger + case.energy) // 10, 150 + case.hunger)


def _warmth(case: Case, person: Seen) -> int:
    said = max(0, person.reputation) * (150 - case.traits.bold) // 250
    return max(0, person.opinion) * 3 // 2 + said


def topics(case: Case) -> frozenset[str]:
    """The topics that words of this person can be about now; what else is said, nobody means."""
    o, traits = case.o, case.traits
    people = case.people.values()
    found = {"greet", "chat", "comfort"}
    if o.facts:
        found.add("tell")
    if o.turn:
        found.add("bye")
    if o.deed in ("gave", "comfort"):
        found.add("thank")
    if not case.food and o.hunger <= 560:
        found.add("ask")
    coldest = min([person.opinion for person in people], default=0)
    if coldest <= -12 or traits.kind <= -50 or o.deed in ("insult", "threaten"):
        found.add("insult")
    if coldest <= -22 and traits.bold >= 0:
        found.add("threaten")
    return frozenset(found)


_CEILINGS: dict[str, Callable[[Case], int]] = {
    "attack": _attack,
    "craft": lambda case: NEVER,
    "defend": _flee,
    "drink": _drink,
    "eat": _eat,
    "flee": _flee,
    "give": _give,
    "move": _move,
    "rest": _rest,
    "say": _say,
    "sell": _sell,
    "steal": _steal,
    "stow": _stow,
    "trade": _trade,
    "use": _use,
    "wait": _wait,
}
"""Action -> its ceiling as the drives weigh it, before what pulls."""
