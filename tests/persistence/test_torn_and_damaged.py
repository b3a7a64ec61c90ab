"""What a crash leaves at the end is no fault; anything else that is wrong is refused."""

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.errors import SaveError
from game.persistence import open_world, read_log, replay
from game.persistence.lines import seal, unseal
from tests.persistence.living import alike, begin, only_segment, resume, straight, until

TICKS = 60


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A world that died at tick 60, its state last saved at tick 0."""
    return begin(tmp_path_factory.mktemp("saves")).run(TICKS).crash()


@pytest.fixture
def folder(crashed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(crashed, tmp_path / "w"))


def edit(folder: Path, change: Callable[[list[bytes]], list[bytes]]) -> Path:
    path = only_segment(folder)
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))
    return path


def reseal(line: bytes, old: bytes, new: bytes) -> bytes:
    document = unseal(line)
    assert document is not None
    changed = re.sub(old, new, document, count=1)
    assert changed != document
    return seal(changed)


def test_after_a_crash_the_log_alone_leads_to_the_same_world(folder: Path) -> None:
    opened = open_world(folder)
    assert opened.world.tick == TICKS
    assert opened.warnings == []
    assert alike(opened.world, straight(TICKS))
    assert opened.world.generation == 1
    opened.release()


def test_torn_anywhere_the_whole_ticks_remain(folder: Path) -> None:
    path = only_segment(folder)
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    tail = sum(len(line) for line in lines[-7:])
    for cut in range(len(whole), len(whole) - tail, -3):
        path.write_bytes(whole[:cut])
        ended = whole[: whole.rfind(b"\n", 0, cut) + 1].count(b'"log":"tick"')
        assert [logged.tick for logged in read_log(folder)] == list(range(1, ended + 1))
    assert ended < TICKS


def test_a_torn_end_is_put_aside_and_the_world_goes_on(folder: Path) -> None:
    path = only_segment(folder)
    whole = path.read_bytes()
    path.write_bytes(whole[:-5])
    life = resume(folder)
    assert life.world.tick == TICKS - 1
    assert len(life.opened.warnings) == 1
    assert "torn.bin" in life.opened.warnings[0]
    torn = (folder / "torn.bin").read_bytes()
    assert whole[:-5].endswith(torn)
    life.run(30).close()
    assert alike(life.world, straight(TICKS - 1 + 30))
    result = replay(folder)
    assert (result.last, result.diverged_at) == (TICKS + 29, None)


def test_a_tick_without_its_end_never_happened(folder: Path) -> None:
    edit(folder, lambda lines: lines[:-1])
    opened = open_world(folder)
    assert opened.world.tick == TICKS - 1
    opened.release()
    again = open_world(folder)
    assert again.warnings == []
    again.release()


@pytest.mark.parametrize("rubbish", [b"\0" * 5000, b"{", b"\n", b"\xff" * 70_000 + b"\n\n"])
def test_rubbish_at_the_end_is_put_aside(folder: Path, rubbish: bytes) -> None:
    path = only_segment(folder)
    whole = path.read_bytes()
    path.write_bytes(whole + rubbish)
    opened = open_world(folder)
    assert opened.world.tick == TICKS
    opened.release()
    assert path.read_bytes() == whole
    assert (folder / "torn.bin").read_bytes() == rubbish


def test_an_empty_new_file_after_a_torn_one_is_an_end_as_well(folder: Path) -> None:
    path = only_segment(folder)
    path.write_bytes(path.read_bytes()[:-5])
    new = path.with_name("0010001-0020000.jsonl")
    new.write_bytes(b"")
    opened = open_world(folder)
    assert opened.world.tick == TICKS - 1
    opened.release()
    assert not new.exists()


def test_a_damaged_line_with_good_ones_after_it_is_refused(folder: Path) -> None:
    def damage(lines: list[bytes]) -> list[bytes]:
        lines[20] = lines[20].replace(b"1", b"2", 1)
        return lines

    path = edit(folder, damage)
    before = path.read_bytes()
    with pytest.raises(SaveError, match=re.escape(f"{path}, line 21 is damaged")):
        open_world(folder)
    with pytest.raises(SaveError, match=r"line 21 is damaged"):
        list(read_log(folder))
    assert path.read_bytes() == before, "a save that is refused is left as it was"


def test_a_refused_world_is_not_locked(folder: Path) -> None:
    kept = only_segment(folder).read_bytes()
    edit(folder, lambda lines: lines[:5] + lines[6:])
    with pytest.raises(SaveError):
        open_world(folder)
    only_segment(folder).write_bytes(kept)
    open_world(folder).release()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda s: s[:9] + s[10:], "line 10 has seq 10 where 9 belongs"),
        (lambda s: [*s[:9], s[8], *s[9:]], "line 10 has seq 8 where 9 belongs"),
        (lambda s: s[1:], "line 1 is no head"),
        (lambda s: [s[0], *s], "line 2 is no record"),
        (lambda s: [reseal(s[0], rb'"next":1', b'"next":2'), *s[1:]], "has seq 1 where 2"),
        (lambda s: [reseal(s[0], rb'"last":10000', b'"last":9999'), *s[1:]], "unlike the file's"),
        (lambda s: [reseal(s[0], rb'"format":\d+', b'"format":9'), *s[1:]], "has format 9.*update"),
        (lambda s: [*s[:-1], reseal(s[-1], rb'"tick":60', b'"tick":61')], "of tick 61 where 60"),
        (lambda s: [*s[:5], reseal(s[5], rb'"log":"\w+"', b'"log":"x"'), *s[6:]], "line 6 is no "),
        (lambda s: [s[0], s[-1]], "has seq \\d+ where 1 belongs"),
        (lambda s: [*s, *s[1:]], "has seq 1 where"),
    ],
)
def test_what_was_not_written_so_is_refused_with_file_and_line(
    folder: Path, change: Callable[[list[bytes]], list[bytes]], complaint: str
) -> None:
    path = edit(folder, change)
    with pytest.raises(SaveError, match=re.escape(str(path)) + ".*" + complaint):
        open_world(folder)


def test_a_missing_log_is_refused(folder: Path) -> None:
    resume(folder).run(5).close()
    only_segment(folder).unlink()
    with pytest.raises(SaveError, match="ends at seq 0, and the state has taken in"):
        open_world(folder)


def test_a_state_that_is_ahead_of_its_log_is_refused(folder: Path) -> None:
    resume(folder).run(5).close()
    edit(folder, lambda lines: lines[:-3])
    with pytest.raises(SaveError, match="ends at seq"):
        open_world(folder)


def test_a_file_of_the_log_that_is_missing_is_refused(tmp_path: Path) -> None:
    folder = begin(tmp_path, span=20).run(70).crash()
    (gone,) = (folder / "events").glob("0000021-0000040.*")
    gone.unlink()
    with pytest.raises(SaveError, match=r"0000041-0000060.* goes on at seq \d+, not \d+"):
        open_world(folder)


@pytest.mark.parametrize("cut", [1, 5, 60, 100_000])
def test_a_finished_file_may_not_be_torn(tmp_path: Path, cut: int) -> None:
    folder = begin(tmp_path, span=20).run(45).crash()
    for path in (folder / "events").glob("*.gz"):
        path.with_suffix("").write_bytes(gzip.decompress(path.read_bytes()))
        path.unlink()
    path = folder / "events" / "0000021-0000040.jsonl"
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(SaveError, match=r"0000021-0000040\.jsonl, line \d+|0000041.*, line 1"):
        open_world(folder)


def test_a_packed_file_that_is_damaged_is_refused(tmp_path: Path) -> None:
    folder = begin(tmp_path, span=20).run(45).crash()
    life = resume(folder)
    packed = folder / "events" / "0000000-0000020.jsonl.gz"
    until(packed.exists)
    life.close()
    data = bytearray(packed.read_bytes())
    data[len(data) // 2] ^= 0x55
    packed.write_bytes(data)
    with pytest.raises(SaveError, match=re.escape(str(packed)) + ", line"):
        list(read_log(folder))
