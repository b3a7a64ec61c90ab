"""Seeker of reasons: a thread that looks up decisions, because the world of then takes a while.

The newest wish comes first, and one that is overtaken is dropped; what was found is kept.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from queue import Empty, SimpleQueue

from game.ai.why import Why, why
from game.ai.why_thoughts import Thoughts, thoughts
from game.errors import SaveError
from game.persistence import Cancelled, History
from game.polite import politely
from game.ui.timeline.annals import Chronicle

KEPT = 64
"""Decisions that are remembered."""
_LOG = logging.getLogger("game")

Wish = tuple[int, int, int]
"""An agent, the tick after which their decision is wanted, and the event it led to, or 0."""


class Found:
    """What came of a wish: a decision's why, None for none; thoughts; and what went wrong."""

    def __init__(self, why: Why | None, fault: str = "", thoughts: Thoughts | None = None) -> None:
        self.why = why
        self.fault = fault
        self.thoughts = thoughts or Thoughts()
        """What was concluded and planned at that tick and lately."""


class Reasons:
    """The thread, what it was asked for, and what it has found."""

    def __init__(self, chronicle: Chronicle | None) -> None:
        """Nothing starts before the first wish; without a chronicle nothing can be found."""
        self._chronicle = chronicle
        self._wake = threading.Condition()
        self._wish: Wish | None = None
        self._heard: list[Wish] = []
        """Wishes that are answered whatever else is wanted: lines of the console."""
        self._told: dict[Wish, list[Callable[[Found], object]]] = {}
        self._generation = 0
        self._closed = False
        self._thread: threading.Thread | None = None
        self._arrived: SimpleQueue[tuple[int, Wish, Found]] = SimpleQueue()
        self._found: OrderedDict[Wish, Found] = OrderedDict()
        self._history: tuple[int, History] | None = None

    # --- main thread ---

    def of(self, agent: int, tick: int, deed: int = 0) -> Found | None:
        """The decision that stood after a tick, if it is known; else it is looked up.

        deed: an event of the tick whose own decision is wanted instead.
        """
        if self._chronicle is None:
            return Found(None, "Nothing of this world is written down")
        wish = (agent, tick, deed)
        found = self._found.get(wish)
        if found is None:
            with self._wake:
                self._wish = wish
                self._start()
        return found

    def tell(self, agent: int, tick: int, told: Callable[[Found], object]) -> None:
        """Look a decision up and call `told` from `update`, in some frame to come."""
        with self._wake:
            self._told.setdefault((agent, tick, 0), []).append(told)
            self._heard.append((agent, tick, 0))
            self._start()

    def forget_one(self, agent: int, tick: int) -> None:
        """Look it up anew at the next chance: more may have come of it."""
        self._found.pop((agent, tick, 0), None)

    def update(self) -> None:
        """Take in what was found since the last frame."""
        while True:
            try:
                generation, wish, found = self._arrived.get_nowait()
            except Empty:
                return
            if generation != self._generation:
                continue
            self._found[wish] = found
            while len(self._found) > KEPT:
                self._found.popitem(last=False)
            for told in self._told.pop(wish, []):
                told(found)

    def forget(self) -> None:
        """Another world is there now."""
        with self._wake:
            self._generation += 1
            self._wish = None
            self._heard.clear()
        self._told.clear()
        self._found.clear()

    def close(self) -> None:
        """End the thread, in a moment."""
        with self._wake:
            self._closed = True
            self._wish = None
            self._generation += 1
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(2.0)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="reasons", daemon=True)
            self._thread.start()
        self._wake.notify()

    # --- its own thread ---

    def _run(self) -> None:
        while True:
            with self._wake:
                while not (self._wish or self._heard or self._closed):
                    self._wake.wait()
                if self._closed:
                    return
                generation = self._generation
                heard = bool(self._heard)
                wish = self._heard.pop(0) if heard else self._wish
                if not heard:
                    self._wish = None
            assert wish is not None
            with politely():
                self._look_up(generation, wish, heard)

    def _look_up(self, generation: int, wish: Wish, heard: bool) -> None:
        agent, tick, deed = wish

        def overtaken() -> bool:
            newer = not heard and self._wish not in (None, wish)
            return newer or self._generation != generation

        try:
            past = self._past(generation, tick)
            thought = thoughts(past, agent, tick, cancelled=overtaken)
            found = Found(why(past, agent, tick, cancelled=overtaken, deed=deed), thoughts=thought)
        except Cancelled:
            return
        except (SaveError, OSError) as error:
            found = Found(None, str(error))
        except Exception:  # noqa: BLE001 - a thread that dies would say nothing at all
            _LOG.exception("why %s did what they did at tick %s can't be told", agent, tick)
            found = Found(None, "It can't be told: see the log")
        self._arrived.put((generation, wish, found))

    def _past(self, generation: int, tick: int) -> History:
        if self._chronicle is None:
            raise SaveError("nothing of this world is written down")
        if not self._chronicle.ready(tick):
            raise SaveError(f"Tick {tick:,} is not on disk yet")
        if self._history is None or self._history[0] != generation:
            self._history = (generation, self._chronicle.history())
        return self._history[1]
