"""Forks: a new world that shares another's past up to a tick, and goes its own way from there.

The past is copied, or linked where a whole file of it is shared, so that the new world
verifies alone. What minds answered up to there is in it: nobody is asked again.
"""

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from game.core.snapshot import encode
from game.errors import SaveError
from game.persistence.card import card_bytes, read_card
from game.persistence.disk import Disk
from game.persistence.files import check_folder, open_regular
from game.persistence.history import History
from game.persistence.layout import (
    ABILITIES,
    CARD,
    EVENTS,
    FORMAT,
    KEYFRAMES,
    MEMORIES,
    NEW,
    check_name,
    keyframe_path,
    keyframe_ticks,
    next_name,
)
from game.persistence.lock import claim
from game.persistence.log_reader import End, LoggedTick, items
from game.persistence.pack_entries import CHRONICLE, METRICS, limit_of
from game.persistence.segments import Segment, listing
from game.persistence.state_file import pack, write_state
from game.persistence.why_record import WHY, why_files
from game.version import version


def fork_world(
    folder: Path, tick: int | None, saves: Path, name: str | None = None, disk: Disk | None = None
) -> Path:
    """Make a world in `saves` out of the past of the one in `folder`; returns its folder.

    It stands at `tick`, by default the last one there is; without a name it is numbered.
    The parent may be running; it is only read. Raises SaveError; nothing is left behind.
    """
    parent, disk = folder.resolve(), disk or Disk()
    history = History(parent)
    tick = history.last if tick is None else tick
    meta = read_card(parent)
    run = history.visit(tick)
    target = saves / (check_name(name) if name else next_name(saves))
    beside = saves / (target.name + NEW)
    if target.exists() or target.is_symlink():
        raise SaveError(f"{target} is there already")
    try:
        saves.mkdir(parents=True, exist_ok=True)
        lock = claim(beside)
    except OSError as error:
        raise SaveError(f"{target} can't be made: {error.strerror}") from None
    try:
        for part in (EVENTS, KEYFRAMES, ABILITIES, MEMORIES):
            (beside / part).mkdir()
        card = msgspec.structs.replace(
            meta,
            format=FORMAT,
            name=target.name,
            parent=parent.name,
            parent_tick=tick,
            program=version(),
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            eras=[era for era in meta.eras if era.tick < tick] or meta.eras[:1],
        )
        disk.write_whole(beside / CARD, card_bytes(card))
        if _share_log(parent, beside, tick, disk) != run.seq:
            raise SaveError(
                f"{parent.name} can't be forked at tick {tick}: its log has a gap there"
            )
        for frame in keyframe_ticks(parent):
            if frame <= tick:
                # Thinned away meanwhile: then it isn't needed.
                with suppress(FileNotFoundError):
                    disk.link(keyframe_path(parent, frame), keyframe_path(beside, frame))
        _copy_abilities(parent, beside, disk)
        _copy_derived(parent, beside, tick, disk)
        write_state(disk, beside, pack(encode(run.world), tick, run.seq, run.next_number))
        for part in (EVENTS, KEYFRAMES, ABILITIES):
            disk.sync_folder(beside / part)
        lock.release()
        disk.replace(beside, target)
        disk.sync_folder(saves)
    except (OSError, SaveError) as error:
        lock.release()
        shutil.rmtree(beside, ignore_errors=True)
        if isinstance(error, SaveError):
            raise
        raise SaveError(f"{target} can't be written: {error.strerror or error}") from None
    return target


def _share_log(parent: Path, child: Path, tick: int, disk: Disk) -> int:
    """Give the child the log up to the end of a tick; returns its last record's number."""
    segments = listing(parent / EVENTS)
    end = End()
    for item in items(parent / EVENTS, tick, end):
        if isinstance(item, LoggedTick) and item.tick >= tick:
            break
    if end.segment is None or end.tick != tick:
        return 0  # nothing was logged by then
    for segment in segments:
        own = Segment(segment.first, segment.turn, segment.last, child / EVENTS)
        if segment < end.segment:
            _share(segment, own, disk)
        elif segment == end.segment:
            _copy_part(segment, own, end.size, disk)
    return end.next_seq - 1


def _share(segment: Segment, own: Segment, disk: Disk) -> None:
    """A whole file: linked if it is packed, for then nobody writes to it any more."""
    path, file = segment.open()
    with file:
        if path == segment.packed:
            disk.link(path, own.packed)
        else:
            disk.write_whole(own.plain, file.read())


def _copy_part(segment: Segment, own: Segment, size: int, disk: Disk) -> None:
    """The first `size` bytes of a file, unpacked: the child goes on behind them."""
    taken = bytearray()
    with segment.lines() as (_, lines):
        for line in lines:
            taken += line
            if len(taken) >= size:
                break
    disk.write_whole(own.plain, bytes(taken[:size]))


def _copy_abilities(parent: Path, child: Path, disk: Disk) -> None:
    """Generated code: the log tells which of it the world had by then."""
    folder = parent / ABILITIES
    if not folder.exists():
        return
    check_folder(folder)
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.is_symlink():
            with open_regular(path) as file:
                disk.write_whole(child / ABILITIES / path.name, file.read())


def _copy_derived(parent: Path, child: Path, tick: int, disk: Disk) -> None:
    """What was measured and told: when the child runs, it drops what lies after the fork."""
    for name in (METRICS, CHRONICLE):
        try:
            with open_regular(parent / name) as file:
                data = file.read()
        except (FileNotFoundError, SaveError):
            continue
        disk.write_whole(child / name, data)
    (child / WHY).mkdir()
    for whys in why_files(parent):
        if whys.first <= tick:
            with suppress(FileNotFoundError, SaveError), open_regular(whys.path) as file:
                disk.write_whole(child / WHY / whys.path.name, file.read())
    with suppress(SaveError, FileNotFoundError):
        check_folder(parent / MEMORIES)
        for path in sorted((parent / MEMORIES).iterdir()):
            if limit_of(f"{MEMORIES}/{path.name}"):
                with suppress(SaveError, FileNotFoundError), open_regular(path) as file:
                    disk.write_whole(child / MEMORIES / path.name, file.read())
