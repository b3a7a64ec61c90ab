"""`ability check`: a line of JSON for each file, whatever it holds."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.ability_check import checked, read_kwargs
from game.core.content import Content
from game.errors import ConfigError
from game.sandbox import Sandbox
from tests.abilities.sources import GREET, STRIKE, ability
from tests.attacks.yard import attacks, files

FIELDS = ["file", "ok", "stage", "error", "effects", "ms"]


@pytest.fixture
def check(sandbox: Sandbox, content: Content, tmp_path: Path) -> Any:
    def run(source: str, kwargs: dict[str, Any] | None = None) -> dict[str, Any]:
        path = tmp_path / "it.py"
        path.write_text(source, "utf-8")
        line = checked(str(path), sandbox, content, kwargs)
        assert list(line) == FIELDS
        assert (line["error"] is None) == line["ok"]
        assert (line["stage"] == "done") == line["ok"]
        json.dumps(line, allow_nan=False)
        return line

    return run


BURN = """
class Fireball(Ability):
    \"\"\"Burn whoever stands at a place.\"\"\"
    energy_cost = 10
    cooldown = 50
    def can_use(self, agent, world):
        return agent.energy >= self.energy_cost
    def execute(self, agent, world, **kwargs):
        x, y = kwargs["target_pos"]
        return [
            {"kind": "damage", "target": a.id, "amount": 15}
            for a in world.agents
            if abs(a.pos[0] - x) <= 1 and abs(a.pos[1] - y) <= 1
        ]
"""


@pytest.mark.parametrize("place", [[12, 9], [0, 0], [99, 4], [450, 300], [999, 999]])
def test_the_place_that_is_named_is_there(check: Any, place: list[int]) -> None:
    assert check(BURN, {"target_pos": place})["ok"]


@pytest.mark.parametrize(
    "name", ["agent_1", "agent_2", "agent_7", "agent_4711", "agent_999999", "wolf_31"]
)
def test_whoever_is_named_is_there(check: Any, name: str) -> None:
    line = check(ability(STRIKE), {"target": name})
    assert line["effects"] == [{"kind": "damage", "target": name, "amount": 15}]
    seen = (
        'return [e for e in [{"kind": "say", "target": agent.id, "text": "x"}]'
        " if any(b.id == kwargs['target'] for b in [*world.agents, *world.creatures])]"
    )
    assert check(ability(seen), {"target": name})["ok"]


def test_whom_no_world_can_hold_is_nobody(check: Any) -> None:
    # The engine walks all numbers up to the last: one too large would take it hours.
    line = check(ability(STRIKE), {"target": "agent_999999999999999"})
    assert (line["ok"], line["stage"]) == (False, "effects")
    assert check(BURN, {"target_pos": [10**30, 4]})["stage"] == "proof"


def test_both_at_once_and_things_in_hand(check: Any) -> None:
    leap = 'return [{"kind": "move", "target": agent.id, "to": kwargs["target_pos"]}]'
    assert check(ability(leap), {"target": "agent_7", "target_pos": [40, 9]})["ok"]
    hurl = 'return [{"kind": "move", "target": kwargs["target"], "to": kwargs["target_pos"]}]'
    assert check(ability(hurl), {"target": "agent_7", "target_pos": [40, 9]})["ok"]
    hand = (
        'return [{"kind": "transfer", "target": kwargs["target"], "item": kwargs["item"]}]'
        ' if agent.inventory.get("sword") else []'
    )
    assert check(ability(hand), {"target": "agent_7", "item": "sword"})["ok"]


def test_without_kwargs_it_is_told_what_it_asks_for(check: Any) -> None:
    assert check(BURN)["ok"]
    assert check(ability(STRIKE))["ok"]
    assert check(ability(GREET, cost=1))["effects"] == [
        {"kind": "say", "target": "agent_1", "text": "hello"}
    ]


def test_a_record_s_own_file_is_checked_below_its_header(check: Any, tmp_path: Path) -> None:
    from game.abilities.library import Header, with_header

    assert check(with_header(Header(name="fireball"), BURN))["ok"]


@pytest.mark.parametrize("kwargs", ["[1]", "{", "NaN", '{"a": NaN}', "[" * 9000, "x" * 20_000])
def test_kwargs_that_are_none(kwargs: str) -> None:
    with pytest.raises(ConfigError, match="--kwargs"):
        read_kwargs(kwargs)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_files_that_are_none(sandbox: Sandbox, content: Content, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "binary").write_bytes(bytes(range(256)))
    (tmp_path / "nulls").write_bytes(b"class A: pass\0")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "huge").write_bytes(b"#" * 10_000_000)
    stages = {"pipe": "load", "binary": "syntax", "nulls": "syntax", "empty": "policy"}
    stages |= {"huge": "policy", "missing": "load", ".": "load", "a\0b": "load"}
    for name, stage in stages.items():
        line = checked(str(tmp_path / name) if name != "a\0b" else name, sandbox, content, None)
        assert (line["ok"], line["stage"]) == (False, stage), line
        assert line["error"] and line["effects"] == []


def test_the_program_says_nothing_else_and_ends_by_what_it_found(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.py", tmp_path / "bad \udcff.py"
    good.write_text(ability(STRIKE), "utf-8")
    command = [sys.executable, "main.py", "ability", "check", "--json"]
    ended = subprocess.run([*command, str(good), str(bad)], capture_output=True, check=False)
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [line["ok"] for line in lines] == [True, False]
    assert [line["file"] for line in lines] == [str(good), str(bad)]
    assert ended.stderr == b""
    assert ended.returncode == 2
    alone = subprocess.run(
        [*command, str(good), "--kwargs", '{"target": "agent_7"}'], capture_output=True, check=False
    )
    assert alone.returncode == 0
    assert json.loads(alone.stdout)["effects"][0]["target"] == "agent_7"


@pytest.mark.parametrize("file", files())
def test_of_each_kind_of_attack_one_is_refused(
    sandbox: Sandbox, content: Content, tmp_path: Path, file: str
) -> None:
    head = "class Tried(Ability):\n"
    attack = next(attack for attack in attacks(file) if attack.source.startswith(head))
    paid = head + "    energy_cost = 10\n    cooldown = 5\n"
    path = tmp_path / "attack.py"
    path.write_bytes(attack.source.replace(head, paid, 1).encode("utf-8", "surrogatepass"))
    line = checked(str(path), sandbox, content, None)
    assert not line["ok"] and line["error"], attack.name
