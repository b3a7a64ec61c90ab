"""Leaving: what a run leaves in its world's folder beside the world itself."""

from pathlib import Path

from game.core.world import World
from game.thumbnails import write_thumbnail


def leave_behind(folder: Path, world: World | None) -> None:
    """Draw the world if it is as it should be. Never fails: it is on disk already."""
    if world is not None:
        write_thumbnail(folder, world)
