"""The market stall: buying, selling, and prices that move."""

from game.core.audit import audit
from game.core.change import change
from game.core.commands import Kill
from game.core.components import Terms
from game.core.market import (
    fair,
    has_room,
    quote_purchase,
    quote_sale,
    stocked,
    wanted,
)
from game.core.observe import observe
from game.core.things import fill
from tests.scenario_dsl import CONTENT, Scenario, scenario


def market(**stock: int) -> Scenario:
    """Somebody four steps from a stall that has these things; a day is short enough to wait."""
    s = scenario("""
        ###########
        #@....M...#
        ###########
    """)
    for kind, count in stock.items():
        fill(s.world, s.the("market_stall"), kind, count, "begun with")
    return s


def price(s: Scenario, kind: str) -> int:
    return s.world.market[s.the("market_stall")].prices[kind]


def sell(s: Scenario, count: int, kind: str, coins: int) -> None:
    terms = Terms({kind: count}, {"coin": coins})
    s.do("@", "sell", target="market_stall", topic=kind, terms=terms)


def buy(s: Scenario, count: int, kind: str, coins: int) -> None:
    terms = Terms({"coin": coins}, {kind: count})
    s.do("@", "buy", target="market_stall", topic=kind, terms=terms)


def test_selling_takes_goods_in_and_hands_coins_out() -> None:
    s = market(coin=45)
    s.give("@", "bread", 2)
    sell(s, 1, "bread", 2)
    s.expect_holds("@", "bread", 1)
    s.expect_holds("@", "coin", 2)
    stall = s.the("market_stall")
    assert (stocked(s.world, stall, "bread"), stocked(s.world, stall, "coin")) == (1, 43)
    s.expect_story("@ sold some bread at the market for 2 coins")
    assert audit(s.world) == []


def test_buying_hands_goods_out_and_makes_them_ones_own() -> None:
    s = market(apple=12)
    s.give("@", "coin", 3)
    buy(s, 1, "apple", 1)
    s.expect_holds("@", "apple", 1)
    s.expect_holds("@", "coin", 2)
    assert s.world.item[s.world.held(s.agent("@"), "apple")].owner == s.agent("@")
    assert stocked(s.world, s.the("market_stall"), "coin") == 1
    assert audit(s.world) == []


def test_every_purchase_makes_it_dearer_and_every_sale_cheaper() -> None:
    s = market(apple=12, coin=9)
    s.give("@", "coin", 9)
    s.give("@", "bread", 2)
    before = price(s, "apple"), price(s, "bread")
    buy(s, 2, "apple", 3)
    sell(s, 1, "bread", 1)
    assert price(s, "apple") > before[0]
    assert price(s, "bread") < before[1]


def test_what_has_run_out_climbs_and_what_is_plentiful_falls_back() -> None:
    s = market(apple=1, coin=50)
    s.give("@", "coin", 3)
    buy(s, 1, "apple", 2)
    value = CONTENT.items["apple"].value
    s.ticks(600)
    scarce = price(s, "apple")
    assert scarce > value * 150 // 100
    fill(s.world, s.the("market_stall"), "apple", 3 * wanted(CONTENT.items["apple"]), "player")
    s.ticks(1500)
    assert price(s, "apple") < value
    dear, cheap = s.events("price_moved")[0], s.events("price_moved")[-1]
    assert (dear.goods, dear.now) == ("apples", "dear")
    assert cheap.now != "dear"


def test_what_nobody_deals_in_stays_at_its_base_value() -> None:
    s = market(apple=1, coin=50)
    s.ticks(300)
    assert price(s, "sword") == CONTENT.items["sword"].value


def test_an_empty_till_makes_everything_cheaper() -> None:
    s = market(flask=3)
    value = CONTENT.items["flask"].value
    s.world.market[s.the("market_stall")].dealt["flask"] = s.world.tick
    s.ticks(1000)
    assert price(s, "flask") < value * 75 // 100
    fill(s.world, s.the("market_stall"), "coin", 50, "player")
    s.ticks(1000)
    assert price(s, "flask") > value * 85 // 100


def test_worth_falls_as_stock_grows() -> None:
    bread = CONTENT.items["bread"]
    worth = [fair(bread, stock) for stock in range(20)]
    assert worth == sorted(worth, reverse=True)
    assert worth[wanted(bread)] == bread.value


def test_one_goes_away_when_the_stall_asks_too_much() -> None:
    s = market(apple=1)
    s.give("@", "coin", 3)
    s.world.market[s.the("market_stall")].prices["apple"] = 300
    buy(s, 1, "apple", 1)
    s.expect_refused("@", "the stall asks 4 coins for an apple")
    s.expect_holds("@", "coin", 3)


def test_one_goes_away_when_the_stall_pays_too_little_or_cannot() -> None:
    s = market()
    s.give("@", "bread", 2)
    s.world.market[s.the("market_stall")].prices["bread"] = 900
    sell(s, 1, "bread", 2)
    s.expect_refused("@", "the stall has not so many coins")
    fill(s.world, s.the("market_stall"), "coin", 50, "player")
    s.world.market[s.the("market_stall")].prices["bread"] = 100
    sell(s, 1, "bread", 2)
    s.expect_refused("@", "the stall gives nothing for some bread")
    s.expect_holds("@", "bread", 2)


