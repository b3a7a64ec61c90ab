#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "msgspec>=0.19",
#     "pygame-ce>=2.5.3",
#     "pygame_gui>=0.6.14",
#     "pyyaml>=6.0",
#     "requests>=2.32",
#     "RestrictedPython>=9.0",
# ]
# ///
"""Agent World.

    python3 main.py                     the window
    python3 main.py --headless --ticks 600
    python3 main.py test                the tests
    python3 main.py --help              everything else

Works on a bare Python 3.11 or newer. Where packages are missing, the first start
makes ./.venv beside this file, installs into it what pyproject.toml lists at the
versions of constraints.txt, and runs itself again inside (game/bootstrap). Nothing
outside this folder is touched. An environment that has everything is used as it is.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"


def main(argv: Sequence[str]) -> int:
    """Start the game, after setting it up where needed. Gives the exit code."""
    # The only file that an older Python must be able to read: game/ comes after this.
    if sys.version_info < (3, 11):  # noqa: UP036
        print("Agent World needs Python 3.11 or newer; this is", sys.version.split()[0])
        return 1
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from game.bootstrap import SetupError, prepare

    try:
        python = prepare(ROOT, argv)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted; the same command goes on.", file=sys.stderr)
        return 130
    if python is not None:
        return change_to(python, argv)
    from game.cli import main as play

    return play(argv)


def change_to(python: Path, argv: Sequence[str]) -> int:
    """Run the same command line under another Python; on POSIX this doesn't return."""
    command = [str(python), str(ROOT / "main.py"), *argv]
    sys.stdout.flush()
    sys.stderr.flush()
    if not WINDOWS:
        # The same process goes on: signals, and whoever waits for this pid, reach the game.
        os.execv(command[0], command)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the child, which saves and ends
    raise SystemExit(subprocess.call(command))  # it has held the console already


def hold_console(code: int) -> None:
    """On Windows, keep a console that a double click opened until its last words are read.

    A command prompt sets PROMPT; the Explorer doesn't.
    """
    if WINDOWS and code and "PROMPT" not in os.environ and sys.stdin and sys.stdin.isatty():
        input("Press Enter to close.")


if __name__ == "__main__":
    exit_code = main(sys.argv[1:])
    hold_console(exit_code)
    raise SystemExit(exit_code)
