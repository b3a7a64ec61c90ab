"""Pack: a world as one file to send to somebody.

A zip of what makes the world: its card, newest state, log, keyframes, abilities and
memories, and a picture. Left out is what can be had from those (the state before the
newest, indices), and what is this machine's own (the lock, torn bytes). The same world
gives the same bytes.

A world that runs is packed as far as it is durable; nobody needs to stop it.
"""

import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec

from game.core.world import World
from game.errors import SaveError
from game.persistence.card import read_card
from game.persistence.disk import TEMPORARY, Disk
from game.persistence.files import MAX_CARD, MAX_STATE, check_folder, open_regular, read_whole
from game.persistence.layout import (
    ABILITIES,
    CARD,
    EVENTS,
    INDEX,
    KEYFRAMES,
    MEMORIES,
    STATE,
    keyframe_path,
    keyframe_ticks,
)
from game.persistence.log_reader import End, items
from game.persistence.pack_entries import CHRONICLE, METRICS, THUMBNAIL, limit_of
from game.persistence.save_load import check_ends_meet
from game.persistence.segments import Segment, listing
from game.persistence.state_file import Saved, read_state
from game.persistence.why_record import WHY, packed_whys, read_whys, why_files

_BLOCK = 1 << 20
_TRIES = 5
_STORED = (".gz", ".png")
"""What is packed already."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What a pack holds."""

    file: Path
    world: str
    tick: int
    """The last tick of its log, or of its state if that has none."""
    files: int
    bytes: int
    left_out: tuple[str, ...]
    """Files of the folder that no world has."""


def pack_world(
    folder: Path, target: Path, picture: Callable[[World], bytes] | None = None
) -> Packed:
    """Make a packed world at `target`; `picture` draws its thumbnail as PNG.

    Every line of the log is checked on the way. Raises SaveError: the world is damaged,
    or `target` is there already or can't be written.
    """
    folder = folder.resolve()
    if target.exists() or target.is_symlink():
        raise SaveError(f"{target} is there already; name another file with -o")
    read_card(folder)
    for part in (EVENTS, KEYFRAMES):
        check_folder(folder / part)
    # In this order, because the log of a world that runs is ahead of all its states.
    state, saved = _state(folder)
    keyframes = keyframe_ticks(folder)
    if not keyframes:
        raise SaveError(f"{folder / KEYFRAMES} holds no state to begin with")
    end = End()
    for _ in items(folder / EVENTS, 0, end):
        pass
    check_ends_meet(folder, saved.seq, end)
    temporary = target.with_name(target.name + TEMPORARY)
    disk = Disk()
    names = []
    try:
        with (
            os.fdopen(disk.create(temporary), "wb") as file,
            zipfile.ZipFile(file, "w", allowZip64=False) as archive,
        ):
            for name, source in _sources(folder, state, keyframes, end, picture, saved.world):
                with source as stream:
                    _add(archive, name, stream.limit, stream.file)
                names.append(name)
            archive.close()
            file.flush()
            os.fsync(file.fileno())
        disk.replace(temporary, target)
    except (OSError, zipfile.LargeZipFile) as error:
        disk.forget(temporary)
        reason = getattr(error, "strerror", None) or str(error)
        raise SaveError(f"{target} can't be written: {reason}") from None
    except BaseException:
        disk.forget(temporary)
        raise
    return Packed(
        target,
        folder.name,
        max(end.tick, saved.world.tick),
        len(names),
        target.stat().st_size,
        tuple(_strangers(folder)),
    )


@dataclass(slots=True)
class _Source:
    """Bytes that go into a pack; a context that closes what it opened."""

    file: BinaryIO
    limit: int

    def __enter__(self) -> "_Source":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()


