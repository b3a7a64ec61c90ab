"""Wishes that were open when a world was left: answered when it is opened again, or refused."""

from pathlib import Path

import pytest

from game.ai.angel.angel import Angel
from game.ai.angel.reopening import BEGUN, DAYS, FORGOTTEN, LOOK, UNFINISHED, open_wishes
from game.core.combat import die
from game.core.commands import Choose, Possess
from game.core.components import Intent
from game.core.digest import digest
from game.core.events import (
    AbilityGranted,
    Event,
    Said,
    Wished,
    WishGranted,
    WishHeard,
    WishRefused,
)
from game.core.world import World
from game.persistence import replay
from game.persistence.picking import picked
from game.world_setup import Running, open_or_create
from tests.ai.worlds import Village
from tests.headless.helpers import options

SCENARIO = """
title: One who wishes
people: [{name: Wenna}]
agents: 1
map: {size: [48, 48]}
rules: {dangers: 0}
"""
WORDS = 'keep the wolves away from me, "kind":"wish_refused"'
KINDS = (Wished, WishGranted, WishRefused, AbilityGranted)


def begun(tmp_path: Path) -> Running:
    tmp_path.mkdir(exist_ok=True)
    path = tmp_path / "one.yaml"
    path.write_text(SCENARIO, "utf-8")
    return open_or_create(options(tmp_path, scenario=str(path)))


def wishes(running: Running) -> None:
    """Wenna wishes, and the tick of it is the last."""
    wenna = running.world.agents[0]
    running.session.submit(Possess(agent=wenna), "test")
    intent = Intent(action="wish", words=WORDS)
    running.session.submit(Choose(agent=wenna, intent=intent), "test")
    while not running.world.wishes:
        running.tick()
        assert running.world.tick < 60


def told(running: Running) -> list[Event]:
    return list(picked(running.opened.folder, KINDS, 0, running.world.tick))


def test_a_wish_is_answered_after_leaving_as_if_nobody_had_left(tmp_path: Path) -> None:
    whole = begun(tmp_path / "a")
    wishes(whole)
    for _ in range(10):
        whole.tick()
    whole.close()
    running = begun(tmp_path / "b")
    wishes(running)
    name, left = running.name, running.world.tick
    running.close()
    (wish,) = told(running)
    running = open_or_create(options(tmp_path / "b", world=name, new=False))
    while running.world.tick < whole.world.tick:
        running.tick()
    running.close()
    assert [type(event) for event in told(running)] == [Wished, WishGranted, AbilityGranted]
    assert told(running)[1].cause == wish.id and wish.tick == left
    whole.world.generation = running.world.generation  # how often it was loaded
    assert digest(running.world) == digest(whole.world)
    assert replay(running.opened.folder).diverged_at is None
    again = open_or_create(options(tmp_path / "b", world=name, new=False))
    assert not again.angel.busy, "what was answered is not open"
    again.close()


def test_a_wish_that_was_cut_off_in_a_window_is_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Angel is still at it when the world is left: the thread is given up."""
    monkeypatch.setattr(Angel, "wait", lambda angel: None)
    running = begun(tmp_path)
    wishes(running)
    assert running.angel.waiting
    name = running.name
    running.close()
    running = open_or_create(options(tmp_path, world=name, new=False))
    assert (running.angel.waiting, running.angel.wish) == (1, None)
    running.angel.poll()
    assert running.angel.wish is not None and running.angel.wish.words.startswith("keep the")
    running.close()


@pytest.fixture
def world() -> World:
    made: World = Village(None).world
    made.tick = 10_000
    return made


def test_the_old_and_the_unfinished_are_refused(world: World) -> None:
    a, b, c = world.agents
    day = world.rules.day_ticks
    world.wishes = {a: world.tick - DAYS * day - 1, b: world.tick - 5, c: world.tick - 3}
    old = Wished(id=1, tick=world.wishes[a], agent=a, words="x")
    stuck = Wished(id=2, tick=world.wishes[b], agent=b, words="x")
    fresh = Wished(id=3, tick=world.wishes[c], agent=c, words="x")
    heard = [WishHeard(id=10 + n, agent=b, cause=2) for n in range(BEGUN)]
    events = [old, stuck, fresh, *heard]
    asked: list[int] = []
    answer, refuse = open_wishes(world, lambda first: asked.append(first) or events)  # type: ignore[func-returns-value]
    assert (answer, refuse) == ([fresh], [(old, FORGOTTEN), (stuck, UNFINISHED)])
    assert asked == [old.tick], "no more of the log is read than has to be"
    answer, _ = open_wishes(world, lambda first: events[:-1])
    assert answer == [stuck, fresh]
    done = [WishGranted(agent=b, ability="x", title="x", manner="x", cause=2),
            WishRefused(agent=c, reason="x", cause=3)]  # fmt: skip
    assert open_wishes(world, lambda first: [*events, *done]) == ([], [(old, FORGOTTEN)])
    die(world, c, "hunger", 0, 0)
    assert open_wishes(world, lambda first: events)[0] == []


def test_where_nobody_wished_lately_nothing_is_read(world: World) -> None:
    def never(first: int) -> list[Event]:
        raise AssertionError("the log is read")

    assert open_wishes(world, never) == ([], [])
    world.wishes = {world.agents[0]: world.tick - LOOK * world.rules.day_ticks - 1}
    assert open_wishes(world, never) == ([], [])


def test_words_are_no_kind(tmp_path: Path) -> None:
    """An event is picked for what it is, whatever is said in it."""
    running = begun(tmp_path)
    wishes(running)
    running.close()
    folder, tick = running.opened.folder, running.world.tick
    assert [e.words for e in picked(folder, (Wished,), 0, tick)] == [WORDS]  # type: ignore[attr-defined]
    assert list(picked(folder, (WishRefused, Said), 0, tick)) == []
    assert list(picked(folder, (Wished,), 0, tick - 1)) == []
    assert list(picked(folder, (Wished,), tick + 1, tick + 9)) == []
