"""Say: words that are heard, and do things."""

import pytest

from game.core.actions.say import LONGEST, TOPICS
from game.core.components import Place, Relation
from game.core.relations import feel
from tests.scenario_dsl import Scenario, scenario

TWO = """
    ##########
    #@......1#
    ##########
"""


def spoken(topic: str, **words: object) -> Scenario:
    s = scenario(TWO)
    s.set("@", company=500)
    s.set("1", company=500)
    s.do("@", "say", target="1", topic=topic, **words)
    return s


def test_one_goes_within_earshot_and_speaks() -> None:
    s = spoken("greet", words="Good day!")
    s.expect_near("@", "1", 4)
    assert s.at("@")[0] > 2
    s.expect_story('@ to 1: "Good day!"')


@pytest.mark.parametrize("topic", ["greet", "chat", "thank", "comfort"])
def test_kind_words_warm(topic: str) -> None:
    assert spoken(topic).opinion("1", of="@") > 0


@pytest.mark.parametrize("topic", ["insult", "threaten"])
def test_unkind_words_hurt(topic: str) -> None:
    assert spoken(topic).opinion("1", of="@") < -10


def test_talk_is_company_for_both() -> None:
    s = spoken("chat")
    for who in ("@", "1"):
        assert s.need(who, "company") > 500 + TOPICS["chat"][1] - 20


def test_like_minds_enjoy_a_chat_more() -> None:
    alike, unlike = scenario(TWO), scenario(TWO)
    unlike.set("@", kind=100, bold=100, sociable=100)
    unlike.set("1", kind=-100, bold=-100, sociable=-100)
    for s in (alike, unlike):
        s.do("@", "say", target="1", topic="chat")
    assert alike.opinion("1", of="@") > unlike.opinion("1", of="@")


def test_a_chat_passes_on_where_something_is() -> None:
    s = scenario(TWO)
    s.world.beliefs[s.agent("@")].places[77] = Place("well", 40, 50, 900, 1)
    s.do("@", "say", target="1", topic="chat", item=77)
    place = s.world.beliefs[s.agent("1")].places[77]
    assert (place.kind, place.x, place.y, place.tick) == ("well", 40, 50, 900)


def test_old_news_does_not_drive_out_newer() -> None:
    s = scenario(TWO)
    s.world.beliefs[s.agent("@")].places[77] = Place("well", 40, 50, 900, 1)
    s.world.beliefs[s.agent("1")].places[77] = Place("well", 40, 50, 1000, 3)
    s.do("@", "say", target="1", topic="chat", item=77)
    assert s.world.beliefs[s.agent("1")].places[77].tick == 1000


def test_they_remember_having_met() -> None:
    s = spoken("greet")
    tick = s.last("said").tick
    for one, other in (("@", "1"), ("1", "@")):
        assert s.world.beliefs[s.agent(one)].relations[s.agent(other)].met == tick


def test_long_speeches_are_cut() -> None:
    assert len(spoken("chat", words="la " * 500).last("said").words) == LONGEST


def test_nobody_talks_to_the_sleeping_the_dead_or_themselves() -> None:
    s = scenario(TWO)
    s.set("1", energy=300)
    s.order("1", "rest")
    s.ticks(15)
    s.do("@", "say", target="1", topic="greet")
    s.expect_refused("@", "they are asleep")
    s.do("@", "say", target="@", topic="greet")
    s.expect_refused("@", "nobody to talk to")
    s.do("@", "say", target=99, topic="greet")
    s.expect_refused("@", "nobody to talk to")


def test_an_unknown_topic_is_refused_with_those_there_are() -> None:
    s = scenario(TWO)
    s.do("@", "say", target="1", topic="sell")
    s.expect_refused("@", ", ".join(TOPICS))


def gossip(opinion_of_teller: int, told: int, own: int = 0) -> Scenario:
    s = scenario(TWO)
    third = s.world.create("agent")
    s.world.names[third] = "Tom"
    feel(s.world, s.agent("@"), third, told, "attacked me" if told < 0 else "gave me bread")
    feel(s.world, s.agent("1"), s.agent("@"), opinion_of_teller, "comforted me")
    if own:
        feel(s.world, s.agent("1"), third, own, "gave me an apple")
    s.do("@", "say", target="1", topic="chat", item=third)
    return s


def of_tom(s: Scenario) -> Relation | None:
    tom = next(e for e, name in s.world.names.items() if name == "Tom")
    return s.world.beliefs[s.agent("1")].relations.get(tom)


def test_what_is_told_of_somebody_counts_as_far_as_the_teller_is_liked() -> None:
    by_friend, by_stranger = of_tom(gossip(60, -80)), of_tom(gossip(0, -80))
    assert by_friend is not None
    assert by_stranger is not None
    assert by_friend.opinion < by_stranger.opinion < 0
    assert "attacked @" in by_friend.reason


def test_an_enemys_tales_count_for_nothing() -> None:
    assert of_tom(gossip(-80, -80)) is None


def test_ones_own_experience_outweighs_what_is_told() -> None:
    relation = of_tom(gossip(60, -80, own=40))
    assert relation is not None
    assert relation.opinion > 20
    assert relation.reason == "gave me an apple"


def test_a_chat_deepens_what_is_thought_already_more_than_it_changes_it() -> None:
    """Three quarters more, but not for who thinks ill of one whose talk they enjoy."""
    moved = []
    for before in (0, -20):
        s = scenario(TWO)
        feel(s.world, s.agent("1"), s.agent("@"), before, "insulted me", 0)
        was = s.opinion("1", of="@")
        s.do("@", "say", target="1", topic="chat", words="Good day to you.")
        moved.append((s.opinion("1", of="@") - was) * 100 // (100 - was))
    fond, cold = moved
    assert fond > 0
    assert abs(4 * fond - 7 * cold) <= 8
