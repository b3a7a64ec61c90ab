"""Theme: pygame_gui's look, from assets/theme.json, at the player's size of letters."""

import json
from pathlib import Path
from typing import Any

import pygame_gui

from game.ui.text import Fonts


def make_manager(size: tuple[int, int], theme: Path, fonts: Fonts) -> pygame_gui.UIManager:
    """A manager with our theme; its tool tips come at once enough to be found."""
    rows: dict[str, Any] = json.loads(theme.read_text(encoding="utf-8"))
    for row in rows.values():
        font = row.get("font")
        if isinstance(font, dict) and "size" in font:
            font["size"] = str(max(8, round(int(font["size"]) * fonts.scale)))
    return pygame_gui.UIManager(size, rows, enable_live_theme_updates=False)
