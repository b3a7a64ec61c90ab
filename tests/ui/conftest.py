"""Fixtures of the user interface's tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ui.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.shell.close()


@pytest.fixture
def make_stage(tmp_path: Path) -> Callable[..., Stage]:
    return lambda **options: Stage(tmp_path, **options)
