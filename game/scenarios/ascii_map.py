"""ASCII maps: one letter a tile; the legend tells what each letter stands for.

Terrain is written with its own glyphs (assets/content/terrain.yaml), and `@` is a place
where somebody may begin, unless the legend says otherwise.
"""

from collections.abc import Callable, Collection

from game.core.content import Content
from game.scenarios.faults import one_of
from game.scenarios.layout import SMALLEST, Drawn, Layout
from game.scenarios.schema import LARGEST, Glyph

Complain = Callable[[int, str, str, str], None]
"""Takes a row (from 0), what was found, what is allowed, and the fix."""


def read_ascii(
    text: str,
    legend: dict[str, Glyph],
    ground: str,
    content: Content,
    complain: Complain,
) -> Layout:
    """The layout that a text draws; what is wrong is told to `complain`."""
    rows = [row.rstrip("\r") for row in text.rstrip("\n").split("\n")]
    width = len(rows[0])
    layout = Layout()
    if not _of_good_size(rows, width, complain):
        return layout
    terrain = {row.glyph: row.glyph for row in content.terrain.values()}
    under = content.terrain[ground].glyph
    for y, row in enumerate(rows):
        land = []
        for x, letter in enumerate(row[:width]):
            meaning = legend.get(letter)
            if meaning is None and letter == "@":
                meaning = Glyph(spawn=True)
            if meaning is None and letter not in terrain:
                known = one_of([*terrain, *legend, "@"], 40)
                complain(
                    y, f"{letter!r} in column {x + 1}", f"letters of the legend and of terrain, "
                    f"{known}", f"add `{letter!r}: ...` to map.legend",
                )  # fmt: skip
                return layout
            if meaning is None:
                land.append(letter)
                continue
            land.append(content.terrain[meaning.terrain].glyph if meaning.terrain else under)
            _stand(layout, meaning, x, y)
        layout.rows.append("".join(land))
    return layout


def _of_good_size(rows: list[str], width: int, complain: Complain) -> bool:
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= len(rows) <= LARGEST):
        complain(
            0, f"a map of {width} x {len(rows)}",
            f"{SMALLEST} to {LARGEST} letters a row, and as many rows", "draw it larger or smaller",
        )  # fmt: skip
        return False
    for y, row in enumerate(rows):
        if len(row) != width:
            more = width - len(row)
            fix = f"add {more} letters" if more > 0 else f"take {-more} away"
            complain(y, f"a row of {len(row)} letters", f"{width}, as in the first row", fix)
            return False
    return True


def _stand(layout: Layout, meaning: Glyph, x: int, y: int) -> None:
    owner = meaning.owner or ""
    if meaning.object:
        layout.drawn.append(Drawn(meaning.object, x, y, label=meaning.label or "", owner=owner))
    if meaning.item:
        layout.drawn.append(Drawn(meaning.item, x, y, meaning.count, owner=owner))
    if meaning.person:
        layout.people[meaning.person] = (x, y)
    if meaning.mark:
        layout.marks.setdefault(meaning.mark, (x, y))
    if meaning.spawn:
        layout.spawns.append((x, y))


def meaning_of(word: str, content: Content, people: Collection[str]) -> Glyph | None:
    """What a legend's bare word stands for: terrain, an object, an item or a person."""
    if word in content.terrain:
        return Glyph(terrain=word)
    if word in content.objects:
        return Glyph(object=word)
    if word in content.items:
        return Glyph(item=word)
    return Glyph(person=word) if word in people else None
