"""Tally: what a world's models have cost on this machine, from its first run to now.

`tally.json` stands in the world's folder and is no part of the world: without it nothing
but the sum is lost, and it isn't packed.
"""

from pathlib import Path

import msgspec
from msgspec import Struct

from game.errors import SaveError
from game.persistence.disk import Disk
from game.persistence.files import read_whole
from game.persistence.records import Count

FILE = "tally.json"


class Tally(Struct):
    """Sums over all runs."""

    calls: Count = 0
    cost_micro: Count = 0
    """Millionths of a dollar."""


def read_tally(world: Path) -> Tally:
    """The sums of a world; nothing where there is no such file, or none that makes sense."""
    try:
        return msgspec.json.decode(read_whole(world / FILE, 1 << 16), type=Tally)
    except (FileNotFoundError, SaveError, msgspec.MsgspecError, RecursionError):
        return Tally()


def add_to_tally(world: Path, calls: int, cost_micro: int) -> None:
    """Add a run's figures. Raises OSError."""
    if calls or cost_micro:
        tally = read_tally(world)
        tally.calls += calls
        tally.cost_micro += cost_micro
        Disk().write_whole(world / FILE, msgspec.json.encode(tally) + b"\n")
