"""Rest: sleep on a bed or on the ground until rested or disturbed."""

from tests.scenario_dsl import scenario


def test_sleep_gives_energy_back() -> None:
    s = scenario("@")
    s.set("@", energy=700)
    s.do("@", "rest", most=600)
    assert s.need("@", "energy") >= 990
    s.expect_story("@ lay down to sleep", "@ woke up, rested")


def test_a_bed_is_better_than_the_ground() -> None:
    bed, ground = scenario("@b"), scenario("@.")
    for s in (bed, ground):
        s.set("@", energy=400)
    bed.order("@", "rest", target="bed")
    ground.order("@", "rest")
    for s in (bed, ground):
        s.ticks(200)
    assert bed.need("@", "energy") > ground.need("@", "energy") + 30
    bed.expect_at("@", bed.at("bed"))


def test_a_bed_takes_one_sleeper() -> None:
    s = scenario("1b.@")
    for who in ("1", "@"):
        s.set(who, energy=300)
    s.order("1", "rest", target="bed")
    s.ticks(30)
    s.do("@", "rest", target="bed")
    s.expect_refused("@", "somebody lies in it")
    s.expect_at("1", s.at("bed"))


def test_sleep_mends_wounds_slowly() -> None:
    s = scenario("@.")
    s.set("@", energy=500, health=50)
    s.order("@", "rest")
    s.ticks(91)
    assert 52 <= s.health("@") <= 56


def test_at_night_nobody_gets_up_for_being_rested_by_day_they_do() -> None:
    night, noon = scenario("@", hour=22), scenario("@", hour=12)
    for s in (night, noon):
        s.order("@", "rest")
        s.ticks(300)
    assert not night.idle("@")
    assert noon.idle("@")


def test_thirst_wakes_the_rested() -> None:
    s = scenario("@", hour=22)
    s.set("@", thirst=340, energy=600)
    s.do("@", "rest")
    assert s.need("@", "thirst") < 334
    assert s.need("@", "energy") > 500


def test_only_dire_thirst_wakes_the_exhausted() -> None:
    s = scenario("@", hour=22)
    s.set("@", thirst=300, energy=50)
    s.order("@", "rest")
    s.ticks(60)
    assert not s.idle("@")
    s.set("@", thirst=60)
    s.until(lambda: s.idle("@"), 30)


def test_a_tree_is_no_bed() -> None:
    s = scenario("@T")
    s.do("@", "rest", target="tree")
    s.expect_refused("@", "that is no bed")
