"""Reminding: memories that fit a situation, as a prompt tells them, within a budget.

A memory holds other people's words: it stands in quotation marks like everything else that
comes from the world. What scores least is cut first.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from game.ai import phrasing
from game.core.narrate import when
from game.core.observation import Observation
from game.core.world import World
from game.memory import Recalled
from game.memory.memory import REFLECTION
from game.memory.situation import words_for

TOKENS = 400
"""What memories may take of a prompt."""
PER_TOKEN = 4
"""Characters of a token, about."""


class Reminder(Struct, frozen=True):
    """A memory as somebody in this situation has it."""

    number: int
    tick: int
    text: str
    when: str
    """Just now, yesterday, 3 days ago ..."""
    score: float = 0.0
    concluded: bool = False
    """It is a conclusion of one's own."""
    fit: float = 0.0
    """How well it fits the words that brought it back, 0..1."""


Recall = Callable[[int, str, int], Sequence[Recalled]]
"""(who, at which words, after which tick) -> memories, best first."""


def reminders(world: World, recall: Recall, seen: Observation) -> list[Reminder]:
    """What comes back to somebody now, best first."""
    return fitting(world, recall, seen.agent, words_for(seen))


def fitting(world: World, recall: Recall, agent: int, words: str) -> list[Reminder]:
    """What comes back to somebody at some words, best first, as of the world's moment."""
    return [
        Reminder(
            one.memory.number,
            one.memory.tick,
            one.memory.text,
            when(world.rules, world.tick, one.memory.tick),
            one.score,
            one.memory.kind == REFLECTION,
            one.relevance,
        )
        for one in recall(agent, words, world.tick)
    ]


def lines(found: Iterable[Reminder], told: Sequence[str], tokens: int = TOKENS) -> list[str]:
    """A line each, oldest first, of the best that the budget holds; `told` stand elsewhere."""
    room = tokens * PER_TOKEN
    chosen: list[tuple[int, int, str]] = []
    for one in found:
        if one.text in told:
            continue
        mark = "your own conclusion: " if one.concluded else ""
        line = f"- {one.when}: {mark}{phrasing.quoted(one.text)}"
        room -= len(line) + 1
        if room < 0:
            break
        chosen.append((one.tick, one.number, line))
    return [line for _, _, line in sorted(chosen)]
