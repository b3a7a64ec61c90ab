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
    """The handles. All but `take_up` and `foreign` are called on threads of the timeline."""

    history: Callable[[], History]
    """Of the world that runs, new for each world. Raises SaveError."""
    ready: Callable[[int], bool]
    """See to it that a tick can be read from disk; may wait. False where it can't be."""
    fork: Callable[[int], str]
    """Make another world that branches off at a tick; its name. Raises SaveError."""
    take_up: Callable[[str], str]
    """Run that one instead, in this window; a sentence. Raises SaveError."""
    foreign: Callable[[int], str] = lambda tick: ""
    """Words on a tick that another version of the simulation ran; "" for one of this."""
