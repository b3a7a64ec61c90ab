"""The sandbox's contract: manifests, calls, faults, limits, state."""

from typing import Any

import pytest

from game.sandbox import Answer, Limits, Sandbox

FIREBALL = '''
import math
from game.abilities.base import Ability

REACH: int = 8

class Fireball(Ability):
    """Burn whoever stands
    at a place.

    Told at length."""
    energy_cost = 10
    cooldown = 50
    expects = ["target.health falls"]

    def can_use(self, agent, world) -> bool:
        return agent.energy >= self.energy_cost

    def execute(self, agent, world, target_pos=None, **kwargs):
        if math.dist(agent.pos, target_pos) > REACH:
            return []
        return [{"kind": "damage", "target": a.id, "amount": 15}
                for a in world.agents if a.pos == target_pos]
'''
MARA = {"id": "agent_1", "name": "Mara", "pos": [1, 1], "energy": 20, "inventory": {"bread": 2}}
WORLD = {
    "tick": 3,
    "size": [10, 10],
    "agents": [{"id": "agent_2", "name": "Ivo", "pos": [3, 4], "health": 7}],
    "items": [],
    "terrain": {"x0": 1, "y0": 2, "rows": [["grass", "water"], ["sand", "wall"]]},
}


def call(box: Sandbox, source: str, method: str = "execute", **kwargs: Any) -> Answer:
    return box.call(source, method, MARA, WORLD, kwargs, seed=7)


def body(text: str) -> str:
    """An ability whose `execute` is this."""
    lines = "\n".join(f"        {line}" for line in text.strip().splitlines())
    return f"class Tried(Ability):\n    def execute(self, agent, world, **kwargs):\n{lines}\n"


def said(box: Sandbox, expression: str) -> Any:
    """What an expression gives within an ability."""
    answer = call(box, body(f"return [{{'kind': 'say', 'value': {expression}}}]"))
    assert answer.fault is None, answer.fault
    assert isinstance(answer.value, list)
    return answer.value[0]["value"]


def test_a_source_is_loaded_and_used(sandbox: Sandbox) -> None:
    assert sandbox.load(FIREBALL).value == {
        "name": "Fireball",
        "purpose": "Burn whoever stands at a place.",
        "energy_cost": 10,
        "cooldown": 50,
        "parameters": ["target_pos"],
        "expects": ["target.health falls"],
        "tests": [],
    }
    assert call(sandbox, FIREBALL, "can_use").value is True
    effects = call(sandbox, FIREBALL, target_pos=[3, 4]).value
    assert effects == [{"kind": "damage", "target": "agent_2", "amount": 15}]
    assert call(sandbox, FIREBALL, target_pos=[9, 9]).value == []


@pytest.mark.parametrize(
    ("source", "stage", "message"),
    [
        ("def x(:", "syntax", "line 1"),
        ("import os\nclass A(Ability):\n    pass", "policy", "line 1: os can't be imported"),
        ("x = 1", "policy", "there is no class"),
        ("class A(Ability):\n    pass", "load", "no execute"),
        ("class A(Ability):\n    x = [][1]", "load", "line 2: IndexError"),
        (body("return [{'amount': 1 / 0}]"), "execute", "line 3: ZeroDivisionError"),
        (body("return agent.nothing"), "execute", "no 'nothing' here; there are id, name"),
        (body("return [agent]"), "execute", "must be a dict"),
        (body("return [{'target': agent}]"), "execute", "holds a record (Mara); give its id"),
        (body("return [{'n': 2 ** 60}]"), "execute", "too large"),
        (body("return [{'n': 1e308 * 10}]"), "execute", "isn't finite"),
        (body("while True: pass"), "timeout", "longer than 50 ms"),
        (body("x = 10 ** 10 ** 9"), "timeout", "longer than 50 ms"),
        (body("x = [0] * 10 ** 9"), "died", "memory"),
    ],
)
def test_what_goes_wrong_is_told_and_never_raises(
    sandbox: Sandbox, source: str, stage: str, message: str
) -> None:
    fault = call(sandbox, source).fault
    assert fault is not None
    assert fault.stage == stage
    assert message in fault.message


