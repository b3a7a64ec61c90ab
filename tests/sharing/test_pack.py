"""A world as one file: what is in it, and that it lives on wherever it is unpacked."""

import json
import zipfile
from pathlib import Path

import pytest

from game.errors import SaveError
from game.persistence import open_world, read_card, replay
from game.persistence.disk import Disk
from game.persistence.fork import fork_world
from game.persistence.layout import CARD, FORMAT
from game.persistence.migrate import MIGRATIONS
from game.persistence.pack import pack_world
from game.persistence.unpack import unpack_world
from game.thumbnails import draw_thumbnail
from tests.persistence.living import alike, begin, only_segment, resume, straight


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begin(tmp_path / "saves").run(70).close()


def test_a_world_that_was_sent_verifies_and_lives_on(folder: Path, tmp_path: Path) -> None:
    packed = pack_world(folder, tmp_path / "w.zip", draw_thumbnail)
    assert (packed.world, packed.tick) == ("w", 70)
    there = unpack_world(packed.file, tmp_path / "elsewhere")
    assert (there.folder.name, there.tick, there.called) == ("w", 70, "w")
    result = replay(there.folder)
    assert (result.diverged_at, result.last, result.digests_checked) == (None, 70, 1)
    life = resume(there.folder).run(30)
    assert alike(life.world, straight(100))
    life.close()
    assert replay(there.folder).diverged_at is None


def test_the_same_world_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    (folder / "torn.bin").write_bytes(b"x")
    first = pack_world(folder, tmp_path / "1.zip", draw_thumbnail).file.read_bytes()
    (folder / "torn.bin").unlink()
    (folder / "save.lock").write_bytes(b"7")
    assert pack_world(folder, tmp_path / "2.zip", draw_thumbnail).file.read_bytes() == first
    again = unpack_world(tmp_path / "1.zip", tmp_path / "elsewhere").folder
    assert pack_world(again, tmp_path / "3.zip", draw_thumbnail).file.read_bytes() == first


def test_what_is_in_a_pack(folder: Path, tmp_path: Path) -> None:
    (folder / "abilities" / "fireball.py").write_text("x = 1\n", encoding="utf-8")
    (folder / "abilities" / "fireball.proof.json").write_text("{}\n", encoding="utf-8")
    (folder / "abilities" / "notes to self.txt").write_text("hm", encoding="utf-8")
    (folder / "memories" / "agent_001.json").write_text("{}", encoding="utf-8")
    (folder / "world_state.json.tmp").write_bytes(b"half")
    (folder / "metrics.csv").write_text("tick,people\n", encoding="utf-8")
    (folder / "chronicle.md").write_text("# Chronicle\n", encoding="utf-8")
    (folder / "spending.jsonl").write_text("{}\n", encoding="utf-8")
    packed = pack_world(folder, tmp_path / "w.zip", draw_thumbnail)
    with zipfile.ZipFile(packed.file) as archive:
        assert archive.namelist() == [
            "abilities/fireball.proof.json",
            "abilities/fireball.py",
            "chronicle.md",
            "events/0000000-0010000.jsonl",
            "keyframes/0000000.json.gz",
            "memories/agent_001.json",
            "metrics.csv",
            "thumbnail.png",
            "world.json",
            "world_state.json",
        ]
        assert archive.read("thumbnail.png").startswith(b"\x89PNG")
    assert packed.left_out == ("abilities/notes to self.txt",)
    there = unpack_world(packed.file, tmp_path / "elsewhere").folder
    assert (there / "abilities" / "fireball.py").read_text(encoding="utf-8") == "x = 1\n"


def test_a_world_that_runs_is_packed_as_far_as_it_is_durable(tmp_path: Path) -> None:
    life = begin(tmp_path / "saves").run(40).sync()
    packed = pack_world(life.folder, tmp_path / "w.zip")
    assert packed.tick == 40
    there = unpack_world(packed.file, tmp_path / "elsewhere").folder
    opened = open_world(there)
    opened.release()
    assert alike(opened.world, straight(40))
    life.close()


def test_what_a_crash_left_at_the_end_is_not_packed(folder: Path, tmp_path: Path) -> None:
    with only_segment(folder).open("ab") as log:
        log.write(b'{"event":{"agent":1,"ki')
    there = unpack_world(pack_world(folder, tmp_path / "w.zip").file, tmp_path / "elsewhere")
    assert replay(there.folder).last == 70
    assert open_world(there.folder).warnings == []


