"""Setting up on a bare Python: what runs before any package is there.

Only the standard library may be imported here, and nothing else of the game: main.py
calls `prepare` on a Python that may have nothing installed.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from game.bootstrap.faults import SetupError, say
from game.bootstrap.home import Home
from game.bootstrap.needs import Needs, wanted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["STARTED", "SetupError", "prepare"]

# Tells the process that main.py changes to how it came about ("again", or "installed"
# where packages were just installed), so that a set-up which didn't work ends in a
# message instead of starting itself for ever.
STARTED = "AGENT_WORLD_STARTED"


def prepare(root: Path, argv: Sequence[str]) -> Path | None:
    """See to it that what a command line needs is installed.

    Gives the Python to change to, or None if the running one will do. Raises SetupError.
    """
    restarted = os.environ.pop(STARTED, None)
    if getattr(sys, "frozen", False):
        return None  # a built application carries its packages
    needs, home, sets = Needs(root), Home(root), wanted(argv)
    if home.running() and home.stamp() and restarted != "installed":
        if home.current(needs, sets):
            return None
    elif not needs.lacking(sets):
        return None
    elif restarted:
        lack = ", ".join(needs.lacking(sets))
        raise SetupError(f"Still missing after installing: {lack}. Delete {home.folder}.")
    os.environ[STARTED] = "again"
    if not home.current(needs, sets):
        install(needs, home, sets)
        os.environ[STARTED] = "installed"
    return home.python()


def install(needs: Needs, home: Home, sets: frozenset[str]) -> None:
    """Bring .venv up to date, or go on with the one that is there. Raises SetupError."""
    try:
        home.bring_up_to_date(needs, sets)
    except OSError as error:
        raise SetupError(f"Setting up {home.folder} failed: {error}.") from None
    except SetupError as error:
        # After an update of the lists, without a network, the old packages may still do.
        if not (sets <= home.sets() and home.python().exists()):
            raise
        say(f"{error} Going on with what is there.")
