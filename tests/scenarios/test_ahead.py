"""What comes next: a mind's further intents are taken up without its being asked."""

from game.core.change import change
from game.core.commands import Decide
from game.core.components import Intent
from game.core.taking_up import AHEAD_TICKS
from tests.scenario_dsl import Scenario, scenario

ORCHARD = """
    ##############
    #@..a...n..1.#
    ##############
"""


def told(s: Scenario, who: str = "@") -> list[tuple[str, int]]:
    """What somebody took up: (action, target)."""
    return [(e.action, e.target) for e in s.events("decided") if e.agent == s.agent(who)]


def pickup(s: Scenario, what: int) -> Intent:
    x, y = s.at(what)
    return Intent(action="pickup", target=what, x=x, y=y, why="it is there")


def decide(s: Scenario, intent: Intent) -> None:
    """Let the built-in mind of `@` have decided this."""
    mind = s.world.mind[s.agent("@")]
    mind = change(s.world.mind, s.agent("@"), ticket=mind.ticket or 1000)
    s.submit(Decide(agent=s.agent("@"), ticket=mind.ticket, intent=intent))


def two(s: Scenario) -> tuple[int, int]:
    """The pile nearby, and the one further off."""
    near, far = sorted(s.world.item, key=lambda pile: s.at(pile)[0])
    return near, far


def test_what_comes_next_is_done_without_asking() -> None:
    s = scenario(ORCHARD)
    near, far = two(s)
    s.order("@", "pickup", target=near, then=(pickup(s, far),))
    s.until(lambda: s.world.item[far].holder == s.agent("@"))
    first, second = [e for e in s.events("decided") if e.agent == s.agent("@")]
    assert (second.target, second.planned) == (far, first.id)
    between = [e for e in s.events("decision_requested") if first.tick < e.tick < second.tick + 1]
    assert [e for e in between if e.agent == s.agent("@")] == []


def test_what_can_t_be_done_any_more_is_passed_over() -> None:
    s = scenario(ORCHARD)
    near, far = two(s)
    gone = Intent(action="say", target=999, topic="chat")
    s.order("@", "pickup", target=near, then=(gone, pickup(s, far)))
    s.until(lambda: s.world.item[far].holder == s.agent("@"))
    assert told(s) == [("pickup", near), ("pickup", far)]


def test_who_comes_too_late_goes_on_with_the_next() -> None:
    s = scenario(ORCHARD)
    near, far = two(s)
    s.order("@", "pickup", target=near, then=(pickup(s, far),))
    s.ticks(1)
    s.world.move(near, 10, 1)
    s.until(lambda: s.world.item[far].holder == s.agent("@"))
    assert told(s) == [("pickup", near), ("pickup", far)]


def test_words_only_interrupt() -> None:
    s = scenario(ORCHARD)
    near, far = two(s)
    s.order("@", "pickup", target=far, then=(pickup(s, near),))
    s.ticks(4)
    decide(s, Intent(action="say", target=s.agent("1"), topic="bye", words="Good day."))
    s.until(lambda: s.world.item[near].holder == s.agent("@"))
    assert told(s) == [
        ("pickup", far),
        ("say", s.agent("1")),
        ("pickup", far),
        ("pickup", near),
    ]


def test_another_decision_makes_an_end_of_it() -> None:
    s = scenario(ORCHARD)
    near, far = two(s)
    s.order("@", "pickup", target=near, then=(pickup(s, far),))
    s.ticks(2)
    s.order("@", "wait")
    s.until(lambda: s.idle("@"), most=200)
    assert s.world.mind[s.agent("@")].ahead == ()
    assert s.world.item[far].holder == 0


def test_a_blow_is_thought_about_first() -> None:
    s = scenario("@1..a...n")
    near, far = two(s)
    s.order("@", "pickup", target=near, then=(pickup(s, far),))
    s.do("1", "attack", target="@")
    reasons = [e.reason for e in s.events("decision_requested") if e.agent == s.agent("@")]
    assert any(reason.startswith("was hit") for reason in reasons)


def test_after_a_while_one_thinks_anew() -> None:
    s = scenario(ORCHARD)
    near, far = two(s)
    s.order("@", "pickup", target=near, then=(pickup(s, far),))
    s.ticks(1)
    change(s.world.mind, s.agent("@"), ahead_until=s.world.tick)
    assert AHEAD_TICKS > 100
    s.until(lambda: s.idle("@"))
    assert s.world.mind[s.agent("@")].asked or s.world.mind[s.agent("@")].ticket
    assert s.world.item[far].holder == 0


def test_a_model_is_asked_each_time() -> None:
    s = scenario(ORCHARD)
    near, _ = two(s)
    s.order("@", "pickup", target=near)
    s.until(lambda: s.world.item[near].holder == s.agent("@"))
    s.ticks(1)
    assert [e.reason for e in s.events("decision_requested") if e.agent == s.agent("@")][-1] == (
        "finished: pickup"
    )


def test_it_outlives_a_save() -> None:
    s = scenario(ORCHARD)
    near, far = two(s)
    s.order("@", "pickup", target=near, then=(pickup(s, far),))
    s.ticks(2)
    s.save_and_load()
    s.until(lambda: s.world.item[far].holder == s.agent("@"))
