"""Ways: what is worked out for a whole map at once agrees with each tile's own neighbours."""

from random import Random

from game.core.path import find_path
from game.core.things import make_object
from game.core.ways import STEPS, Ways
from tests.scenario_dsl import scenario


def test_a_survey_agrees_with_the_neighbours_of_each_tile() -> None:
    random = Random(7)
    for _ in range(60):
        width, height = random.randint(1, 9), random.randint(1, 9)
        blocked = bytearray(random.random() < 0.35 for _ in range(width * height))
        known = Ways(blocked, bytearray(256), width).survey()
        for tile in range(width * height):
            open_ways = {way[1:3] for way in Ways(blocked, bytearray(256), width).sets[known[tile]]}
            assert open_ways == _by_hand(blocked, width, tile), (width, height, tile)


def _by_hand(blocked: bytearray, width: int, tile: int) -> set[tuple[int, int]]:
    y, x = divmod(tile, width)
    free = {(i % width, i // width) for i, is_blocked in enumerate(blocked) if not is_blocked}
    return {
        (dx, dy)
        for dx, dy in STEPS
        if (x + dx, y + dy) in free and (not dx or not dy or {(x + dx, y), (x, y + dy)} <= free)
    }


def test_ways_follow_what_is_built_and_what_falls() -> None:
    s = scenario(
        """
        #######
        #@...b#
        #.###.#
        #.....#
        #######
        """
    )
    grid = s.world.grid
    start, goal = 1 * grid.width + 1, 1 * grid.width + 5
    assert find_path(grid, start, goal, 0) is not None
    boulder = make_object(s.world, "boulder", 3, 1)
    around = find_path(grid, start, goal, 1)
    assert around is not None and 3 * grid.width + 3 in around
    tree = make_object(s.world, "boulder", 3, 3)
    assert find_path(grid, start, goal, 1) is None
    s.world.destroy(boulder)
    straight = find_path(grid, start, goal, 1)
    assert straight is not None and 1 * grid.width + 3 in straight
    s.world.destroy(tree)
    assert grid.ways.known == Ways(grid.blocked, grid.cost, grid.width).survey()
