"""WorldObserver: a running world in figures."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from game.core.digest import digest
from game.core.events import Event, kind_of
from game.core.world import World
from game.observer.dump import state
from game.observer.telling import record_of
from game.observer.times import TickTimes

MODEL_FIGURES = (
    "calls",
    "cached",
    "late",
    "stale",
    "errors",
    "tokens_in",
    "tokens_out",
    "cost_usd",
)
"""What a run reports about models; what nobody counted is 0."""


Past = Callable[[Path, int | None, int | None], Iterator[tuple[World, Sequence[Event]]]]
"""From a world's folder, a first and a last tick to the world after each tick, with its events."""


class Report(Protocol):
    """What is read of the session's TickReport."""

    @property
    def tick(self) -> int:
        """The tick."""
        ...

    @property
    def events(self) -> tuple[Event, ...]:
        """What it brought forth."""
        ...


class WorldObserver:
    """Counts what happens and what it costs."""

    def __init__(
        self,
        name: str,
        world: Callable[[], World],
        model: Callable[[], Mapping[str, Any]] = dict,
        late_ticks: Callable[[], int] = lambda: 0,
        redact: Callable[[str], str] = str,
        past: Past | None = None,
    ) -> None:
        """Watch the world called `name`.

        model: figures about models, see MODEL_FIGURES. redact: takes secrets out of what
        is written to a file. past: `persistence.retell`, from which `replay_from_log` reads.
        """
        self.name = name
        self.times = TickTimes()
        """Own CPU time of whole ticks."""
        self.events: Counter[str] = Counter()
        """Events by kind, since the start of this run."""
        self._world = world
        self._model = model
        self._late_ticks = late_ticks
        self._redact = redact
        self._past = past

    def on_report(self, report: Report) -> None:
        """Count a tick's events."""
        for event in report.events:
            self.events[kind_of(event)] += 1

    def timed(self, nanoseconds: int) -> None:
        """Note what a whole tick took."""
        self.times.add(nanoseconds)

    def entities(self) -> dict[str, int]:
        """How many there are of each kind, by name."""
        return dict(sorted(Counter(self._world().kind.values()).items()))

    def model(self) -> dict[str, Any]:
        """The figures about models that a run reports."""
        figures = self._model()
        return {name: figures.get(name, 0) for name in MODEL_FIGURES}

    @property
    def late_ticks(self) -> int:
        """Ticks over the soft budget."""
        return self._late_ticks()

    def report(self) -> dict[str, Any]:
        """The run so far, as `--json` prints it; times are of the whole run."""
        world = self._world()
        return {
            "world": self.name,
            "tick": world.tick,
            "agents": len(world.agents),
            "digest": digest(world),
            "ms_per_tick": self.times.whole(),
            "late_ticks": self.late_ticks,
            "llm": self.model(),
            "events": dict(sorted(self.events.items())),
        }

    def replay_from_log(
        self, folder: Path, first: int | None = None, last: int | None = None
    ) -> Iterator[dict[str, Any]]:
        """The events of ticks `first`..`last` of a saved world, as records of plain values.

        The logged commands are executed again from the nearest state before, without any
        mind, so that each record can say who was meant. What runs is not touched. Raises
        SaveError.
        """
        if self._past is None:
            raise ValueError("this observer was given no past to read from")
        for world, events in self._past(folder, first, last):
            for event in events:
                yield record_of(world, event)

    def dump_state(self, path: Path) -> None:
        """Write the figures and the whole state as JSON that a person can read.

        Raises OSError.
        """
        figures = {
            "report": self.report(),
            "recent_ms_per_tick": self.times.recent(),
            "entities": self.entities(),
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._redact(state(self._world(), figures)), encoding="utf-8")
