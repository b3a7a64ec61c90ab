"""Older formats are brought to today's and kept; what no way leads from is refused by name."""

import json
from pathlib import Path

import pytest

from game.errors import SaveError
from game.persistence import list_worlds, open_world, read_card, replay
from game.persistence.disk import Disk
from game.persistence.layout import CARD, FORMAT
from game.persistence.migrate import MIGRATIONS
from tests.persistence.living import begin, resume


def as_format(folder: Path, number: int) -> Path:
    """A made-up older format: the card says so, and the newest state has another name."""
    card = json.loads((folder / CARD).read_bytes())
    (folder / CARD).write_text(json.dumps({**card, "format": number}))
    if number < FORMAT:
        (folder / "world_state.json").rename(folder / "state.json")
    return folder


def up_from_0(folder: Path, disk: Disk) -> None:
    (folder / "state.json").rename(folder / "world_state.json")


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name != "save.lock"
    }


def test_every_format_has_a_way_to_the_next() -> None:
    assert sorted(MIGRATIONS) == list(range(1, FORMAT))


def test_a_format_that_nothing_leads_from_is_refused(tmp_path: Path) -> None:
    folder = as_format(begin(tmp_path).run(20).close(), 0)
    before = everything(folder)
    with pytest.raises(SaveError, match="has format 0, and no way leads from format 0"):
        open_world(folder)
    assert everything(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["w"]


def test_it_is_migrated_and_the_old_one_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = as_format(begin(tmp_path).run(20).close(), 0)
    before = everything(folder)
    monkeypatch.setitem(MIGRATIONS, 0, up_from_0)
    for look in (read_card, replay):
        with pytest.raises(SaveError, match=r"format 0: `python3 main\.py run w` brings it to"):
            look(folder)
    assert "format 0" in list_worlds(tmp_path)[0].fault
    life = resume(folder)
    assert any("kept in w.format_0" in warning for warning in life.opened.warnings)
    life.run(30).close()
    assert everything(tmp_path / "w.format_0") == before
    assert read_card(folder).format == FORMAT
    assert replay(folder).digests_checked == 1
    assert open_world(folder).warnings == []


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = as_format(begin(tmp_path).run(20).close(), 0)
    before = everything(folder)

    def full(folder: Path, disk: Disk) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(MIGRATIONS, 0, full)
    with pytest.raises(SaveError, match="can't be migrated: No space left"):
        open_world(folder)
    assert everything(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["w"]


def test_a_newer_format_is_refused_by_name(tmp_path: Path) -> None:
    folder = as_format(begin(tmp_path).run(5).close(), FORMAT + 1)
    with pytest.raises(SaveError, match=rf"has format {FORMAT + 1}, .*update the program"):
        open_world(folder)
