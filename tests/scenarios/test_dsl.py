"""The scenarios' own words do what they say."""

from tests.scenario_dsl import scenario


def test_a_wall_refuses_a_walker() -> None:
    s = scenario("""
        #####
        #.@1#
        #####
    """)
    s.walk("@", east=2)
    s.expect_at("@", s.start("@"))


def test_a_walker_goes_where_it_is_sent() -> None:
    s = scenario("""
        ########
        #@.....#
        ########
    """)
    s.walk("@", east=4)
    s.expect_near("@", (5, 1))
    s.save_and_load()
    s.walk("@", east=-4)
    s.expect_near("@", (0, 1), most=2)
