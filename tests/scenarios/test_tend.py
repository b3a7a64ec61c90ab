"""Tend: wounds are dressed by hand, better with medicine, once for each wound."""

from game.ai.behaviors import decide
from game.core.change import change
from game.core.components import Relation, Traits
from game.core.observe import observe
from game.core.relations import see_as
from game.core.systems.needs import FEELING
from game.core.systems.perception import ALARM_GAP, PERIOD
from game.core.wounds import WANTS
from tests.scenario_dsl import Scenario, scenario


def hurt(health: int = 30, cause: str = "a fight") -> Scenario:
    s = scenario("""
        ########
        #@....1#
        #......#
        ########
    """)
    wound(s, "1", health, cause)
    return s


def wound(s: Scenario, who: str, health: int, cause: str = "a fight") -> None:
    change(s.world.health, s.agent(who), current=health, hurt_at=s.world.tick - 1, cause=cause)


def health_of(s: Scenario, who: str) -> int:
    return s.world.health[s.agent(who)].current


def test_bare_hands_help_a_little_and_are_remembered() -> None:
    s = hurt()
    s.do("@", "tend", target="1")
    assert health_of(s, "1") == 36
    assert s.opinion("1", of="@") > 8
    assert s.world.beliefs[s.agent("1")].relations[s.agent("@")].reason == "tended my wounds"
    s.expect_story("@ tended the wounds of 1")


def test_medicine_helps_more_and_is_used_up() -> None:
    s = hurt()
    s.give("@", "herb", 2)
    s.do("@", "tend", target="1", item="herb")
    assert health_of(s, "1") == 30 + 6 + 18
    s.expect_holds("@", "herb", 1)


def test_a_wound_is_dressed_once_and_a_new_one_again() -> None:
    s = hurt()
    s.do("@", "tend", target="1")
    s.do("@", "tend", target="1")
    s.expect_refused("@", "dressed already")
    wound(s, "1", 20)
    s.do("@", "tend", target="1")
    assert health_of(s, "1") == 26


def test_the_wounded_hold_still_for_it() -> None:
    s = scenario("""
        ####################
        #@1................#
        ####################
    """)
    wound(s, "1", 30)
    s.order("1", "move", x=18, y=1)
    s.do("@", "tend", target="1")
    assert s.at("1")[0] < 14
    s.expect_near("@", "1", most=2)
    assert health_of(s, "1") == 36


def test_there_is_nothing_to_dress_on_the_well_and_the_starved() -> None:
    s = hurt(health=90)
    s.do("@", "tend", target="1")
    s.expect_refused("@", "well enough")
    assert frozenset(cause for _, cause in FEELING.values()) == WANTS
    s = hurt(cause="hunger")
    s.do("@", "tend", target="1")
    s.expect_refused("@", "well enough")
    s.do("@", "tend", target="@")
    s.expect_refused("@", "nobody to tend")


def test_nobody_tends_with_what_is_no_medicine() -> None:
    s = hurt()
    s.give("@", "stone")
    s.do("@", "tend", target="1", item="stone")
    s.expect_refused("@", "stone is no medicine")


def test_who_sees_it_knows_the_helper() -> None:
    s = scenario("""
        ########
        #@1...2#
        ########
    """)
    wound(s, "1", 30)
    s.do("@", "tend", target="1")
    known = [s.world.facts[n] for n in s.world.beliefs[s.agent("2")].facts]
    assert [(fact.kind, fact.text) for fact in known] == [("kindness", "@ tended the wounds of 1")]


def thinks_of(s: Scenario, opinion: int) -> None:
    see_as(s.world, s.agent("@"), s.agent("1"), Relation(opinion=opinion))


def chosen(opinion: int, kind: int) -> str:
    """What somebody with nothing else to do means to do about the wounded."""
    s = hurt()
    change(s.world.persona, s.agent("@"), traits=Traits(kind=kind))
    thinks_of(s, opinion)
    return decide(observe(s.world, s.agent("@"))).action


def test_friends_and_the_kind_see_to_the_wounded_and_foes_do_not() -> None:
    assert chosen(opinion=40, kind=0) == "tend"
    assert chosen(opinion=0, kind=80) == "tend"
    assert chosen(opinion=-30, kind=80) != "tend"
    assert chosen(opinion=0, kind=-90) != "tend"


def test_the_sight_of_a_wounded_friend_makes_one_think() -> None:
    for opinion, thinks in ((30, True), (-5, False)):
        s = scenario("@F..1")
        wound(s, "1", 30)
        thinks_of(s, opinion)
        s.order("@", "use", target="campfire")
        s.ticks(ALARM_GAP + 4 * PERIOD)
        asked = [e for e in s.events("decision_requested") if "is wounded" in e.reason]
        assert bool(asked) == thinks
