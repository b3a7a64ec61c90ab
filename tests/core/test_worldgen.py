"""World generation: every place can be reached, people can live there, the same seed is the
same world."""

import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.content_files import load_content
from game.core.deals import owned
from game.core.digest import digest
from game.core.rules import Rules
from game.core.things import check_item
from game.core.world import World
from game.core.worldgen import generate
from game.core.worldgen.chart import GRASS, ROCK, Chart
from game.core.worldgen.masks import patches, smooth
from game.core.worldgen.noise import TOP, field

ROOT = Path(__file__).parents[2]
CONTENT = load_content(ROOT / "assets" / "content")


@cache
def usual(seed: int) -> World:
    """A world of the default size; not to be changed."""
    return generate(seed, Rules(), CONTENT, 100, 100, 20)


def stands(world: World, tile: int) -> bool:
    """Whether somebody could stand there; people and animals don't count: they move."""
    grid = world.grid
    solid = grid.solid.get(tile, 0)
    walkable = grid.walkable[grid.terrain[tile]]
    return bool(walkable) and (not solid or world.alive(solid) or solid in world.creature)


def reached(world: World, start: int) -> set[int]:
    """All tiles that straight steps lead to."""
    width, size = world.grid.width, world.grid.width * world.grid.height
    found = {start}
    queue = [start]
    for tile in queue:
        x = tile % width
        for side, ok in (
            (tile - width, tile >= width),
            (tile + width, tile + width < size),
            (tile - 1, x > 0),
            (tile + 1, x < width - 1),
        ):
            if ok and side not in found and stands(world, side):
                found.add(side)
                queue.append(side)
    return found


def check(world: World) -> None:
    """What holds of every new world."""
    grid = world.grid
    width = grid.width
    free = {tile for tile in range(width * grid.height) if stands(world, tile)}
    assert free == reached(world, min(free)), "every free tile can be reached"
    for entity, at in world.position.items():
        tile = at.y * width + at.x
        kind = world.kind[entity]
        assert grid.passable(at.x, at.y), f"{kind} stands on what nobody can walk on"
        if entity in world.item:
            check_item(world, entity)
            assert tile in free, f"{kind} lies under something solid"
        elif kind in ("well", "campfire", "bush", "apple_tree"):
            beside = {tile - 1, tile + 1, tile - width, tile + width} & free
            assert beside, f"nobody can get at {world.label(entity)}"
    kinds = Counter(world.kind.values())
    assert kinds["well"] >= 1 and kinds["campfire"] >= 1
    homes = [persona.home for persona in world.persona.values() if persona.home]
    assert len(homes) == len(set(homes))
    for agent in world.agents:
        known = Counter(place.kind for place in world.beliefs[agent].places.values())
        assert known["well"] >= 1 and known["campfire"] >= 1
        for entity, place in world.beliefs[agent].places.items():
            at = world.position[entity]
            assert (world.kind[entity], at.x, at.y) == (place.kind, place.x, place.y)


