"""Picture: a world's measures as small charts on one sheet."""

from itertools import accumulate

import pygame
from pygame import Rect

from game.compare.picture import bounds, draw_curve
from game.core.narrate import clock
from game.measures.catalogue import title
from game.report.figures import Figures, counts
from game.ui import colours
from game.ui.text import BODY, HEAD, SMALL, SMALL_BOLD, Fonts, safe_text
from game.ui.vista import Painter, window

ACROSS, CHART, GAP = 4, (330, 150), 14
MAP = (340, 212)
HEAD_HEIGHT = 240


def draw(found: Figures) -> pygame.Surface:
    """The whole sheet: the world as it is, what it came to, a chart for each measure."""
    pygame.font.init()
    fonts = Fonts()
    names = found.shown()
    rows = -(-len(names) // ACROSS)
    width = ACROSS * (CHART[0] + GAP) + GAP
    target = pygame.Surface((width, HEAD_HEIGHT + rows * (CHART[1] + GAP) + 30))
    target.fill(colours.PANEL)
    _heading(target, fonts, found)
    for number, name in enumerate(names):
        place = Rect(
            GAP + number % ACROSS * (CHART[0] + GAP),
            HEAD_HEIGHT + number // ACROSS * (CHART[1] + GAP),
            *CHART,
        )
        chart(target, fonts, found, name, place)
    foot = "counts are shown as sums from the beginning; ticks below the charts"
    target.blit(fonts.render(foot, SMALL, colours.SOFT), (GAP, target.height - 24))
    return target


def _heading(target: pygame.Surface, fonts: Fonts, found: Figures) -> None:
    world = found.world
    there = Rect(GAP, GAP, *MAP)
    across = min(world.grid.width, 100)
    tiles = window(world, across, round(across * MAP[1] / MAP[0]))
    picture = Painter(world).paint(tiles, shade=False)
    target.blit(pygame.transform.smoothscale(picture, there.size), there)
    x = there.right + 2 * GAP
    target.blit(fonts.render(safe_text(found.name, 60), HEAD, colours.TEXT), (x, GAP))
    lines = [
        f"{clock(world.rules, world.tick)}, tick {world.tick:,}",
        f"{len(world.agents)} people live here; seed {world.seed}, "
        f"{world.grid.width}×{world.grid.height} tiles",
    ]
    came_to = [f"{title(name).lower()} {found.total(name):g}" for name in found.shown()]
    lines += _wrapped(fonts, ", ".join(came_to), target.width - x - GAP)
    for i, line in enumerate(lines[:8]):
        target.blit(fonts.render(line, BODY, colours.SOFT), (x, GAP + 40 + i * 22))


def _wrapped(fonts: Fonts, text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if fonts.width(longer, BODY) > width and line:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def chart(target: pygame.Surface, fonts: Fonts, found: Figures, name: str, place: Rect) -> None:
    """One measure over time."""
    pygame.draw.rect(target, colours.DEEP, place, border_radius=4)
    heading = fonts.cut(title(name), SMALL_BOLD, place.w - 90)
    target.blit(fonts.render(heading, SMALL_BOLD, colours.TEXT), (place.x + 8, place.y + 5))
    shown = f"{found.total(name):g}{' in all' if counts(name) else ''}"
    label = fonts.render(shown, SMALL, colours.SKY)
    target.blit(label, (place.right - label.width - 8, place.y + 5))
    ticks, values = found.series.ticks, found.series.values[name]
    curve = list(accumulate(values)) if counts(name) else values
    plot = Rect(place.x + 46, place.y + 32, place.w - 58, place.h - 54)
    low, high = bounds(curve, from_zero=counts(name))
    if high - low <= 1 and max(curve) - min(curve) < 1:  # shares: a whole number is too coarse
        low, high = min(curve), max(max(curve), min(curve) + 0.01)
    first, last = ticks[0], max(ticks[-1], ticks[0] + 1)

    def at(tick: int, value: float) -> tuple[float, float]:
        x = plot.x + (tick - first) / (last - first) * plot.w
        return x, plot.bottom - (value - low) / (high - low) * plot.h

    for value in (low, high):
        y = at(first, value)[1]
        pygame.draw.line(target, colours.LINE, (plot.x, y), (plot.right, y))
        scale = fonts.render(f"{value:.4g}", SMALL, colours.SOFT)
        target.blit(scale, (plot.x - scale.width - 5, y - scale.height / 2))
    for tick, right in ((first, False), (last, True)):
        scale = fonts.render(f"{tick:,}", SMALL, colours.SOFT)
        target.blit(scale, (plot.right - scale.width if right else plot.x, plot.bottom + 2))
    draw_curve(target, [at(t, v) for t, v in zip(ticks, curve, strict=True)], colours.SKY)
