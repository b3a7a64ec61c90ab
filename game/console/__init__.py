"""The console: one set of commands for the window, for stdin and for tests.

`Console(context).run(line)` does what a line says and gives back lines to show. Each
command is a file in commands/. What changes the world goes in through the session as a
command of the simulation; nothing here writes to it.
"""

from game.console.console import Console
from game.console.context import Context
from game.console.line import Line

__all__ = ["Console", "Context", "Line"]
