"""Teller: events become entries, each a sentence with its reason and its tick.

A sentence says what the event's own text says. Its reason is what was logged: why the
doer decided so, or the happening that led to it. Blows of one fight are one entry, and so are
a wish and what came of it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from game.chronicle.entry import Entry
from game.chronicle.fights import FIGHT, Fights, first_words
from game.chronicle.reasons import clause, feeling
from game.chronicle.repeats import Repeats
from game.chronicle.weighing import TALK, needs_reason, sort, worth
from game.chronicle.wonders import Wonders
from game.core.abilities import title
from game.core.events import (
    AbilityUsed,
    Attacked,
    Decided,
    Died,
    Event,
    FirstDone,
    Happening,
    HeldUp,
    TiesChanged,
)
from game.core.narrate import tell
from game.core.world import World

REMEMBERED = 30_000
"""Events whose reasons are kept: a cause is seldom older."""
STEPS = 6
"""How far back along the causes a reason is looked for."""


class _Link(NamedTuple):
    """What is kept of an event for the sake of what it leads to."""

    cause: int
    doer: int
    words: str
    """What it gives as a reason."""
    decided: bool
    """They are the doer's own reason."""


class Teller:
    """Reads events in their order and tells those that are worth it."""

    def __init__(self) -> None:
        self._links: dict[int, _Link] = {}
        self._blows: dict[int, str] = {}
        """Those of them that are blows -> with what."""
        self._planned: set[int] = set()
        """Happenings of the scenario: what they bring about is told by their titles."""
        self._fights = Fights()
        self._wonders = Wonders()
        self._repeats = Repeats()
        self._ties: dict[tuple[int, int, str], Entry] = {}
        """Who feels so, for whom, and what -> the entry that tells it, if it is new."""

    def read(self, world: World, events: Iterable[Event]) -> list[Entry]:
        """New entries; of what goes on, the entry that there is is changed."""
        found: list[Entry] = []
        for event in events:
            self._links[event.id] = _link(world, event)
            if isinstance(event, Attacked):
                self._blows[event.id] = event.weapon
            if not event.text:
                continue
            if isinstance(event, FirstDone):
                # The deed is told with it.
                found = [entry for entry in found if entry.event != event.cause]
            entry = self._told(world, event)
            if entry is not None:
                found.append(entry)
        while len(self._links) > REMEMBERED:
            oldest = next(iter(self._links))
            del self._links[oldest]
            self._blows.pop(oldest, None)
        return found

    def end_day(self) -> None:
        """What goes on after midnight is told anew: the page of the day stays as it was."""
        self._fights.clear()
        self._wonders.clear()
        self._repeats.clear()
        self._ties.clear()

    def _told(self, world: World, event: Event) -> Entry | None:
        """A new entry, if this is worth one and no other tells it."""
        if isinstance(event, Attacked):
            if self._fights.blow(event) or self._fights.spreads(world, event):
                return None
            entry = self._entry(world, event, first_words(world, event))
            self._fights.begin(event, entry)
            return entry
        if event.cause in self._planned:
            return None  # the happening's title has told it
        if isinstance(event, Happening):
            self._planned.add(event.id)
        if self._fights.ended(world, event) or self._wonders.told(world, event):
            return None
        if not worth(world, event, self._because(event)):
            return None
        if self._repeats.told(world, event):
            return None
        if isinstance(event, TiesChanged):
            return self._tie(world, event)
        if isinstance(event, FirstDone) and (deed := self._because(event)):
            link = self._links.get(event.cause)
            its_own = link is not None and link.doer == event.agent
            text = f"{deed}, the first to {event.deed}"
            if not its_own:
                text = f"{deed}; {tell(world, event)}"
            return Entry(event.tick, worth(world, event, deed), sort(event), text, "", event.id)
        text = tell(world, event)
        if isinstance(event, AbilityUsed):
            text += ", the first to use it"
        elif isinstance(event, Died) and self._blows.get(event.cause) in world.abilities:
            text += f" by the power of {title(self._blows[event.cause])}"
        entry = self._entry(world, event, text)
        if isinstance(event, HeldUp):
            self._fights.begin(event, entry)
        else:
            self._wonders.begin(event, entry)
            self._repeats.begin(event, entry)
        return entry

    def _entry(self, world: World, event: Event, text: str) -> Entry:
        why = self._because(event)
        doer = event.killer if isinstance(event, Died) and event.killer else _doer(event)
        reason = clause(why, world.label(doer)) if why and needs_reason(event) else ""
        return Entry(event.tick, worth(world, event, why), sort(event), text, reason, event.id)

    def _tie(self, world: World, event: TiesChanged) -> Entry | None:
        """A feeling; when it is soon returned, the two are told as one."""
        first = self._ties.get((event.target, event.agent, event.tie))
        if first is not None and event.tick - first.tick < FIGHT:
            names = world.label(event.target), world.label(event.agent)
            mutual = event.tie.replace("has ", "have ", 1)
            first.text = f"{names[0]} and {names[1]} {mutual} each other"
            first.text += _felt(event.reason, names[0], names[1])
            return None
        one, other = world.label(event.agent), world.label(event.target)
        text = f"{one} {event.tie} {other}{_felt(event.reason, other, one)}"
        entry = Entry(event.tick, worth(world, event, ""), sort(event), text, "", event.id)
        self._ties = {k: e for k, e in self._ties.items() if event.tick - e.tick < FIGHT}
        self._ties[event.agent, event.target, event.tie] = entry
        return entry

    def _because(self, event: Event) -> str:
        """Its doer's own reason, or else the nearest happening that led to it; or nothing.

        What made somebody else act is no reason, nor is what the doer did on the way.
        """
        doer = event.killer if isinstance(event, Died) and event.killer else _doer(event)
        cause = event.cause
        for _ in range(STEPS):
            link = self._links.get(cause)
            if link is None or (link.decided and link.doer != doer):
                return ""
            if link.words and (link.decided or link.doer != doer or isinstance(event, FirstDone)):
                return link.words
            cause = link.cause
        return ""


def _felt(reason: str, about: str, whose: str) -> str:
    """Why somebody feels so about another; nothing after a mere talk."""
    return "" if reason == TALK else f": {feeling(reason, about, whose)}"


def _doer(event: Event) -> int:
    """Whose doing an event is; 0 for nobody's."""
    return getattr(event, "agent", 0)


def _link(world: World, event: Event) -> _Link:
    if isinstance(event, Decided):
        return _Link(event.cause, event.agent, event.why, bool(event.why))
    words = tell(world, event) if event.text and event.feed else ""
    return _Link(event.cause, _doer(event), words, False)
