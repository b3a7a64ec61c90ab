"""Teller: events become entries, each a sentence with its reason and its tick.

A sentence says what the event's own text says. Its reason is what was logged: why the
doer decided so, or the happening that led to it. Blows of one fight are one entry.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from game.core.events import Attacked, Decided, Died, Event, TiesChanged, kind_of
from game.core.narrate import tell
from game.core.world import World

FIGHT = 120
"""Ticks without a blow after which the same two begin another fight."""
REMEMBERED = 30_000
"""Events whose reasons are kept: a cause is seldom older."""
STEPS = 6
"""How far back along the causes a reason is looked for."""


@dataclass(slots=True)
class Entry:
    """One thing that the chronicle may tell."""

    tick: int
    worth: int
    kind: str
    text: str
    """What happened, without a full stop."""
    reason: str = ""
    event: int = 0
    blows: int = 0

    @property
    def line(self) -> str:
        """The sentence with its reason; a fight says how long it was."""
        text = f"{self.text} ({self.blows} blows)" if self.blows > 1 else self.text
        text = text[:1].upper() + text[1:]
        return f"{text}: {self.reason}" if self.reason else text


class Teller:
    """Reads events in their order and tells those that are worth it."""

    def __init__(self) -> None:
        self._reasons: dict[int, tuple[int, str]] = {}
        """Event -> its cause, and what it gives as a reason."""
        self._blows: set[int] = set()
        """Those of them that are blows: a death by one has its reason behind the blow."""
        self._fights: dict[tuple[int, int], tuple[int, Entry]] = {}
        """Two fighters -> tick of the last blow, and the entry of their fight."""
        self._ties: dict[tuple[int, int, str], Entry] = {}
        """Who feels so, for whom, and what -> the entry that tells it, if it is new."""

    def read(self, world: World, events: Iterable[Event]) -> list[Entry]:
        """New entries; of a fight that goes on, the entry that there is is changed."""
        found = []
        for event in events:
            self._reasons[event.id] = event.cause, self._as_reason(world, event)
            if isinstance(event, Attacked):
                self._blows.add(event.id)
            if not event.worth or not event.text:
                continue
            if isinstance(event, Attacked):
                entry = self._blow(world, event)
            elif isinstance(event, TiesChanged):
                entry = self._tie(world, event)
            else:
                entry = self._entry(world, event, tell(world, event))
            if entry is not None:
                found.append(entry)
        while len(self._reasons) > REMEMBERED:
            oldest = next(iter(self._reasons))
            del self._reasons[oldest]
            self._blows.discard(oldest)
        return found

    def end_day(self) -> None:
        """What goes on after midnight is told anew: the page of the day stays as it was."""
        self._fights.clear()
        self._ties.clear()

    def _entry(self, world: World, event: Event, text: str) -> Entry:
        reason = "" if "(" in text else self._because(event)
        return Entry(event.tick, event.worth, kind_of(event), text, reason, event.id)

    def _tie(self, world: World, event: TiesChanged) -> Entry | None:
        """A feeling; when it is soon returned, the two are told as one."""
        first = self._ties.get((event.target, event.agent, event.tie))
        if first is not None and event.tick - first.tick < FIGHT:
            names = world.label(event.target), world.label(event.agent)
            mutual = event.tie.replace("has ", "have ", 1)
            first.text = f"{names[0]} and {names[1]} {mutual} each other ({event.reason})"
            return None
        entry = self._entry(world, event, tell(world, event))
        self._ties = {k: e for k, e in self._ties.items() if event.tick - e.tick < FIGHT}
        self._ties[event.agent, event.target, event.tie] = entry
        return entry

    def _blow(self, world: World, event: Attacked) -> Entry | None:
        pair = min(event.agent, event.target), max(event.agent, event.target)
        last, entry = self._fights.get(pair, (-FIGHT, None))
        if entry is not None and event.tick - last < FIGHT:
            entry.blows += 1
            self._fights[pair] = event.tick, entry
            return None
        names = world.label(event.agent), world.label(event.target)
        entry = self._entry(world, event, f"{names[0]} attacked {names[1]}")
        entry.blows = 1
        self._fights[pair] = event.tick, entry
        for old in [p for p, (tick, _) in self._fights.items() if event.tick - tick >= FIGHT]:
            del self._fights[old]
        return entry

    def _as_reason(self, world: World, event: Event) -> str:
        if isinstance(event, Decided):
            return event.why
        return tell(world, event) if event.text and event.feed else ""

    def _because(self, event: Event) -> str:
        """From the nearest of its causes that gives a reason; or nothing."""
        cause = event.cause
        for _ in range(STEPS):
            before, reason = self._reasons.get(cause, (0, ""))
            if reason and not (isinstance(event, Died) and cause in self._blows):
                return reason
            if not before:
                return ""
            cause = before
        return ""
