"""A save of each format that ever landed can be opened, verified and continued.

One that can't be read any more means that the format has changed: raise FORMAT and write
a migration. While no release has written it, record it anew instead:
`python -m tests.history.record_format`.
"""

import json
import shutil
from pathlib import Path

import pytest

from game.persistence import History, Recorder, open_world, read_card, read_log, replay
from game.persistence.layout import FORMAT
from game.persistence.state_file import read_state
from game.session import Session
from tests.history.record_format import GOLDEN, TICKS

SAVES = sorted(GOLDEN.glob("format_*/world"))


@pytest.fixture(params=SAVES, ids=lambda path: path.parent.name)
def save(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(request.param, tmp_path / "world"))


def test_there_is_one_of_each_format() -> None:
    assert [path.parent.name for path in SAVES] == [f"format_{n + 1}" for n in range(FORMAT)]
    for path in SAVES:
        assert f"format_{json.loads((path / 'world.json').read_bytes())['format']}" == (
            path.parent.name
        )


def test_it_opens_verifies_and_goes_on(save: Path) -> None:
    opened = open_world(save)
    assert opened.world.tick == TICKS
    recorder, session = Recorder(opened), Session(opened.world, opened.next_number)
    recorder.attach(session)
    for _ in range(60):
        session.tick()
    assert recorder.close(30)
    result = replay(save)
    # Another version of the simulation need not run alike, but then it is told so.
    assert result.diverged_at is None or result.other_simulation
    again = replay(save, TICKS + 1)
    assert again.last == TICKS + 60 or again.other_simulation
    assert read_card(save).format == FORMAT


def test_its_past_can_be_visited(save: Path) -> None:
    open_world(save).release()
    logged = list(read_log(save))
    assert [tick.tick for tick in logged] == list(range(1, TICKS + 1))
    assert sum(tick.digest != "" for tick in logged) == TICKS // 50
    history = History(save)
    assert history.marks()
    assert history.world_at(TICKS // 2 + 1).tick == TICKS // 2 + 1
    for path in sorted((save / "keyframes").iterdir()):
        assert f"{read_state(path).world.tick:07d}.json.gz" == path.name
