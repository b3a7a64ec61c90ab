"""Memory: people note what happened to them and what they witnessed.

Writes Beliefs.notes, and World.noted for whoever keeps more than the latest of them; now
and then takes down old notices and drops facts that nobody knows any more.
"""

from game.core.boards import clear, pinned
from game.core.change import change
from game.core.components import Note
from game.core.events import EVENTS, ActionRefused, CaughtStealing, LootFound, NeedLow, Stole
from game.core.facts import SWEEP, sweep
from game.core.narrate import tell
from game.core.witnessing import witnesses
from game.core.world import World

KEPT = 12
"""How many happenings one remembers."""
NOTED = frozenset(
    kind
    for kind in EVENTS
    if kind.text and kind.who and (kind.feed or kind in (ActionRefused, NeedLow))
)
"""Kinds of events that anybody remembers."""
SECRET = (CaughtStealing, LootFound, Stole)
"""Known to who did it and to those in `seen_by`, and to nobody else."""


def memory(world: World) -> None:
    """Write the tick's events down with all whom they concern."""
    if world.tick % SWEEP == 0:
        clear(world)
        sweep(world, pinned(world))
    world.noted = []
    people = world.persona
    for event in world.events:
        if type(event) not in NOTED:
            continue
        concerned = event.concerns()
        if isinstance(event, SECRET):
            concerned = (event.agent, *event.seen_by)
        knowing = [entity for entity in concerned if entity in people]
        if event.witnessed:
            knowing += witnesses(world, event)
        if knowing:
            note = Note(world.tick, event.id, tell(world, event))
            everybody = sorted(set(knowing))
            world.noted.append((event, note.text, everybody))
            for agent in everybody:
                notes = world.beliefs[agent].notes
                change(world.beliefs, agent, notes=(*notes, note)[-KEPT:])
