"""Decisions: who is asked, when, why, and what becomes of answers."""

from game.core.commands import Decide
from game.core.components import Intent
from game.core.events import Attacked
from game.core.minding import HABITS, LASTING, PRESSING, ask, note_habit
from tests.scenario_dsl import Scenario, scenario


def requests(s: Scenario, who: str = "@") -> list[tuple[str, int]]:
    asked = [e for e in s.events("decision_requested") if e.agent == s.agent(who)]
    return [(event.reason, event.urgency) for event in asked]


def answer(s: Scenario, ticket: int, action: str = "wait", **words: bool) -> None:
    s.submit(Decide(agent=s.agent("@"), ticket=ticket, intent=Intent(action=action), **words))
    s.ticks(1)


def test_who_has_nothing_to_do_is_asked_once() -> None:
    s = scenario("@")
    s.ticks(20)
    assert requests(s) == [("has nothing to do", 1)]


def test_a_ticket_that_nobody_answers_is_asked_anew() -> None:
    s = scenario("@")
    s.ticks(35)
    first, second = s.events("decision_requested")
    assert (first.ticket, first.standin) == (1, False)
    assert (second.ticket, second.standin) == (1, True)


def test_who_is_busy_is_not_asked() -> None:
    s = scenario("@")
    s.order("@", "wait")
    s.ticks(39)
    assert requests(s) == []


def test_the_end_of_a_deed_asks_for_the_next() -> None:
    s = scenario("@")
    s.do("@", "wait")
    assert requests(s) == [("finished: wait", 1)]


def test_a_failure_asks_with_its_reason_after_a_pause() -> None:
    s = scenario("@")
    s.order("@", "eat", item=99)
    s.ticks(20)
    (request,) = s.events("decision_requested")
    assert request.reason == "could not eat: it isn't in hand"
    assert request.tick >= s.last("action_refused").tick + 6


def test_an_old_plan_is_thought_over() -> None:
    s = scenario("@" + "." * 60, plan_ticks=50)
    s.order("@", "move", x=60, y=0)
    s.ticks(52)
    assert requests(s) == [("the plan is old", 1)]
    assert not s.idle("@")


def test_an_answer_is_taken_up_in_the_next_tick() -> None:
    s = scenario("@")
    s.ticks(1)
    answer(s, 1)
    mind = s.world.mind[s.agent("@")]
    assert mind.intent is not None
    assert mind.ticket == 0
    assert s.last("decided").action == "wait"
    assert s.last("decided").cause == s.last("decision_requested").id


def test_an_answer_to_another_ticket_is_dropped() -> None:
    s = scenario("@")
    s.ticks(1)
    for ticket in (0, 2, -1):
        answer(s, ticket)
        assert s.last("decision_dropped").reason == "the ticket no longer stands"
    assert s.idle("@")


def test_a_second_answer_is_dropped() -> None:
    s = scenario("@")
    s.ticks(1)
    answer(s, 1)
    answer(s, 1, "rest")
    assert len(s.events("decision_dropped")) == 1
    assert s.world.mind[s.agent("@")].intent == Intent(action="wait")


def test_an_answer_for_the_dead_is_dropped() -> None:
    s = scenario("@")
    s.ticks(1)
    s.world.destroy(s.agent("@"))
    answer(s, 1)
    assert s.last("decision_dropped").reason == "the agent is gone"


def test_a_standin_keeps_the_ticket_open_for_the_better_answer() -> None:
    s = scenario("@")
    s.ticks(1)
    answer(s, 1, "wait", provisional=True)
    mind = s.world.mind[s.agent("@")]
    assert mind.provisional
    assert mind.ticket == 1
    answer(s, 1, "rest")
    assert s.world.mind[s.agent("@")].intent == Intent(action="rest")
    assert not s.world.mind[s.agent("@")].provisional
    assert s.world.mind[s.agent("@")].ticket == 0


def test_a_used_up_standin_asks_for_another_on_the_same_ticket() -> None:
    s = scenario("@")
    s.ticks(1)
    answer(s, 1, "wait", provisional=True)
    s.ticks(45)
    last = s.last("decision_requested")
    assert (last.ticket, last.standin, last.reason) == (1, True, "finished: wait")


def test_an_unknown_action_is_refused() -> None:
    s = scenario("@")
    s.ticks(1)
    answer(s, 1, "fly")
    s.expect_refused("@", "nobody knows how to do that")


def test_an_attack_takes_the_place_of_an_open_ticket() -> None:
    s = scenario("@1")
    s.ticks(1)
    s.do("1", "attack", target="@")
    tickets = [e.ticket for e in s.events("decision_requested") if e.agent == s.agent("@")]
    assert len(set(tickets)) > 1
    answer(s, tickets[0])
    assert s.last("decision_dropped").ticket == tickets[0]


def test_what_led_to_what_can_be_followed() -> None:
    s = scenario("@a")
    s.ticks(1)
    s.do("@", "pickup", target="apple")
    by_id = {event.id: event for event in s.told}
    picked = s.last("picked_up")
    decided = by_id[picked.cause]
    assert decided is s.last("decided")
    assert by_id[decided.cause] is s.events("decision_requested")[0]


def test_a_deed_that_goes_on_is_done_for_the_reason_that_it_was_begun_for() -> None:
    s = scenario("@......1.....2")
    walk = Intent(action="move", x=5, y=0, why="a stroll")
    s.ticks(1)
    s.submit(Decide(agent=s.agent("@"), ticket=s.world.mind[s.agent("@")].ticket, intent=walk))
    s.ticks(2)
    decided = s.last("decided").id
    blow = s.world.emit(
        Attacked(agent=s.agent("1"), target=s.agent("2"), weapon="club", damage=1, guarded=False)
    )
    ask(s.world, s.agent("@"), "saw a fight", PRESSING, blow)
    s.ticks(1)
    asked = s.last("decision_requested")
    assert (asked.agent, asked.cause) == (s.agent("@"), blow), "it made them think again"
    s.submit(Decide(agent=s.agent("@"), ticket=asked.ticket, intent=walk))
    s.ticks(1)
    assert s.last("decided").id == decided, "and went on as before"
    assert s.world.mind[s.agent("@")].cause == decided


def test_weighty_deeds_stay_in_mind_longer_than_what_one_does_all_day() -> None:
    s = scenario("@")
    world, agent = s.world, s.agent("@")
    note_habit(world, agent, Intent(action="steal", topic="agent"))
    for number in range(3 * HABITS):
        s.ticks(1)
        note_habit(world, agent, Intent(action="pickup", topic=f"thing {number}"))
    assert "steal agent" in world.mind[agent].lately
    assert len(world.mind[agent].lately) == HABITS
    world.tick += LASTING
    for number in range(HABITS):
        note_habit(world, agent, Intent(action="pickup", topic=f"later {number}"))
    assert "steal agent" not in world.mind[agent].lately, "but not for ever"
