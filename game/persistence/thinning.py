"""Thinning: keyframes that are no longer wanted go, the older the more."""

from pathlib import Path

from game.errors import SaveError
from game.persistence.disk import Disk
from game.persistence.layout import EVENTS, keyframe_path, keyframe_ticks
from game.persistence.log_reader import gaps
from game.persistence.spacing import surplus


def thin_keyframes(disk: Disk, world: Path, spacing: int) -> None:
    """Remove the keyframes that `spacing` makes needless; 0 keeps all.

    One that can't be removed stays: it does no harm.
    """
    if not spacing:
        return
    frames = keyframe_ticks(world)
    gone = surplus(frames, spacing)
    if not gone:
        return
    try:
        # The log goes on from these, and from nothing else.
        pinned = gaps(world / EVENTS)
        for tick in surplus(frames, spacing, pinned):
            disk.unlink(keyframe_path(world, tick))
    except (OSError, SaveError):
        return
