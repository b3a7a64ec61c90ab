"""Running: worlds made, opened, saved, swapped, and minds that are models."""

import logging
from pathlib import Path

import pytest

from game.console import Line
from game.core.commands import Decide
from game.core.snapshot import encode
from game.errors import ConfigError, SaveError
from game.headless import run_headless
from game.persistence import read_card, replay
from game.timing import MAX_SPEED
from game.world_setup import Running, open_or_create, rules_of
from tests.ai.loopback import Loopback, good, hang, status
from tests.headless.helpers import options


def started(folder: Path, *sets: str, **changes: object) -> Running:
    return open_or_create(options(folder, *sets, **changes))


def ticks(running: Running, count: int) -> None:
    for _ in range(count):
        running.tick()


# --- making and opening -------------------------------------------------------


def test_a_new_world_has_the_rules_of_the_settings(tmp_path: Path) -> None:
    running = started(
        tmp_path,
        "game.item_spawn_rate=2.5",
        "game.combat_damage_multiplier=0.5",
        "world.day_ticks=1000",
    )
    rules = running.world.rules
    assert (rules.item_spawn_rate, rules.combat_damage, rules.day_ticks) == (250, 50, 1000)
    assert (running.world.grid.width, len(running.world.agents)) == (48, 6)
    assert running.name == "world_001"
    running.close()


@pytest.mark.parametrize(("agents", "least"), [(20, 18), (6, 6), (0, 0), (500, 18)])
def test_a_small_village_is_not_filled_up(tmp_path: Path, agents: int, least: int) -> None:
    settings = options(tmp_path).settings
    assert rules_of(settings, agents).min_agents == least


def test_agents_and_seed_by_options(tmp_path: Path) -> None:
    running = started(tmp_path, seed=99, agents=3)
    assert running.world.seed == 99
    assert len(running.world.agents) == 3
    running.close()


def test_no_people_at_all_is_a_world_too(tmp_path: Path) -> None:
    running = started(tmp_path, agents=0)
    ticks(running, 130)
    assert running.world.agents == []
    running.close()


def test_a_map_too_small_is_a_config_error_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"world\.size"):
        started(tmp_path, "world.size=[16,16]", "game.starting_agents=2")
    assert not (tmp_path / "saves").exists()


def test_a_mind_that_is_not_there_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="made by the tests"):
        started(tmp_path, mind="scripted")
    assert not (tmp_path / "saves").exists()
    assert not [h for h in logging.getLogger().handlers if "world.log" in str(h)]


def test_a_world_in_use_is_not_opened_twice(tmp_path: Path) -> None:
    running = started(tmp_path)
    with pytest.raises(SaveError):
        started(tmp_path, new=False, world="world_001")
    running.close()
    started(tmp_path, new=False, world="world_001").close()


def test_it_goes_on_with_the_newest_world(tmp_path: Path) -> None:
    for name in ("first", "second"):
        running = started(tmp_path, world=name)
        ticks(running, 3)
        running.close()
    running = started(tmp_path, new=False)
    assert (running.name, running.world.tick) == ("second", 3)
    running.close()


# --- determinism and saving ---------------------------------------------------


def test_stopping_and_going_on_is_the_same_as_going_on(tmp_path: Path) -> None:
    straight = started(tmp_path / "straight")
    ticks(straight, 240)
    halting = started(tmp_path / "halting")
    for _ in range(3):
        ticks(halting, 80)
        halting.close()
        halting = started(tmp_path / "halting", new=False)
    halting.world.generation = straight.world.generation  # counts loads, and is state
    assert encode(halting.world) == encode(straight.world)
    for running in (straight, halting):
        running.close()


def test_a_whole_run_replays(tmp_path: Path) -> None:
    assert run_headless(options(tmp_path, ticks=300)) == 0
    result = replay(tmp_path / "saves" / "world_001", verify=True)
    assert result.digests_checked == 6
    assert result.diverged_at is None


