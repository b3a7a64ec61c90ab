"""The console in the window: typing, history, completion, a log that stays cheap."""

import time

import pygame

from game.console import Line
from tests.ui.stage import Stage


def entry(stage: Stage) -> str:
    return str(stage.shell.console.entry.get_text())


def test_a_slash_opens_it_with_a_slash(stage: Stage) -> None:
    stage.key(pygame.K_SLASH, "/")
    assert stage.shell.console.typing
    assert entry(stage) == "/"
    stage.type("help")
    assert entry(stage) == "/help"


def test_a_backquote_shuts_and_opens_it(stage: Stage) -> None:
    world = stage.shell.layout.world
    stage.key(pygame.K_BACKQUOTE, "`")
    assert not stage.shell.console.open
    assert stage.shell.layout.world.h > world.h
    stage.key(pygame.K_BACKQUOTE, "`")
    assert stage.shell.console.open and stage.shell.console.typing
    assert entry(stage) == ""


def test_a_typed_command_runs_and_answers(stage: Stage) -> None:
    stage.key(pygame.K_SLASH, "/")
    stage.type("spawn apple 15 13")
    stage.key(pygame.K_RETURN, "\r")
    assert entry(stage) == ""
    assert stage.shell.console.typing
    stage.tick()
    stage.frames()
    assert any("apple" in str(command) for command in stage.commands)
    texts = stage.shell.console.texts
    assert "/spawn apple 15 13" in texts
    assert "put into the world" in texts[-1]


def test_an_error_says_what_would_have_been_right(stage: Stage) -> None:
    stage.shell.console.run("/spwn apple")
    assert "did you mean /spawn" in stage.shell.console.texts[-1]


def test_history(stage: Stage) -> None:
    stage.key(pygame.K_SLASH, "/")
    for line in ("help", "pause", "seed"):
        stage.shell.console._set("/" + line)
        stage.key(pygame.K_RETURN, "\r")
    stage.type("draft")
    seen = []
    for key in (pygame.K_UP, pygame.K_UP, pygame.K_UP, pygame.K_UP, pygame.K_DOWN):
        stage.key(key)
        seen.append(entry(stage))
    assert seen == ["/seed", "/pause", "/help", "/help", "/pause"]
    stage.key(pygame.K_DOWN)
    stage.key(pygame.K_DOWN)
    assert entry(stage) == "draft"


def test_tab_completes_then_goes_through_the_choices(stage: Stage) -> None:
    stage.key(pygame.K_SLASH, "/")
    stage.type("he")
    stage.key(pygame.K_TAB, "\t")
    assert entry(stage) == "/help "
    stage.shell.console._set("/spawn ap")
    stage.key(pygame.K_TAB, "\t")
    assert entry(stage) == "/spawn apple"
    stage.key(pygame.K_TAB, "\t")
    first = entry(stage)
    stage.key(pygame.K_TAB, "\t")
    assert {first, entry(stage)} == {"/spawn apple", "/spawn apple_tree"}
    assert stage.shell.selection.entity == 0  # Tab as a hotkey did nothing


def test_lines_are_wrapped_to_the_width(stage: Stage) -> None:
    stage.shell.console.show([Line("info", "word " * 100), Line("info", "x" * 700)])
    stage.frames()
    console = stage.shell.console
    widest = max(stage.shell.fonts.width(row.text, _mono()) for row in console._rows)
    assert widest <= console._log.w


def _mono() -> object:
    from game.ui.text import MONO

    return MONO


def test_it_scrolls_back_and_stays_there_until_a_command(stage: Stage) -> None:
    console = stage.shell.console
    console.show([Line("info", f"line {i}") for i in range(100)])
    stage.frames()
    end = console._scroll.offset
    assert end > 0
    stage.wheel(console._log.center, 5)
    back = console._scroll.offset
    assert back < end
    console.show([Line("info", "one more")])
    stage.frames()
    assert console._scroll.offset == back
    console.run("/help")
    stage.frames()
    assert console._scroll.at_end


def test_a_new_line_costs_little_however_many_there_are(stage: Stage) -> None:
    console = stage.shell.console

    def cost() -> float:
        began = time.thread_time()
        for i in range(20):
            console.show([Line("info", f"line {i} of a log that grows and grows")])
            console.update(0)
        return time.thread_time() - began

    few = cost()
    console.show([Line("info", f"line {i} of many") for i in range(5000)])
    console.update(0)
    assert len(console._rows) <= 5000
    assert cost() < 5 * few + 0.02


def test_hostile_lines(stage: Stage) -> None:
    stage.shell.console.show([Line("error", "a\x00b\x1b[2J" + "é" * 9000)])
    stage.shell.console.run("/say agent_1 \x00\u202e" + "x" * 3000)
    stage.frames(2)
