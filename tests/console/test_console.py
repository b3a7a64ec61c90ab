"""The console as a whole: lines, help, completion, answers that come later."""

from pathlib import Path

import pytest

from game.console import Console, Context, Line
from game.console.command import Command
from game.console.commands import COMMANDS
from game.console.words import split
from game.core.change import change
from game.core.snapshot import encode
from game.errors import SaveError
from game.timing import TimeManager
from tests.console.conftest import Desk
from tests.scenario_dsl import scenario

FOLDER = Path(__file__).parents[2] / "game" / "console" / "commands"
# Issue 2, part 7.
ASKED_FOR = {"pause", "step", "spawn", "debug", "save", "help"}
ASKED_FOR |= {"speed", "load", "kill", "give", "tp", "say"}


def test_the_folder_and_the_registry_are_equal() -> None:
    files = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
    assert list(COMMANDS) == files
    assert set(COMMANDS) >= ASKED_FOR


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    command = COMMANDS[name]
    assert type(command).__doc__ != Command.__doc__
    assert command.usage.split()[0] == f"/{name}"
    assert len(command.help) >= 2
    assert type(command).__name__.lower() == name


def test_help_lists_every_command(desk: Desk) -> None:
    listed = desk.run("/help")
    assert [line.split()[0] for line in listed] == [f"/{name}" for name in COMMANDS]


def test_help_prints_a_docstring(desk: Desk) -> None:
    usage, text = desk.run("/help spawn")
    assert usage == "/spawn <prefab> [x y] [name]"
    assert text.startswith("Put something into the world")
    assert desk.run("/help /pause")[0] == "/pause"
    assert "did you mean spawn" in desk.error("/help spwan")


def test_an_empty_line_does_nothing(desk: Desk) -> None:
    assert desk.console.run("") == desk.console.run("   ") == []


def test_the_slash_and_capitals_do_not_matter(desk: Desk) -> None:
    assert desk.run("pause") == ["paused"]
    assert desk.run("/PAUSE") == ["going on"]
    assert desk.run("//pause") == ["paused"], "the window types the first one itself"


def test_an_unknown_command_says_what_is_near(desk: Desk) -> None:
    assert desk.error("/spwan apple") == (
        "there is no command /spwan; did you mean /spawn? /help lists them all"
    )
    assert desk.error("/") == "there is no command /; /help lists them all"


def test_a_complaint_comes_with_the_usage(desk: Desk) -> None:
    lines = desk.console.run("/give Mara")
    assert lines[1:] == [
        Line("error", "give whom what?"),
        Line("info", "usage: /give <agent> <item> [count]"),
    ]


def test_typing_alone_changes_nothing(desk: Desk) -> None:
    before = encode(desk.s.world)
    for line in ("/spawn apple", "/kill Mara", "/give Mara apple", "/tp Mara 5 1", "/say all hi",
                 "/debug Mara", "/seed", "/minds", "/help"):  # fmt: skip
        assert not [line for line in desk.console.run(line) if line.kind == "error"]
    assert encode(desk.s.world) == before


def test_a_refused_command_tells_its_reason_at_the_next_tick(desk: Desk) -> None:
    desk.run("/kill apple")
    desk.run("/kill apple")
    assert desk.later() == [
        Line("info", "apple_2 was taken out of the world"),
        Line("error", "there is no entity 2"),
    ]
    assert desk.later() == []


def test_others_commands_are_none_of_the_consoles_business(desk: Desk) -> None:
    from game.core.commands import Kill

    desk.s.submit(Kill(entity=999))
    assert desk.later() == []


def test_a_failed_save_is_an_error_line(desk: Desk) -> None:
    def save() -> str:
        raise SaveError("the disk is full")

    desk.console.context.save = save
    assert desk.error("/save") == "the disk is full"


def test_what_a_context_lacks_is_said() -> None:
    s = scenario("@")
    console = Console(Context(s.session, TimeManager()))
    assert console.run("/save")[1] == Line("error", "saving is not possible here")
    assert console.run("/minds")[1] == Line("info", "built-in minds; no model is asked")


def test_the_console_follows_to_a_loaded_world(desk: Desk) -> None:
    old = desk.s.session
    desk.s.save_and_load()
    desk.console.attach(desk.s.session)
    desk.run("/kill apple")
    assert [line.text for line in desk.later()] == ["apple_2 was taken out of the world"]
    assert desk.console.on_report not in old.observers


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("/sp", ["/spawn", "/speed"]),
        ("sp", ["/spawn", "/speed"]),
        ("/spawn app", ["/spawn apple", "/spawn apple_tree"]),
        ("/spawn apple 1", []),
        ("/kill ma", ["/kill Mara", "/kill Marten"]),
        ("/give Mara fla", ["/give Mara flask", "/give Mara flask_empty"]),
        ("/give ", ["/give Mara", "/give Marten"]),
        ("/speed ", ["/speed 1", "/speed 2", "/speed 5", "/speed max"]),
        ("/help pa", ["/help pause"]),
        ("/nothing x", []),
    ],
)
def test_completion(desk: Desk, line: str, completed: list[str]) -> None:
    assert desk.console.complete(line) == completed


def test_an_empty_line_completes_to_every_command(desk: Desk) -> None:
    assert desk.console.complete("") == [f"/{name}" for name in COMMANDS]


def test_names_of_two_words_complete_in_quotes(desk: Desk) -> None:
    agent = desk.s.agent("@")
    change(desk.s.world.persona, agent, name="Mara II")
    desk.s.world.born(agent)
    assert desk.console.complete('/debug "Mara') == ['/debug "Mara II"']
    assert desk.run('/debug "Mara II"')[0].startswith("Mara II (agent_")


@pytest.mark.parametrize(
    "line", ['"', '/kill "', "/kill \x00", "/spawn " + "9" * 5000, "/💥", "/tp"]
)
def test_nonsense_is_an_error_and_no_more(desk: Desk, line: str) -> None:
    assert desk.console.run(line)[1].kind == "error"
    desk.console.complete(line)


def test_split() -> None:
    assert split('a "b c" d" e"') == ["a", "b c", 'd"', 'e"']
    assert split('say "unfinished business') == ["say", "unfinished business"]


def test_a_broken_character_from_a_terminal_harms_nothing(desk: Desk) -> None:
    desk.console.run("/say all fine\udce4 day")
    desk.console.run("/spawn agent 3 3 \x1b[2J" + "x" * 500)
    desk.s.ticks(1)
    encode(desk.s.world)
    assert desk.s.last("voice_heard").words == "fine? day"
    newest = desk.s.world.agents[-1]
    assert desk.s.world.names[newest] == "[2J" + "x" * 20
