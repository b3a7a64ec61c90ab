"""Thumbnails: the small picture in a world's folder, drawn anew whenever the world is left.

Derived and for people only: where it can't be drawn or written, nothing else changes.
"""

import logging
from pathlib import Path

from game.core.world import World
from game.persistence.disk import Disk
from game.persistence.pack_entries import THUMBNAIL

_LOG = logging.getLogger("game")


def draw_thumbnail(world: World) -> bytes:
    """The picture as PNG; no window is needed."""
    from game.ui.vista import thumbnail  # pygame takes a moment, which most commands spare

    return thumbnail(world)


def write_thumbnail(folder: Path, world: World) -> bool:
    """Put the picture into a world's folder; whether that worked."""
    from pygame import error

    from game.ui.sprites import MissingArt

    try:
        Disk().write_whole(folder / THUMBNAIL, draw_thumbnail(world))
    except (OSError, error, MissingArt) as fault:
        _LOG.warning("%s: no thumbnail: %s", folder.name, fault)
        return False
    return True
