"""When the disk fails the world goes on, says what is not saved, and saving resumes."""

import errno
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.errors import SaveError
from game.persistence import create_world, open_world, read_log, replay
from tests.persistence.living import (
    ROOT,
    FaultyDisk,
    Life,
    alike,
    begin,
    resume,
    straight,
    tiny,
    until,
)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again soon after a fault."""
    monkeypatch.setattr("game.persistence.scribe.RETRY_SECONDS", 0.01)
    monkeypatch.setattr("game.persistence.scribe.SYNC_SECONDS", 0.01)


def check(life: Life, ticks: int) -> None:
    """Nothing may be missing or twice."""
    folder = life.close()
    result = replay(folder)
    assert (result.first, result.last, result.diverged_at) == (1, ticks, None)
    assert [logged.tick for logged in read_log(folder)] == list(range(1, ticks + 1))
    opened = open_world(folder)
    assert opened.warnings == []
    assert alike(opened.world, straight(ticks))
    opened.release()


@pytest.mark.parametrize(
    ("call", "number"),
    [
        ("write", errno.ENOSPC),
        ("write", errno.EIO),
        ("sync", errno.EIO),
        ("sync", errno.ENOSPC),
        ("create", errno.EROFS),
        ("open", errno.EACCES),
        ("replace", errno.EACCES),
        ("sync_folder", errno.EIO),
    ],
)
def test_the_world_goes_on_and_all_of_it_is_saved_later(
    tmp_path: Path, call: str, number: int
) -> None:
    disk = FaultyDisk()
    life = begin(tmp_path, disk=disk, span=25)
    life.run(10)
    if call != "open":  # which is called once a file
        life.sync()
    disk.break_(call, number)
    life.run(40)
    until(lambda: not life.recorder.status.ok)
    status = life.recorder.status
    assert os.strerror(number) in status.message
    assert f"since tick {status.durable_tick + 1}" in status.message
    assert status.durable_tick < 50
    disk.mend()
    life.run(10).sync()
    until(lambda: life.recorder.status.ok)
    check(life, 60)


def test_a_failed_sync_is_never_tried_again_on_the_same_file(tmp_path: Path) -> None:
    disk = FaultyDisk()
    life = begin(tmp_path, disk=disk).run(10).sync()

    def files() -> set[str]:
        return {p.name.split(".jsonl")[0] for p in (life.folder / "events").iterdir()}

    assert files() == {"0000000-0010000"}
    disk.break_("sync", errno.EIO)
    life.run(10)
    until(lambda: not life.recorder.status.ok)
    disk.mend()
    life.sync()
    assert files() == {"0000000-0010000", "0000000-0010000.1"}
    check(life, 20)


def test_what_a_failed_sync_left_behind_does_not_count(tmp_path: Path) -> None:
    """Neither a torn line nor whole ones that may or may not have reached the disk."""
    for rubbish in (b"torn", None):
        disk = FaultyDisk()
        life = begin(tmp_path, f"w{rubbish is None}", disk=disk).run(10).sync()
        path = life.folder / "events" / "0000000-0010000.jsonl"
        disk.break_("sync", errno.EIO)
        disk.break_("truncate", errno.EIO)
        life.run(10)
        until(lambda life=life: not life.recorder.status.ok)
        if rubbish:
            with path.open("ab") as file:
                file.write(rubbish)
        disk.mend()
        life.sync()
        check(life, 20)


def test_a_state_that_can_not_be_written_is_told_and_tried_again(tmp_path: Path) -> None:
    disk = FaultyDisk()
    life = begin(tmp_path, disk=disk).run(10).sync()
    before = (life.folder / "world_state.json").read_bytes()
    disk.break_("create", errno.ENOSPC)
    assert not life.recorder.save(wait=30)
    assert "the state of tick 10 is not saved: No space left" in life.recorder.status.message
    assert (life.folder / "world_state.json").read_bytes() == before
    assert life.recorder.durable_tick == 10
    disk.mend()
    assert life.recorder.save(wait=30)
    assert life.recorder.status.ok
    check(life, 10)


def test_a_disk_that_stays_full_at_the_end_is_told(tmp_path: Path) -> None:
    disk = FaultyDisk()
    life = begin(tmp_path, disk=disk).run(10).sync()
    disk.break_("write", errno.ENOSPC)
    life.run(10)
    assert life.recorder.close(30) is False
    assert "No space left" in life.recorder.status.message
    opened = open_world(life.folder)
    assert opened.world.tick == 10
    assert alike(opened.world, straight(10))


def test_a_folder_that_vanishes_and_comes_back(tmp_path: Path) -> None:
    life = begin(tmp_path).run(10).sync()
    away = tmp_path / "away"
    life.folder.rename(away)
    life.run(10)
    until(lambda: not life.recorder.status.ok)
    assert "No such file or directory" in life.recorder.status.message
    assert not life.folder.exists()
    away.rename(life.folder)
    life.run(10).sync()
    check(life, 30)


def test_a_log_that_was_cut_behind_our_back_is_not_written_on(tmp_path: Path) -> None:
    life = begin(tmp_path).run(10).sync()
    path = life.folder / "events" / "0000000-0010000.jsonl"
    whole = path.read_bytes()
    path.unlink()
    path.write_bytes(whole[:100])
    life.run(5)
    until(lambda: not life.recorder.status.ok)
    assert "shorter than what was written" in life.recorder.status.message
    path.write_bytes(whole)
    life.sync()
    check(life, 15)


@pytest.mark.parametrize("more", [70, 1, 0])
def test_when_too_much_waits_a_gap_is_accepted_and_told(tmp_path: Path, more: int) -> None:
    disk = FaultyDisk()
    life = begin(tmp_path, disk=disk, backlog=5_000, span=50).run(10).sync()
    disk.break_("write", errno.ENOSPC)
    life.run(200)
    until(lambda: life.recorder.lost)
    assert not life.recorder.status.ok
    assert not life.recorder.save(wait=30)
    life.run(5)
    disk.mend()
    assert life.recorder.save(wait=30)
    gap_end = life.world.tick
    assert life.recorder.durable_tick == gap_end
    folder = life.run(more).crash()
    assert life.recorder.status.ok
    ticks = [logged.tick for logged in read_log(folder)]
    assert ticks[:10] == list(range(1, 11))
    assert ticks[len(ticks) - more :] == list(range(gap_end + 1, gap_end + more + 1))
    assert len(ticks) < gap_end
    result = replay(folder)
    assert result.diverged_at is None
    assert result.last == gap_end + more
    assert result.lost_ticks == gap_end + more - len(ticks)
    (folder / "world_state.json").unlink()
    (folder / "world_state.prev.json").unlink()
    again = resume(folder)
    assert alike(again.world, straight(gap_end + more))
    assert again.opened.next_number <= life.session.next_number
    again.run(5).close()
    assert replay(folder).diverged_at is None


@pytest.mark.parametrize("seed", range(6))
def test_faults_at_random_calls_lose_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    disk = FaultyDisk()
    life = begin(tmp_path, disk=disk, span=20, keyframe_ticks=15)
    numbers = [errno.EIO, errno.ENOSPC]

    def perhaps() -> OSError | None:
        if chance.random() < 0.3:
            number = chance.choice(numbers)
            return OSError(number, os.strerror(number))
        return None

    calls = ("write", "sync", "create", "open", "replace", "sync_folder", "truncate")
    disk.faults = dict.fromkeys(calls, perhaps)
    for _ in range(20):
        life.run(5)
        life.recorder.hurry()
        if chance.random() < 0.2:
            life.recorder.save()
        count = len(disk.calls)
        until(lambda count=count: len(disk.calls) > count or life.recorder.status.ok)
    disk.mend()
    life.sync()
    check(life, 100)


def test_a_world_that_can_not_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    for call in ("create", "write", "sync", "replace", "sync_folder"):
        disk = FaultyDisk()
        disk.break_(call, errno.ENOSPC)
        with pytest.raises(SaveError, match="No space left"):
            create_world(tmp_path, "w", tiny(), disk=disk)
        assert list(tmp_path.iterdir()) == []


def test_acknowledging_stops_with_the_listener_not_with_the_disk(tmp_path: Path) -> None:
    def gone(tick: int) -> None:
        raise BrokenPipeError

    life = begin(tmp_path, on_durable=gone).run(10).sync()
    check(life.run(10).sync(), 20)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 256 KB."""
    mount = tmp_path / "disk"
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(mount)]
    try:
        made = subprocess.run(command, capture_output=True)
    except FileNotFoundError:
        pytest.skip("there is no mount command here")
    if made.returncode:
        pytest.skip("no file system can be mounted here: that takes root on Linux")
    yield mount
    subprocess.run(["umount", "-l", str(mount)], check=True)


def test_a_real_disk_that_runs_full(small_disk: Path) -> None:
    life = begin(small_disk).run(20).sync()
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while file.write(b"x" * 4096):
            pass
    life.run(100)
    until(lambda: not life.recorder.status.ok)
    assert "No space left" in life.recorder.status.message
    assert life.recorder.save(wait=30) is False
    durable = life.recorder.durable_tick
    life.run(20)
    ballast.unlink()
    ticks = life.world.tick
    if not life.recorder.save(wait=30):
        pytest.fail(life.recorder.status.message)
    assert life.recorder.durable_tick == ticks > durable
    check(life, ticks)


LIMITED = """
import resource, signal, sys
from pathlib import Path
from tests.persistence.living import begin, until
life = begin(Path(sys.argv[1])).run(10).sync()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = (life.folder / "events" / "0000000-0010000.jsonl").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 1000, resource.RLIM_INFINITY))
life.run(40)
until(lambda: not life.recorder.status.ok)
print(life.recorder.status.message)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
life.run(10).sync()
life.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no resource limits on Windows")
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "File too large" in done.stdout
    result = replay(tmp_path / "w")
    assert (result.last, result.diverged_at) == (60, None)