def test_a_stall_that_has_plenty_takes_no_more() -> None:
    s = market(bread=16, coin=50)
    assert not has_room(s.world, s.the("market_stall"), "bread")
    s.give("@", "bread")
    sell(s, 1, "bread", 1)
    s.expect_refused("@", "the stall has enough of bread")


def test_what_is_gone_by_the_time_one_comes_is_not_sold() -> None:
    s = market()
    s.give("@", "coin", 3)
    buy(s, 1, "apple", 3)
    s.expect_refused("@", "the stall hasn't got an apple")


def test_stolen_goods_are_not_ones_own_to_sell() -> None:
    s = market(coin=9)
    change(s.world.item, s.give("@", "bread"), owner=s.the("market_stall"))
    sell(s, 1, "bread", 2)
    s.expect_refused("@", "of one's own")


def test_worn_things_are_not_taken() -> None:
    s = market(coin=9)
    change(s.world.item, s.give("@", "knife"), wear=3)
    sell(s, 1, "knife", 2)
    s.expect_refused("@", "nobody pays for a worn knife")
    s.expect_holds("@", "knife")


def test_a_stall_deals_in_goods_for_coins_alone() -> None:
    s = market(apple=3, coin=9)
    s.give("@", "coin", 3)
    for terms, topic in (
        (Terms({"coin": 1}, {"coin": 1}), "coin"),
        (Terms({"coin": 1}, {"apple": 1}), "bread"),
        (Terms({"apple": 1}, {"bread": 1}), "bread"),
        (Terms({"coin": 1}, {"apple": -1}), "apple"),
        (None, "apple"),
    ):
        s.do("@", "buy", target="market_stall", topic=topic, terms=terms)
        assert s.last("action_refused").agent == s.agent("@")
        s.expect_holds("@", "coin", 3)


def test_the_choices_name_goods_and_coins() -> None:
    s = market(apple=12, coin=40)
    s.give("@", "coin", 3)
    s.give("@", "bread", 2)
    s.walk("@", east=3)
    texts = [choice.text for choice in observe(s.world, s.agent("@")).affordances]
    assert "sell some bread for 2 coins at the market 3 steps east" in texts
    assert "buy an apple for a coin at the market 3 steps east" in texts


def test_who_stands_there_remembers_what_is_dear_and_goes_by_it_later() -> None:
    s = market(apple=12)
    s.give("@", "coin", 9)
    buy(s, 4, "apple", 9)
    agent, stall = s.agent("@"), s.the("market_stall")
    s.world.market[stall].prices["apple"] = 200
    s.ticks(51)
    known = [s.world.facts[fact] for fact in s.world.beliefs[agent].facts]
    (fact,) = [fact for fact in known if fact.kind == "price"]
    assert fact.what == "apple"
    assert fact.value > 150
    assert fact.text == "apples are dear at the market"


def test_a_stall_whose_till_runs_low_pays_less_and_asks_as_much() -> None:
    rich, poor = market(coin=60), market(coin=9)
    for one in (rich, poor):
        stall, agent = one.the("market_stall"), one.agent("@")
        one.world.market[stall].prices["bread"] = 500
        assert quote_sale(one.world, agent, stall, "bread", 2) == 12
    bids = [
        quote_purchase(one.world, one.agent("@"), one.the("market_stall"), "bread", 2)
        for one in (rich, poor)
    ]
    assert bids == [8, 4]
    poor.give("@", "bread", 2)
    poor.walk("@", east=3)
    (sale,) = [a for a in observe(poor.world, poor.agent("@")).affordances if a.action == "sell"]
    assert sale.terms is not None
    sell(poor, sale.terms.gives["bread"], "bread", sale.terms.wants["coin"])
    poor.expect_holds("@", "coin", sale.terms.wants["coin"])


def test_a_practised_trader_loses_less() -> None:
    s, novice = market(coin=40), market(coin=40)
    s.world.skills[s.agent("@")].points["trade"] = 1000
    for one in (s, novice):
        one.world.market[one.the("market_stall")].prices["bread"] = 215
        one.give("@", "bread")
        sell(one, 1, "bread", 1)
    s.expect_holds("@", "coin", 2)
    novice.expect_holds("@", "coin", 1)


def test_what_a_stall_had_falls_to_the_ground_when_it_goes() -> None:
    s = market(apple=3, coin=9)
    s.submit(Kill(entity=s.the("market_stall")))
    s.ticks(1)
    assert not s.world.market
    assert s.world.item[s.the("coin")].count == 9
    assert audit(s.world) == []


def test_food_goes_bad_at_a_stall_and_the_books_know() -> None:
    s = market(berry=40, coin=9)
    s.ticks(1200)
    left = stocked(s.world, s.the("market_stall"), "berry")
    assert 5 < left < 35, "half a day of what lasts a day"
    assert s.world.books["spoiled"]["berry"] == left - 40
    assert stocked(s.world, s.the("market_stall"), "coin") == 9
    assert audit(s.world) == []
