"""Repeats: what happens over and over in a day is told once, or as one sentence."""

from game.chronicle.entry import Entry
from game.core.events import DemandedBack, Event, LootFound, Snatched
from game.core.narrate import things
from game.core.world import World

ROBBED = 5
"""How many more who were robbed by the same kind of raider are told in one sentence."""


class Repeats:
    """What was told today and may come again."""

    def __init__(self) -> None:
        self._told: set[tuple[str, int, int, str]] = set()
        """(what, who, of whom, item) of demands and of loot that was recognised."""
        self._robbed: dict[str, Entry] = {}
        """Kind of raider -> the entry of those whom they robbed."""

    def clear(self) -> None:
        """A new day."""
        self._told.clear()
        self._robbed.clear()

    def begin(self, event: Event, entry: Entry) -> None:
        """Keep an entry to which more of the kind may be added."""
        if isinstance(event, Snatched):
            self._robbed[event.beast] = entry

    def told(self, world: World, event: Event) -> bool:
        """Whether this was told today already, or is told by an entry that there is."""
        if isinstance(event, LootFound | DemandedBack):
            found = isinstance(event, LootFound)
            key = ("found" if found else "demanded", event.agent, event.target, event.item)
            known = key in self._told
            self._told.add(key)
            return known
        if not isinstance(event, Snatched):
            return False
        entry = self._robbed.get(event.beast)
        if entry is None:
            return False
        if len(entry.after) < ROBBED:
            goods = things(world, event.item, event.count)
            entry.after.append(f"{world.label(event.agent)} of {goods}")
        return True
