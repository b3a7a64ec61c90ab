"""Sight lines: the quick way to tell what hides a tile agrees with the line to it."""

from itertools import product

from game.core.grid import Grid
from game.core.path import find_path
from game.core.sightlines import CELL, veils
from game.core.surroundings import Surroundings
from game.core.things import make_object
from tests.scenario_dsl import scenario

MAP = """
    #......T...
    ..T....#...
    ....#......
    ...@.T..#..
    .#....T....
    ....T......
    ..#....#..T
"""


def _screen(grid: Grid, x: int, y: int, radius: int) -> int:
    west, north = x - x % CELL, y - y % CELL
    opaque = grid.screens.about(west, north, radius)
    return Surroundings(west, north, radius, opaque, []).screen(x, y)


def test_a_screen_hides_what_the_line_says_is_hidden() -> None:
    s = scenario(MAP)
    grid = s.world.grid
    hidden = 0
    for radius in (1, 4, 9):
        for x, y in product(range(grid.width), range(grid.height)):
            screen = _screen(grid, x, y, radius)
            for (dx, dy), veil in veils(radius).items():
                if grid.inside(x + dx, y + dy):
                    seen = grid.sees(x, y, x + dx, y + dy)
                    assert seen == (not screen & veil), (x, y, dx, dy)
                    hidden += not seen
    assert hidden > 500


def test_a_screen_follows_what_comes_and_goes() -> None:
    s = scenario("@......")
    grid, hides = s.world.grid, veils(4)[4, 0]
    assert not _screen(grid, 0, 0, 4) & hides
    tree = make_object(s.world, "tree", 2, 0)
    assert _screen(grid, 0, 0, 4) & hides
    s.world.destroy(tree)
    assert not _screen(grid, 0, 0, 4) & hides
    grid.lay_ground(3, 0, ord("#"))
    assert _screen(grid, 0, 0, 4) & hides


def test_surroundings_are_in_order_of_distance_and_then_of_ids() -> None:
    objects = [(900 - i, "tree", i * 7 % 24 - 8 + 40, i * 5 % 24 - 8 + 16) for i in range(70)]
    about = Surroundings(40, 16, 8, 0, objects)
    for x, y in product(range(40, 48), range(16, 24)):
        meant = sorted(((ox - x) ** 2 + (oy - y) ** 2, e, k, ox, oy) for e, k, ox, oy in objects)
        which = (1 << about.shift) - 1
        found = [(key >> about.shift, *about.objects[key & which]) for key in about.nearest(x, y)]
        assert found == meant
    assert Surroundings(0, 0, 8, 0, []).nearest(3, 3) == []


def test_a_direct_way_is_as_short_as_can_be_and_cuts_no_corner() -> None:
    s = scenario(MAP)
    grid = s.world.grid
    ways = 0
    for goal in range(grid.width * grid.height):
        start = 3 * grid.width + 3
        if goal == start or grid.blocked[goal]:
            continue
        path = find_path(grid, start, goal, 0)
        assert path and path[0] == goal
        ways += 1
        for here, there in zip([start, *path[:0:-1]], path[::-1], strict=True):
            dx, dy = (
                there % grid.width - here % grid.width,
                there // grid.width - here // grid.width,
            )
            assert max(abs(dx), abs(dy)) == 1
            assert not grid.blocked[there]
            if dx and dy:
                assert not grid.blocked[here + dx]
                assert not grid.blocked[here + dy * grid.width]
    assert ways > 50


def test_a_gate_is_no_direct_way_for_a_beast() -> None:
    s = scenario("""
        @.....
        ......
    """)
    grid = s.world.grid
    grid.barred[2] = 1
    assert find_path(grid, 0, 5, 0) == [5, 4, 3, 2, 1]
    around = find_path(grid, 0, 5, 0, beast=True)
    assert around and 2 not in around


def test_views_are_let_go_a_few_at_a_time_when_too_many_are_kept() -> None:
    s = scenario("\n".join(["@" + "." * 79, *["." * 80] * 79]))
    grid = s.world.grid
    for y, x in product(range(80), range(80)):
        grid.views.keep(x, y, 3, 3, (x, y))
    kept = sum(grid.views.get(x, y, 3) is not None for y, x in product(range(80), range(80)))
    assert 3000 < kept <= 4000
    assert grid.views.get(79, 79, 3) == (79, 79), "the latest are kept"
    assert grid.views.get(0, 0, 3) is None, "the oldest are not"
