"""Saves, the event log and replay: nothing that was acknowledged is lost.

Lives here: everything that reads or writes a world's folder (docs/save-format.md).
Knows core and the session; nothing of minds, windows or the console.

    opened = create_world(saves, next_name(saves), world)     or open_world(folder)
    session = Session(opened.world, opened.next_number)
    recorder = Recorder(opened, autosave_seconds=60)
    recorder.attach(session)
    ...
    recorder.close()
"""

from game.persistence.card import Meta, other_simulation, read_card
from game.persistence.fork import fork_world
from game.persistence.history import Cancelled, History
from game.persistence.jobs import SaveStatus
from game.persistence.layout import check_name, next_name
from game.persistence.log_reader import LoggedTick, read_log
from game.persistence.marks import Mark
from game.persistence.recorder import Recorder
from game.persistence.replay import ReplayResult, replay
from game.persistence.save_load import Opened, create_world, open_world
from game.persistence.worlds import WorldInfo, list_worlds, newest_world

__all__ = [
    "Cancelled",
    "History",
    "LoggedTick",
    "Mark",
    "Meta",
    "Opened",
    "Recorder",
    "ReplayResult",
    "SaveStatus",
    "WorldInfo",
    "check_name",
    "create_world",
    "fork_world",
    "list_worlds",
    "newest_world",
    "next_name",
    "open_world",
    "other_simulation",
    "read_card",
    "read_log",
    "replay",
]
