"""Runs worlds against a dear, slow server under random caps, and tells what was charged.

python tools/cap_check.py [--runs 100] [--first 1]

A line a run, then the sum. Exit code 1 if the server ever charged more than the cap, or
the bill knows less than was charged.
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game.ai import client as clients
from game.ai import gate as gates
from tests.ai import capping


def main() -> int:
    """Run, print, and judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--first", type=int, default=1, help="seed of the first run")
    options = parser.parse_args()
    logging.disable()  # what is told of saving would hide the figures
    gates.FIRST, gates.LONGEST, clients.BACK_OFF = 0.05, 0.1, 0.02
    found = []
    print("seed   cap_usd  charged   billed  used%  calls  at_once  reached")
    for seed in range(options.first, options.first + options.runs):
        its = capping.run(seed)
        found.append(its)
        share = 100 * its.charged / its.cap
        print(
            f"{seed:>4}  {its.cap / 1e6:.6f} {its.charged / 1e6:.6f} {its.billed / 1e6:.6f}"
            f"  {share:>5.1f}  {its.calls:>5}  {its.most:>7}  {'yes' if its.ended else 'no'}",
            flush=True,
        )
    over = sum(its.charged > its.cap or its.billed > its.cap for its in found)
    missed = sum(its.billed < its.charged for its in found)
    dearest = max(its.charged / its.cap for its in found)
    print(
        f"{len(found)} runs, {sum(its.calls for its in found)} calls,"
        f" {max(its.most for its in found)} at once at the most;"
        f" over the cap: {over}; more charged than billed: {missed};"
        f" at the most {100 * dearest:.1f}% of a cap was charged"
    )
    return 1 if over or missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
