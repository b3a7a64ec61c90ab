"""Where things stand on disk: beside main.py, from whatever folder it is started."""

from __future__ import annotations

import sys
from pathlib import Path


def project_root() -> Path:
    """The folder that config.yaml, assets/ and saves/ stand in.

    The checkout; beside the executable in a built application; and the current folder
    where the package was installed without its checkout.
    """
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    checkout = Path(__file__).resolve().parents[2]
    return checkout if (checkout / "main.py").is_file() else Path.cwd()


def place(text: str) -> Path:
    """A path of config.yaml: `~` is the home folder, and relative ones start at the root."""
    return project_root() / Path(text).expanduser()
