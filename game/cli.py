"""The command line: arguments in, one entry point called, an exit code out.

0 good; 1 a bug; 2 bad arguments or settings; 3 a save that can't be read or is in use;
4 a replay that diverged; 130 interrupted. What a command needs is imported when it runs,
so that `--help` and a mistyped option answer at once.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence

from game.arguments import (
    ability_check_options,
    bench_options,
    build_parser,
    compare_options,
    fork_options,
    implied,
    replay_options,
    report_options,
    run_options,
    settings_of,
    worlds_options,
)
from game.config import redact
from game.errors import ConfigError, NoSuchTick, SaveError
from game.output import say

BUG, BAD_ARGUMENTS, BAD_SAVE, INTERRUPTED = 1, 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line. Gives the exit code, and raises nothing."""
    # pygame greets on stdout, which belongs to the answers.
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name that a pipe's encoding lacks must not end the program (Windows, LANG=C).
        sys.stdout.reconfigure(errors="backslashreplace")
    argv = implied(sys.argv[1:] if argv is None else argv)
    if argv[0] == "test":  # its arguments are pytest's, which argparse would take for its own
        return guarded(lambda: _test(argv[1:]))
    try:
        arguments = build_parser().parse_args(argv)
    except SystemExit as end:  # argparse has said what was wrong, or printed the help
        return end.code if isinstance(end.code, int) else 0
    return guarded(lambda: COMMANDS[arguments.command](arguments))


def guarded(command: Callable[[], int]) -> int:
    """A command's exit code, with every way to fail told as it should be."""
    try:
        return command()
    except ConfigError as error:
        say(redact(str(error)))
        return BAD_ARGUMENTS
    except NoSuchTick as error:
        say(redact(str(error)))
        return BAD_ARGUMENTS
    except SaveError as error:
        say(redact(str(error)))
        return BAD_SAVE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our stdout has gone (`| head`). Nothing may be flushed into it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERRUPTED
    except Exception:  # noqa: BLE001 - the last place where a key in a bug's text can be masked
        say(redact(traceback.format_exc()))
        say("That is a bug of Agent World's. Please report the lines above.")
        return BUG


def _run(arguments: Namespace) -> int:
    options = run_options(arguments)
    if options.headless:
        from game.headless import run_headless

        return run_headless(options)
    from game.app import run_window

    return run_window(options)


def _replay(arguments: Namespace) -> int:
    from game.replaying import run_replay

    return run_replay(replay_options(arguments))


def _report(arguments: Namespace) -> int:
    from game.reporting import run_report

    return run_report(report_options(arguments))


def _fork(arguments: Namespace) -> int:
    from game.forking import run_fork

    return run_fork(fork_options(arguments))


def _worlds(arguments: Namespace) -> int:
    from game.worlds import run_worlds

    return run_worlds(worlds_options(arguments))


def _pack(arguments: Namespace) -> int:
    from game.sharing import run_pack

    settings = settings_of(arguments)
    return run_pack(settings, arguments.world, arguments.output, as_json=arguments.json)


def _unpack(arguments: Namespace) -> int:
    from game.sharing import run_unpack

    settings = settings_of(arguments)
    return run_unpack(settings, arguments.file, arguments.name, as_json=arguments.json)


def _compare(arguments: Namespace) -> int:
    from game.comparing import run_compare

    return run_compare(compare_options(arguments))


def _bench(arguments: Namespace) -> int:
    from game.bench import run_bench

    return run_bench(bench_options(arguments))


def _ability(arguments: Namespace) -> int:
    from game.ability_check import run_ability_check

    return run_ability_check(ability_check_options(arguments))


def _doctor(arguments: Namespace) -> int:
    from game.doctor import run_doctor

    return run_doctor(arguments.config, arguments.set, as_json=arguments.json)


def _check(arguments: Namespace) -> int:
    from game.devtasks import run_checks

    return run_checks(tests=not arguments.no_tests, with_model=arguments.with_model)


def _test(arguments: Sequence[str]) -> int:
    from game.devtasks import run_tests

    return run_tests(arguments)


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "run": _run,
    "replay": _replay,
    "report": _report,
    "fork": _fork,
    "worlds": _worlds,
    "pack": _pack,
    "unpack": _unpack,
    "compare": _compare,
    "ability": _ability,
    "bench": _bench,
    "doctor": _doctor,
    "check": _check,
}