@settings(deadline=None, max_examples=16, derandomize=True)
@given(
    seed=st.integers(0, 2**31),
    width=st.integers(24, 160),
    height=st.integers(24, 160),
    agents=st.integers(0, 60),
)
@example(seed=0, width=24, height=24, agents=60)
@example(seed=7, width=24, height=160, agents=45)
def test_every_free_tile_is_reachable(seed: int, width: int, height: int, agents: int) -> None:
    world = generate(seed, Rules(), CONTENT, width, height, agents)
    assert len(world.agents) == agents
    assert (world.grid.width, world.grid.height) == (width, height)
    check(world)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_usual_world_is_one_to_live_in(seed: int) -> None:
    world = usual(seed)
    check(world)
    assert world.agents == list(range(1, 21)), "people have the lowest ids"
    names = {row.glyph: row.name for row in CONTENT.terrain.values()}
    ground = Counter(names[glyph] for row in world.grid.rows() for glyph in row)
    assert set(ground) == set(CONTENT.terrain), "every kind of ground is somewhere"
    assert 500 < ground["water"] + ground["deep"] < 2500
    assert 1200 < ground["forest"] < 4000
    assert ground["path"] > 100
    kinds = Counter(world.kind.values())
    assert kinds["bed"] >= 20 and 2 <= kinds["well"] <= 3 and 1 <= kinds["campfire"] <= 2
    assert kinds["bush"] >= 30 and kinds["apple_tree"] >= 12
    assert kinds["tree"] + kinds["pine"] >= 300 and kinds["boulder"] >= 20
    for kind in ("club", "knife", "sword", "shield", "flask", "bread", "apple", "wood", "coin"):
        assert kinds[kind] >= 1, kind
    assert all(world.persona[agent].home for agent in world.agents)
    for agent in world.agents:
        at, bed = world.position[agent], world.position[world.persona[agent].home]
        assert max(abs(at.x - bed.x), abs(at.y - bed.y)) <= 3, "they start beside their beds"
        assert abs(at.x - 50) < 40 and abs(at.y - 50) < 40, "near the middle"
    purses = {owned(world, agent, "coin") for agent in world.agents}
    assert len(purses) >= 4 and min(purses) == 0, "some are rich, some have nothing"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_ground_is_speckled(seed: int) -> None:
    rows = usual(seed).grid.rows()
    lone = sum(
        rows[y][x] not in (rows[y - 1][x], rows[y + 1][x], rows[y][x - 1], rows[y][x + 1])
        for y in range(1, 99)
        for x in range(1, 99)
    )
    assert lone < 25, "of 10,000 tiles, hardly any is unlike all four beside it"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_good_things_lie_unevenly(seed: int) -> None:
    world = usual(seed)
    quarters = Counter(
        (at.x // 50, at.y // 50)
        for entity, at in world.position.items()
        if world.kind[entity] in ("bush", "apple_tree")
    )
    assert max(quarters.values()) >= 1.5 * min(quarters[x, y] for x in (0, 1) for y in (0, 1))


def test_deep_water_lies_in_the_middle_of_lakes() -> None:
    rows = usual(1).grid.rows()
    for y in range(1, 99):
        for x in range(1, 99):
            if rows[y][x] == "~":
                around = rows[y - 1][x] + rows[y + 1][x] + rows[y][x - 1] + rows[y][x + 1]
                assert set(around) <= {"~", "w"}


def test_many_people_live_in_several_villages() -> None:
    world = generate(5, Rules(), CONTENT, 150, 120, 90)
    wells = [world.position[e] for e, kind in world.kind.items() if kind == "well"]
    assert len(wells) >= 6
    assert max(max(abs(a.x - b.x), abs(a.y - b.y)) for a in wells for b in wells) > 30
    assert sum(bool(p.home) for p in world.persona.values()) == 90


def test_the_same_seed_is_the_same_world_in_another_process() -> None:
    script = (
        "from pathlib import Path\n"
        "from game.content_files import load_content\n"
        "from game.core.digest import digest\n"
        "from game.core.rules import Rules\n"
        "from game.core.worldgen import generate\n"
        f"content = load_content(Path({str(ROOT / 'assets' / 'content')!r}))\n"
        "print(digest(generate(11, Rules(), content, 64, 48, 12)))\n"
    )
    other = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    here = digest(generate(11, Rules(), CONTENT, 64, 48, 12))
    assert other.stdout.strip() == here
    assert digest(generate(12, Rules(), CONTENT, 64, 48, 12)) != here


def test_too_small_a_map_is_refused() -> None:
    with pytest.raises(ValueError, match="24 x 24"):
        generate(1, Rules(), CONTENT, 23, 100, 5)


# --- parts --------------------------------------------------------------------


def test_noise_is_smooth_and_spread() -> None:
    values = field(3, "test", 90, 60, 12, 3)
    assert len(values) == 90 * 60 and min(values) >= 0 and max(values) < TOP
    assert max(values) - min(values) > TOP // 3
    steps = [abs(values[i] - values[i + 1]) for i in range(len(values) - 1) if i % 90 != 89]
    assert max(steps) < TOP // 8
    assert values != field(4, "test", 90, 60, 12, 3)
    assert values == field(3, "test", 90, 60, 12, 3)


def test_a_blocked_tile_never_cuts_anybody_off() -> None:
    chart = Chart(1, 5, 3)
    chart.ground = bytearray([ROCK] * 5 + [GRASS] * 5 + [ROCK] * 5)
    assert not chart.stand("tree", 7), "the middle of a corridor"
    assert chart.stand("tree", 5), "its end"
    assert not chart.stand("tree", 5), "one tree a tile"
    assert chart.objects == [("tree", 0, 1)]
    wide = Chart(1, 5, 4)
    assert wide.stand("bush", 7, reach=True)
    assert not wide.stand("tree", 8), "its sides are kept open"


def test_smoothing_takes_specks_away() -> None:
    speck = bytearray(49)
    speck[24] = 1
    assert not any(smooth(speck, 7, 1))
    chart = Chart(1, 7, 7)
    mask = bytearray([1, 1, 0, 1, 0, 0, 0] + [0] * 42)
    assert patches(chart, mask) == [[0, 1], [3]]
