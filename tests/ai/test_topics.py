"""Small talk rests on what the speaker knows, and questions get their answer."""

from game.ai.drives import topics
from game.ai.drives.case import Case
from game.ai.drives.plans import Step
from game.core.components import Fact
from game.core.facts import learn, new_fact
from game.core.observation import Seen
from game.core.observe import observe
from game.core.relations import feel
from tests.scenario_dsl import Scenario, scenario

FIELD = """
    ..............................
    ..@..1........................
    ..............................
"""


def case_of(s: Scenario, who: str = "@") -> Case:
    return Case(observe(s.world, s.agent(who)))


def hearer(case: Case, s: Scenario, who: str = "1") -> Seen:
    return case.people[s.agent(who)]


def said(lines: list[topics.Line]) -> list[str]:
    return [line for line, _ in lines]


def test_who_knows_nothing_has_nothing_to_say() -> None:
    s = scenario(FIELD)
    case = case_of(s)
    person = hearer(case, s)
    assert topics.absent(case, person) == topics.raids(case) == topics.trade(case, person) == []
    assert topics.shared(case, person) == topics.plans(case) == topics.ahead(case, person) == []
    assert topics.sky(case) == []


def test_the_sky_and_what_one_did_under_it() -> None:
    s = scenario(FIELD)
    s.world.weather.kind = "rain"
    s.world.mind[s.agent("@")].lately["use bush"] = s.world.tick - 50
    assert "I got soaked over the berries." in said(topics.sky(case_of(s)))


def test_a_price_is_told_as_it_is_known_and_to_whom_it_matters() -> None:
    s = scenario(FIELD)
    s.give("1", "bread")
    value = s.world.content.items["bread"].value
    dear = Fact("price", 9, tick=s.world.tick, text="dear", value=2 * value, what="bread")
    learn(s.world, s.agent("@"), new_fact(s.world, dear))
    case = case_of(s)
    lines = said(topics.trade(case, hearer(case, s)))
    coins = (2 * value + 50) // 100
    assert f"Bread costs {coins} coins at the stall now. Who can pay that?" in lines
    assert "They'd pay you well for your bread at the stall." in lines


def test_a_raid_is_told_from_where_it_came_and_by_whom_it_was_seen() -> None:
    s = scenario(FIELD)
    wolves = Fact("danger", x=28, y=1, tick=s.world.tick, text="wolves are about")
    number = new_fact(s.world, wolves)
    learn(s.world, s.agent("@"), number)
    assert "I saw the wolves with my own eyes, east of here." in said(topics.raids(case_of(s)))
    learn(s.world, s.agent("1"), number, source=s.agent("@"), hops=1)
    lines = said(topics.raids(case_of(s, "1")))
    assert "@ says that wolves are about. I'd rather stay by the fire." in lines


def test_where_somebody_was_seen_and_what_one_has_in_common() -> None:
    s = scenario(FIELD.replace("1...", "1..2"))
    s.ticks(33)
    s.world.move(s.agent("2"), 29, 0)
    feel(s.world, s.agent("@"), s.agent("1"), 20, "gave me some bread")
    case = case_of(s)
    assert "I saw 2 just now, to the east." in said(topics.absent(case, hearer(case, s)))
    assert said(topics.shared(case, hearer(case, s))) == [
        "You gave me some bread. I think of that."
    ]


def test_what_is_ahead_is_asked_and_answered_by_who_knows() -> None:
    s = scenario(FIELD + "    2.............................\n")
    due = s.world.tick + 600
    text = "2 gives a party at the fire"
    party = Fact("invitation", s.agent("2"), x=9, y=1, tick=s.world.tick, due=due, text=text)
    number = new_fact(s.world, party)
    learn(s.world, s.agent("@"), number)
    case = case_of(s)
    ((question, about),) = topics.ahead(case, hearer(case, s))
    assert question.startswith("Will you go to 2's party ")
    assert about == s.agent("1")
    other = case_of(s, "1")
    assert "Nobody told me." in topics.answers(other, other.people[s.agent("@")], question)[0]
    learn(s.world, s.agent("1"), number, source=s.agent("@"), hops=1)
    s.set("1", sociable=100, curious=100)
    other = case_of(s, "1")
    assert "For 2's sake, yes." in topics.answers(other, other.people[s.agent("@")], question)


def test_plans_are_told_in_the_words_of_the_plan() -> None:
    case = case_of(scenario(FIELD))
    whys = ("wood to make a chest", "looks for what it takes to make a bed")
    steps = {("use", why): Step(why, 100 - i) for i, why in enumerate(whys)}
    case.plan = case.plan._replace(steps=steps)
    assert said(topics.plans(case)) == ["I need wood if I'm to make a chest."]
