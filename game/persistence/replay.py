"""Replay: a run once more from its commands, held against everything that the log tells.

It needs no model and calls none: what minds answered is in the log.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from game.core.digest import EVERY
from game.core.events import kind_of
from game.core.step import Around
from game.errors import SaveError
from game.persistence.card import other_simulation, read_card
from game.persistence.files import check_folder
from game.persistence.layout import EVENTS, KEYFRAMES, keyframe_path, keyframe_ticks
from game.persistence.log_reader import End, items
from game.persistence.reexecution import Redone, Reexecution
from game.persistence.save_load import check_ends_meet, newest_state
from game.persistence.state_file import read_state


@dataclass(slots=True)
class ReplayResult:
    """What came of a replay."""

    world: str
    first: int
    """The first tick that was looked at."""
    last: int
    """The last tick that was executed."""
    digests_checked: int = 0
    diverged_at: int | None = None
    """The first tick that does not run as it did."""
    difference: str = ""
    """In what, in words."""
    components: list[str] = field(default_factory=list)
    """The fields of the state that differ, at the first digest from there on."""
    other_simulation: str = ""
    """In words, if another version of the simulation ran the tick that differs."""
    lost_ticks: int = 0
    """Ticks that a failing disk kept out of the log; they can't be had again."""
    llm_calls: int = 0
    warnings: list[str] = field(default_factory=list)
    """What is wrong with the save, though its log runs again."""
    digest: str = ""
    """The last one that was found equal."""
    events: Counter[str] = field(default_factory=Counter)
    """kind -> how many, in the ticks looked at."""

    def summary(self) -> dict[str, object]:
        """The line of JSON that `replay --json` prints."""
        return {
            "world": self.world,
            "from": self.first,
            "to": self.last,
            "digests_checked": self.digests_checked,
            "diverged_at": self.diverged_at,
            "difference": self.difference,
            "components": self.components,
            "other_simulation": bool(self.other_simulation),
            "lost_ticks": self.lost_ticks,
            "llm_calls": self.llm_calls,
            "events": dict(sorted(self.events.items())),
        }


def replay(
    path: Path,
    start: int | None = None,
    end: int | None = None,
    verify: bool = True,
    around: Around | None = None,
) -> ReplayResult:
    """Execute the logged ticks again up to `end`, and compare from `start` on.

    Without `start` that is the whole run from its first state; with it, execution begins
    at the nearest keyframe before. With `verify` every event and every digest is compared,
    and it ends at the first difference; without `end` the log must also reach to the newest
    state. A world that runs may be replayed: what it has
    logged by now is. `around` is put around each tick and its parts. Raises SaveError.
    """
    folder = path.resolve()
    card = read_card(folder)
    for part in (EVENTS, KEYFRAMES):
        check_folder(folder / part)
    ticks = keyframe_ticks(folder)
    if not ticks:
        raise SaveError(f"{folder / KEYFRAMES} holds no state to begin with")
    first = ticks[0] + 1 if start is None else max(start, ticks[0] + 1)
    saved = read_state(keyframe_path(folder, max(t for t in ticks if t < first)))
    result = ReplayResult(folder.name, first, saved.world.tick)
    # Before the log is read: a world that runs publishes a state only after its log.
    promised = 0
    if verify and end is None:
        newest, result.warnings = newest_state(folder)
        promised = newest.seq
    run = Reexecution(saved, folder, compare=verify)
    run.around = around
    tail = End()
    begun = saved.seq
    redoing = run.run(items(folder / EVENTS, saved.world.tick, tail))
    for redone in redoing:
        tick = redone.logged.tick
        if end is not None and tick > end:
            break
        result.last = tick
        if redone.difference:
            result.diverged_at, result.difference = tick, redone.difference
            result.other_simulation = other_simulation(card, tick)
            result.components = _components(redone, redoing)
            break
        if tick >= first:
            result.events.update(map(kind_of, redone.logged.events))
            if redone.checked:
                result.digests_checked += 1
                result.digest = redone.logged.digest
    else:
        result.last = run.world.tick
        check_ends_meet(folder, max(begun, promised), tail)
    result.lost_ticks = run.lost_ticks
    return result


def _components(different: Redone, after: Iterator[Redone]) -> list[str]:
    """What differs in the state: the next digest in the log tells, at this tick or later."""
    if different.checked:
        return list(different.components)
    try:
        for redone in islice(after, EVERY):
            if redone.checked:
                return list(redone.components)
    except SaveError:  # what runs differently may not fit the log's commands any more
        pass
    return []
