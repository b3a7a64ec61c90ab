"""Occasions: whoever has heard of a party may come, and votes for whom they have heard of."""

from game.ai.behaviors import decide
from game.core.apply.inner import plant
from game.core.commands import Kill, Plant
from game.core.facts import learn
from game.core.observe import observe
from game.core.relations import feel
from game.measures import diffusion
from tests.scenario_dsl import Scenario, scenario

YARD = """
    ######################
    #@.1................2#
    #....................#
    ######################
"""


def party(s: Scenario, host: str = "@", after: int = 200, length: int = 100) -> int:
    return plant(
        s.world,
        Plant(
            fact="invitation", knowers=(s.agent(host),), subject=s.agent(host), x=3, y=2,
            due=s.world.tick + after, text=f"{host} gives a party", value=length,
        ),
    )  # fmt: skip


def candidacy(s: Scenario, who: str, due: int) -> int:
    return plant(
        s.world,
        Plant(
            fact="candidacy", knowers=(s.agent(who),), subject=s.agent(who), due=due,
            text=f"{who} stands for mayor",
        ),
    )  # fmt: skip


def offered(s: Scenario, who: str) -> list[str]:
    seen = observe(s.world, s.agent(who))
    return [choice.key for choice in seen.affordances if choice.action == "attend"]


def test_only_those_who_have_heard_of_a_party_can_go_and_when_it_is_time() -> None:
    s = scenario(YARD)
    fact = party(s, after=400)
    learn(s.world, s.agent("2"), fact, source=s.agent("@"), hops=1)
    assert not offered(s, "2")
    s.ticks(300)
    assert offered(s, "2") == [f"attend fact_{fact}"]
    assert not offered(s, "1")
    s.do("1", "attend", fact=fact, x=3, y=2)
    s.expect_refused("1", "they know of no such thing")


def test_whoever_comes_is_counted_and_tells_of_it() -> None:
    s = scenario(YARD)
    fact = party(s)
    learn(s.world, s.agent("2"), fact, source=s.agent("@"), hops=1)
    s.ticks(150)
    s.order("@", "attend", fact=fact, x=3, y=2)
    s.do("2", "attend", fact=fact, x=3, y=2)
    s.expect_near("2", (3, 2), 4)
    s.until(lambda: not s.world.occasions)
    assert [event.agent for event in s.events("attended")] == [s.agent("2")]
    held = s.last("gathering_held")
    assert held.guests == [s.agent("2")]
    assert s.opinion("2", of="@") > 0
    (after,) = diffusion.find(s.world, "gathering")
    assert {k.agent for k in diffusion.knowers(s.world, after)} == {s.agent("@"), s.agent("2")}


def test_a_party_that_is_over_can_not_be_gone_to() -> None:
    s = scenario(YARD)
    fact = party(s, after=5, length=10)
    s.ticks(20)
    assert s.last("gathering_held").people == "nobody"
    s.do("@", "attend", fact=fact, x=3, y=2)
    s.expect_refused("@", "it is over")


def test_without_its_host_there_is_no_party() -> None:
    s = scenario(YARD)
    fact = party(s, after=20)
    learn(s.world, s.agent("2"), fact, source=s.agent("@"), hops=1)
    s.submit(Kill(entity=s.agent("@")))
    s.ticks(25)
    assert s.last("occasion_lapsed").what == "party"
    assert not s.world.occasions
    assert not offered(s, "2")


def test_built_in_minds_go_if_they_like_the_host_and_hosts_always_do() -> None:
    for liking, comes in ((80, True), (-80, False)):
        s = scenario(YARD)
        fact = party(s, after=100)
        learn(s.world, s.agent("2"), fact, source=s.agent("@"), hops=1)
        feel(s.world, s.agent("2"), s.agent("@"), liking, "knows me")
        s.ticks(80)
        assert decide(observe(s.world, s.agent("@"))).action == "attend"
        assert (decide(observe(s.world, s.agent("2"))).action == "attend") == comes


def test_everybody_votes_for_the_best_they_have_heard_of() -> None:
    s = scenario("""
        ##########
        #@.1.2.3.#
        ##########
    """)
    due = s.world.tick + 50
    first, second = candidacy(s, "@", due), candidacy(s, "1", due)
    for fact, by in ((first, "@"), (second, "1")):
        learn(s.world, s.agent("2"), fact, source=s.agent(by), hops=1)
    feel(s.world, s.agent("2"), s.agent("1"), 40, "gave me bread")
    feel(s.world, s.agent("3"), s.agent("@"), 90, "gave me bread")  # but never heard of it
    s.ticks(60)
    votes = {event.agent: event.candidate for event in s.events("voted")}
    assert votes == {
        s.agent("@"): s.agent("@"), s.agent("1"): s.agent("1"), s.agent("2"): s.agent("1"),
    }  # fmt: skip
    assert s.last("elected").agent == s.agent("1")
    assert (s.last("elected").votes, s.last("elected").voters) == (2, 3)
    assert not s.world.occasions


def test_nobody_votes_for_whom_they_dislike() -> None:
    s = scenario(YARD)
    fact = candidacy(s, "@", s.world.tick + 30)
    learn(s.world, s.agent("1"), fact, source=s.agent("@"), hops=1)
    feel(s.world, s.agent("1"), s.agent("@"), -50, "stole my bread")
    s.ticks(40)
    assert [event.agent for event in s.events("voted")] == [s.agent("@")]


def test_diffusion_says_who_knows_since_when_and_from_whom() -> None:
    s = scenario(YARD)
    fact = party(s)
    start = s.world.tick
    s.ticks(5)
    s.do("@", "say", target="1", topic="tell", fact=fact, words="Come!")
    known = diffusion.knowers(s.world, fact)
    assert [(k.agent, k.source, k.hops) for k in known] == [
        (s.agent("@"), 0, 0), (s.agent("1"), s.agent("@"), 1),
    ]  # fmt: skip
    assert known[0].tick == start < known[1].tick
    assert diffusion.share(s.world, fact) == 666
    assert diffusion.known_by(s.world, fact, start) == 1
    assert diffusion.depth(s.world, fact) == 1
    assert diffusion.find(s.world, "invitation", s.agent("@")) == [fact]


FIRE = """
    ##########
    #@.1..F..#
    #........#
    ##########
"""


def test_somebody_may_give_a_party_and_is_the_only_one_to_know_at_first() -> None:
    s = scenario(FIRE)
    seen = observe(s.world, s.agent("@"))
    (offer,) = (choice for choice in seen.affordances if choice.action == "host")
    s.do("@", "host", x=offer.x, y=offer.y)
    (fact,) = diffusion.find(s.world, "invitation")
    said = s.world.facts[fact]
    assert (s.world.rules.day(said.due), s.world.rules.hour(said.due)) == (2, 18)
    assert [k.agent for k in diffusion.knowers(s.world, fact)] == [s.agent("@")]
    assert s.world.occasions[fact].due == said.due
    s.do("@", "host", x=offer.x, y=offer.y)
    s.expect_refused("@", "they gave one lately")


def test_where_only_the_scenarios_parties_take_place_none_is_planned() -> None:
    s = scenario(FIRE, parties=0)
    seen = observe(s.world, s.agent("@"))
    assert not [choice for choice in seen.affordances if choice.action == "host"]
    s.do("@", "host", x=3, y=1)
    s.expect_refused("@", "nobody gives parties here")