def test_a_bug_in_a_tick_leaves_what_was_before_it(tmp_path: Path) -> None:
    running = started(tmp_path)
    ticks(running, 20)

    def broken(report: object) -> None:
        raise RuntimeError("an observer broke")

    running.session.observers.append(broken)
    with pytest.raises(RuntimeError):
        running.tick()
    running.abandon()
    again = started(tmp_path, new=False)
    assert again.world.tick == 21
    again.close()


def test_close_says_when_not_all_is_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = started(tmp_path)
    ticks(running, 5)
    monkeypatch.setattr(running.recorder, "_complete", False)
    stop = running.recorder._scribe.stop
    monkeypatch.setattr(running.recorder._scribe, "stop", lambda wait: stop(wait) and False)
    with pytest.raises(SaveError, match="is not saved as it was"):
        running.close()


# --- load ---------------------------------------------------------------------


def test_load_goes_back_to_the_last_save_as_a_child(tmp_path: Path) -> None:
    running = started(tmp_path)
    ticks(running, 10)
    assert running.save() == "saved world_001 at tick 10"
    ticks(running, 10)
    old = encode(running.world)
    told = running.load()
    assert told == "back at tick 10 of world_001, as world_002; world_001 is kept at tick 20"
    assert (running.name, running.world.tick) == ("world_002", 10)
    assert running.world.generation == 1
    card = read_card(tmp_path / "saves" / "world_002")
    assert (card.parent, card.parent_tick) == ("world_001", 10)
    ticks(running, 5)
    running.close()
    parent = started(tmp_path, new=False, world="world_001")
    parent.world.generation = 0
    assert encode(parent.world) == old
    parent.close()
    result = replay(tmp_path / "saves" / "world_002", verify=True)
    # It has its parent's past too, and goes on behind it.
    assert (result.first, result.last, result.diverged_at) == (1, 15, None)


def test_load_by_name_and_the_console_follows(tmp_path: Path) -> None:
    other = started(tmp_path, world="other", seed=5)
    ticks(other, 4)
    other.close()
    running = started(tmp_path)
    swapped = []
    running.swapped.append(lambda: swapped.append(running.name))
    console = running.console()
    assert console.run("/load other")[1:] == [Line("info", "other at tick 4")]
    assert console.run("/seed")[1:] == [Line("info", "seed 5")]
    assert swapped == ["other"]
    console.run("/spawn agent 20 20 Zoe")
    running.tick()
    assert [line.text for line in console.drain()] == ["Zoe was put into the world"]
    running.close()


def test_a_load_that_fails_leaves_the_world_running(tmp_path: Path) -> None:
    running = started(tmp_path)
    console = running.console()
    lines = console.run("/load nowhere")
    assert lines[1].kind == "error"
    assert "There is no world nowhere" in lines[1].text
    ticks(running, 2)
    assert running.world.tick == 2
    running.close()


# --- time ---------------------------------------------------------------------


def test_a_slow_observer_makes_a_late_tick(tmp_path: Path) -> None:
    running = started(tmp_path, "time.soft_budget_ms=1")
    running.session.observers.append(lambda report: [n**3 for n in range(60_000)])
    ticks(running, 3)
    assert running.observer.report()["late_ticks"] == 3
    running.close()


def test_built_in_minds_never_wait_for_a_late_tick(tmp_path: Path) -> None:
    running = started(tmp_path, "time.soft_budget_ms=1")
    running.session.observers.insert(0, lambda report: [n**3 for n in range(60_000)])
    ticks(running, 30)
    assert running.time.late_ticks == 30
    assert running.minds.stats.deferred == 0
    assert running.minds.stats.builtin > 0
    running.close()


# --- minds that are models ----------------------------------------------------


def test_lockstep_waits_for_every_answer(tmp_path: Path) -> None:
    with Loopback(good("wait", delay=0.02)) as server:
        opts = options(tmp_path, ticks=60, mind=server.url)
        running = open_or_create(opts)
        assert running.minds.lockstep
        ticks(running, 60)
        stats = running.minds.stats
        assert stats.calls == len(server.asked) > 0
        assert stats.plans == len(running.world.agents)
        assert stats.answered + stats.plans == stats.calls + stats.cached
        assert stats.standins == stats.builtin == 0
        assert running.minds.outstanding() == set()
        running.close()
    assert replay(tmp_path / "saves" / "world_001", verify=True).diverged_at is None


