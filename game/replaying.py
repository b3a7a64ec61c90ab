"""`main.py replay`: a saved world's log once more, and whether it still comes to the same."""

from __future__ import annotations

from game.errors import SaveError
from game.options import ReplayOptions
from game.output import answer, say
from game.persistence import check_name, replay

DIVERGED = 4


def run_replay(options: ReplayOptions) -> int:
    """Replay, tell the result, and give the exit code. Raises SaveError."""
    folder = options.settings.saves_dir / check_name(options.world)
    if not folder.is_dir():
        raise SaveError(f"There is no world {options.world} in {folder.parent}.")
    result = replay(folder, options.start, options.end, verify=options.verify)
    say(f"{result.world}: ticks {result.first} to {result.last} ran again, without any mind.")
    if options.verify:
        say(f"{result.digests_checked} digests compared.")
    if result.diverged_at is not None:
        say(f"DIVERGED at tick {result.diverged_at}: {result.difference}")
        if result.components:
            say(f"What differs in the state: {', '.join(result.components)}.")
        if result.other_simulation:
            say(f"No wonder: {result.other_simulation}.")
    if options.json:
        answer(result.summary())
    return 0 if result.diverged_at is None else DIVERGED
