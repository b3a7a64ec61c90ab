"""Stream: a tick's events as the memories of those who noted them.

Who noted what is the simulation's own finding (`World.noted`). Besides, one remembers what
one was told and how a talk went, which the notes leave out. Others' trifles are not kept:
nobody remembers who picked a berry.
"""

from collections.abc import Iterable, Iterator, Sequence

from game.core.events import (
    ActionRefused,
    ConversationEnded,
    Event,
    GossipSpread,
    Lied,
    NeedLow,
    Remembered,
    Said,
    TiesChanged,
    Told,
    kind_of,
)
from game.core.narrate import tell
from game.core.world import World
from game.memory.memory import LONGEST, MOST, REFLECTION, Memory

WITNESSED = 15
"""What happens to others is remembered from this worth on."""
CONCERNED = 10
"""What more it counts at the most when it happens to oneself."""
ORDINARY = 6
WORTH = {
    "action_refused": 3,
    "ate": 3,
    "attacked": 45,
    "bitten": 45,
    "bought": 10,
    "conversation_ended": 9,
    "crafted": 8,
    "drank": 2,
    "dropped": 3,
    "fell_asleep": 2,
    "gossip_spread": 20,
    "need_low": 12,
    "picked_up": 2,
    "said": 5,
    "sold": 10,
    "told": 12,
    "used": 3,
    "woke_up": 2,
}
"""Kind of event -> how much it is worth remembering, where the chronicle's `worth` isn't it."""

Noted = tuple[int, Memory]
"""(whose, what)"""


def memories_of(world: World, events: Sequence[Event]) -> Iterator[Noted]:
    """What the tick that has just been made leaves in people's minds."""
    for event, text, knowing in world.noted:
        yield from _of(world, event, text, knowing)
    yield from _besides(world, events)


def memories_from_log(world: World, events: Sequence[Event]) -> Iterator[Noted]:
    """The same for a tick that the log tells of.

    The log doesn't say who stood near: witnesses have it only if it is among their latest
    notes. `events` must be of one tick.
    """
    if not events:
        return
    tick = events[0].tick
    noted: dict[int, list[int]] = {}
    for agent in world.agents:
        for note in reversed(world.beliefs[agent].notes):
            if note.tick < tick:
                break
            if note.tick == tick:
                noted.setdefault(note.event, []).append(agent)
    for event in events:
        if not event.text or not event.who:
            continue
        if event.feed or isinstance(event, (ActionRefused, NeedLow)):
            secret = getattr(event, "seen_by", None) is not None
            concerned = event.concerns()[:1] if secret else event.concerns()
            knowing = {*noted.get(event.id, ()), *(e for e in concerned if e in world.names)}
            yield from _of(world, event, tell(world, event), sorted(knowing))
    yield from _besides(world, events)


def weights_of(events: Iterable[Event]) -> Iterator[tuple[int, int, int]]:
    """(whose, number, importance) of the memories that somebody weighs anew."""
    for event in events:
        if isinstance(event, Remembered):
            for number, importance in event.weights:
                yield event.agent, number, importance


def _besides(world: World, events: Iterable[Event]) -> Iterator[Noted]:
    """What one was told, how a talk went, and what one thought."""
    for event in events:
        if isinstance(event, Told | GossipSpread | Lied):
            yield from _of(world, event, tell(world, event), [event.agent])
        elif isinstance(event, ConversationEnded):
            took_part = event.members or (event.agent, event.target)
            knowing = [agent for agent in took_part if agent in world.names]
            yield from _of(world, event, tell(world, event), knowing, knowing)
        elif isinstance(event, Remembered):
            yield (
                event.agent,
                Memory(
                    event.id,
                    event.tick,
                    event.words[:LONGEST],
                    REFLECTION,
                    event.importance,
                    "thought",
                    cites=event.cites,
                ),
            )


def _of(
    world: World, event: Event, text: str, knowing: Sequence[int], others: Sequence[int] = ()
) -> Iterator[Noted]:
    """`others` had a part in it besides those whom the event names."""
    kind = kind_of(event)
    worth = WORTH.get(kind) or event.worth or ORDINARY
    concerned = [*event.concerns(), *others]
    people = [entity for entity in concerned if entity in world.names]
    for agent in knowing:
        own = agent in concerned
        if not own and worth < WITNESSED:
            continue
        about = next((entity for entity in people if entity != agent), 0)
        yield (
            agent,
            Memory(
                event.id,
                event.tick,
                text[:LONGEST],
                kind,
                _importance(world, agent, about, worth, own and agent != concerned[0]),
                _source(event, agent, concerned),
                about,
            ),
        )


def _importance(world: World, agent: int, about: int, worth: int, to_oneself: bool) -> int:
    """A rule for 1..MOST: the kind, whether it was done to oneself, and what one feels."""
    beliefs = world.beliefs.get(agent)
    relation = beliefs.relations.get(about) if beliefs and about else None
    feeling = abs(relation.opinion) * worth // 200 if relation else 0
    return max(1, min(MOST, worth + to_oneself * min(CONCERNED, worth // 2) + feeling))


def _source(event: Event, agent: int, concerned: Sequence[int]) -> str:
    if isinstance(event, Told | GossipSpread):
        return "told"
    if isinstance(event, TiesChanged | NeedLow) and agent == concerned[0]:
        return "felt"
    if agent == concerned[0]:
        return "did"
    if isinstance(event, Said):
        return "heard"
    return "met" if agent in concerned else "saw"
