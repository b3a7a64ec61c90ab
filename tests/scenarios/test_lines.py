"""Lines: a mind says what it meant to say further, until something calls for an answer."""

from typing import Any

from msgspec.structs import replace

from game.ai.behaviors import decide
from game.core.actions.say import sounding
from game.core.change import change
from game.core.components import Intent, Place, Relation
from game.core.events import Decided, DecisionRequested, Said
from game.core.observe import observe
from game.core.recall import know_place
from game.core.relations import feel, see_as
from tests.scenario_dsl import Scenario, scenario
from tests.scenarios.test_built_in_talk import PAIR, live

TWO = """
    ########################################
    #@.1....2..............................#
    #......................................#
    ########################################
"""
NEXT = "The days are too short."


def line(s: Scenario, whom: str, words: str, **more: Any) -> Intent:
    fields: dict[str, Any] = {"topic": "chat", "smalltalk": True, "why": "talks", **more}
    return Intent(action="say", target=s.agent(whom), words=words, **fields)


def opening(words: str = NEXT, **more: Any) -> Scenario:
    """`@` greets `1` and has something more to say."""
    s = scenario(TWO)
    lines = (line(s, "1", words, **more),)
    s.order("@", "say", target="1", topic="greet", words="Hello.", lines=lines)
    s.ticks(6 + sounding("Hello."))
    return s


def answer(s: Scenario, words: str = "Good day.", **more: Any) -> Said:
    """`1` says something to `@`, who has time to say what comes next."""
    intent = {"topic": "chat", "smalltalk": True, **more}
    s.order("1", "say", target="@", words=words, **intent)
    s.until(lambda: any(said.words == words for said in s.events("said")))
    (said,) = [said for said in s.events("said") if said.words == words]
    s.ticks(6 + sounding(words))
    return said


def said(s: Scenario, who: str = "@") -> list[str]:
    return [event.words for event in s.events("said") if event.agent == s.agent(who)]


def asked(s: Scenario, heard: Said) -> bool:
    """Whether `@` was asked for a decision by these words."""
    requests = [e for e in s.told if isinstance(e, DecisionRequested)]
    return any(e.agent == s.agent("@") and e.cause == heard.id for e in requests)


def test_small_talk_is_met_with_what_one_meant_to_say() -> None:
    s = opening()
    heard = answer(s)
    assert said(s) == ["Hello.", NEXT]
    assert not asked(s, heard)
    first, second = [e for e in s.told if isinstance(e, Decided) and e.agent == s.agent("@")]
    assert (second.planned, second.cause) == (first.id, heard.id)


def test_a_question_is_thought_about() -> None:
    s = opening()
    heard = answer(s, "How are you?", smalltalk=False)
    assert said(s) == ["Hello."]
    assert asked(s, heard)


def test_news_of_a_place_is_thought_about_and_what_one_knows_is_not() -> None:
    for known in (True, False):
        s = opening()
        place = Place("bush", 37, 2, s.world.tick, 3)
        know_place(s.world, s.agent("1"), 900, place)
        if known:
            know_place(s.world, s.agent("@"), 900, place)
        heard = answer(s, "There are berries to the east.", item=900)
        assert (heard.smalltalk, asked(s, heard)) == (known, not known)


def test_gossip_that_moves_one_is_thought_about() -> None:
    s = opening()
    feel(s.world, s.agent("1"), s.agent("2"), -60, "stole my axe", 0)
    heard = answer(s, "Mind that one.", item=s.agent("2"))
    assert not heard.smalltalk
    assert asked(s, heard)


def test_what_the_other_has_just_said_is_not_said_again() -> None:
    s = opening()
    heard = answer(s, NEXT)
    assert said(s) == ["Hello."]
    assert asked(s, heard)


def test_news_that_one_no_longer_knows_are_not_told() -> None:
    s = opening(topic="tell", fact=77)
    heard = answer(s)
    assert said(s) == ["Hello."]
    assert asked(s, heard)


def test_what_was_meant_for_a_talk_dies_with_it() -> None:
    s = opening()
    answer(s, "I must be off.", topic="bye", smalltalk=False)
    assert s.world.mind[s.agent("@")].lines == ()
    heard = answer(s, "Well.")
    assert said(s) == ["Hello."]
    assert asked(s, heard)


