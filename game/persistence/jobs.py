"""Jobs: what the main thread hands to the scribe, and what it learns from it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from game.core.digest import Taken
from game.persistence.log_file import Chunk


@dataclass(frozen=True, slots=True)
class Later:
    """A chunk that is not made yet, because hashing a state is part of it."""

    make: Callable[[], Chunk]
    """Called once, on the scribe's thread; touches nothing that changes."""


@dataclass(slots=True)
class StateJob:
    """A state to write, once the log before it is durable."""

    state: bytes | Taken
    tick: int
    seq: int
    """The log's last record that the state has taken in."""
    next_number: int
    newest: bool = True
    """Whether it becomes world_state.json."""
    keyframe: bool = False
    """Whether it is kept for good as the state of its tick."""
    after_gap: bool = False
    """The log goes on from here; ticks between the last durable one and this are lost."""
    spacing: int = 0
    """Ticks between keyframes as they are wanted now; 0 keeps all that there are."""
    ok: bool = False
    """Whether it is on disk, once it is done."""
    _done: threading.Event = field(default_factory=threading.Event)

    def finish(self, ok: bool) -> None:
        """Tell whoever waits."""
        self.ok = ok
        self._done.set()

    def wait(self, seconds: float) -> bool:
        """Wait until it is done; whether it is on disk."""
        return self._done.wait(seconds) and self.ok


@dataclass(frozen=True, slots=True)
class SaveStatus:
    """How saving goes, for a banner or a status line."""

    ok: bool
    message: str
    """What is not saved and why; empty when all is well."""
    durable_tick: int
    """All ticks up to this one survive whatever happens."""
