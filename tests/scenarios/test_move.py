"""Move, and the system that walks people: around what stands, past who stands, or not at all."""

import pytest

from tests.scenario_dsl import scenario


def test_a_step_takes_as_long_as_its_ground() -> None:
    ticks = {}
    for ground in ("path", "grass", "sand"):
        glyph = {"path": "=", "grass": ".", "sand": ","}[ground]
        s = scenario("@" + glyph * 10, ground=ground)
        s.do("@", "move", x=10, y=0)
        ticks[ground] = s.world.tick - 1200
    assert ticks["path"] < ticks["grass"] < ticks["sand"]


def test_a_walker_is_between_two_tiles_until_it_arrives() -> None:
    s = scenario("@....")
    s.order("@", "move", x=4, y=0)
    s.until(lambda: s.at("@") == (1, 0))
    motion = s.world.motion[s.agent("@")]
    assert (motion.from_x, motion.from_y) == (0, 0)
    assert motion.arrive - motion.start == 3
    s.ticks(2)
    s.expect_at("@", (1, 0))
    s.ticks(1)
    s.expect_at("@", (2, 0))


def test_around_a_wall() -> None:
    s = scenario("""
        #########
        #@..#...#
        #...#...#
        #.......#
        #########
    """)
    s.walk("@", east=6)
    s.expect_near("@", (7, 1))


def test_around_a_tree_that_was_put_in_the_way() -> None:
    from game.core.commands import Spawn

    s = scenario("""
        ##########
        #@.......#
        #........#
        ##########
    """)
    s.order("@", "move", x=8, y=1)
    s.ticks(4)
    s.submit(Spawn(prefab="tree", x=4, y=1))
    s.until(lambda: s.idle("@"))
    s.expect_near("@", (8, 1))


def test_no_corner_is_cut() -> None:
    s = scenario("""
        @#
        #.
    """)
    s.walk("@", east=1, south=1)
    s.expect_at("@", (0, 0))


def test_a_lake_is_no_road() -> None:
    s = scenario("@.~~~.......")
    s.do("@", "move", x=9, y=0)
    s.expect_refused("@", "there is no way there")


def test_the_edge_of_the_world_is_the_end() -> None:
    s = scenario("@...")
    for x, y in ((-1, 0), (0, 5), (99, 99)):
        s.do("@", "move", x=x, y=y)
        s.expect_refused("@", "beyond the edge of the world")


def test_two_pass_each_other_where_there_is_room() -> None:
    s = scenario("""
        ########
        #@....1#
        #......#
        ########
    """)
    s.order("@", "move", x=6, y=1)
    s.order("1", "move", x=1, y=1)
    s.ticks(1)
    s.until(lambda: s.idle("@") and s.idle("1"))
    s.expect_near("@", (6, 1))
    s.expect_near("1", (1, 1))


def test_somebody_who_stands_in_a_narrow_way_is_given_up_on() -> None:
    s = scenario("@..1....")
    s.do("@", "move", x=7, y=0)
    s.expect_refused("@", "")
    s.expect_at("@", (2, 0))
    assert s.world.tick - 1200 < 60


def test_no_two_stand_on_one_tile() -> None:
    s = scenario("""
        12345
        .....
        @6789
    """)
    for who in "123456789@":
        s.order(who, "move", x=2, y=1)
    for _ in range(60):
        s.ticks(1)
        tiles = [s.at(who) for who in "123456789@"]
        assert len(set(tiles)) == 10


@pytest.mark.parametrize("who", ["1", "2", "3", "4"])
def test_who_is_hemmed_in_gives_up_in_a_few_ticks(who: str) -> None:
    s = scenario("""
        #####
        ##1##
        #2@3#
        ##4##
        #####
    """)
    s.do("@", "move", x=0, y=0, most=100)
    s.expect_at("@", s.start("@"))
    s.expect_at(who, s.start(who))


def test_a_diagonal_step_takes_longer() -> None:
    s = scenario("""
        @..
        ...
        ...
    """)
    s.order("@", "move", x=2, y=2)
    s.until(lambda: s.at("@") == (1, 1))
    motion = s.world.motion[s.agent("@")]
    assert motion.arrive - motion.start == 4  # 1.4 times the three of grass
