"""Reflecting: what a model is shown of somebody's memories, and the conclusions it may draw.

Memories are numbered from 1, and a conclusion counts only if it cites numbers that were
shown. What the model says is a stranger's text: cleaned, bounded, and quoted ever after.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, TypeGuard

import msgspec
from msgspec import Struct

from game.ai import phrasing, prompts
from game.ai.answers import AnswerError, Choice, Mend, Reading, first_object, heard
from game.ai.fitting import tokens
from game.ai.own_words import own, titled
from game.ai.pool import Reader
from game.ai.providers import Kind, Request
from game.core.commands import Remember
from game.core.narrate import when
from game.core.observation import Observation
from game.core.observe import observe
from game.core.rules import Rules
from game.core.world import World
from game.memory.memory import MOST, REFLECTION, Memory

BUDGET = 1800
"""Tokens of the whole prompt; the least important memories are cut first."""
SHOWN, BEFORE = 30, 6
"""How many memories, and how many earlier conclusions, are shown at the most."""
CONCLUSIONS, CITES, WEIGHTS = 3, 6, 6
TEXT = 200
"""Characters of a conclusion."""
_NUMBERED = re.compile(r"^\d{1,2}[.)] ")
"""How small models begin each of several conclusions."""
USUAL = 50
"""How much a conclusion matters whose importance isn't told."""


class Conclusion(Struct, frozen=True):
    """One conclusion: `cites` are numbers of memories as they were shown."""

    text: str
    cites: tuple[int, ...]
    importance: int


class Reflected(Struct, frozen=True):
    """What an answer holds."""

    conclusions: tuple[Conclusion, ...]
    weights: tuple[tuple[int, int], ...] = ()
    """(number of a memory as shown, how important it is after all)."""


class Reflection(Struct, frozen=True):
    """A request, and the memories that it shows: number 1 is the first of them."""

    request: Request
    shown: tuple[Memory, ...]
    read: Reader


def ask(
    world: World, agent: int, memories: Sequence[Memory], session: str, most: int = BUDGET
) -> Reflection | None:
    """What a model is asked for somebody's conclusions; None where there is nothing to think of.

    memories: of late, in any order; conclusions among them are told as such. most: tokens of
        the prompt.
    """
    room = min(BUDGET, most)
    seen = observe(world, agent)
    before = [m for m in memories if m.kind == REFLECTION][-BEFORE:]
    shown = chosen(memories)
    request = _request(world.rules, seen, shown, before, session)
    while len(shown) > 1 and tokens("".join(m.content for m in request.messages)) > room:
        shown = chosen(shown, len(shown) * 3 // 4)
        request = _request(world.rules, seen, shown, before[-2:], session)
    if not shown:
        return None
    known = frozenset(m.text.casefold() for m in before)
    return Reflection(request, tuple(shown), partial(read, count=len(shown), before=known))


def chosen(memories: Sequence[Memory], most: int = SHOWN) -> list[Memory]:
    """The memories that are thought over: the most important, in order of time."""
    lived = [m for m in memories if m.kind != REFLECTION]
    lived.sort(key=lambda m: (-m.importance, -m.tick, -m.number))
    return sorted(lived[:most], key=lambda m: (m.tick, m.number))


def schema(count: int) -> dict[str, Any]:
    """JSON Schema of an answer about so many memories."""
    number = {"type": "integer", "minimum": 1, "maximum": count}
    weight = {"type": "integer", "minimum": 1, "maximum": MOST}
    conclusion = {
        "text": {"type": "string", "maxLength": TEXT},
        "cites": {"type": "array", "items": number, "minItems": 1, "maxItems": CITES},
        "importance": weight,
    }
    return prompts.object_of(
        {
            "conclusions": {
                "type": "array",
                "items": prompts.object_of(conclusion),
                "minItems": 1,
                "maxItems": CONCLUSIONS,
            },
            "weights": {
                "type": "array",
                "items": prompts.object_of({"memory": number, "importance": weight}),
                "maxItems": WEIGHTS,
            },
        }
    )


def read(text: str, finish: str, count: int, before: frozenset[str] = frozenset()) -> Reading:
    """The conclusions in a model's text that cite what was shown; raises AnswerError.

    before: conclusions of old, casefolded; they are no news. The choice's `words` are the
    rest as JSON, for `reflected`.
    """
    found = first_object(text)
    if found is None:
        raise AnswerError(Kind.CUT if finish == "length" else Kind.BAD_ANSWER)
    said = found.get("conclusions")
    listed = said if isinstance(said, list) else []
    good = list(_conclusions(listed, count, before))[:CONCLUSIONS]
    if not good:
        raise AnswerError(Kind.BAD_CHOICE)
    weights = found.get("weights")
    kept = Reflected(tuple(good), tuple(_weights(weights, count))[:WEIGHTS])
    words = msgspec.json.encode(kept).decode()
    return Reading(Choice("", words), (Mend.DROPPED,) if len(good) < len(listed) else ())


def reflected(choice: Choice) -> Reflected:
    """What `read` has found."""
    return msgspec.json.decode(choice.words, type=Reflected)


def commands(agent: int, shown: Sequence[Memory], found: Reflected) -> Iterator[Remember]:
    """The conclusions as commands; what is weighed anew goes along with the first."""
    weights = tuple((shown[n - 1].number, weight) for n, weight in found.weights)
    for one in found.conclusions:
        yield Remember(
            agent=agent,
            text=one.text,
            importance=one.importance,
            cites=tuple(dict.fromkeys(shown[n - 1].number for n in one.cites)),
            weights=weights,
        )
        weights = ()


def _request(
    rules: Rules,
    seen: Observation,
    shown: Sequence[Memory],
    before: Sequence[Memory],
    session: str,
) -> Request:
    numbered = [
        f"{n}. {when(rules, seen.tick, m.tick)} ({m.importance}): {phrasing.quoted(m.text)}"
        for n, m in enumerate(shown, 1)
    ]
    messages, _ = prompts.compose(
        "reflect",
        seen,
        (),
        (),
        lambda _: {
            "before": "\n".join(f"- {phrasing.quoted(m.text)}" for m in before) or "- nothing yet",
            "numbered": "\n".join(numbered),
        },
    )
    return Request(messages, schema(len(shown)), prompts.MAX_TOKENS, session)


def _conclusions(said: list[Any], count: int, before: frozenset[str]) -> Iterator[Conclusion]:
    told = set(before)
    for one in said:
        if not isinstance(one, dict):
            continue
        text = _NUMBERED.sub("", heard(one.get("text"), TEXT))
        text = titled(own(text, prompts.sample_words("reflect")))
        cites = one.get("cites")
        listed = cites if isinstance(cites, list) else []
        numbers = tuple(dict.fromkeys(n for n in listed if _within(n, count)))[:CITES]
        if not text or not numbers or text.casefold() in told:
            continue
        told.add(text.casefold())
        weight = one.get("importance")
        yield Conclusion(text, numbers, weight if _within(weight, MOST) else USUAL)


def _weights(said: object, count: int) -> Iterator[tuple[int, int]]:
    seen: set[int] = set()
    for one in said if isinstance(said, list) else []:
        number = one.get("memory") if isinstance(one, dict) else None
        weight = one.get("importance") if isinstance(one, dict) else None
        if _within(number, count) and _within(weight, MOST) and number not in seen:
            seen.add(number)
            yield number, weight


def _within(number: object, most: int) -> TypeGuard[int]:
    return isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= most
