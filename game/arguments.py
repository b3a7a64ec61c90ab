"""The grammar of the command line: what may be typed, and the options that come of it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from game.config import Settings, load_settings, project_root
from game.config.settings import PROVIDER
from game.errors import ConfigError, SaveError
from game.options import (
    BENCHES,
    AbilityCheckOptions,
    BenchOptions,
    CompareOptions,
    ForkOptions,
    ReplayOptions,
    ReportOptions,
    RunOptions,
    WorldsOptions,
)
from game.version import version


def implied(argv: Sequence[str]) -> list[str]:
    """A command line with its command: without one it is `run`.

    >>> implied([]), implied(["--headless", "--ticks", "600"])
    (['run'], ['run', '--headless', '--ticks', '600'])
    """
    if argv and (not argv[0].startswith("-") or argv[0] in ("-h", "--help", "--version")):
        return list(argv)
    return ["run", *argv]


def build_parser() -> argparse.ArgumentParser:
    """The whole grammar. Parsing sets `command` and that command's options."""
    parser = argparse.ArgumentParser(
        prog="python3 main.py",
        description="Agent World: a small world whose people live by themselves.",
        epilog="Without a command: run. Each command explains itself with --help.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Agent World {version()}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    settings = argparse.ArgumentParser(add_help=False)
    settings.add_argument("--config", type=Path, metavar="FILE", help="instead of config.yaml")
    settings.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting for this run, like --set world.tick_rate=20; may be repeated",
    )
    settings.add_argument(
        "--json", action="store_true", help="the result as JSON on the last line of stdout"
    )

    def add(name: str, help: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=help, description=help, parents=[settings], allow_abbrev=False
        )

    run = add("run", "Run a world: in a window, or with --headless without one.")
    run.add_argument("world", nargs="?", type=_world, metavar="WORLD", help="a saved world's name")
    run.add_argument("--new", action="store_true", help="make a new world, of that name if given")
    run.add_argument(
        "--scenario",
        metavar="NAME|FILE",
        help="make a new world of a scenario: " + ", ".join(_scenarios()) + ", or a .yaml file",
    )
    run.add_argument("--seed", type=_number(0, 2**63 - 1), metavar="N", help="of a new world")
    run.add_argument("--agents", type=_number(0, 20_000), metavar="N", help="in a new world")
    run.add_argument(
        "--mind",
        type=_mind,
        metavar="MIND",
        help="auto, builtin, openrouter, local, or a server's http://…/v1",
    )
    run.add_argument("--headless", action="store_true", help="without a window")
    run.add_argument("--ticks", type=_number(0, 10**12), metavar="N", help="end after N ticks")
    run.add_argument("--realtime", action="store_true", help="headless at world.tick_rate")
    run.add_argument("--acks", action="store_true", help="headless: tell which ticks are on disk")
    run.add_argument("--console", action="store_true", help="take console commands from stdin")
    trace = "where the time of each tick goes, to be opened in Perfetto (ui.perfetto.dev)"
    run.add_argument("--trace", type=Path, metavar="FILE", help=trace)

    replay = add("replay", "Run a saved world again from its log, without any mind.")
    replay.add_argument("world", type=_world, metavar="WORLD", help="a saved world's name")
    tick = _number(0, 10**12)
    replay.add_argument("--from", dest="start", type=tick, metavar="T", help="first tick")
    replay.add_argument("--to", dest="end", type=tick, metavar="T", help="last tick")
    replay.add_argument("--verify", action="store_true", help="compare every recorded digest")
    replay.add_argument("--events", action="store_true", help="the events as lines of JSON")
    replay.add_argument("--trace", type=Path, metavar="FILE", help=trace)

    fork = add("fork", "Make a new world out of a saved one's past, to go another way from there.")
    fork.add_argument("world", type=_world, metavar="WORLD", help="a saved world's name")
    fork.add_argument("--at", type=tick, required=True, metavar="T", help="last tick of its past")
    fork.add_argument("--as", dest="name", type=_world, metavar="NAME", help="the new world's name")

    worlds = add("worlds", "List the saved worlds, newest first; delete and restore them.")
    either = worlds.add_mutually_exclusive_group()
    either.add_argument("--delete", type=_world, metavar="NAME", help="move a world to the bin")
    either.add_argument("--restore", metavar="NAME", help="bring a deleted world back")
    worlds.add_argument("--as", dest="name", type=_world, metavar="NAME", help="with --restore")
    worlds.add_argument("--yes", action="store_true", help="delete without asking")

    pack = add("pack", "Make one file of a world, to send to somebody.")
    pack.add_argument("world", type=_world, metavar="WORLD", help="a saved world's name")
    pack.add_argument("-o", "--output", type=Path, metavar="FILE", help="instead of WORLD.zip")

    unpack = add("unpack", "Check a packed world, and put it among the saved ones.")
    unpack.add_argument("file", type=Path, metavar="FILE", help="what pack has made")
    unpack.add_argument("--as", dest="name", type=_world, metavar="NAME", help="call it that")

    compare = add("compare", "Where and how two worlds of one family part.")
    for which in ("a", "b"):
        compare.add_argument(which, type=_world, metavar=which.upper(), help="a saved world's name")
    compare.add_argument("--at", type=tick, metavar="T", help="the moment to look at")
    compare.add_argument(
        "--every", type=_number(1, 10**9), metavar="N", help="ticks between two measures"
    )
    compare.add_argument("--png", type=Path, metavar="FILE", help="a picture of both")

    report = add("report", "A world's figures over time, in words and as a picture.")
    report.add_argument("world", type=_world, metavar="WORLD", help="a saved world's name")
    report.add_argument(
        "--png", type=Path, metavar="FILE", help="instead of report.png in the world's folder"
    )

    ability = commands.add_parser("ability", help="Check abilities: magic that somebody wrote.")
    deeds = ability.add_subparsers(dest="deed", required=True, metavar="check")
    ability_check = deeds.add_parser(
        "check",
        parents=[settings],
        allow_abbrev=False,
        help="try files of abilities as before a grant",
        description="Try each file as an ability is tried before it is granted, in the sandbox and "
        "in small worlds. A line of JSON on stdout for each: file, ok, stage (where it ended: "
        "syntax, policy, load, can_use, execute, timeout, died, effects, budget, expectations, "
        "proof, or done), error, effects and ms of the main call.",
        epilog="Exit code: 0 if all are good, else 2. How to write one: docs/guides/abilities.md",
    )
    ability_check.add_argument("files", nargs="+", metavar="FILE")
    ability_check.add_argument(
        "--kwargs",
        metavar="JSON",
        help='what execute is told, such as {"target": "agent_7"}: whom and what it names '
        "is there, in sight; without it, arguments that fit",
    )

    bench = add("bench", "Measure this machine: ticks, frames, saves, model calls; and minds.")
    bench.add_argument("what", choices=BENCHES)
    bench.add_argument("--agents", type=_number(1, 20_000), metavar="N")
    bench.add_argument("--ticks", type=_number(1, 10**7), metavar="N")
    bench.add_argument(
        "--mind",
        dest="minds",
        action="append",
        default=[],
        type=_bench_mind,
        metavar="MIND",
        help="minds: one to compare, may be repeated: random, builtin, openrouter, local, "
        "or a server's http://…/v1",
    )
    bench.add_argument(
        "--seeds", type=_number(1, 1000), metavar="N", help="minds: worlds that each lives in"
    )

    add("doctor", "What is installed, which mind would answer, is the key good, what it has cost.")

    check = commands.add_parser("check", help="Lint, format, types, imports, doctests, tests.")
    check.add_argument("--no-tests", action="store_true", help="all but the tests")
    check.add_argument("--with-model", action="store_true", help="with a real model, see test")

    commands.add_parser("test", help="The tests; what follows goes to pytest.")
    return parser


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The settings that a command line asks for. Raises ConfigError."""
    return load_settings(arguments.config, arguments.set)


def run_options(arguments: argparse.Namespace) -> RunOptions:
    """The options of `run`. Raises ConfigError where they don't go together."""
    only_new = ("scenario", "seed", "agents")
    for_new = [f"--{name}" for name in only_new if getattr(arguments, name) is not None]
    if for_new and arguments.world and not arguments.new:
        raise ConfigError(f"{' and '.join(for_new)} can't change a saved world; add --new.")
    for name in ("realtime", "acks"):
        if getattr(arguments, name) and not arguments.headless:
            raise ConfigError(f"--{name} goes with --headless.")
    return RunOptions(
        settings=settings_of(arguments),
        world=arguments.world,
        # A seed without a name can only mean a world of its own, not the newest one.
        new=arguments.new or bool(for_new),
        scenario=arguments.scenario,
        seed=arguments.seed,
        agents=arguments.agents,
        mind=arguments.mind,
        headless=arguments.headless,
        ticks=arguments.ticks,
        realtime=arguments.realtime,
        acks=arguments.acks,
        json=arguments.json,
        console=arguments.console,
        trace=arguments.trace,
    )


