"""Tiled maps: a `.tmj` file, as Tiled saves it in JSON, as a layout.

Tile layers from the bottom up: a tile's `terrain` becomes the ground, its `object` or `item`
stands on it. What a tile is, its properties say; else its class; else the name of its
picture. An object layer holds people, places to begin (`spawn`), marks and single things.
"""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, field

from game.core.content import Content
from game.scenarios.ascii_map import meaning_of
from game.scenarios.faults import shown
from game.scenarios.layout import SMALLEST, Drawn, Layout
from game.scenarios.schema import LARGEST, Glyph

Complain = Callable[[str, str, str, str], None]
"""Takes a field such as `layers[0].data[7]`, what was found, what is allowed, and the fix."""
MOST_LAYERS = 60
FLAGS = 0xF0000000
"""Bits of a tile's number that say how it is turned; here nothing is."""
T = TypeVar("T", bound=Struct)
AGAIN = "save it again in Tiled, as JSON (.tmj)"


class _Property(Struct):
    name: str = ""
    value: Any = None


class _Tile(Struct):
    id: int
    type: str = ""
    class_: str = field(default="", name="class")
    image: str = ""
    properties: list[_Property] = []


class Tileset(Struct):
    """The tiles of one tileset; `source` names the file that has them, if it is another."""

    firstgid: int = 1
    source: str = ""
    name: str = ""
    tiles: list[_Tile] = []


class _Object(Struct):
    x: float
    y: float
    width: float = 0
    height: float = 0
    name: str = ""
    type: str = ""
    class_: str = field(default="", name="class")
    gid: int = 0
    properties: list[_Property] = []


class _Layer(Struct):
    type: str
    name: str = ""
    width: int = 0
    height: int = 0
    data: list[int] | str = []
    objects: list[_Object] = []
    layers: "list[_Layer]" = []


class _Map(Struct):
    width: int
    height: int
    tilewidth: int
    tileheight: int
    layers: list[_Layer]
    orientation: str = "orthogonal"
    infinite: bool = False
    tilesets: list[Tileset] = []


def read_tiled(
    data: bytes,
    ground: str,
    content: Content,
    people: set[str],
    complain: Complain,
    fetch: Callable[[str], bytes | None],
) -> Layout:
    """The layout of a map; what is wrong is told to `complain`.

    `fetch` gives the bytes of a tileset's own file, or None if it has complained itself.
    """
    map_ = _decoded(data, _Map, "", complain)
    if map_ is None or not _is_ours(map_, complain):
        return Layout()
    meanings = _meanings(map_.tilesets, content, complain, fetch)
    layout = Layout()
    land = [content.terrain[ground].glyph] * (map_.width * map_.height)
    reader = _Reader(map_, meanings, content, people, layout, land, complain)
    for where, layer in _flat(map_.layers, "layers"):
        reader.take(where, layer)
    text = "".join(land)
    layout.rows = [text[i : i + map_.width] for i in range(0, len(text), map_.width)]
    return layout


def _decoded(data: bytes, kind: type[T], where: str, complain: Complain) -> T | None:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        complain(where, shown(str(error)[:200]), "a map of Tiled's", AGAIN)
        return None


def _is_ours(map_: _Map, complain: Complain) -> bool:
    for wrong, where, found, allowed, fix in (
        (map_.orientation != "orthogonal", "orientation", shown(map_.orientation), "orthogonal",
         "choose Orthogonal in Map > Map Properties"),
        (map_.infinite, "infinite", "true", "false", "switch Infinite off in Map > Map Properties"),
        (not SMALLEST <= map_.width <= LARGEST, "width", str(map_.width),
         f"{SMALLEST} to {LARGEST}", "use Map > Resize Map"),
        (not SMALLEST <= map_.height <= LARGEST, "height", str(map_.height),
         f"{SMALLEST} to {LARGEST}", "use Map > Resize Map"),
        (not 1 <= map_.tilewidth <= 1024 or not 1 <= map_.tileheight <= 1024, "tilewidth",
         f"{map_.tilewidth} x {map_.tileheight}", "1 to 1024 pixels", AGAIN),
    ):  # fmt: skip
        if wrong:
            complain(where, found, allowed, fix)
            return False
    return True


def _flat(layers: list[_Layer], where: str) -> Iterator[tuple[str, _Layer]]:
    """All layers, those in groups too, from the bottom up."""
    for i, layer in enumerate(layers[:MOST_LAYERS]):
        if layer.type == "group":
            yield from _flat(layer.layers, f"{where}[{i}].layers")
        else:
            yield f"{where}[{i}]", layer


Meanings = dict[int, Glyph | str]
"""Number of a tile -> what it stands for, or which tile it is if it stands for nothing."""


def _meanings(
    tilesets: list[Tileset],
    content: Content,
    complain: Complain,
    fetch: Callable[[str], bytes | None],
) -> Meanings:
    found: Meanings = {}
    for i, tileset in enumerate(tilesets[:MOST_LAYERS]):
        tiles, name, where = tileset.tiles, tileset.name, f"tilesets[{i}]"
        if tileset.source:
            name = tileset.source
            if not name.endswith((".tsj", ".json")):
                complain(
                    f"{where}.source", shown(name), "a tileset in JSON (.tsj), or an embedded one",
                    "use Embed Tileset in Tiled, or export it as .tsj",
                )  # fmt: skip
                continue
            data = fetch(name)
            other = _decoded(data, Tileset, where, complain) if data is not None else None
            tiles = other.tiles if other else []
        for tile in tiles:
            meaning = _meaning(tile, content)
            found[tileset.firstgid + tile.id] = meaning or f"tile {tile.id} of {name or where}"
    return found


