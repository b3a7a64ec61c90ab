"""Reopening: the wishes that were open when a world was left, as its log tells.

Nobody's state holds them: a wish is open if it was wished and neither granted nor refused
since. Those of today are answered anew; what is old, or was begun again and again and never
finished, is refused kindly, so that no wish haunts a world for ever.
"""

from collections.abc import Callable, Iterable

from game.core.events import Event, Wished, WishGranted, WishHeard, WishRefused
from game.core.world import World

KINDS = (Wished, WishHeard, WishGranted, WishRefused)
"""Events that tell what became of wishes."""
DAYS = 1
"""Days after which a wish is no longer answered but with kind words."""
LOOK = 4
"""Days before now in which open wishes are looked for."""
BEGUN = 3
"""How often a wish is begun at the most."""
FORGOTTEN = "so much time has passed that it faded"
UNFINISHED = "it was tried again and again, and never came to an end"

Past = Callable[[int], Iterable[Event]]
"""From which tick on -> the events of KINDS, in order."""


def open_wishes(world: World, past: Past) -> tuple[list[Wished], list[tuple[Wished, str]]]:
    """Wishes of the living to be answered now, and others to be refused with a reason.

    Both oldest first. Raises SaveError where the log can't be read.
    """
    since = world.tick - LOOK * world.rules.day_ticks
    wishes = world.wishes.items()
    ticks = [tick for agent, tick in wishes if tick >= since and world.alive(agent)]
    if not ticks:
        return [], []
    found: dict[int, Wished] = {}
    begun: dict[int, int] = {}
    for event in past(min(ticks)):
        if isinstance(event, Wished):
            found[event.id] = event
        elif isinstance(event, WishHeard):
            begun[event.cause] = begun.get(event.cause, 0) + 1
        else:
            found.pop(event.cause, None)
    answer: list[Wished] = []
    refuse: list[tuple[Wished, str]] = []
    for wish in found.values():
        if not world.alive(wish.agent):
            continue
        if world.tick - wish.tick > DAYS * world.rules.day_ticks:
            refuse.append((wish, FORGOTTEN))
        elif begun.get(wish.id, 0) >= BEGUN:
            refuse.append((wish, UNFINISHED))
        else:
            answer.append(wish)
    return answer, refuse
