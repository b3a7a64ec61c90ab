"""Built-in minds and what is owned: who steals and who doesn't, who is distrusted, who yields."""

from game.ai.behaviors import decide, explain
from game.core.change import change
from game.core.components import Fact, Intent
from game.core.facts import learn, new_fact
from game.core.minding import ATTACKED, PRESSING, ask
from game.core.observe import observe
from game.core.property import claim_chest
from game.core.relations import feel
from game.core.things import give_item, store, take_item
from tests.scenario_dsl import Scenario, scenario

LANE = """
    ############
    #@.C.......#
    ############
"""
SQUARE = """
    ############
    #@.1.......#
    #......2...#
    ############
"""


def choice(s: Scenario, who: str = "@") -> Intent:
    return decide(observe(s.world, s.agent(who)))


def points(s: Scenario, key: str, who: str = "@") -> int:
    """What a choice is worth to somebody; far below zero if it is out of the question."""
    table = explain(observe(s.world, s.agent(who)), 500)
    return {found: worth for found, worth, _ in table}.get(key, -10_000)


def known_thief(s: Scenario, who: str, thief: str, victim: str) -> None:
    fact = Fact("theft", s.agent(thief), s.agent(victim), tick=s.world.tick, text="...")
    learn(s.world, s.agent(who), new_fact(s.world, fact))


def others_chest(s: Scenario, owner: str) -> None:
    agent, chest = s.agent(owner), s.the("chest")
    claim_chest(s.world, agent, chest)
    pile = give_item(s.world, agent, "bread", 2)
    store(s.world, chest, take_item(s.world, agent, pile, 2))


def test_the_greedy_and_unkind_rob_an_unwatched_chest_and_the_kind_do_not() -> None:
    s = scenario(LANE.replace(".......#", "......1#"), hour=23)
    others_chest(s, "1")
    s.ticks(20)
    key = f"steal from chest_{s.the('chest')}"
    s.set("@", greedy=90, kind=-90)
    thief = points(s, key)
    s.set("@", greedy=-20, kind=60)
    assert thief > 100 > 0 > points(s, key)


def test_eyes_keep_a_thief_honest() -> None:
    s = scenario(LANE.replace("C..", "C1."))
    others_chest(s, "1")
    s.set("@", greedy=70, kind=-60)
    watched = points(s, f"steal from chest_{s.the('chest')}")
    s.world.move(s.agent("1"), 10, 1)
    assert watched < points(s, f"steal from chest_{s.the('chest')}")


def test_the_starving_forget_their_scruples() -> None:
    s = scenario(LANE.replace(".......#", "......1#"))
    others_chest(s, "1")
    key = f"steal from chest_{s.the('chest')}"
    fed = points(s, key)
    s.set("@", hunger=20)
    assert points(s, key) > fed


def test_nobody_deals_with_a_known_thief_or_gives_to_one() -> None:
    s = scenario(SQUARE)
    s.set("@", hunger=900)
    s.set("1", hunger=100)
    s.give("@", "bread", 3)
    key = f"give bread to agent_{s.agent('1')}"
    assert points(s, key) > 0
    known_thief(s, "@", "1", "2")
    assert points(s, key) == -10_000
    feel(s.world, s.agent("@"), s.agent("1"), 90, "gave me bread when I starved")
    assert points(s, key) > 0  # a friend is helped whatever is said of them


def test_a_thief_is_greeted_less() -> None:
    s = scenario(SQUARE)
    key = f"greet agent_{s.agent('1')}"
    before = points(s, key)
    known_thief(s, "@", "1", "2")
    assert points(s, key) < before


def test_who_sees_their_own_in_other_hands_wants_it_back() -> None:
    s = scenario(SQUARE)
    change(s.world.item, s.give("1", "knife"), owner=s.agent("@"))
    assert choice(s).action == "demand"


def test_the_ashamed_give_back_and_the_greedy_deny() -> None:
    actions = []
    for kind, greedy, bold in ((60, -60, -40), (-70, 80, 60)):
        s = scenario(SQUARE)
        change(s.world.item, s.give("@", "knife"), owner=s.agent("1"))
        s.set("@", kind=kind, greedy=greedy, bold=bold)
        ask(s.world, s.agent("@"), "wants it back", PRESSING, 0, s.agent("1"), "demand")
        s.ticks(1)
        actions.append(choice(s).action)
    assert actions == ["giveback", "deny"]


def test_the_timid_run_from_a_demand() -> None:
    s = scenario(SQUARE)
    change(s.world.item, s.give("@", "knife"), owner=s.agent("1"))
    s.give("1", "sword")
    s.set("@", kind=-80, greedy=90, bold=-95)
    ask(s.world, s.agent("@"), "wants it back", PRESSING, 0, s.agent("1"), "demand")
    s.ticks(1)
    assert points(s, f"flee agent_{s.agent('1')}") > points(s, f"deny agent_{s.agent('1')}")


def test_the_bold_avenge_a_theft() -> None:
    s = scenario(SQUARE)
    s.set("@", bold=95, kind=-60)
    s.give("@", "club")
    feel(s.world, s.agent("@"), s.agent("1"), -60, "stole a knife from me")
    ask(s.world, s.agent("@"), "was robbed", ATTACKED, 0, s.agent("1"), "robbed")
    s.ticks(1)
    intent = choice(s)
    assert intent.action == "attack"
    assert intent.why == "1 robbed me"


def test_what_is_over_is_laid_by_and_fetched_when_hungry() -> None:
    s = scenario(LANE)
    claim_chest(s.world, s.agent("@"), s.the("chest"))
    s.give("@", "bread", 4)
    s.give("@", "apple", 3)
    s.set("@", diligent=80, hunger=950)
    stow = [key for key, worth, _ in explain(observe(s.world, s.agent("@"))) if "stow" in key]
    assert stow
    s.do("@", "stow", target="chest", item="bread")
    s.do("@", "stow", target="chest", item="apple")
    s.set("@", hunger=100)
    s.world.tick += 2000
    assert choice(s).action == "fetch"
