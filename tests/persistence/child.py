"""A world in a process of its own, for tests that end or question processes.

python -m tests.persistence.child run FOLDER [TICKS]    prints ACK lines, until killed
python -m tests.persistence.child replay FOLDER         prints the replay's summary
python -m tests.persistence.child look FOLDER           prints tick, digest, generation
python -m tests.persistence.child live FOLDER TICKS     goes on, closes, then as look
"""

import json
import sys
import time
from pathlib import Path

from game.core.digest import digest
from game.output import acknowledge
from game.persistence import open_world, replay
from tests.persistence.living import Life, begin, resume


def look(life: Life) -> None:
    """Say where a world stands; its generation is told apart, for it counts the loads."""
    generation, life.world.generation = life.world.generation, 0
    print(json.dumps([life.world.tick, digest(life.world), generation]))


def main(what: str, folder: Path, ticks: int = 10**9) -> None:
    """Do one of the things above."""
    if what == "replay":
        print(json.dumps(replay(folder).summary()))
    elif what == "look":
        opened = open_world(folder)
        generation, opened.world.generation = opened.world.generation, 0
        print(json.dumps([opened.world.tick, digest(opened.world), generation]))
    elif what == "live":
        life = resume(folder).run(ticks)
        life.close()
        look(life)
    else:
        how = {
            "on_durable": acknowledge,
            "span": 60,
            "keyframe_ticks": 45,
            "clock": time.monotonic,
            "autosave_seconds": 0.05,
        }
        life = resume(folder, **how) if folder.exists() else begin(folder.parent, **how)
        for _ in range(ticks):
            life.session.tick()
            time.sleep(0.001)
        life.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:]))
