"""Reflections and plans can be told afterwards, too: who had them, and what they rest on."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.ai.providers import Answer, Kind, ProviderError, Request, Usage
from game.ai.why_thoughts import Thoughts, thoughts
from game.ai.why_thoughts_words import lately_lines, thought_lines
from game.config.settings import Memory as Options
from game.core.events import DayPlanned, Event, Remembered
from game.core.world import World
from game.memory import Keeper
from game.memory.memory import REFLECTION, Memory
from game.persistence import History
from game.persistence.why_record import PLAN
from tests.ai.conftest import until
from tests.ai.recorded import Recorded
from tests.ai.scripted import Scripted, chooses
from tests.ai.test_days import plans
from tests.ai.test_reflecting import GOOD, LIVED

PRICED = Answer(GOOD, "some/model", Usage(321, 45, 300, 12, 678), latency=1.25)


class Thinking(Recorded):
    """A village on disk that keeps memories, and tells thoughts."""

    def __init__(self, saves: Path, provider: Scripted | None, **how: object) -> None:
        super().__init__(saves, provider, **how)
        self.provider = provider
        self.keeper = Keeper(self.folder, lambda: self.world, Options(), patient=True)
        self.session.observers.append(self.keeper.on_report)
        self.manager.reflections.plainly = self.keeper.conclude
        self.manager.recall = self.keeper.recall

    def thought(self, agent: int, tick: int) -> Thoughts:
        self.keeper.save()
        assert self.recorder.save(30)
        return thoughts(History(self.folder), agent, tick)

    def told(self, agent: int, tick: int) -> str:
        found = self.thought(agent, tick)
        lines = thought_lines(self.world, agent, found)
        return "\n".join(lines + lately_lines(self.world, agent, found))

    def happened(self, kind: type[Event]) -> list[Event]:
        self.manager.poll()
        self.tick()
        return [event for report in self.reports for event in report.events if type(event) is kind]

    def end(self) -> None:
        self.keeper.close()
        super().end()


def reflects(request: Request) -> Answer:
    return PRICED if "conclusions" in request.schema["properties"] else chooses(request)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Thinking]:
    village = Thinking(tmp_path, Scripted(usual=reflects))
    village.world.next_event = 20
    village.keeper.keep([(village.world.agents[0], memory) for memory in LIVED])
    village.manager.reflections.lately = lambda agent: LIVED
    yield village
    village.end()


def test_a_model_s_reflection_is_told_with_what_it_cites_and_cost(village: Thinking) -> None:
    agent = village.world.agents[0]
    village.manager.reflections.want(agent)
    until(lambda: len(village.happened(Remembered)) == 2)
    event = village.happened(Remembered)[0]
    (thought,) = village.thought(agent, event.tick).here
    record = thought.record
    assert record is not None and record.kind == REFLECTION
    assert (record.model, record.latency_ms, record.cost_micro) == ("some/model", 1250, 678)
    assert (record.tokens_in, record.tokens_out, record.text) == (321, 45, GOOD)
    assert "Tom hit Mara with a knife for 9" in record.user
    assert record.memories == ((3, 60), (5, 20), (9, 35)), "what was shown, and its importance"
    first, second = thought.conclusions
    assert [(one.number, one.score, one.text) for one in first.cites] == [
        (3, 60, LIVED[0].text),
        (5, 20, LIVED[2].text),
    ]
    assert [one.number for one in second.cites] == [9]
    told = village.told(agent, event.tick)
    for words in ("1.25 s", "$0.000678", "Tom means me harm.", "0.60  #3 Tom hit Mara", "Ada is a",
                  "It was told:", '"importance": 70'):  # fmt: skip
        assert words in told
    later = village.thought(agent, village.world.tick + 1).lately
    assert (event.tick, "Tom means me harm.") in [(one.tick, one.words) for one in later]


@pytest.mark.parametrize(
    ("reply", "words", "raw"),
    [
        (Answer("Tom is bad.", "some/model"), "the answer made no sense", "Tom is bad."),
        (ProviderError(Kind.SERVER), "the server failed", ""),
    ],
)
def test_what_came_to_nothing_is_told_too(
    village: Thinking, reply: Answer | ProviderError, words: str, raw: str
) -> None:
    agent = village.world.agents[0]
    provider = village.provider
    assert isinstance(provider, Scripted)
    provider._usual = reply
    village.manager.reflections.want(agent)

    def noted() -> bool:
        village.happened(Remembered)
        return any(record.kind for record in village.records())

    until(noted)
    (record,) = (record for record in village.records() if record.kind)
    assert (record.ticket, record.text) == (0, raw) and "Tom hit Mara" in record.user
    told = village.told(agent, record.came + 1)
    assert f"the built-in mind reflects: {words}" in told
    assert "a reflection was asked of the model" in village.told(agent, record.came + 3)


def test_where_models_only_decide_the_record_says_so(tmp_path: Path) -> None:
    village = Thinking(tmp_path, Scripted(), reflective=False)
    agent = village.world.agents[0]
    village.manager.reflections.want(agent)
    village.tick()
    (record,) = (record for record in village.records() if record.kind)
    assert (record.agent, record.refused, record.user) == (agent, "off", "")
    village.end()


def test_a_model_s_plan_is_told_beside_the_plain_one(tmp_path: Path) -> None:
    village = Thinking(tmp_path, Scripted(usual=plans))
    village.manager.days.on = True
    until(lambda: any(event.mind != "builtin" for event in village.happened(DayPlanned)))
    event = next(event for event in village.happened(DayPlanned) if event.mind != "builtin")
    (thought,) = (t for t in village.thought(event.agent, event.tick).here if t.mind != "builtin")
    assert thought.kind == PLAN and thought.record is not None
    key = thought.record.user.splitlines()[-1].partition(":")[0]
    assert thought.parts == (f"06:00  {key}: by the model",)
    answer = json.loads(thought.record.text)
    assert answer["day"] == thought.words == "A day by the lake"
    assert "planned the day anew" not in village.told(event.agent, event.tick)
    village.end()


def test_a_plain_plan_is_drawn_again_with_what_it_was_drawn_from(tmp_path: Path) -> None:
    village = Thinking(tmp_path, None)
    village.manager.days.on = True
    village.tick(3)
    for event in village.happened(DayPlanned):
        (thought,) = village.thought(event.agent, event.tick).here
        assert not thought.fault and thought.record is None
        best = [turn.ideas[0][0] for turn in thought.round if turn.ideas]
        planned = [part.partition("  ")[2] for part in thought.parts]
        assert planned == best, "the best idea of each part of the round was planned"
        assert all(list(t.ideas) == sorted(t.ideas, key=lambda i: -i[1]) for t in thought.round)
        assert "Drawn from their daily round:" in village.told(event.agent, event.tick)
    village.end()


def test_a_plain_conclusion_is_told_with_its_memories(tmp_path: Path) -> None:
    village = Thinking(tmp_path, None)
    village.tick(5)
    agent, other = village.world.agents[:2]
    hits = [
        Memory(n, n, f"Tom hit me, time {n}", "stole", 60, "met", about=other) for n in (1, 2, 3)
    ]
    village.keeper.keep((agent, hit) for hit in hits)
    village.keeper.conclude(agent)
    village.keeper.save()
    village.keeper.conclude(agent)
    (thought,) = village.thought(agent, 3).here
    (conclusion,) = thought.conclusions
    assert thought.mind == "builtin" and "has wronged me 3 times" in conclusion.text
    assert [one.text for one in conclusion.cites] == [hit.text for hit in hits]
    assert "0.60  #2 Tom hit me, time 2" in village.told(agent, 3)
    village.end()


def test_a_memory_that_was_merged_since_is_told_by_its_event(village: Thinking) -> None:
    agent = village.world.agents[0]
    village.tick(3)
    event = next(
        e for report in village.reports for e in report.events if type(e) is not Remembered
    )
    village.keeper.keep([(agent, Memory(event.id + 1, 3, "I wonder", REFLECTION, 9, cites=()))])
    village.manager.reflections.lately = lambda who: [Memory(event.id, 2, "gone since", "x", 40)]
    village.provider._usual = lambda request: Answer(  # type: ignore[union-attr]
        json.dumps({"conclusions": [{"text": "So it is.", "cites": [1], "importance": 5}]}), "m"
    ) if "conclusions" in request.schema["properties"] else chooses(request)  # fmt: skip
    village.manager.reflections.want(agent)
    until(lambda: len(village.happened(Remembered)) == 1)
    found = village.thought(agent, village.happened(Remembered)[0].tick)
    (one,) = found.here[0].conclusions[0].cites
    assert (one.number, one.score, one.text) == (event.id, 40, "")
    assert one.event == event


def test_worlds_are_not_needed_to_tell_a_model_s_thought(village: Thinking) -> None:
    """Only what a built-in mind drew needs the world of then."""
    agent = village.world.agents[0]
    village.manager.reflections.want(agent)
    until(lambda: len(village.happened(Remembered)) == 2)
    tick = village.happened(Remembered)[0].tick
    village.keeper.save()
    assert village.recorder.save(30)

    class Blind(History):
        def world_at(self, *what: object) -> World:  # type: ignore[override]
            raise AssertionError("no world is wanted")

    assert thoughts(Blind(village.folder), agent, tick).here
