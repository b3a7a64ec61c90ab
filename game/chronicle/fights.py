"""Fights: the blows of two people as one entry, with what came of it."""

from game.chronicle.entry import Entry
from game.core.abilities import title
from game.core.events import Attacked, Event, HeldUp, Spared, Surrendered, Yielded
from game.core.narrate import things
from game.core.world import World

FIGHT = 120
"""Ticks without a blow after which the same two begin another fight."""
AGAIN, LEAST = 8, 16
"""What each fight of the same two on the same day is worth less, and the least of that."""
_YIELDED, _LET_GO = " and had to yield ", " and was let go"
ENDS = 2
"""How many endings of one fight are told, should it flare up again."""


class Fights:
    """The fights of a day, by pairs."""

    def __init__(self) -> None:
        self._open: dict[tuple[int, int], tuple[int, Entry]] = {}
        """Two fighters -> tick of the last blow, and the entry of their fight."""
        self._of_use: dict[int, Entry] = {}
        """What led to the latest beginning -> its entry: a power may fall on more than one."""
        self._fought: dict[tuple[int, int], int] = {}
        """Two fighters -> how often they have fought today."""

    def clear(self) -> None:
        """A new day: what goes on is told anew."""
        self._open.clear()
        self._of_use.clear()
        self._fought.clear()

    def blow(self, event: Attacked) -> bool:
        """Count a blow of a fight that goes on; False if it is the first of one."""
        entry = self._of(event)
        if entry is None:
            return False
        entry.blows += 1
        self._open[_pair(event)] = event.tick, entry
        return True

    def spreads(self, world: World, event: Attacked) -> bool:
        """Whether it is the same use of a power on one more; told in the entry that there is."""
        entry = self._of_use.get(event.cause)
        if entry is None or event.weapon not in world.abilities:
            return False
        if entry.blows == 1:  # later blows are of those two alone
            entry.text += f" and {world.label(event.target)}"
        return True

    def begin(self, event: Attacked | HeldUp, entry: Entry) -> None:
        """An entry for a fight that has just begun, or may begin with a threat."""
        pair, tick = _pair(event), event.tick
        before = self._fought.get(pair, 0)
        entry.worth = max(LEAST, entry.worth - AGAIN * before)
        entry.blows = int(isinstance(event, Attacked))
        self._fought[pair] = before + 1
        self._of_use = {event.cause: entry} if event.cause else {}
        self._open = {k: v for k, v in self._open.items() if tick - v[0] < FIGHT}
        self._open[pair] = tick, entry

    def ended(self, world: World, event: Event) -> bool:
        """Tell in a fight's entry that somebody gave in, or what became of them then."""
        if not isinstance(event, Surrendered | Spared | Yielded):
            return False
        entry = self._of(event)
        if entry is None:
            return False
        if isinstance(event, Surrendered):
            gave_in = f"{world.label(event.agent)} surrendered"
            if len(entry.after) < ENDS:
                again = any(end.startswith(gave_in) for end in entry.after)
                entry.after.append(f"{gave_in} again" if again else gave_in)
            self._open[_pair(event)] = event.tick, entry
        elif entry.after:
            end = entry.after[-1]
            if isinstance(event, Yielded):
                spoils = things(world, event.item, event.count)
                end += f", {spoils}" if _YIELDED in end else f"{_YIELDED}{spoils}"
            elif not end.endswith(_LET_GO):
                end += _LET_GO
            entry.after[-1] = end
        return True

    def _of(self, event: Attacked | HeldUp | Surrendered | Spared | Yielded) -> Entry | None:
        last, entry = self._open.get(_pair(event), (0, None))
        return entry if entry is not None and event.tick - last < FIGHT else None


def first_words(world: World, event: Attacked) -> str:
    """How a fight began."""
    names = world.label(event.agent), world.label(event.target)
    if event.weapon in world.abilities:
        return f"{names[0]} turned {title(event.weapon)} on {names[1]}"
    return f"{names[0]} attacked {names[1]}"


def _pair(event: Attacked | HeldUp | Surrendered | Spared | Yielded) -> tuple[int, int]:
    return min(event.agent, event.target), max(event.agent, event.target)
