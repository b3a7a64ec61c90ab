"""The mayor: elected, heard, and with a common chest out of which the watch is paid."""

from game.ai.drives import duty
from game.ai.drives.case import Case
from game.core.audit import audit
from game.core.components import Fact, Terms
from game.core.facts import learn, new_fact
from game.core.observe import observe
from game.core.things import fill
from game.core.town import TERM, coins_in, mayor, take_office
from tests.scenario_dsl import Scenario, scenario

PLAZA = """
    ############
    #@..M.Y.1.2#
    #..........#
    ############
"""


def in_office(who: str = "@", chest: int = 0, **rules: int) -> Scenario:
    """Somebody is mayor, with so many coins in the common chest."""
    s = scenario(PLAZA, **rules)
    take_office(s.world, s.agent(who))
    if chest:
        fill(s.world, s.the("coffer"), "coin", chest, "begun with")
    return s


def orders(s: Scenario, who: str) -> list[str]:
    return [a.topic for a in observe(s.world, s.agent(who)).affordances if a.action == "decree"]


def test_whoever_stands_and_is_voted_for_is_mayor() -> None:
    s = scenario(PLAZA, day_ticks=240)
    s.do("@", "stand")
    s.expect_refused("@", "it is too early for that")
    s.world.tick = 250
    s.do("@", "stand")
    day = s.last("stood_for_mayor").day
    assert day == s.world.rules.day(s.world.tick) + 2
    s.do("1", "stand")
    ((number, occasion),) = s.world.occasions.items()
    assert number == occasion.facts[0] and len(occasion.facts) == 2, "both on one day"
    s.until(lambda: bool(s.events("elected")), 800)
    assert mayor(s.world) == s.last("elected").agent
    s.do("2", "stand")
    s.expect_refused("2", "there is a mayor")
    s.world.town.since -= TERM * 240
    s.do("2", "stand")
    assert s.last("stood_for_mayor").agent == s.agent("2")


def test_only_the_mayor_orders_and_once_a_day() -> None:
    s = in_office(day_ticks=600)
    assert orders(s, "1") == []
    assert orders(s, "@") == ["fee", "fine", "watch"]
    s.do("1", "decree", topic="fee")
    s.expect_refused("1", "they are not mayor")
    s.do("@", "decree", topic="fine")
    assert s.world.town.fine > 0
    told = [s.world.facts[f].text for f in s.world.beliefs[s.agent("@")].facts]
    assert told == ["@ ordered as mayor: who is seen stealing by mayor or watch pays 2 coins"]
    s.do("@", "decree", topic="fee")
    s.expect_refused("@", "they gave an order lately")
    s.world.tick += 600
    s.do("@", "decree", topic="fine")
    assert s.world.town.fine == 0
    s.expect_story("@ ordered as mayor: nobody is fined for theft any more")


def test_alms_go_to_the_poorest_and_half_of_the_chest_is_kept() -> None:
    poor = in_office(chest=5)
    assert "alms" not in orders(poor, "@")
    poor.do("@", "decree", topic="alms")
    poor.expect_refused("@", "there is too little in the common chest")
    s = in_office(chest=6)
    s.give("2", "coin", 2)
    assert "alms" in orders(s, "@")
    s.do("@", "decree", topic="alms")
    s.expect_story(
        "@ ordered as mayor: half of the common chest goes to the poor, a coin each",
        "1 got a coin of alms from the common chest, on @'s order",
    )
    assert len(s.events("alms_given")) == 1, "neither the mayor nor who has two coins"
    assert (s.count("1", "coin"), s.count("2", "coin"), s.count("@", "coin")) == (1, 2, 0)
    assert coins_in(s.world, s.the("coffer"), 0) == 5
    assert s.opinion("1", of="@") > 0
    assert audit(s.world) == []


def test_what_a_mayor_orders_is_as_things_are() -> None:
    empty, full = in_office(), in_office(chest=20)
    assert wanted(empty) == {"fee"}
    assert wanted(full) == {"alms"}
    full.world.town.fee = full.world.town.watch = full.world.town.fine = 1
    assert wanted(full) == {"alms", "fee", "watch"}, "the chest is full, and no raider came"
    fact = new_fact(full.world, Fact("danger", 0, tick=full.world.tick, text="Wolves came"))
    learn(full.world, full.agent("@"), fact)
    full.world.town.watch = 0
    assert wanted(full) == {"alms", "fee", "watch"}, "now there is reason for a watch"


