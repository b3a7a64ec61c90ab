"""Masks: sets of tiles as bytes of 0 and 1, smoothed and rid of specks."""

from game.core.worldgen.chart import Chart


def smooth(mask: bytearray, width: int, passes: int) -> bytearray:
    """Each tile becomes what most of its 3 x 3 surroundings are; the rim repeats outwards."""
    for _ in range(passes):
        rows = [mask[i : i + width] for i in range(0, len(mask), width)]
        sums = [
            [a + b + c for a, b, c in zip(row[:1] + row[:-1], row, row[1:] + row[-1:], strict=True)]
            for row in rows
        ]
        mask = bytearray()
        for above, here, below in zip(
            [sums[0], *sums[:-1]], sums, [*sums[1:], sums[-1]], strict=True
        ):
            mask.extend(
                1 if a + b + c > 4 else 0 for a, b, c in zip(above, here, below, strict=True)
            )
    return mask


def patches(chart: Chart, mask: bytearray) -> list[list[int]]:
    """The connected patches of a mask, each as its tiles, in order of their first tile."""
    left = bytearray(mask)
    found = []
    start = left.find(1)
    while start >= 0:
        left[start] = 0
        patch = [start]
        for tile in patch:
            for side in chart.sides(tile):
                if left[side]:
                    left[side] = 0
                    patch.append(side)
        found.append(patch)
        start = left.find(1, start)
    return found


def drop_small(chart: Chart, mask: bytearray, least: int) -> None:
    """Clear the patches of fewer than `least` tiles, in place."""
    for patch in patches(chart, mask):
        if len(patch) < least:
            for tile in patch:
                mask[tile] = 0