def _sources(
    folder: Path,
    state: bytes,
    keyframes: list[int],
    end: End,
    picture: Callable[[World], bytes] | None,
    world: World,
) -> Iterator[tuple[str, _Source]]:
    """Everything that is packed, in order of name; each is opened when its turn comes."""
    files: dict[str, Callable[[], _Source]] = {
        CARD: lambda: _of_bytes(_card(folder)),
        STATE: lambda: _of_bytes(state),
    }
    if picture is not None:
        files[THUMBNAIL] = lambda: _of_bytes(picture(world))
    for tick in keyframes:
        path = keyframe_path(folder, tick)
        files[f"{KEYFRAMES}/{path.name}"] = lambda path=path: _of_file(path)  # type: ignore[misc]
    for name in (METRICS, CHRONICLE):
        if (folder / name).is_file():
            files[name] = lambda path=folder / name: _of_file(path)  # type: ignore[misc]
    for part in (ABILITIES, MEMORIES):
        for path in (folder / part).glob("*"):
            name = f"{part}/{path.name}"
            if limit_of(name):
                files[name] = lambda path=path: _of_file(path)  # type: ignore[misc]
    for whys in why_files(folder):
        files[f"{WHY}/{whys.path.name}"] = lambda path=whys.path: _of_whys(path)  # type: ignore[misc]
    for segment in listing(folder / EVENTS):
        if end.segment is not None and segment <= end.segment:
            path, source = _of_segment(segment, end)
            with source:
                files[f"{EVENTS}/{path.name}"] = lambda path=path, limit=source.limit: _of_file(  # type: ignore[misc]
                    path, limit
                )
    for name in sorted(files):
        try:
            source = files[name]()
        except FileNotFoundError:
            if name.startswith(
                (KEYFRAMES, WHY, METRICS, CHRONICLE)
            ):  # thinned meanwhile, and not needed
                continue
            raise SaveError(f"{folder / name} is gone") from None
        yield name, source


def _card(folder: Path) -> bytes:
    """The card, but for whose the world is here: where it is unpacked it is a stranger's."""
    card = msgspec.json.decode(read_whole(folder / CARD, MAX_CARD))
    card.pop("foreign", None)
    return msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n"


def _of_segment(segment: Segment, end: End) -> tuple[Path, _Source]:
    """A file of the log, without a torn end."""
    for path in (segment.plain, segment.packed, segment.plain):
        with suppress(FileNotFoundError):
            source = _of_file(path)
            if segment == end.segment and path == segment.plain:
                source.limit = end.size
            return path, source
    raise SaveError(f"{segment.plain} is gone")


def _of_file(path: Path, limit: int = 1 << 62) -> _Source:
    return _Source(open_regular(path), limit)


def _of_whys(path: Path) -> _Source:
    """A file of why-records; of one that is being written, what is whole."""
    if read_whys(path, lambda line: False).sound:
        return _of_file(path)
    return _of_bytes(packed_whys(read_whys(path).records))


def _of_bytes(data: bytes) -> _Source:
    return _Source(BytesIO(data), len(data))


def _add(archive: zipfile.ZipFile, name: str, limit: int, file: BinaryIO) -> None:
    info = zipfile.ZipInfo(name)  # of 1980, so that the same world gives the same bytes
    info.create_system = 3
    info.external_attr = 0o100644 << 16
    stored = name.endswith(_STORED)
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with archive.open(info, "w") as entry:
        while limit > 0 and (block := file.read(min(_BLOCK, limit))):
            entry.write(block)
            limit -= len(block)


def _state(folder: Path) -> tuple[bytes, Saved]:
    """The newest state as bytes and as a world: of the same moment, though it may run."""
    path = folder / STATE
    for _ in range(_TRIES):
        try:
            data = read_whole(path, MAX_STATE)
            saved = read_state(path)
            if read_whole(path, MAX_STATE) == data:
                return data, saved
        except FileNotFoundError:
            raise SaveError(f"{folder} has no {STATE}") from None
    raise SaveError(f"{path} changes faster than it can be read")


def _strangers(folder: Path) -> Iterator[str]:
    """Files that somebody has put there, or of a version that this one doesn't know."""
    for part in (ABILITIES, MEMORIES, WHY):
        for path in sorted((folder / part).glob("*")):
            # The index of memories is ours, and made again from them wherever they go.
            if not limit_of(f"{part}/{path.name}") and not path.name.startswith(INDEX):
                yield f"{part}/{path.name}"
