"""Powers in people's lives: teaching and learning them, books about them.

How a power is used stands in `casting.py`; here is how it goes from one to another.
"""

from game.ai.drives.case import Case, Score, score
from game.core.lore import FEE, FEE_STEP
from game.core.observation import Affordance

COIN = "coin"
DEAR = 9
"""Points that a coin for a lesson is worth to somebody of middling greed."""


def teach(case: Case, offer: Affordance) -> Score | None:
    """Those whom one likes, in peace and at leisure; the greedy keep what they know."""
    traits, pupil = case.traits, case.people.get(offer.target)
    if pupil is None or case.foes or case.beasts:
        return None
    return score(
        f"shows {pupil.name} how it is done",
        ("affection", pupil.opinion),
        ("kindness", traits.kind // 2 + traits.sociable // 4),
        ("keeps it to oneself", -max(0, traits.greedy) // 2),
        ("just done", case.stale("teach agent", 4800, 260)),
        ("other needs", -max(case.thirst, case.hunger, case.energy) // 3),
        case.way(offer.distance),
    )


def learn(case: Case, offer: Affordance) -> Score | None:
    """What is shown to one for nothing, or for coins that one can spare."""
    o, traits, teacher = case.o, case.traits, case.people.get(offer.target)
    if teacher is None or case.foes or case.beasts:
        return None
    needs = ("other needs", -max(case.thirst, case.hunger, case.energy) // 3)
    if offer.topic:
        return score(
            f"{teacher.name} shows them a power",
            ("eager", 240 + traits.curious // 2),
            ("shown right now", 80 if o.by == teacher.entity else 0),
            ("opinion", teacher.opinion),
            needs,
        )
    purse = case.counts.get(COIN, 0)
    return score(
        f"wants to be able to do what {teacher.name} can",
        ("wish", 110 + traits.curious // 2 + case.taste("powers", 50)),
        ("opinion", min(40, teacher.opinion // 2)),
        ("price", -DEAR * (FEE + FEE_STEP) * (100 + traits.greedy) // (100 + 4 * purse)),
        ("just done", case.stale("learn agent", 4800, 260)),
        needs,
        case.way(offer.distance),
    )


def write(case: Case, offer: Affordance) -> Score | None:
    """The diligent and the old in their ways, so that it isn't lost with them."""
    traits = case.traits
    if case.foes or case.beasts or case.o.night:
        return None
    return score(
        "writes down what they know",
        ("to be remembered", 150 + traits.diligent // 2 + case.taste("books", 60)),
        ("wounds", max(0, 60 - case.o.health)),
        ("just done", case.stale("write", 4800, 260)),
        ("other needs", -max(case.thirst, case.hunger, case.energy) // 3),
    )


def study(case: Case, offer: Affordance) -> Score | None:
    """Whoever holds such a book wants to know what it says."""
    if case.foes or case.beasts:
        return None
    return score(
        "reads about a power",
        ("curiosity", 260 + case.traits.curious // 2),
        ("in the dark", -80 if case.o.night else 0),
        ("other needs", -max(case.thirst, case.hunger, case.energy) // 3),
    )
