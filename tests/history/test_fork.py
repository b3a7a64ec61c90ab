"""A fork shares the past, goes its own way, and verifies alone."""

import json
from pathlib import Path

import pytest

from game.cli import main
from game.core.commands import SetRule
from game.core.digest import digest
from game.errors import SaveError
from game.persistence import (
    History,
    create_world,
    fork_world,
    open_world,
    read_card,
    read_log,
    replay,
)
from tests.history.models import born, drive
from tests.persistence.living import Life, begin, resume, tiny, until

TICKS = 330


@pytest.fixture(scope="module")
def parent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of two sessions, with models and a player, in several files."""
    saves = tmp_path_factory.mktemp("saves")
    life = born(create_world(saves, "parent", tiny(3, 5)), span=100, keyframe_ticks=60)
    drive(life.session, TICKS // 2)
    folder = life.close()
    life = born(open_world(folder), span=100, keyframe_ticks=60)
    drive(life.session, TICKS // 2)
    life.sync()
    until(lambda: len(list((folder / "events").glob("*.gz"))) >= 3)
    return life.close()


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("tick", [0, 1, 59, 60, 100, 101, 165, 166, 200, 299, 329, 330])
def test_it_has_the_past_and_goes_on_alone(parent: Path, tmp_path: Path, tick: int) -> None:
    before = everything(parent)
    child = fork_world(parent, tick, tmp_path, "child")
    assert everything(parent) == before
    card = read_card(child)
    assert (card.name, card.parent, card.parent_tick) == ("child", "parent", tick)
    assert digest(History(child).world_at(tick)) == digest(History(parent).world_at(tick))
    past = [t for t in read_log(parent) if t.tick <= tick]
    assert list(read_log(child)) == past
    assert (replay(child).last, replay(child).diverged_at) == (tick, None)
    opened = open_world(child)
    assert opened.warnings == []
    assert opened.world.generation == History(parent).world_at(tick).generation + 1
    life = born(opened, span=100)
    drive(life.session, 130)
    life.close()
    result = replay(child)
    assert (result.first, result.last, result.diverged_at) == (1, tick + 130, None)
    assert result.digests_checked == (tick + 130) // 50
    assert list(read_log(child, 1, tick)) == past
    assert resume(child).close() == child


def test_unchanged_it_runs_like_its_parent_and_changed_it_does_not(
    parent: Path, tmp_path: Path
) -> None:
    def after(name: str, rule: bool) -> list[object]:
        life = born(open_world(fork_world(parent, 120, tmp_path, name)))
        if rule:
            life.session.submit(SetRule(rule="combat_damage", value=1000), "console")
        drive(life.session, 45)
        return [tick.events for tick in read_log(life.close(), 121, 165)]

    logged = [tick.events for tick in read_log(parent, 121, 165)]
    assert after("same", rule=False) == logged
    assert after("other", rule=True) != logged


def test_a_running_world_is_forked(tmp_path: Path) -> None:
    life: Life = begin(tmp_path).run(70).sync()
    child = fork_world(life.folder, None, tmp_path)
    assert child.name == "world_001"
    assert read_card(child).parent_tick == 70
    life.run(10)
    life.close()
    assert replay(child).last == 70
    assert replay(life.folder).last == 80
    grandchild = fork_world(child, 33, tmp_path)
    assert (read_card(grandchild).parent, replay(grandchild).last) == ("world_001", 33)


def test_what_can_not_be_is_refused_and_leaves_nothing(parent: Path, tmp_path: Path) -> None:
    fork_world(parent, 5, tmp_path, "taken")
    for tick, name, why in (
        (5, "taken", "there already"),
        (TICKS + 1, "x", "can't be shown"),
        (5, "../x", "can't name a world"),
    ):
        with pytest.raises(SaveError, match=why):
            fork_world(parent, tick, tmp_path, name)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_the_command_line_forks(
    parent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    setting = f"paths.saves={parent.parent}"
    assert main(["fork", "parent", "--at", "44", "--as", "b c", "--json", "--set", setting]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["world"], told["parent"], told["parent_tick"]) == ("b c", "parent", 44)
    assert (told["llm_calls"], told["folder"]) == (0, str(parent.parent / "b c"))
    assert main(["replay", "b c", "--verify", "--json", "--set", setting]) == 0
    assert json.loads(capsys.readouterr().out)["to"] == 44
    assert main(["fork", "parent", "--at", "999", "--set", setting]) == 2  # no fault of the save
    assert main(["fork", "nobody", "--at", "9", "--set", setting]) == 3
    assert main(["fork", "parent", "--set", setting]) == 2


def test_what_was_measured_and_told_goes_along(tmp_path: Path) -> None:
    life = begin(tmp_path)
    for _ in range(60):
        life.session.tick()
    life.close()
    (tmp_path / "w" / "metrics.csv").write_text("tick,people\n0,4\n")
    child = fork_world(tmp_path / "w", 50, tmp_path, "child")
    assert (child / "metrics.csv").read_text() == "tick,people\n0,4\n"
    assert not (child / "chronicle.md").exists()
