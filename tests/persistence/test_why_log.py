"""Why-records are kept, bounded, sent along, and never in the way of the world."""

import logging
import os
from pathlib import Path

import pytest

from game.persistence import create_world, fork_world, open_world
from game.persistence.pack import pack_world
from game.persistence.unpack import unpack_world
from game.persistence.why_log import WhyLog, thinned
from game.persistence.why_record import (
    WHY,
    WhyRecord,
    find,
    packed_whys,
    path_of,
    read_whys,
    why_files,
)
from tests.persistence.living import begin, tiny


def record(came: int, agent: int = 7, **more: object) -> WhyRecord:
    return WhyRecord(agent=agent, ticket=came, tick=came, came=came, **more)  # type: ignore[arg-type]


def all_of(folder: Path) -> list[WhyRecord]:
    return [record for file in why_files(folder) for record in read_whys(file.path).records]


def test_what_was_added_is_there_at_once_and_after_a_restart(tmp_path: Path) -> None:
    log = WhyLog(tmp_path, 0)
    added = [record(i, text=f"answer {i}") for i in range(600)]
    for i, one in enumerate(added):
        log.add(one)
        assert i % 100 or all_of(tmp_path) == added[: i + 1], "a crash now would take none"
    del log  # as kill -9 would
    again = WhyLog(tmp_path, 700)
    again.add(record(700))
    again.close()
    (file,) = why_files(tmp_path)
    assert read_whys(file.path).sound
    assert all_of(tmp_path) == [*added, record(700)]


def test_a_file_for_each_ten_thousand_ticks(tmp_path: Path) -> None:
    log = WhyLog(tmp_path, 0)
    for came in (0, 10_000, 10_001, 35_000):
        log.add(record(came))
    log.close()
    names = [file.path.name for file in why_files(tmp_path)]
    assert names == [
        "0000000-0010000.jsonl.gz", "0010001-0020000.jsonl.gz", "0030001-0040000.jsonl.gz",
    ]  # fmt: skip


def test_one_ticket_is_found_among_many(tmp_path: Path) -> None:
    log = WhyLog(tmp_path, 0)
    for i in range(300):
        log.add(record(i, agent=1 + i % 3))
    log.close()
    assert find(tmp_path, 2, 100, 100) == [record(100, agent=2)]
    assert find(tmp_path, 1, 100, 100) == []


def test_a_torn_end_is_passed_over_and_mended(tmp_path: Path) -> None:
    log = WhyLog(tmp_path, 0)
    for i in range(20):
        log.add(record(i, text="x" * 50))
    log.close()
    path = path_of(tmp_path, 0)
    path.write_bytes(path.read_bytes()[:-30])
    kept = read_whys(path).records
    assert not read_whys(path).sound
    assert len(kept) >= 15
    log = WhyLog(tmp_path, 20)
    log.add(record(20))
    log.close()
    assert all_of(tmp_path) == [*kept, record(20)]
    assert read_whys(path).sound


@pytest.mark.parametrize("damage", [b"", b"nonsense", packed_whys([])[:5]])
def test_a_damaged_file_holds_nothing_and_harms_nothing(tmp_path: Path, damage: bytes) -> None:
    path = path_of(tmp_path, 0)
    path.parent.mkdir()
    path.write_bytes(damage)
    assert all_of(tmp_path) == []
    log = WhyLog(tmp_path, 5)
    log.add(record(6))
    log.close()
    assert all_of(tmp_path) == [record(6)]


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.persistence.why_record.MOST_UNPACKED", 1 << 16)
    path = path_of(tmp_path, 0)
    path.parent.mkdir()
    path.write_bytes(packed_whys(record(i, text="x" * 5000) for i in range(100)))
    read = read_whys(path)
    assert not read.sound
    assert len(read.records) < 20


def test_going_back_drops_the_future(tmp_path: Path) -> None:
    log = WhyLog(tmp_path, 0)
    for came in (5, 9_000, 11_000):
        log.add(record(came))
    log.close()
    WhyLog(tmp_path, 8_000).close()
    assert all_of(tmp_path) == [record(5)]


