"""Who may write where: stdout carries what was asked for, stderr all other words.

With `--json` an answer is one line of JSON, the last of stdout, and nothing else stands
there but acknowledged ticks.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any


def answer(result: Mapping[str, Any], flush: bool = True) -> None:
    """Print a command's result as one line of JSON on stdout; so are the records of a stream."""
    print(json.dumps(result, allow_nan=False), flush=flush)


def acknowledge(tick: int) -> None:
    """Print that a tick, and all before it, are durable on disk (`--acks`)."""
    print(f"ACK {tick}", flush=True)


def tell(text: str) -> None:
    """Print a line of a report that a person asked for, on stdout."""
    print(text)


def agreed(question: str) -> bool:
    """Whether the person at the terminal says yes; no where nobody sits at one."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def say(text: str) -> None:
    """Print a line for a person on stderr."""
    print(text, file=sys.stderr, flush=True)
