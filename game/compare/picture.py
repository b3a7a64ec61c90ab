"""Picture: both worlds at one moment, what parted them, and their measures as small charts."""

from collections.abc import Sequence
from itertools import accumulate

import pygame
from pygame import Rect

from game.compare.comparison import Comparison, Side
from game.compare.measures import COUNTS, NAMES
from game.compare.words import when
from game.core.world import World
from game.ui import colours
from game.ui.colours import Colour
from game.ui.sprites import Sprites
from game.ui.text import BODY, BOLD, HEAD, SMALL, SMALL_BOLD, Fonts, safe_text
from game.ui.vista import Painter, window

WIDTH, GAP = 1400, 20
MAP_HEIGHT = 430
CHART = (264, 148)
ACROSS = 5
LARGE = 120
"""Worlds up to so many tiles wide and high are shown whole, larger ones where people are."""
TONES = (colours.SKY, colours.ORANGE)
LINES = 3
"""What was changed, in lines for each world."""


def draw(found: Comparison, sprites: Sprites | None = None) -> pygame.Surface:
    """The whole picture."""
    pygame.font.init()
    fonts = Fonts()
    half = (WIDTH - 3 * GAP) // 2
    rows = -(-len(NAMES) // ACROSS)
    head = 150
    below = head + 34 + MAP_HEIGHT + 34
    height = below + rows * (CHART[1] + 12) + 34
    target = pygame.Surface((WIDTH, height))
    target.fill(colours.PANEL)
    _heading(target, fonts, found, half)
    others = [standing(side.world) for side in found.sides]
    for i, side in enumerate(found.sides):
        left = GAP + i * (half + GAP)
        there = Rect(left, head + 34, half, MAP_HEIGHT)
        _caption(target, fonts, side, TONES[i], left, head, half)
        draw_map(target, side.world, there, others[1 - i], sprites, found.a.world)
        pygame.draw.rect(target, TONES[i], there.inflate(4, 4), 2)
    note = "dots: white stands where the same person stands in the other world, gold does not"
    target.blit(fonts.render(note, SMALL, colours.SOFT), (GAP, below - 26))
    for number, name in enumerate(NAMES):
        place = Rect(
            GAP + number % ACROSS * (CHART[0] + 10),
            below + number // ACROSS * (CHART[1] + 12),
            *CHART,
        )
        _chart(target, fonts, found, name, place)
    warned = "".join(f"; {text}" for text in found.warnings[:1])
    foot = f"measured every {found.a.measures.every} ticks; the dashed line: where the worlds part"
    foot = fonts.cut(safe_text(foot + warned, 300), SMALL, WIDTH - 2 * GAP)
    target.blit(fonts.render(foot, SMALL, colours.SOFT), (GAP, height - 26))
    return target


def _heading(target: pygame.Surface, fonts: Fonts, found: Comparison, half: int) -> None:
    x, a = GAP, found.a
    title = f"{safe_text(a.name, 40)}  and  {safe_text(found.b.name, 40)}"
    target.blit(fonts.render(title, HEAD, colours.TEXT), (x, 12))
    if found.parts_at is None:
        text = f"They never part: all that both hold, up to tick {found.at}, is the same."
    else:
        text = f"They part at {when(a.world, found.parts_at)}. {found.family.words}."
    text = fonts.cut(safe_text(text, 240), BODY, WIDTH - 2 * GAP)
    target.blit(fonts.render(text, BODY, colours.SOFT), (x, 46))
    for i, side in enumerate(found.sides):
        done = [words for _, words in side.deeds]
        lines = [f"tick {tick}: {words}" for tick, words in side.deeds]
        lines += [f"only here: {text}" for text in side.only if text not in done]
        lines += [f"then: {text}" for text in side.events]
        left = GAP + i * (half + GAP)
        if len(lines) > LINES:
            lines[LINES - 1] += f"  … and {len(lines) - LINES} more"
        for row, line in enumerate(lines[:LINES]):
            shown = fonts.cut(safe_text(line, 240), BODY, half)
            tone = colours.TEXT if row == 0 else colours.SOFT
            target.blit(fonts.render(shown, BODY, tone), (left, 76 + row * 21))
        if not lines and found.parts_at is not None:
            target.blit(fonts.render("nothing was done to it", BODY, colours.FAINT), (left, 76))


def _caption(
    target: pygame.Surface, fonts: Fonts, side: Side, tone: Colour, x: int, y: int, width: int
) -> None:
    name = fonts.render(safe_text(side.name, 40), BOLD, tone)
    target.blit(name, (x, y + 8))
    world = side.world
    text = f"{when(world, world.tick)}, {len(world.agents)} people; goes on to tick {side.last}"
    shown = fonts.render(fonts.cut(text, BODY, width - name.width - 20), BODY, colours.SOFT)
    target.blit(shown, (x + width - shown.width, y + 8))


def standing(world: World) -> set[tuple[int, int, int]]:
    """Who stands where: x, y, agent."""
    return {(p.x, p.y, a) for a in world.agents if (p := world.position.get(a))}


def draw_map(
    target: pygame.Surface,
    world: World,
    there: Rect,
    others: set[tuple[int, int, int]],
    sprites: Sprites | None,
    centre: World,
) -> None:
    """The world at its moment, as much of it as is worth seeing, and its people as dots."""
    tiles = _frame(centre, there)
    picture = Painter(world, sprites).paint(tiles, shade=False)  # to be read at any hour
    across, down = there.width / tiles.w, there.height / tiles.h
    target.blit(pygame.transform.smoothscale(picture, there.size), there)
    before = target.get_clip()
    target.set_clip(there)
    for agent in world.agents:
        at = world.position.get(agent)
        if at is None:
            continue
        x = there.x + (at.x + 0.5 - tiles.x) * across
        y = there.y + (at.y - 0.35 - tiles.y) * down
        same = (at.x, at.y, agent) in others
        pygame.draw.circle(target, colours.INK, (x, y), 4.5)
        pygame.draw.circle(target, colours.PAPER if same else colours.GOLD, (x, y), 3.2)
    target.set_clip(before)


def _frame(world: World, there: Rect) -> Rect:
    """The tiles that a map shows: all of a small world's width, people's part of a large one."""
    across = min(world.grid.width, LARGE)
    down = round(across * there.height / there.width)
    return window(world, across, down)


def _chart(target: pygame.Surface, fonts: Fonts, found: Comparison, name: str, place: Rect) -> None:
    """One measure of both worlds over time."""
    pygame.draw.rect(target, colours.DEEP, place, border_radius=4)
    target.blit(fonts.render(NAMES[name], SMALL_BOLD, colours.TEXT), (place.x + 8, place.y + 5))
    plot = Rect(place.x + 38, place.y + 42, place.w - 48, place.h - 62)
    sides = [side.measures for side in found.sides]
    counted = name in COUNTS
    curves = [
        list(accumulate(side.values[name])) if counted else side.values[name] for side in sides
    ]
    low, high = bounds([value for curve in curves for value in curve], from_zero=counted)
    first = min(side.ticks[0] for side in sides)
    last = max(max(side.ticks[-1] for side in sides), first + 1)

    def at(tick: float, value: float) -> tuple[float, float]:
        x = plot.x + (tick - first) / (last - first) * plot.w
        return x, plot.bottom - (value - low) / (high - low) * plot.h

    for value in (low, high):
        y = at(first, value)[1]
        pygame.draw.line(target, colours.LINE, (plot.x, y), (plot.right, y))
        label = fonts.render(f"{value:g}", SMALL, colours.SOFT)
        target.blit(label, (plot.x - label.width - 5, y - label.height / 2))
    for tick, right in ((first, False), (last, True)):
        label = fonts.render(f"{tick:,}", SMALL, colours.SOFT)
        corner = plot.right - label.width if right else plot.x
        target.blit(label, (corner, plot.bottom + 2))
    if found.parts_at is not None:
        line = at(found.parts_at, low)[0]
        for y in range(plot.top - 4, plot.bottom, 6):
            pygame.draw.line(target, colours.SOFT, (line, y), (line, y + 2))
    x = place.x + 8
    for side, curve, tone in zip(sides, curves, TONES, strict=True):
        draw_curve(target, [at(t, v) for t, v in zip(side.ticks, curve, strict=True)], tone)
        pygame.draw.circle(target, tone, (x + 4, place.y + 30), 4)
        shown = fonts.render(f"{curve[-1]:g}{' in all' if counted else ''}", SMALL, tone)
        target.blit(shown, (x + 12, place.y + 30 - shown.height / 2))
        x += 24 + shown.width


def draw_curve(target: pygame.Surface, points: Sequence[tuple[float, float]], tone: Colour) -> None:
    """A line with a dot at its end."""
    if len(points) > 1:
        pygame.draw.lines(target, tone, False, points, 2)
    pygame.draw.circle(target, tone, points[-1], 3)


def bounds(values: Sequence[float], from_zero: bool) -> tuple[float, float]:
    """The lowest and highest value of a chart's scale, a little beyond what is shown.

    >>> bounds([3, 17], True), bounds([96.0, 99.0], False), bounds([0, 0], True)
    ((0, 20), (96, 99), (0, 1))
    """
    low, high = (0 if from_zero else min(values)), max(values)
    size = 1
    while size * 4 < high - low:
        size = size * 5 if str(size)[0] == "1" else size * 2
    bottom = low // size * size
    top = -(-high // size) * size
    return int(bottom), int(top if top > bottom else bottom + size)
