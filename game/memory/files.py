"""Files: a person's memories as JSON that people can read, `memories/agent_001.json`.

A line a memory, oldest first. They travel with a world and its forks; the index beside
them is made again from these. They may come from anywhere, and are read with care.
"""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from game.errors import SaveError
from game.memory.memory import Count, Memory
from game.persistence.files import check_folder, read_whole

LARGEST = 16 << 20
"""Bytes of such a file that are read; one of 20,000 memories has about 4 MB."""
_NAME = re.compile(r"agent_(\d{3,12})\.json", re.ASCII)
_ENCODER = msgspec.json.Encoder()


class Page(Struct, forbid_unknown_fields=True):
    """One such file."""

    agent: Count
    name: str
    tick: Count
    """The tick up to which it is complete."""
    memories: list[Memory]


_DECODER = msgspec.json.Decoder(Page)


def path_of(folder: Path, agent: int) -> Path:
    """Where a person's memories stand."""
    return folder / f"agent_{agent:03d}.json"


def newest(folder: Path) -> int:
    """The latest tick that any of the files tells of; -1 without one."""
    return max((page.tick for page in read_pages(folder)), default=-1)


def write_page(folder: Path, agent: int, name: str, tick: int, memories: Sequence[Memory]) -> None:
    """Write one person's file, whole or not at all. Raises OSError."""
    path = path_of(folder, agent)
    head = f'{{"agent":{agent},"name":{_ENCODER.encode(name).decode()},"tick":{tick},"memories":['
    lines = b",\n".join(map(_ENCODER.encode, memories))
    beside = path.with_name(path.name + ".tmp")
    with suppress(FileNotFoundError):
        beside.unlink()
    with beside.open("xb") as file:
        file.write(head.encode() + b"\n" + lines + b"\n]}\n")
    os.replace(beside, path)


def read_pages(folder: Path) -> Iterator[Page]:
    """The files that can be read, in order of their names; others are passed over."""
    for path in paths(folder):
        try:
            page = _DECODER.decode(read_whole(path, LARGEST))
        except (FileNotFoundError, SaveError, msgspec.MsgspecError, RecursionError):
            continue
        if path == path_of(folder, page.agent):
            yield page


def paths(folder: Path) -> list[Path]:
    """The files that are named so, in order of their names."""
    try:
        check_folder(folder)
        return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    except (OSError, SaveError):
        return []