def test_another_decision_makes_an_end_of_it() -> None:
    s = opening()
    s.order("@", "wait")
    heard = answer(s)
    assert said(s) == ["Hello."]
    assert asked(s, heard)


def test_who_is_about_to_speak_is_not_put_off_by_small_talk() -> None:
    s = opening()
    s.order("1", "say", target="@", topic="chat", words="Well.", smalltalk=True)
    s.ticks(2)
    s.order("@", "say", target="1", topic="chat", words="As I said.", smalltalk=True)
    s.ticks(30)
    spoken = [e for e in s.told if isinstance(e, Said) and e.words == "Well."]
    assert said(s)[:2] == ["Hello.", "As I said."]
    assert not asked(s, spoken[0])


def test_what_is_meant_to_be_said_is_kept_in_a_save() -> None:
    s = opening()
    s.save_and_load()
    answer(s)
    assert said(s) == ["Hello.", NEXT]


def test_a_built_in_mind_thinks_of_what_it_will_say_and_of_the_parting() -> None:
    found = []
    for seed in range(6):
        s = scenario(PAIR.replace("2", "."), seed=seed)
        for who in "@1":
            s.set(who, company=300, sociable=60)
        intent = decide(observe(s.world, s.agent("@")))
        if intent.action == "say" and intent.lines:
            found.append(intent)
            words = [intent.words, *(line.words for line in intent.lines)]
            assert len(set(words)) == len(words), "it says the same twice"
            assert all(line.target == s.agent("1") for line in intent.lines)
            assert all(line.smalltalk != ("?" in line.words) for line in intent.lines
                       if line.topic == "chat")  # fmt: skip
    assert found
    assert "bye" in {line.topic for intent in found for line in intent.lines}


def test_a_need_that_presses_leaves_no_time_for_it() -> None:
    s = scenario(PAIR.replace("2", "."))
    s.set("@", company=0, sociable=100, thirst=250)
    intent = decide(observe(s.world, s.agent("@")))
    assert intent.lines == ()


def test_a_talk_takes_fewer_thoughts_than_words() -> None:
    words = thoughts = 0
    for seed in range(6):
        s = scenario(PAIR.replace("2", "."), seed=seed)
        for who in "@1":
            s.set(who, company=300, sociable=60)
        words += len(live(s, 150))
        thoughts += sum(e.action == "say" and e.ticket > 0 for e in s.events("decided"))
    assert words >= 20
    assert thoughts <= words * 7 // 10  # to return a greeting is a thought of its own


def later(s: Scenario, *then: Intent) -> None:
    """`@` waits for a moment, and has something in mind for after it."""
    s.order("@", "wait", then=then)


def greeting(s: Scenario) -> Intent:
    more = (line(s, "1", NEXT),)
    return line(s, "1", "Hello.", topic="greet", smalltalk=False, lines=more)


def test_whom_one_meant_to_greet_is_greeted_after_it_and_the_talk_goes_on() -> None:
    s = scenario(TWO)
    later(s, greeting(s))
    s.until(lambda: said(s) == ["Hello."])
    s.ticks(6 + sounding("Hello."))
    heard = answer(s)
    assert said(s) == ["Hello.", NEXT]
    assert not asked(s, heard)


def test_who_has_gone_is_not_run_after() -> None:
    s = scenario(TWO)
    later(s, greeting(s))
    s.world.move(s.agent("1"), 30, 2)
    s.until(lambda: s.idle("@"))
    s.ticks(60)
    assert said(s) == []


def test_who_has_been_spoken_with_meanwhile_is_not_greeted() -> None:
    s = scenario(TWO)
    later(s, greeting(s))
    s.ticks(2)
    relation = replace(Relation(), met=s.world.tick)
    see_as(s.world, s.agent("@"), s.agent("1"), relation)
    s.until(lambda: s.idle("@"))
    s.ticks(60)
    assert said(s) == []


def test_whom_one_spoke_to_last_is_remembered_as_a_mind_s_own() -> None:
    """What is planned for a talk is nobody else's: the one spoken to begins with nothing."""
    s = scenario(TWO)
    mind = s.world.mind[s.agent("1")]
    assert mind.lines == ()
    change(s.world.mind, s.agent("1"), lines=(line(s, "@", "Left over."),))
    s.order("@", "say", target="1", topic="greet", words="Hello.")
    s.ticks(6 + sounding("Hello."))
    assert s.world.mind[s.agent("1")].lines == ()
