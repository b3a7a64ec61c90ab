"""Files of the log: which ticks they hold, and in which order they are read."""

import gzip
from pathlib import Path

import pytest

from game.errors import SaveError
from game.persistence.disk import Disk
from game.persistence.packing import MEMBER, pack_segment
from game.persistence.segments import Segment, bounds, listing, since


def test_ranges_follow_one_another_without_a_gap() -> None:
    last = -1
    for tick in range(100):
        first, end = bounds(tick, 10)
        assert first <= tick <= end
        if first != last:
            assert tick == first
        last = first
    assert bounds(0) == (0, 10_000)
    assert bounds(10_001) == (10_001, 20_000)


def test_files_are_read_in_order_and_the_plain_one_counts(tmp_path: Path) -> None:
    for name in (
        "0010001-0020000.jsonl",
        "0000000-0010000.jsonl.gz",
        "0000000-0010000.1.jsonl",
        "0000000-0010000.jsonl",
        "9999999-10009998.jsonl",
        "10009999-10019998.jsonl",
        "notes.txt",
        "0000000-0010000.jsonl.gz.tmp",
    ):
        (tmp_path / name).write_bytes(gzip.compress(b"packed\n") if "gz" in name else b"plain\n")
    found = listing(tmp_path)
    assert [(s.first, s.turn) for s in found] == [
        (0, 0),
        (0, 1),
        (10_001, 0),
        (9_999_999, 0),
        (10_009_999, 0),
    ]
    with found[0].lines() as (path, lines):
        assert path.suffix == ".jsonl"
        assert list(lines) == [b"plain\n"]
    assert [s.first for s in since(found, 15_000)] == [10_001, 9_999_999, 10_009_999]


def test_packing_keeps_every_byte_in_members_of_500_lines(tmp_path: Path) -> None:
    segment = Segment(0, 0, 10_000, tmp_path)
    text = b"".join(b'{"line":%d}\n' % i for i in range(3 * MEMBER + 7))
    segment.plain.write_bytes(text)
    steps = sum(1 for _ in pack_segment(segment, Disk()))
    assert steps >= 8, "packing must pause, so that ticks are written in time"
    assert not segment.plain.exists()
    packed = segment.packed.read_bytes()
    assert gzip.decompress(packed) == text
    assert packed.count(b"\x1f\x8b\x08\x00\x00\x00\x00\x00") == 4
    with segment.lines() as (path, lines):
        assert path == segment.packed
        assert b"".join(lines) == text


def test_a_packed_file_that_does_not_unpack_is_not_trusted(tmp_path: Path) -> None:
    class Scrambled(Disk):
        def write(self, fd: int, data: bytes) -> None:
            super().write(fd, data[:-9] + bytes([data[-9] ^ 1]) + data[-8:])

    segment = Segment(0, 0, 10_000, tmp_path)
    segment.plain.write_bytes(b"line\n" * 1000)
    with pytest.raises(OSError, match="unpack"):
        list(pack_segment(segment, Scrambled()))
    assert [p.name for p in tmp_path.iterdir()] == [segment.plain.name]


def test_packing_that_is_broken_off_leaves_the_plain_file_alone(tmp_path: Path) -> None:
    segment = Segment(0, 0, 10_000, tmp_path)
    segment.plain.write_bytes(b"line\n" * 2000)
    work = pack_segment(segment, Disk())
    next(work)
    work.close()
    assert [p.name for p in tmp_path.iterdir()] == [segment.plain.name]


def test_a_damaged_packed_file_is_refused_with_its_line(tmp_path: Path) -> None:
    segment = Segment(0, 0, 10_000, tmp_path)
    packed = gzip.compress(b"line\n" * 5000)
    segment.packed.write_bytes(packed[:-20])
    with (
        pytest.raises(SaveError, match=r"0000000-0010000.jsonl.gz, line \d+"),
        segment.lines() as (_, lines),
    ):
        list(lines)
