"""Board: a comparison for a part of the window: what the picture tells, in less room.

What takes long (the maps) is drawn when it is made, which a thread may do; letters and
charts when it is shown.
"""

from dataclasses import dataclass
from itertools import accumulate

import pygame
from pygame import Rect

from game.compare.comparison import Comparison, Side, Told
from game.compare.measures import COUNTS, NAMES
from game.compare.picture import ACROSS, TONES, bounds, draw_curve, draw_map, standing
from game.compare.words import when
from game.ui import colours
from game.ui.sprites import Sprites
from game.ui.text import BODY, BOLD, SMALL, SMALL_BOLD, TITLE, Fonts, safe_text

PAD = 12
LOW = 400
"""Pixels of height below which curves stand beside their figures, not below them."""
LEAST = 13
"""Pixels that a curve needs, either way."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything stands."""

    step: int
    """From line to line."""
    lines: int
    """What was changed, in lines for each world."""
    changes: tuple[Rect, Rect]
    captions: tuple[Rect, Rect]
    maps: tuple[Rect, Rect]
    note: Rect
    charts: tuple[Rect, ...]
    """As many as there are measures."""


def places(area: Rect, scale: float = 1.0, wanted: int = 3) -> Places:
    """Share out a rectangle; `wanted` lines of changes if they fit, the maps get the rest."""
    step, small = round(19 * scale), round(16 * scale)
    roomy = area.h >= LOW * scale
    lines = min(max(1, wanted), 3 if roomy else 2)
    chart = max(round(62 * scale), area.h * 15 // 100) if roomy else round(38 * scale)
    rows = -(-len(NAMES) // ACROSS)
    half = (area.w - 3 * PAD) // 2
    lefts = area.x + PAD, area.x + 2 * PAD + half
    y = area.y + 10 + round(24 * scale) + step + 2
    changes = Rect(lefts[0], y, half, lines * step)
    captions = Rect(lefts[0], changes.bottom + 2, half, step + 4)
    below = area.bottom - 8 - rows * (chart + 5)
    note = Rect(lefts[0], below - small - 4, area.w - 2 * PAD, small)
    top = captions.bottom + 2
    maps = Rect(lefts[0], top, half, max(40, note.y - 6 - top))
    across = (area.w - 2 * PAD + 6) // ACROSS
    charts = tuple(
        Rect(lefts[0] + n % ACROSS * across, below + n // ACROSS * (chart + 5), across - 6, chart)
        for n in range(len(NAMES))
    )
    aside = lefts[1] - lefts[0]
    pairs = [(rect, rect.move(aside, 0)) for rect in (changes, captions, maps)]
    return Places(step, lines, pairs[0], pairs[1], pairs[2], note, charts)


class Board:
    """A comparison and its two maps."""

    def __init__(
        self,
        found: Comparison,
        size: tuple[int, int],
        scale: float = 1.0,
        told: Told = lambda what, share: None,
        sprites: Sprites | None = None,
    ) -> None:
        """Draw the maps for a room of so many pixels."""
        self.found = found
        self._changed = [_changes(side) for side in found.sides]
        self._wanted = max(len(lines) for lines in self._changed)
        self._maps = []
        a, b = found.sides
        for i, (side, other) in enumerate(((a, b), (b, a))):
            told("drawing both", i / 2)
            picture = pygame.Surface(places(Rect((0, 0), size), scale, self._wanted).maps[i].size)
            there = picture.get_rect()
            draw_map(picture, side.world, there, standing(other.world), sprites, a.world)
            self._maps.append(picture)

    def draw(self, target: pygame.Surface, place: Rect, fonts: Fonts) -> None:
        """Draw all of it into a rectangle."""
        at = places(place, fonts.scale, self._wanted)
        target.fill(colours.PANEL, place)
        pygame.draw.rect(target, colours.ACCENT, place, 1)
        self._heading(target, place, at, fonts)
        for i, side in enumerate(self.found.sides):
            self._draw_changes(target, at, fonts, i)
            _caption(target, at.captions[i], fonts, side, i)
            there = at.maps[i]
            target.fill(colours.VOID, there)
            picture = _fitted(self._maps[i], there)
            target.blit(picture, picture.get_rect(center=there.center))
            pygame.draw.rect(target, TONES[i], there.inflate(4, 4), 2)
        self._note(target, at.note, fonts)
        for name, chart in zip(NAMES, at.charts, strict=True):
            _chart(target, fonts, self.found, name, chart)

    def _heading(self, target: pygame.Surface, place: Rect, at: Places, fonts: Fonts) -> None:
        found = self.found
        hint = fonts.render("Esc closes", SMALL, colours.FAINT)
        right, y = place.right - PAD, place.y + 8
        target.blit(hint, hint.get_rect(topright=(right, y + 4)))
        x, room = place.x + PAD, right - hint.width - PAD - place.x
        if found.parts_at is None:
            title = f"The same in all that both have lived, up to tick {self.common:,}"
            more = f"{found.family.words}. Nothing was done in one that was not done in the other."
        else:
            differing = [name for name in found.components if not name.startswith("next_")]
            title = f"They part at {when(found.a.world, found.parts_at)}"
            more = f"{found.family.words}. Then differ: {', '.join(differing)}."
        for text, style, tone in ((title, TITLE, colours.TEXT), (more, BODY, colours.SOFT)):
            shown = fonts.cut(safe_text(text, 240), style, room)
            target.blit(fonts.render(shown, style, tone), (x, y))
            y, room = place.y + 10 + round(24 * fonts.scale), place.w - 2 * PAD

    @property
    def common(self) -> int:
        """The last tick that both have."""
        return min(side.last for side in self.found.sides)

    def _draw_changes(self, target: pygame.Surface, at: Places, fonts: Fonts, i: int) -> None:
        """What was done in this world only, and what came of it first."""
        if self.found.parts_at is None:
            return
        lines, place = list(self._changed[i]), at.changes[i]
        tones = [colours.TEXT] + [colours.SOFT] * at.lines
        if not lines:
            lines, tones = ["nothing was done to it"], [colours.FAINT]
        more = len(lines) - at.lines
        if more > 0:
            lines[at.lines - 1] = f"… and {more + 1} more; {lines[at.lines - 1]}"
        for row, line in enumerate(lines[: at.lines]):
            shown = fonts.cut(safe_text(line, 240), BODY, place.w)
            spot = place.x, place.y + row * at.step
            target.blit(fonts.render(shown, BODY, tones[row]), spot)

    def _note(self, target: pygame.Surface, place: Rect, fonts: Fonts) -> None:
        """What dots and lines mean, and what may not be as it was."""
        x = place.x + 5
        ticks = [tick for side in self.found.sides for tick in side.measures.ticks]
        span = f"charts: ticks {min(ticks):,} to {max(ticks):,}"
        parts = "; dashed: where they part" if self.found.parts_at is not None else ""
        signs = (
            (colours.PAPER, "stands where they stand in the other world"),
            (colours.GOLD, "does not"),
        )
        for tone, text in signs:
            pygame.draw.circle(target, colours.INK, (x, place.centery), 5)
            pygame.draw.circle(target, tone, (x, place.centery), 3.5)
            shown = fonts.render(text, SMALL, colours.SOFT)
            target.blit(shown, shown.get_rect(midleft=(x + 9, place.centery)))
            x += shown.width + 24
        warned = "".join(f"Beware: {text}" for text in self.found.warnings[:1])
        room = place.right - x
        tail = fonts.cut(safe_text(warned or span + parts, 300), SMALL, room)
        shown = fonts.render(tail, SMALL, colours.ORANGE if warned else colours.SOFT)
        target.blit(shown, shown.get_rect(midright=(place.right, place.centery)))


def _changes(side: Side) -> list[str]:
    """What was done to a world only, and what came of it, a line each."""
    done = [words for _, words in side.deeds]
    lines = [f"tick {tick:,}: {words}" for tick, words in side.deeds]
    lines += [f"only here: {text}" for text in side.only if text not in done]
    return lines + [f"then: {text}" for text in side.events]


def _fitted(picture: pygame.Surface, there: Rect) -> pygame.Surface:
    """A map for another room than it was drawn for."""
    if picture.size == there.size:
        return picture
    scale = min(there.w / picture.width, there.h / picture.height)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return pygame.transform.smoothscale(picture, size)


def _caption(target: pygame.Surface, place: Rect, fonts: Fonts, side: Side, i: int) -> None:
    """Name, moment and people."""
    world = side.world
    name = fonts.cut(safe_text(side.name, 40), BOLD, place.w // 2)
    shown = fonts.render(name, BOLD, TONES[i])
    target.blit(shown, shown.get_rect(midleft=place.midleft))
    text = f"{when(world, world.tick)}, {len(world.agents)} people"
    if side.last > world.tick:
        text += f", lives on to {side.last:,}"
    text = fonts.cut(text, SMALL, place.w - shown.width - PAD)
    words = fonts.render(text, SMALL, colours.SOFT)
    target.blit(words, words.get_rect(midright=place.midright))


def _chart(target: pygame.Surface, fonts: Fonts, found: Comparison, name: str, place: Rect) -> None:
    """A measure of both at the moment that is seen, and its way there where there is room."""
    pygame.draw.rect(target, colours.DEEP, place, border_radius=4)
    row = fonts.height(SMALL)
    title = fonts.cut(NAMES[name].replace(", mean", ""), SMALL_BOLD, place.w - 12)
    target.blit(fonts.render(title, SMALL_BOLD, colours.TEXT), (place.x + 6, place.y + 2))
    x, y = place.x + 10, place.y + 1 + row * 3 // 2
    top = place.y + 2 * row + 5
    plot = Rect(place.x + 8, top, place.w - 16, place.bottom - 6 - top)
    below = plot.h >= LEAST
    for side, tone in zip(found.sides, TONES, strict=True):
        pygame.draw.circle(target, tone, (x, y), 3.5)
        shown = fonts.render(f"{side.measures.upto(found.at)[name]:g}", SMALL, tone)
        target.blit(shown, shown.get_rect(midleft=(x + 7, y)))
        x += max(shown.width + 22, place.w * 2 // 5) if below else shown.width + 17
    if not below:  # no room under the figures: behind them
        plot = Rect(x, place.y + row + 4, place.right - 6 - x, place.h - row - 9)
    if plot.h >= LEAST and plot.w >= LEAST:
        _curves(target, found, name, plot)


def _curves(target: pygame.Surface, found: Comparison, name: str, plot: Rect) -> None:
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

    pygame.draw.line(target, colours.LINE, plot.bottomleft, plot.bottomright)
    if found.parts_at is not None:
        x = at(found.parts_at, low)[0]
        for y in range(plot.top - 2, plot.bottom, 6):
            pygame.draw.line(target, colours.SOFT, (x, y), (x, y + 2))
    for side, curve, tone in zip(sides, curves, TONES, strict=True):
        draw_curve(target, [at(t, v) for t, v in zip(side.ticks, curve, strict=True)], tone)
