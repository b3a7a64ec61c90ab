"""Room: own time and a moment, whichever comes first."""

from time import perf_counter

from game.world_setup.room import Room


def test_it_ends_with_its_own_time() -> None:
    room = Room(1000.0, perf_counter() + 1000.0)
    assert not room(0.0)
    assert not room(500.0)
    assert room(1001.0), "what doesn't fit isn't begun"
    assert Room(0.0, perf_counter() + 1000.0)(0.0)


def test_it_ends_with_its_moment_however_little_was_done() -> None:
    assert Room(1000.0, perf_counter() - 0.001)(0.0)
