"""Shows a generated world.   python tools/show_world.py [--seed N] [--size WxH] [--png FILE]

Without --png it prints the map in characters; with it, it draws one in plain colours.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from game.content_files import load_content  # noqa: E402
from game.core.rules import Rules  # noqa: E402
from game.core.world import AGENT, World  # noqa: E402
from game.core.worldgen import generate  # noqa: E402

GROUND = {
    "deep": (38, 84, 140), "water": (66, 124, 178), "sand": (222, 202, 150),
    "grass": (124, 172, 84), "meadow": (156, 190, 92), "forest": (76, 118, 64),
    "rock": (122, 118, 114), "path": (196, 164, 116),
}  # fmt: skip
THINGS = {
    "tree": ("T", (36, 84, 40)), "pine": ("A", (24, 66, 52)), "apple_tree": ("Q", (196, 56, 48)),
    "bush": ("b", (112, 52, 140)), "boulder": ("o", (88, 84, 82)), "well": ("O", (20, 60, 220)),
    "bed": ("B", (250, 250, 250)), "campfire": ("*", (255, 120, 0)), AGENT: ("@", (250, 220, 40)),
}  # fmt: skip
ITEM = ("i", (240, 120, 200))


def draw(world: World, path: Path, scale: int) -> None:
    """Draw the world into a PNG, `scale` pixels a tile."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame

    names = {row.glyph: row.name for row in world.content.terrain.values()}
    picture = pygame.Surface((world.grid.width * scale, world.grid.height * scale))
    for y, row in enumerate(world.grid.rows()):
        for x, glyph in enumerate(row):
            picture.fill(GROUND[names[glyph]], (x * scale, y * scale, scale, scale))
    for entity, at in world.position.items():
        kind = world.kind[entity]
        colour = THINGS.get(kind, ITEM)[1]
        middle = at.x * scale + scale // 2, at.y * scale + scale // 2
        if kind in THINGS:
            pygame.draw.circle(picture, colour, middle, max(1, scale * 45 // 100))
        else:
            pygame.draw.circle(picture, colour, middle, max(1, scale // 5))
    pygame.image.save(picture, path)


def characters(world: World) -> str:
    """The map as text, things over ground."""
    rows = [list(row) for row in world.grid.rows()]
    for entity, at in world.position.items():
        rows[at.y][at.x] = THINGS.get(world.kind[entity], ITEM)[0]
    return "\n".join("".join(row) for row in rows)


def main() -> None:
    """Read the arguments, make the world, show it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", default="100x100")
    parser.add_argument("--agents", type=int, default=20)
    parser.add_argument("--png", type=Path)
    parser.add_argument("--scale", type=int, default=8)
    given = parser.parse_args()
    width, height = (int(part) for part in given.size.split("x"))
    content = load_content(ROOT / "assets" / "content")
    began = time.process_time()
    world = generate(given.seed, Rules(), content, width, height, given.agents)
    spent = time.process_time() - began
    if given.png:
        draw(world, given.png, given.scale)
    else:
        print(characters(world))
    ground = Counter("".join(world.grid.rows()))
    names = {row.glyph: row.name for row in world.content.terrain.values()}
    print(f"seed {given.seed}: {spent:.2f} s", file=sys.stderr)
    print({names[g]: n for g, n in ground.most_common()}, file=sys.stderr)
    print(dict(Counter(world.kind.values()).most_common()), file=sys.stderr)


if __name__ == "__main__":
    main()
