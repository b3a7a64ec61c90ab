"""A sandbox for tests that don't need their own."""

from collections.abc import Iterator

import pytest

from game.sandbox import Sandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    box = Sandbox()
    yield box
    box.close()
