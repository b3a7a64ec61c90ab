"""The recorder: what is written when, and what a running world may expect of it."""

import json
from pathlib import Path

import pytest

from game.core.snapshot import encode
from game.persistence import Recorder, create_world, open_world, replay
from game.persistence.disk import Disk
from game.persistence.packing import pack_segment
from game.persistence.recorder import AUTOSAVE_TICKS, LENIENT_SECONDS
from game.persistence.segments import listing
from game.session import Session
from tests.persistence.living import begin, fixed_clock, resume, straight, tiny, until


def saved_tick(folder: Path) -> int:
    tick: int = json.loads((folder / "world_state.json").read_bytes())["tick"]
    return tick


def test_ticks_are_acknowledged_in_order_and_soon(tmp_path: Path) -> None:
    acks: list[int] = []
    life = begin(tmp_path, on_durable=acks.append)
    life.run(5)
    until(lambda: acks[-1:] == [5], seconds=5)  # of itself: at least four times a second
    life.run(30)
    until(lambda: acks[-1:] == [35], seconds=5)
    assert acks == sorted(set(acks))
    assert life.recorder.durable_tick == 35
    life.close()


def test_the_state_is_saved_by_the_clock(tmp_path: Path) -> None:
    now = 0.0
    life = begin(tmp_path, clock=lambda: now, autosave_seconds=60)
    now = 59.0
    life.run(10).sync()
    assert saved_tick(life.folder) == 0
    now = 61.0
    life.run(39).sync()
    assert saved_tick(life.folder) == 0, "soon the state is encoded anyway"
    life.run(30)
    until(lambda: saved_tick(life.folder) == 50)
    now = 61.0 + 60 + LENIENT_SECONDS
    life.run(5)
    until(lambda: saved_tick(life.folder) == 80)
    life.recorder.abandon()


def test_the_state_is_saved_by_ticks_at_high_speed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert AUTOSAVE_TICKS >= 1000
    monkeypatch.setattr("game.persistence.recorder.AUTOSAVE_TICKS", 40)
    life = begin(tmp_path).run(90)
    life.sync()
    until(lambda: saved_tick(life.folder) == 50)
    life.recorder.abandon()


def test_a_save_on_demand_waits_for_the_disk(tmp_path: Path) -> None:
    life = begin(tmp_path).run(7)
    assert life.recorder.save(wait=30)
    assert saved_tick(life.folder) == 7
    assert life.recorder.durable_tick == 7
    life.recorder.abandon()


def test_keyframes_are_kept_and_finished_files_packed(tmp_path: Path) -> None:
    life = begin(tmp_path, span=20, keyframe_ticks=30).run(70).sync()
    events = life.folder / "events"
    expected = [
        "0000000-0000020.jsonl.gz",
        "0000021-0000040.jsonl.gz",
        "0000041-0000060.jsonl.gz",
        "0000061-0000080.jsonl",
    ]
    until(lambda: sorted(p.name for p in events.iterdir()) == expected)
    assert sorted(p.name for p in (life.folder / "keyframes").iterdir()) == [
        "0000000.json.gz",
        "0000030.json.gz",
        "0000060.json.gz",
    ]
    life.close()
    assert replay(life.folder).last == 70


def test_what_a_crash_left_unpacked_is_packed_later(tmp_path: Path) -> None:
    folder = begin(tmp_path, span=20).run(50).crash()
    life = resume(folder, span=20).run(1)
    until(lambda: len(list((folder / "events").glob("*.gz"))) == 2)
    life.close()
    assert replay(folder).last == 51


def test_another_span_goes_on_behind_the_file_that_is_there(tmp_path: Path) -> None:
    folder = begin(tmp_path, span=50).run(60).close()
    folder = resume(folder, span=20).run(60).close()
    firsts = sorted(p.name[:15] for p in (folder / "events").iterdir())
    assert firsts == ["0000000-0000050", "0000051-0000100", "0000101-0000120"]
    assert replay(folder).last == 120


def test_a_world_whose_last_file_is_packed_goes_on_in_another(tmp_path: Path) -> None:
    folder = begin(tmp_path).run(30).close()
    (segment,) = listing(folder / "events")
    for _ in pack_segment(segment, Disk()):
        pass
    assert resume(folder).run(30).close()
    assert sorted(p.name for p in (folder / "events").iterdir()) == [
        "0000000-0010000.1.jsonl",
        "0000000-0010000.jsonl.gz",
    ]
    assert (replay(folder).last, replay(folder).diverged_at) == (60, None)


def test_a_world_may_begin_at_any_tick(tmp_path: Path) -> None:
    """As one does that goes back to an earlier moment of another."""
    world = straight(75)
    world.generation = 3
    life = begin(tmp_path, world=world)
    assert life.recorder.durable_tick == 75
    folder = life.run(30).crash()
    again = resume(folder).run(20)
    again.close()
    assert (again.world.tick, again.world.generation) == (125, 4)
    result = replay(folder)
    assert (result.first, result.last, result.diverged_at) == (76, 125, None)
    assert [p.name for p in (folder / "keyframes").iterdir()] == ["0000075.json.gz"]


def test_commands_are_numbered_on(tmp_path: Path) -> None:
    life = begin(tmp_path).run(40)
    folder = life.close()
    opened = open_world(folder)
    recorder = Recorder(opened)
    with pytest.raises(ValueError, match="commands go on at"):
        recorder.attach(Session(opened.world, 1))
    with pytest.raises(ValueError, match="another world"):
        recorder.attach(Session(tiny(), opened.next_number))
    recorder.close()


def test_closing_twice_is_closing_once(tmp_path: Path) -> None:
    life = begin(tmp_path).run(4)
    assert life.recorder.close()
    assert life.recorder.close()
    life.run(2)  # unobserved
    assert replay(life.folder).last == 4


def test_a_world_that_was_only_opened_gets_no_new_state(tmp_path: Path) -> None:
    opened = create_world(tmp_path, "w", tiny())
    assert Recorder(opened, clock=fixed_clock).close()
    folder = tmp_path / "w"
    before = (folder / "world_state.json").stat().st_mtime_ns
    for _ in range(3):
        resume(folder).close()
    assert (folder / "world_state.json").stat().st_mtime_ns >= before
    assert open_world(folder).world.generation == 4
    assert replay(folder).last == 0


def test_recording_does_not_change_the_world(tmp_path: Path) -> None:
    life = begin(tmp_path).run(20)
    before = encode(life.world)
    life.recorder.save(wait=30)
    life.recorder.close()
    assert encode(life.world) == before
