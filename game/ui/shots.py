"""Screenshots: written by a thread, so that the picture doesn't stop the world."""

import threading
from collections import deque
from pathlib import Path

import pygame


class Shots:
    """Writes pictures of the window, and tells when each is there."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._done: deque[tuple[str, bool]] = deque()
        self._threads: list[threading.Thread] = []

    def take(self, screen: pygame.Surface, folder: Path, name: str) -> None:
        """Write what the screen shows now to a new file in the folder."""
        picture = screen.copy()
        thread = threading.Thread(target=self._write, args=(picture, folder, name))
        self._threads.append(thread)
        thread.start()

    def done(self) -> list[tuple[str, bool]]:
        """What came of it since the last call: a sentence, and whether it is a good one."""
        lines = list(self._done)
        self._done.clear()
        return lines

    def close(self) -> None:
        """Wait for what is being written."""
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _write(self, picture: pygame.Surface, folder: Path, name: str) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = _free(folder, name)
            pygame.image.save(picture, path)
        except (OSError, pygame.error) as error:
            self._done.append((f"No screenshot: {error}", False))
        else:
            self._done.append((f"Screenshot: {path}", True))


def _free(folder: Path, name: str) -> Path:
    """A file that isn't there yet."""
    path = folder / f"{name}.png"
    number = 2
    while path.exists():
        path = folder / f"{name}-{number}.png"
        number += 1
    return path
