"""Fighting: when to strike, when to stand on guard, when to run."""

from game.ai.drives import beasts
from game.ai.drives.case import Case, Score, score
from game.core.observation import Affordance, Seen
from game.core.peace import MADE

GRUDGE = -60
LONG, WORN = 4800, 270
"""Ticks in which a quarrel wears itself out, and the points of it."""
PEACE = ("let me go", "gave in to me", MADE)
"""Reasons for a view of somebody by which the two have made their peace for now."""
_WRONGS = {
    "held up": ("won't be robbed by {}", 190),
    "robbed": ("{} robbed me", 150),
    "denied": ("{} won't give back what is mine", 190),
    "grabbed": ("{} laid hands on me", 170),
    "saw theft": ("{} robbed a friend", 110),
}
"""A wrong that was suffered or seen -> why one strikes, and how angry one is."""


def edge(case: Case, other: Seen) -> int:
    """How much stronger one feels than the other: health and arms, about -200..200."""
    mine = case.o.health + 5 * case.weapon + 2 * case.shield
    return mine - other.health - 5 * other.armed


def worn(case: Case, other: Seen) -> int:
    """How tired of a quarrel one is that nothing has fed for long: so end the hard ones'."""
    since = next((tie.tick for tie in case.o.ties if tie.entity == other.entity), case.o.tick)
    return min(WORN, (case.o.tick - since) * WORN // LONG)


def attack(case: Case, offer: Affordance) -> Score | None:
    """Revenge, anger and old grudges, held back by kindness and fear."""
    o, traits = case.o, case.traits
    other = case.people.get(offer.target)
    if other is None:
        return beasts.attack(case, offer)
    done_to_me = o.by == other.entity
    fighting = o.foe == other.entity
    if not (done_to_me or fighting) and other.opinion > -30:
        return None
    why, anger = f"can't stand {other.name}", 0
    if done_to_me and o.deed == "hit":
        why, anger = f"{other.name} hit me", 330
    elif done_to_me and o.deed == "saw hit":
        why, anger = f"{other.name} hit a friend", 250
    elif done_to_me and o.deed == "saw death" and other.opinion < 0:
        why, anger = f"avenges a friend on {other.name}", 260
    elif done_to_me and o.deed in ("insult", "threaten"):
        why, anger = f"angry at {other.name}", 60
    elif done_to_me and o.deed in _WRONGS:
        said, anger = _WRONGS[o.deed]
        why = said.format(other.name)
    elif fighting:
        why, anger = f"not done with {other.name}", 120
    elif other.reason:
        why = f"hates {other.name}: {other.reason}"
    feud = -other.opinion * 2 if other.opinion < 0 else -other.opinion * 3
    mercy = 0
    if other.health < 45:
        mercy = -(45 - other.health) * (105 + traits.kind) // 12
    if other.doing == "hands up":
        mercy -= 480 + 2 * traits.kind
    if other.doing == "running" and other.health < 50:
        mercy -= max(0, 200 + traits.kind)  # they have had enough
    if other.reason in PEACE and not (done_to_me and o.deed == "hit"):
        mercy -= 220  # it was settled between these two
    return score(
        why,
        ("anger", anger),
        ("manner", _manner(case, other, offer.topic)),
        ("feud", feud),
        ("temper", traits.bold * 3 // 2 - traits.kind * 3 // 2 - 80),
        ("the odds", edge(case, other) * (100 - traits.bold // 2) // 100),
        ("wounds", -max(0, 60 - o.health) * 7),
        ("life is dear", -max(0, 45 - o.health) * 9),
        ("has had enough", 0 if o.deed == "hit" else _enough(case)),
        ("mercy", mercy),
        ("so long ago", 0 if anger else -worn(case, other) // 3),
        case.way(offer.distance, 8),
        ("they run", -130 - 20 * offer.distance if other.doing == "running" else 0),
        ("other needs", -max(case.thirst, case.hunger) // 3),
    )


def _enough(case: Case) -> int:
    """What a fight of late takes from the wish for another, however it was fought."""
    return min(case.stale(f"attack {how}", 1200, 240) for how in ("agent", "reckless", "wary"))


def _manner(case: Case, other: Seen, stance: str) -> int:
    """How much somebody is given to fighting like this: the bold and angry strike out."""
    bold, wounds = case.traits.bold, max(0, 70 - case.o.health)
    if stance == "reckless":
        return bold // 2 - 20 + min(20, -other.opinion // 4) - wounds
    if stance == "wary":
        return -bold // 2 - 20 + wounds // 2 + other.armed
    return 0


def defend(case: Case, offer: Affordance) -> Score | None:
    """Against blows; the steady and the shielded rather than the hot."""
    o, traits = case.o, case.traits
    other = case.people.get(offer.target)
    if other is None:
        return beasts.defend(case, offer)
    struck = o.by == other.entity and o.deed == "hit"
    threatened = o.by == other.entity and o.deed in ("threaten", "saw foe")
    if not struck and not threatened:
        return None
    return score(
        f"keeps {other.name} off",
        ("danger", 230 if struck else 110),
        ("shield", 12 * case.shield),
        ("steadiness", 60 - abs(traits.bold) // 2 + traits.kind // 3),
        ("the odds", -abs(edge(case, other)) // 3),
        ("just done", case.stale("defend agent", 120, 130)),
        ("wounds", -max(0, 40 - o.health) * 4),
        ("far off", -20 * max(0, other.distance - 3)),
    )


def flee(case: Case, offer: Affordance) -> Score | None:
    """From blows, threats and those one can't stand, the timid and the hurt first."""
    o, traits = case.o, case.traits
    other = case.people.get(offer.target)
    if other is None:
        return beasts.flee(case, offer)
    mine = o.by == other.entity
    if mine and o.deed == "hit":
        why, fear = f"{other.name} is after them", 260
    elif mine and o.deed in ("threaten", "held up"):
        why, fear = f"afraid of {other.name}", 180
    elif mine and o.deed == "demand":
        why, fear = f"won't face {other.name}", 110
    elif mine and o.deed in ("saw foe", "saw hit") and other.opinion < -30:
        why, fear = f"keeps away from {other.name}", 90
    elif o.foe == other.entity and other.distance <= 5 and other.doing in ("fighting", "walking"):
        why, fear = f"away from {other.name}", 170
    else:
        return None
    if other.doing == "asleep":
        return None
    return score(
        why,
        ("fear", fear),
        ("timid", -2 * traits.bold),
        ("wounds", max(0, 70 - o.health) * 6),
        ("the odds", -edge(case, other)),
        ("just done", case.stale("flee agent", 60 if o.deed == "hit" else 400, 160)),
        ("far off", -25 * max(0, other.distance - 3)),
    )
