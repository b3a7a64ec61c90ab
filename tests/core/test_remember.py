"""A conclusion that comes from outside is a command: bounded, cleaned, and an event."""

from collections.abc import Sequence

import pytest

from game.core.apply import apply
from game.core.commands import Entry, Remember
from game.core.events import CommandRefused, Remembered
from game.core.world import World
from tests.persistence.living import tiny


def _conclude(
    world: World, text: str, importance: int = 50, cites: Sequence[int] = (), agent: int = 0
) -> object:
    command = Remember(
        agent=agent or world.agents[0], text=text, importance=importance, cites=tuple(cites)
    )
    apply(world, Entry(number=1, tick=1, source="mind", command=command))
    return world.events[-1]


def test_a_conclusion_is_cleaned_and_told() -> None:
    world = tiny()
    world.next_event = 10
    event = _conclude(world, "Tom\n\x1b[31m wronged me " + "x" * 400, 70, (3, 9))
    assert isinstance(event, Remembered) and event.cites == (3, 9)
    assert event.words.startswith("Tom [31m wronged me x") and len(event.words) == 240
    assert event.words.isprintable()


@pytest.mark.parametrize(
    ("text", "importance", "cites"),
    [(" \n", 50, ()), ("x", 0, ()), ("x", 101, ()), ("x", 5, (0,)), ("x", 5, (99,) * 3)],
)
def test_what_makes_no_sense_is_refused(text: str, importance: int, cites: tuple[int, ...]) -> None:
    world = tiny()
    world.next_event = 10
    assert isinstance(_conclude(world, text, importance, cites), CommandRefused)


def test_nobody_remembers_for_the_dead() -> None:
    assert isinstance(_conclude(tiny(), "x", agent=9999), CommandRefused)


@pytest.mark.parametrize("weights", [((0, 5),), ((99, 5),), ((3, 0),), ((3, 101),), ((3, 5),) * 30])
def test_only_what_happened_can_be_weighed_anew(weights: tuple[tuple[int, int], ...]) -> None:
    world = tiny()
    world.next_event = 10
    command = Remember(agent=world.agents[0], text="x", importance=5, weights=weights)
    apply(world, Entry(number=1, tick=1, source="mind", command=command))
    assert isinstance(world.events[-1], CommandRefused)
