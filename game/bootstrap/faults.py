"""How a set-up speaks: progress lines, and one line when it can't go on."""

from __future__ import annotations

import sys


class SetupError(Exception):
    """A set-up that can't go on; the text is one line for a person."""


def say(text: str) -> None:
    """Print a progress line. On stderr: stdout belongs to what a command answers."""
    print(text, file=sys.stderr, flush=True)
