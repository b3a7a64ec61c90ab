"""Draws every picture of the game into assets/sprites.   python tools/draw_art.py [--sheet FILE]

With --sheet it draws nothing there, but puts all that is there on one page, with two scenes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.art.families import write_all  # noqa: E402
from tools.art.sheet import draw_sheets  # noqa: E402


def main() -> None:
    """Draw, or show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheet", type=Path, metavar="FILE", help="write a contact sheet")
    arguments = parser.parse_args()
    if arguments.sheet:
        for path in draw_sheets(arguments.sheet):
            print(path)
    else:
        for path in write_all(ROOT / "assets" / "sprites"):
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
