"""`main.py worlds`: the saved worlds, the last one first."""

from __future__ import annotations

from datetime import UTC, datetime

from game.config import Settings
from game.output import answer, say, tell
from game.persistence import WorldInfo, list_worlds


def show_worlds(settings: Settings, *, as_json: bool) -> int:
    """Print the worlds, as a table or as JSON."""
    worlds = list_worlds(settings.saves_dir)
    if as_json:
        answer({"saves": str(settings.saves_dir), "worlds": [_row(info) for info in worlds]})
        return 0
    if not worlds:
        say(f"No worlds in {settings.saves_dir} yet: python3 main.py makes one.")
        return 0
    width = max(len(info.name) for info in worlds)
    tell(f"{'world':<{width}}  {'tick':>9}  {'seed':>10}  saved")
    for info in worlds:
        state = f"  CAN'T BE OPENED: {info.fault}" if info.fault else ""
        tick = info.tick if info.tick >= 0 else "?"
        when = f"{_saved(info).astimezone():%Y-%m-%d %H:%M}"
        tell(f"{info.name:<{width}}  {tick:>9}  {info.seed:>10}  {when}{state}")
    return 0


def _row(info: WorldInfo) -> dict[str, object]:
    return {
        "name": info.name,
        "tick": info.tick if info.tick >= 0 else None,
        "seed": info.seed,
        "saved": _saved(info).isoformat(timespec="seconds"),
        "fault": info.fault,
    }


def _saved(info: WorldInfo) -> datetime:
    return datetime.fromtimestamp(info.modified, UTC)
