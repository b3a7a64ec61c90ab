"""Every wanted decision gets exactly one final answer, whatever the model does."""

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from game.ai.behaviors import decide
from game.ai.providers import Answer, Kind, ProviderError, Request, Usage
from game.core.change import change
from game.core.commands import Kill
from game.core.components import Intent
from game.core.digest import digest
from game.core.snapshot import decode, encode
from game.memory import Memory, Recalled
from game.persistence.why_record import WhyRecord
from tests.ai.conftest import until
from tests.ai.scripted import Scripted, chooses, keys_of
from tests.ai.worlds import Village

PATIENCE = 11.0


@pytest.fixture
def provider() -> Scripted:
    return Scripted()


@pytest.fixture
def village(provider: Scripted) -> Iterator[Village]:
    village = Village(provider)
    yield village
    village.manager.shutdown()


def answered(village: Village, count: int) -> None:
    """Let so many answers come back."""
    stats = village.manager.stats

    def enough() -> bool:
        village.manager.poll()
        return stats.answered + stats.stale + sum(stats.errors.values()) >= count

    until(enough)


# --- built-in minds ---


def test_without_a_model_the_answer_is_there_at_the_next_tick() -> None:
    village = Village(None)
    village.tick(60)
    requested = {(event.agent, event.ticket): event.tick for event in village.requested}
    assert requested
    for report in village.reports:
        made = [entry.command for entry in report.entries]
        assert [c.agent for c in made] == sorted(c.agent for c in made)
        for command in made:
            assert requested[command.agent, command.ticket] == report.tick - 1
            assert (command.mind, command.provisional) == ("builtin", False)
    assert village.dropped == []
    made = len(village.decides()) + village.session.pending()
    assert village.manager.stats.builtin == made
    assert village.manager.outstanding() == set()


def test_two_runs_are_one_and_the_same() -> None:
    digests = []
    for _ in range(2):
        village = Village(None, agents=5)
        village.tick(150)
        digests.append(digest(village.world))
    assert digests[0] == digests[1]


def test_a_loaded_world_goes_on_as_if_nothing_had_been() -> None:
    straight = Village(None, agents=5)
    straight.tick(40)
    while not any(mind.ticket for mind in straight.world.mind.values()):
        straight.tick()
    saved = encode(straight.world)
    straight.tick(40)
    loaded = Village(None, agents=5)
    loaded.session.world = decode(saved)
    loaded.manager.resume()
    loaded.tick(40)
    assert digest(loaded.world) == digest(straight.world)


# --- answers of a model ---


def test_unhurried_minds_decide_the_same() -> None:
    def lived(enough: bool | None) -> list[object]:
        village = Village(None, agents=6, decide=decide)
        village.manager.unhurried = enough is not None
        for _ in range(120):
            village.tick()
            if enough is not None:
                village.manager.ponder(lambda seconds: enough)
        return [event for report in village.reports for event in report.events]

    at_once = lived(None)
    assert lived(False) == at_once
    assert lived(True) == at_once, "what nobody gave time for is thought before the tick"


def test_unhurried_minds_take_the_time_they_are_given() -> None:
    village = Village(None, agents=6)
    village.manager.unhurried = True
    while not len(village.manager._pondering):
        village.tick()
    waiting = len(village.manager._pondering)
    village.manager.ponder(lambda seconds: True)
    assert len(village.manager._pondering) == waiting - 1
    assert village.session.pending() == 0, "answers go in together, in id order"
    village.tick()
    assert len([e for e in village.reports[-1].entries if e.source == "mind"]) == waiting


def test_an_answer_turns_into_an_act(village: Village) -> None:
    agents = village.until_asked()
    asked = {event.agent: event.ticket for event in village.requested}
    answered(village, len(agents))
    assert village.manager.outstanding() == set()
    village.tick()
    made = village.decides()
    assert [c.agent for c in made] == sorted(agents)
    for command in made:
        assert (command.mind, command.provisional) == ("test/model", False)
        assert command.ticket == asked[command.agent]
        assert command.intent.why == "because"
    assert {event.mind for event in village.decided} == {"test/model"}


def test_who_waits_too_long_acts_on_a_stand_in(provider: Scripted, village: Village) -> None:
    provider.hold()
    agents = village.until_asked()
    village.manager.poll()
    assert village.session.pending() == 0
    village.passed += PATIENCE
    for _ in range(3):
        village.manager.poll()
    village.tick()
    assert [(c.agent, c.provisional, c.mind) for c in village.decides()] == [
        (agent, True, "builtin") for agent in sorted(agents)
    ]
    assert village.manager.outstanding() == agents  # the bubble stays
    provider.release()
    answered(village, len(agents))
    village.tick()
    late = [c for c in village.decides() if not c.provisional]
    assert [c.agent for c in late] == sorted(agents)
    assert village.manager.stats.late == len(agents)
    assert village.dropped == []


