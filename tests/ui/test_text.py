"""Text: what the world and models say, made harmless, and drawn within its bounds."""

import time

import pygame
import pytest

from game.ui.text import BODY, ITALIC, MONO, Fonts, safe_text
from tests.ui.stage import window

HOSTILE = [
    "a\x00b",
    "<img src='/etc/passwd'>",
    "x" * 100_000,
    "é" * 5_000,
    "a" + "\u0301" * 500,
    "\u202eevil\u2066",
    "日本語のことば",
    "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\ud800",
    "tab\tand\nline\r\nend",
    "\x1b[31mred\x1b[0m",
    "",
    "   ",
]


@pytest.fixture
def fonts() -> Fonts:
    window()
    return Fonts()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_cleaned_and_drawn(fonts: Fonts, text: str) -> None:
    began = time.perf_counter()
    clean = safe_text(text)
    assert len(clean) <= 300
    assert not any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in clean)
    assert "\n" not in clean and "\u202e" not in clean
    for row in fonts.wrap(clean, BODY, 200, 4):
        assert fonts.render(row, BODY, (255, 255, 255)).width <= 210
    assert time.perf_counter() - began < 2


def test_wrapping_keeps_all_words_and_the_width(fonts: Fonts) -> None:
    text = "The quick brown fox jumps over the lazy dog and then sleeps by the fire"
    rows = fonts.wrap(text, BODY, 120)
    assert " ".join(rows) == text
    assert all(fonts.width(row, BODY) <= 120 for row in rows)


def test_each_row_takes_as_many_words_as_it_has_room_for(fonts: Fonts) -> None:
    text = (
        "Ava Wolf told Tala: Yes, To W. and AVATAR fly off; 7 plums, 11 figs for Zoë “Kit” V. Tarr"
    )
    words = text.split()
    for style in (BODY, ITALIC, MONO):
        for width in range(90, 500, 7):
            expected, row = list[str](), ""
            for word in words:
                longer = f"{row} {word}".strip()
                if row and fonts.width(longer, style) > width:
                    expected.append(row)
                    longer = word
                row = longer
            assert fonts.wrap(text, style, width) == [*expected, row]


def test_wrapping_cuts_what_has_no_room(fonts: Fonts) -> None:
    rows = fonts.wrap("word " * 50, BODY, 100, 2)
    assert len(rows) == 2
    assert rows[1].endswith("…")
    assert all(fonts.width(row, BODY) <= 100 for row in rows)


def test_a_long_word_is_broken(fonts: Fonts) -> None:
    rows = fonts.wrap("x" * 100, BODY, 60, 5)
    assert len(rows) == 5
    assert all(fonts.width(row, BODY) <= 60 for row in rows)


def test_other_scripts_are_drawn_with_their_letters(fonts: Fonts) -> None:
    def pixels(text: str) -> bytes:
        return pygame.image.tobytes(fonts.render(text, BODY, (255, 255, 255)), "RGBA")

    assert pixels("日") != pixels("本")
    assert pixels("ש") != pixels("ל")


def test_a_letter_that_no_face_has_becomes_a_dot(fonts: Fonts) -> None:
    assert fonts.width("\U0001f600", MONO) == fonts.width("·", MONO)


def test_letters_are_rendered_once(fonts: Fonts) -> None:
    first = fonts.render("hello", BODY, (1, 2, 3))
    assert fonts.render("hello", BODY, (1, 2, 3)) is first
    for i in range(4000):
        fonts.render(str(i), BODY, (1, 2, 3))
    assert len(fonts._drawn) <= 2500
