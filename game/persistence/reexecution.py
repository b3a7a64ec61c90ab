"""Re-execution: the logged commands through `core.step` once more.

Loading goes this way from the newest state to the end of the log, and replay from the
first state of all. No mind, no model and no ability runs: what they answered is in the log.
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from game.core.commands import Entry
from game.core.digest import Taken, digest
from game.core.events import Event, kind_of
from game.core.step import Around, parts, step
from game.core.world import World
from game.errors import SaveError
from game.persistence.layout import EVENTS, keyframe_path
from game.persistence.log_reader import Item, LoggedTick
from game.persistence.records import Head, Resumed
from game.persistence.state_file import UNSOUND, Saved, read_state


@dataclass(frozen=True, slots=True)
class Redone:
    """One tick that was executed again."""

    logged: LoggedTick
    checked: bool
    """Whether a digest was compared."""
    difference: str
    """How it differs from the log; empty when it does not."""
    components: tuple[str, ...] = ()
    """Which fields of the state differ, where the log tells."""


class Reexecution:
    """A state on its way through the log."""

    def __init__(self, saved: Saved, folder: Path, compare: bool = True) -> None:
        """Begin at `saved`, a state of the world in `folder`.

        Without `compare` what happens is not held against the log.
        """
        self.world = saved.world
        self.seq = saved.seq
        """The last record that the world has taken in."""
        self.next_number = saved.next_number
        self.lost_ticks = 0
        """How many were never written, because a disk failed for long."""
        self.around: Around | None = None
        """As in `core.step`, and around each tick."""
        self._folder = folder
        self._compare = compare

    def run(self, log: Iterable[Item]) -> Iterator[Redone]:
        """Execute what the state has not taken in yet, tick by tick.

        Raises SaveError where log and state don't fit together.
        """
        for redone in self.in_parts(log):
            if not isinstance(redone, int):
                yield redone

    def in_parts(self, log: Iterable[Item]) -> Iterator[Redone | int]:
        """The same in the parts of `core.step.parts`: the number of the one that comes next
        where a tick isn't whole yet."""
        for item in log:
            if isinstance(item, Head):
                if item.next > self.seq + 1:
                    self._cross(item)
            elif item.seq > self.seq:
                if isinstance(item, Resumed):
                    self.world.generation = item.generation
                elif item.tick != self.world.tick + 1:
                    raise SaveError(
                        f"{self._folder / EVENTS} has tick {item.tick} where {self.world.tick + 1} "
                        "belongs: is a file of it missing?"
                    )
                else:
                    redone = yield from self._redo(item)
                    self.seq = item.seq  # before the yield: nobody may come back for more
                    yield redone
                self.seq = item.seq

    def _cross(self, head: Head) -> None:
        """Go on behind ticks that were never written."""
        path = keyframe_path(self._folder, head.gap)
        try:
            saved = read_state(path)
        except FileNotFoundError:
            raise SaveError(f"{path} is missing, and the log goes on from it") from None
        if saved.seq != head.next - 1:
            raise SaveError(f"{path} ends at seq {saved.seq}, and the log goes on at {head.next}")
        self.lost_ticks += saved.world.tick - self.world.tick
        self.world, self.seq, self.next_number = saved.world, saved.seq, saved.next_number

    def _step(self, entries: list[Entry]) -> Iterator[int]:
        """One tick, in parts unless it is measured."""
        around = self.around
        if around is None:
            yield from parts(self.world, entries)
        else:
            around(f"tick {self.world.tick + 1}", lambda: step(self.world, entries, around))

    def _redo(self, logged: LoggedTick) -> Generator[int, None, Redone]:
        try:
            yield from self._step(logged.entries)
            events = self.world.events
            difference = _events_differ(logged.events, events) if self._compare else ""
            checked = self._compare and bool(logged.digest)
            components: tuple[str, ...] = ()
            if checked and (found := digest(self.world)) != logged.digest:
                components = _parts_differ(logged.parts, self.world)
                told = f"the digest is {found}, and {logged.digest} in the log"
                if components:
                    told = f"the state differs in {', '.join(components)}: {told}"
                difference = difference or told
        except UNSOUND as error:
            raise SaveError(
                f"tick {logged.tick} can't be executed again: {type(error).__name__}: {error}"
            ) from error
        if logged.entries:
            self.next_number = logged.entries[-1].number + 1
        return Redone(logged, checked, difference, components)


def _parts_differ(logged: dict[str, str], world: World) -> tuple[str, ...]:
    """The fields of a state that are not as logged; none where nothing was logged."""
    found = Taken(world).sums
    return tuple(name for name in found if logged and found[name] != logged.get(name))


def _events_differ(logged: list[Event], events: list[Event]) -> str:
    """The first difference between two lists of events, in words."""
    for old, new in zip(logged, events, strict=False):
        if old != new:
            if kind_of(old) != kind_of(new):
                return f"event {new.id} is {kind_of(new)}, and {kind_of(old)} in the log"
            fields = [f for f in new.__struct_fields__ if getattr(old, f) != getattr(new, f)]
            return f"event {new.id}, {kind_of(new)}, differs in {', '.join(fields)}"
    if len(logged) != len(events):
        return f"it brings forth {len(events)} events, and {len(logged)} in the log"
    return ""
