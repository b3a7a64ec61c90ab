"""Worlds are made whole, opened by one process at a time, and loaded as they were."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.core.snapshot import encode
from game.errors import SaveError
from game.persistence import (
    Meta,
    create_world,
    list_worlds,
    newest_world,
    next_name,
    open_world,
    replay,
)
from game.persistence.layout import FORMAT, LOCK, PREVIOUS, STATE
from game.persistence.lines import seal, unseal
from tests.persistence.living import ROOT, alike, begin, only_segment, resume, straight, tiny


def test_a_new_world_has_the_folder_of_the_design(tmp_path: Path) -> None:
    opened = create_world(tmp_path, "garden", tiny(), Meta(scenario="tavern"))
    opened.release()
    inside = {str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*")}
    assert inside == {
        "garden",
        "garden/world.json",
        "garden/world_state.json",
        "garden/save.lock",
        "garden/events",
        "garden/keyframes",
        "garden/keyframes/0000000.json.gz",
        "garden/abilities",
        "garden/memories",
    }
    card = json.loads((tmp_path / "garden" / "world.json").read_text())
    assert (card["name"], card["seed"], card["scenario"], card["format"]) == (
        "garden",
        1,
        "tavern",
        FORMAT,
    )
    assert open_world(tmp_path / "garden").world.tick == 0


def test_a_closed_world_comes_back_as_it_was_left(tmp_path: Path) -> None:
    life = begin(tmp_path).run(123)
    left = encode(life.world)
    folder = life.close()
    opened = open_world(folder)
    opened.world.generation -= 1
    assert encode(opened.world) == left
    assert opened.next_number == life.session.next_number
    assert opened.warnings == []
    assert json.loads((folder / STATE).read_text())["tick"] == 123


@pytest.mark.parametrize("seed", [0, 2**63 - 1])
def test_any_seed_can_be_saved(tmp_path: Path, seed: int) -> None:
    folder = begin(tmp_path, world=tiny(seed)).run(60).close()
    assert open_world(folder).world.seed == seed
    assert list_worlds(tmp_path)[0].seed == seed
    assert replay(folder).diverged_at is None


def test_interrupted_often_it_lives_the_same_life(tmp_path: Path) -> None:
    folder = begin(tmp_path).run(20).close()
    for i in range(8):
        life = resume(folder).run(15)
        folder = life.crash() if i % 2 else life.close()
    last = resume(folder)
    assert last.world.tick == 140
    assert last.world.generation == 9
    assert alike(last.world, straight(140))
    last.close()


def test_opening_alone_changes_nothing_on_disk(tmp_path: Path) -> None:
    folder = begin(tmp_path).run(10).close()
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    open_world(folder).release()
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    create_world(tmp_path, "w", tiny()).release()
    with pytest.raises(SaveError, match="is there already"):
        create_world(tmp_path, "w", tiny())


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../w", "a/b", "a\\b", "/w", "C:w", "w\0", "con", "NUL.txt", "w.new", "x" * 65,
     ".hidden", "w.", "w ", "a\nb", "w.tmp", "~w", "-w"],
)  # fmt: skip
def test_a_name_that_could_leave_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SaveError, match="can't name a world"):
        create_world(tmp_path, name, tiny())
    assert list(tmp_path.iterdir()) == []


def test_worlds_are_numbered_and_listed_newest_first(tmp_path: Path) -> None:
    assert next_name(tmp_path / "nowhere") == "world_001"
    assert newest_world(tmp_path) is None
    for name in ("world_007", "garden", "world_002"):
        begin(tmp_path, name).run(3).close()
    os.utime(tmp_path / "garden" / STATE, (2_000_000_000, 2_000_000_000))
    os.utime(tmp_path / "world_007" / STATE, (1_000_000_000, 1_000_000_000))
    (tmp_path / "unfinished.new").mkdir()
    (tmp_path / "no world").mkdir()
    assert next_name(tmp_path) == "world_008"
    listed = list_worlds(tmp_path)
    assert [info.name for info in listed] == ["garden", "world_002", "world_007"]
    assert [(info.tick, info.seed, info.fault) for info in listed] == [(3, 1, "")] * 3
    (tmp_path / "garden" / "world.json").write_text('{"format": 99}')
    assert "format 99" in list_worlds(tmp_path)[0].fault
    assert newest_world(tmp_path) == tmp_path / "world_002"


def test_a_world_is_open_once(tmp_path: Path) -> None:
    life = begin(tmp_path)
    with pytest.raises(SaveError, match=f"in use by process {os.getpid()}"):
        open_world(life.folder)
    other = subprocess.run(
        [sys.executable, "-c", OPEN, str(life.folder)], cwd=ROOT, capture_output=True, text=True
    )
    assert other.returncode == 3, other.stderr
    assert "in use" in other.stderr
    life.close()
    open_world(life.folder).release()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no other process gets a copy of a lock here")
@pytest.mark.parametrize("known", [True, False], ids=["known owner", "no number written yet"])
def test_a_lock_that_a_killed_owner_left_to_a_starting_process_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    begin(tmp_path).close()
    folder = tmp_path / "w"
    with subprocess.Popen(
        [sys.executable, "-c", HALF_STARTED, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as owner:
        assert owner.stdout is not None
        assert owner.stdin is not None
        heir = int(owner.stdout.readline())
        owner.kill()
        owner.wait()
        if not known:
            (folder / LOCK).write_bytes(b"")
        waits: list[float] = []

        def heir_goes_on(seconds: float) -> None:
            waits.append(seconds)
            if len(waits) == 3:
                os.kill(heir, signal.SIGKILL)
            time.sleep(seconds)

        monkeypatch.setattr("game.persistence.lock.PATIENCE_SECONDS", 0.0)
        with pytest.raises(SaveError, match="in use"):
            open_world(folder)
        monkeypatch.undo()
        monkeypatch.setattr("game.persistence.lock.sleep", heir_goes_on)
        opened = open_world(folder)
    assert len(waits) >= 3
    assert (folder / LOCK).read_text() == f"{os.getpid()}\n"
    opened.release()


HALF_STARTED = """
import os, sys, time
from pathlib import Path
from game.persistence.lock import Lock
lock = Lock(Path(sys.argv[1]))
heir = os.fork()
if heir:
    print(heir, flush=True)
