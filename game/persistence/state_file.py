"""State files: one whole state each, as world_state.json and the keyframes hold it.

One sealed line, `{"digest":…,"format":…,"next_number":…,"seq":…,"state":{…},"tick":…}`,
where `seq` is the log's last record that the state has taken in.
"""

import gzip
import re
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

from game.core.snapshot import decode
from game.core.world import World
from game.errors import SaveError
from game.persistence.disk import TEMPORARY, Disk
from game.persistence.files import MAX_STATE, open_regular, read_whole
from game.persistence.layout import FORMAT, PREVIOUS, STATE, NewerFormat, keyframe_path
from game.persistence.lines import seal, unseal
from game.persistence.records import Count
from game.persistence.sanity import fault_of, has_huge_number

UNSOUND = (
    msgspec.MsgspecError,
    RecursionError,
    LookupError,
    ValueError,
    TypeError,
    AssertionError,
    ArithmeticError,
    AttributeError,
)
"""What core may raise when it is given a state that no step has made."""


class _Format(Struct):
    format: Count


class _Document(Struct, kw_only=True, forbid_unknown_fields=True):
    digest: str
    format: Count
    next_number: Count
    seq: Count
    state: Raw
    tick: Count


_ENCODER = msgspec.json.Encoder(order="sorted")
_FORMATS = msgspec.json.Decoder(_Format)
_DOCUMENTS = msgspec.json.Decoder(_Document)


@dataclass(slots=True)
class Saved:
    """A state that was read."""

    world: World
    seq: int
    """The last record of the log that is in it."""
    next_number: int
    """Number of the first command after it."""


def pack(state: bytes, tick: int, seq: int, next_number: int) -> bytes:
    """The file for a state that `core.snapshot.encode` gave."""
    digest = blake2b(state, digest_size=16).hexdigest()
    return seal(
        _ENCODER.encode(
            _Document(
                digest=digest,
                format=FORMAT,
                next_number=next_number,
                seq=seq,
                state=Raw(state),
                tick=tick,
            )
        )
    )


def read_state(path: Path) -> Saved:
    """Read and check a state file; raises FileNotFoundError or SaveError."""
    document = unseal(read_whole(path, MAX_STATE))
    if document is None:
        raise SaveError(f"{path} is damaged: its checksum is wrong")
    try:
        found = _FORMATS.decode(document).format
        if found > FORMAT:
            raise NewerFormat(path, found)
        saved = _DOCUMENTS.decode(document)
        state = bytes(saved.state)
        if blake2b(state, digest_size=16).hexdigest() != saved.digest:
            raise SaveError(f"{path} is damaged: its digest is wrong")
        if has_huge_number(state):
            raise SaveError(f"{path} holds a number that no state can have")
        world = decode(state)
        fault = fault_of(world)
    except UNSOUND as error:
        raise SaveError(f"{path} holds no state that this version knows: {error}") from None
    if fault:
        raise SaveError(f"{path} holds a state that can't be: {fault}")
    if world.tick != saved.tick:
        raise SaveError(f"{path} is of tick {saved.tick}, and its state of {world.tick}")
    return Saved(world, saved.seq, saved.next_number)


def write_state(disk: Disk, world: Path, data: bytes) -> None:
    """Make this the newest state; the one before stays as the previous."""
    newest, previous = world / STATE, world / PREVIOUS
    if newest.exists():
        beside = previous.with_name(PREVIOUS + TEMPORARY)
        disk.unlink(beside)
        disk.link(newest, beside)
        disk.replace(beside, previous)
    disk.write_whole(newest, data)


def write_keyframe(disk: Disk, world: Path, tick: int, data: bytes) -> None:
    """Keep this state for good as that of its tick."""
    disk.write_whole(keyframe_path(world, tick), gzip.compress(data, 6, mtime=0))


def glance(path: Path) -> int:
    """The tick of a state file, from its last bytes alone; -1 when it can't be seen."""
    try:
        with open_regular(path) as file:
            file.seek(max(0, path.stat().st_size - 80))
            match = re.search(rb',"tick":(\d{1,16}),"~c":"[0-9a-f]{8}"\}\n$', file.read())
    except (OSError, SaveError):
        return -1
    return int(match.group(1)) if match else -1
