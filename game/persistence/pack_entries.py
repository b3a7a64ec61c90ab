"""Pack entries: what may stand in a packed world, held against what a zip says of itself.

Everything here is told by the zip's directory alone: nothing has been unpacked yet.
"""

import os
import re
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipInfo

from game.errors import SaveError
from game.persistence.files import MAX_CARD, MAX_DENSE, RATIO
from game.persistence.layout import ABILITIES, CARD, EVENTS, KEYFRAMES, MEMORIES, STATE
from game.persistence.why_record import LARGEST_FILE, WHY

METRICS, CHRONICLE = "metrics.csv", "chronicle.md"
"""What was measured and what was told of the world; derived, but long to have again."""
THUMBNAIL = "thumbnail.png"
"""A picture of the world, for people who look at a folder or into a pack; derived."""

MAX_PACK = (1 << 32) - 1
"""Bytes of a pack, and of all that is in it: what a plain zip can say."""
MAX_ENTRIES = 20_000
MAX_DIRECTORY = 8 << 20
"""Bytes of the zip's own table of contents."""

_SEGMENT = rf"{EVENTS}/\d{{7,12}}-\d{{7,12}}(?:\.\d{{1,4}})?\.jsonl"
_OURS: tuple[tuple[str, int], ...] = (
    (re.escape(CARD), MAX_CARD),
    (re.escape(STATE), 128 << 20),
    (re.escape(THUMBNAIL), 4 << 20),
    (re.escape(METRICS), 256 << 20),
    (re.escape(CHRONICLE), 64 << 20),
    (_SEGMENT, 2 << 30),
    (_SEGMENT + r"\.gz", 1 << 30),
    (rf"{KEYFRAMES}/\d{{7,12}}\.json\.gz", 64 << 20),
    (rf"{ABILITIES}/[A-Za-z0-9_-]{{1,64}}(?:\.py|(?:\.[a-z]{{1,16}})?\.json)", 1 << 20),
    (rf"{MEMORIES}/[A-Za-z0-9_-]{{1,64}}\.(?:json|jsonl)", 64 << 20),
    (rf"{WHY}/\d{{7,12}}-\d{{7,12}}(?:\.thin)?\.jsonl\.gz", LARGEST_FILE),
)
"""Names that a world's folder may hold and that are worth sending -> bytes of each."""
_LIMITS = tuple((re.compile(name, re.ASCII), most) for name, most in _OURS)
_FOLDERS = {f"{name}/" for name in (EVENTS, KEYFRAMES, ABILITIES, MEMORIES, WHY)}
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)\.")
_END, _END_SIZE = b"PK\x05\x06", 22
_LOCATOR = b"PK\x06\x07"


def limit_of(name: str) -> int:
    """How many bytes a file of that name may have; 0 if a world has no such file.

    >>> limit_of("world.json") > 0, limit_of("../world.json"), limit_of("events/x.jsonl")
    (True, 0, 0)
    """
    if _RESERVED.match(name.rpartition("/")[2]):
        return 0
    return next((most for pattern, most in _LIMITS if pattern.fullmatch(name)), 0)


def checked_entries(path: Path, file: BinaryIO) -> tuple[zipfile.ZipFile, list[ZipInfo]]:
    """The files of a packed world, in order of name, once nothing is wrong with any.

    Raises SaveError, which names the file and what is wrong.
    """

    def wrong(what: str) -> SaveError:
        return SaveError(f"{path} is no packed world: {what}")

    fault = _directory_fault(file)
    if fault:
        raise wrong(fault)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
        raise wrong(str(error)) from None
    seen: set[str] = set()
    total = 0
    entries = []
    for info in archive.infolist():
        shown = ascii(info.orig_filename[:80])
        fault = _fault(info)
        if not fault and info.filename.casefold() in seen:
            fault = "stands in it twice"
        if fault:
            raise wrong(f"{shown} {fault}")
        seen.add(info.filename.casefold())
        total += info.file_size
        if total > MAX_PACK:
            raise wrong(f"it unpacks to more than {MAX_PACK:,} bytes")
        if not info.is_dir():
            entries.append(info)
    _no_overlap(entries, wrong)
    for needed in (CARD, STATE):
        if needed not in seen:
            raise wrong(f"it has no {needed}")
    return archive, sorted(entries, key=lambda info: info.filename)


def _directory_fault(file: BinaryIO) -> str:
    """What is wrong with the zip's table of contents before it is read into memory."""
    size = file.seek(0, os.SEEK_END)
    if size > MAX_PACK:
        return f"it has more than {MAX_PACK:,} bytes"
    start = max(0, size - _END_SIZE - (1 << 16) - len(_LOCATOR) - 16)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        return "it is no zip file, or only part of one"
    count = int.from_bytes(tail[at + 10 : at + 12], "little")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    if _LOCATOR in tail[max(0, at - 20) : at] or count > MAX_ENTRIES or directory > MAX_DIRECTORY:
        return f"it holds more than {MAX_ENTRIES:,} files"
    return ""


def _fault(info: ZipInfo) -> str:
    """What is wrong with one entry."""
    name = info.filename
    if name in _FOLDERS and info.file_size == 0:
        return ""
    most = limit_of(name)
    mode = info.external_attr >> 16
    if not most or info.orig_filename != name:
        return "is no file of a world"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "is a link or a device, and a world holds none"
    if info.flag_bits & 0x1:
        return "is encrypted"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return f"is compressed in a way (number {info.compress_type}) that packs don't use"
    if info.file_size > most:
        return f"unpacks to {info.file_size:,} bytes, and {most:,} are allowed"
    if too_dense(info.compress_size, info.file_size):
        return f"unpacks to more than {RATIO} times its size"
    return ""


def too_dense(packed: int, unpacked: int) -> bool:
    """Whether so few bytes become so many that only a bomb does that."""
    return unpacked > MAX_DENSE and unpacked > RATIO * packed


def _no_overlap(entries: list[ZipInfo], wrong: Callable[[str], SaveError]) -> None:
    """One file's bytes may not serve for another: that is how bombs are made small."""
    end = 0
    for info in sorted(entries, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise wrong(f"{info.filename!a} lies over another file")
        end = info.header_offset + 30 + len(info.filename) + info.compress_size
