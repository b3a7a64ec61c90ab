"""Wonders: a wish and what came of it are one entry, and so are all who learn a power in a day."""

from game.chronicle.entry import Entry
from game.chronicle.weighing import made_new
from game.core.events import AbilityGranted, AbilityLearnt, Event, Wished, WishGranted, WishRefused
from game.core.world import World

LEARNERS = 3
"""How many who learnt the same power later that day are named."""


class Wonders:
    """Wishes that wait for their answer, and powers that were learnt today."""

    def __init__(self) -> None:
        self._wishes: dict[int, Entry] = {}
        """Who wished -> the entry of their wish of today."""
        self._granted: set[tuple[int, str]] = set()
        """Who is about to get which power, as was told with their wish."""
        self._learnt: dict[str, Entry] = {}

    def clear(self) -> None:
        """A new day: what comes of yesterday's is told by itself."""
        self._wishes.clear()
        self._learnt.clear()

    def begin(self, event: Event, entry: Entry) -> None:
        """Keep the entry of what may have a sequel today."""
        if isinstance(event, Wished):
            self._wishes[event.agent] = entry
        elif isinstance(event, AbilityLearnt):
            self._learnt[event.ability] = entry

    def told(self, world: World, event: Event) -> bool:
        """Whether an entry that there is tells this as well."""
        match event:
            case WishGranted(agent=agent, ability=ability, manner=manner, title=title):
                self._granted.add((agent, ability))
                entry = self._wishes.pop(agent, None)
                if entry is None:
                    return False
                entry.after.append(f"the Angel {manner} for them: {title}")
                if event.by:
                    entry.worth = made_new(entry.worth)
                return True
            case WishRefused(agent=agent, reason=reason):
                entry = self._wishes.pop(agent, None)
                if entry is not None:
                    entry.after.append(f"the Angel did not grant it: {reason}")
                return entry is not None
            case AbilityGranted(agent=agent, ability=ability):
                told = (agent, ability) in self._granted
                self._granted.discard((agent, ability))
                return told
            case AbilityLearnt(agent=agent, ability=ability):
                entry = self._learnt.get(ability)
                if entry is None:
                    return False
                if len(entry.after) < LEARNERS:
                    entry.after.append(f"then {world.label(agent)}")
                return True
            case _:
                return False
