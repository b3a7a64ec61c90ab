"""Magic in a stranger's save: what no step could have left is refused, whatever it would do."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.errors import SaveError
from game.persistence import open_world
from tests.persistence.living import begin
from tests.persistence.test_strangers_saves import put_state, state_of

BOLT = {"name": "bolt", "purpose": "Strike.", "energy_cost": 10, "cooldown": 5}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begin(tmp_path).run(12).close()


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ("abilities", {"bolt": BOLT | {"name": "../../bolt"}}),
        ("abilities", {"other": BOLT}),
        ("abilities", {"bolt": BOLT | {"energy_cost": 0}}),
        ("abilities", {"bolt": BOLT | {"cooldown": 10**9}}),
        ("abilities", {"bolt": BOLT | {"source": "not a digest"}}),
        ("abilities", {"bolt": BOLT | {"purpose": "one\nline\x1b[2J"}}),
        ("abilities", {"bolt": BOLT | {"parameters": ["__class__"]}}),
        ("abilities", {"bolt": BOLT | {"expects": ["target.health falls; import os"]}}),
        ("powers", {"1": {"bolt": {"tick": 1}}}),
        ("powers", {"99999": {}}),
        ("statuses", {"1": {"drunk": {"until": 50}}}),
        ("statuses", {"99999": {"burning": {"until": 50}}}),
        ("passing", {"99999": 50}),
        ("patches", {"99999999": {"before": ".", "until": 50}}),
        ("patches", {"5": {"before": "\u2603", "until": 50}}),
        ("calls", {"1": {"agent": 1, "ability": "bolt", "tick": 3}}),
        ("next_call", -1),
        ("watched", {"99999": {"bolt": 1}}),
    ],
)
def test_magic_that_can_not_be_is_refused(folder: Path, table: str, value: Any) -> None:
    state = state_of(folder)
    state[table] = value
    put_state(folder, json.dumps(state).encode())
    with pytest.raises(SaveError, match=r"world_state\.json"):
        open_world(folder)


def test_magic_that_can_be_is_taken(folder: Path) -> None:
    state = state_of(folder)
    agent = next(iter(state["persona"]))
    state["abilities"] = {"bolt": BOLT}
    state["powers"] = {agent: {"bolt": {"tick": 1}}}
    state["statuses"] = {agent: {"burning": {"until": 500}}}
    put_state(folder, json.dumps(state).encode())
    open_world(folder).release()
