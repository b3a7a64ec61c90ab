"""Contact sheets: every picture on one page, and two scenes as the game shows them.

Drawn through the game's own loaders, so that what is seen here is what the window will show.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame

from game.ui.sprites import Sprite, Sprites
from game.ui.terrain_bake import TerrainBaker
from game.ui.terrain_masks import SIDE

SPRITES = Path(__file__).resolve().parents[2] / "assets" / "sprites"
GRASS = (98, 163, 74)
PANEL = (27, 30, 43)

TERRAIN = {
    "~": "deep",
    "w": "water",
    ",": "sand",
    ".": "grass",
    "m": "meadow",
    "f": "forest",
    "#": "rock",
    "=": "path",
}
VILLAGE = """
ffff####ffffmmmm.....,,wwww~~~~~~ww
fff######fffmmm.......,,wwww~~~~www
ff.fff#fff..mmm.........,,wwwwwwwww
f...fff.....mm...........,,,wwwwww,
.......==========.........,,,www,,,
......==........==..........,,,,,..
.....==..........==..............m
m....=............===========....mm
mm...=...........==.........==...mm
mm..==...........=...........=.....m
m...=............=...........==....
....==...........==...........====.
.....===.........=..............=..
f......===========......ffff.......
fff......=.......mm....ffffff..,,..
ffff.....=.....mmmm...fff##ff..,ww,
fff......==....mmmm....f####f..wwww
ff........=......mm.....####...wwww
"""
# Kind, state, variant or frame, tile x, tile y; a comma between things.
THINGS = """
well plain 0 16 9, campfire plain 1 11 9, market_stall plain 0 21 6, market_stall plain 1 25 6,
tent plain 0 7 7, tent plain 1 14 6, bed plain 0 6 10, bed plain 1 8 10, bed plain 2 20 10,
bed plain 3 22 10, notice_board plain 0 18 6, chest plain 0 9 8, chest open 0 23 12,
workbench plain 0 13 11, barrel plain 0 23 6, crate plain 0 19 6, lamp plain 0 17 12,
sign plain 0 4 12, fence plain 0 24 10, fence plain 0 25 10, fence plain 0 26 10,
grave plain 0 31 9, grave plain 1 33 9, grave plain 2 32 11, boulder plain 0 12 4,
boulder plain 2 29 5, boulder plain 1 20 15, tree felled 0 3 6, mystery plain 0 28 12,
bush fruit 0 2 9, bush fruit 1 13 14, bush plain 2 28 10, bush fruit 2 19 3,
apple_tree fruit 0 27 8, apple_tree fruit 1 2 12, apple_tree plain 2 23 3,
apple_tree fruit 2 18 2, tree plain 0 1 2, tree plain 1 0 0, tree plain 2 3 3,
tree plain 3 7 4, tree plain 4 9 2, tree plain 5 11 1, pine plain 0 2 0, pine plain 1 1 4,
pine plain 2 10 0, pine plain 0 8 1, tree plain 0 23 13, tree plain 2 25 13,
pine plain 1 22 15, tree plain 5 27 14, pine plain 0 28 16, tree plain 1 1 14,
tree plain 2 0 16, pine plain 2 2 17, tree plain 4 3 15, tree plain 3 13 17, tree plain 0 33 4
"""
# Kind, tile x, tile y.
ITEMS = """
apple 26 9, berry 3 10, mushroom 24 15, bread 12 10, coin 20 8, sword 30 12, flower 15 15,
stone 10 4, wood 4 6, fish 26 4, flask 17 10, herb 16 16, unheard_of 29 12, axe 12 12
"""
# Look, facing or pose, frame, tile x, tile y, emote or -.
FOLK = """
1 down 0 12 8 -, 0 right 1 9 13 note, 2 sit 0 10 10 -, 12 left 2 15 11 -,
5 down 1 19 7 question, 8 up 0 21 8 coin, 16 down 2 25 8 -, 23 sleep 0 8 10 zzz,
31 sleep 0 22 10 -, 41 right 3 29 7 anger, 20 left 0 30 7 exclamation, 27 down 0 5 13 -,
35 up 1 9 15 -, 33 down 1 24 8 heart, 44 left 1 27 5 -, 52 fallen 0 15 13 -,
59 down 0 16 10 drop, 47 right 2 7 5 thinking, 38 down 0 31 10 broken_heart, 9 down 3 19 4 -
"""


def _listed(table: str) -> list[list[str]]:
    return [entry.split() for entry in table.split(",")]


def _page(sprites: Sprites, zoom: int) -> pygame.Surface:
    """All families, each on a ground that suits it."""
    width, y = 480, 4
    page = pygame.Surface((width, 1500))
    page.fill(PANEL)
    for family in ("terrain", "plants", "objects", "items", "icons", "people"):
        names = [name for name in sprites.names(family) if family != "people" or "/front0" in name]
        top, x, row = y, 4, 0
        spots: list[tuple[Sprite, int, int]] = []
        for name in names:
            sprite = sprites._sheets[family][name]
            if x + sprite.image.width > width - 4:
                x, y, row = 4, y + row + 2, 0
            spots.append((sprite, x, y))
            x += sprite.image.width + 2
            row = max(row, sprite.image.height)
        y += row + 4
        page.fill(PANEL if family == "icons" else GRASS, (0, top - 2, width, y - top))
        page.blits([(sprite.image, (x, y)) for sprite, x, y in spots])
        y += 4
    y += 4
    for look in (1, 2, 5, 24, 41):
        x = 4
        for facing in ("down", "up", "right", "left"):
            for frame in range(4):
                page.blit(sprites.person(look, facing, frame).image, (x, y))
                x += 18
        for pose in ("sit", "sleep", "fallen"):
            page.blit(sprites.pose(look, pose).image, (x, y))
            x += 18
        portrait = pygame.transform.scale_by(sprites.portrait(look), 1.5)
        page.blit(portrait, (x + 12, y))
        bubble = sprites.bubble(50, 18)
        page.blit(bubble, (x + 50, y))
        y += 26
    return pygame.transform.scale_by(page.subsurface((0, 0, width, y)), zoom)


def scene(sprites: Sprites, zoom: int, night: bool) -> pygame.Surface:
    """A village by a lake."""
    rows = [row for row in VILLAGE.splitlines() if row]
    names = list(TERRAIN.values())
    width, height = max(len(row) for row in rows), len(rows)
    tiles = [[names.index(TERRAIN[glyph]) for glyph in row.ljust(width, ".")] for row in rows]
    baker = TerrainBaker(names, lambda x, y: tiles[y][x], width, height, sprites)
    small = pygame.Surface((width * 16, height * 16))
    for cy in range(-(-height // 16)):
        for cx in range(-(-width // 16)):
            small.blit(baker.chunk(cx, cy), (cx * SIDE, cy * SIDE))
    view = pygame.transform.scale_by(small, zoom)
    zoomed = sprites.at_zoom(zoom)
    side = 16 * zoom

    def put(sprite: Sprite, x: int, y: int) -> None:
        view.blit(sprite.image, (x * side + sprite.dx, y * side + sprite.dy))

    things = [
        (kind, state, int(number), int(x), int(y)) for kind, state, number, x, y in _listed(THINGS)
    ]
    folk = [
        (int(look), facing, int(frame), int(x), int(y), emote)
        for look, facing, frame, x, y, emote in _listed(FOLK)
    ]
    for kind, _, _, x, y in things:
        if kind in ("tree", "apple_tree", "pine", "bush"):
            put(zoomed.effect("shadow_large"), x, y)
    for name, column, row in _listed(ITEMS):
        put(zoomed.effect("shadow_small"), int(column), int(row))
        put(zoomed.item(name), int(column), int(row))
    drawn: list[tuple[int, int, Sprite, int]] = []
    for kind, state, number, x, y in things:
        drawn.append((y, 0, zoomed.object(kind, state, number, number), x))
    for look, facing, frame, x, y, _ in folk:
        lying = facing in ("sit", "sleep", "fallen")
        if not lying:
            put(zoomed.effect("shadow_person"), x, y)
        sprite = zoomed.pose(look, facing) if lying else zoomed.person(look, facing, frame)
        drawn.append((y, 1, sprite, x))
    put(zoomed.effect("selected", 1), 12, 8)
    for y, _, sprite, x in sorted(drawn, key=lambda one: one[:2]):
        put(sprite, x, y)
    if night:
        fires = [(x, y, 5 if kind == "campfire" else 3) for kind, _, _, x, y in things
                 if kind in ("campfire", "lamp")]  # fmt: skip
        _darken(view, side, fires)
    for _, _, frame, x, y, emote in folk:
        if emote == "thinking":
            put(zoomed.thinking(frame), x, y)
        elif emote != "-":
            put(zoomed.emote(emote), x, y)
    return view


def _darken(view: pygame.Surface, side: int, fires: list[tuple[int, int, int]]) -> None:
    """Night, with round lights of so many tiles."""
    veil = pygame.Surface(view.size)
    veil.fill((82, 92, 158))
    for x, y, reach in fires:
        radius = reach * side
        pool = pygame.Surface((2 * radius, 2 * radius))
        for ring in range(24):
            share = ring / 23
            glow = share * share * (3 - 2 * share)
            colour = (round(255 * glow), round(222 * glow), round(168 * glow))
            pygame.draw.circle(pool, colour, (radius, radius), round(radius * (1 - share)) + 1)
        corner = (x * side + side // 2 - radius, y * side + side // 2 - radius)
        veil.blit(pool, corner, special_flags=pygame.BLEND_RGB_MAX)
    view.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_MULT)


def draw_sheets(file: Path) -> list[Path]:
    """Write FILE, and beside it FILE with -day and -night in its name."""
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    sprites = Sprites.load(SPRITES)
    pages = {
        "": _page(sprites, 3),
        "-day": scene(sprites, 3, night=False),
        "-night": scene(sprites, 2, night=True),
    }
    written = []
    for suffix, page in pages.items():
        path = file.with_name(f"{file.stem}{suffix}{file.suffix or '.png'}")
        pygame.image.save(page, path)
        written.append(path)
    return written