def test_many_stand_ins_are_spread_over_frames() -> None:
    provider = Scripted()
    provider.hold()
    village = Village(provider, agents=60)
    village.tick(30)
    waiting = len(village.manager.outstanding())
    assert waiting > 40
    before = village.session.pending()
    village.passed += PATIENCE
    village.manager.poll()
    assert village.session.pending() - before == 16
    for _ in range(4):
        village.manager.poll()
    assert village.session.pending() - before == waiting
    village.manager.shutdown()


def test_a_stand_in_that_is_used_up_is_replaced_at_once(
    provider: Scripted, village: Village
) -> None:
    provider.hold()
    village.until_asked()
    village.passed += PATIENCE
    village.manager.poll()
    village.tick(150)  # waiting takes a while, and then another stand-in is wanted
    standins = [c for c in village.decides() if c.provisional]
    assert len(standins) > len({c.agent for c in standins})
    assert len({(c.agent, c.ticket) for c in standins}) == len({c.agent for c in standins})
    sessions = [request.session for request in provider.asked]
    assert len(sessions) == len(set(sessions))  # but nobody asks twice


def test_the_answer_to_a_ticket_that_fell_is_stale(provider: Scripted, village: Village) -> None:
    provider.hold()
    agents = village.until_asked()
    until(lambda: len(provider.asked) == len(agents))
    agent = min(agents)
    village.world.mind[agent] = replace(village.world.mind[agent], ticket=0)
    provider.release()
    answered(village, len(agents))
    assert village.manager.stats.stale == 1
    assert agent not in village.manager.outstanding()
    village.tick()
    assert agent not in {c.agent for c in village.decides()}


def test_the_answer_for_the_dead_is_stale(provider: Scripted, village: Village) -> None:
    provider.hold()
    agents = village.until_asked()
    until(lambda: len(provider.asked) == len(agents))
    for agent in agents:
        village.session.submit(Kill(entity=agent), "test")
    village.tick()
    village.manager.poll()
    assert not village.manager.outstanding() & agents
    provider.release()
    answered(village, len(agents))
    village.tick()
    assert village.manager.stats.stale == len(agents)
    assert not {c.agent for c in village.decides()} & agents
    assert village.dropped == []


def test_the_answer_for_another_world_is_stale(provider: Scripted, village: Village) -> None:
    provider.hold()
    agents = village.until_asked()
    until(lambda: len(provider.asked) == len(agents))
    loaded = decode(encode(village.world))
    loaded.generation += 1
    village.session.world = loaded
    village.manager.resume()
    assert village.manager.outstanding() == agents
    provider.release()
    answered(village, 2 * len(agents))
    assert village.manager.stats.stale == len(agents)
    village.tick()
    assert sorted(c.agent for c in village.decides()) == sorted(agents)
    assert village.dropped == []


def test_tickets_open_in_a_loaded_world_are_asked_anew(provider: Scripted) -> None:
    first = Village(provider)
    provider.hold()
    agents = first.until_asked()
    second = Village(Scripted())
    second.session.world = decode(encode(first.world))
    second.manager.resume()
    assert second.manager.outstanding() == agents
    answered(second, len(agents))
    second.tick()
    assert sorted(c.agent for c in second.decides()) == sorted(agents)
    first.manager.shutdown()
    second.manager.shutdown()


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (ProviderError(Kind.TIMEOUT), "timeout"),
        (ProviderError(Kind.FORBIDDEN, 403), "forbidden"),
        (Answer("", "m", finish="length"), "cut"),
        (Answer("", "m"), "empty"),
        (Answer("What?", "m"), "bad_answer"),
        (Answer('{"choice": "rule the world"}', "m"), "bad_choice"),
    ],
)
def test_a_failure_leaves_the_decision_to_the_built_in_mind(reply: object, kind: str) -> None:
    village = Village(Scripted(usual=reply))  # type: ignore[arg-type]
    agents = village.until_asked()
    answered(village, len(agents))
    village.tick()
    assert [(c.agent, c.mind, c.provisional) for c in village.decides()] == [
        (agent, "builtin", False) for agent in sorted(agents)
    ]
    assert village.manager.stats.errors == {kind: len(agents)}
    village.manager.shutdown()


def test_beside_a_model_no_answer_is_thought_of_before_it_is_asked_for() -> None:
    """The built-in mind gives lines of a talk ahead; a model is to give each answer itself."""
    line = Intent(action="say", target=1, topic="chat", words="Well.")
    then = Intent(action="say", target=1, topic="greet", words="Hello.", lines=(line,))
    planned = Intent(action="wait", lines=(line,), then=(then,))
    found = []
    for provider in (None, Scripted(usual=ProviderError(Kind.TIMEOUT))):
        village = Village(provider, decide=lambda seen: planned)
        if provider is not None:
            answered(village, len(village.until_asked()))
        village.tick(2 if provider else 60)
        found.append({(c.intent.lines, c.intent.then[0].lines) for c in village.decides()})
        village.manager.shutdown()
    assert found == [{((line,), (line,))}, {((), ())}]


