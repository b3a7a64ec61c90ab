"""The families of pictures and where each is drawn; one PNG a family, one index for all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from tools.art import creatures, ground, icons, items, objects, people, plants, terrain
from tools.art.atlas import SHEET_WIDTH, Atlas, pack
from tools.art.canvas import Picture

FAMILIES: dict[str, Callable[[], dict[str, Picture]]] = {
    "terrain": terrain.draw,
    "ground": ground.draw,
    "people": people.draw,
    "creatures": creatures.draw,
    "plants": plants.draw,
    "objects": objects.draw,
    "items": items.draw,
    "icons": icons.draw,
}
WIDTHS = {"ground": 1024}


def pack_all() -> dict[str, Atlas]:
    """Every family drawn and packed."""
    return {name: pack(draw(), WIDTHS.get(name, SHEET_WIDTH)) for name, draw in FAMILIES.items()}


def index_text(atlases: dict[str, Atlas]) -> str:
    """What `index.json` says: family, then sprite, then [x, y, width, height, dx, dy]."""
    families = []
    for family, atlas in atlases.items():
        rows = [f'  "{name}": {json.dumps(entry)}' for name, entry in atlas.entries.items()]
        families.append(f' "{family}": {{\n' + ",\n".join(rows) + "\n }")
    return "{\n" + ",\n".join(families) + "\n}\n"


def write_all(folder: Path) -> list[Path]:
    """Draw everything into `folder`; gives the files written."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame  # only the PNG encoder

    folder.mkdir(parents=True, exist_ok=True)
    atlases = pack_all()
    written = []
    for name, atlas in atlases.items():
        size = atlas.canvas.width, atlas.canvas.height
        path = folder / f"{name}.png"
        pygame.image.save(pygame.image.frombytes(atlas.canvas.to_bytes(), size, "RGBA"), path)
        written.append(path)
    index = folder / "index.json"
    index.write_text(index_text(atlases), encoding="utf-8", newline="\n")
    return [*written, index]
