"""The command line: what may be typed, which exit code comes back, what goes where."""

import json
import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from game import cli
from game.arguments import bench_options, build_parser, implied, replay_options, run_options
from game.config import project_root
from game.errors import ConfigError, SaveError
from game.options import RunOptions


def run(line: str) -> RunOptions:
    """The options of a `run` command line."""
    return run_options(build_parser().parse_args(implied(line.split())))


def test_without_a_command_it_is_run() -> None:
    assert run("") == run("run")
    assert run("--headless --ticks 600") == run("run --headless --ticks 600")
    assert run("--headless --ticks 600").ticks == 600


def test_every_option_of_run_arrives() -> None:
    options = run(
        "run alpha --new --seed 7 --agents 3 --mind builtin --headless --ticks 9 --realtime"
        " --acks --json --console --set world.tick_rate=20 --set paths.saves=elsewhere"
    )
    assert options == RunOptions(
        settings=options.settings,
        world="alpha",
        new=True,
        seed=7,
        agents=3,
        mind="builtin",
        headless=True,
        ticks=9,
        realtime=True,
        acks=True,
        json=True,
        console=True,
    )
    assert options.settings.world.tick_rate == 20
    assert options.settings.paths.saves == "elsewhere"


def test_a_seed_alone_asks_for_a_new_world() -> None:
    assert run("run --seed 1").new
    assert run("run --agents 5").new
    assert not run("run").new


@pytest.mark.parametrize(
    "line", ["run alpha --seed 1", "run alpha --agents 5", "run --acks", "run --realtime"]
)
def test_options_that_dont_go_together(line: str) -> None:
    with pytest.raises(ConfigError):
        run(line)


def test_the_options_of_replay_and_bench() -> None:
    line = "replay alpha --from 5 --to 9 --verify --json"
    replay = replay_options(build_parser().parse_args(line.split()))
    assert (replay.world, replay.start, replay.end) == ("alpha", 5, 9)
    assert replay.verify and replay.json
    with pytest.raises(ConfigError, match="--from 9 is after --to 5"):
        replay_options(build_parser().parse_args(["replay", "alpha", "--from", "9", "--to", "5"]))
    bench = bench_options(build_parser().parse_args(["bench", "tick", "--agents", "1000"]))
    assert (bench.what, bench.agents, bench.ticks) == ("tick", 1000, None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("fly", "invalid choice: 'fly'"),
        ("run --tick 5", "unrecognized arguments: --tick"),
        ("run --ticks -1", "found '-1'; allowed is a whole number from 0"),
        ("run --ticks 1e3", "found '1e3'"),
        ("run --seed x", "allowed is a whole number"),
        ("run ../../etc", "'../../etc' can't name a world"),
        ("run .hidden", "can't name a world"),
        ("run --mind gpt", "allowed is auto, builtin, openrouter, local, or http"),
        ("replay", "the following arguments are required: WORLD"),
        ("bench everything", "invalid choice"),
        ("worlds --config nowhere.yaml", "No such file"),
        ("worlds --set world.tick_rate=0 --set ui.fps=0", "2 faults in the settings"),
        ("run alpha --seed 1", "add --new"),
    ],
)
def test_a_bad_line_is_told_and_exits_with_2(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(line.split()) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (ConfigError("no such mind"), 2, "no such mind"),
        (SaveError("alpha is in use"), 3, "alpha is in use"),
        (KeyboardInterrupt(), 130, ""),
        (ZeroDivisionError("a bug with sk-or-canary0123 in it"), 1, "ZeroDivisionError"),
    ],
)
def test_what_goes_wrong_has_its_exit_code(
    error: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(arguments: Namespace) -> int:
        raise error

    monkeypatch.setitem(cli.COMMANDS, "worlds", fail)
    assert cli.main(["worlds"]) == code
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""
    assert "canary" not in err


def test_a_commands_own_exit_code_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cli.COMMANDS, "replay", lambda arguments: 4)
    assert cli.main(["replay", "alpha"]) == 4


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    told = capsys.readouterr().out
    for command in (*cli.COMMANDS, "test"):
        assert f"\n    {command} " in told
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == "Agent World 0.1.0\n"


def test_what_follows_test_is_pytests(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr("game.devtasks.run_tests", lambda arguments: seen.append(arguments) or 0)
    assert cli.main(["test", "-k", "x or y", "--lf", "--json"]) == 0
    assert seen == [["-k", "x or y", "--lf", "--json"]]


def test_from_another_folder_with_stdout_for_json_alone(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "OPENROUTER_API_KEY"}
    main = project_root() / "main.py"
    done = subprocess.run(
        [sys.executable, str(main), "doctor", "--json"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["mind"] == "builtin"
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_goes_away_is_no_bug() -> None:
    code = (
        "import sys; from game import cli\n"
        "cli.COMMANDS['worlds'] = lambda a: [print('x' * 99) for _ in range(9999)] and 0\n"
        "raise SystemExit(cli.main(['worlds']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=project_root(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(30) == 130
