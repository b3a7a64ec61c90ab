"""The loop of a run without a window."""

import time
from contextlib import closing

from game.console.typed import Typed
from game.headless.ending import Ending, Interrupted
from game.headless.progress import Progress
from game.headless.troubles import Troubles, failures
from game.options import RunOptions
from game.output import answer, say
from game.timing import MAX_SPEED
from game.world_setup import Running, open_or_create

INTERRUPTED = 130
NAP = 0.05
"""Longest sleep: typed lines and answers are looked for this often."""


def run_headless(options: RunOptions) -> int:
    """Run a world as the options say; returns the exit code. Raises SaveError, ConfigError.

    SIGINT and SIGTERM end it after the running tick; the world is saved first.
    """
    with Ending() as ending:
        running = open_or_create(options)
        try:
            _loop(running, ending)
        except BaseException:
            running.abandon()
            raise
        result = running.observer.report()
        try:
            running.close()
        finally:
            # Whoever counts on the result gets it, and learns from the exit code of the save.
            _tell(running, result, ending.asked)
        return INTERRUPTED if ending.asked else 0


def _loop(running: Running, ending: Ending) -> None:
    options, clock = running.options, running.time
    if not options.realtime:
        clock.speed = MAX_SPEED
    left = options.ticks
    running.waiting = ending.at_once
    typed = Typed(running.console()) if options.console else None
    leaving: list[bool] = []
    if typed is not None:
        typed.console.context.leave = lambda: leaving.append(True)
    troubles = Troubles(running)
    with Progress(running, left) as progress, closing(troubles):
        while not ending.asked and left != 0:
            if typed is not None and not clock.steps_left:
                typed.run()
                if leaving:
                    return
                if typed.ended and clock.paused and not clock.steps_left:
                    say("The console's input ended while the world was paused: leaving.")
                    return
            try:
                done = running.frame(left)
            except Interrupted:
                return
            if left is not None:
                left -= done
            progress.show()
            troubles.look()
            if typed is not None:
                typed.show()
            if not done:
                time.sleep(min(clock.until_next(), NAP))


def _tell(running: Running, result: dict[str, object], interrupted: bool) -> None:
    options, stats = running.options, running.minds.stats
    if interrupted:
        say(f"Interrupted at tick {result['tick']} of {running.name}.")
    if failed := failures(stats.calls, stats.errors, stats.skipped):
        say(failed)
    if options.json:
        answer(result)
        return
    times = running.observer.times.whole()
    say(
        f"{running.name}: tick {result['tick']}, {result['agents']} people, "
        f"{times['p50']} ms a tick (p99 {times['p99']}, max {times['max']}), "
        f"{running.minds.state_line()}"
    )
