"""Talk: conversations with turns and an end, and facts that go from mouth to ear."""

from game.core.actions.say import sounding
from game.core.change import change
from game.core.components import Fact, Heard, Relation
from game.core.facts import learn, new_fact
from game.core.observe import observe
from game.core.people import make_agent
from game.core.relations import feel, opinion
from game.core.systems.conversations import LONGEST, SILENCE
from game.core.talking import SPARSE, talk_of
from game.core.telling import MISTAKES, WHOM, interest
from game.core.witnessing import HEARING
from tests.scenario_dsl import Scenario, calm, scenario

THREE = """
    ############
    #@.1.2.....#
    #..........#
    ############
"""
FAR = """
    ################################
    #@.1...........................#
    ################################
"""


def knows(s: Scenario, who: str, kind: str = "theft", subject: str = "") -> int:
    """Let somebody know of a deed as its witness; the doer need not be on the map."""
    world, agent = s.world, s.agent(who)
    doer = s.agent(subject) if subject else stranger(s)
    text = f"{world.label(doer)} stole an apple from Ada"
    fact = new_fact(world, Fact(kind, doer, 0, tick=world.tick, text=text))
    learn(world, agent, fact)
    return fact


def stranger(s: Scenario) -> int:
    known = [entity for entity, name in s.world.names.items() if name == "Bo"]
    if known:
        return known[0]
    entity = s.world.create("agent")
    s.world.names[entity] = "Bo"
    return entity


def tell(s: Scenario, who: str, whom: str, fact: int) -> None:
    s.do(who, "say", target=whom, topic="tell", fact=fact, words="Have you heard?")


def chat(s: Scenario, who: str, whom: str) -> None:
    s.order(who, "say", target=whom, topic="chat", words="Well.")
    s.ticks(6 + sounding("Well."))


# --- telling ------------------------------------------------------------------


def test_what_is_told_is_known_with_its_source_and_one_teller_more() -> None:
    s = scenario(THREE)
    fact = knows(s, "@")
    tell(s, "@", "1", fact)
    tell(s, "1", "2", fact)
    first = s.world.beliefs[s.agent("1")].facts[fact]
    second = s.world.beliefs[s.agent("2")].facts[fact]
    assert (first.source, first.hops) == (s.agent("@"), 1)
    assert (second.source, second.hops) == (s.agent("1"), 2)
    assert s.events("said")[0].fact == fact


def test_it_is_news_only_once() -> None:
    s = scenario(FAR)
    fact = knows(s, "@")
    tell(s, "@", "1", fact)
    since = s.world.beliefs[s.agent("1")].facts[fact].tick
    before = opinion(s.world, s.agent("1"), stranger(s))
    tell(s, "@", "1", fact)
    assert s.world.beliefs[s.agent("1")].facts[fact].tick == since
    assert opinion(s.world, s.agent("1"), stranger(s)) == before
    assert len(s.events("gossip_spread") + s.events("told")) == 1


def test_one_remembers_whom_one_told_and_offers_it_to_others_only() -> None:
    s = scenario(THREE)
    fact = knows(s, "@")
    assert f"tell agent_{s.agent('1')} fact_{fact}" in offers(s, "@")
    tell(s, "@", "1", fact)
    assert f"tell agent_{s.agent('1')} fact_{fact}" not in offers(s, "@")
    assert f"tell agent_{s.agent('2')} fact_{fact}" in offers(s, "@")
    assert f"tell agent_{s.agent('@')} fact_{fact}" not in offers(s, "1")  # their source


def offers(s: Scenario, who: str) -> list[str]:
    from game.core.observe import observe

    return [offer.key for offer in observe(s.world, s.agent(who)).affordances]


def test_nobody_tells_what_they_dont_know() -> None:
    s = scenario(THREE)
    fact = knows(s, "2")
    tell(s, "@", "1", fact)
    s.expect_refused("@", "don't know anything of the kind")
    assert not s.world.beliefs[s.agent("1")].facts


