"""The notice board: what hangs there is known to whoever reads it, from the board."""

from game.ai.behaviors import explain
from game.core.boards import clear
from game.core.change import change
from game.core.components import Fact, Place
from game.core.facts import knows, learn, new_fact, sweep
from game.core.observe import observe
from game.core.recall import know_place
from tests.scenario_dsl import Scenario, scenario

SQUARE = """
    ##########
    #@..N...1#
    #......2.#
    ##########
"""


def known(s: Scenario, who: str, kind: str, subject: str = "", text: str = "it is so") -> int:
    """Somebody has seen something with their own eyes."""
    of = s.agent(subject) if subject else 0
    number = new_fact(s.world, Fact(kind, of, x=1, y=1, tick=s.world.tick, text=text))
    learn(s.world, s.agent(who), number)
    return number


def choices(s: Scenario, who: str, action: str) -> list[str]:
    s.ticks(33)  # long enough to have looked around
    return [a.text for a in observe(s.world, s.agent(who)).affordances if a.action == action]


def test_whoever_reads_a_notice_knows_it_from_the_board_by_its_authors_word() -> None:
    s = scenario(SQUARE)
    wolves = known(s, "@", "danger", text="wolves are about")
    s.do("@", "post", target="notice_board", fact=wolves)
    assert wolves not in s.world.beliefs[s.agent("1")].facts, "nobody knows it unread"
    s.do("1", "read", target="notice_board")
    heard = s.world.beliefs[s.agent("1")].facts[wolves]
    assert (heard.source, heard.hops) == (s.the("notice_board"), 1)
    assert s.agent("@") in heard.told
    s.expect_story(
        "@ put up a notice (warning): wolves are about",
        "1 read on the notice board that wolves are about",
    )
    told = next(f for f in observe(s.world, s.agent("1")).facts if f.entity == wolves)
    assert told.source_name == "the notice board"


def test_hearsay_on_the_board_is_one_teller_further_still() -> None:
    s = scenario(SQUARE)
    wolves = new_fact(s.world, Fact("danger", tick=s.world.tick, text="wolves are about"))
    learn(s.world, s.agent("@"), wolves, source=s.agent("2"), hops=1)
    s.do("@", "post", target="notice_board", fact=wolves)
    s.do("1", "read", target="notice_board")
    assert s.world.beliefs[s.agent("1")].facts[wolves].hops == 2


def test_a_board_has_room_for_so_many_and_the_oldest_falls_off() -> None:
    s = scenario(SQUARE)
    facts = [known(s, "@", "danger", text=f"danger {i}") for i in range(4)]
    for fact in facts:
        s.do("@", "post", target="notice_board", fact=fact)
    hanging = s.world.notices[s.the("notice_board")]
    assert [note.fact for note in hanging] == facts[1:]
    s.do("1", "read", target="notice_board")
    assert set(s.world.beliefs[s.agent("1")].facts) == set(facts[1:])


def test_what_hangs_there_already_or_is_not_known_is_not_put_up() -> None:
    s = scenario(SQUARE)
    wolves = known(s, "@", "danger", text="wolves are about")
    assert choices(s, "@", "post") == [
        "put up a notice: wolves are about, on the board 3 steps east"
    ]
    s.do("1", "post", target="notice_board", fact=wolves)
    s.expect_refused("1", "they don't know anything of the kind")
    s.do("@", "post", target="notice_board", fact=wolves)
    s.do("@", "post", target="notice_board", fact=wolves)
    s.expect_refused("@", "that hangs there already")
    s.do("@", "post", target="1", fact=wolves)
    s.expect_refused("@", "there is no notice board there")