def replay_options(arguments: argparse.Namespace) -> ReplayOptions:
    """The options of `replay`. Raises ConfigError."""
    start, end = arguments.start, arguments.end
    if start is not None and end is not None and start > end:
        raise ConfigError(f"--from {start} is after --to {end}.")
    return ReplayOptions(
        settings=settings_of(arguments),
        world=arguments.world,
        start=start,
        end=end,
        verify=arguments.verify,
        events=arguments.events,
        trace=arguments.trace,
        json=arguments.json,
    )


def worlds_options(arguments: argparse.Namespace) -> WorldsOptions:
    """The options of `worlds`. Raises ConfigError where they don't go together."""
    if arguments.name and not arguments.restore:
        raise ConfigError("--as goes with --restore.")
    if arguments.yes and not arguments.delete:
        raise ConfigError("--yes goes with --delete.")
    return WorldsOptions(
        settings=settings_of(arguments),
        delete=arguments.delete,
        restore=arguments.restore,
        name=arguments.name,
        yes=arguments.yes,
        json=arguments.json,
    )


def compare_options(arguments: argparse.Namespace) -> CompareOptions:
    """The options of `compare`. Raises ConfigError."""
    return CompareOptions(
        settings=settings_of(arguments),
        a=arguments.a,
        b=arguments.b,
        at=arguments.at,
        every=arguments.every,
        png=arguments.png,
        json=arguments.json,
    )


