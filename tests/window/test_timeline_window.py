"""The past in a real window: the same tick reached live, by a drag and by /goto."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pygame import Rect

from game.ui.layout import Layout, layout
from game.ui.timeline.track import PAST
from tests.window.desktop import LIMIT, Game, Screen, missing, until

pytestmark = [
    pytest.mark.window,
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason=missing()),
]

SIZE = (1280, 800)
CHOSEN = (53, 80, 125)
PAUSE = (12, 12)
BANNER = 40
"""Pixels at the map's upper edge that the banner may take."""


@pytest.fixture
def game(tmp_path: Path) -> Iterator[Game]:
    screen = Screen()
    started = Game(screen, tmp_path)
    yield started
    started.close()
    screen.close()


@pytest.fixture
def place() -> Layout:
    return layout(SIZE, True, (100, 100))


def in_the_past(game: Game, place: Layout) -> bool:
    at = (place.world.right - 1, place.world.centery)
    return game.picture().get_at(at)[:3] == PAST


def newest_tick(game: Game) -> int:
    lines = [json.loads(line) for line in game.log().splitlines() if line.startswith("{")]
    return max((line["tick"] for line in lines if "tick" in line), default=0)


def test_a_moment_is_the_same_picture_live_by_drag_and_by_goto(game: Game, place: Layout) -> None:
    inner = place.world.inflate(-20, -20)
    seen = Rect(inner.x, inner.y + BANNER, inner.w * 6 // 10, inner.h - BANNER)
    until("time to pass", lambda: newest_tick(game) > 60)
    game.key("space")
    until("the pause", lambda: game.picture().get_at(PAUSE)[:3] == CHOSEN)
    game.tool("mousemove", "--window", game.id, "1200", "780")
    tick = 0

    def settled() -> bool:
        nonlocal tick
        before, tick = tick, newest_tick(game)
        return tick == before

    until("the log to end", settled)
    live = game.part(seen)
    # On it goes for a while, so that this is the past.
    game.key("space")
    until("more time", lambda: newest_tick(game) > tick + 40)
    game.key("space")
    until("the pause again", lambda: game.picture().get_at(PAUSE)[:3] == CHOSEN)
    assert not in_the_past(game, place)

    # By /goto.
    game.key("slash")
    game.type(f"goto {tick}")
    game.key("Return", "Escape")
    until("the past", lambda: in_the_past(game, place))
    until("the same picture by /goto", lambda: game.part(seen) == live)

    # By a drag: to the left end and back to where the playhead stands now.
    lane = place.timeline.centery + 10
    picture = game.picture()
    columns = range(place.timeline.x + 130, place.timeline.right - 150)
    head = [x for x in columns if picture.get_at((x, lane))[:3] == PAST]
    assert head, "no playhead"
    game.tool("mousemove", "--window", game.id, str(head[0] - 60), str(lane))
    game.tool("mousedown", "1")
    until("another picture", lambda: game.part(seen) != live)
    for x in range(head[0] - 60, head[1] + 1, 4):
        game.tool("mousemove", "--window", game.id, str(x), str(lane))
    game.tool("mousemove", "--window", game.id, str(head[1]), str(lane))
    game.tool("mouseup", "1")
    game.tool("mousemove", "--window", game.id, "1200", "780")
    until("the same picture by drag", lambda: game.part(seen) == live)

    # And back to now, which still stands still.
    game.key("End")
    until("now", lambda: not in_the_past(game, place))
    game.process.send_signal(signal.SIGTERM)
    out, _ = game.process.communicate(timeout=LIMIT)
    assert json.loads(out.strip().splitlines()[-1])["tick"] > tick


def test_a_fork_is_taken_up_in_the_window(game: Game, place: Layout) -> None:
    until("time to pass", lambda: newest_tick(game) > 30)
    game.key("comma")
    until("the past", lambda: in_the_past(game, place))
    game.click((place.timeline.right - 115, place.timeline.centery))
    saves = game.folder / "saves"
    until("a fork", lambda: [p for p in saves.iterdir() if p.name.startswith("world_")])
    until("now, in the fork", lambda: not in_the_past(game, place))
    game.key("space")  # it stands still at first
    (fork,) = [p for p in saves.iterdir() if p.name.startswith("world_")]
    card = json.loads((fork / "world.json").read_text())
    assert card["parent"] == "toy" and card["parent_tick"] > 0
    game.process.send_signal(signal.SIGTERM)
    out, _ = game.process.communicate(timeout=LIMIT)
    assert json.loads(out.strip().splitlines()[-1])["world"] == fork.name