def test_the_oldest_lose_their_prompts_and_then_go(tmp_path: Path) -> None:
    log = WhyLog(tmp_path, 0, room=40_000)
    for span in range(12):
        for i in range(30):
            noise, thought = os.urandom(200).hex(), os.urandom(60).hex()
            tick = span * 10_000 + 1 + i
            log.add(record(tick, user=noise, text=noise, choice="wait", thought=thought))
    log.close()
    files = why_files(tmp_path)
    assert sum(file.path.stat().st_size for file in files) <= 40_000
    kinds = [file.thin for file in files]
    assert kinds == sorted(kinds, reverse=True), "the old ones are thin"
    assert set(kinds) == {True, False}
    old = read_whys(files[0].path).records
    assert {(r.choice, r.user, r.text) for r in old} == {("wait", "", "")}
    assert files[0].first > 0, "the oldest went"
    assert read_whys(files[-1].path).records[0].user


def test_one_stretch_alone_can_not_fill_the_disk(tmp_path: Path) -> None:
    log = WhyLog(tmp_path, 0, room=20_000)
    for i in range(2_000):
        log.add(record(i, user=os.urandom(100).hex()))
    log.close()
    assert path_of(tmp_path, 0).stat().st_size < 11_000


def test_a_failing_disk_costs_records_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    log = WhyLog(tmp_path, 0)
    log.add(record(1))
    write = os.write

    def full(fd: int, data: bytes) -> int:
        write(fd, bytes(data)[:3])
        raise OSError(28, "No space left on device")

    with caplog.at_level(logging.WARNING):
        monkeypatch.setattr("game.persistence.why_log.os.write", full)
        log.add(record(2))
        log.add(record(3))
    assert len(caplog.records) == 1, "told once"
    assert "No space left" in log.failed
    monkeypatch.setattr("game.persistence.why_log.os.write", write)
    log.add(record(4))
    log.close()
    assert log.failed == ""
    assert all_of(tmp_path) == [record(1), record(4)]


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"precious")
    path = path_of(tmp_path, 0)
    path.parent.mkdir()
    path.symlink_to(other)
    log = WhyLog(tmp_path, 0)
    log.add(record(1))
    log.close()
    assert other.read_bytes() == b"precious"


def test_a_folder_that_is_a_link_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / WHY).symlink_to(tmp_path / "elsewhere")
    log = WhyLog(tmp_path / "w", 0)
    log.add(record(1))
    log.close()
    assert "link" in log.failed
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_keys_and_odd_characters_do_not_get_in(tmp_path: Path) -> None:
    log = WhyLog(tmp_path, 0, lambda text: text.replace("sk-secret", "***"))
    for name in ("text", "user", "system", "thought", "words", "choice", "model"):
        log.add(record(1, **{name: "a sk-secret b"}))
    log.add(record(2, text="lone \ud800 surrogate"))
    log.close()
    assert all("sk-secret" not in repr(one) for one in all_of(tmp_path))
    assert all_of(tmp_path)[-1].text == "lone ? surrogate"


def test_a_fork_takes_what_came_before_it(tmp_path: Path) -> None:
    life = begin(tmp_path)
    log = WhyLog(life.folder, 0)
    for _ in range(30):
        life.run(1)
        log.add(record(life.world.tick))
    life.sync()
    child = fork_world(life.folder, 20, tmp_path, "child")  # the parent runs on
    log.close()
    life.close()
    opened = open_world(child)
    WhyLog(child, opened.world.tick).close()
    opened.release()
    assert [r.came for r in all_of(child)] == list(range(1, 21))
    assert len(all_of(life.folder)) == 30


def test_they_are_packed_along_also_while_the_world_runs(tmp_path: Path) -> None:
    life = begin(tmp_path)
    life.run(10)
    log = WhyLog(life.folder, 0)
    added = [record(i, text="said") for i in range(10)]
    for one in added:
        log.add(one)
    life.sync()
    pack_world(life.folder, tmp_path / "w.zip")
    log.close()
    life.close()
    unpacked = unpack_world(tmp_path / "w.zip", tmp_path / "others")
    assert all_of(unpacked.folder) == added
    assert not (unpacked.folder / WHY).is_symlink()


def test_a_world_without_records_is_as_good(tmp_path: Path) -> None:
    opened = create_world(tmp_path, "w", tiny())
    assert all_of(opened.folder) == []
    WhyLog(opened.folder, 0).close()
    assert not (opened.folder / WHY).exists()
    opened.release()


def test_thin_records_keep_what_was_chosen() -> None:
    whole = record(1, choice="wait", thought="tired", text="{}", system="s", user="u", cost_micro=5)
    assert thinned(whole) == record(1, choice="wait", thought="tired", cost_micro=5)
