"""The player may be somebody's mind: by commands, under the rules for anybody."""

from game.core.commands import Choose, Decide, Kill, Possess, Whisper
from game.core.components import Intent
from game.core.observe import observe
from game.core.snapshot import decode, encode
from tests.scenario_dsl import Scenario, scenario

MAP = """
    ##########
    #@..a....#
    #...W..1.#
    #........#
    ##########
"""


def possessed() -> Scenario:
    """`@` is led by the player."""
    s = scenario(MAP)
    s.submit(Possess(agent=s.agent("@")))
    s.ticks(1)
    return s


def lead(s: Scenario, action: str, most: int = 60, **words: object) -> None:
    """Choose for `@`, and let them do it."""
    intent = Intent(action=action, **words)  # type: ignore[arg-type]
    s.submit(Choose(agent=s.agent("@"), intent=intent))
    s.ticks(1)
    s.until(lambda: s.idle("@"), most)


def test_nobody_is_asked_for_the_possessed() -> None:
    s = possessed()
    before = len(s.events("decision_requested"))
    s.ticks(60)
    asked = {e.agent for e in s.events("decision_requested")[before:]}
    assert asked == {s.agent("1")}
    assert s.last("possessed").agent == s.agent("@")


def test_a_choice_needs_no_ticket_and_says_whose_it_was() -> None:
    s = possessed()
    lead(s, "pickup", target=s.the("apple"), item=s.the("apple"))
    s.expect_holds("@", "apple")
    decided = s.last("decided")
    assert (decided.mind, decided.ticket, decided.agent) == ("player", 0, s.agent("@"))


def test_a_step_ends_on_its_very_tile() -> None:
    s = possessed()
    lead(s, "move", x=2, y=1, topic="there")
    s.expect_at("@", (2, 1))
    lead(s, "move", x=6, y=3, topic="there")
    s.expect_at("@", (6, 3))
    lead(s, "move", x=4, y=2, topic="there")
    s.expect_refused("@", "nobody can stand there")
    s.expect_at("@", (6, 3))


def test_what_cant_be_done_is_refused_as_for_anybody() -> None:
    s = possessed()
    lead(s, "eat", item=s.the("apple"))
    assert s.events("action_refused")
    s.submit(Choose(agent=s.agent("1"), intent=Intent(action="wait")))
    s.ticks(1)
    assert "not possessed" in s.last("command_refused").reason


def test_own_words_can_be_said_one_after_the_other() -> None:
    s = possessed()
    for words in ("Good day to you.", "Have you seen a wolf?"):
        intent = Intent(action="say", target=s.agent("1"), topic="chat", words=words)
        s.submit(Choose(agent=s.agent("@"), intent=intent))
        s.until(lambda words=words: any(e.words == words for e in s.events("said")))
    assert [e.words for e in s.events("said")] == ["Good day to you.", "Have you seen a wolf?"]


def test_an_answer_under_way_comes_too_late() -> None:
    s = scenario(MAP)
    agent = s.agent("@")
    s.until(lambda: s.world.mind[agent].ticket > 0)
    ticket = s.world.mind[agent].ticket
    s.submit(Possess(agent=agent))
    s.submit(Decide(agent=agent, ticket=ticket, intent=Intent(action="wait")))
    s.ticks(1)
    assert s.last("decision_dropped").ticket == ticket and s.idle("@")


def test_letting_go_gives_them_their_own_mind_back() -> None:
    s = possessed()
    s.submit(Possess(agent=0))
    s.ticks(2)
    assert s.world.possessed == 0
    request = s.last("decision_requested")
    assert (request.agent, request.reason) == (s.agent("@"), "is their own master again")
    s.submit(Possess(agent=0))
    s.ticks(1)
    assert s.last("command_refused").reason == "nobody is possessed"


def test_only_one_is_possessed_at_a_time() -> None:
    s = possessed()
    s.submit(Possess(agent=s.agent("1")))
    s.ticks(1)
    assert s.world.possessed == s.agent("1")
    assert s.last("let_go").agent == s.agent("@")


def test_death_ends_it() -> None:
    s = possessed()
    s.submit(Kill(entity=s.agent("@")))
    s.ticks(1)
    assert s.world.possessed == 0
    assert decode(encode(s.world)).possessed == 0


def test_the_needs_of_the_possessed_go_on() -> None:
    s = possessed()
    before = s.need("@", "hunger")
    s.ticks(400)
    assert s.need("@", "hunger") < before


def test_a_thought_comes_to_one_alone_and_is_remembered() -> None:
    s = scenario(MAP)
    s.submit(Whisper(agent=s.agent("@"), text="  I should\nlook for an apple "))
    s.ticks(2)
    assert observe(s.world, s.agent("@")).thought == "I should look for an apple"
    assert observe(s.world, s.agent("1")).thought == ""
    notes = [note.text for note in s.world.beliefs[s.agent("@")].notes]
    assert '@ had a thought: "I should look for an apple"' in notes
    assert not any("thought" in note.text for note in s.world.beliefs[s.agent("1")].notes)
    reasons = {e.reason for e in s.events("decision_requested") if e.agent == s.agent("@")}
    assert "a thought came to them" in reasons


def test_a_thought_fades() -> None:
    s = scenario(MAP)
    s.submit(Whisper(agent=s.agent("@"), text="apple"))
    s.ticks(2)
    s.world.tick += 700
    assert observe(s.world, s.agent("@")).thought == ""
