"""Giving in and holding up: when to surrender, what to demand, whom to rob."""

from game.ai.drives.case import Case, Score, score
from game.ai.drives.fight import edge
from game.core.components import Traits
from game.core.observation import Affordance

HELD_UP = "held up"
LOSING = 55
"""Health below which one thinks of giving in, in percent."""


def surrender(case: Case, offer: Affordance) -> Score | None:
    """The hurt, the timid and the outmatched; a robbed one with little to lose first of all."""
    o, traits = case.o, case.traits
    other = case.people.get(offer.target)
    if other is None:
        return None
    threatened = o.deed == HELD_UP and o.by == other.entity
    losing = max(0, LOSING - o.health)
    if not threatened and not losing:
        return None
    why = (
        f"{other.name} is armed, life is dear" if threatened else f"can't win against {other.name}"
    )
    return score(
        why,
        ("threat", 170 if threatened else 150),
        ("wounds", losing * 8),
        ("pride", -traits.bold * 3 // 2),
        ("the odds", -edge(case, other)),
        ("would rather than run", case.taste("surrender", 130)),
        ("hates to", min(0, other.opinion // 3)),
        ("just done", case.stale("surrender agent", 300, 200)),
    )


def despoil(case: Case, offer: Affordance) -> Score | None:
    """The greedy take what is worth most, the fighters the arms; the kind let go."""
    traits = case.traits
    other = case.people.get(offer.target)
    if other is None:
        return None
    # Who held somebody up did it for this.
    spoils = 40 if case.since("holdup agent") < 400 else 0
    if offer.topic == "nothing":
        return score(
            f"lets {other.name} go",
            ("mercy", 300 + 2 * traits.kind - traits.greedy),
            ("liking", max(-60, min(60, other.opinion))),
            ("came for more", -3 * spoils),
        )
    wares = dict(other.wares)
    if offer.topic == "coins":
        worth = 20 + min(80, 12 * wares.get("coin", 0))
    elif offer.topic == "arms":
        worth = 30 + traits.bold // 3 + min(40, 4 * other.armed)
    else:
        worth = min(90, case.row(offer.kind).value // 5)
    what = {"coins": "coins", "arms": "arms"}.get(offer.topic, offer.kind.replace("_", " "))
    return score(
        f"takes {other.name}'s {what}",
        ("spoils", 270 + worth + spoils),
        ("greed", traits.greedy),
        ("kindness", -traits.kind),
        ("feud", max(0, -other.opinion) // 2),
        case.way(offer.distance),
    )


def ruthless(traits: Traits) -> bool:
    """Whether somebody would rob others at all."""
    return traits.greedy - traits.kind >= 60 and traits.bold >= -20


def holdup(case: Case, offer: Affordance) -> Score | None:
    """The greedy and hard, armed, of somebody weaker with something to take, and nobody about."""
    o, traits = case.o, case.traits
    other = case.people.get(offer.target)
    if other is None or other.opinion >= 30 or o.health < 50:
        return None
    if not ruthless(traits):
        return None
    hard = traits.greedy - traits.kind
    loot = sum(case.row(kind).value * count for kind, count in other.wares) // 12
    about = sum(1 for p in case.people.values() if p.entity != other.entity)
    rich = 40 if case.want.name == "riches" else 0
    starving = max(0, case.hunger - case.food - 300) // 4
    return score(
        f"wants what {other.name} has",
        ("loot", min(120, loot)),
        ("greed", hard // 3 + rich),
        ("hunger", starving),
        ("nerve", traits.bold // 3 - 100),
        ("the odds", min(80, edge(case, other))),
        ("witnesses", -70 * about),
        ("liking", -other.opinion),
        ("under cover of night", 40 if o.night else 0),
        ("has had enough", case.stale("holdup agent", 4800, 500)),
        case.way(offer.distance, 6),
    )
