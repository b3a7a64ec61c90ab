"""`worlds`: the list, the bin, thumbnails; and `pack`/`unpack` as commands."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from game import cli
from game.errors import SaveError
from game.persistence import Meta, list_worlds
from game.persistence.bin import binned_worlds, delete_world, restore_world
from game.persistence.spending import Spending
from game.persistence.worlds import count_people
from game.thumbnails import write_thumbnail
from game.world_setup import open_or_create
from tests.headless.helpers import options
from tests.persistence.living import begin, create_world, tiny


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    begin(tmp_path / "saves").run(5).close()
    return tmp_path / "saves"


def command(saves: Path, *words: str) -> int:
    return cli.main([*words, "--set", f"paths.saves={saves}", "--set", f"paths.logs={saves}/l"])


def test_the_list_tells_what_one_wants_to_know(
    saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meta = Meta(parent="w\x1b[2J", parent_tick=3)
    opened = create_world(saves, "child", tiny(), meta)
    bill = Spending(opened.folder)
    bill.settle(bill.hold(7, 2000), 7, 1500, 3, (10, 5))
    write_thumbnail(opened.folder, opened.world)
    opened.release()
    assert command(saves, "worlds", "--json") == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    (row,) = [row for row in told["worlds"] if row["name"] == "child"]
    assert row["people"] == len(opened.world.agents)
    assert (row["parent_tick"], row["cost_usd"], row["llm_calls"]) == (3, 0.0015, 3)
    assert Path(row["thumbnail"]).read_bytes().startswith(b"\x89PNG")
    assert command(saves, "worlds") == 0
    table = capsys.readouterr().out
    assert "\x1b" not in table
    assert "0.0015" in table


def test_a_run_leaves_a_thumbnail(tmp_path: Path) -> None:
    running = open_or_create(options(tmp_path))
    running.tick()
    folder = running.opened.folder
    assert not (folder / "thumbnail.png").exists()
    running.close()
    picture = (folder / "thumbnail.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    size = int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")
    assert size == (240, 150)


def test_people_are_counted_without_loading(saves: Path, tmp_path: Path) -> None:
    assert count_people(saves / "w" / "world_state.json") == 4
    assert count_people(tmp_path / "none") == -1
    (tmp_path / "odd").write_bytes(b"[" * 100_000)
    assert count_people(tmp_path / "odd") == -1


def test_a_deleted_world_waits_in_the_bin(saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(saves, "worlds", "--delete", "w", "--yes", "--json") == 0
    assert list_worlds(saves) == []
    capsys.readouterr()
    command(saves, "worlds", "--json")
    assert [one["name"] for one in json.loads(capsys.readouterr().out)["bin"]] == ["w"]
    assert command(saves, "worlds", "--restore", "w") == 0
    assert [info.name for info in list_worlds(saves)] == ["w"]
    assert binned_worlds(saves) == []


def test_two_of_one_name_have_room_in_the_bin(saves: Path) -> None:
    now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    first = delete_world(saves, "w", now)
    begin(saves).run(9).close()
    second = delete_world(saves, "w", now)
    assert (first.name, second.name) == ("w-20260102-030405", "w-20260102-030405.1")
    assert restore_world(saves, "w").name == "w"
    with pytest.raises(SaveError, match="There is a world w"):
        restore_world(saves, "w")
    assert restore_world(saves, first.name, "older").name == "older"


def test_deleting_asks(saves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command(saves, "worlds", "--delete", "w") == 2  # nobody is there to ask

    class Typing:
        def __init__(self, answer: str) -> None:
            self.answer = answer

        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return self.answer

    monkeypatch.setattr("sys.stdin", Typing("\n"))
    assert command(saves, "worlds", "--delete", "w") == 0
    assert [info.name for info in list_worlds(saves)] == ["w"]
    monkeypatch.setattr("sys.stdin", Typing("y\n"))
    assert command(saves, "worlds", "--delete", "w") == 0
    assert list_worlds(saves) == []


def test_a_world_in_use_is_not_deleted(saves: Path) -> None:
    life = begin(saves, "busy")
    assert command(saves, "worlds", "--delete", "busy", "--yes") == 3
    assert life.folder.exists()
    life.close()


def test_what_is_no_world_is_not_touched(saves: Path) -> None:
    (saves / "mine").mkdir()
    assert command(saves, "worlds", "--delete", "mine", "--yes") == 3
    assert command(saves, "worlds", "--restore", "../w") == 3
    assert (saves / "mine").is_dir()


def test_pack_and_unpack_as_commands(
    saves: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sent.zip"
    assert command(saves, "pack", "w", "-o", str(file), "--json") == 0
    assert json.loads(capsys.readouterr().out)["tick"] == 5
    assert command(tmp_path / "other", "unpack", str(file), "--as", "theirs", "--json") == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["world"], told["called"], told["tick"]) == ("theirs", "w", 5)
    assert (Path(told["folder"]) / "thumbnail.png").is_file()
    assert command(tmp_path / "other", "replay", "theirs", "--verify") == 0
    assert command(saves, "pack", "nobody") == 3
    assert command(saves, "unpack", str(tmp_path / "none.zip")) == 3
