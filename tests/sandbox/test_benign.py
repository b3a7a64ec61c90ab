"""Abilities in a model's natural style work, without and with the policy alike."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.sandbox import Limits, Sandbox

TEXT = (Path(__file__).parent / "benign.md").read_text(encoding="utf-8")
CASES = re.findall(
    r"^## ([^\n]+)\n```ability\n(.*?)^```\nwith ([^\n]+)\n```json\n(.*?)^```$", TEXT, re.M | re.S
)
MARA = {
    "id": "agent_1", "name": "Mara", "pos": [5, 5], "health": 60, "max_health": 100,
    "energy": 40, "max_energy": 100, "inventory": {"bread": 2, "apple": 3, "knife": 1},
    "status": {"burning": 5}, "reputation": 10,
}  # fmt: skip
OTHERS = [("agent_2", "Ivo", [7, 5], 20), ("agent_3", "Bela", [5, 9], 80),
          ("agent_4", "Zora", [15, 15], 5)]  # fmt: skip
WORLD = {
    "tick": 120, "size": [20, 20], "light": 30,
    "agents": [{"id": i, "name": n, "pos": p, "health": h, "max_health": 100, "status": {}}
               for i, n, p, h in OTHERS],
    "items": [{"id": "bread_9", "kind": "bread", "pos": [6, 5], "count": 1},
              {"id": "apple_4", "kind": "apple", "pos": [9, 9], "count": 2},
              {"id": "stone_2", "kind": "stone", "pos": [1, 1], "count": 1}],
    "terrain": {"x0": 3, "y0": 3, "rows": [
        ["grass", "wall", "grass", "grass", "grass"],
        ["grass", "wall", "grass", "water", "grass"],
        ["grass", "wall", "grass", "grass", "grass"],
        ["sand", "sand", "sand", "sand", "water"],
        ["grass", "wall", "water", "wall", "water"],
    ]},
}  # fmt: skip


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    made = Sandbox(Limits(workers=2, spares=2))
    yield made
    made.close()


def test_all_are_read() -> None:
    assert len(CASES) == TEXT.count("\n## ") >= 20


@pytest.mark.parametrize("case", CASES, ids=[case[0].split(":")[0] for case in CASES])
def test_it_does_what_it_says(box: Sandbox, case: tuple[str, str, str, str]) -> None:
    _, source, kwargs, expected = case
    assert box.load(source).fault is None
    assert box.call(source, "can_use", MARA, WORLD, {}, seed=3).value is True
    answer = box.call(source, "execute", MARA, WORLD, json.loads(kwargs), seed=3)
    assert answer.fault is None, answer.fault
    assert answer.value == json.loads(expected)
