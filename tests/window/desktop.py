"""A real window under Xvfb, with xdotool for hands and imagemagick for eyes.

Nothing here waits for a time: everything is asked for until it is so, and only a limit
ends the asking.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pygame

ROOT = Path(__file__).parents[2]
TOOLS = ("Xvfb", "xdotool", "import")
LIMIT = 60.0
"""Seconds after which something is taken not to come."""


def missing() -> str:
    """What this machine lacks for a real window; "" if nothing."""
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    if not lacking:
        return ""
    return (
        f"NO REAL WINDOW IS TESTED: {', '.join(lacking)} missing "
        "(apt-get install xvfb xdotool imagemagick)"
    )


def until(what: str, test: Callable[[], object]) -> None:
    """Ask until it is so."""
    end = time.monotonic() + LIMIT
    while not test():
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.05)


class Screen:
    """An X server of our own."""

    def __init__(self, size: str = "1400x900x24") -> None:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            # Without -noreset it starts over when the last client goes, and turns away who
            # comes meanwhile.
            [
                *("Xvfb", "-displayfd", str(write), "-screen", "0", size),
                *("-nolisten", "tcp", "-noreset"),
            ],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.display = ":" + told.readline().strip()
        assert self.display != ":", "Xvfb did not start"

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()


class Game:
    """main.py in a window."""

    def __init__(self, screen: Screen, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.env = {k: v for k, v in os.environ.items() if k != "OPENROUTER_API_KEY"}
        self.env |= {"DISPLAY": screen.display}
        self.env.pop("SDL_VIDEODRIVER", None)
        self.errors = (folder / "stderr.txt").open("w+")
        self.process = subprocess.Popen(
            [
                *(sys.executable, "main.py", "run", "toy", "--new", "--seed", "3", "--json"),
                *("--set", f"paths.saves={folder / 'saves'}"),
                *("--set", f"paths.logs={folder / 'logs'}"),
                *("--set", f"paths.screenshots={folder / 'shots'}"),
                *arguments,
            ],
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
        )
        until("a window", self._find)
        until("a picture", lambda: self.picture().get_at((20, 20)) != (0, 0, 0))
        until("a world", lambda: (folder / "saves" / "toy" / "world_state.json").exists())
        self.focus()

    def _find(self) -> bool:
        self.errors.flush()
        assert self.process.poll() is None, (self.folder / "stderr.txt").read_text()
        found = self.tool("search", "--pid", str(self.process.pid), check=False).split()
        self.id = found[-1] if found else ""
        return bool(found)

    # --- hands ---

    def tool(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True, check=False
        )
        assert not check or done.returncode == 0, done.stderr
        return done.stdout

    def focus(self) -> None:
        # Without a window manager nobody gives the focus.
        self.tool("windowfocus", "--sync", self.id)

    def key(self, *keys: str) -> None:
        self.tool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        self.tool("type", "--delay", "30", text)

    def click(self, at: tuple[int, int], button: int = 1) -> None:
        self.tool("mousemove", "--window", self.id, str(at[0]), str(at[1]))
        self.tool("click", str(button))

    def resize(self, size: tuple[int, int]) -> None:
        self.tool("windowsize", self.id, str(size[0]), str(size[1]))

    # --- eyes ---

    def picture(self) -> pygame.Surface:
        """The window as it is on the screen."""
        path = self.folder / "window.png"
        subprocess.run(
            ["import", "-silent", "-window", self.id, str(path)], env=self.env, check=False
        )
        return pygame.image.load(path)

    def part(self, rect: pygame.Rect) -> bytes:
        picture = self.picture()
        return pygame.image.tobytes(picture.subsurface(rect.clip(picture.get_rect())), "RGB")

    def log(self) -> str:
        """All that has been written to the world's log."""
        files = sorted((self.folder / "saves" / "toy" / "events").glob("*.jsonl"))
        return "".join(file.read_text() for file in files)

    # --- the end ---

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
        self.errors.close()
