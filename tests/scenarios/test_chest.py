"""Chests: owned, filled and emptied by their owners; nothing in them is lost."""

from game.core.change import change
from game.core.commands import Kill, Teleport
from game.core.observe import observe
from game.core.property import claim_chest
from game.core.things import HANDS, give_item, store, take_item
from tests.scenario_dsl import Scenario, scenario

YARD = """
    #########
    #@..C..1#
    #########
"""


def own(s: Scenario, who: str) -> int:
    """Make the chest somebody's; they know where it is."""
    chest = s.the("chest")
    claim_chest(s.world, s.agent(who), chest)
    s.ticks(40)
    return chest


def fill(s: Scenario, who: str, kind: str, count: int = 1) -> int:
    """Something of somebody's lies in the chest."""
    pile = give_item(s.world, s.agent(who), kind, count)
    return store(s.world, s.the("chest"), take_item(s.world, s.agent(who), pile, count))


def choices(s: Scenario, who: str, action: str) -> list[str]:
    offers = observe(s.world, s.agent(who)).affordances
    return [offer.key for offer in offers if offer.action == action]


def test_one_puts_a_pile_into_ones_chest_and_takes_it_out_again() -> None:
    s = scenario(YARD)
    chest = own(s, "@")
    s.give("@", "apple", 3)
    s.do("@", "stow", target="chest", item="apple")
    s.expect_holds("@", "apple", 0)
    assert [s.world.kind[pile] for pile in s.world.inventory[chest].items] == ["apple"]
    assert s.last("stowed").count == 3
    s.do("@", "fetch", target="chest", topic="apple")
    s.expect_holds("@", "apple", 3)
    assert not s.world.inventory[chest].items


def test_what_is_offered_is_ones_own_chest() -> None:
    s = scenario(YARD)
    chest = own(s, "@")
    fill(s, "@", "bread")
    s.give("@", "coin")
    s.give("1", "coin")
    assert choices(s, "@", "stow") == [f"stow coin in chest_{chest}"]
    assert choices(s, "@", "fetch") == [f"fetch bread from chest_{chest}"]
    assert choices(s, "1", "stow") == choices(s, "1", "fetch") == []


def test_anothers_chest_is_neither_filled_nor_emptied_like_ones_own() -> None:
    s = scenario(YARD)
    own(s, "1")
    fill(s, "1", "bread")
    s.give("@", "coin")
    s.do("@", "fetch", target="chest", topic="bread")
    s.expect_refused("@", "somebody else's")
    s.do("@", "stow", target="chest", item="coin")
    s.expect_refused("@", "somebody else's")


def test_a_full_chest_takes_no_more() -> None:
    s = scenario(YARD)
    own(s, "@")
    room = s.world.content.objects["chest"].holds
    for kind in sorted(s.world.content.items)[:room]:
        fill(s, "@", kind)
    s.give("@", "wood")
    s.do("@", "stow", target="chest", item="wood")
    s.expect_refused("@", "full")
    s.expect_holds("@", "wood")


def test_full_hands_take_nothing_out() -> None:
    s = scenario(YARD)
    own(s, "@")
    kinds = sorted(s.world.content.items)
    fill(s, "@", kinds[-1])
    for kind in kinds[:HANDS]:
        s.give("@", kind)
    s.do("@", "fetch", target="chest", topic=kinds[-1])
    s.expect_refused("@", "full")


def test_a_chest_taken_away_spills_what_is_in_it() -> None:
    s = scenario(YARD)
    chest = own(s, "@")
    bread = fill(s, "@", "bread", 2)
    s.submit(Kill(entity=chest))
    s.ticks(1)
    assert chest not in s.world.kind
    assert s.world.item[bread].holder == 0
    s.expect_at(bread, s.at(bread))


def test_a_chest_that_is_moved_keeps_what_is_in_it() -> None:
    s = scenario(YARD)
    chest = own(s, "@")
    bread = fill(s, "@", "bread")
    s.submit(Teleport(entity=chest, x=2, y=1))
    s.ticks(1)
    assert s.world.item[bread].holder == chest


def test_the_chest_of_the_dead_is_nobodys_and_so_is_what_is_in_it() -> None:
    s = scenario(YARD)
    chest = own(s, "@")
    bread = fill(s, "@", "bread")
    s.submit(Kill(entity=s.agent("@")))
    s.ticks(1)
    assert s.world.fixture[chest].owner == 0
    assert s.world.item[bread].owner == 0


def test_whoever_holds_what_was_the_deads_owns_it_then() -> None:
    s = scenario(YARD)
    pile = s.give("1", "knife")
    change(s.world.item, pile, owner=s.agent("@"))
    s.submit(Kill(entity=s.agent("@")))
    s.ticks(1)
    assert s.world.item[pile].owner == s.agent("1")


def test_what_is_put_down_stays_ones_own_for_a_day() -> None:
    s = scenario("@..", day_ticks=200, hour=8)
    pile = s.give("@", "knife")
    s.do("@", "drop", item="knife")
    s.ticks(120)
    assert s.world.item[pile].owner == s.agent("@")
    s.ticks(140)
    assert s.world.item[pile].owner == 0


def test_a_trifle_that_is_put_down_is_anybodys() -> None:
    s = scenario("@..")
    pile = s.give("@", "berry", 2)
    s.do("@", "drop", item="berry")
    assert s.world.item[pile].owner == 0
