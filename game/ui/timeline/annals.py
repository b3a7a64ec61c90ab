"""Annals: what the timeline needs of a world's past, as handles given by whoever runs it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from game.persistence import History


class Mark(NamedTuple):
    """A notable event on the timeline; they sort by their ticks."""

    tick: int
    kind: str
    """A row of the table of styles."""
    text: str
    """One sentence."""
    entities: tuple[int, ...] = ()
    event_id: int = 0


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The handles. All but `fork` are called on the timeline's thread."""

    history: Callable[[], History]
    """Of the world that runs, new for each world. Raises SaveError."""
    ready: Callable[[int], bool]
    """See to it that a tick can be read from disk; may wait. False where it can't be."""
    fork: Callable[[int], str]
    """Begin another world at a tick and take it up; a sentence. Raises SaveError."""
