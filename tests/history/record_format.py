"""Record the save of today's format anew: python -m tests.history.record_format

Only for a format that no release has written yet: one that was released stays as it is,
so that every later version is seen to read it.
"""

import shutil
from pathlib import Path

from game.persistence import create_world, open_world, replay
from game.persistence.disk import Disk
from game.persistence.layout import FORMAT, LOCK
from game.persistence.packing import pack_segment
from game.persistence.segments import listing
from tests.history.models import born, drive
from tests.persistence.living import tiny

TICKS = 240
GOLDEN = Path(__file__).parents[1] / "golden"


def record() -> Path:
    """A world of two sessions, with models and a player; a packed file, several keyframes."""
    place = GOLDEN / f"format_{FORMAT}"
    shutil.rmtree(place, ignore_errors=True)
    folder = place / "world"
    life = born(create_world(place, "world", tiny(3, 5)), span=120, keyframe_ticks=80)
    drive(life.session, TICKS // 2)
    life.close()
    life = born(open_world(folder), span=120, keyframe_ticks=80)
    drive(life.session, TICKS // 2)
    life.close()
    first = listing(folder / "events")[0]
    if first.plain.exists():
        for _ in pack_segment(first, Disk()):
            pass
    (folder / LOCK).unlink()
    assert replay(folder).diverged_at is None
    return folder


if __name__ == "__main__":
    print(record())
