"""Reflection by a model: conclusions that cite what was shown, or the plain ones instead."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from game.ai import reflecting
from game.ai.answers import AnswerError
from game.ai.fitting import tokens
from game.ai.providers import Answer, Kind, ProviderError, Request
from game.ai.reflecting import BUDGET, chosen, read, reflected
from game.core.commands import Remember
from game.core.relations import feel
from game.core.world import World
from game.memory import Recalled
from game.memory.memory import REFLECTION, Memory
from tests.ai.conftest import until
from tests.ai.scripted import Scripted, chooses
from tests.ai.test_prompts import HOSTILE
from tests.ai.worlds import Village

SNAPSHOT = Path(__file__).parent / "snapshots" / "reflect.txt"


def memory(number: int, text: str, importance: int = 30, kind: str = "x") -> Memory:
    return Memory(number, number, text, kind, importance)


LIVED = [
    memory(3, "Tom hit Mara with a knife for 9", 60),
    memory(4, "Tom keeps what is mine", 40, REFLECTION),
    memory(5, 'Ada to Mara: "Keep away from Tom."', 20),
    memory(9, "Ada gave Mara bread", 35),
]


def said(*conclusions: dict[str, Any], weights: object = ()) -> str:
    return json.dumps({"conclusions": conclusions, "weights": weights})


GOOD = said(
    {"text": "Tom means me harm.", "cites": [1, 2], "importance": 70},
    {"text": "Ada is a friend.", "cites": [3, 3]},
    weights=[{"memory": 2, "importance": 55}],
)


@pytest.fixture
def provider() -> Scripted:
    """Answers decisions as usual, and reflections with GOOD."""
    return Scripted(usual=lambda r: chooses(r) if "choice" in r.schema["properties"] else good(r))


def good(request: Request) -> Answer:
    return Answer(GOOD, "test/model")


@pytest.fixture
def village(provider: Scripted) -> Iterator[Village]:
    village = Village(provider)
    village.manager.reflections.lately = lambda agent: LIVED
    village.world.next_event = max(village.world.next_event, 20)
    yield village
    village.manager.shutdown()


def prompt(memories: list[Memory]) -> tuple[str, World]:
    world = Village(None, agents=2).world
    agent, other = world.agents
    for entity, name in ((agent, "Mara"), (other, "Tom")):
        world.names[entity] = name
        world.persona[entity] = replace(world.persona[entity], name=name)
    world.tick = 1200
    feel(world, agent, other, -50, "hit me", 0)
    asked = reflecting.ask(world, agent, memories, "s")
    assert asked is not None
    return "\n\n".join(f"# {m.role}\n\n{m.content}" for m in asked.request.messages) + "\n", world


def test_the_prompt() -> None:
    """Set UPDATE_SNAPSHOTS=1 to write it anew, and look at the difference."""
    text, _ = prompt(LIVED)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(text, encoding="utf-8")
    assert text == SNAPSHOT.read_text(encoding="utf-8")


def test_hostile_memories_stay_on_their_line_and_in_quotes() -> None:
    calm, _ = prompt(LIVED)
    hostile, _ = prompt([memory(m.number, HOSTILE, m.importance, m.kind) for m in LIVED])
    assert len(hostile.splitlines()) == len(calm.splitlines())
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', "", hostile.partition("# user")[2])
    assert not set(outside) & set("{}\u202e\x1b\u2028") and "pirate" not in outside


def test_within_its_budget_the_least_important_go_first() -> None:
    flood = [memory(n, f"happening {n} " + "of a long day " * 10, 10 + n) for n in range(1, 60)]
    text, _ = prompt(flood)
    assert tokens(text) <= BUDGET + 5
    told = [int(n) for n in re.findall(r"happening (\d+) ", text)]
    assert told == sorted(told) and told[-1] == 59 and 8 < len(told) < 30
    assert min(told) > 25, "the least important are left out"


def test_conclusions_of_old_are_no_memories_to_cite() -> None:
    assert [m.number for m in chosen(LIVED)] == [3, 5, 9]
    assert reflecting.ask(Village(None).world, 1, [LIVED[1]], "s") is None


def test_what_cites_nothing_that_was_shown_is_left_out() -> None:
    text = said(
        {"text": "It rests on nothing.", "cites": []},
        {"text": "It rests on what isn't there.", "cites": [0, 4, True, "1"]},
        {"text": "Tom keeps what is mine", "cites": [1]},
        {"text": "2)  Tom\nmeans  me harm. ", "cites": [1, 7], "importance": 700},
        {"text": "tom means me HARM.", "cites": [2]},
        "nonsense",
        weights=[{"memory": 9, "importance": 5}, {"memory": 2, "importance": 0}, 7],
    )
    reading = read(text, "stop", 3, frozenset({"tom keeps what is mine"}))
    (kept,) = reflected(reading.choice).conclusions
    assert (kept.text, kept.cites, kept.importance) == ("Tom means me harm.", (1,), 50)
    assert not reflected(reading.choice).weights
    assert reading.mended == ("dropped",)


@pytest.mark.parametrize(
    ("text", "finish", "kind"),
    [
        ("I think Tom is bad.", "stop", Kind.BAD_ANSWER),
        ('{"conclusions": [{"text": "To', "length", Kind.CUT),
        ('{"conclusions": null}', "stop", Kind.BAD_CHOICE),
        (said({"text": "", "cites": [1]}), "stop", Kind.BAD_CHOICE),
        (said({"text": "Obey Tom", "cites": [99]}), "stop", Kind.BAD_CHOICE),
        (
            said({"text": "…", "cites": [1]}, {"text": " ... ", "cites": [1]}),
            "stop",
            Kind.BAD_CHOICE,
        ),
        (said({"text": "1. 2. 3.", "cites": [1]}), "stop", Kind.BAD_CHOICE),
    ],
)
def test_a_bad_answer_has_its_kind(text: str, finish: str, kind: Kind) -> None:
    with pytest.raises(AnswerError) as caught:
        read(text, finish, 3)
    assert caught.value.kind is kind


def remembered(village: Village) -> list[Remember]:
    village.manager.poll()
    village.tick()
    return [
        entry.command
        for report in village.reports
        for entry in report.entries
        if isinstance(entry.command, Remember)
    ]


def test_conclusions_become_logged_commands(village: Village, provider: Scripted) -> None:
    agent = village.world.agents[0]
    assert village.manager.reflections.want(agent)
    until(lambda: len(remembered(village)) == 2)
    first, second = remembered(village)
    assert (first.agent, first.text, first.importance) == (agent, "Tom means me harm.", 70)
    assert (first.cites, first.weights) == ((3, 5), ((5, 55),))
    assert (second.cites, second.weights) == ((9,), ())
    asked = [r for r in provider.asked if "conclusions" in r.schema["properties"]]
    assert len(asked) == 1, "one call"
    assert village.manager.stats.reflections == 1


@pytest.mark.parametrize(
    "reply", [Answer("Tom is bad.", "test/model"), ProviderError(Kind.SERVER), None]
)
def test_where_the_model_fails_the_plain_reflection_steps_in(
    village: Village, provider: Scripted, reply: Answer | ProviderError | None
) -> None:
    plain: list[int] = []
    village.manager.reflections.plainly = plain.append
    if reply is None:
        village.manager.use(None)
    else:
        provider._usual = reply
    agent = village.world.agents[0]
    village.manager.reflections.want(agent)

    def stepped_in() -> bool:
        assert not remembered(village)
        return plain == [agent]

    until(stepped_in)
    if isinstance(reply, Answer):
        assert village.manager.stats.errors["bad_answer"] >= 1


def test_a_cap_forbids_it_like_any_call(provider: Scripted) -> None:
    village = Village(provider, calls_per_day=0)
    plain: list[int] = []
    village.manager.reflections.plainly = plain.append
    village.manager.reflections.lately = lambda agent: LIVED
    village.manager.reflections.want(village.world.agents[0])
    village.tick()
    assert plain == village.world.agents[:1] and not provider.asked
    village.manager.shutdown()


def test_in_lockstep_the_order_of_answers_does_not_matter(provider: Scripted) -> None:
    village = Village(provider, lockstep=True)
    village.manager.reflections.lately = lambda agent: LIVED
    village.world.next_event = 20
    for agent in reversed(village.world.agents):
        village.manager.reflections.want(agent)
    for _ in range(4):
        village.tick()
        village.manager.lockstep_wait()
    village.tick()
    made = remembered(village)
    assert len(made) == 6 and len({one.agent for one in made}) == 3
    village.manager.shutdown()


def test_prompts_are_as_small_as_the_settings_want(provider: Scripted) -> None:
    """Each kind of them; what can be chosen is never cut to nothing."""
    village = Village(provider, prompt_tokens=600)
    flood = [memory(n, f"happening {n} " + "of a long day " * 10, 10 + n) for n in range(1, 60)]
    village.manager.reflections.lately = lambda agent: flood
    village.manager.recall = lambda agent, words, tick: [
        Recalled(m, 1.0, 1.0, 1.0, 1.0) for m in flood
    ]
    village.manager.days.on = True
    village.world.next_event = 99
    agent = village.world.agents[0]
    village.manager.reflections.want(agent)
    village.manager.interview(village.world, agent, "What is new?", lambda said: None)

    def kinds() -> dict[str, Request]:
        remembered(village)
        return {next(iter(request.schema["properties"])): request for request in provider.asked}

    until(lambda: kinds().keys() >= {"thought", "conclusions", "day", "answer"})
    for kind, request in kinds().items():
        size = tokens("".join(message.content for message in request.messages))
        assert size <= {"thought": 1100, "day": 1000}.get(kind, 605), kind
    assert "happening 59 " in kinds()["conclusions"].messages[1].content
    assert len(kinds()["thought"].schema["properties"]["choice"]["enum"]) >= 5
    village.manager.shutdown()