def test_a_name_that_is_taken_gets_a_number(folder: Path, tmp_path: Path) -> None:
    file = pack_world(folder, tmp_path / "w.zip").file
    names = [unpack_world(file, folder.parent).folder.name for _ in range(2)]
    assert names == ["w-2", "w-3"]
    assert read_card(folder.parent / "w-3").name == "w-3"
    assert unpack_world(file, folder.parent, "Mara's garden").folder.name == "Mara's garden"
    with pytest.raises(SaveError, match="There is a world w in"):
        unpack_world(file, folder.parent, "w")


def test_what_a_later_version_wrote_on_the_card_stays(folder: Path, tmp_path: Path) -> None:
    card = json.loads((folder / "world.json").read_bytes())
    (folder / "world.json").write_text(json.dumps({**card, "mood": "fair"}), encoding="utf-8")
    file = pack_world(folder, tmp_path / "w.zip").file
    there = unpack_world(file, folder.parent).folder
    assert json.loads((there / "world.json").read_bytes())["mood"] == "fair"


def test_a_world_from_a_pack_is_a_strangers_whatever_it_says(folder: Path, tmp_path: Path) -> None:
    assert not read_card(folder).foreign
    file = pack_world(folder, tmp_path / "w.zip").file
    there = unpack_world(file, tmp_path / "elsewhere").folder
    assert read_card(there).foreign
    child = fork_world(there, 40, there.parent, "child")
    assert read_card(child).foreign


def test_nothing_is_overwritten(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "w.zip").write_bytes(b"mine")
    with pytest.raises(SaveError, match=r"w\.zip is there already"):
        pack_world(folder, tmp_path / "w.zip")
    assert (tmp_path / "w.zip").read_bytes() == b"mine"


def test_a_damaged_world_is_not_packed(folder: Path, tmp_path: Path) -> None:
    log = only_segment(folder)
    log.write_bytes(log.read_bytes().replace(b'"seq":20,', b'"seq":21,', 1))
    with pytest.raises(SaveError, match=r"0010000\.jsonl, line \d+ is damaged"):
        pack_world(folder, tmp_path / "w.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["saves"]


def test_a_keyframe_that_is_thinned_meanwhile_is_not_missed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.persistence.pack.keyframe_ticks", lambda folder: [0, 35])
    packed = pack_world(folder, tmp_path / "w.zip")
    there = unpack_world(packed.file, tmp_path / "elsewhere").folder
    assert replay(there).last == 70


def older(folder: Path, file: Path) -> Path:
    """A pack of a made-up older format, whose card has another word for the name."""
    pack_world(folder, file, draw_thumbnail)
    with zipfile.ZipFile(file) as archive:
        entries = {info.filename: archive.read(info) for info in archive.infolist()}
    card = json.loads(entries[CARD])
    entries[CARD] = json.dumps({**card, "format": 0, "title": card.pop("name")}).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file


def test_a_pack_of_an_older_format_is_migrated(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = older(folder, tmp_path / "old.zip")
    before = file.read_bytes()

    def up_from_0(there: Path, disk: Disk) -> None:
        card = json.loads((there / CARD).read_bytes())
        card["name"] = card.pop("title")
        disk.write_whole(there / CARD, json.dumps(card).encode())

    with pytest.raises(SaveError, match="format 0, and no way leads from format 0"):
        unpack_world(file, tmp_path / "elsewhere")
    monkeypatch.setitem(MIGRATIONS, 0, up_from_0)
    there = unpack_world(file, tmp_path / "elsewhere", "mine")
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["mine"]
    assert (read_card(there.folder).format, there.meta.name) == (FORMAT, "w")
    assert replay(there.folder).diverged_at is None
    assert file.read_bytes() == before


@pytest.mark.parametrize("fault", [KeyError("title"), OSError(28, "No space"), SaveError("no")])
def test_a_migration_that_fails_leaves_nothing(
    fault: Exception, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(there: Path, disk: Disk) -> None:
        raise fault

    monkeypatch.setitem(MIGRATIONS, 0, broken)
    with pytest.raises(SaveError, match=r"old\.zip"):
        unpack_world(older(folder, tmp_path / "old.zip"), tmp_path / "elsewhere")
    assert list((tmp_path / "elsewhere").iterdir()) == []
