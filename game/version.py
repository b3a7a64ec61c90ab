"""Which version this is: the installed one, or what the checkout's pyproject.toml says."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path


@cache
def version() -> str:
    """The game's version, such as 0.1.0."""
    pyproject = Path(__file__).resolve().parents[1] / "pyproject.toml"
    if pyproject.is_file():
        return str(tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["version"])
    try:
        return metadata.version("agent-world")
    except metadata.PackageNotFoundError:
        return "unknown"