def report_options(arguments: argparse.Namespace) -> ReportOptions:
    """The options of `report`. Raises ConfigError."""
    return ReportOptions(
        settings=settings_of(arguments),
        world=arguments.world,
        png=arguments.png,
        json=arguments.json,
    )


def fork_options(arguments: argparse.Namespace) -> ForkOptions:
    """The options of `fork`. Raises ConfigError."""
    return ForkOptions(
        settings=settings_of(arguments),
        world=arguments.world,
        tick=arguments.at,
        name=arguments.name,
        json=arguments.json,
    )


def ability_check_options(arguments: argparse.Namespace) -> AbilityCheckOptions:
    """The options of `ability check`. Raises ConfigError."""
    return AbilityCheckOptions(
        settings=settings_of(arguments),
        files=tuple(arguments.files),
        kwargs=arguments.kwargs,
        json=arguments.json,
    )


def bench_options(arguments: argparse.Namespace) -> BenchOptions:
    """The options of `bench`. Raises ConfigError."""
    if arguments.what != "minds" and (arguments.minds or arguments.seeds):
        raise ConfigError("--mind and --seeds go with `bench minds`.")
    return BenchOptions(
        settings=settings_of(arguments),
        what=arguments.what,
        agents=arguments.agents,
        ticks=arguments.ticks,
        minds=tuple(dict.fromkeys(arguments.minds)),
        seeds=arguments.seeds,
        json=arguments.json,
    )


def _number(least: int, most: int) -> Callable[[str], int]:
    """An argument's type: a whole number in a range."""

    def number(text: str) -> int:
        if re.fullmatch(r"-?[0-9]{1,20}", text) and least <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(
            f"found {text!r}; allowed is a whole number from {least} to {most}"
        )

    return number


def _scenarios() -> list[str]:
    """The names of the game's own scenarios, for the help."""
    folder = project_root() / "assets" / "scenarios"
    return sorted(path.stem for path in folder.glob("*.yaml"))


def _world(text: str) -> str:
    from game.persistence.layout import check_name

    try:
        return check_name(text)
    except SaveError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _bench_mind(text: str) -> str:
    return text if text == "random" else _mind(text)


def _mind(text: str) -> str:
    if not re.match(PROVIDER, text):
        raise argparse.ArgumentTypeError(
            f"found {text!r}; allowed is auto, builtin, openrouter, local, or http://…/v1"
        )
    return text
