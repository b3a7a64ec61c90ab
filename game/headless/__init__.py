"""A run without a window: ticks, a progress bar, a console on stdin, a result as JSON."""

from game.headless.run import run_headless

__all__ = ["run_headless"]
