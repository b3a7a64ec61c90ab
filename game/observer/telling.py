"""Telling: an event as a record of plain values, for lines of JSON."""

from typing import Any

import msgspec

from game.core.events import Event
from game.core.narrate import clock, tell
from game.core.world import World


def record_of(world: World, event: Event) -> dict[str, Any]:
    """What the log holds of an event, with the time of day, names, and its sentence."""
    fields: dict[str, Any] = msgspec.to_builtins(event)
    first = {"tick": event.tick, "time": clock(world.rules, event.tick), "kind": fields["kind"]}
    return {
        **first,
        **fields,
        "who": [world.label(entity) for entity in event.concerns() if entity],
        "text": tell(world, event),
    }