def test_a_choice_that_is_not_afforded_is_never_applied() -> None:
    village = Village(
        Scripted(usual=lambda request: chooses(request, "attack agent_999")), agents=5
    )
    for _ in range(80):
        village.tick()
        village.manager.poll()
    assert {c.intent.action for c in village.decides()} <= {"wait"}
    village.manager.shutdown()


def test_a_worker_that_never_comes_back_is_not_waited_for(
    provider: Scripted, village: Village
) -> None:
    provider.hold()
    agents = village.until_asked()
    until(lambda: len(provider.asked) == len(agents))
    village.passed += 1000
    village.manager.poll()
    village.tick()
    assert [(c.agent, c.provisional) for c in village.decides()] == [
        (agent, False) for agent in sorted(agents)
    ]
    assert village.manager.stats.errors == {"timeout": len(agents)}


# --- cache, caps, gate ---


def test_the_same_situation_is_asked_once(provider: Scripted, village: Village) -> None:
    saved = encode(village.world)
    agents = village.until_asked()
    answered(village, len(agents))
    asked = len(provider.asked)
    village.session.world = decode(saved)
    village.reports.clear()
    while not village.requested:
        village.tick()
    village.tick()
    assert len(provider.asked) == asked
    assert village.manager.stats.cached == len(agents)
    assert {c.mind for c in village.decides()} == {"test/model"}


def test_caps_leave_the_rest_to_built_in_minds(provider: Scripted) -> None:
    for caps, name in (
        ({"calls_per_minute": 2}, "calls_per_minute"),
        ({"calls_per_day": 2}, "calls_per_day"),
        ({"budget_usd": 0.004}, "budget_usd"),
    ):
        provider = Scripted()
        provider.hold()
        village = Village(provider, agents=6, **caps)
        village.tick(40)
        assert len(village.manager.outstanding()) == 2
        assert village.manager.stats.skipped[name] > 0
        assert "builtin" in {c.mind for c in village.decides()}
        village.manager.shutdown()


def test_a_refused_key_ends_the_asking_and_is_said() -> None:
    provider = Scripted(usual=ProviderError(Kind.AUTH, 401))
    village = Village(provider, agents=5)
    agents = village.until_asked()
    answered(village, len(agents))
    asked = len(provider.asked)
    for _ in range(100):
        village.tick()
        village.manager.poll()
    assert len(provider.asked) == asked
    assert village.manager.state_line() == "scripted refused the key: built-in minds act"
    assert village.manager.state().level == "bad"
    assert village.manager.stats.skipped["closed"] > 0
    assert village.manager.outstanding() == set()
    village.manager.use(Scripted())
    assert village.manager.state_line() == "scripted: test/model"
    village.manager.shutdown()


def test_changing_the_mind_asks_open_tickets_anew(provider: Scripted, village: Village) -> None:
    provider.hold()
    agents = village.until_asked()
    village.manager.use(None, "as you wish")
    assert village.manager.state_line() == "built-in minds (as you wish)"
    assert village.manager.outstanding() == set()
    village.tick()
    assert [(c.agent, c.mind) for c in village.decides()] == [
        (agent, "builtin") for agent in sorted(agents)
    ]


def test_the_queue_sheds_the_calm(provider: Scripted) -> None:
    provider.hold()
    village = Village(provider, agents=90, workers=2)
    village.tick(60)
    stats = village.manager.stats
    assert (stats.in_flight, stats.queue) == (2, 64)
    assert stats.skipped["shed"] > 0
    assert len(village.manager.outstanding()) == 66
    assert provider.most == 2
    village.manager.shutdown()


# --- lockstep, deferral, leaving ---


def test_in_lockstep_the_world_waits() -> None:
    """Two runs at different speeds come out the same, and nobody ever stands in."""
    digests = []
    for workers in (1, 4):
        village = Village(Scripted(), agents=8, lockstep=True, workers=workers)
        for _ in range(80):
            village.tick()
            village.manager.poll()
            village.manager.lockstep_wait()
            assert village.manager.outstanding() == set()
        assert village.manager.stats.standins == 0
        assert village.manager.stats.answered > 8
        digests.append(digest(village.world))
        village.manager.shutdown()
    assert digests[0] == digests[1]


def test_in_lockstep_too_there_is_a_deadline() -> None:
    provider = Scripted()
    provider.hold()
    village = Village(provider, lockstep=True, deadline=0.1)
    agents = village.until_asked()
    village.manager.lockstep_wait()
    village.tick()
    assert [(c.agent, c.mind) for c in village.decides()] == [
        (agent, "builtin") for agent in sorted(agents)
    ]
    assert village.manager.stats.errors == {"timeout": len(agents)}
    village.manager.shutdown()


