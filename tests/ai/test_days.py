"""Plans by a model: of what was offered and nothing else, governed, and logged."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from game.ai import day_asking
from game.ai.answers import AnswerError
from game.ai.fitting import tokens
from game.ai.phrasing import plan as told
from game.ai.prompts import decide
from game.ai.providers import Answer, Kind, ProviderError, Request
from game.ai.reminding import Reminder
from game.core.commands import PlanDay
from game.core.days import Block, DayPlan
from game.core.events import CommandRefused
from game.core.observation import Observation
from tests.ai.conftest import until
from tests.ai.scripted import Scripted, chooses
from tests.ai.test_day_plans import PARTY, morning
from tests.ai.test_prompts import HOSTILE, MARA, MEMORIES
from tests.ai.worlds import Village

FITTING = (*MEMORIES[:2], MEMORIES[3])
SNAPSHOT = Path(__file__).parent / "snapshots" / "plan.txt"


def prompt(o: Observation, reason: str = "", memories: tuple[Reminder, ...] = MEMORIES) -> str:
    request = day_asking.ask(o, memories, "s", reason).request
    return "\n\n".join(f"# {m.role}\n\n{m.content}" for m in request.messages) + "\n"


LATER = morning(
    facts=(PARTY, MARA.facts[0]),
    plan=DayPlan(1, 700, "fish all day", (Block(5, "work", "fish", "use shore"),)),
)


def test_the_prompt() -> None:
    """Set UPDATE_SNAPSHOTS=1 to write it anew, and look at the difference."""
    text = prompt(LATER, "Ada's party")
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(text, encoding="utf-8")
    assert text == SNAPSHOT.read_text(encoding="utf-8")


def test_other_people_s_words_make_no_lines_and_no_choices() -> None:
    day = day_asking.ask(LATER)
    swayed = replace(
        LATER,
        name=HOSTILE,
        story=HOSTILE,
        goals=(HOSTILE, HOSTILE),
        facts=(replace(PARTY, text=HOSTILE, name=HOSTILE), replace(MARA.facts[0], text=HOSTILE)),
        ties=(replace(MARA.ties[0], name=HOSTILE), replace(MARA.ties[1], name=HOSTILE)),
        plan=replace(LATER.plan or DayPlan(0, 0, "", ()), gist=HOSTILE),
    )
    memories = tuple(replace(m, text=f"{HOSTILE} {m.number}") for m in FITTING)
    hostile = prompt(swayed, HOSTILE, memories)
    calm = prompt(replace(LATER, story="x", goals=("a", "b")), "Ada's party", FITTING)
    assert len(hostile.splitlines()) == len(calm.splitlines())
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', "", hostile.partition("# user")[2])
    assert not set(outside) & set("{}#\u202e\x1b\u2028")
    again = day_asking.ask(swayed, memories, "", HOSTILE)
    assert again.request.schema == day.request.schema
    assert list(again.parts) == list(day.parts)


def test_within_its_budget_memories_go_first() -> None:
    flood = tuple(
        Reminder(i, i, f"memory {i} " + "of a long day " * 9, "yesterday", 9.0) for i in range(60)
    )
    notes = tuple(
        replace(MARA.facts[0], entity=i, text=f"fact {i} " + "x " * 70) for i in range(40)
    )
    text = prompt(replace(LATER, facts=(PARTY, *notes)), "", flood)
    assert tokens(text) <= day_asking.BUDGET + 5
    assert "memory" not in text.partition("# user")[2] and "fact 0" in text
    assert "attend fact_6" in text, "what can be chosen stays"


def said(*parts: object, day: object = "A day by the lake") -> str:
    return json.dumps({"day": day, "parts": parts})


def part(hour: object, do: object, words: object = "") -> dict[str, Any]:
    return {"hour": hour, "do": do, "words": words}


def test_only_what_was_offered_becomes_a_part() -> None:
    day = day_asking.ask(LATER)
    text = said(
        part(14, "campfire", "warm\nmyself"),
        part(8, "attack agent_9", "go"),
        part(7, "explore north"),
        part(9, "attend fact_6", "dance"),
        part(3, "company"),
        part(True, "company"),
        "nonsense",
        part(14, "company"),
    )
    reading = day.read(text, "stop")
    made = day_asking.command(7, day.parts, reading.choice, "m", "why")
    assert [(b.hour, b.key, b.words) for b in made.blocks] == [
        (7, "explore north", "see what lies north"),
        (14, "campfire", "warm myself"),
        (18, "attend fact_6", "dance"),
    ]
    assert made.blocks[2].fact == 6, "a party has its hour"
    assert (made.gist, made.mind, made.reason) == ("A day by the lake", "m", "why")
    assert reading.mended == ("dropped",)


def test_a_plan_that_echoes_the_prompt_is_told_in_plain_words() -> None:
    day = day_asking.ask(LATER)
    echoed = part(8, "campfire", "what you mean to do then, at most 80 characters")
    text = said(echoed, day="the day in one sentence, at most 120 characters")
    made = day_asking.command(7, day.parts, day.read(text, "stop").choice, "m", "")
    assert made.gist == "sit by the fire" == made.blocks[0].words


def test_numbers_are_no_words_for_a_plan() -> None:
    day = day_asking.ask(LATER)
    text = said(part(8, "campfire", "8"), day="1, 2, 3")
    made = day_asking.command(7, day.parts, day.read(text, "stop").choice, "m", "")
    assert made.gist == "sit by the fire" == made.blocks[0].words


@pytest.mark.parametrize(
    ("text", "finish", "kind"),
    [
        ("I shall fish.", "stop", Kind.BAD_ANSWER),
        ('{"day": "fi', "length", Kind.CUT),
        (said(), "stop", Kind.BAD_CHOICE),
        (said(part(8, "attack agent_9")), "stop", Kind.BAD_CHOICE),
        ('{"parts": null}', "stop", Kind.BAD_CHOICE),
    ],
)
def test_a_bad_answer_has_its_kind(text: str, finish: str, kind: Kind) -> None:
    with pytest.raises(AnswerError) as caught:
        day_asking.ask(LATER).read(text, finish)
    assert caught.value.kind is kind


def plans(request: Request) -> Answer:
    parts = request.schema["properties"].get("parts")
    if parts is None:
        return chooses(request)
    key = parts["items"]["properties"]["do"]["enum"][-1]
    return Answer(said(part(6, key, "by the model")), "test/model")


@pytest.fixture
def provider() -> Scripted:
    return Scripted(usual=plans)


@pytest.fixture
def village(provider: Scripted) -> Iterator[Village]:
    village = Village(provider)
    village.manager.days.on = True
    yield village
    village.manager.shutdown()


def made(village: Village) -> list[PlanDay]:
    village.manager.poll()
    village.tick()
    return [
        entry.command
        for report in village.reports
        for entry in report.entries
        if isinstance(entry.command, PlanDay)
    ]


def test_everybody_plans_at_once_and_the_model_s_plan_takes_its_place(
    village: Village, provider: Scripted
) -> None:
    people = village.world.agents
    until(lambda: len(made(village)) == 2 * len(people))
    minds = [(plan.agent, plan.mind) for plan in made(village)]
    for agent in people:
        assert [mind for who, mind in minds if who == agent] == ["builtin", "test/model"]
        plan = village.world.mind[agent].plan
        assert plan.gist == "A day by the lake" and plan.blocks[0].words == "by the model"
    asked = [r for r in provider.asked if "parts" in r.schema["properties"]]
    assert len(asked) == len(people), "one call each"
    assert village.manager.stats.plans == len(people)
    assert not village.events(CommandRefused)


@pytest.mark.parametrize("reply", [Answer("Fish!", "test/model"), ProviderError(Kind.SERVER)])
def test_where_the_model_fails_the_plain_plan_stays(
    village: Village, provider: Scripted, reply: Answer | ProviderError
) -> None:
    provider._usual = reply
    stats = village.manager.stats
    until(lambda: len(made(village)) >= 3 and sum(stats.errors.values()) >= 3)
    made(village)
    assert {plan.mind for plan in made(village)} == {"builtin"}
    assert stats.plans == 0 and sum(stats.errors.values()) >= 3


def test_built_in_minds_plan_once_and_no_model_is_asked() -> None:
    village = Village(None, agents=3)
    village.manager.days.on = True
    people = village.world.agents
    village.tick(60)
    agents = [plan.agent for plan in made(village)]
    assert all(agents.count(agent) == 1 for agent in people)


def test_a_question_tells_the_plan_quoted() -> None:
    blocks = (Block(5, "work", "fish"), Block(14, "people", HOSTILE))
    seen = replace(MARA, plan=DayPlan(1, 0, "a quiet day", blocks))
    assert told(seen).startswith(
        '\nToday you mean to do this: "a quiet day". Now it is time for this: "fish".'
        " At 14 o'clock: \""
    )
    assert told(seen).count("\n") == 1
    assert told(seen) in decide(seen).request.messages[1].content
    assert told(replace(seen, day=2)) == ""
