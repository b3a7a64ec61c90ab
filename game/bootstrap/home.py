"""./.venv, the environment beside main.py: made, brought up to date, found fit or not."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.bootstrap.faults import SetupError, say
from game.bootstrap.folders import discard, readdress, rename, try_lock
from game.bootstrap.pip import run_pip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.bootstrap.needs import Needs

WINDOWS = os.name == "nt"


class Home:
    """The environment beside main.py: .venv, and .venv.partial while it is being made.

    A stamp inside holds which sets were installed from which lists, so that a start
    after `git pull` installs what is new and any other start installs nothing.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / ".venv"
        self.partial = root / ".venv.partial"
        self.lock = root / ".venv.lock"

    def python(self, folder: Path | None = None) -> Path:
        """The interpreter inside."""
        return (folder or self.folder) / ("Scripts/python.exe" if WINDOWS else "bin/python")

    def running(self) -> bool:
        """Whether this very process runs inside."""
        return Path(sys.prefix).resolve() == self.folder.resolve()

    def stamp(self) -> dict[str, Any]:
        """What the last set-up wrote; empty if there was none."""
        try:
            stamp = json.loads((self.folder / "agent-world.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def sets(self) -> frozenset[str]:
        """The sets that were installed here."""
        return frozenset(self.stamp().get("sets", []))

    def current(self, needs: Needs, sets: frozenset[str]) -> bool:
        """Whether these sets are installed from the lists as they are now."""
        stamp, have = self.stamp(), self.sets()
        # A system upgrade may have put another Python behind .venv's link.
        moved = self.running() and stamp.get("python") != list(sys.version_info[:2])
        installed = sets <= have and stamp.get("digest") == needs.digest(have)
        return installed and not moved and self.python().exists()

    def bring_up_to_date(self, needs: Needs, sets: frozenset[str]) -> None:
        """Make .venv, or add to it, until it holds these sets and those it had.

        Raises SetupError. A first set-up that fails leaves nothing behind.
        """
        with self._alone():
            if self.current(needs, sets):
                return  # somebody else's start did it while this one waited
            sets = sets | self.sets()
            if self._usable():
                say(f"Updating {self.folder} ...")
                self._install(self.python(), needs, sets)
                self._write_stamp(self.folder, needs, sets)
            else:
                self._make(needs, sets)
            say("Done.")

    def _usable(self) -> bool:
        """Whether .venv's Python still runs and has pip: the one it was made with may be gone."""
        if not self.python().exists():
            return False
        probe = [str(self.python()), "-c", "import pip"]
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0

    def _make(self, needs: Needs, sets: frozenset[str]) -> None:
        if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
            raise SetupError(
                "This Python can't make virtual environments. On Debian and Ubuntu:"
                "  sudo apt install python3-venv   then run the same command again."
            )
        import venv

        say(f"First start: making {self.folder} (once, about 100 MB) ...")
        try:
            discard(self.partial)
            venv.create(self.partial, with_pip=True, symlinks=not WINDOWS)
            self._install(self.python(self.partial), needs, sets)
            self._write_stamp(self.partial, needs, sets)
            readdress(self.partial, self.folder)
            discard(self.folder)
            rename(self.partial, self.folder)
        except subprocess.CalledProcessError as error:
            raise SetupError(f"Making {self.partial} failed: {error}.") from None
        finally:
            discard(self.partial)

    def _install(self, python: Path, needs: Needs, sets: frozenset[str]) -> None:
        pip = [str(python), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
        pip += ["--prefer-binary", "--retries", "2", "--constraint", str(needs.constraints)]
        run_pip([*pip, *needs.packages(sets)])
        if needs.bare(sets):
            run_pip([*pip, "--no-deps", *needs.bare(sets)])

    def _write_stamp(self, folder: Path, needs: Needs, sets: frozenset[str]) -> None:
        # lib/python3.12 on POSIX; elsewhere the Python that made it is the one that runs.
        inside = [p.name.removeprefix("python") for p in folder.glob("lib/python3.*")]
        version = [int(n) for n in inside[0].split(".")] if inside else sys.version_info[:2]
        stamp = {"sets": sorted(sets), "digest": needs.digest(sets), "python": version}
        (folder / "agent-world.json").write_text(json.dumps(stamp) + "\n", encoding="utf-8")

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock: two double clicks must not install into one folder at once.

        The system lets go of it when the process ends, however it ends.
        """
        with open(self.lock, "a+b") as file:
            if not try_lock(file):
                say(f"Another start is setting up {self.folder}; waiting for it ...")
                while not try_lock(file):
                    time.sleep(0.2)
            yield