time.sleep(600)
"""


OPEN = """
import sys
from pathlib import Path
from game.errors import SaveError
from game.persistence import open_world
try:
    open_world(Path(sys.argv[1]))
except SaveError as error:
    print(error, file=sys.stderr)
    sys.exit(3)
"""


def test_what_a_crash_left_while_a_world_was_made_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "w.new" / "events").mkdir(parents=True)
    (tmp_path / "w.new" / "world.json").write_text("{")
    begin(tmp_path).run(2).close()
    assert not (tmp_path / "w.new").exists()


def test_unfinished_files_are_swept_away(tmp_path: Path) -> None:
    folder = begin(tmp_path).run(2).close()
    for name in ("world_state.json.tmp", "events/x.jsonl.gz.tmp", "keyframes/1.json.gz.tmp"):
        (folder / name).write_text("half")
    open_world(folder).release()
    assert not list(folder.rglob("*.tmp"))


@pytest.mark.parametrize("name", ["world.json", STATE, "keyframes/0000000.json.gz"])
def test_a_missing_piece_is_named_or_done_without(tmp_path: Path, name: str) -> None:
    folder = begin(tmp_path).run(30).close()
    (folder / name).unlink()
    if name == "world.json":
        with pytest.raises(SaveError, match=r"is no saved world: it has no world\.json"):
            open_world(folder)
    else:
        assert alike(open_world(folder).world, straight(30))


def test_a_damaged_state_costs_time_and_nothing_else(tmp_path: Path) -> None:
    life = begin(tmp_path).run(30)
    life.recorder.save(wait=30)
    folder = life.run(30).close()
    for damaged in (STATE, PREVIOUS):
        path = folder / damaged
        path.write_bytes(path.read_bytes().replace(b"hunger", b"Hunger", 1))
        opened = open_world(folder)
        assert damaged in opened.warnings[-1]
        assert alike(opened.world, straight(60))
        opened.release()
    (folder / "keyframes" / "0000000.json.gz").unlink()
    with pytest.raises(SaveError, match=STATE):
        open_world(folder)


def test_a_newer_format_is_refused_by_its_name(tmp_path: Path) -> None:
    folder = begin(tmp_path).run(5).close()
    card = folder / "world.json"
    text = card.read_text()
    card.write_text(text.replace(f'"format": {FORMAT}', '"format": 9'))
    with pytest.raises(SaveError, match=r"world\.json has format 9.*update"):
        open_world(folder)
    card.write_text(text)
    document = unseal((folder / STATE).read_bytes())
    assert document is not None
    (folder / STATE).write_bytes(seal(document.replace(b'"format":%d' % FORMAT, b'"format":9')))
    with pytest.raises(SaveError, match=r"world_state\.json has format 9.*update"):
        open_world(folder)  # though an older state is there: it may lack what this one knows


def test_a_card_of_a_later_version_with_more_on_it_is_read(tmp_path: Path) -> None:
    folder = begin(tmp_path).run(5).close()
    card = folder / "world.json"
    card.write_text(card.read_text().replace('"format": 2', '"thumbnail": "x.png", "format": 2'))
    open_world(folder).release()


def test_a_copied_world_is_a_world(tmp_path: Path) -> None:
    folder = begin(tmp_path).run(40).close()
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    life = resume(copy)
    assert life.opened.name == "copy"
    life.run(10).close()
    assert alike(life.world, straight(50))


def test_no_folder_no_world(tmp_path: Path) -> None:
    for path in (tmp_path / "none", only_segment(begin(tmp_path).run(1).close())):
        with pytest.raises(SaveError, match=r"is no saved world|can't be read"):
            open_world(path)


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="runs as root")
def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(SaveError, match="Permission"):
        create_world(tmp_path, "w", tiny())
