"""Making and opening worlds: a folder each, born whole and opened by one at a time."""

import shutil
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from game.core.snapshot import encode
from game.core.world import World
from game.errors import SaveError
from game.persistence.card import Meta, begin_era, card_bytes, other_simulation, read_card
from game.persistence.disk import TEMPORARY, Disk
from game.persistence.files import check_folder
from game.persistence.layout import (
    ABILITIES,
    CARD,
    EVENTS,
    FORMAT,
    KEYFRAMES,
    MEMORIES,
    NEW,
    PREVIOUS,
    STATE,
    NewerFormat,
    check_name,
    keyframe_path,
    keyframe_ticks,
)
from game.persistence.lock import Lock, claim
from game.persistence.log_reader import End, items
from game.persistence.log_seek import last_tick
from game.persistence.migrate import migrate
from game.persistence.reexecution import Redone, Reexecution
from game.persistence.repair import cut_torn_end
from game.persistence.state_file import Saved, pack, read_state, write_keyframe, write_state


@dataclass(slots=True)
class Opened:
    """A world that this process has open; nobody else can open it until `release`."""

    world: World
    folder: Path
    meta: Meta
    next_number: int
    """Number of the next command."""
    end: End
    """Where the log goes on."""
    lock: Lock
    resumed: bool
    """Whether it was loaded: the log must tell of the new generation."""
    warnings: list[str] = field(default_factory=list)
    """What was not as it should be, for people."""

    @property
    def name(self) -> str:
        """What the world is called: its folder's name."""
        return self.folder.name

    def release(self) -> None:
        """Let others open it. A Recorder does that when it is closed."""
        self.lock.release()


def create_world(
    saves: Path, name: str, world: World, meta: Meta | None = None, disk: Disk | None = None
) -> Opened:
    """Make a folder for a new world, with its first state, and open it.

    Raises SaveError when the name is taken or not allowed, or nothing can be written.
    """
    folder, disk = saves / check_name(name), disk or Disk()
    beside = saves / (name + NEW)
    try:
        saves.mkdir(parents=True, exist_ok=True)
        if folder.exists() or folder.is_symlink():
            raise SaveError(f"{folder} is there already")
        lock = claim(beside)
    except OSError as error:
        raise SaveError(f"{folder} can't be made: {error.strerror}") from None
    try:
        for part in (EVENTS, KEYFRAMES, ABILITIES, MEMORIES):
            (beside / part).mkdir()
        card = msgspec.structs.replace(
            meta or Meta(),
            format=FORMAT,
            name=name,
            seed=world.seed,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        begin_era(card, world.tick)
        disk.write_whole(beside / CARD, card_bytes(card))
        state = pack(encode(world), world.tick, seq=0, next_number=1)
        write_keyframe(disk, beside, world.tick, state)
        write_state(disk, beside, state)
        if sys.platform == "win32":  # a folder with an open file in it can't be renamed there
            lock.release()
        disk.replace(beside, folder)
        disk.sync_folder(saves)
        if sys.platform == "win32":
            lock = Lock(folder)
    except OSError as error:
        lock.release()
        for half in (beside, folder):
            shutil.rmtree(half, ignore_errors=True)
        raise SaveError(f"{folder} can't be written: {error.strerror}") from None
    return Opened(world, folder, card, 1, End(tick=world.tick), lock, resumed=False)


def open_world(path: Path) -> Opened:
    """Load a world: its newest state, and the log's commands after it executed again.

    A torn end of the log is put aside first. Raises SaveError when the world is in use,
    is damaged, or was made by a newer version.
    """
    folder = path.resolve()
    kept = migrate(folder)
    meta = read_card(folder)
    for part in (EVENTS, KEYFRAMES):
        check_folder(folder / part)
    lock = Lock(folder)
    try:
        opened = _load(folder, meta, lock)
        if kept is not None:
            opened.warnings.append(f"its format was older; as it was it is kept in {kept.name}")
        return opened
    except BaseException as error:
        lock.release()
        if isinstance(error, OSError):
            raise SaveError(f"{folder} can't be opened: {error}") from None
        raise


def _load(folder: Path, meta: Meta, lock: Lock) -> Opened:
    for left in (*folder.glob("*" + TEMPORARY), *folder.glob("*/*" + TEMPORARY)):
        left.unlink(missing_ok=True)
    try:
        saved, warnings = newest_state(folder)
    except NewerFormat:
        raise
    except SaveError as error:
        other = other_simulation(meta, 1 << 62)
        raise SaveError(f"{error}; {other}" if other else str(error)) from None
    end = End()
    run = Reexecution(saved, folder)
    differing: list[Redone] = []
    for redone in run.run(items(folder / EVENTS, saved.world.tick, end, saved.seq)):
        if redone.difference:
            differing.append(redone)
    if differing:
        warnings.append(_warning(meta, differing))
    check_ends_meet(folder, saved.seq, end)
    warnings += cut_torn_end(folder, end)
    if begin_era(meta, run.world.tick):
        try:
            Disk().write_whole(folder / CARD, card_bytes(meta))
        except OSError as error:
            warnings.append(f"{CARD} can't be written: {error.strerror}")
    # An answer to a question of before must not land in this life of the world.
    run.world.generation += 1
    return Opened(run.world, folder, meta, run.next_number, end, lock, True, warnings)


def _warning(meta: Meta, differing: list[Redone]) -> str:
    """Of ticks that run differently than they did: the first, and how many more."""
    first = differing[0]
    more = f", and {len(differing) - 1} after it" if len(differing) > 1 else ""
    other = other_simulation(meta, first.logged.tick)
    why = f"; {other}" if other else ""
    return f"tick {first.logged.tick} runs differently: {first.difference}{more}{why}"


def newest_state(folder: Path) -> tuple[Saved, list[str]]:
    """The newest state that can be read, and what was wrong with newer ones.

    The log leads from an older state to the same world, so a damaged one costs time only.
    """
    candidates = [folder / STATE, folder / PREVIOUS]
    candidates += [keyframe_path(folder, t) for t in reversed(keyframe_ticks(folder))]
    faults: list[str] = []
    for path in candidates:
        try:
            return read_state(path), faults
        except FileNotFoundError:
            continue
        except NewerFormat:
            raise
        except SaveError as error:
            faults.append(str(error))
    raise SaveError(faults[0] if faults else f"{folder} has no {STATE}")


def check_ends_meet(folder: Path, seq: int, end: End) -> None:
    """Raise SaveError unless a log that was read joins the state that took in `seq`."""
    if end.first_seq > seq + 1:
        raise SaveError(
            f"{folder / EVENTS} begins at seq {end.first_seq}, and the state ends at {seq}"
        )
    if end.next_seq <= seq:
        raise SaveError(
            f"{folder / EVENTS} ends at seq {end.next_seq - 1}, and the state has taken in {seq}: "
            f"the end of the log is missing{_way_out(folder)}"
        )


def _way_out(folder: Path) -> str:
    """What can still be done with a world whose log has lost its end."""
    last = last_tick(folder / EVENTS)
    return f"; `fork {folder.name} --at {last}` goes on from what is there" if last >= 0 else ""
