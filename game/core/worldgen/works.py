"""Works: what the rows say stands in a village, and out in the country, from the start.

A new object that is to be found in new worlds is a row with `one_for` or `stands`; this
file knows none by name.
"""

from game.core.content import Content, ObjectRow
from game.core.worldgen.chart import PATH, TERRAIN, WALKABLE, Chart
from game.core.worldgen.village import Village, spot

_NEAR, _OUT = 5, 11
"""Tiles from the plaza's middle: of what people work at, and of what grows for them."""
_BESIDE = 2
"""How near is beside, for what belongs to ground that nobody can stand on."""


def build(chart: Chart, villages: list[Village], content: Content) -> None:
    """Plan each village's works: around its plaza, or around its houses for what grows."""
    for number, village in enumerate(villages):
        for kind, row in content.objects.items():
            if row.one_for:
                own: list[int] = []
                for i in range(max(1, village.site.people // row.one_for)):
                    crop = row.gives and not row.solid
                    tile = _beside(chart, own, kind, row) if crop else -1
                    if tile < 0:
                        tile = _place(chart, village, number, kind, row, i)
                    if tile >= 0:
                        own.append(tile)
                village.works += own
            if row.by_beds:
                _beside_beds(chart, village, kind, row)


def _beside(chart: Chart, own: list[int], kind: str, row: ObjectRow) -> int:
    """Put one up beside those of its kind, so that crops make a field; its tile, or -1."""
    for tile in own:
        for side in chart.sides(tile):
            if chart.ground[side] != PATH and _stand(chart, kind, side, row):
                return side
    return -1


def _beside_beds(chart: Chart, village: Village, kind: str, row: ObjectRow) -> None:
    """Put one beside each of so many beds in a hundred, where it stands in nobody's way."""
    for bed in village.beds:
        if chart.draw(f"{kind} by bed", bed, 100) >= row.by_beds:
            continue
        sides = chart.sides(bed)
        turn = chart.draw(f"{kind} side", bed, len(sides))
        any(_stand(chart, kind, tile, row) for tile in (*sides[turn:], *sides[:turn]))


def _place(chart: Chart, village: Village, number: int, kind: str, row: ObjectRow, i: int) -> int:
    """Put one up where a few tries find room for it; its tile, or -1."""
    base = _OUT if row.gives else _NEAR
    for j in range(40):
        key = (number * 64 + i) * 64 + j
        angle = chart.draw(f"{kind} angle", key, 256)
        distance = base + j // 4 + chart.draw(f"{kind} far", key, 4)
        tile = spot(chart, village.site, angle, distance)
        if tile >= 0 and _stand(chart, kind, tile, row):
            return tile
    return -1


def scatter(chart: Chart, content: Content) -> None:
    """Plan what stands in the country, so many on 1,000 tiles of a ground or beside it."""
    for kind, row in content.objects.items():
        for name, rate in sorted(row.stands.items()):
            if name not in TERRAIN:
                continue  # a ground of the content's own, which no generated map has
            code = TERRAIN.index(name)
            if code in WALKABLE:
                tiles = [t for t, found in enumerate(chart.ground) if found == code]
            else:
                own = (t for t, found in enumerate(chart.ground) if found == code)
                steps = chart.away(own, _BESIDE)
                tiles = [t for t, far in enumerate(steps) if 0 < far <= _BESIDE]
            for tile in tiles:
                if chart.draw(f"{kind} stands", tile, 1000) < rate:
                    _stand(chart, kind, tile, row)


def _stand(chart: Chart, kind: str, tile: int, row: ObjectRow) -> bool:
    """Plan one on a tile, if that cuts nobody off; what isn't solid needs the tile alone."""
    if row.solid:
        return chart.stand(kind, tile, reach=True)
    if chart.kept[tile] or not chart.free(tile):
        return False
    chart.kept[tile] = 1
    chart.objects.append((kind, tile % chart.width, tile // chart.width))
    return True
