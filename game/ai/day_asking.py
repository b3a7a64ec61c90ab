"""Asking for a day: what a model is shown when somebody plans, and what its answer means.

A part of the day is one of those that `day_parts` knows, chosen by its key; nobody's words
can add one. The model's own words are kept beside it, cleaned and bounded.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from game.ai import phrasing, prompts
from game.ai.answers import AnswerError, Choice, Mend, Reading, first_object, heard
from game.ai.day_parts import Part, invitations, parts
from game.ai.own_words import own, titled
from game.ai.pool import Reader
from game.ai.providers import Kind, Request
from game.ai.reminding import Reminder
from game.core.commands import PlanDay
from game.core.days import BLOCK, BLOCKS, FIRST, GIST, LAST, Block
from game.core.observation import Observation

BUDGET = 1800
"""Tokens of the whole prompt: memories are cut first, then as `fitting` does."""
MORNING = "It is time to plan the day."


class Day(Struct, frozen=True):
    """A request, and the parts that it offers."""

    request: Request
    parts: dict[str, Part]
    read: Reader


def ask(
    o: Observation,
    memories: Sequence[Reminder] = (),
    session: str = "",
    reason: str = "",
    most: int = BUDGET,
) -> Day:
    """What a model is asked for somebody's day.

    reason: why the plan that there is won't do; empty in the morning. most: tokens of the prompt.
    """
    offered = {phrasing.safe(part.key): part for part in parts(o)}
    listed = "\n".join(
        f"{key}: {phrasing.plain(part.block.words, phrasing.LINE)}" for key, part in offered.items()
    )
    occasion = f"What you had planned won't do: {phrasing.quoted(reason)}." if reason else MORNING
    if reason and o.plan is not None:
        occasion += f" It was: {phrasing.quoted(o.plan.gist)}."
    messages, _ = prompts.compose(
        "plan",
        o,
        (),
        memories,
        lambda _: {"parts": listed, "occasion": occasion},
        min(BUDGET, most),
    )
    hours = {f"attend fact_{fact.entity}": hour for hour, fact in invitations(o)}
    request = Request(messages, schema(list(offered)), prompts.MAX_TOKENS, session)
    return Day(request, offered, partial(read, keys=offered, hours=hours))


def schema(keys: list[str]) -> dict[str, Any]:
    """JSON Schema of an answer: the whole comes before its parts."""
    part = {
        "hour": {"type": "integer", "minimum": FIRST, "maximum": LAST - 1},
        "do": {"type": "string", "enum": keys},
        "words": {"type": "string", "maxLength": BLOCK},
    }
    return prompts.object_of(
        {
            "day": {"type": "string", "maxLength": GIST},
            "parts": {
                "type": "array",
                "items": prompts.object_of(part),
                "minItems": 1,
                "maxItems": BLOCKS - 1,
            },
        }
    )


def read(text: str, finish: str, keys: Iterable[str], hours: Mapping[str, int]) -> Reading:
    """The plan in a model's text, of parts that were offered; raises AnswerError.

    hours: key -> hour of what has its hour already. The choice's `words` are JSON of
    [day, [[hour, key, words], ...]], for `command`.
    """
    found, echoed = first_object(text), prompts.sample_words("plan")
    if found is None:
        raise AnswerError(Kind.CUT if finish == "length" else Kind.BAD_ANSWER)
    said, known = found.get("parts"), set(keys)
    listed = said if isinstance(said, list) else []
    chosen: dict[int, tuple[int, str, str]] = {}
    for one in listed:
        if not isinstance(one, dict):
            continue
        key, hour = one.get("do"), one.get("hour")
        if not isinstance(key, str) or key not in known:
            continue
        hour = hours.get(key, hour)
        if not isinstance(hour, int) or isinstance(hour, bool) or not FIRST <= hour < LAST:
            continue
        chosen.setdefault(hour, (hour, key, titled(own(heard(one.get("words"), BLOCK), echoed))))
    if not chosen:
        raise AnswerError(Kind.BAD_CHOICE)
    kept = [chosen[hour] for hour in sorted(chosen)][: BLOCKS - 1]
    words = msgspec.json.encode((titled(own(heard(found.get("day"), GIST), echoed)), kept)).decode()
    return Reading(Choice("", words), (Mend.DROPPED,) if len(kept) < len(listed) else ())


def lines(choice: Choice) -> list[str]:
    """What was chosen, a line for each part: its hour, its key, and what was said of it."""
    _, chosen = msgspec.json.decode(choice.words, type=tuple[str, list[tuple[int, str, str]]])
    return [f"{hour:02}:00  {key}: {words}".removesuffix(": ") for hour, key, words in chosen]


def command(
    agent: int, offered: Mapping[str, Part], choice: Choice, model: str, reason: str
) -> PlanDay:
    """What was chosen, as the command that makes it somebody's plan."""
    said, chosen = msgspec.json.decode(choice.words, type=tuple[str, list[tuple[int, str, str]]])
    blocks: list[Block] = []
    for hour, key, words in chosen:
        block = offered[key].block
        blocks.append(replace(block, hour=hour, words=words or block.words))
    gist = said or ", then ".join(dict.fromkeys(block.words for block in blocks))
    return PlanDay(agent=agent, gist=gist, blocks=tuple(blocks), mind=model, reason=reason)
