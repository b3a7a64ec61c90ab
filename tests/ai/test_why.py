"""Why somebody does what they do can be told afterwards, for every decision."""

import itertools
from pathlib import Path

import pytest

from game.ai.behaviors import explain
from game.ai.providers import Answer, Kind, ProviderError, Request, Usage
from game.ai.why import why
from game.ai.why_words import why_lines
from game.core.change import change
from game.core.commands import Choose, Possess
from game.core.components import Intent
from game.core.events import ActionRefused, Decided, DecisionRequested
from game.core.observe import observe
from game.persistence import History
from game.persistence.why_record import WhyRecord
from tests.ai.recorded import Recorded
from tests.ai.scripted import Scripted, chooses
from tests.ai.test_manager import answered


def test_what_a_built_in_mind_weighed_is_had_again(tmp_path: Path) -> None:
    village = Recorded(tmp_path, None, agents=5)
    explained: dict[tuple[int, int], object] = {}

    def remember(report: object) -> None:
        for event in report.events:  # type: ignore[attr-defined]
            if isinstance(event, DecisionRequested):
                seen = observe(village.world, event.agent)
                explained[event.agent, event.ticket] = explain(seen)

    village.session.observers.append(remember)
    village.tick(150)
    assert len({decided.action for decided in village.decided}) > 2
    known = {decided.id: decided for decided in village.decided}
    later = [decided for decided in village.decided if decided.planned]
    assert later, "nobody thought ahead"
    for decided in (*village.decided[::4], *later[:4]):
        found = village.why(decided)
        first = known[decided.planned] if decided.planned else decided
        assert found.fault == ""
        assert found.builtin
        assert found.records == ()
        (chosen,) = (option for option in found.options if option.chosen)
        assert chosen.key.split()[0] in chosen.text or chosen.text
        told = [(option.key, option.points, option.parts) for option in found.options[:8]]
        assert told == explained[decided.agent, first.ticket]
        assert f"{chosen.points:5}  {chosen.text[:20]}" in village.lines(decided)
    village.end()


def test_a_deed_is_told_by_its_own_decision_though_the_next_was_taken_in_its_tick(
    tmp_path: Path,
) -> None:
    village = Recorded(tmp_path, None, agents=5)
    village.tick(250)
    decided = {one.id: one for one in village.decided}
    events = [event for report in village.reports for event in report.events]
    ends = [
        (event, decided[event.cause], after)
        for event in events
        if event.cause in decided and event.id not in decided
        for after in village.decided
        if after.tick == event.tick and after.id > event.id
        if after.agent == decided[event.cause].agent and after.planned
    ]
    assert ends, "nobody went on to a next step"
    assert village.recorder.save(30)
    history = History(village.folder)
    for event, own, after in ends[:3]:
        found = why(history, own.agent, event.tick, deed=event.id)
        assert found is not None and found.decided == own
        stands = why(history, own.agent, event.tick)
        assert stands is not None and stands.decided == after
        ahead = f"weighed at tick {decided[after.planned].tick:,}"
        assert ahead in "\n".join(why_lines(village.world, stands))
    village.end()


def test_what_befell_somebody_is_told_by_what_they_had_decided_before(tmp_path: Path) -> None:
    village = Recorded(tmp_path, None, agents=5)
    village.tick(60)
    assert village.recorder.save(30)
    history = History(village.folder)
    last = village.decided[-1]
    mine = [one for one in village.decided if one.agent == last.agent]
    other = next(one for one in village.decided if one.agent != last.agent and one.id > mine[0].id)
    found = why(history, last.agent, other.tick, deed=other.id)
    before = [one for one in mine if one.id < other.id]
    assert found is not None and found.decided == before[-1]
    village.end()


def test_causes_and_effects(tmp_path: Path) -> None:
    village = Recorded(tmp_path, None, agents=5)
    village.tick(250)
    events = {event.id: event for report in village.reports for event in report.events}
    led = 0
    for decided in village.decided[5:40:5]:
        found = village.why(decided)
        chain = [event.id for event in found.before]
        assert chain[-1] == decided.cause
        assert all(events[b].cause == a for a, b in itertools.pairwise(chain))
        for _, event in found.after:
            led += 1
            cause = event
            while cause.id > decided.id:
                cause = events[cause.cause]
            assert cause.id == decided.id
        own = [e for _, e in found.after if isinstance(e, Decided) and e.agent == decided.agent]
        assert own == [], "their next decision has its own why"
    assert led > 3
    village.end()