def wanted(s: Scenario) -> set[str]:
    """What a built-in mind in office finds worth ordering, or ending."""
    case = Case(observe(s.world, s.agent("@")))
    offers = [a for a in case.o.affordances if a.action == "decree"]
    return {offer.topic for offer in offers if duty.decree(case, offer) is not None}


def test_a_market_fee_goes_into_the_common_chest() -> None:
    s = in_office()
    fill(s.world, s.the("market_stall"), "coin", 60, "begun with")
    s.world.town.fee = 20
    s.world.market[s.the("market_stall")].prices["sword"] = 1500
    s.give("1", "sword")
    terms = Terms({"sword": 1}, {"coin": 5})
    s.do("1", "sell", target="market_stall", topic="sword", terms=terms)
    got = s.count("1", "coin")
    fee = coins_in(s.world, s.the("coffer"), 0)
    assert (got, fee) == (10, 2)
    assert coins_in(s.world, s.the("market_stall"), 0) == 60 - 12
    assert audit(s.world) == []


def test_of_small_sales_the_fee_adds_up_and_no_seller_gets_less_for_it() -> None:
    s = in_office()
    stall, chest = s.the("market_stall"), s.the("coffer")
    fill(s.world, stall, "coin", 60, "begun with")
    s.world.town.fee = 20
    paid = []
    for _ in range(8):
        s.world.market[stall].prices["berry"] = 60
        before = s.count("1", "coin")
        s.give("1", "berry", 5)
        s.do("1", "sell", target=stall, topic="berry", terms=Terms({"berry": 5}, {"coin": 1}))
        paid.append(s.count("1", "coin") - before)
    assert set(paid) == {2}, "the till pays what adds up"
    assert coins_in(s.world, chest, 0) == 8 * 2 * 20 // 100
    assert s.world.town.owed == 20
    assert audit(s.world) == []


def test_a_thief_before_the_mayors_eyes_is_fined_and_one_unseen_is_not() -> None:
    s = in_office()
    s.world.town.fine = 2
    s.give("1", "coin", 3)
    s.give("2", "knife")
    s.world.move(s.agent("@"), 9, 2)
    for seed in range(20):
        s.world.seed = seed
        s.do("1", "steal", target="2", item=s.world.held(s.agent("2"), "knife"))
        if s.events("caught_stealing"):
            break
    assert s.agent("@") in s.last("caught_stealing").seen_by
    s.expect_holds("1", "coin", 1)
    s.expect_story("1 was fined 2 coins for theft, before the eyes of @")
    assert coins_in(s.world, s.the("coffer"), 0) == 2
    assert audit(s.world) == []


def test_the_watch_is_called_at_dusk_and_paid_at_dawn_if_it_was_kept() -> None:
    s = in_office(chest=2, day_ticks=240)
    s.world.town.watch = 3
    s.world.skills[s.agent("2")].points["fight"] = 300
    s.until(lambda: bool(s.events("watch_called")), 200)
    assert s.last("watch_called").guards == [s.agent("2"), s.agent("1")], "two can be paid"
    s.do("2", "patrol", topic="round", x=9, y=2)
    s.until(lambda: not s.world.town.guards, 200)
    assert [event.agent for event in s.events("watch_paid")] == [s.agent("2")]
    s.expect_holds("2", "coin", 1)
    assert s.world.item[s.world.held(s.agent("2"), "coin")].owner == s.agent("2")
    s.expect_holds("1", "coin", 0)
    assert coins_in(s.world, s.the("coffer"), 0) == 1
    assert audit(s.world) == []


def test_there_is_no_watch_without_a_mayor_or_coins() -> None:
    poor = in_office(day_ticks=240)
    poor.world.town.watch = 3
    dead = in_office(chest=5, day_ticks=240)
    dead.world.town.watch = 3
    dead.world.town.mayor = 999
    for s in (poor, dead):
        s.ticks(120)
        assert not s.events("watch_called")
