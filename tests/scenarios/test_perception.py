"""Perception: what people see, remember, and stop believing."""

from game.core.looking import EACH
from game.core.observe import observe
from game.core.relations import feel
from game.core.systems.perception import ALARM_GAP
from game.core.systems.perception import PERIOD as TURN
from tests.scenario_dsl import Scenario, scenario


def seen(s: Scenario, who: str = "@") -> set[str]:
    return {thing.kind for thing in observe(s.world, s.agent(who)).seen}


def believed(s: Scenario, who: str = "@") -> set[str]:
    return {place.kind for place in s.world.beliefs[s.agent(who)].places.values()}


def asked(s: Scenario) -> list[tuple[str, int]]:
    events = [e for e in s.events("decision_requested") if e.agent == s.agent("@")]
    return [(event.reason, event.urgency) for event in events]


def test_one_sees_as_far_as_the_hour_lets() -> None:
    land = "@" + "." * 7 + "a"
    assert seen(scenario(land, hour=12)) == {"apple"}
    assert seen(scenario(land, hour=0)) == set()


def test_a_fire_lights_the_night() -> None:
    assert "apple" in seen(scenario("@.F.....a", hour=0))


def test_nobody_sees_through_rock_or_trees() -> None:
    for letter in "#T":
        s = scenario(f"""
            .....
            @.{letter}.a
            .....
        """)
        assert "apple" not in seen(s)


def test_sight_is_mutual() -> None:
    s = scenario("""
        ........
        @..T....
        ......1.
    """)
    assert ("agent" in seen(s, "@")) == ("agent" in seen(s, "1"))


def test_what_was_seen_is_remembered_at_the_next_turn() -> None:
    s = scenario("@...a")
    assert believed(s) == set()
    s.ticks(TURN)
    assert believed(s) == {"apple"}


def test_what_is_out_of_sight_is_believed_until_seen_to_be_gone() -> None:
    s = scenario("@......a" + "." * 20)
    s.ticks(TURN)
    s.walk("@", east=27)
    s.world.destroy(s.the("apple"))
    s.ticks(TURN)
    assert believed(s) == {"apple"}
    s.walk("@", east=-22)
    s.ticks(TURN)
    assert believed(s) == set()


def test_the_stock_of_a_bush_is_remembered_as_it_was_seen() -> None:
    s = scenario("@..B" + "." * 20)
    s.ticks(TURN)
    bush = s.the("bush")
    s.world.move(s.agent("@"), 23, 0)
    s.set("bush", stock=0)
    s.ticks(TURN)
    assert s.world.beliefs[s.agent("@")].places[bush].stock == 5


def test_a_shore_is_noticed() -> None:
    s = scenario("@...~~")
    s.ticks(TURN)
    assert "shore" in believed(s)


def test_the_sleeping_see_nothing() -> None:
    s = scenario("@..", hour=22)
    s.order("@", "rest")
    s.ticks(20)
    from game.core.commands import Spawn

    s.submit(Spawn(prefab="apple", x=2, y=0))
    s.ticks(2 * TURN)
    assert believed(s) == set()


def test_a_foe_in_sight_alarms() -> None:
    s = scenario("@F..1")
    feel(s.world, s.agent("@"), s.agent("1"), -90, "attacked me")
    s.order("@", "use", target="campfire")
    s.ticks(ALARM_GAP - 1)
    assert not asked(s)  # a fresh plan isn't given up at every glance
    s.ticks(TURN)
    assert asked(s) == [("sees 1, a foe", 2)]


def test_a_foe_far_off_does_not() -> None:
    s = scenario("@F.....1")
    feel(s.world, s.agent("@"), s.agent("1"), -90, "attacked me")
    s.order("@", "use", target="campfire")
    s.ticks(ALARM_GAP - 1 + TURN)
    assert not asked(s)


def test_the_starving_notice_food() -> None:
    s = scenario("@" + "." * 26 + "a" + "." * 20)
    s.set("@", hunger=100)
    s.order("@", "move", x=45, y=0)
    s.ticks(ALARM_GAP - 1 + 2 * TURN)
    assert asked(s) == [("is starving and sees apple", 2)]


def test_a_fire_that_is_out_lights_nothing() -> None:
    s = scenario("@.F.....a", hour=0)
    s.set("campfire", stock=0)
    assert "apple" not in seen(s)


def test_of_each_kind_the_nearest_few_are_taken_in() -> None:
    s = scenario("@.aaaaaa")
    apples = [thing for thing in observe(s.world, s.agent("@")).seen if thing.kind == "apple"]
    assert [apple.x for apple in apples] == [2, 3, 4][:EACH]
