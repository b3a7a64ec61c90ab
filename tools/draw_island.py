"""Draws the map of the scenario `island` as a Tiled map.   python tools/draw_island.py

Writes assets/scenarios/island.tmj, which Tiled opens like any map of its own: ground and
things as tile layers, people, marks and places to begin as objects. The land is worked out
here from a few curves, so that the file can be made again; `island.yaml` peoples it.
"""

from __future__ import annotations

import json
from math import atan2, cos, hypot, sin
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "assets" / "scenarios" / "island.tmj"
WIDTH, HEIGHT, TILE = 60, 44, 16
TERRAIN = ("deep", "water", "sand", "grass", "meadow", "forest", "rock", "path")
THINGS = (
    "tree", "pine", "apple_tree", "bush", "boulder", "wheat", "flax", "ore_rock", "well", "bed",
    "campfire", "workbench", "oven", "forge", "mill", "chest", "market_stall", "notice_board",
    "coffer", "lamp",
)  # fmt: skip
HARBOUR, HILL, ORCHARD = (20, 26), (38, 13), (40, 32)
VILLAGE = {
    "campfire": [(20, 26)], "well": [(24, 24)], "market_stall": [(17, 23)],
    "notice_board": [(22, 22)], "coffer": [(19, 22)], "workbench": [(26, 27)], "oven": [(25, 30)],
    "forge": [(28, 25)], "mill": [(30, 29)], "lamp": [(16, 29), (16, 20), (24, 33)],
    "bed": [(14, 22), (15, 25), (17, 30), (21, 31), (25, 21), (28, 21), (29, 32), (12, 24),
            (22, 18), (18, 18), (33, 26), (33, 23)],
    "chest": [(15, 22), (16, 25), (18, 30), (26, 21), (29, 21), (30, 32)],
    "wheat": [(32, 33), (33, 33), (34, 33), (32, 34), (33, 34)], "flax": [(36, 29), (37, 29)],
    "ore_rock": [(34, 15), (41, 16), (33, 12)],
    "apple_tree": [(38, 31), (41, 30), (43, 33), (39, 34), (42, 35), (36, 33)],
    "bush": [(30, 17), (34, 18), (13, 20), (37, 25), (27, 34), (47, 29), (46, 31), (22, 14)],
    "boulder": [(42, 16), (41, 18), (39, 17), (34, 17), (33, 10)],
}  # fmt: skip
"""What stands where, by tile."""
PEOPLE = {"Runa": (19, 28), "Old Petr": (40, 17), "Sunniva": (21, 28), "Gull": (42, 28)}


def ground(x: int, y: int) -> str:
    """The terrain of a tile: by how far inside the shore it lies, then by what grows there."""
    dx, dy = (x - 30) / 26, (y - 23) / 18
    turn = atan2(dy, dx)
    shore = 0.86 + 0.08 * sin(3 * turn + 0.6) + 0.06 * cos(5 * turn) + 0.03 * sin(11 * turn)
    inside = shore - hypot(dx, dy)
    inside -= max(0.0, 7 - hypot(x - 8, y - 29)) * 0.07  # the bay with the landing
    if inside < -0.12:
        return "deep"
    if inside < 0:
        return "water"
    if inside < 0.09:
        return "sand"
    if hypot((x - HILL[0]) / 1.5, y - HILL[1]) < 3.2:
        return "rock"
    if (abs(y - HARBOUR[1]) <= 0 and 12 <= x <= 37) or (x in (20, 21) and 20 <= y <= 31):
        return "path"
    wood = sin(x * 0.45) + cos(y * 0.5) + sin((x + y) * 0.23)
    if hypot(x - HARBOUR[0], y - HARBOUR[1]) > 13 and wood > 0.9:
        return "forest"
    return "meadow" if hypot(x - ORCHARD[0], y - ORCHARD[1]) < 7 else "grass"


def things(land: list[str]) -> dict[tuple[int, int], str]:
    """What stands on each tile: the village, then a tree on every third tile of the woods."""
    found = {at: kind for kind, places in VILLAGE.items() for at in places}
    for y in range(HEIGHT):
        for x in range(WIDTH):
            if land[y * WIDTH + x] == "forest" and (x * 7 + y * 5) % 3 == 0:
                found.setdefault((x, y), "pine" if (x + 2 * y) % 4 == 0 else "tree")
    for at in found:
        assert land[at[1] * WIDTH + at[0]] not in ("deep", "water"), f"{found[at]} in the sea"
    return found


def tiled() -> dict[str, Any]:
    """The map, as Tiled saves it."""
    land = [ground(x, y) for y in range(HEIGHT) for x in range(WIDTH)]
    standing = things(land)
    tiles = [_tile(i, "terrain", name) for i, name in enumerate(TERRAIN)]
    tiles += [_tile(len(TERRAIN) + i, "object", name) for i, name in enumerate(THINGS)]
    number = {name: i + 1 for i, name in enumerate((*TERRAIN, *THINGS))}
    objects = [_object("person", name, at) for name, at in PEOPLE.items()]
    objects += [
        _object("mark", "the landing", (13, 28)),
        _object("mark", "the orchard", ORCHARD),
        _object("mark", "the hill", (37, 16)),
    ]
    objects += [_object("spawn", "", (15 + i, 27)) for i in range(8)]
    above = [0] * (WIDTH * HEIGHT)
    for (x, y), kind in standing.items():
        above[y * WIDTH + x] = number[kind]
    return {
        "type": "map", "version": "1.10", "tiledversion": "1.11.0", "orientation": "orthogonal",
        "renderorder": "right-down", "infinite": False, "width": WIDTH, "height": HEIGHT,
        "tilewidth": TILE, "tileheight": TILE, "nextlayerid": 4, "nextobjectid": len(objects) + 1,
        "compressionlevel": -1,
        "tilesets": [{
            "firstgid": 1, "name": "world", "tilewidth": TILE, "tileheight": TILE,
            "tilecount": len(tiles), "columns": 0, "margin": 0, "spacing": 0, "tiles": tiles,
        }],
        "layers": [
            _layer(1, "ground", [number[name] for name in land]),
            _layer(2, "things", above),
            {"id": 3, "name": "people and places", "type": "objectgroup", "draworder": "topdown",
             "x": 0, "y": 0, "opacity": 1, "visible": True,
             "objects": [{"id": i + 1, **one} for i, one in enumerate(objects)]},
        ],
    }  # fmt: skip


def _tile(number: int, what: str, name: str) -> dict[str, Any]:
    return {"id": number, "properties": [{"name": what, "type": "string", "value": name}]}


def _layer(number: int, name: str, data: list[int]) -> dict[str, Any]:
    return {
        "id": number, "name": name, "type": "tilelayer", "width": WIDTH, "height": HEIGHT,
        "x": 0, "y": 0, "opacity": 1, "visible": True, "data": data,
    }  # fmt: skip


def _object(kind: str, name: str, at: tuple[int, int]) -> dict[str, Any]:
    x, y = (TILE * axis + TILE // 2 for axis in at)
    return {"type": kind, "name": name, "x": x, "y": y, "width": 0, "height": 0, "point": True,
            "rotation": 0, "visible": True}  # fmt: skip


def text() -> str:
    """The file as it stands on disk: a line for each tile, layer and object."""
    whole = json.dumps(tiled(), separators=(",", ":"))
    return whole.replace('{"id":', '\n{"id":').replace('"layers"', '\n"layers"') + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    print(FILE.name)