def test_a_window_in_lockstep_goes_on_drawing_while_the_world_waits(tmp_path: Path) -> None:
    """No frame blocks for an answer, no tick passes without it, and all is as if it had."""
    with Loopback(good("wait", delay=0.02)) as server:
        whole = started(tmp_path, "llm.lockstep=true", mind=server.url)
        ticks(whole, 60)
        running = started(tmp_path, "llm.lockstep=true", mind=server.url)
        running.unhurry()
        running.time.speed = MAX_SPEED
        awaited: list[set[int]] = []
        running.session.before.append(lambda: awaited.append(running.minds.outstanding()))
        idle = 0
        while running.world.tick < 60:
            idle += not running.frame(1, lambda seconds: False)
        assert idle, "a frame waited for an answer"
        assert len(awaited) == 60
        assert not any(awaited), "a tick passed without an answer"
        assert running.minds.stats.standins == running.minds.stats.builtin == 0
        while running.minds.awaited:
            running.frame(0, lambda seconds: False)
        assert encode(running.world) == encode(whole.world)
        assert running.time.late_ticks == 0
        whole.close()
        running.close()


def test_a_wait_for_a_model_is_no_late_tick(tmp_path: Path) -> None:
    with Loopback(good("wait", delay=0.3)) as server:
        running = started(tmp_path, mind=server.url, agents=2)
        while not running.minds.stats.calls:
            running.frame(1)
            running.time.step()
        assert running.time.late_ticks == 0
        running.close()


def test_in_real_time_the_world_goes_on(tmp_path: Path) -> None:
    with Loopback(good("wait", delay=0.2)) as server:
        running = started(tmp_path, mind=server.url, realtime=True)
        assert not running.minds.lockstep
        running.time.tick_rate = 100
        while running.world.tick < 100:
            running.frame()
        stats = running.minds.stats
        assert stats.standins > 0
        assert stats.late > 0
        running.close()
    assert replay(tmp_path / "saves" / "world_001", verify=True).diverged_at is None


@pytest.mark.parametrize("usual", [status(500), status(401), hang], ids=["500", "401", "silent"])
def test_a_server_that_fails_leaves_the_built_in_minds(tmp_path: Path, usual: object) -> None:
    with Loopback(usual) as server:  # type: ignore[arg-type]
        running = started(
            tmp_path, "llm.timeout=0.2", "llm.deadline=0.3", mind=server.url, agents=3
        )
        ticks(running, 40)
        assert running.minds.stats.builtin > 0
        assert running.minds.stats.errors
        assert running.world.tick == 40
        running.close()


def test_open_tickets_are_asked_anew_after_a_load(tmp_path: Path) -> None:
    running = started(tmp_path)
    while not any(running.world.mind[agent].ticket for agent in running.world.agents):
        running.tick()
    waiting = [a for a in running.world.agents if running.world.mind[a].ticket]
    running.close()
    again = started(tmp_path, new=False)
    report = again.session.tick()
    decided = [e.command.agent for e in report.entries if isinstance(e.command, Decide)]
    assert decided == waiting
    again.close()


def test_an_unhurried_world_waits_for_those_who_still_ponder(tmp_path: Path) -> None:
    running = started(tmp_path)
    try:
        running.unhurry()
        running.time.speed = MAX_SPEED
        while not running.minds.pondering:
            assert running.frame(1) == 1
        tick = running.world.tick
        assert (running.frame(), running.world.tick) == (0, tick), "the picture goes on"
        running.minds.ponder(lambda seconds: False)
        assert running.frame(1) == 1
    finally:
        running.close()


def test_minds_of_a_world_that_is_taken_up_are_unhurried_too(tmp_path: Path) -> None:
    running = started(tmp_path)
    try:
        running.unhurry()
        ticks(running, 3)
        running.save()
        running.load()
        assert running.minds.unhurried
    finally:
        running.close()