def test_an_enemys_tale_weighs_less_than_a_friends_and_says_whose_it_is() -> None:
    views = []
    for liking in (60, -50):
        s = scenario(FAR)
        fact = knows(s, "@")
        feel(s.world, s.agent("1"), s.agent("@"), liking, "knows me")
        tell(s, "@", "1", fact)
        views.append(opinion(s.world, s.agent("1"), stranger(s)))
        if liking > 0:
            assert "says @" in s.world.beliefs[s.agent("1")].relations[stranger(s)].reason
    assert views[0] < views[1] <= 0


def test_the_one_it_is_about_resents_the_teller() -> None:
    s = scenario(THREE)
    fact = knows(s, "@", subject="2")
    s.order("@", "say", target="1", topic="greet", words="Hello.")
    s.ticks(6 + sounding("Well."))
    s.order("2", "say", target="1", topic="greet", words="Hello.")
    s.ticks(6 + sounding("Well."))
    assert len(talk_of(s.world, s.agent("2")).members) == 3
    before = s.opinion("2", of="@")
    tell(s, "@", "1", fact)
    assert s.opinion("2", of="@") < before
    assert fact not in s.world.beliefs[s.agent("2")].facts


def test_bystanders_overhear_now_and_then_and_only_within_earshot() -> None:
    caught = dict.fromkeys((True, False), 0)
    for near in caught:
        for seed in range(24):
            s = scenario(FAR, seed=seed)
            x = HEARING if near else HEARING + 4
            third = make_agent(s.world, x, 1, "third")
            calm(s.world, third)
            fact = knows(s, "@")
            tell(s, "@", "1", fact)
            heard = s.world.beliefs[third].facts.get(fact)
            caught[near] += heard is not None
            assert heard is None or (heard.source, heard.hops) == (s.agent("@"), 1)
    assert 0 < caught[True] < 24
    assert caught[False] == 0


def test_hearsay_may_name_the_wrong_one_and_an_eyewitness_never() -> None:
    wrong = {0: 0, 3: 0}
    for hops in wrong:
        for seed in range(60):
            s = scenario(THREE, seed=seed)
            fact = knows(s, "@")
            feel(s.world, s.agent("@"), s.agent("2"), -5, "greeted me")
            heard = Heard(s.world.tick, s.agent("2") if hops else 0, hops)
            change(s.world.beliefs, s.agent("@"), facts={fact: heard})
            tell(s, "@", "1", fact)
            told = s.world.beliefs[s.agent("1")].facts
            if s.events("mistold"):
                wrong[hops] += 1
                (mistaken,) = (number for number in told if number != fact)
                assert s.world.facts[mistaken].of == fact
                assert s.world.facts[mistaken].text == "2 stole an apple from Ada"
    assert wrong[0] == 0
    assert 0 < wrong[3] < 60 * MISTAKES * 3 // 50


def test_old_news_is_worth_less_and_what_is_past_nothing() -> None:
    s = scenario(FAR)
    fact = knows(s, "@")
    heard = s.world.beliefs[s.agent("@")].facts[fact]
    fresh = interest(s.world, s.agent("@"), s.world.facts[fact], heard)
    change(s.world.facts, fact, tick=s.world.facts[fact].tick - s.world.rules.day_ticks)
    assert interest(s.world, s.agent("@"), s.world.facts[fact], heard) < fresh
    change(s.world.facts, fact, due=s.world.tick - 1)
    assert interest(s.world, s.agent("@"), s.world.facts[fact], heard) == 0


def test_the_list_of_those_told_is_bounded() -> None:
    s = scenario(FAR)
    fact = knows(s, "@")
    from game.core.telling import note_told

    for other in range(1000, 1000 + 2 * WHOM):
        note_told(s.world, s.agent("@"), fact, other)
    assert len(s.world.beliefs[s.agent("@")].facts[fact].told) == WHOM


# --- conversations ------------------------------------------------------------


def ended(s: Scenario, most: int = 200) -> str:
    s.until(lambda: not s.world.talks, most)
    assert not any(mind.talk for mind in s.world.mind.values())
    return str(s.last("conversation_ended").reason)


