"""Why-memories: the memories that an answer rested on, with their words and scores."""

from collections.abc import Iterable

from msgspec import Struct

from game.core.events import Event
from game.errors import SaveError
from game.memory.lookup import numbered
from game.persistence import History

MOST = 12
"""So many are told with their words; a prompt holds hardly more."""


class Cited(Struct, frozen=True):
    """One memory that something rests on."""

    number: int
    score: int
    """In hundredths; how well it fitted, or for a conclusion how important it was."""
    text: str = ""
    """As they remember it; empty where it was merged with others since."""
    event: Event | None = None
    """What happened, where the memory is gone and the log still has it."""


def cited(history: History, agent: int, scores: Iterable[tuple[int, int]]) -> tuple[Cited, ...]:
    """The memories of these (number, score in hundredths), in that order."""
    wanted = list(scores)[:MOST]
    known = numbered(history.folder, agent, [number for number, _ in wanted])
    found: list[Cited] = []
    for number, score in wanted:
        memory = known.get(number)
        event = None if memory else _event(history, number)
        found.append(Cited(number, score, memory.text if memory else "", event))
    return tuple(found)


def _event(history: History, number: int) -> Event | None:
    try:
        return history.event(number)
    except SaveError:
        return None
