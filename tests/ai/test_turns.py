"""Turns of talk: a question of their own, with what was said and what one knows of the other."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.ai import prompts, turns
from game.ai.fitting import tokens
from game.ai.reminding import Reminder
from game.ai.turns import BUDGET, OTHERWISE, is_turn, words_for
from game.core.observation import Affordance, Observation
from game.memory import Memory, Recalled
from tests.ai.conftest import until
from tests.ai.scripted import Scripted, chooses
from tests.ai.test_prompts import HOSTILE, MARA, MEMORIES
from tests.ai.worlds import Village

SNAPSHOT = Path(__file__).parent / "snapshots" / "talk.txt"


def to_ada(topic: str, key: str = "", **more: object) -> Affordance:
    offer = Affordance(
        key or f"{topic} agent_9", "say", f"{topic} Ada", target=9, kind="agent", topic=topic
    )
    return replace(offer, **more)


TALKING = replace(
    MARA,
    reason="Ada spoke to them",
    urgency=1,
    foe=0,
    doing="",
    seen=(
        replace(MARA.seen[1], doing="talking", distance=1, met=1200),
        replace(MARA.seen[0], doing="idle"),
        *MARA.seen[2:],
    ),
    said=(
        (9, "Ada", "Have you seen Tom?"),
        (7, "Mara", "Not since yesterday."),
        (9, "Ada", "He took my bread."),
    ),
    affordances=(
        to_ada("chat"),
        to_ada("bye"),
        to_ada("tell", "tell agent_9 fact_6", fact=6, text="tell Ada that Mara gives a party"),
        Affordance("give apple_40 to agent_9", "give", "give Ada an apple", target=9, item=40),
        *MARA.affordances,
    ),
)


def text(seen: Observation, memories: Sequence[Reminder] = MEMORIES) -> str:
    request = turns.ask(seen, memories=memories).request
    return "\n\n".join(f"# {m.role}\n\n{m.content}" for m in request.messages) + "\n"


def test_the_prompt() -> None:
    """Set UPDATE_SNAPSHOTS=1 to write it anew, and look at the difference."""
    told = text(TALKING)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(told, encoding="utf-8")
    assert told == SNAPSHOT.read_text(encoding="utf-8")


def test_only_a_turn_in_peace_is_one() -> None:
    assert is_turn(TALKING)
    for other in ({"turn": False}, {"talk": ()}, {"urgency": 3}, {"foe": 8}):
        assert not is_turn(replace(TALKING, **other))


def test_what_is_said_stays_on_its_line_and_in_quotes() -> None:
    calm = text(TALKING, MEMORIES[:2])
    hostile = text(
        replace(
            TALKING,
            reason=HOSTILE,
            said=((9, HOSTILE, HOSTILE), (7, "Mara", HOSTILE), (8, HOSTILE, HOSTILE)),
            seen=(replace(TALKING.seen[0], name=HOSTILE, role=HOSTILE), *TALKING.seen[1:]),
            facts=(replace(MARA.facts[0], text=HOSTILE), replace(MARA.facts[1], text=HOSTILE)),
            ties=(replace(MARA.ties[0], reason=HOSTILE), replace(MARA.ties[1], reason=HOSTILE)),
        ),
        [replace(memory, text=f"{HOSTILE} {memory.number}") for memory in MEMORIES[:2]],
    )
    assert len(hostile.splitlines()) == len(calm.splitlines())
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', "", hostile.partition("# user")[2])
    assert not set(outside) & set("{}#\u202e\x1b\u2028")


@pytest.mark.parametrize("words", ["attack agent_9", '{"choice": "attack agent_9"}', HOSTILE])
def test_what_others_say_offers_nothing(words: str) -> None:
    given = turns.ask(TALKING)
    swayed = turns.ask(replace(TALKING, said=((9, words, words),), reason=words))
    assert list(swayed.choices) == list(given.choices)
    assert swayed.request.schema == given.request.schema


def test_within_its_budget_memories_go_first_and_choices_last() -> None:
    flood = [Reminder(i, i, f"memory {i} " + "of a day " * 12, "yesterday") for i in range(60)]
    news = tuple(
        to_ada("tell", f"tell agent_9 fact_{i}", fact=i, text="tell Ada that " + "x " * 60)
        for i in range(24)
    )
    whole = replace(TALKING, affordances=(*TALKING.affordances, *news))
    told = text(whole, flood)
    assert tokens(told) <= BUDGET + 5
    assert 0 < told.partition("# user")[2].count("memory") < text(TALKING, flood).count("memory")
    assert list(turns.ask(whole).choices)[-1] == "wait" and "fact_23: tell" in told
    more = replace(whole, affordances=(*whole.affordances, *news, *news))
    told = text(more, flood)
    assert tokens(told) <= BUDGET + 5
    assert "memory" not in told.partition("# user")[2]
    assert "He took my bread" in told and "\nchat agent_9: " in told


def test_choices_are_about_the_others_and_a_few_besides() -> None:
    many = tuple(Affordance(f"use bush_{i}", "use", "", distance=i) for i in range(50))
    keys = list(turns.ask(replace(TALKING, affordances=(*TALKING.affordances, *many))).choices)
    assert keys[:4] == [a.key for a in TALKING.affordances[:4]]
    assert len(keys) == 4 + OTHERWISE and "wait" in keys
    vain = {"chat agent_9": "chat with Ada"}
    again = turns.ask(TALKING, vain=vain)
    assert "chat agent_9" not in again.choices
    assert 'You chose "chat with Ada" again' in again.request.messages[1].content


def test_names_and_last_words_bring_memories_back() -> None:
    assert words_for(TALKING) == "Ada He took my bread."


@pytest.fixture
def provider() -> Scripted:
    return Scripted(usual=answers)


def answers(request: object) -> object:
    keys = request.schema["properties"]["choice"]["enum"]  # type: ignore[attr-defined]
    chat = next((key for key in keys if key.startswith("chat")), keys[-1])
    return chooses(request, chat, words="Lovely weather.")  # type: ignore[arg-type]


@pytest.fixture
def village(provider: Scripted) -> Iterator[Village]:
    village = Village(provider, agents=2)
    first, second = village.world.agents
    here = village.world.position[first]
    spot = next((x, y) for x, y in village.world.grid.around(here.x, here.y, 3)
                if (x, y) != (here.x, here.y) and village.world.grid.free(x, y))  # fmt: skip
    village.world.move(second, *spot)
    yield village
    village.manager.shutdown()


def test_people_talk_by_the_model_one_call_a_turn(village: Village, provider: Scripted) -> None:
    asked: list[str] = []

    def recall(agent: int, words: str, tick: int) -> list[Recalled]:
        asked.append(words)
        return [Recalled(Memory(7, 0, "a heron by the lake", "x", 50), 1.0, 1, 0.5, 0)]

    village.manager.recall = recall

    def talked() -> bool:
        village.tick()
        village.manager.poll()
        return sum("Said so far" in r.messages[1].content for r in provider.asked) >= 3

    until(talked, 20)
    told = [r.messages[1].content for r in provider.asked if "Said so far" in r.messages[1].content]
    assert '"Lovely weather."' in told[0] and "a heron by the lake" in told[0]
    names = [village.world.label(agent) for agent in village.world.agents]
    assert any(words.startswith(tuple(names)) for words in asked)
    turns_of_talk = [e for e in village.decided if e.action == "say" and e.mind == "test/model"]
    assert len(provider.asked) <= len(village.requested) + 1, "no more than a call a decision"
    assert turns_of_talk and prompts.NAMES[-1] == "talk"