def test_words_begin_a_conversation_and_the_turn_goes_to_who_is_spoken_to() -> None:
    s = scenario(FAR)
    chat(s, "@", "1")
    talk = talk_of(s.world, s.agent("@"))
    assert talk is not None
    assert sorted(talk.members) == [s.agent("@"), s.agent("1")]
    assert (talk.turn, talk.said) == (s.agent("1"), 1)
    chat(s, "1", "@")
    assert (talk_of(s.world, s.agent("@")).turn, talk_of(s.world, s.agent("@")).said) == (
        s.agent("@"), 2,
    )  # fmt: skip
    assert len(s.events("conversation_began")) == 1


def test_a_third_joins_and_hears_what_is_told_for_sure() -> None:
    s = scenario(THREE)
    chat(s, "@", "1")
    chat(s, "2", "1")
    assert len(s.events("conversation_joined")) == 1
    fact = knows(s, "@")
    tell(s, "@", "1", fact)
    assert fact in s.world.beliefs[s.agent("2")].facts


def test_it_ends_when_one_takes_leave_and_says_what_was_passed_on() -> None:
    s = scenario(FAR)
    fact = knows(s, "@")
    tell(s, "@", "1", fact)
    s.do("1", "say", target="@", topic="bye", words="Farewell.")
    assert ended(s, 1) == "they took leave"
    event = s.last("conversation_ended")
    assert event.facts == [fact]
    assert "Bo stole an apple from Ada" in event.summary


def test_of_three_one_may_leave_and_the_others_go_on() -> None:
    s = scenario(THREE)
    chat(s, "@", "1")
    chat(s, "2", "1")
    s.do("@", "say", target="1", topic="bye", words="Farewell.")
    assert not s.world.mind[s.agent("@")].talk
    talk = talk_of(s.world, s.agent("1"))
    assert talk is not None and talk.left == (s.agent("@"),)
    assert [line.who for line in talk.lines] == [s.agent("@"), s.agent("2")]
    assert s.world.mind[s.agent("1")].talk == s.world.mind[s.agent("2")].talk != 0


def test_silence_ends_it() -> None:
    s = scenario(FAR)
    chat(s, "@", "1")
    assert ended(s, SILENCE + 2) == "nobody had more to say"


def test_going_away_ends_it() -> None:
    s = scenario(FAR.replace("@.1.", "@..1"))
    chat(s, "@", "1")
    s.order("1", "move", x=25, y=1)
    assert ended(s, SILENCE - 10) == "they went their ways"


def test_blows_end_it() -> None:
    s = scenario(FAR)
    chat(s, "@", "1")
    s.order("@", "attack", target="1")
    assert ended(s, 30) in ("it came to blows", "there was danger")


def test_unkind_words_end_it() -> None:
    s = scenario(FAR)
    chat(s, "@", "1")
    s.do("1", "say", target="@", topic="insult", words="Fool.")
    assert ended(s, 1) == "they fell out"


def test_sleep_ends_it() -> None:
    s = scenario(FAR)
    s.set("1", energy=200)
    chat(s, "@", "1")
    s.order("1", "rest")
    assert ended(s, SILENCE - 10) == "one of them fell asleep"


def test_death_ends_it() -> None:
    from game.core.commands import Kill

    s = scenario(FAR)
    chat(s, "@", "1")
    s.submit(Kill(entity=s.agent("1")))
    s.ticks(1)
    assert ended(s, 1) == "death parted them"


def test_all_has_been_said_at_last() -> None:
    s = scenario(FAR)
    for i in range(2 * SPARSE):
        assert i == 0 or s.world.talks
        chat(s, "@1"[i % 2], "1@"[i % 2])
    assert ended(s, 1) == "all had been said"
    assert s.last("conversation_ended").turns == 2 * SPARSE < LONGEST


def test_who_turns_to_others_leaves_the_first() -> None:
    s = scenario("""
        ################
        #@.1........2.3#
        ################
    """)
    chat(s, "@", "1")
    chat(s, "2", "3")
    s.do("1", "say", target="2", topic="chat", words="You there!")
    assert len(s.world.talks) == 1
    assert not s.world.mind[s.agent("@")].talk
    assert s.events("conversation_ended")[0].reason == "one of them turned to others"


