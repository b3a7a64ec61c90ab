"""Drawing: the map that a scenario has drawn, in itself or in a file beside it."""

from pathlib import Path

from game.core.content import Content
from game.scenarios.ascii_map import meaning_of, read_ascii
from game.scenarios.faults import Fault, one_of, shown
from game.scenarios.finding import MAX_MAP, beside, read_bytes
from game.scenarios.layout import Layout
from game.scenarios.reading import Reader
from game.scenarios.schema import Glyph, ScenarioFile
from game.scenarios.tiled import read_tiled

TILED = (".tmj", ".json")
MAPS = "the name of a .txt (drawn in letters) or .tmj (Tiled) file in the scenario's folder"


def draw(file: ScenarioFile, path: Path, content: Content, reader: Reader) -> Layout | None:
    """The layout; None where the land is made from the seed. Faults go to the reader."""
    layout = _drawn(file, path, content, reader)
    if layout is not None and not reader.faults:
        _check_standing(layout, content, file.map.file or reader.file, reader)
    return layout


def _check_standing(layout: Layout, content: Content, name: str, reader: Reader) -> None:
    """What stands must stand on ground that bears it, and alone if it is solid."""
    walkable = {row.glyph for row in content.terrain.values() if row.walkable}
    solid: set[tuple[int, int]] = set()
    where = ("map", "ascii") if not name.endswith(TILED) else ("map", "file")
    rows = content.objects
    standing = [(one.kind, (one.x, one.y)) for one in layout.drawn]
    standing += [(person, at) for person, at in layout.people.items()]
    standing += [("somebody", at) for at in layout.spawns]
    for what, (x, y) in standing:
        takes_all = what not in rows or rows[what].solid
        if what in content.items:
            takes_all = False
        if layout.rows[y][x] not in walkable:
            reader.fault(where, f"{what} at {x},{y}, on ground that nobody can walk on",
                         one_of(n for n, row in content.terrain.items() if row.walkable),
                         "put it elsewhere, or other ground below it")  # fmt: skip
        elif takes_all and (x, y) in solid:
            reader.fault(where, f"{what} at {x},{y}, where something stands already",
                         "one on each tile", "move one of them")  # fmt: skip
        if takes_all:
            solid.add((x, y))


def _drawn(file: ScenarioFile, path: Path, content: Content, reader: Reader) -> Layout | None:
    if file.map.ascii is not None:
        first = reader.lines["map", "ascii"] + 1  # the letters begin below `ascii: |`
        return _letters(file, file.map.ascii, content, reader, reader.file, first)
    if file.map.file is None:
        return None
    name = file.map.file
    data = _bytes(path, name, ("map", "file"), reader)
    if data is None:
        return Layout()
    if name.endswith(TILED):
        return _tiles(file, path, data, content, reader)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        reader.fault(("map", "file"), name, MAPS, "save it as UTF-8 text")
        return Layout()
    return _letters(file, text, content, reader, name, 1)


def legend_of(file: ScenarioFile, content: Content) -> dict[str, Glyph]:
    """The legend with its bare words worked out; they are known to be good."""
    people = {person.name for person in file.people if person.name}
    legend = {}
    for letter, meaning in file.map.legend.items():
        glyph = meaning_of(meaning, content, people) if isinstance(meaning, str) else meaning
        if glyph is not None:
            legend[letter] = glyph
    return legend


def _letters(
    file: ScenarioFile, text: str, content: Content, reader: Reader, name: str, first: int
) -> Layout:
    def complain(row: int, found: str, allowed: str, fix: str) -> None:
        reader.faults.append(Fault(name, first + row, "map", found, allowed, fix))

    return read_ascii(text, legend_of(file, content), file.map.ground, content, complain)


def _tiles(file: ScenarioFile, path: Path, data: bytes, content: Content, reader: Reader) -> Layout:
    name = file.map.file or ""

    def complain(where: str, found: str, allowed: str, fix: str) -> None:
        reader.faults.append(Fault(name, 0, where, found, allowed, fix))

    def fetch(source: str) -> bytes | None:
        return _bytes(path, source, ("map", "file"), reader)

    people = {person.name for person in file.people if person.name}
    return read_tiled(data, file.map.ground, content, people, complain, fetch)


def _bytes(path: Path, name: str, where: tuple[str, ...], reader: Reader) -> bytes | None:
    try:
        return read_bytes(beside(path, name), MAX_MAP)
    except ValueError as error:
        reader.fault(where, shown(name)[1:-1], MAPS, str(error))
    except OSError as error:
        reader.fault(where, f"{name}, which can't be read ({error.strerror})", MAPS, "mend that")
    return None
