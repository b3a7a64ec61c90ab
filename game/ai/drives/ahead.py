"""Ahead: what somebody means to do after what they do now, if nothing comes up.

Nobody weighs the whole world anew after each berry: of what seemed good a moment ago, what
does not serve the same need is done next.
"""

from collections.abc import Iterable

from game.ai.drives.case import Case, Score
from game.ai.drives.conscience import THEFT
from game.ai.drives.making import with_work
from game.core.observation import Affordance

MOST = 5
"""How many things one thinks ahead."""
LEAST = 60
"""Points below which nothing is worth it."""
LOWEST = 30
"""The same for the next thing: where nothing is worth much, one need not think before it."""
HURRY = 350
"""Urgency of a need from which one doesn't think ahead."""
LEADS = frozenset(
    [
        "buy",
        "craft",
        "drink",
        "eat",
        "fetch",
        "move",
        "pickup",
        "say",
        "sell",
        "stow",
        "trade",
        "use",
        "wait",
    ]
)
"""Actions after which there is a next."""
FOLLOWS = frozenset(
    [
        *("buy", "craft", "drink", "eat", "give", "move", "pickup"),
        *("say", "sell", "stow", "trade", "use"),
    ],
)
"""Actions that can be it."""
FRIENDLY = ("chat", "greet", "tell")
"""Words that can be it, to somebody whom one doesn't answer just now."""
SERVES = {"drink": "thirst", "eat": "hunger"}
"""Action -> the part of other scores that it leaves nothing of."""


def ahead(
    case: Case, ranked: Iterable[tuple[Affordance, Score]], first: Affordance
) -> list[tuple[Affordance, str]]:
    """(choice, reason) of what comes after `first`, of all that was weighed, best first."""
    if first.action not in LEADS or case.o.urgency > 1 or case.foes or case.beasts:
        return []
    if max(case.thirst, case.hunger, case.energy) > HURRY:
        return []
    found: list[tuple[Affordance, str]] = []
    done = {_sort(first)}
    served = {SERVES.get(first.action, "")}
    if case.yields_food(first):
        served.add("hunger")
    for offer, its in ranked:
        least = LEAST if found else LOWEST
        if its.points < least or len(found) == MOST:
            break
        if offer.action not in FOLLOWS or offer.topic == THEFT or _sort(offer) in done:
            continue
        if offer.action == "trade" and its.points < LEAST:
            continue
        if offer.action == "say" and (offer.topic not in FRIENDLY or first.action == "say"):
            continue
        if its.points - sum([part[1] for part in its.parts if part[0] in served]) < least:
            continue
        found.append((offer, its.why))
        done.add(_sort(offer))
        served.add(SERVES.get(offer.action, ""))
    return with_work(case, first, found, MOST)


def _sort(offer: Affordance) -> tuple[str, int]:
    """What one does but once: a walk, a drink, a meal, and each thing by itself."""
    return offer.action, offer.target if offer.action in ("pickup", "use") else 0
