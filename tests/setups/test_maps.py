"""Drawn maps: in letters, and with Tiled; what they say is where they say it."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.core.world import World
from tests.properties.invariants import check
from tests.setups.helpers import faults, read
from tests.setups.helpers import world as world_of

DRAWN = """
title: An islet
map:
  ground: sand
  legend:
    T: tree
    W: well
    b: bed
    a: {item: apple, count: 3, owner: Ada}
    A: {person: Ada}
    B: {person: Bo, terrain: path}
    g: {object: grave, label: Old Tom}
    p: {mark: landing, terrain: path}
  ascii: |
    ~~~~~~~~~~~~~~
    ~,,,,,,,,,,,,~
    ~,T,,,A,a,,b,~
    ~,,,,,,,,,,,,~
    ~,,W,,B,,@,b,~
    ~,,,,,,,,,,,,~
    ~,g,,p,,,,,b,~
    ~,,,,,,,,,,,,~
    ~,,,,,,,,,,,,~
    ~,,,,,,,,,,,,~
    ~,,,,,,,,,,,,~
    ~~~~~~~~~~~~~~
people:
  - {name: Ada, home: [12, 7]}
  - {name: Bo}
agents: 1
things:
  - {kind: bread, place: landing, within: 0, pile: 2}
  - {kind: flower, count: 4}
happenings:
  - {at: 5, spawn: apple, place: landing}