def _meaning(tile: _Tile, content: Content) -> Glyph | None:
    said = {p.name: p.value for p in tile.properties}
    glyph = Glyph()
    for name, rows in (
        ("terrain", content.terrain), ("object", content.objects), ("item", content.items),
    ):  # fmt: skip
        value = said.get(name)
        if isinstance(value, str) and value in rows:
            setattr(glyph, name, value)
    if glyph != Glyph():
        return glyph
    word = tile.type or tile.class_ or PurePosixPath(tile.image.replace("\\", "/")).stem
    return meaning_of(word, content, ())


class _Reader:
    """Takes layer after layer into one layout."""

    def __init__(
        self,
        map_: _Map,
        meanings: Meanings,
        content: Content,
        people: set[str],
        layout: Layout,
        land: list[str],
        complain: Complain,
    ) -> None:
        self.map = map_
        self.meanings = meanings
        self.content = content
        self.people = people
        self.layout = layout
        self.land = land
        self.complain = complain
        self._blamed: set[int] = set()

    def take(self, where: str, layer: _Layer) -> None:
        """A tile layer or an object layer; pictures are passed over."""
        if layer.type == "tilelayer":
            self._tiles(where, layer)
        elif layer.type == "objectgroup":
            for i, one in enumerate(layer.objects):
                self._object(f"{where}.objects[{i}]", one)

    def _tiles(self, where: str, layer: _Layer) -> None:
        if isinstance(layer.data, str):
            self.complain(
                f"{where}.data", "packed data", "a list of numbers",
                "choose CSV as Tile Layer Format in Map > Map Properties",
            )  # fmt: skip
            return
        wanted = self.map.width * self.map.height
        if len(layer.data) != wanted or (layer.width, layer.height) != (
            self.map.width,
            self.map.height,
        ):
            found = f"{len(layer.data)} tiles in {layer.width} x {layer.height}"
            self.complain(f"{where}.data", found, f"{wanted}, as large as the map", AGAIN)
            return
        for tile, number in enumerate(layer.data):
            if number:
                glyph = self._glyph(number, f"{where}.data[{tile}]")
                if glyph is not None:
                    self._stand(glyph, tile % self.map.width, tile // self.map.width)

    def _glyph(self, number: int, where: str) -> Glyph | None:
        gid = number & ~FLAGS
        meaning = self.meanings.get(gid, f"tile number {number}")
        if isinstance(meaning, Glyph):
            return meaning
        if gid not in self._blamed:  # once for each kind of tile, not for each tile
            self._blamed.add(gid)
            self.complain(
                where, f"{shown(meaning)}, which is nothing known",
                "tiles with a property terrain, object or item that names a row of assets/content",
                "give the tile such a property in Tiled's tileset editor",
            )  # fmt: skip
        return None

    def _stand(self, glyph: Glyph, x: int, y: int, count: int = 1, label: str = "",
               owner: str = "") -> None:  # fmt: skip
        if glyph.terrain:
            self.land[y * self.map.width + x] = self.content.terrain[glyph.terrain].glyph
        for kind in (glyph.object, glyph.item):
            if kind:
                self.layout.drawn.append(Drawn(kind, x, y, count, label, owner))

    def _object(self, where: str, one: _Object) -> None:
        # A tile's object hangs above its point, a rectangle below it.
        middle = one.y - one.height / 2 if one.gid else one.y + one.height / 2
        x = int((one.x + one.width / 2) // self.map.tilewidth)
        y = int(middle // self.map.tileheight)
        if not (0 <= x < self.map.width and 0 <= y < self.map.height):
            self.complain(where, f"a place at {x},{y}", "a place on the map", "move it there")
            return
        kind = one.type or one.class_
        if kind in ("person", "mark") and not one.name:
            self.complain(f"{where}.name", "no name", f"the name of the {kind}", "name it in Tiled")
        elif kind == "person" and one.name not in self.people:
            self.complain(
                f"{where}.name", shown(one.name), "a name of the scenario's people",
                "add somebody of that name to people",
            )  # fmt: skip
        elif kind == "person":
            self.layout.people[one.name] = (x, y)
        elif kind == "mark":
            self.layout.marks.setdefault(one.name, (x, y))
        elif kind == "spawn":
            self.layout.spawns.append((x, y))
        else:
            self._thing(where, one, kind, x, y)

    def _thing(self, where: str, one: _Object, kind: str, x: int, y: int) -> None:
        glyph = meaning_of(kind, self.content, ()) if kind else None
        if glyph is None and one.gid:
            glyph = self._glyph(one.gid, f"{where}.gid")
            if glyph is None:
                return
        if glyph is None or not (glyph.object or glyph.item):
            self.complain(
                f"{where}.class", shown(kind), "person, mark, spawn, or the name of an object "
                "or item of assets/content", "set the object's Class in Tiled",
            )  # fmt: skip
            return
        said = {p.name: p.value for p in one.properties}
        count = said.get("count", 1)
        if type(count) is not int or not 1 <= count <= 1000:
            self.complain(f"{where}.count", shown(count), "a whole number, 1 to 1000", "write 1")
            return
        label, owner = str(said.get("label", ""))[:32], str(said.get("owner", ""))[:32]
        if owner and owner not in self.people:
            self.complain(f"{where}.owner", shown(owner), "a name of the scenario's people",
                          "add somebody of that name to people")  # fmt: skip
            return
        self._stand(glyph, x, y, count, label, owner)
