"""Fitting: a prompt's budget of tokens, and what is left out first when it is overfull.

A model's context is small, on one's own machine above all, and tokens cost money. What is cut
is what a person could best do without: far places before news, news before those near.
"""

from collections.abc import Callable, Sequence
from math import ceil

from msgspec.structs import replace

from game.core.observation import Affordance, Observation, Seen

BUDGET = 2600
"""Tokens that a prompt may have: with the answer's they fit a local model's context."""
BYTES_A_TOKEN = 3.3
"""What models make of English words and keys is 3.5 to 4.5; of other scripts, less a letter."""

CUTS = (
    ("known", 12),
    ("known", 0),
    ("notes", 8),
    ("notes", 4),
    ("facts", 4),
    ("facts", 2),
    ("ties", 3),
    ("seen", 24),
    ("seen", 10),
    ("choices", 40),
    ("choices", 25),
    ("choices", 12),
)
"""What is cut, in this order, and how much of it is left; memories are cut before."""
Offers = list[Affordance]


def tokens(text: str) -> int:
    """About how many tokens a text has; rather more than less.

    >>> tokens("drink well_12"), tokens("")
    (4, 0)
    """
    return ceil(len(text.encode(errors="replace")) / BYTES_A_TOKEN)


def fitted(
    seen: Observation,
    offers: Sequence[Affordance],
    render: Callable[[Observation, Sequence[Affordance]], str],
    fewer: Callable[[Sequence[Affordance], int], Offers],
    budget: int = BUDGET,
) -> tuple[Observation, Offers]:
    """What of an observation and its choices goes into a prompt of so many tokens.

    render: the prompt's text. fewer: so many of some choices, the nearest of each action.
    Where nothing more can be cut, what is left is returned, though it be too much.
    """
    chosen = list(offers)
    for what, count in CUTS:
        if tokens(render(seen, chosen)) <= budget:
            break
        if what == "choices":
            chosen = fewer(chosen, count)
        else:
            seen = _less(seen, what, count)
    return seen, chosen


def _less(seen: Observation, what: str, count: int) -> Observation:
    """The observation with so much of one thing: the nearest, the latest, the strongest."""
    match what:
        case "known":
            near = sorted(seen.known, key=lambda known: (known.distance, known.entity))
            return replace(seen, known=tuple(near[:count]))
        case "notes":
            return replace(seen, notes=seen.notes[-count:])
        case "facts":
            return replace(seen, facts=seen.facts[:count])
        case "ties":
            return replace(seen, ties=seen.ties[:count])
        case "seen":
            return replace(seen, seen=_sights(seen, count))
    raise AssertionError(f"nothing called {what} can be cut")


def _sights(seen: Observation, count: int) -> tuple[Seen, ...]:
    """So many things in sight: the foe and who one talks with, other people, the nearest."""
    dear = {seen.foe, seen.by, *seen.talk}
    ranked = sorted(
        seen.seen,
        key=lambda its: (its.entity not in dear, its.kind != "agent", its.distance, its.entity),
    )
    kept = {its.entity for its in ranked[:count]}
    return tuple(its for its in seen.seen if its.entity in kept)
