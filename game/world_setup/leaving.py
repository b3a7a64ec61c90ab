"""Leaving: what a run leaves in its world's folder beside the world itself."""

import logging
from pathlib import Path

from game.core.world import World
from game.persistence.tally import add_to_tally
from game.thumbnails import write_thumbnail

_LOG = logging.getLogger("game")


def leave_behind(folder: Path, world: World | None, calls: int, cost_micro: int) -> None:
    """Add up what its minds have cost, and draw the world if it is as it should be.

    Never fails: the world is on disk already.
    """
    try:
        add_to_tally(folder, calls, cost_micro)
    except OSError as error:
        _LOG.warning("%s: its costs are not noted: %s", folder.name, error)
    if world is not None:
        write_thumbnail(folder, world)
