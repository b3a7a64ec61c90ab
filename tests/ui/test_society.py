"""Society in the window: who owns what, what is known and from whom, what is dealt, what shows."""

import pytest

from game.core.actions import ACTIONS
from game.core.boards import pin
from game.core.change import change
from game.core.components import Fact, Intent, Market, Terms
from game.core.deals import open_deal
from game.core.events import CaughtStealing, Crafted, Stole, Traded
from game.core.facts import learn, new_fact
from game.core.things import give_item, make_item, make_object
from game.ui.deeds import deed
from game.ui.panels.feed_entry import KINDS, OTHER
from tests.ui.stage import Stage, sprites
from tests.ui.test_panels import words_on


@pytest.fixture
def ada(stage: Stage) -> int:
    ada = stage.named("Ada")
    stage.shell.selection.choose(ada)
    return ada


def tab(stage: Stage, name: str) -> str:
    stage.shell.inspector.show_tab(name)
    return words_on(stage)


def test_what_somebody_holds_of_another_says_whose_it_is(stage: Stage, ada: int) -> None:
    bob = stage.named("Bob")
    give_item(stage.world, ada, "apple", 2, "test")
    assert "2 apples" in tab(stage, "Self") and "Bob's" not in tab(stage, "Self")
    change(stage.world.item, stage.world.inventory[ada].items[-1], owner=bob)
    assert "2 apples, Bob's" in tab(stage, "Self")


def test_purse_skills_and_goods_elsewhere(stage: Stage, ada: int) -> None:
    world = stage.world
    assert "None open" in tab(stage, "Goods")
    give_item(world, ada, "coin", 7, "test")
    for entity in world.inventory[ada].items:
        change(world.item, entity, owner=ada)
    apple = make_item(world, "apple", 12, 12, 3)
    change(world.item, apple, owner=ada)
    world.skills[ada].points["gather"] = 650
    words = tab(stage, "Goods")
    worth = (7 * world.content.items["coin"].value + 3 * world.content.items["apple"].value) / 100
    assert "| 7 |" in words and f"{worth:,.1f} coins" in words
    assert "3 apples, on the ground" in words and "skilled" in words
    assert "skilled gatherer" in words  # under the name


def test_open_deals_are_told_from_each_side(stage: Stage, ada: int) -> None:
    bob = stage.named("Bob")
    open_deal(stage.world, ada, bob, Terms({"apple": 2}, {"coin": 1}), 0)
    words = tab(stage, "Goods")
    assert "Offer to Bob" in words and "gives 2 apples for a coin" in words
    stage.shell.selection.choose(bob)
    words = tab(stage, "Goods")
    assert "Offer from Ada" in words and "gives a coin for 2 apples" in words


def test_facts_say_from_whom_and_how_far(stage: Stage, ada: int) -> None:
    world, bob, cid = stage.world, stage.named("Bob"), stage.named("Cid")
    theft = Fact("theft", bob, cid, tick=0, text="Bob stole an apple from Cid")
    fact = new_fact(world, theft)
    learn(world, ada, fact, source=cid, hops=3)
    words = tab(stage, "Memory")
    assert "Bob stole an apple from Cid" in words and "from Cid, over 3 tellers" in words
    learn(world, ada, fact)
    assert "saw it" in tab(stage, "Memory")


def test_a_reputation_is_told_with_the_deeds_behind_it(stage: Stage, ada: int) -> None:
    world, bob = stage.world, stage.named("Bob")
    assert "Nobody knows any deed of theirs" in tab(stage, "Ties")
    fact = new_fact(world, Fact("theft", ada, bob, tick=0, text="Ada stole a knife from Bob"))
    learn(world, bob, fact)
    words = tab(stage, "Ties")
    assert "1 knows of their deeds" in words and "a thief by 1" in words and "-40" in words
    assert "Ada stole a knife from Bob" in words


def test_things_say_whose_they_are_and_stores_what_they_hold(stage: Stage) -> None:
    world, ada = stage.world, stage.named("Ada")
    chest = make_object(world, "chest", 20, 20)
    change(world.fixture, chest, owner=ada)
    give_item(world, chest, "bread", 2, "test")
    stage.shell.selection.choose(chest)
    words = words_on(stage)
    assert "Belongs to Ada" in words and "2 loaves of bread" in words
    stall = make_object(world, "market_stall", 24, 20)
    base = world.content.items["bread"].value
    world.market[stall] = Market({"bread": 2 * base})
    stage.shell.selection.choose(stall)
    words = words_on(stage)
    assert f"Bread: {2 * base / 100:g}, dear" in words
    world.market[stall] = Market({"bread": base})
    stage.shell.inspector.show_tab("Self")
    assert "dear" not in words_on(stage)


