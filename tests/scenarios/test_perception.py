"""Perception: what people see, remember, and stop believing."""

from itertools import pairwise

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


def _looks(s: Scenario, kind: str) -> list[int]:
    """After how many ticks, of a walk of 230, "@" saw something of a kind anew."""
    s.order("@", "use", target="campfire")
    ticks = []
    for tick in range(230):
        s.ticks(1)
        places = s.world.beliefs[s.agent("@")].places.values()
        if any(place.kind == kind and place.tick == s.world.tick for place in places):
            ticks.append(tick)
    return [after - before for before, after in pairwise(ticks)]


WAY = "@" + "." * 62 + "F\n" + "a" * 64


def test_who_goes_for_something_looks_up_at_each_second_turn() -> None:
    gaps = _looks(scenario(WAY), "apple")
    assert gaps and set(gaps) == {2 * TURN}


def test_who_has_a_foe_looks_up_at_each_turn() -> None:
    s = scenario("\n".join([WAY, *["." * 64] * 12, "1" + "." * 63]))
    feel(s.world, s.agent("@"), s.agent("1"), -90, "attacked me")
    gaps = _looks(s, "apple")
    assert gaps and set(gaps) == {TURN}


def test_people_on_the_way_are_noticed_at_each_turn() -> None:
    s = scenario(WAY.replace("a", "1", 1))
    other, walker = s.agent("1"), s.agent("@")
    gaps, before = [], 0
    s.order("@", "use", target="campfire")
    for _ in range(5 * TURN):
        s.ticks(1)
        here = s.world.position[walker]
        if abs(here.x - s.world.position[other].x) > 1:
            s.world.move(other, here.x, 1)
        place = s.world.beliefs[walker].places.get(other)
        if place and place.tick == s.world.tick:
            gaps.append(s.world.tick - before)
            before = s.world.tick
    assert gaps[1:] and set(gaps[1:]) == {TURN}
