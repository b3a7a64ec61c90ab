"""Memory: people note what happened to them and what they witnessed.

Writes Beliefs.notes; now and then drops facts that nobody knows any more.
"""

from game.core.components import Note
from game.core.events import ActionRefused, Event, NeedLow, Said
from game.core.facts import SWEEP, sweep
from game.core.narrate import tell
from game.core.world import World

KEPT = 24
"""How many happenings one remembers."""
HEARING = 6
"""Tiles at which words are overheard."""


def memory(world: World) -> None:
    """Write the tick's events down with all whom they concern."""
    if world.tick % SWEEP == 0:
        sweep(world)
    for event in world.events:
        if not event.text or not event.who:
            continue
        if not (event.feed or isinstance(event, (ActionRefused, NeedLow))):
            continue
        knowing = [entity for entity in event.concerns() if world.alive(entity)]
        if event.witnessed:
            knowing += witnesses(world, event)
        if knowing:
            note = Note(world.tick, event.id, tell(world, event))
            for agent in sorted(set(knowing)):
                notes = world.beliefs[agent].notes
                notes.append(note)
                if len(notes) > KEPT:
                    del notes[: len(notes) - KEPT]


def witnesses(world: World, event: Event) -> list[int]:
    """Everybody awake who sees, or for words hears, what the event's doer did; by id."""
    doer = event.concerns()[0]
    at = world.position.get(doer)
    x, y = (at.x, at.y) if at else (getattr(event, "x", -1), getattr(event, "y", -1))
    if x < 0:
        return []
    radius = HEARING if isinstance(event, Said) else world.rules.sight(world.tick)
    found = []
    for entity, ex, ey in world.grid.near(x, y, radius):
        if entity == doer or not world.alive(entity):
            continue
        mind = world.mind[entity]
        asleep = mind.stage == "doing" and mind.intent is not None and mind.intent.action == "rest"
        if not asleep and world.grid.sees(x, y, ex, ey):
            found.append(entity)
    return found
