"""One sandbox and one content for all tests of abilities."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.content_files import load_content
from game.core.content import Content
from game.sandbox import Limits, Sandbox


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox(Limits(load_ms=500, workers=2))
    yield made
    made.close()


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(Path("assets/content"))
