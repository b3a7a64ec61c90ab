"""A disk that fails before the first tick is durable, for longer than can be waited for.

Found by tools/crash_harness.py: such a log has no file before its first gap.
"""

import errno
from pathlib import Path

from game.persistence import open_world, replay
from game.persistence.pack import pack_world
from game.persistence.unpack import unpack_world
from tests.persistence.living import FaultyDisk, begin, until


def test_a_log_may_begin_with_a_gap(tmp_path: Path) -> None:
    disk = FaultyDisk()
    life = begin(tmp_path / "saves", disk=disk, backlog=5_000, span=50)
    disk.break_("write", errno.ENOSPC)
    life.run(120)
    until(lambda: life.recorder.lost)
    disk.mend()
    assert life.recorder.save(wait=30)
    folder = life.run(20).crash()
    result = replay(folder)
    assert (result.diverged_at, result.last) == (None, 140)
    assert result.lost_ticks == 120
    opened = open_world(folder)
    opened.release()
    assert opened.world.tick == 140
    sent = unpack_world(pack_world(folder, tmp_path / "w.zip").file, tmp_path / "elsewhere")
    assert replay(sent.folder).last == 140
