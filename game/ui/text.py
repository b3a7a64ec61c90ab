"""Text: the one gate for words of the world or a model, and letters drawn once.

Every string that was not written in our source passes `safe_text` before it is drawn:
names, words and reasons may hold anything, and a NUL is enough to raise in SDL_ttf.
"""

import unicodedata
from collections import OrderedDict
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

import pygame

from game.ui.colours import Colour

KEPT = 2_500
"""Rendered texts kept for the next frame that shows them."""
NEAR = 3
"""Letters by which a guess of how much has room may be off."""
WORDS = 20_000
"""Words whose widths are remembered."""
LINE_LIMIT = 300
"""Characters that any text may have unless its place says otherwise."""
MARKS_LIMIT = 2
"""Combining marks in a row; more only climb over the neighbouring lines."""


def safe_text(value: object, limit: int = LINE_LIMIT) -> str:
    """One clean line of at most `limit` characters.

    >>> safe_text("a\\x00b\\n  c\\u202e")
    'ab c'
    >>> safe_text("x" * 9, 4)
    'xxx…'
    """
    text = str(value)[: limit * 4]
    if not text.isascii() or not text.isprintable():
        text = "".join(_clean(text))
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _clean(text: str) -> Iterator[str]:
    marks = 0
    for letter in text:
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind == "Mn" else 0
        if letter in "\n\t\r" or kind in ("Zs", "Zl", "Zp"):
            yield " "
        elif kind[0] != "C" and marks <= MARKS_LIMIT:
            yield letter


class Style(NamedTuple):
    """A face of a font at a size."""

    file: str
    size: int


SMALL = Style("NotoSans-Regular.ttf", 11)
BODY = Style("NotoSans-Regular.ttf", 13)
ITALIC = Style("NotoSans-Italic.ttf", 13)
BOLD = Style("NotoSans-Bold.ttf", 13)
SMALL_BOLD = Style("NotoSans-Bold.ttf", 11)
TITLE = Style("NotoSans-Bold.ttf", 16)
HEAD = Style("NotoSans-Bold.ttf", 22)
MONO = Style("FiraCode-Regular.ttf", 12)
OTHER_SCRIPTS = (
    "NotoSansJP-Regular.otf",
    "NotoSansSC-Regular.otf",
    "NotoSansKR-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansGeorgian-Regular.ttf",
)
"""Faces for what the usual one has no letters for, in order of trying."""
NO_LETTER = "\U000f0000"
"""A code point that no face has."""