"""


def at(world: World, x: int, y: int) -> list[str]:
    """The kinds of all that is on a tile."""
    grid = world.grid
    tile = y * grid.width + x
    there = [*grid.ground.get(tile, ()), *([grid.solid[tile]] if tile in grid.solid else [])]
    return sorted(world.kind[entity] for entity in there)


def test_letters_become_ground_things_and_people() -> None:
    world = world_of(DRAWN)
    check(world)
    assert (world.grid.width, world.grid.height) == (14, 12)
    assert world.grid.rows()[2] == "~,,,,,,,,,,,,~"
    assert world.grid.rows()[4] == "~,,,,,=,,,,,,~"
    ada, bo, third = world.agents
    assert [world.label(ada), world.label(bo)] == ["Ada", "Bo"]
    spots = [(p.x, p.y) for p in (world.position[a] for a in (ada, bo, third))]
    assert spots == [(6, 2), (6, 4), (9, 4)]
    assert at(world, 2, 2) == ["tree"]
    assert at(world, 5, 6) == ["bread"]
    (apple,) = [e for e, kind in world.kind.items() if kind == "apple" and e in world.position]
    assert (world.item[apple].count, world.item[apple].owner) == (3, ada)
    (grave,) = [e for e, kind in world.kind.items() if kind == "grave"]
    assert world.fixture[grave].label == "Old Tom"
    assert sum(kind == "flower" for kind in world.kind.values()) == 4
    assert (world.schedule[0].command.x, world.schedule[0].command.y) == (5, 6)  # type: ignore[union-attr]


def test_everybody_has_a_bed_of_their_own_and_ada_the_one_she_asked_for() -> None:
    world = world_of(DRAWN)
    homes = [world.persona[agent].home for agent in world.agents]
    assert len(set(homes)) == 3
    assert 0 not in homes
    here = world.position[homes[0]]
    assert (here.x, here.y) == (11, 6)
    assert [world.fixture[home].owner for home in homes] == world.agents


# (what is written for what, line, word of the message)
BROKEN_MAPS = {
    "unknown letter": ("~,,,,,,,,,,,,~\n    ~,T", "~,,,,,,,?,,,,~\n    ~,T", 15, "'?' in column 9"),
    "short row": ("~,g,,p,,,,,b,~", "~,g,,p,,,,,b~", 20, "a row of 13 letters"),
    "on water": ("~~~~~~~~~~~~~~\npeople", "~~~~T~~~~~~~~~\npeople", 13, "tree at 2,2"),
    "too low": ("    ~,,,,,,,,,,,,~\n    ~~~", "    ~~~", 14, "a map of 14 x 11"),
}


@pytest.mark.parametrize("name", BROKEN_MAPS)
def test_a_broken_drawing_is_told_with_its_line(name: str) -> None:
    was, now, line, found = BROKEN_MAPS[name]
    text = DRAWN.lstrip("\n")
    text = text[::-1].replace(was[::-1], now[::-1], 1)[::-1]
    if name == "on water":
        text = text.replace("T: tree", "T: {object: tree, terrain: water}")
    fault, *_ = faults(text)
    assert (fault.line, fault.file) == (line, "mine.yaml")
    assert found in fault.found


def test_a_map_in_a_file_of_its_own(tmp_path: Path) -> None:
    rows = "\n".join(["......................"] * 14)
    (tmp_path / "field.txt").write_text(rows.replace(".", "@", 1) + "\n", encoding="utf-8")
    world = world_of("title: x\nmap: {file: field.txt}\nagents: 1", folder=tmp_path)
    assert (world.grid.width, world.grid.height) == (22, 14)
    (tmp_path / "field.txt").write_text(rows.replace(".", "!", 1), encoding="utf-8")
    (fault,) = faults("title: x\nmap: {file: field.txt}", tmp_path)
    assert (fault.file, fault.line) == ("field.txt", 1)


# --- Tiled ----------------------------------------------------------------------


def tiled(**changes: Any) -> dict[str, Any]:
    """A map of 16 x 12 as Tiled saves it: grass with a lake, a tree, a well and people."""
    ground = [1] * 192
    ground[0:4] = [2, 2, 2, 2]
    standing = [0] * 192
    standing[40] = 3
    standing[41] = 0x80000000 | 3  # the same tile, turned over
    map_: dict[str, Any] = {
        "type": "map", "version": "1.10", "orientation": "orthogonal", "infinite": False,
        "width": 16, "height": 12, "tilewidth": 16, "tileheight": 16, "renderorder": "right-down",
        "tilesets": [
            {"firstgid": 1, "name": "land", "tiles": [
                {"id": 0, "properties": [{"name": "terrain", "type": "string", "value": "grass"}]},
                {"id": 1, "type": "water"},
                {"id": 2, "image": "pictures/tree.png"},
                {"id": 3},
            ]},
        ],
        "layers": [
            {"type": "tilelayer", "name": "ground", "width": 16, "height": 12, "data": ground},
            {"type": "group", "name": "above", "layers": [
                {"type": "tilelayer", "name": "trees", "width": 16, "height": 12,
                 "data": standing},
            ]},
            {"type": "imagelayer", "name": "a sketch", "image": "sketch.png"},
            {"type": "objectgroup", "name": "things", "objects": [
                {"id": 1, "name": "Ada", "type": "person", "x": 85.0, "y": 90.5, "point": True},
                {"id": 2, "name": "square", "class": "mark", "x": 128, "y": 96, "width": 32,
                 "height": 32},
                {"id": 3, "type": "spawn", "x": 20, "y": 150},
                {"id": 4, "type": "well", "x": 160, "y": 40, "properties": []},
                {"id": 5, "type": "coin", "x": 200, "y": 100,
                 "properties": [{"name": "count", "type": "int", "value": 7}]},
                {"id": 6, "gid": 3, "x": 208, "y": 176, "width": 16, "height": 16},
            ]},
        ],
    }  # fmt: skip
    return {**map_, **changes}


TOWN = """
title: A town
map: {file: town.tmj}
people: [{name: Ada}, {name: Bo, place: square}]
agents: 1
"""


def put(folder: Path, map_: object, name: str = "town.tmj") -> Path:
    (folder / name).write_text(json.dumps(map_), encoding="utf-8")
    return folder


def test_a_map_of_tiled_s(tmp_path: Path) -> None:
    world = world_of(TOWN, folder=put(tmp_path, tiled()))
    check(world)
    assert world.grid.rows()[0] == "wwww............"
    trees = [world.position[e] for e, kind in world.kind.items() if kind == "tree"]
    assert [(p.x, p.y) for p in trees] == [(8, 2), (9, 2), (13, 10)]
    ada, bo, third = (world.position[agent] for agent in world.agents)
    assert [(ada.x, ada.y), (bo.x, bo.y), (third.x, third.y)] == [(5, 5), (9, 7), (1, 9)]
    assert at(world, 10, 2) == ["well"]
    (coins,) = [e for e, kind in world.kind.items() if kind == "coin" and not world.item[e].holder]
    assert world.item[coins].count == 7


def test_a_tileset_in_a_file_of_its_own(tmp_path: Path) -> None:
    map_ = tiled()
    put(tmp_path, map_["tilesets"][0], "land.tsj")
    map_["tilesets"] = [{"firstgid": 1, "source": "land.tsj"}]
    assert world_of(TOWN, folder=put(tmp_path, map_)).grid.rows()[0] == "wwww............"


def layer(**changes: Any) -> dict[str, Any]:
    """The map with something changed in its ground layer."""
    map_ = tiled()
    map_["layers"][0].update(changes)
    return map_


def one_object(**its: Any) -> dict[str, Any]:
    """The map with another object layer."""
    objects = {"type": "objectgroup", "objects": [{"id": 1, "x": 8, "y": 180, **its}]}
    return tiled(layers=[*tiled()["layers"][:1], objects])


# (map, field, word of what was found, word of the fix)
HOSTILE: dict[str, tuple[object, str, str, str]] = {
    "hexagonal": (tiled(orientation="hexagonal"), "orientation", "hexagonal", "Orthogonal"),
    "infinite": (tiled(infinite=True), "infinite", "true", "off"),
    "huge": (tiled(width=10**9), "width", "1000000000", "Resize"),
    "negative": (tiled(height=-3), "height", "-3", "Resize"),
    "no tile size": (tiled(tilewidth=0), "tilewidth", "0 x 16", "again"),
    "packed": (layer(data="eJxjYBgFo2"), "layers[0].data", "packed", "CSV"),
    "short": (layer(data=[1, 2, 3]), "layers[0].data", "3 tiles", "again"),
    "no such tile": (layer(data=[77] * 192), "layers[0].data[0]", "number 77", "property"),
    "tile of nothing": (layer(data=[4] * 192), "layers[0].data[0]", "tile 3 of land", "property"),
    "negative tile": (layer(data=[-1] * 192), "layers[0].data[0]", "number -1", "property"),
    "property of a list": (
        tiled(tilesets=[{"tiles": [{"id": 0, "properties": [{"name": "terrain", "value": [1]}]}]}]),
        "layers[0].data[0]", "tile number 2", "property",
    ),
    "no map": ([1, 2], "", "", "again"),
    "words": (layer(data=["a"] * 192), "", "", "again"),
    "outside": (one_object(type="well", x=1e300), "layers[1].objects[0]", "a place at", "move"),
    "stranger": (one_object(type="person", name="Eve"), "layers[1].objects[0].name", "Eve", "add"),
    "no class": (one_object(), "layers[1].objects[0].class", "''", "Class"),
    "no count": (
        one_object(type="coin", properties=[{"name": "count", "value": "many"}]),
        "layers[1].objects[0].count", "many", "1",
    ),
    "tsx": (
        tiled(tilesets=[{"firstgid": 1, "source": "land.tsx"}], layers=[]), "tilesets[0].source",
        "land.tsx", "Embed",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_map_that_can_t_be_used_is_refused(name: str, tmp_path: Path) -> None:
    map_, field, found, fix = HOSTILE[name]
    fault, *_ = faults(TOWN.replace("place: square", "goals: []"), put(tmp_path, map_))
    assert (fault.file, fault.field) == ("town.tmj", field)
    assert found in fault.found
    assert fix in fault.fix


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/hostname", "sub/../../secret.txt", "no.tmj"]
)
def test_no_path_leads_out_of_the_scenario_s_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("." * 20, encoding="utf-8")
    mine = tmp_path / "mine"
    mine.mkdir()
    (fault,) = faults(f"title: x\nmap: {{file: {name}}}", mine)
    assert (fault.line, fault.field) == (2, "map.file")
    (mine / "link.txt").symlink_to(tmp_path / "secret.txt")
    (fault,) = faults("title: x\nmap: {file: link.txt}", mine)
    assert "beside the scenario" in fault.fix
    map_ = tiled(tilesets=[{"firstgid": 1, "source": "../secret.json"}])
    assert any(f.field == "map.file" for f in faults(TOWN, put(mine, map_)))


def test_json_of_great_depth_and_a_file_of_great_size(tmp_path: Path) -> None:
    (tmp_path / "town.tmj").write_text("[" * 100_000, encoding="utf-8")
    assert faults(TOWN, tmp_path)
    (tmp_path / "town.tmj").write_bytes(b" " * (9 << 20))
    (fault,) = faults(TOWN, tmp_path)
    assert "smaller than 8 MB" in fault.fix


def test_a_place_that_only_this_world_lacks_is_blamed_on_its_line() -> None:
    text = "title: x\nagents: 3\nthings:\n  - {kind: apple, place: campfire 9}\n"
    read(text)
    with pytest.raises(Exception, match=r"mine.yaml:4: things\[0\].place: found 'campfire 9'"):
        world_of(text)