def test_a_board_shows_its_notices_with_author_and_time(stage: Stage) -> None:
    world, ada, bob = stage.world, stage.named("Ada"), stage.named("Bob")
    board = make_object(world, "notice_board", 20, 20)
    stage.shell.selection.choose(board)
    assert "Nothing hangs here" in words_on(stage)
    for kind, text in (("theft", "Bob stole an apple from Ada"), ("danger", "wolves are about")):
        fact = new_fact(world, Fact(kind, bob * (kind == "theft"), ada, tick=0, text=text))
        learn(world, ada, fact)
        pin(world, board, ada, fact)
    words = words_on(stage)
    assert "NOTICES, 2 OF 8" in words
    assert words.index("Warning") < words.index("wolves are about") < words.index("Wanted")
    assert "Bob stole an apple from Ada" in words and "Ada · day 1 07:00" in words


def test_deeds_show_above_heads(stage: Stage) -> None:
    ada, bob = stage.named("Ada"), stage.named("Bob")
    signs = stage.shell.happenings.signs
    stage.happen(
        Traded(agent=ada, target=bob, deal=1, gave="x", got="y", gives={}, wants={}),
    )
    assert (signs[ada].text, signs[bob].text) == ("coin", "coin")
    stage.happen(Stole(agent=ada, target=bob, item="apple", count=1))
    assert signs[ada].text == "mask"
    stage.happen(CaughtStealing(agent=ada, target=bob, item="apple", count=1))
    assert (signs[ada].text, signs[bob].text) == ("fear", "anger")
    for shown in signs.values():
        assert sprites().emote(shown.text)


def test_the_feed_has_a_filter_for_trade_and_theft(stage: Stage) -> None:
    ada, bob = stage.named("Ada"), stage.named("Bob")
    stage.happen(Stole(agent=ada, target=bob, item="apple", count=1))
    stage.frames()
    assert stage.shell.feed.texts == ["Ada stole an apple from Bob"]
    stage.click(stage.shell.feed.filters["trade"].rect.center)
    assert stage.shell.feed.texts == []
    icons = {icon for _, icon in (*KINDS.values(), OTHER)}
    assert all(sprites().icon(icon) for icon in icons)
    assert KINDS[Crafted] == ("things", "hammer")


def test_what_stands_and_is_theirs_is_a_line_for_each_kind(stage: Stage, ada: int) -> None:
    for x in range(20, 24):
        fence = make_object(stage.world, "fence", x, 20)
        change(stage.world.fixture, fence, owner=ada)
    words = tab(stage, "Goods")
    assert "| Fence | 4 owned |" in words
    assert words.count("Fence") == 1


def test_under_the_name_stands_what_fits(stage: Stage, ada: int) -> None:
    assert f"agent_{ada} · here 1 day" in tab(stage, "Self")
    stage.world.skills[ada].points["gather"] = 650
    words = tab(stage, "Self")
    assert f"skilled gatherer · agent_{ada} |" in words
    assert "Here since day 1" in words


def test_what_is_gone_to_is_told_by_what_is_done_there(stage: Stage) -> None:
    world = stage.world
    fire, tree = make_object(world, "campfire", 20, 20), make_object(world, "tree", 21, 20)
    wood = make_item(world, "wood", 12, 12)
    assert deed(world, Intent(action="use", target=tree)) == "gather from a tree"
    assert deed(world, Intent(action="use", target=fire)) == "sit by a campfire"
    assert (
        deed(world, Intent(action="use", target=fire, item=wood)) == "put some wood on a campfire"
    )
    assert deed(world, Intent(action="use", x=3, y=4)) == "fish"
    board = make_object(world, "notice_board", 22, 20)
    assert deed(world, Intent(action="use", target=board)) == "stand by a notice board"
    stage.shell.selection.choose(tree)
    assert "3 of 3 wood |" in words_on(stage) + " |"


def test_every_action_is_told_in_words_of_people(stage: Stage) -> None:
    world, ada, bob = stage.world, stage.named("Ada"), stage.named("Bob")
    apple = stage.of_kind("apple")
    chest = make_object(world, "chest", 20, 20)
    terms = Terms({"apple": 2}, {"coin": 1})
    told = {
        name: deed(world, Intent(action=name, target=bob, item=apple, topic="bread", terms=terms))
        for name in ACTIONS
    }
    assert told["trade"] == "offer Bob 2 apples for a coin"
    assert told["counter"] == "haggle with Bob: 2 apples for a coin"
    assert told["buy"] == "buy a coin for 2 apples at the market"
    assert told["steal"] == "steal an apple from Bob"
    assert told["giveback"] == "give back an apple to Bob"
    assert told["accept"].startswith("accept the offer of")
    stow = deed(world, Intent(action="stow", item=apple, target=chest))
    assert stow == "lay by an apple in a chest"
    fetch = deed(world, Intent(action="fetch", topic="bread", target=chest))
    assert fetch == "take some bread out of a chest"
    recipe = next(iter(world.content.recipes))
    made = world.content.recipes[recipe].makes.replace("_", " ").split()[0]
    assert made in deed(world, Intent(action="craft", topic=recipe))
    assert all(words[0].islower() and "_" not in words for words in told.values())
    assert deed(world, Intent(action="surrender", target=ada)) == "give in to Ada"