def test_records_are_read_by_attribute_and_by_item_and_never_changed(sandbox: Sandbox) -> None:
    assert said(sandbox, "[agent.name, agent['name'], agent.get('hunger', 3)]") == [
        "Mara", "Mara", 3,
    ]  # fmt: skip
    assert said(sandbox, "agent.inventory.get('bread', 0) + agent.inventory['bread']") == 4
    assert said(sandbox, "'bread' in agent.inventory and not world.items") is True
    assert said(sandbox, "[world.terrain_at(2, 3), world.terrain_at((1, 2))]") == ["wall", "grass"]
    assert said(sandbox, "world.terrain_at(50, 3)") is None
    assert said(sandbox, "len({agent, world.agents[0]})") == 2
    for change in ("agent.health = 1", "agent['health'] = 1", "world.agents[0].pos = (1, 1)"):
        fault = call(sandbox, body(change)).fault
        assert fault is not None
        assert "can't be changed" in fault.message


def test_nothing_is_kept_from_one_call_to_the_next(sandbox: Sandbox) -> None:
    source = """
SEEN = []
class Counter(Ability):
    total = []
    def execute(self, agent, world, kept=[], **kwargs):
        for place in (SEEN, self.total, kept):
            place.append(1)
        return [{"kind": "say", "n": len(SEEN) + len(self.total) + len(kept)}]
"""
    assert [call(sandbox, source).value for _ in range(2)] == [[{"kind": "say", "n": 3}]] * 2


def test_chance_comes_from_the_seed_alone(sandbox: Sandbox) -> None:
    source = body("return [{'n': [rng.randint(1, 6), random.choice('abc'), rng.random()]}]")
    first, again = (sandbox.call(source, "execute", MARA, WORLD, {}, 5).value for _ in range(2))
    assert first == again == [{"n": [3, "b", 0.2327091656774618]}]
    assert sandbox.call(source, "execute", MARA, WORLD, {}, 6).value != first


def test_what_a_manifest_tells_is_printable(sandbox: Sandbox) -> None:
    source = body("return []").replace(":\n", ":\n    'Bless\\x1b[2J \\u202e all'\n", 1)
    manifest = sandbox.load(source).value
    assert isinstance(manifest, dict)
    assert manifest["purpose"] == "Bless [2J   all"


def test_too_much_to_tell_is_a_fault_and_the_ability_stays_loaded(sandbox: Sandbox) -> None:
    huge = {"name": "x" * 70_000}
    fault = sandbox.call(FIREBALL, "can_use", huge, WORLD, {}, 1).fault
    assert fault is not None
    assert fault.stage == "protocol"
    assert call(sandbox, FIREBALL, "can_use").value is True


def test_this_system_is_said_to_be_what_it_is(sandbox: Sandbox) -> None:
    layers = sandbox.layers()
    assert sandbox.confined == all(
        layers[what].startswith("refused") for what in ("files", "network", "processes")
    )


def test_without_its_confinement_it_says_so() -> None:
    box = Sandbox(Limits(spares=0), without=frozenset({"confinement"}))
    try:
        assert "POSSIBLE" in box.layers()["files"]
        assert not box.confined
    finally:
        box.close()


def test_a_strangers_code_runs_only_where_it_is_confined(sandbox: Sandbox) -> None:
    open_box = Sandbox(without=frozenset({"confinement"}))
    for box in (sandbox, open_box):
        box.only_confined = True
    try:
        fault = call(open_box, FIREBALL, "can_use").fault
        assert fault is not None
        assert "a stranger's" in fault.message
        open_box.trust([FIREBALL])
        assert call(open_box, FIREBALL, "can_use").value is True, "the game's own may"
        if sandbox.confined:
            assert call(sandbox, FIREBALL, "can_use").value is True
    finally:
        sandbox.only_confined = False
        open_box.close()
