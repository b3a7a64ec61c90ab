"""Bubbles: apart from each other, inside the view, the selected person's first."""

from itertools import combinations

import pygame
import pytest
from pygame import Rect

from game.ui.bubbles import MOST, Bubbles, Wanted
from game.ui.pictures import Pictures
from game.ui.text import Fonts
from tests.ui.stage import sprites, window

VIEW = Rect(0, 0, 700, 400)


class Boxes(Bubbles):
    """Keeps where bubbles went."""

    placed: list[Rect]

    def boxes(self, wanted: list[Wanted], keep_off: list[Rect]) -> list[Rect]:
        found = []
        free_box = self._free_box

        def note(*arguments: object) -> Rect | None:
            box = free_box(*arguments)  # type: ignore[arg-type]
            if box is not None:
                found.append(box)
            return box

        self._free_box = note  # type: ignore[assignment,method-assign]
        self.draw(pygame.Surface(VIEW.size), wanted, keep_off)
        return found


@pytest.fixture
def bubbles() -> Boxes:
    window().get_surface()
    return Boxes(Fonts(), Pictures(sprites()))


def want(agent: int, x: int, y: int, words: str = "Good morning to you all, neighbours!") -> Wanted:
    return Wanted(agent, words, (x, y), float(agent))


def test_neighbours_bubbles_dont_overlap(bubbles: Boxes) -> None:
    wanted = [want(i, 300 + 30 * i, 250 + 5 * i) for i in range(5)]
    boxes = bubbles.boxes(wanted, [])
    assert len(boxes) >= 4
    assert not any(a.colliderect(b) for a, b in combinations(boxes, 2))


@pytest.mark.parametrize("at", [(2, 30), (698, 30), (350, 4), (350, 398), (2, 398)])
def test_bubbles_stay_in_the_view(bubbles: Boxes, at: tuple[int, int]) -> None:
    for box in bubbles.boxes([want(1, *at)], []):
        assert VIEW.contains(box)


def test_bubbles_keep_off_panels_and_faces(bubbles: Boxes) -> None:
    minimap = Rect(250, 100, 250, 200)
    for box in bubbles.boxes([want(1, 300, 320)], [minimap]):
        assert not box.colliderect(minimap)


def test_a_long_speech_is_wrapped_and_bounded(bubbles: Boxes) -> None:
    (box,) = bubbles.boxes([want(1, 350, 350, "word " * 60)], [])
    assert box.w <= 240 and box.h <= 110


def test_too_many_are_left_out_the_selected_never(bubbles: Boxes) -> None:
    wanted = [want(i, 40 * i, 380) for i in range(1, 17)]
    chosen = Wanted(99, "Me too", (350, 200), 0.0, first=True)
    boxes = bubbles.boxes([*wanted, chosen], [])
    assert len(boxes) <= MOST
    assert boxes[0].bottom <= 200
