"""Going on: hands go on with the next thing of the kind, and nobody is asked about it."""

from game.core.change import change
from game.core.commands import Decide
from game.core.components import Intent
from game.core.going_on import CALM, PECKISH, SOME, SPELL
from tests.scenario_dsl import Scenario, scenario

WOOD = """
    #############
    #@t..t..t..a#
    #...........#
    #1..........#
    #############
"""
BUSHES = """
    #########
    #@..B.B.#
    #########
"""


def begin(s: Scenario, action: str, target: int, mind: str = "builtin") -> None:
    """Let `@` have decided this."""
    agent, at = s.agent("@"), s.at(target)
    change(s.world.mind, agent, ticket=1000)
    x, y = at if action == "pickup" else (-1, -1)
    intent = Intent(action=action, target=target, x=x, y=y, why="it is there")
    s.submit(Decide(agent=agent, ticket=1000, intent=intent, mind=mind))


def took_up(s: Scenario) -> list[tuple[str, int]]:
    return [(e.action, e.target) for e in s.events("decided") if e.agent == s.agent("@")]


def asked(s: Scenario) -> list[str]:
    return [e.reason for e in s.events("decision_requested") if e.agent == s.agent("@")]


def woods(s: Scenario) -> list[int]:
    return sorted(s.all("wood"), key=lambda pile: s.at(pile)[0])


def test_who_picks_up_wood_goes_on_to_the_next_of_it() -> None:
    s = scenario(WOOD, first_hour=8)
    piles = woods(s)
    begin(s, "pickup", piles[0])
    s.until(lambda: len(took_up(s)) == SOME)
    assert took_up(s) == [("pickup", pile) for pile in piles]
    first, second, third = [e for e in s.events("decided") if e.agent == s.agent("@")]
    assert first.id == second.planned == third.planned
    assert second.why == "it is there"
    before = len(asked(s))
    s.until(lambda: len(asked(s)) > before)
    assert asked(s)[-1] == "finished: pickup"  # three are enough, and apples are another matter


def test_a_model_is_asked_each_time() -> None:
    s = scenario(WOOD, first_hour=8)
    begin(s, "pickup", woods(s)[0], mind="a model")
    s.until(lambda: "finished: pickup" in asked(s))
    assert len(took_up(s)) == 1


def test_a_need_makes_one_think_again() -> None:
    s = scenario(WOOD, first_hour=8)
    s.set("@", thirst=CALM - 1)
    begin(s, "pickup", woods(s)[0])
    s.until(lambda: "finished: pickup" in asked(s))
    assert len(took_up(s)) == 1


def test_a_spell_after_the_last_thought_one_thinks_again() -> None:
    s = scenario(WOOD, first_hour=8)
    first = woods(s)[0]
    begin(s, "pickup", first)
    s.ticks(1)
    change(s.world.mind, s.agent("@"), ready_at=s.world.mind[s.agent("@")].ready_at + SPELL)
    s.until(lambda: "finished: pickup" in asked(s), most=SPELL + 50)
    assert len(took_up(s)) == 1


def test_what_is_another_s_is_left_lying() -> None:
    s = scenario(WOOD, first_hour=8)
    first, second, third = woods(s)
    change(s.world.item, second, owner=s.agent("1"))
    begin(s, "pickup", first)
    s.until(lambda: len(took_up(s)) == 2)
    assert took_up(s)[1] == ("pickup", third)


def test_from_a_bush_that_is_bare_one_turns_to_the_next() -> None:
    s = scenario(BUSHES, first_hour=8)
    near, far = sorted(s.all("bush"), key=lambda bush: s.at(bush)[0])
    change(s.world.fixture, near, stock=0)
    begin(s, "use", near)
    s.until(lambda: len(took_up(s)) == 2)
    assert took_up(s) == [("use", near), ("use", far)]


def test_the_peckish_eat_of_what_they_have_got() -> None:
    s = scenario(BUSHES, first_hour=8)
    bush = min(s.all("bush"), key=lambda bush: s.at(bush)[0])
    s.set("@", hunger=1000 - PECKISH)
    begin(s, "use", bush)
    s.until(lambda: len(took_up(s)) == 2)
    assert took_up(s)[1][0] == "eat"
    before = s.need("@", "hunger")
    s.until(lambda: s.need("@", "hunger") > before)
