"""Wealth: what people own, and how evenly."""

from collections.abc import Iterable

from game.core.world import World


def wealth(world: World) -> dict[int, int]:
    """Living person -> the base value of all that is theirs, coins too, in hundredths of a coin.

    What they own counts wherever it is, in their own hands, a chest or a thief's; what they
    carry of others doesn't.
    """
    owned = dict.fromkeys(world.agents, 0)
    rows, kinds = world.content.items, world.kind
    for entity, pile in world.item.items():
        if pile.owner in owned:
            owned[pile.owner] += rows[kinds[entity]].value * pile.count
    return owned


def gini(values: Iterable[int]) -> float:
    """The Gini index of some holdings, 0 (all alike) to 1 (one has it all); 0 for none.

    From the sorted values: 2 * sum(i * x_i) / (n * sum(x)) - (n + 1) / n, i from 1.

    >>> gini([5, 5, 5]), gini([0, 0, 0, 12]), gini([])
    (0.0, 0.75, 0.0)
    """
    ordered = sorted(values)
    total, count = sum(ordered), len(ordered)
    if not total:
        return 0.0
    ranked = sum(i * value for i, value in enumerate(ordered, 1))
    return 2 * ranked / (count * total) - (count + 1) / count
