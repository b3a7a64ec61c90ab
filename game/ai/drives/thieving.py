"""Thieving: taking what is another's, and what follows: demanding, keeping, giving back.

Greed and want speak for it; conscience, fondness and every eye that might see it speak
against. Most people never do it; those who do choose their moment.
"""

from game.ai.drives import pull
from game.ai.drives.case import Case, Score, score
from game.ai.drives.conscience import conscience, eyes
from game.ai.drives.fight import edge
from game.core.observation import Affordance

HONEST = -260
"""A conscience that nothing in a pocket or a chest outweighs."""
FOND = 15
"""Nobody steals from people they like this much."""


def ceiling(case: Case) -> int:
    """No theft that one could think of now is worth more than this to one."""
    o = case.o
    asleep = any(person.doing == "asleep" for person in case.people.values())
    return (
        (110 if case.people else 70)
        + (case.hunger // 4 if not case.food else 0)
        + max(0, case.traits.greedy) // 2
        + max(0, -min((tie.opinion for tie in o.ties), default=0))
        + conscience(case)[1]
        + (50 if o.night else 0)
        + (40 if asleep else 0)
        + pull.best_of("steal", case)
    )


def steal(case: Case, offer: Affordance) -> Score | None:
    """Out of a sleeper's hands or an unwatched chest."""
    o = case.o
    target, held_back = case.at.get(offer.target), conscience(case)
    if target is None or held_back[1] <= HONEST or (o.night and o.energy < 200):
        return None
    person = case.people.get(offer.target)
    victim = person.entity if person else target.owner
    liking = next((tie.opinion for tie in o.ties if tie.entity == victim), 0)
    if liking >= FOND or (person and person.opinion >= FOND):
        return None
    row = case.row(offer.kind)
    if person:
        worth = min(110, row.value // 6 + (60 if row.damage > case.weapon else 0))
        if row.food and not case.food:
            worth += case.hunger // 4
        why = f"wants the {offer.kind.replace('_', ' ')} of {person.name}"
    else:
        worth = 70 + (case.hunger // 4 if not case.food else 0)
        why = "wants to know what is in that chest, and have it"
    if liking < -20:
        why = f"{why}, and serves them right"
    return score(
        why,
        ("worth having", worth + max(0, case.traits.greedy) // 2),
        ("grudge", max(0, -liking)),
        held_back,
        eyes(case, victim, offer.x, offer.y),
        ("the dark", 50 if o.night else 0),
        ("asleep", 40 if person and person.doing == "asleep" else -60 if person else 0),
        ("just done", case.stale("steal " + (offer.topic or "agent"), 3000, 260)),
        ("tried in vain", -40 * o.failures),
        case.way(offer.distance, 6),
        ("danger", case.danger(offer.x, offer.y, offer.distance)),
    )


def demand(case: Case, offer: Affordance) -> Score | None:
    """Of whoever has it, unless they are too much to face."""
    person = case.people.get(offer.target)
    if person is None or not person.loot:
        return None
    row = case.row(offer.kind)
    return score(
        f"{person.name} has my {offer.kind.replace('_', ' ')}",
        ("mine", 240 + min(80, row.value // 10)),
        ("bold", case.traits.bold // 2),
        ("the odds", min(0, edge(case, person))),
        ("just done", case.stale("demand agent", 300, 260)),
        case.way(offer.distance, 6),
    )


def retake(case: Case, offer: Affordance) -> Score | None:
    """When words did not help, or while they sleep."""
    person = case.people.get(offer.target)
    if person is None or not person.loot:
        return None
    o, traits = case.o, case.traits
    kept = o.by == person.entity and o.deed in ("denied", "robbed", "grabbed")
    asleep = person.doing == "asleep"
    asked = case.since("demand agent") < 600
    if not (kept or asleep or asked):
        return None
    return score(
        f"takes back the {offer.kind.replace('_', ' ')}",
        ("mine", 150),
        ("they keep it", 140 if kept or asked else 0),
        ("asleep", 90 if asleep else 0),
        ("temper", 0 if asleep else traits.bold - traits.kind // 2),
        ("the odds", 0 if asleep else edge(case, person)),
        ("just done", case.stale("retake agent", 200, 200)),
        case.way(offer.distance, 6),
    )


def giveback(case: Case, offer: Affordance) -> Score | None:
    """Out of shame, fear or fondness."""
    person, o, traits = case.people.get(offer.target), case.o, case.traits
    if person is None:
        return None
    asked = o.by == person.entity and o.deed in ("demand", "grabbed")
    if not asked and (traits.kind < 30 or person.opinion < 0):
        return None
    return score(
        f"gives {person.name} back what is theirs" if asked else f"is ashamed before {person.name}",
        ("asked", 190 if asked else -40),
        ("shame", traits.kind),
        ("opinion", person.opinion),
        ("fear", max(0, -edge(case, person)) if asked else 0),
        ("all can see it", 25 * min(4, len(case.people) - 1) if asked else 0),
        ("greed", -max(0, traits.greedy)),
        case.way(offer.distance, 6),
    )


def deny(case: Case, offer: Affordance) -> Score | None:
    """The greedy and the bold keep what they have."""
    person, o, traits = case.people.get(offer.target), case.o, case.traits
    if person is None or o.by != person.entity:
        return None
    return score(
        f"keeps the {offer.kind.replace('_', ' ')}",
        ("an answer", 170),
        ("greed", traits.greedy),
        ("bold", traits.bold // 2),
        ("the odds", edge(case, person) // 2),
        ("liking", -person.opinion),
    )
