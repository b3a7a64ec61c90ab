"""Comparison: everything that is told of two worlds of one family."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.compare.family import Family, family_of
from game.compare.measures import Measures, measure, spacing
from game.compare.parting import Parting, deeds, first_difference
from game.compare.words import in_words
from game.core.digest import Taken
from game.core.narrate import tell
from game.core.world import World
from game.errors import NoSuchTick
from game.persistence.card import other_simulation, read_card
from game.persistence.history import History
from game.persistence.log_reader import LoggedTick

Told = Callable[[str, float], None]
"""Is told what is being done, and the share of it, 0..1; may raise Cancelled to end it."""

LEAD = 6
"""What is measured begins a sixth of the span before the worlds part."""
TOLD = 6
"""Commands and events of the first different tick that are told."""


@dataclass(slots=True)
class Side:
    """One of the two worlds."""

    name: str
    last: int
    world: World
    """At the moment that is looked at."""
    measures: Measures
    only: list[str]
    """What was asked for at the parting, in words, and not in the other world."""
    events: list[str]
    """What came of the tick at which they part, from the first difference on."""
    deeds: list[tuple[int, str]]
    """Tick and words of what no mind decided, and the other has not."""


@dataclass(slots=True)
class Comparison:
    """Two worlds of one family."""

    family: Family
    parts_at: int | None
    """The first tick at which they differ; None if they never do."""
    components: list[str]
    """The fields of the state that differ after that tick."""
    at: int
    """The moment that is looked at."""
    a: Side
    b: Side
    warnings: list[str]
    """What of this may not be as it was."""

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both."""
        return self.a, self.b

    def summary(self) -> dict[str, Any]:
        """The line of JSON that `compare --json` prints."""
        return {
            "a": self.a.name,
            "b": self.b.name,
            "family": self.family.words,
            "branch": self.family.branch,
            "parts_at": self.parts_at,
            "components": self.components,
            "changed": {
                key: {
                    "commands": side.only,
                    "events": side.events,
                    "deeds": [{"tick": tick, "words": words} for tick, words in side.deeds],
                }
                for key, side in zip("ab", self.sides, strict=True)
            },
            "warnings": self.warnings,
            "at": self.at,
            "last": {"a": self.a.last, "b": self.b.last},
            "measures": {
                key: {
                    "every": side.measures.every,
                    "ticks": side.measures.ticks,
                    **side.measures.values,
                }
                for key, side in zip("ab", self.sides, strict=True)
            },
        }


def compare(a: Path, b: Path, at: int | None = None, every: int | None = None) -> Comparison:
    """Compare two worlds' folders; at the moment `at`, by default their last common tick.

    Raises SaveError: one can't be read, they are of no one family, or never were at `at`.
    """
    return compare_pasts((History(a), History(b)), at, every)


def compare_pasts(
    pasts: tuple[History, History],
    at: int | None = None,
    every: int | None = None,
    told: Told = lambda what, share: None,
) -> Comparison:
    """The same of two pasts, neither of which may grow meanwhile. Raises SaveError."""
    told("looking at both", 0.0)
    family = family_of(pasts[0].folder, pasts[1].folder, *pasts)
    common = min(past.last for past in pasts)
    moment = common if at is None else at
    if not family.first <= moment <= common:
        raise NoSuchTick(
            f"tick {moment} can't be compared: both worlds have {family.first} to {common}"
        )
    parting, parts_at = _parting(pasts, family, common, told)
    end = max(past.last for past in pasts)
    since = parts_at if parts_at is not None else end
    first = max(family.first, since - max(1, (end - since) // LEAD))
    if parts_at is None:
        first = family.first
    gap = every or spacing(first, end)
    after = parts_at or family.first
    told("going to where they part", 0.0)
    states = tuple(past.world_at(after) for past in pasts)
    sides = []
    for i, past in enumerate(pasts):
        other = pasts[1 - i]
        entries = (parting.only_a, parting.only_b)[i] if parting else []
        events = (parting.events_a, parting.events_b)[i] if parting else []
        done = deeds(
            _watched(past.events(after, past.last), "reading what was done", after, end, told),
            _watched(other.events(after, other.last), "reading what was done", after, end, told),
        )
        names = past.world_at(past.last)
        sides.append(
            Side(
                past.folder.name,
                past.last,
                past.world_at(moment),
                measure(past, first, gap, moment, told),
                [in_words(states[i], entry) for entry in entries[:TOLD]],
                [text for event in events if (text := tell(states[i], event))][:TOLD],
                [(entry.tick, in_words(names, entry)) for entry in done],
            )
        )
    components = _differing(*states) if parts_at is not None else []
    warnings = [text for past in pasts if (text := _warning(past, first, end))]
    return Comparison(family, parts_at, components, moment, sides[0], sides[1], warnings)


def _warning(past: History, first: int, end: int) -> str:
    """Whether states are shown that another version of the simulation has brought forth."""
    card = read_card(past.folder)
    ticks = [first + 1, min(end, past.last), *(era.tick + 1 for era in card.eras)]
    other = next(
        (text for tick in ticks if first < tick <= end and (text := other_simulation(card, tick))),
        "",
    )
    return other and (
        f"{past.folder.name} was run by another version of the simulation: its log is as it was, "
        "but states between its saved ones may differ from what they were"
    )


def _parting(
    pasts: tuple[History, History], family: Family, common: int, told: Told
) -> tuple[Parting | None, int | None]:
    """What differs first, and when; a state that was changed by hand differs before any log."""
    if not family.alike:
        return None, family.first
    start = family.first + 1
    if family.branch is not None:  # before it one log is a copy of the other
        start = max(start, family.branch)
    log = _watched(pasts[0].events(start, common), "looking for the parting", start, common, told)
    found = first_difference(log, pasts[1].events(start, common))
    return found, found.tick if found else None


def _watched(
    log: Iterable[LoggedTick], what: str, first: int, last: int, told: Told
) -> Iterator[LoggedTick]:
    """The log, telling how far it is read."""
    for tick in log:
        told(what, (tick.tick - first) / max(1, last - first))
        yield tick


def _differing(a: World, b: World) -> list[str]:
    """The fields of two states that differ, but for how often each was loaded."""
    sums_a, sums_b = Taken(a).sums, Taken(b).sums
    return [name for name in sums_a if name != "generation" and sums_a[name] != sums_b[name]]