def test_a_thief_is_wanted_by_the_board_and_the_thief_knows_who_did_that() -> None:
    s = scenario(SQUARE)
    theft = known(s, "@", "theft", "2", text="2 stole a knife from @")
    s.do("@", "post", target="notice_board", fact=theft)
    s.do("1", "read", target="notice_board")
    assert s.last("notice_posted").sort == "wanted"
    assert s.opinion("1", of="2") < 0
    assert knows(s.world, s.agent("1"), "theft", s.agent("2"))
    s.do("2", "read", target="notice_board")
    assert s.opinion("2", of="@") < 0
    assert not s.world.beliefs[s.agent("2")].facts
    assert not [text for text in choices(s, "2", "post") if "knife" in text]


def test_goods_are_offered_and_the_offer_leads_to_the_seller() -> None:
    s = scenario("@..N.1...............................")
    s.give("@", "bread", 4)
    (text,) = choices(s, "@", "post")
    assert text.startswith("put up a notice: @ sells some bread for 3 coins")
    s.do("@", "post", target="notice_board", item="bread")
    s.do("@", "post", target="notice_board", item="bread")
    assert len(s.world.notices[s.the("notice_board")]) == 1, "one offer of each"
    s.give("1", "coin", 5)
    s.ticks(33)
    s.world.move(s.agent("@"), 30, 0)
    assert not [a for a in observe(s.world, s.agent("1")).affordances if a.topic == "seller"]
    s.do("1", "read", target="notice_board")
    know_place(s.world, s.agent("1"), s.agent("@"), Place("agent", 2, 0, s.world.tick))
    seller = [a for a in observe(s.world, s.agent("1")).affordances if a.topic == "seller"]
    assert seller[0].text == "go to @: @ sells some bread for 3 coins"
    s.set("1", hunger=300)
    worth = {key: points for key, points, _ in explain(observe(s.world, s.agent("1")))}
    assert worth[seller[0].key] > 100


def test_what_nobody_remembers_is_kept_while_it_hangs_and_falls_off_in_time() -> None:
    s = scenario(SQUARE, day_ticks=200)
    wolves = known(s, "@", "danger", text="wolves are about")
    s.do("@", "post", target="notice_board", fact=wolves)
    change(s.world.beliefs, s.agent("@"), facts={})
    s.ticks(600 - s.world.tick % 600 + 1)
    assert wolves not in s.world.facts, "two days are over"
    assert s.world.notices == {s.the("notice_board"): ()}


def test_a_sweep_leaves_what_hangs() -> None:
    s = scenario(SQUARE)
    wolves = known(s, "@", "danger", text="wolves are about")
    s.do("@", "post", target="notice_board", fact=wolves)
    change(s.world.beliefs, s.agent("@"), facts={})
    s.ticks(600 - s.world.tick % 600 + 1)
    assert wolves in s.world.facts
    s.world.notices.clear()
    clear(s.world)
    sweep(s.world)
    assert wolves not in s.world.facts


def test_where_all_goes_by_word_of_mouth_nobody_reads_or_writes() -> None:
    s = scenario(SQUARE, notices=0)
    wolves = known(s, "@", "danger", text="wolves are about")
    assert choices(s, "@", "post") == choices(s, "@", "read") == []
    s.do("@", "post", target="notice_board", fact=wolves)
    s.expect_refused("@", "nobody puts up notices here")


def test_something_new_is_read_once() -> None:
    s = scenario(SQUARE)
    wolves = known(s, "@", "danger", text="wolves are about")
    s.do("@", "post", target="notice_board", fact=wolves)
    s.world.move(s.agent("1"), 5, 1)
    assert choices(s, "1", "read") == ["read the new notice on the notice board right here"]
    s.set("1", curious=60)
    keys = [key for key, _, _ in explain(observe(s.world, s.agent("1")))]
    assert keys[0].startswith("read notice_board")
    s.do("1", "read", target="notice_board")
    assert choices(s, "1", "read") == []


def test_when_the_board_goes_so_do_its_notices() -> None:
    s = scenario(SQUARE)
    wolves = known(s, "@", "danger", text="wolves are about")
    s.do("@", "post", target="notice_board", fact=wolves)
    s.world.destroy(s.the("notice_board"))
    assert not s.world.notices
    s.ticks(1)
