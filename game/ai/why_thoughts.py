"""Why-thoughts: for a reflection or a plan, who had it, and what it was drawn from.

What a model was asked and said stands in the why-records. What a built-in mind thinks needs
none: a plain conclusion keeps what it cites, and a plain plan is drawn again from the world
as it was. Only reads files; a thread may ask.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct

from game.ai.day_plans import Turn, considered, turns
from game.ai.why_events import BUILTIN, Events, Recent
from game.ai.why_memories import Cited, cited
from game.core.events import DayPlanned, Remembered
from game.core.observe import observe
from game.errors import SaveError
from game.memory.lookup import concluded, numbered
from game.persistence import History
from game.persistence.why_record import PLAN, REFLECTION, WhyRecord, find_thoughts

LATELY = 8
"""Thoughts before the moment that are told of."""
BACK = 5_000
"""Ticks before the moment in which records are looked for: two days as they usually are."""


class Conclusion(Struct, frozen=True):
    """One thing that was concluded, and the memories that it cites."""

    text: str
    cites: tuple[Cited, ...]


class Thought(Struct, frozen=True):
    """One reflection or plan, or what was asked of a model for one in vain."""

    kind: str
    """REFLECTION or PLAN."""
    tick: int
    """The tick in which the world had it."""
    mind: str = BUILTIN
    words: str = ""
    """Of a plan: the whole of it."""
    reason: str = ""
    """Why a plan was changed."""
    record: WhyRecord | None = None
    """What the model was asked and said; None for a built-in mind's own."""
    conclusions: tuple[Conclusion, ...] = ()
    parts: tuple[str, ...] = ()
    """Of a plan: its hours, a line each."""
    recalled: tuple[Cited, ...] = ()
    """Of a model's plan: what came to mind."""
    round: tuple[Turn, ...] = ()
    """Of a plain plan for a whole day: what it was drawn from."""
    fault: str = ""
    """Why that can't be shown, if so."""


class Glimpse(Struct, frozen=True, order=True):
    """That something was thought, and when."""

    tick: int
    kind: str
    words: str


class Thoughts(Struct, frozen=True):
    """What somebody thought at a tick, and shortly what they did before."""

    here: tuple[Thought, ...] = ()
    lately: tuple[Glimpse, ...] = ()
    """Oldest first."""


def thoughts(
    history: History,
    agent: int,
    tick: int,
    recent: Recent = (),
    cancelled: Callable[[], bool] = lambda: False,
) -> Thoughts:
    """What somebody concluded and planned at a tick, and what they did lately.

    Parameters and errors as of `why`.
    """
    events = [
        e for e in Events(history, recent).between(tick, tick) if e.concerns()[:1] == (agent,)
    ]
    records = find_thoughts(history.folder, agent, max(0, tick - BACK), tick)
    now = [record for record in records if record.came == tick - 1]
    asked = {r.kind: r for r in now if not r.refused and not r.stale}
    here: list[Thought] = []
    said = [event for event in events if isinstance(event, Remembered)]
    if said:
        record = asked.get(REFLECTION)
        weights = dict(record.memories) if record else {}
        found = [_conclusion(history, agent, e.words, e.cites, weights) for e in said]
        mind = record.model if record else ""
        here.append(Thought(REFLECTION, tick, mind, record=record, conclusions=tuple(found)))
    here += _plain_conclusions(history, agent, tick)
    for event in events:
        if isinstance(event, DayPlanned) and event.mind != BUILTIN:
            here.append(_planned(history, event, asked.get(PLAN)))
        elif isinstance(event, DayPlanned):
            here.append(_drawn(history, event, cancelled))
    here += [Thought(r.kind, tick, r.model, record=r) for r in now if r.refused or r.stale]
    return Thoughts(tuple(here), tuple(_lately(history, agent, tick, records)))


def _conclusion(
    history: History, agent: int, text: str, numbers: Iterable[int], weights: dict[int, int]
) -> Conclusion:
    wanted = list(numbers)
    if not weights:
        known = numbered(history.folder, agent, wanted)
        weights = {number: memory.importance for number, memory in known.items()}
    scores = [(number, weights.get(number, 0)) for number in wanted]
    return Conclusion(text, cited(history, agent, scores))


def _plain_conclusions(history: History, agent: int, tick: int) -> list[Thought]:
    """Those of the built-in reflection whose newest memory is of this tick."""
    found = [
        _conclusion(history, agent, memory.text, memory.cites, {})
        for memory in concluded(history.folder, agent, tick, LATELY)
        if memory.tick == tick and memory.number in memory.cites
    ]
    return [Thought(REFLECTION, tick, conclusions=tuple(found))] if found else []


def _planned(history: History, event: DayPlanned, record: WhyRecord | None) -> Thought:
    return Thought(
        PLAN,
        event.tick,
        event.mind,
        event.words,
        event.reason,
        record,
        parts=tuple(record.words.splitlines()) if record else (),
        recalled=cited(history, event.agent, record.memories) if record else (),
    )


def _drawn(history: History, event: DayPlanned, cancelled: Callable[[], bool]) -> Thought:
    """A plain plan, drawn again from the world as it was."""
    try:
        seen = observe(history.world_at(event.tick - 1, cancelled), event.agent)
    except (SaveError, KeyError) as error:
        fault = f"what it was drawn from can't be shown: {error}"
        return Thought(PLAN, event.tick, BUILTIN, event.words, event.reason, fault=fault)
    _, made = considered(seen)
    same = made is not None and made.gist == event.words
    return Thought(
        PLAN,
        event.tick,
        BUILTIN,
        event.words,
        event.reason,
        parts=tuple(f"{b.hour:02}:00  {b.words}" for b in made.blocks) if made and same else (),
        round=tuple(turns(seen)) if same and not event.reason else (),
        fault="" if same else "drawn again, it comes out otherwise: the program has changed since",
    )


def _lately(history: History, agent: int, tick: int, records: Iterable[WhyRecord]) -> list[Glimpse]:
    """What was thought up to a tick: conclusions, a model's plans, and what came to nothing."""
    found = {
        Glimpse(memory.tick, REFLECTION, memory.text)
        for memory in concluded(history.folder, agent, tick, LATELY)
    }
    for record in records:
        came = record.came + 1
        if came > tick:
            continue
        if record.kind == PLAN and not record.refused:
            found.add(Glimpse(came, PLAN, ", ".join(record.words.splitlines())))
        elif record.refused or record.stale:
            found.add(Glimpse(came, record.kind, ""))
        elif record.kind == REFLECTION:
            found |= {Glimpse(came, REFLECTION, words) for words in record.words.splitlines()}
    return sorted(found)[-LATELY:]
