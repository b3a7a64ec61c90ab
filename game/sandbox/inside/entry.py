"""The worker's entry: `python -s -P -S -B entry.py ORDER`, ORDER being JSON of the host's.

    {"restricted": folder of RestrictedPython, "parent": process id, "limits": {…},
     "without": [], or for tests some of "policy", "confinement"}

Makes importable what the worker needs, which without `site` nothing is, and starts it.
"""

from __future__ import annotations

import json
import os
import sys
from types import ModuleType
from typing import Any


def main(order: dict[str, Any]) -> None:
    """Run as the worker that the order describes."""
    sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    # The package's own __init__ imports the live `random` and more; only its transformer is
    # wanted here.
    restricted = ModuleType("RestrictedPython")
    restricted.__path__ = [order["restricted"]]
    sys.modules["RestrictedPython"] = restricted

    from inside.start import start  # type: ignore[import-not-found]

    start(order)


if __name__ == "__main__":
    try:
        main(json.loads(sys.argv[1]))
    except (OSError, KeyboardInterrupt):
        os._exit(1)  # the game has gone
    os._exit(0)