def test_an_answer_ends_the_listening_at_once() -> None:
    s = scenario(FAR)
    chat(s, "@", "1")
    assert s.world.mind[s.agent("@")].intent is not None
    s.order("1", "say", target="@", topic="chat", words="Well.")
    s.until(lambda: len(s.events("said")) == 2)
    mind = s.world.mind[s.agent("@")]
    assert mind.intent is None
    assert (mind.deed, mind.by) == ("chat", s.agent("1"))
    assert mind.ready_at <= s.world.tick


def test_small_talk_is_no_new_reason_for_a_strong_feeling() -> None:
    s = scenario(FAR)
    fact = knows(s, "@")
    feel(s.world, s.agent("1"), s.agent("@"), -40, "stole my bread")
    tell(s, "@", "1", fact)

    def view() -> Relation:
        return s.world.beliefs[s.agent("1")].relations[s.agent("@")]

    assert view().reason == "stole my bread"
    feel(s.world, s.agent("1"), s.agent("@"), 20, "gave me bread")
    assert view().opinion < 0 and view().reason == "stole my bread"  # hated for no kindness
    feel(s.world, s.agent("1"), s.agent("@"), 90, "saved my life")
    assert view().opinion > 0 and view().reason == "saved my life"


def test_the_same_news_twice_is_offered_once() -> None:
    s = scenario(FAR)
    world, agent = s.world, s.agent("@")
    for x in (5, 9):
        fact = new_fact(world, Fact("danger", x=x, y=1, tick=world.tick, text="wolves are about"))
        learn(world, agent, fact)
    told = [key for key in offers(s, "@") if key.startswith("tell")]
    assert len(told) == 1
    tell(s, "@", "1", int(told[0].rpartition("_")[2]))
    assert not [key for key in offers(s, "@") if key.startswith("tell")]


def test_a_warning_is_out_of_date_sooner_than_a_theft() -> None:
    s = scenario(FAR)
    world, agent = s.world, s.agent("@")
    before = world.tick - world.rules.day_ticks // 2
    worth = {}
    for kind in ("danger", "theft"):
        fact = new_fact(world, Fact(kind, stranger(s), tick=before, text=kind))
        learn(world, agent, fact)
        worth[kind] = interest(world, agent, world.facts[fact], world.beliefs[agent].facts[fact])
    assert worth["danger"] == 0 < worth["theft"]


def test_nobody_breaks_in_on_words_that_still_sound() -> None:
    s = scenario(FAR)
    words = "There were wolves by the mill last night, three of them, and they took a sheep."
    s.order("@", "say", target="1", topic="chat", words=words)
    s.until(lambda: len(s.events("said")) == 1)
    s.order("1", "say", target="@", topic="chat", words="No!")
    s.until(lambda: len(s.events("said")) == 2)
    told, answered = [e.tick for e in s.events("said")]
    assert sounding(words) <= answered - told <= sounding(words) + 6
    s.order("@", "say", target="1", topic="insult", words="You fool.")
    s.until(lambda: len(s.events("said")) == 3)
    assert s.last("said").tick - answered <= 6  # the angry don't wait for anything


# --- greetings ----------------------------------------------------------------


def greet(s: Scenario, who: str, whom: str, smalltalk: bool = False) -> None:
    s.order(who, "say", target=whom, topic="greet", words="Hello.", smalltalk=smalltalk)
    s.ticks(6 + sounding("Hello."))


def test_a_greeting_to_who_is_at_work_is_a_nod_and_no_conversation() -> None:
    s = scenario(THREE)
    s.give("1", "wood", 2)
    s.order("1", "craft", topic="club")
    s.ticks(4)
    greet(s, "@", "1")
    assert s.events("said")
    assert not s.events("conversation_began")
    assert s.world.beliefs[s.agent("1")].relations[s.agent("@")].met > 0
    greet(s, "@", "2")
    assert len(s.events("conversation_began")) == 1


def test_a_greeting_may_be_returned_and_needs_no_answer_then() -> None:
    s = scenario(THREE)
    greet(s, "@", "1")
    offers = observe(s.world, s.agent("1")).affordances
    assert any(
        o.action == "say" and o.topic == "greet" and o.target == s.agent("@") for o in offers
    )
    s.told.clear()
    greet(s, "1", "@", smalltalk=True)
    asked = [e for e in s.events("decision_requested") if "spoke to" in e.reason]
    assert asked == []
