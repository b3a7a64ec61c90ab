"""By hand: all attacks while a game ticks beside them: the longest gap, attack, and growth.

.venv/bin/python -m tests.attacks.gaps [policy] [confinement]     # what is left out
"""

from __future__ import annotations

import os
import resource
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from game.sandbox import Sandbox
from tests.attacks.yard import Yard, attacks, files

TICK = 0.1


def main(without: frozenset[str]) -> None:
    """Print the figures, which depend on what else this machine does."""
    box, slowest, count = Sandbox(without=without), (0.0, ""), 0
    box.layers()
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    done = threading.Event()

    def attack() -> None:
        nonlocal slowest, count
        with TemporaryDirectory() as folder:
            yard = Yard(Path(folder), os.getpid())
            for file in files():
                for one in attacks(file):
                    if "confinement" in without and "heavy" in one.flags:
                        continue
                    count += 1
                    for answer in yard.run(box, one):
                        slowest = max(slowest, (answer.ms, one.name))
            yard.close()
        done.set()

    threading.Thread(target=attack).start()
    gap, last = 0.0, time.perf_counter()
    while not done.wait(TICK):
        now = time.perf_counter()
        gap, last = max(gap, now - last - TICK), now
    box.close()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - size) / 1024
    print(
        f"{count} attacks without {', '.join(sorted(without)) or 'nothing'}: "
        f"longest tick gap {gap * 1000:.0f} ms, slowest answer {slowest[0]:.0f} ms "
        f"({slowest[1]}), the game grew by {grown:.0f} MB"
    )


if __name__ == "__main__":
    main(frozenset(sys.argv[1:]))
