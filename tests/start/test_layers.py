"""What the simulation may import and call, where the import contract can't tell.

The contract in pyproject.toml forbids modules by name. Here is the allow-list, what of
`random` is allowed, and the builtins that would do I/O.
"""

import ast
import sys
from pathlib import Path

import pytest

CORE = Path(__file__).resolve().parents[2] / "game" / "core"
FORBIDDEN = {
    *("asyncio", "ctypes", "datetime", "glob", "http", "io", "logging", "multiprocessing"),
    *("concurrent", "os", "pathlib", "pickle", "queue", "secrets", "select", "selectors"),
    *("shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile"),
    *("threading", "time", "urllib", "uuid"),
}
ALLOWED = (set(sys.stdlib_module_names) - FORBIDDEN) | {"msgspec", "numpy"}
# Its module-level functions share one state that nothing saves; a Random of one's own doesn't.
OF_RANDOM = {"Random"}
BUILTINS = {"open", "print", "input", "eval", "exec", "compile", "__import__", "hash", "id"}


def offences(source: str) -> list[str]:
    """What a file of core does that it may not, a line each."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                modules = [alias.name for alias in names]
            case ast.ImportFrom(level=level, module=module, names=names):
                modules = ["." * level + (module or "")]
                if module == "random":
                    bad = {alias.name for alias in names} - OF_RANDOM
                    found += [f"{node.lineno}: random.{name}" for name in bad]
            case ast.Attribute(value=ast.Name(id="random"), attr=name) if name not in OF_RANDOM:
                found.append(f"{node.lineno}: random.{name}")
                continue
            case ast.Call(func=ast.Name(id=name)) if name in BUILTINS:
                found.append(f"{node.lineno}: {name}()")
                continue
            case _:
                continue
        for module in modules:
            if not (module == "game.core" or module.startswith("game.core.")):
                top = module.partition(".")[0]
                if top not in ALLOWED:
                    found.append(f"{node.lineno}: import {module}")
    return found


def test_the_simulation_is_pure() -> None:
    files = sorted(CORE.rglob("*.py"))
    assert files
    found = [
        f"{path.relative_to(CORE)}:{offence}"
        for path in files
        for offence in offences(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "import time",
        "import os.path",
        "from pathlib import Path",
        "from concurrent.futures import Future",
        "import pygame",
        "import game.config",
        "from game import core",
        "from . import world",
        "import random\nrandom.choice([1])",
        "from random import shuffle",
        "def f():\n    import uuid",
        "open('x')",
        "hash('x')",  # differs between processes
    ],
)
def test_an_offence_is_seen(source: str) -> None:
    assert len(offences(source)) == 1


def test_what_is_allowed_passes() -> None:
    source = """
from __future__ import annotations
import hashlib, msgspec, random
from random import Random
from game.core.world import World
random.Random(3).random()
"""
    assert offences(source) == []