def test_a_model_s_answer_is_kept_whole(tmp_path: Path) -> None:
    def reply(request: Request) -> Answer:
        said = chooses(request, "wait").text.replace("because", "I ponder the lake")
        return Answer(said, "some/model", Usage(321, 45, 300, 12, 678), latency=1.25)

    provider = Scripted(usual=reply)
    village = Recorded(tmp_path, provider, cache_behaviors=False)
    asked = village.until_asked()
    at = village.world.tick
    answered(village, len(asked))
    village.tick(1)
    decided = village.decided[0]
    (record,) = village.why(decided).records
    request = next(r for r in provider.asked if f"You are {village.world.names[decided.agent]}"
                   in r.messages[0].content)  # fmt: skip
    assert record == WhyRecord(
        agent=decided.agent,
        ticket=decided.ticket,
        tick=at,
        came=at,
        model="some/model",
        choice="wait",
        thought="I ponder the lake",
        text=reply(request).text,
        system=request.messages[0].content,
        user=request.messages[1].content,
        latency_ms=1250,
        tokens_in=321,
        tokens_out=45,
        tokens_cached=300,
        tokens_reasoning=12,
        cost_micro=678,
    )
    told = village.lines(decided)
    for words in ("some/model", "1.25 s", "321 tokens in", "$0.000678", "I ponder the lake",
                  "A decision is wanted", '"choice": "wait"'):  # fmt: skip
        assert words in told
    assert "weighed" not in told
    village.end()


def test_stand_ins_late_and_stale_answers_are_told_apart(tmp_path: Path) -> None:
    provider = Scripted()
    village = Recorded(tmp_path, provider, patience_ms=1000)
    provider.hold()
    while len(asked := village.until_asked()) < 2:
        village.tick()
    agent = min(asked)
    ticket = village.world.mind[agent].ticket
    village.passed += 2
    village.manager.poll()
    village.tick(1)
    standin = next(d for d in village.decided if d.agent == agent)
    assert standin.provisional
    assert "stand-in until the model answers" in village.lines(standin)
    assert village.why(standin).options, "what the stand-in weighed"
    gone = max(asked)
    minds = village.world.mind
    change(minds, gone, ticket=minds[gone].ticket + 1000)
    provider.release()
    answered(village, len(asked))
    village.tick(1)
    late = [r for r in village.records() if (r.agent, r.ticket) == (agent, ticket)]
    assert [(r.late, r.stale) for r in late] == [(True, False)]
    (stale,) = (r for r in village.records() if r.agent == gone)
    assert stale.stale
    assert stale.cost_micro == 100, "it was paid all the same"
    village.end()


def test_the_cache_and_failures_are_told(tmp_path: Path) -> None:
    provider = Scripted(usual=ProviderError(Kind.BAD_ANSWER))
    village = Recorded(tmp_path, provider)
    answered(village, len(village.until_asked()))
    village.tick(1)
    decided = village.decided[0]
    assert (decided.mind, decided.provisional) == ("builtin", False)
    assert "the answer made no sense" in village.lines(decided)
    assert village.why(decided).options
    village.end()

    village = Recorded(tmp_path / "2", Scripted())
    agents = village.until_asked()
    answered(village, len(agents))
    village.manager.resume()  # the same situation again: every answer is known
    village.tick(1)
    assert any(record.cached for record in village.records())
    village.end()


def test_a_refused_act_is_an_effect(tmp_path: Path) -> None:
    village = Recorded(tmp_path, None, agents=12)
    village.tick(400)
    for refused in village.events(ActionRefused):
        decided = next((d for d in village.decided if d.id == refused.cause), None)
        if decided is not None:
            assert refused in [event for _, event in village.why(decided).after]
            break
    else:
        pytest.skip("nobody was refused anything")
    village.end()


def test_nobody_has_decided_before_the_first_tick(tmp_path: Path) -> None:
    village = Recorded(tmp_path, None)
    village.tick(1)
    assert village.recorder.save(30)

    assert why(History(village.folder), village.world.agents[0], 0) is None
    village.end()


def test_ticks_that_are_not_on_disk_yet_are_told_too(tmp_path: Path) -> None:

    village = Recorded(tmp_path, None, agents=5)
    assert village.recorder.save(30)
    history = History(village.folder, durable=lambda: 0)
    village.tick(30)
    recent = [(report.tick, report.events) for report in village.reports]
    decided = village.decided[-1]
    found = why(history, decided.agent, 30, recent)
    assert found is not None
    assert found.decided == decided
    assert "can't be shown" in found.fault, "the world of then isn't on disk yet"
    village.end()


def test_the_player_s_own_decisions_say_so(tmp_path: Path) -> None:
    village = Recorded(tmp_path, None, agents=2)
    agent = village.world.agents[0]
    village.session.submit(Possess(agent=agent), "console")
    village.session.submit(Choose(agent=agent, intent=Intent(action="wait", why="I say so")), "ui")
    village.tick(2)
    decided = next(d for d in village.decided if d.agent == agent)
    assert "decided by the player" in village.lines(decided)
    assert village.why(decided).options == ()
    village.end()
