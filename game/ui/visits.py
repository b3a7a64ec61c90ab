"""Visits: what the window does as it goes to a moment, comes back to now, and branches off."""

from collections.abc import Callable, Iterator

from game.core.events import Event
from game.errors import SaveError
from game.ui.hands import Hands
from game.ui.panels.feed import Feed
from game.ui.thoughts import Thoughts
from game.ui.timeline.bar import Timeline


class Visits:
    """Keeps the feed, the thoughts and the selection with the moment that is seen."""

    def __init__(
        self,
        hands: Hands,
        feed: Feed,
        thoughts: Thoughts,
        timeline: Timeline,
        changed: Callable[[], object],
    ) -> None:
        """`changed` is called when the past was entered or left, or another moment came."""
        self._hands = hands
        self._feed = feed
        self._thoughts = thoughts
        self._timeline = timeline
        self._past = timeline.past
        self._changed = changed
        timeline.past.arrived.append(self._moment_changed)
        timeline.past.left.append(self.now_again)
        timeline.recalled.append(feed.recall)

    def find(self, entity: int) -> None:
        """Look at somebody at this moment, or at the place where they were last."""
        world = self._hands.desk.world
        if entity in world.position:
            self._hands.select_and_show(entity)
            return
        for event in self._past.events.get(world.tick, ()):
            if entity in event.concerns() and hasattr(event, "x") and hasattr(event, "y"):
                self._hands.selection.choose_tile((event.x, event.y))
                self._hands.camera.jump(event.x, event.y)
                return

    def fork(self) -> None:
        """Begin another world at the moment that is seen."""
        forking = self._timeline.forking
        if forking is None:
            self._hands.tell("Nothing of this world is written down", "warning", bad=True)
        else:
            forking.start(self._past.tick)

    def take_up_fork(self) -> None:
        """Go over to a fork when it has been made."""
        chronicle, forking = self._hands.desk.chronicle, self._timeline.forking
        if chronicle is None or forking is None:
            return
        try:
            made = forking.done()
        except SaveError as error:
            self._hands.tell(str(error), "warning", bad=True)
            return
        if made is not None:
            chosen = self._hands.selection.entity
            self._hands.try_(lambda: chronicle.take_up(made), "spawn")
            if chosen in self._hands.desk.world.position:  # the same one, in another course
                self._hands.selection.choose(chosen)

    def now_again(self) -> None:
        """Show what is now, in all panels."""
        self._feed.show_now()
        self._thoughts.past = None
        self._changed()

    def _moment_changed(self) -> None:
        self._feed.show_past(self._past.events)
        self._thoughts.past = self._before
        self._changed()

    def _before(self) -> Iterator[Event]:
        """What happened before the moment that is seen, newest first."""
        tick, events = self._hands.desk.world.tick, self._past.events
        for at in sorted((at for at in events if at <= tick), reverse=True):
            yield from reversed(events[at])
