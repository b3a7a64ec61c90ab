"""Why-events: what the log tells around a decision: what led to it, and what came of it."""

from collections.abc import Iterable, Iterator, Sequence

from game.core.events import DayPlanned, Decided, DecisionDropped, DecisionRequested, Event
from game.errors import SaveError
from game.persistence import History

BUILTIN = "builtin"
BACK = (400, 2_000, 10_000)
"""Ticks before the one asked for in which the decision is looked for, one after the other."""
ONWARD = 600
"""Ticks after a decision in which its effects are looked for."""
CHAIN = 10
"""The most events that are told before a decision."""
EFFECTS = 30

Recent = Iterable[tuple[int, Sequence[Event]]]


class Events:
    """Events of the log, and of the ticks that aren't there yet."""

    def __init__(self, history: History, recent: Recent = ()) -> None:
        """recent: ticks that are not on disk yet, with their events."""
        self._history = history
        self._recent = sorted(recent, key=lambda of: of[0])
        self._last = history.last
        self._known: dict[int, Event] = {}

    def between(self, first: int, last: int) -> Iterator[Event]:
        """All of the ticks `first`..`last`."""
        told = first - 1
        if first <= self._last:
            for logged in self._history.events(max(first, 0), last):
                told = logged.tick
                yield from logged.events
        for tick, events in self._recent:
            if told < tick <= last:
                yield from events

    def last_decision(self, agent: int, tick: int, before: int = 0) -> Decided | None:
        """The newest of somebody's up to a tick, as far back as it is looked for.

        before: an event that it must have come before, if any: a plan's next step is taken up
        in the tick in which the last one ends.
        """
        last = tick
        for span in BACK:
            first = max(0, tick - span)
            found = None
            for event in self.between(first, last):
                self._known[event.id] = event
                if before and event.id >= before:
                    continue
                if isinstance(event, Decided) and event.agent == agent:
                    found = event
            if found is not None or not first:
                return found
            last = first - 1
        return None

    def decision_of(self, agent: int, number: int) -> Decided | None:
        """What somebody decided that a happening came of; None if none of theirs led to it.

        Without one among its causes, it is their newest before it. Raises SaveError if there
        is no event of this number.
        """
        happened = cause = self._known.get(number) or self._history.event(number)
        for _ in range(CHAIN):
            if isinstance(cause, Decided) and cause.agent == agent:
                return cause
            if not cause.cause:
                break
            try:
                cause = self._known.get(cause.cause) or self._history.event(cause.cause)
            except SaveError:
                break
        return self.last_decision(agent, happened.tick, number)

    def first(self, decided: Decided) -> Decided:
        """The decision in which this one was meant to come next; itself if it was fresh.

        Raises KeyError if the log does not have it any more.
        """
        if not decided.planned:
            return decided
        event = self._known.get(decided.planned) or self._history.event(decided.planned)
        if not isinstance(event, Decided):
            raise KeyError(f"event {decided.planned} is no decision")
        return event

    def day_planned(self, decided: Decided) -> bool:
        """Whether the day was planned, plainly, with this decision."""
        return any(
            isinstance(event, DayPlanned) and (event.agent, event.mind) == (decided.agent, BUILTIN)
            for event in self.between(decided.tick, decided.tick)
        )

    def before(self, decided: Decided) -> list[Event]:
        """The chain of causes, oldest first, back to what they did before."""
        chain: list[Event] = []
        number = decided.cause
        while number and len(chain) < CHAIN:
            event = self._known.get(number)
            if event is None:
                try:
                    event = self._history.event(number)
                except SaveError:
                    break
            chain.append(event)
            if isinstance(event, Decided) and event.agent == decided.agent:
                break
            number = event.cause
        return chain[::-1]

    def after(self, decided: Decided) -> list[tuple[int, Event]]:
        """What follows from it, up to what others decide because of it."""
        far = {decided.id: 0}
        found: list[tuple[int, Event]] = []
        for event in self.between(decided.tick, decided.tick + ONWARD):
            if event.cause not in far:
                continue
            steps = far[event.cause]
            if isinstance(event, DecisionRequested):
                far[event.id] = steps
            elif isinstance(event, Decided):
                if event.agent != decided.agent:
                    found.append((steps + 1, event))
            elif not isinstance(event, DecisionDropped):
                far[event.id] = steps + 1
                found.append((steps + 1, event))
            if len(found) >= EFFECTS:
                break
        return found
