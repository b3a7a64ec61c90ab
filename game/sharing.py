"""`main.py pack` and `unpack`: a world as one file, and a file of anybody's as a world."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.config import Settings
from game.core.world import World
from game.errors import SaveError
from game.output import answer, say
from game.persistence import check_name
from game.persistence.pack import pack_world
from game.persistence.save_load import newest_state
from game.persistence.unpack import unpack_world
from game.thumbnails import draw_thumbnail, write_thumbnail


def run_pack(settings: Settings, world: str, target: Path | None, *, as_json: bool) -> int:
    """Pack a world. Raises SaveError."""
    folder = settings.saves_dir / check_name(world)
    if not folder.is_dir():
        raise SaveError(f"There is no world {world} in {folder.parent}.")
    picture: Callable[[World], bytes] | None = draw_thumbnail
    packed = pack_world(folder, target or Path(f"{world}.zip"), picture)
    say(
        f"{packed.world} up to tick {packed.tick} is in {packed.file}: "
        f"{packed.files} files, {packed.bytes / 1e6:.1f} MB."
    )
    for name in packed.left_out:
        say(f"{name} is left out: no file of a world is called that.")
    if as_json:
        answer(
            {
                "world": packed.world,
                "file": str(packed.file),
                "tick": packed.tick,
                "files": packed.files,
                "bytes": packed.bytes,
                "left_out": list(packed.left_out),
            }
        )
    return 0


def run_unpack(settings: Settings, file: Path, name: str | None, *, as_json: bool) -> int:
    """Take a packed world in. Raises SaveError, and then nothing has been written."""
    unpacked = unpack_world(file, settings.saves_dir, name)
    write_thumbnail(unpacked.folder, newest_state(unpacked.folder)[0].world)
    here = unpacked.folder.name
    renamed = f" (called {unpacked.called} where it comes from)" if here != unpacked.called else ""
    say(f"{here}{renamed} is in {settings.saves_dir}, up to tick {unpacked.tick}.")
    say(f"`replay {here} --verify` runs all of it again; `run {here}` goes on with it.")
    if as_json:
        answer(
            {
                "world": here,
                "called": unpacked.called,
                "folder": str(unpacked.folder),
                "tick": unpacked.tick,
                "seed": unpacked.meta.seed,
                "parent": unpacked.meta.parent or None,
            }
        )
    return 0
