"""How built-in minds talk: in turns, with an end, and about what they know."""

from itertools import pairwise

from game.ai.behaviors import decide
from game.ai.drives.case import Case
from game.ai.drives.retelling import likes_to_come, tell
from game.core.apply.inner import plant
from game.core.commands import Decide, Entry, Plant
from game.core.components import Fact
from game.core.events import DecisionRequested, Said
from game.core.facts import learn, new_fact
from game.core.minding import ORDINARY, ask
from game.core.observe import observe
from game.core.relations import feel
from game.core.rules import Rules
from game.core.step import step
from game.core.systems.conversations import LONGEST, SILENCE
from game.core.worldgen import generate
from tests.properties.invariants import check
from tests.scenario_dsl import CONTENT, Scenario, scenario

PAIR = """
    ################
    #..@.1....2....#
    #..............#
    ################
"""


def live(s: Scenario, ticks: int) -> list[Said]:
    """Let built-in minds decide for everybody; returns what was said."""
    start = len(s.told)
    for agent in s.world.agents:
        ask(s.world, agent, "looks up", ORDINARY)
    seen = start
    for _ in range(ticks):
        s.ticks(1)
        for event in s.told[seen:]:
            if isinstance(event, DecisionRequested) and s.world.alive(event.agent):
                intent = decide(observe(s.world, event.agent))
                s.submit(Decide(agent=event.agent, ticket=event.ticket, intent=intent))
        seen = len(s.told)
    return [event for event in s.told[start:] if isinstance(event, Said)]


def deed(s: Scenario, kind: str, doer: str, whom: str, *witnesses: str) -> int:
    text = f"{doer} stole an apple from {whom}"
    fact = new_fact(
        s.world,
        Fact(kind, s.agent(doer), s.agent(whom), x=4, y=1, tick=s.world.tick, text=text),
    )
    for witness in witnesses:
        learn(s.world, s.agent(witness), fact)
    return fact


def test_two_take_turns_and_take_leave() -> None:
    lengths = []
    for seed in range(6):
        s = scenario(PAIR.replace("2", "."), seed=seed)
        for who in "@1":
            s.set(who, company=300, sociable=60)
        live(s, 150)
        for event in s.events("conversation_ended"):
            lengths.append(event.turns)
        said = s.events("said")
        answered = sum(a.target == b.agent for a, b in pairwise(said))
        assert answered >= len(said) // 2, "they talk past each other"
    assert lengths
    assert max(lengths) >= 4
    assert max(lengths) <= 16
    assert "they took leave" in {e.reason for e in s.events("conversation_ended")}


def test_a_witness_tells_a_friend_and_names_who_and_whom() -> None:
    s = scenario(PAIR.replace("2", "."))
    absent = s.agent("1")
    s.set("@", company=400, sociable=80)
    third = s.world.create("agent")
    s.world.names[third] = "Bo"
    text = "Bo stole bread from @"
    fact = new_fact(s.world, Fact("theft", third, s.agent("@"), 4, 1, s.world.tick, text=text))
    learn(s.world, s.agent("@"), fact)
    feel(s.world, s.agent("@"), absent, 30, "gave me bread")
    told = [said for said in live(s, 120) if said.fact == fact]
    assert told
    assert "Bo stole bread from me" in told[0].words
    assert fact in s.world.beliefs[absent].facts


def test_nobody_gossips_before_the_eyes_of_whom_it_is_about() -> None:
    s = scenario(PAIR)
    fact = deed(s, "theft", "2", "@", "@")
    s.set("@", company=400, sociable=80)
    assert not [said for said in live(s, 100) if said.fact == fact]


def test_what_was_told_is_answered_with_it_in_mind() -> None:
    s = scenario(PAIR.replace("2", "."))
    fact = plant(
        s.world,
        Plant(
            fact="invitation", knowers=(s.agent("@"),), subject=s.agent("@"), x=4, y=2,
            due=s.world.tick + 2000, text="@ gives a party",
        ),
    )  # fmt: skip
    feel(s.world, s.agent("1"), s.agent("@"), 60, "gave me bread")
    s.order("@", "say", target="1", topic="tell", fact=fact, words="I give a party.")
    s.ticks(6)
    seen = observe(s.world, s.agent("1"))
    assert seen.heard == fact
    assert seen.turn
    (known,) = (one for one in seen.facts if one.entity == fact)
    assert likes_to_come(Case(seen), known)
    reply = decide(seen)
    assert (reply.action, reply.target) == ("say", s.agent("@"))
    if reply.topic == "chat":
        assert "come" in reply.words or "there" in reply.words or "miss" in reply.words


def test_a_village_of_talkers_never_gets_stuck() -> None:
    world = generate(2, Rules(min_agents=0), CONTENT, 48, 48, 12)
    waiting: list[Decide] = []
    ended = 0
    for _ in range(3000):
        entries = [
            Entry(number=i + 1, tick=world.tick + 1, source="test", command=command)
            for i, command in enumerate(waiting)
        ]
        waiting = []
        for event in step(world, entries):
            ended += type(event).__name__ == "ConversationEnded"
            if isinstance(event, DecisionRequested):
                intent = decide(observe(world, event.agent))
                waiting.append(Decide(agent=event.agent, ticket=event.ticket, intent=intent))
        for talk in world.talks.values():
            assert world.tick - talk.last < SILENCE
            assert world.tick - talk.began < LONGEST
        if world.tick % 250 == 0:
            check(world)
    assert ended > 30


def test_at_a_party_people_talk_and_the_host_stays() -> None:
    s = scenario(PAIR)
    fact = plant(
        s.world,
        Plant(
            fact="invitation", knowers=(s.agent("@"),), subject=s.agent("@"), x=5, y=2,
            due=s.world.tick + 60, text="@ gives a party", value=200,
        ),
    )  # fmt: skip
    for guest in "12":
        learn(s.world, s.agent(guest), fact, source=s.agent("@"), hops=1)
        feel(s.world, s.agent(guest), s.agent("@"), 50, "gave me bread")
    said = live(s, 270)
    assert {event.agent for event in s.events("attended")} == {s.agent("1"), s.agent("2")}
    assert len(s.last("gathering_held").guests) == 2
    assert len(said) >= 10


def test_who_tells_of_their_own_goods_says_i_sell() -> None:
    s = scenario(PAIR)
    seller = s.agent("@")
    fact = Fact("offer", subject=seller, tick=s.world.tick, text="@ sells an apple for a coin")
    number = new_fact(s.world, fact)
    learn(s.world, seller, number)
    s.ticks(1)
    case = Case(observe(s.world, seller))
    line = tell(case, number, case.people[s.agent("1")])
    assert "I sell an apple" in line
