"""`main.py worlds`: the saved worlds, the last one first; into the bin and out of it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from game.config import Settings
from game.errors import ConfigError, SaveError
from game.options import WorldsOptions
from game.output import answer, say, tell
from game.persistence import WorldInfo, check_name, list_worlds
from game.persistence.bin import binned_worlds, delete_world, restore_world


def run_worlds(options: WorldsOptions) -> int:
    """List, delete or restore. Raises SaveError and ConfigError."""
    if options.delete is not None:
        return _delete(options, options.delete)
    if options.restore is not None:
        return _restore(options, options.restore)
    return show_worlds(options.settings, as_json=options.json)


def show_worlds(settings: Settings, *, as_json: bool) -> int:
    """Print the worlds, as a table or as JSON."""
    worlds = list_worlds(settings.saves_dir)
    binned = binned_worlds(settings.saves_dir)
    if as_json:
        answer(
            {
                "saves": str(settings.saves_dir),
                "worlds": [_row(info) for info in worlds],
                "bin": [
                    {"name": one.name, "deleted": one.deleted, "folder": str(one.folder)}
                    for one in binned
                ],
            }
        )
        return 0
    if not worlds:
        say(f"No worlds in {settings.saves_dir} yet: python3 main.py makes one.")
    else:
        _table(worlds)
    if binned:
        say(f"{len(binned)} in the bin; `worlds --restore NAME` brings one back.")
    return 0


def _table(worlds: list[WorldInfo]) -> None:
    width = max(len(info.name) for info in worlds)
    tell(
        f"{'world':<{width}}  {'tick':>9}  {'people':>6}  {'cost $':>8}  {'seed':>10}  "
        f"{'saved':<16}  from"
    )
    for info in worlds:
        people = info.people()
        # A stranger's words: nothing of them may move a terminal's cursor.
        parent = f"{_shown(info.parent)} at {info.parent_tick}" if info.parent else ""
        if info.scenario:
            parent = f"scenario {_shown(info.scenario)}" + (f", {parent}" if parent else "")
        if info.fault:
            parent = f"CAN'T BE OPENED: {info.fault}"
        row = (
            f"{info.name:<{width}}  {info.tick if info.tick >= 0 else '?':>9}  "
            f"{people if people >= 0 else '?':>6}  {info.spent.cost_micro / 1e6:>8.4f}  "
            f"{info.seed:>10}  {_saved(info).astimezone():%Y-%m-%d %H:%M}  {parent}"
        )
        tell(row.rstrip())


def _shown(words: str) -> str:
    return ascii(words)[1:-1][:64]


def _delete(options: WorldsOptions, name: str) -> int:
    saves = options.settings.saves_dir
    info = next((i for i in list_worlds(saves) if i.name == check_name(name)), None)
    if info is None:
        raise SaveError(f"There is no world {name} in {saves}.")
    if not options.yes:
        if not sys.stdin.isatty():
            raise ConfigError(f"To delete {name} without being asked, add --yes.")
        say(f"Move {name} (tick {info.tick}, {info.people()} people) to the bin? [y/N] ")
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            say("Nothing is changed.")
            return 0
    target = delete_world(saves, name)
    say(f"{name} is in the bin; `worlds --restore {name}` brings it back.")
    if options.json:
        answer({"deleted": name, "bin": str(target)})
    return 0


def _restore(options: WorldsOptions, name: str) -> int:
    folder = restore_world(options.settings.saves_dir, name, options.name)
    say(f"{folder.name} is back.")
    if options.json:
        answer({"restored": folder.name, "folder": str(folder)})
    return 0


def _row(info: WorldInfo) -> dict[str, object]:
    people, spent, picture = info.people(), info.spent, info.thumbnail
    return {
        "name": info.name,
        "tick": info.tick if info.tick >= 0 else None,
        "people": people if people >= 0 else None,
        "llm_calls": spent.calls,
        "cost_usd": spent.cost_micro / 1e6,
        "seed": info.seed,
        "scenario": info.scenario or None,
        "parent": info.parent or None,
        "parent_tick": info.parent_tick if info.parent else None,
        "saved": _saved(info).isoformat(timespec="seconds"),
        "thumbnail": str(picture) if picture else None,
        "fault": info.fault,
    }


def _saved(info: WorldInfo) -> datetime:
    return datetime.fromtimestamp(info.modified, UTC)
