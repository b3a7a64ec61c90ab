"""Rebuilding: the index made again from the files that people can read."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from game.memory.files import path_of, read_pages
from game.memory.index import Index


def rebuild(index: Index, folder: Path, tick: int, names: Mapping[int, str]) -> set[int]:
    """Fill an empty index with what the files tell up to a tick.

    The files of people who weren't there by then are removed, as after a fork into the past;
    returns whose files tell of later than the tick, and have to be written anew.
    """
    late = set()
    for page in read_pages(folder):
        if page.agent not in names:
            with suppress(OSError):
                path_of(folder, page.agent).unlink()
            continue
        if page.tick > tick:
            late.add(page.agent)
        known = [m for m in page.memories if m.tick <= tick and m.text.isprintable()]
        index.add(((page.agent, memory) for memory in known), min(page.tick, tick))
    return late