def test_a_late_tick_defers_the_calm_for_a_few_ticks() -> None:
    village = Village(None, agents=5)
    village.session.observers[-1] = lambda report: village.manager.on_report(report, defer=True)
    village.tick(100)
    waited = {
        (command.agent, command.ticket): report.tick
        for report in village.reports
        for entry in report.entries
        if isinstance(command := entry.command, type(village.decides()[0]))
    }
    delays = [waited[e.agent, e.ticket] - e.tick for e in village.requested
              if (e.agent, e.ticket) in waited]  # fmt: skip
    assert set(delays) == {6}
    assert village.manager.stats.deferred >= len(delays)


def test_the_attacked_do_not_wait() -> None:
    village = Village(None)
    village.tick(30)
    agent = village.world.agents[0]
    change(village.world.mind, agent, ticket=77, urgency=3)
    event = replace(village.requested[0], agent=agent, ticket=77, urgency=3)
    report = replace(village.reports[-1], events=(event,))
    village.manager.on_report(report, defer=True)
    assert village.session.pending() == 1


def test_leaving_does_not_wait_for_a_model_that_hangs(provider: Scripted, village: Village) -> None:
    provider.hold()
    agents = village.until_asked()
    until(lambda: len(provider.asked) == len(agents))
    village.manager.shutdown()
    assert village.manager.outstanding() == set()
    assert village.manager.stats.calls == len(agents)  # perhaps they are billed
    assert village.manager.stats.errors == {}
    assert any(mind.ticket for mind in village.world.mind.values())  # saved, and asked anew


def test_what_a_run_reports(village: Village) -> None:
    agents = village.until_asked()
    answered(village, len(agents))
    summary = village.manager.stats.summary()
    assert summary["calls"] == len(agents)
    assert summary["tokens_in"] == 100 * len(agents)
    assert summary["cost_usd"] == pytest.approx(0.0001 * len(agents))
    assert summary["errors"] == 0


def test_another_world_in_the_same_run_has_what_is_left_of_the_budget(village: Village) -> None:
    first = Village(Scripted(), budget_usd=0.0041)
    agents = first.until_asked()
    answered(first, len(agents))
    first.manager.shutdown()
    second = Village(Scripted(), budget_usd=0.0041, after=first.manager)
    assert second.manager.stats.calls == len(agents)
    provider = Scripted()
    provider.hold()
    second.manager.use(provider)
    second.until_asked()
    second.tick(40)
    assert second.manager.stats.skipped["budget_usd"] > 0
    second.manager.shutdown()


def test_the_log_says_when_a_model_goes_out_of_use(caplog: pytest.LogCaptureFixture) -> None:
    village = Village(Scripted(usual=ProviderError(Kind.CREDIT, 402)))
    agents = village.until_asked()
    answered(village, len(agents))
    told = [record.getMessage() for record in caplog.records]
    assert told == ["scripted: the credit is used up: built-in minds act"]
    village.manager.shutdown()


def test_what_was_mended_is_counted_and_failed_answers_are_not() -> None:
    def said(text: str, finish: str = "stop") -> Callable[[Request], Answer]:
        return lambda request: Answer(
            text.replace("KEY", keys_of(request)[-1]), "test/model", Usage(1, 1), finish
        )

    provider = Scripted(
        said('```json\n{"choice": "KEY", "words": null}\n```'),
        said('{"choice": "KEY", "wor', "length"),
        said("```\nnothing of use\n```"),
    )
    village = Village(provider, agents=3, lockstep=True, workers=1)
    while len(provider.asked) < 3:
        village.tick()
        village.manager.lockstep_wait()
    summary = village.manager.stats.summary()
    assert summary["mended"] == {"cut": 1, "fenced": 1, "null": 1}
    assert summary["errors_by_kind"] == {"bad_answer": 1}
    village.manager.shutdown()


def test_what_comes_to_mind_is_told_and_noted(village: Village, provider: Scripted) -> None:
    asked: list[tuple[int, str]] = []
    records: list[WhyRecord] = []

    def recall(agent: int, words: str, tick: int) -> list[Recalled]:
        asked.append((agent, words))
        return [Recalled(Memory(7, 0, "a heron by the lake", "x", 50), 1.25, 1, 0.5, 0)]

    village.manager.recall = recall
    village.manager.noting.keep = records.append
    village.until_asked()
    answered(village, 1)
    said = provider.asked[0].messages[1].content
    assert '- just now: "a heron by the lake"' in said
    assert records[0].memories == ((7, 125),)
    assert asked[0][0] in village.world.agents and asked[0][1]
