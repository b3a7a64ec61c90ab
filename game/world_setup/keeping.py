"""Keeping: what a player asks of the worlds on disk while one of them runs.

All of it needs a whole world, so the tick under way is finished first.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.ai.why import why
from game.ai.why_thoughts import thoughts
from game.ai.why_thoughts_words import lately_lines, thought_lines
from game.ai.why_words import why_lines
from game.core.events import Event
from game.errors import SaveError
from game.persistence import History, Opened, fork_world, open_world
from game.world_setup.making import obtain, open_named

if TYPE_CHECKING:
    from game.world_setup.running import Running

SAVE_SECONDS = 10.0
"""Longest that somebody who asked for a save waits for the disk."""


class Keeping:
    """Saves, loads, forks and looks things up for one run."""

    def __init__(self, running: "Running") -> None:
        """Nothing was saved yet."""
        self._running = running
        self._saved_tick = 0

    def begin(self) -> None:
        """Another world runs now, as it lies on disk."""
        self._saved_tick = self._running.world.tick

    def save(self) -> str:
        """Save now and wait for the disk; returns a sentence. Raises SaveError."""
        run = self._running
        run.settle()
        self._make_durable()
        run.memories.save()
        self._saved_tick = run.world.tick
        return f"saved {run.name} at tick {run.world.tick}"

    def load(self, name: str = "") -> str:
        """Take up another world; or, for "", go back to the last `save` of this one.

        Nothing that happened is undone on disk: going back makes a new world, which
        remembers its parent. Raises SaveError; the world that ran goes on then.
        """
        run = self._running
        run.settle()
        saves = run.settings.saves_dir
        if name and name != run.name:
            run.replace(open_named(saves, name))
            return f"{run.name} at tick {run.world.tick}"
        parent, tick, back = run.name, run.world.tick, self._saved_tick
        if back > run.recorder.durable_tick:
            self._make_durable()
        run.memories.save()
        run.replace(open_world(fork_world(run.opened.folder, back, saves)))
        return f"back at tick {back} of {parent}, as {run.name}; {parent} is kept at tick {tick}"

    def make(self, scenario: str, seed: int | None, then: Callable[[str], object]) -> str:
        """Take up a new world, of a scenario or an ordinary one; returns a sentence.

        Where frames must come it is made beside them, and `then` gets another sentence when it
        was taken up, or why it wasn't. Raises SaveError and ConfigError; the world that ran goes
        on then.
        """
        run = self._running
        options = replace(
            run.options, new=True, world=None, scenario=scenario or None, seed=seed, agents=None
        )
        kind = scenario or "a new world"

        def take_up(opened: Opened) -> str:
            run.settle()
            run.replace(opened)
            return f"{run.name}: {kind}, seed {run.world.seed}"

        def made(opened: Opened | None, fault: str) -> None:
            try:
                then(take_up(opened) if opened is not None else fault)
            except SaveError as error:
                then(str(error))

        if run.unhurried:
            run.founding.start(options, made)
            return f"{kind} is being made; this world goes on meanwhile"
        return take_up(obtain(options))

    def fork(self, tick: int | None = None, name: str = "") -> str:
        """Make a world of this one's past up to a tick, or up to now; returns a sentence.

        This one goes on. Raises SaveError.
        """
        run = self._running
        run.settle()
        if tick is None or tick > run.recorder.durable_tick:
            self._make_durable()
        run.memories.save()
        tick = run.world.tick if tick is None else tick
        made = fork_world(run.opened.folder, tick, run.settings.saves_dir, name or None).name
        return f"{made} is {run.name} up to tick {tick}; /load {made} goes on there"

    def event(self, number: int) -> Event:
        """An event by its id; raises SaveError when the log has none such."""
        return History(self._running.opened.folder).event(number)

    def why(self, agent: int, tick: int) -> list[str]:
        """Why somebody does what they did after a tick, in lines. Raises SaveError."""
        run = self._running
        run.settle()
        if tick > run.recorder.durable_tick:
            self._make_durable()
        history, world = History(run.opened.folder), run.world
        found, thought = why(history, agent, tick), thoughts(history, agent, tick)
        lines = thought_lines(world, agent, thought)
        if found is not None:
            lines += why_lines(world, found)
        else:
            lines.append(f"{world.label(agent)} decided nothing yet")
        return lines + lately_lines(world, agent, thought)

    def dump(self, path: str = "") -> str:
        """Write the whole state for people to read; returns where. Raises OSError."""
        run = self._running
        run.settle()
        name = f"{run.name}-{run.world.tick:07d}.json"
        target = Path(path).expanduser() if path else run.settings.logs_dir / name
        run.observer.dump_state(target)
        return f"written to {target}"

    def _make_durable(self) -> None:
        recorder = self._running.recorder
        if not recorder.save(SAVE_SECONDS):
            raise SaveError(recorder.status.message or "The disk takes too long.")