class Fonts:
    """Loaded faces, and what they have rendered lately."""

    def __init__(self, scale: float = 1.0) -> None:
        """Nothing is read from disk before a style is used; `scale` is the player's wish."""
        self.scale = scale
        self._fonts: dict[Style, pygame.font.Font] = {}
        self._known: dict[tuple[Style, str], bool] = {}
        self._words: dict[Style, dict[str, int]] = {}
        """Words of plain letters -> pixels; the empty one stands for the space between two."""
        self._drawn: OrderedDict[tuple[str, Style, Colour, Colour | None], pygame.Surface] = (
            OrderedDict()
        )

    def font(self, style: Style) -> pygame.font.Font:
        """The face itself."""
        font = self._fonts.get(style)
        if font is None:
            with resources.as_file(resources.files("pygame_gui.data") / style.file) as path:
                font = pygame.font.Font(path, max(8, round(style.size * self.scale)))
            self._fonts[style] = font
        return font

    def height(self, style: Style) -> int:
        """Pixels from line to line."""
        return self.font(style).get_linesize()

    def width(self, text: str, style: Style) -> int:
        """Pixels that a text takes."""
        shown, style = self._drawable(text, style)
        return self.font(style).size(shown)[0]

    def render(
        self, text: str, style: Style, colour: Colour, outline: Colour | None = None
    ) -> pygame.Surface:
        """A text as a surface, with a thin rim of `outline` if one is asked for."""
        key = (text, style, colour, outline)
        found = self._drawn.get(key)
        if found is not None:
            self._drawn.move_to_end(key)
            return found
        shown, face = self._drawable(text, style)
        surface = self.font(face).render(shown, True, colour)
        if outline is not None:
            surface = self._rimmed(surface, self.font(face).render(shown, True, outline))
        self._drawn[key] = surface
        if len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)
        return surface

    def cut(self, text: str, style: Style, width: int) -> str:
        """The text, shortened with an ellipsis to at most `width` pixels."""
        whole = self.width(text, style)
        if whole <= width:
            return text
        low, high = 0, len(text)
        # Letters are about equally wide: look a little on either side of where that leads to.
        middle = min(max(len(text) * width // whole + 1, 1), high)
        while low < high:
            if self.width(text[:middle].rstrip() + "…", style) <= width:
                low, middle = middle, middle + NEAR
            else:
                high, middle = middle - 1, middle - NEAR
            if not low < middle <= high:
                middle = (low + high + 1) // 2
        return text[:low].rstrip() + "…"

    def wrap(self, text: str, style: Style, width: int, rows: int = 99) -> list[str]:
        """Break a text into rows of at most `width` pixels; the last one allowed is cut."""
        done: list[str] = []
        words = text.split(" ")
        at = 0
        while True:
            while at < len(words) and not words[at]:
                at += 1  # no row begins with a space
            end = self._fitting(words, at, style, width)
            if end == len(words):
                if at < end or not done:
                    done.append(" ".join(words[at:]))
                return done
            if len(done) + 1 >= rows:
                done.append(self.cut(" ".join(words[at:]).strip(), style, width))
                return done
            if end > at:
                done.append(" ".join(words[at:end]))
                at = end
                continue
            word = words[at]
            part = self.cut(word, style, width)[:-1] or word[0]
            done.append(part)
            words[at] = word[len(part) :]

    def _fitting(self, words: list[str], at: int, style: Style, width: int) -> int:
        """Up to which of the words those from `at` on have room in a row.

        Only where it is close is the row itself measured: side by side words take no more
        room than one by one, with the spaces.
        """
        widths = self._widths(style)
        gap, row = widths[""], -widths[""]
        for end in range(at, len(words)):
            word = words[end]
            wide = widths.get(word)
            if wide is None:
                if not word.isascii():  # another letter may ask for another face for the row
                    break
                wide = self._learn(word, style)
            row += gap + wide
            if row > width:
                break
        else:
            return len(words)
        while end < len(words) and self.width(" ".join(words[at : end + 1]), style) <= width:
            end += 1
        return end

    def _widths(self, style: Style) -> dict[str, int]:
        """What is known of words in a style, in pixels."""
        widths = self._words.get(style)
        if widths is None or len(widths) > WORDS:
            font = self.font(style)
            widths = self._words[style] = {"": font.size(" ")[0]}
        return widths

    def _learn(self, word: str, style: Style) -> int:
        wide = self._words[style][word] = self.font(style).size(word)[0]
        return wide

    def _drawable(self, text: str, style: Style) -> tuple[str, Style]:
        """A face that has all the letters, else the text with dots for those it lacks."""
        if text.isascii():
            return text, style
        lacking = {c for c in text if not c.isascii() and not self._has(c, style)}
        if not lacking:
            return text, style
        for file in OTHER_SCRIPTS:
            other = Style(file, style.size)
            if all(self._has(c, other) for c in lacking):
                return text, other
        return "".join("·" if c in lacking else c for c in text), style

    def _has(self, letter: str, style: Style) -> bool:
        """Whether a face draws a letter, and not the box that stands for any it lacks."""
        key = (style, letter)
        known = self._known.get(key)
        if known is None:
            font = self.font(style)
            known = font.metrics(letter) != font.metrics(NO_LETTER) or _pixels(
                font, letter
            ) != _pixels(font, NO_LETTER)
            self._known[key] = known
        return known

    @staticmethod
    def _rimmed(text: pygame.Surface, rim: pygame.Surface) -> pygame.Surface:
        width, height = text.get_size()
        surface = pygame.Surface((width + 2, height + 2), pygame.SRCALPHA)
        for dx, dy in ((0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2)):
            surface.blit(rim, (dx, dy))
        surface.blit(text, (1, 1))
        return surface


def _pixels(font: pygame.font.Font, letter: str) -> bytes:
    return pygame.image.tobytes(font.render(letter, True, (255, 255, 255)), "RGBA")
