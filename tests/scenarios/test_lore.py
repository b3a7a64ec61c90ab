"""Lore: powers are taught, paid for, written down, read and stolen by watching."""

from game.core.abilities import commands
from game.core.arcana import Ability
from game.core.commands import Kill, ResolveAbility, RevokeAbility
from game.core.components import Relation
from game.core.lore import POWER, ROUND, ROUNDS, SECRET, fee
from game.core.observe import observe
from tests.scenario_dsl import Scenario, scenario
from tests.scenarios.test_cast import BOLT, granted, rested

MEADOW = """
    .........
    .@.1...2.
    .........
"""


def friends(s: Scenario, *pairs: tuple[str, str], opinion: int = 50) -> None:
    """Let people think well (or ill) of others."""
    for one, other in pairs:
        relations = s.world.beliefs[s.agent(one)].relations
        relations[s.agent(other)] = Relation(opinion, "an old friend", s.world.tick, 1)


def keys(s: Scenario, who: str) -> list[str]:
    """What somebody could do now."""
    return [offer.key for offer in observe(s.world, s.agent(who)).affordances]


def test_a_lesson_takes_time_and_wins_gratitude() -> None:
    s = scenario(MEADOW)
    granted(s)
    one = s.agent("1")
    assert f"teach bolt agent_{one}" not in keys(s, "@"), "nobody teaches strangers for nothing"
    friends(s, ("@", "1"))
    assert f"teach bolt agent_{one}" in keys(s, "@")
    began = s.world.tick
    s.do("@", "teach", target="1", ability="bolt")
    assert s.world.tick - began >= ROUND * ROUNDS
    assert commands(s.world, one, "bolt")
    assert s.opinion("1", "@") > 0
    s.expect_story("@ begins to teach 1 the power of bolt", "1 learnt the power of bolt from @")
    s.do("@", "teach", target="1", ability="bolt")
    s.expect_refused("@", "command it already")


def test_one_can_listen_to_who_teaches_and_only_then() -> None:
    s = scenario(MEADOW)
    granted(s)
    friends(s, ("@", "1"))
    s.do("1", "learn", target="@", ability="bolt", topic="free")
    s.expect_refused("1", "nobody teaches")
    s.order("@", "teach", target="1", ability="bolt")
    s.ticks(20)
    offer = f"learn bolt agent_{s.agent('@')}"
    assert offer in keys(s, "1")
    refusals = len(s.events("action_refused"))
    s.do("1", "learn", target="@", ability="bolt", topic="free")
    assert commands(s.world, s.agent("1"), "bolt")
    assert len(s.events("action_refused")) == refusals, "the lesson ends for both"


def test_there_are_no_lessons_in_bad_blood() -> None:
    s = scenario(MEADOW)
    granted(s)
    friends(s, ("1", "@"), opinion=-50)
    s.do("@", "teach", target="1", ability="bolt")
    s.expect_refused("@", "bad blood")


def test_a_lesson_can_be_paid_for_by_who_knows_of_the_power() -> None:
    s = scenario(MEADOW)
    granted(s)
    costs = fee(BOLT)
    s.give("1", "coin", costs + 1)
    offer = f"learn bolt agent_{s.agent('@')} for coins"
    assert offer not in keys(s, "1"), "nobody knows what others command unseen"
    s.do("@", "cast", ability="bolt", target="2")
    assert offer in keys(s, "1")
    s.do("1", "learn", target="@", ability="bolt")
    assert commands(s.world, s.agent("1"), "bolt")
    s.expect_holds("@", "coin", costs)
    s.expect_holds("1", "coin", 1)
    s.expect_story(f"1 learnt the power of bolt from @, for {costs} coins")


def test_who_has_not_the_coins_gets_no_lesson() -> None:
    s = scenario(MEADOW)
    granted(s)
    s.give("1", "coin", fee(BOLT) - 1)
    s.do("1", "learn", target="@", ability="bolt")
    s.expect_refused("1", f"costs {fee(BOLT)} coins")
    s.expect_holds("1", "coin", fee(BOLT) - 1)


def test_a_book_keeps_a_power_beyond_its_last_holder_and_teaches_it() -> None:
    s = scenario(MEADOW)
    granted(s)
    s.do("@", "write", ability="bolt")
    s.expect_refused("@", "blank book")
    s.give("@", "book_empty")
    s.do("@", "write", ability="bolt")
    s.expect_holds("@", "spellbook", 1)
    s.expect_holds("@", "book_empty", 0)
    book = s.the("spellbook")
    assert s.world.item[book].label == "bolt"
    s.submit(Kill(entity=s.agent("@")))
    s.ticks(1)
    assert "bolt" in s.world.abilities
    s.do("1", "pickup", target=book)
    assert "study bolt" in keys(s, "1")
    s.do("1", "study", item=book, ability="bolt")
    assert commands(s.world, s.agent("1"), "bolt")
    s.expect_story("1 learnt the power of bolt from a book")
    assert s.world.item[book].label == "bolt", "the book stays"


def test_who_watches_often_may_see_through_it_and_knows_who_works_magic() -> None:
    s = scenario(MEADOW)
    granted(s, ability=Ability("spark", "Spark.", 1, 0, does=("light",)))
    two = s.agent("2")
    s.set("2", curious=100)
    times = 0
    while not commands(s.world, two, "spark") and times < 200:
        times += 1
        rested(s)
        s.do("@", "cast", ability="spark")
        s.submit(ResolveAbility(call=s.last("ability_used").call, effects=[]))
        s.ticks(1)
    assert SECRET < times < 200, "not at the first sight, but some time"
    s.expect_story("2 learnt the power of spark by watching @")
    known = [s.world.facts[fact] for fact in s.world.beliefs[two].facts]
    assert [fact.text for fact in known if fact.kind == POWER] == ["@ used the power of spark"]
    assert "spark" not in s.world.watched.get(two, {})


def test_what_is_told_of_who_works_magic_is_one_fact_for_each_power() -> None:
    s = scenario(MEADOW)
    for name in ("spark", "gleam"):
        granted(s, ability=Ability(name, "Light.", 1, 0, does=("light",)))
    for name in ("spark", "gleam", "spark", "gleam"):
        rested(s)
        s.do("@", "cast", ability=name)
    told = [fact.what for fact in s.world.facts.values() if fact.kind == POWER]
    assert told == ["spark", "gleam"]


def test_who_sees_nothing_learns_nothing() -> None:
    s = scenario(
        """
        .........
        .@.#...2.
        .........
    """
    )
    granted(s, ability=BOLT)
    s.do("@", "cast", ability="bolt", target="2")
    assert not s.world.watched


def test_what_is_no_more_is_not_remembered_as_seen() -> None:
    s = scenario(MEADOW)
    granted(s)
    s.do("@", "cast", ability="bolt", target="2")
    assert s.world.watched
    s.submit(RevokeAbility(agent=0, ability="bolt", reason="enough"))
    s.ticks(1)
    assert not s.world.watched and not s.world.powers and not s.world.calls
