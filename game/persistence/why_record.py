"""Why-records: what a model was asked and said, kept because it can't be had again.

Each is about a decision, a reflection or a plan for the day.
`why/0000000-0010000.jsonl.gz` in the world's folder holds a line of JSON for each answer,
failure and refusal of those ticks; `….thin.jsonl.gz` is an old one whose prompts and raw
answers were let go. All of it is derived: a world without it runs the same. What a built-in
mind weighed is not kept, since it follows from the world at that tick.
"""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct

from game.errors import SaveError
from game.persistence.files import check_folder, open_regular
from game.persistence.records import Count
from game.persistence.segments import SPAN

WHY = "why"
"""The folder that holds them."""
LONGEST_TEXT = 8_000
"""Characters of a raw answer that are kept."""
LONGEST_PROMPT = 60_000
"""Characters of a prompt that are kept, its end for preference."""
LARGEST_FILE = 64 << 20
"""Bytes of one such file, packed."""
MOST_UNPACKED = 1 << 30
"""Bytes that one may unpack to."""
_LINE = 1 << 20
_BLOCK = 1 << 16
_GZIP = 31
"""What zlib calls a gzip member."""
MEMBER = 256
"""Records of a gzip member: what one damaged byte can cost."""
_NAME = re.compile(r"(\d{7,12})-(\d{7,12})(\.thin)?\.jsonl\.gz", re.ASCII)


REFLECTION, PLAN = "reflection", "plan"
"""Kinds of records that are about no decision."""


class WhyRecord(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One answer of a model, or why there was none."""

    agent: Count
    ticket: Count
    """Of the decision; 0 for a reflection or a plan."""
    tick: Count
    """The tick after which the observation was made."""
    came: Count
    """The tick after which the answer came: the world has it in the next."""
    kind: str = ""
    """REFLECTION or PLAN; empty for a decision."""
    model: str = ""
    """Who answered, by its own word."""
    refused: str = ""
    """Why the built-in mind decides instead: the kind of a failure, a cap's name, `loop`."""
    cached: bool = False
    """The same had been asked before: nothing was paid."""
    late: bool = False
    """A stand-in of the built-in mind's had begun."""
    stale: bool = False
    """The ticket stood no more: it was paid for and changed nothing."""
    choice: str = ""
    """Key of the affordance that was chosen."""
    thought: str = ""
    words: str = ""
    """What is said with it; of a reflection or a plan, a line for each of its parts."""
    text: str = ""
    """The raw answer."""
    system: str = ""
    """The prompt's unchanging part, and the one that tells the situation."""
    user: str = ""
    latency_ms: Count = 0
    tokens_in: Count = 0
    tokens_out: Count = 0
    tokens_cached: Count = 0
    tokens_reasoning: Count = 0
    cost_micro: Count = 0
    """Millionths of a dollar."""
    memories: tuple[tuple[Count, Count], ...] = ()
    """(number, score in hundredths) of the memories that came to mind, best first; for a
    reflection those that were thought over, as important as they were."""


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(WhyRecord)


@dataclass(frozen=True, slots=True, order=True)
class WhyFile:
    """One file of records; they sort by age."""

    first: int
    last: int
    thin: bool
    path: Path


def encode_line(record: WhyRecord) -> bytes:
    """A record as a line of a file."""
    return _ENCODER.encode(record) + b"\n"


def path_of(folder: Path, tick: int) -> Path:
    """The file of a world's folder that holds what came after a tick."""
    first, last = span_of(tick)
    return folder / WHY / f"{first:07d}-{last:07d}.jsonl.gz"


def span_of(tick: int) -> tuple[int, int]:
    """First and last tick of the file that holds this one, as in the event log.

    >>> span_of(0), span_of(10_000), span_of(10_001)
    ((0, 10000), (0, 10000), (10001, 20000))
    """
    n = max(0, tick - 1) // SPAN
    return (n * SPAN + 1 if n else 0), (n + 1) * SPAN


def why_files(folder: Path) -> list[WhyFile]:
    """Those that a world's folder holds, oldest first; none where there is no such room."""
    try:
        check_folder(folder / WHY)
        paths = sorted((folder / WHY).iterdir())
    except (SaveError, OSError):
        return []
    found = []
    for path in paths:
        match = _NAME.fullmatch(path.name)
        if match:
            found.append(WhyFile(int(match[1]), int(match[2]), bool(match[3]), path))
    return sorted(found)


def read_whys(path: Path, wanted: Callable[[bytes], bool] = lambda line: True) -> "Read":
    """What can be read of a file, in order; damage ends it and is no error."""
    read = Read([])
    try:
        with open_regular(path) as file:
            read.size = file.seek(0, 2)
            file.seek(0)
            for line in _lines(iter(lambda: file.read(_BLOCK), b""), read):
                if wanted(line):
                    read.records.append(_DECODER.decode(line))
    except FileNotFoundError:
        read.sound = False
    except (SaveError, OSError, msgspec.MsgspecError, RecursionError, zlib.error, ValueError):
        read.sound = False
    return read


@dataclass(slots=True)
class Read:
    """What was read of one file."""

    records: list[WhyRecord]
    sound: bool = True
    """Whether that was all of it: no torn end, no damage."""
    size: int = 0
    """Bytes of the file."""


def _lines(blocks: Iterator[bytes], read: Read) -> Iterator[bytes]:
    """The lines of gzip members that follow each other."""
    unpack = zlib.decompressobj(_GZIP)
    rest, total, begun = b"", 0, False
    for block in blocks:
        data, part = block, b""
        while data or len(part) == _LINE:  # a full part: there may be more of it within
            begun = True
            part = unpack.decompress(data, _LINE)
            total += len(part)
            if total > MOST_UNPACKED:
                raise ValueError("it unpacks to too much")
            *lines, rest = (rest + part).split(b"\n")
            yield from lines
            if len(rest) > _LINE:
                raise ValueError("a line of it is too long")
            if unpack.eof:
                data, part, begun = unpack.unused_data, b"", False
                unpack = zlib.decompressobj(_GZIP)
            else:
                data = unpack.unconsumed_tail
    read.sound = read.sound and not begun and not rest


def packer() -> "zlib._Compress":
    """What makes a gzip member."""
    return zlib.compressobj(6, zlib.DEFLATED, _GZIP)


def packed_whys(records: Iterable[WhyRecord]) -> bytes:
    """A whole file of records."""
    member, parts = packer(), []
    for count, record in enumerate(records, 1):
        parts.append(member.compress(encode_line(record)))
        if count % MEMBER == 0:
            parts.append(member.flush())
            member = packer()
    parts.append(member.flush())
    return b"".join(parts)


def find(folder: Path, agent: int, ticket: int, came: int) -> list[WhyRecord]:
    """What was asked and answered about one ticket, oldest first.

    came: the tick after which the last word on it came, so that one file is read, or two.
    """
    return _find(folder, agent, ticket, came - SPAN // 10, came)


def find_thoughts(folder: Path, agent: int, first: int, last: int) -> list[WhyRecord]:
    """Somebody's reflections and plans that came after the ticks `first`..`last`, oldest first."""
    found = _find(folder, agent, 0, first, last)
    return [record for record in found if record.kind and first <= record.came <= last]


def _find(folder: Path, agent: int, ticket: int, first: int, last: int) -> list[WhyRecord]:
    mine = (b'"agent":%d,"ticket":%d,' % (agent, ticket)).__eq__
    found: list[WhyRecord] = []
    for file in why_files(folder):
        if file.last >= first and file.first <= last:
            found += read_whys(file.path, lambda line: mine(line[1 : line.find(b'"tick"')])).records
    return found
