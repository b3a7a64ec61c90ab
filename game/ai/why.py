"""Why: for one decision, what it rested on, who made it, and what came of it.

Put together from the log, the why-records and, for a built-in mind, the world as it was
then, of which the same comparison is made again. Only reads files; a thread may ask.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from game.ai.behaviors import decide, explain
from game.ai.day_plans import considered
from game.ai.drives.case import Part
from game.ai.why_events import BUILTIN, Events, Recent
from game.ai.why_memories import Cited, cited
from game.core.components import Intent
from game.core.events import Decided, Event
from game.core.observation import Affordance, Observation
from game.core.observe import observe
from game.errors import SaveError
from game.persistence import History
from game.persistence.why_record import WhyRecord, find

OPTIONS = 8
"""Choices that are told of a comparison."""


class Option(Struct, frozen=True):
    """One choice, as a built-in mind saw it."""

    key: str
    text: str
    points: int
    parts: tuple[Part, ...]
    chosen: bool = False


class Why(Struct, frozen=True):
    """All that is known about one decision."""

    decided: Decided
    records: tuple[WhyRecord, ...] = ()
    """What a model was asked and said about it, oldest first; empty in a world without."""
    options: tuple[Option, ...] = ()
    """What the built-in mind compared, best first; empty where a model decided."""
    before: tuple[Event, ...] = ()
    """What led to it, oldest first."""
    after: tuple[tuple[int, Event], ...] = ()
    """What it led to: how many steps away, and the event; in order of time."""
    memories: tuple[Cited, ...] = ()
    """What came to mind before a model answered, best first."""
    fault: str = ""
    """Why the comparison can't be shown, if so."""
    weighed_at: int = 0
    """The tick of the comparison: an earlier one if this was then meant to come next."""

    @property
    def builtin(self) -> bool:
        """Whether the built-in mind decided."""
        return self.decided.mind == BUILTIN

    @property
    def answer(self) -> WhyRecord | None:
        """The model's answer that this decision is."""
        if self.builtin:
            return None
        return next((r for r in reversed(self.records) if r.choice and not r.stale), None)

    @property
    def instead(self) -> WhyRecord | None:
        """Why no model decided, where one should have: a failure, or what kept it from asking."""
        if not self.builtin or self.decided.provisional:
            return None
        return next((r for r in reversed(self.records) if r.refused), None)


def why(
    history: History,
    agent: int,
    tick: int,
    recent: Recent = (),
    cancelled: Callable[[], bool] = lambda: False,
    deed: int = 0,
) -> Why | None:
    """The decision that somebody's doing rested on after a tick; None if there was none yet.

    recent: ticks that are not on disk yet, with their events. deed: the event that is asked
    about, if it is one: then its own decision is told, not the one that stood after its tick.
    Raises SaveError, and Cancelled of `persistence` once `cancelled` says so.
    """
    events = Events(history, recent)
    decided = events.decision_of(agent, deed) if deed else events.last_decision(agent, tick)
    if decided is None:
        return None
    records = find(history.folder, agent, decided.ticket, decided.tick - 1)
    options: tuple[Option, ...] = ()
    fault = ""
    weighed_at = decided.tick
    if decided.mind == BUILTIN:
        try:
            first = events.first(decided)
            weighed_at = first.tick
            world = history.world_at(first.tick - 1, cancelled)
            seen = observe(world, agent)
            if events.day_planned(first):
                seen, _ = considered(seen)
            options, intent = weighed(seen, decided)
            if (intent.action, intent.target, intent.why) != _gist(first):
                fault = "weighed again, it comes out otherwise: the program has changed since"
        except (SaveError, KeyError) as error:
            fault = f"what was weighed can't be shown: {error}"
    found = Why(
        decided=decided,
        records=tuple(records),
        options=options,
        before=tuple(events.before(decided)),
        after=tuple(events.after(decided)),
        fault=fault,
        weighed_at=weighed_at,
    )
    answer = found.answer
    if answer is None or not answer.memories:
        return found
    return replace(found, memories=cited(history, agent, answer.memories))


def weighed(
    observation: Observation, next_of: Decided | None = None
) -> tuple[tuple[Option, ...], Intent]:
    """What the built-in mind compares, best first, and what it comes to.

    next_of: the decision that is asked about, if it may be one of what was meant to come next:
    then that is marked as chosen.
    """
    offers = {offer.key: offer for offer in observation.affordances}
    chosen = decide(observation)
    later = [*chosen.then, *chosen.lines, *(line for i in chosen.then for line in i.lines)]
    asked = next((i for i in later if next_of and _is_next(i, next_of)), chosen)
    options: list[Option] = []
    marked = False
    for key, points, parts in explain(observation, len(offers)):
        mine = not marked and same_choice(offers[key], asked)
        marked = marked or mine
        if len(options) < OPTIONS or mine:
            options.append(Option(key, offers[key].text, points, parts, mine))
    return tuple(options), chosen


def _is_next(intent: Intent, decided: Decided) -> bool:
    return decided.planned > 0 and (intent.action, intent.target, intent.why) == _gist(decided)


def same_choice(offer: Affordance, intent: Intent) -> bool:
    """Whether an intent stands for this choice."""
    return (
        offer.action == intent.action
        and offer.target == intent.target
        and offer.topic == intent.topic
        and offer.fact == intent.fact
        and offer.deal == intent.deal
        and (offer.item == intent.item or intent.action == "say")
        and ((offer.x == intent.x and offer.y == intent.y) or bool(offer.target))
    )


def _gist(decided: Decided) -> tuple[str, int, str]:
    return decided.action, decided.target, decided.why
