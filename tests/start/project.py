"""A copy of the project's start, small enough to set up in a test."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLI = """
import sys

def main(argv=None):
    print("played", sys.prefix, argv)
    return 7
"""


def bare_copy(folder: Path) -> Path:
    """main.py, what it reads, game.bootstrap, and a game.cli that only says it was called."""
    for name in ("main.py", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "game").mkdir()
    (folder / "game" / "__init__.py").write_text("")
    (folder / "game" / "cli.py").write_text(CLI)
    shutil.copytree(ROOT / "game" / "bootstrap", folder / "game" / "bootstrap")
    return folder
