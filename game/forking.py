"""`main.py fork`: a new world out of the past of a saved one."""

from __future__ import annotations

from game.errors import SaveError
from game.options import ForkOptions
from game.output import answer, say
from game.persistence import check_name, fork_world


def run_fork(options: ForkOptions) -> int:
    """Fork, tell where, and give the exit code. Raises SaveError."""
    saves = options.settings.saves_dir
    folder = saves / check_name(options.world)
    if not folder.is_dir():
        raise SaveError(f"There is no world {options.world} in {saves}.")
    made = fork_world(folder, options.tick, saves, options.name)
    say(f"{made.name} is {options.world} up to tick {options.tick}. Go on there:")
    say(f"  python3 main.py run {made.name}")
    if options.json:
        answer(
            {
                "world": made.name,
                "folder": str(made),
                "parent": options.world,
                "parent_tick": options.tick,
                "llm_calls": 0,
            }
        )
    return 0
