"""A replay that parts from the log says where, in which parts of the state, and why."""

import json
from pathlib import Path

import pytest

from game.cli import main
from game.core.change import change
from game.core.systems import SYSTEMS
from game.core.world import World
from game.errors import SaveError
from game.persistence import card, fingerprint, fork_world, open_world, read_card, replay
from game.persistence.layout import CARD, STATE
from tests.persistence.living import begin, only_segment, resume


def with_fault(monkeypatch: pytest.MonkeyPatch, tick: int, fault: object) -> None:
    """Let the simulation of today do something else from a tick on."""

    def system(world: World) -> None:
        if world.tick >= tick and world.agents:
            fault(world)  # type: ignore[operator]

    monkeypatch.setattr("game.core.step.SYSTEMS", (*SYSTEMS, system))


def tire(world: World) -> None:
    change(world.needs, world.agents[0], energy=world.needs[world.agents[0]].energy - 1)


def test_the_parts_that_differ_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = begin(tmp_path, keyframe_ticks=110).run(170).close()
    with_fault(monkeypatch, 95, tire)
    result = replay(folder)
    assert result.diverged_at == 100  # the first digest behind it: no event told before
    assert result.components == ["needs"]
    assert "the state differs in needs" in result.difference
    assert result.other_simulation == ""
    assert replay(folder, 120).diverged_at == 150
    assert replay(folder, end=99).diverged_at is None


def test_an_event_that_differs_is_followed_to_the_next_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = begin(tmp_path).run(170).close()

    def rename(world: World) -> None:
        world.next_ticket += 5
        world.next_event += 1

    with_fault(monkeypatch, 95, rename)
    result = replay(folder)
    assert result.diverged_at is not None
    assert 95 < result.diverged_at <= 100
    assert {"next_event", "next_ticket"} <= set(result.components)


def test_exit_code_and_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(tmp_path).run(120).close()
    arguments = ["replay", "w", "--verify", "--json", "--set", f"paths.saves={tmp_path}"]
    assert main(arguments) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["diverged_at"], told["components"]) == (None, [])
    with_fault(monkeypatch, 20, tire)
    assert main(arguments) == 4
    out, err = capsys.readouterr()
    told = json.loads(out.splitlines()[-1])
    assert (told["diverged_at"], told["components"]) == (50, ["needs"])
    assert "DIVERGED at tick 50" in err
    assert "differs in the state: needs" in err
    assert "another version" not in err


def test_another_simulation_is_named_as_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(card, "simulation", lambda: "00000000deadbeef")
    folder = begin(tmp_path).run(60).close()
    monkeypatch.undo()
    resume(folder).run(60).close()
    eras = read_card(folder).eras
    assert [(era.tick, era.simulation) for era in eras] == [
        (0, "00000000deadbeef"),
        (60, fingerprint.simulation()),
    ]
    assert card.other_simulation(read_card(folder), 60)
    assert not card.other_simulation(read_card(folder), 61)  # that part was run by this one
    assert replay(folder).other_simulation == ""  # it runs the same all the same
    with_fault(monkeypatch, 20, tire)
    result = replay(folder)
    assert "run by another version of the simulation" in result.other_simulation
    assert "00000000deadbeef" in result.other_simulation
    assert result.summary()["other_simulation"] is True
    assert main(["replay", "w", "--verify", "--set", f"paths.saves={tmp_path}"]) == 4
    assert "another version of the simulation" in capsys.readouterr().err


def test_a_load_that_runs_differently_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card, "simulation", lambda: "00000000deadbeef")
    folder = begin(tmp_path).run(60).crash()
    monkeypatch.undo()
    with_fault(monkeypatch, 20, tire)
    opened = open_world(folder)
    opened.release()
    (warning,) = opened.warnings
    assert "tick 50 runs differently: the state differs in needs" in warning
    assert "another version of the simulation" in warning


def test_the_card_grows_only_with_the_simulation(tmp_path: Path) -> None:
    folder = begin(tmp_path).run(5).close()
    before = (folder / CARD).read_bytes()
    resume(folder).run(5).close()
    assert (folder / CARD).read_bytes() == before


def test_a_tick_that_is_not_there_is_a_wrong_argument_and_verifies_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begin(tmp_path).run(60).close()
    words = ["replay", folder.name, "--verify", "--json", "--set", f"paths.saves={tmp_path}"]
    assert main([*words, "--from", "61"]) == 2
    told = capsys.readouterr()
    assert (told.out, "tick 61 can't be replayed" in told.err) == ("", True)
    assert "has 1 to 60" in told.err
    assert main([*words, "--from", "61", "--to", "99"]) == 2
    capsys.readouterr()
    assert main([*words, "--from", "60", "--to", "99"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["to"] == 60
    assert "ends at tick 60, before --to 99" in told.err


def test_a_log_that_ends_before_the_newest_state_is_no_good_run(tmp_path: Path) -> None:
    folder = begin(tmp_path).run(170).close()
    log = only_segment(folder)
    log.write_bytes(log.read_bytes()[:-37])
    with pytest.raises(SaveError, match="end of the log is missing; `fork w --at 169` goes on"):
        replay(folder)
    with pytest.raises(SaveError, match="fork w --at 169"):
        open_world(folder)
    assert replay(folder, end=169).diverged_at is None
    child = fork_world(folder, 169, tmp_path, "child")
    assert replay(child).last == 169


def test_a_damaged_newest_state_is_told_though_the_log_is_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begin(tmp_path).run(60).close()
    state = folder / STATE
    state.write_bytes(state.read_bytes().replace(b'"tick":60', b'"tick":61'))
    assert main(["replay", folder.name, "--verify", "--set", f"paths.saves={tmp_path}"]) == 0
    assert "world_state.json is damaged" in capsys.readouterr().err
