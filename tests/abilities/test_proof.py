"""What is tried before an ability is granted, and what each kind of fault is called."""

import msgspec
import pytest

from game.abilities import proof as proofs
from game.abilities import trial
from game.abilities.library import builtin, digest, examples
from game.abilities.proof import Proof, prove
from game.core.content import Content
from game.core.snapshot import encode
from game.sandbox import Sandbox
from tests.abilities.sources import GREET, LOOP, STRIKE, ability
from tests.scenario_dsl import scenario


@pytest.mark.parametrize("name", sorted(builtin()))
def test_what_comes_with_the_game_holds(name: str, sandbox: Sandbox, content: Content) -> None:
    proof = prove(builtin()[name], sandbox, content=content)
    assert (proof.stage, proof.message) == ("done", "")
    row = proof.row(builtin()[name], origin="builtin")
    assert row.name == name and row.does and row.source == digest(builtin()[name])
    assert [case.stage for case in proof.cases].count("done") >= 2


@pytest.mark.parametrize("name", sorted(examples()))
def test_the_examples_hold(name: str, sandbox: Sandbox, content: Content) -> None:
    proof = prove(examples()[name], sandbox, content=content)
    assert (proof.stage, proof.message) == ("done", "")


FAULTS = {
    "syntax": ("class Hex(:", "syntax", "line 1"),
    "policy": (ability("import os\nreturn []"), "policy", "os"),
    "load": (ability(GREET, cost="'much'"), "load", "energy_cost"),
    "too dear": (ability(GREET, cost=900), "load", "1 to 100"),
    "for nothing": (ability(GREET, cost=0), "load", "1 to 100"),
    "never": (ability(GREET, can_use="return False"), "can_use", "every world"),
    "can_use fails": (ability(GREET, can_use="return world.nonsense"), "can_use", "nonsense"),
    "execute fails": (ability("return 1 // 0"), "execute", "ZeroDivisionError"),
    "nonsense": (ability('return "fire"'), "execute", "list"),
    "unknown effect": (ability('return [{"kind": "win"}]'), "effects", "win"),
    "coins": (
        ability('return [{"kind": "give_item", "target": agent.id, "item": "coin", "count": 1}]'),
        "effects",
        "coin",
    ),
    "out of the world": (
        ability('return [{"kind": "move", "target": agent.id, "to": (-1, 4)}]'),
        "effects",
        "outside",
    ),
    "too strong": (ability(STRIKE, cost=4), "budget", "pays 4"),
    "nothing": (ability("return []"), "proof", "nothing"),
    "not what it says": (
        ability(STRIKE, head='expects = ["target.health rises"]'),
        "expectations",
        "target.health rises",
    ),
    "says nonsense": (ability(STRIKE, head='expects = ["it is nice"]'), "expectations", "nice"),
    "endless": (ability(LOOP), "timeout", "ms"),
    "endless at night": (
        ability(f"if world.light < 50:\n    while True: pass\n{GREET}"),
        "timeout",
        "night",
    ),
    "endless when told nonsense": (
        ability(f'if kwargs.get("message") is None:\n    while True: pass\n{GREET}'),
        "timeout",
        "",
    ),
    "too large": (ability('return ["x" * 10**9]'), "died", "memory"),
}


@pytest.mark.parametrize("which", FAULTS)
def test_where_a_proof_ends(which: str, sandbox: Sandbox, content: Content) -> None:
    source, stage, words = FAULTS[which]
    proof = prove(source, sandbox, content=content)
    assert not proof.ok
    assert (proof.stage, words in proof.message) == (stage, True), proof.message
    again = msgspec.json.decode(msgspec.json.encode(proof), type=Proof)
    assert again.stage == stage


GOOD = {
    "talks": ability(GREET, cost=1),
    "only by night": ability(GREET, can_use="return world.light < 50"),
    "only when hurt": ability(GREET, can_use="return agent.health < agent.max_health // 2"),
    "only in a crowd": ability(GREET, can_use="return len(world.agents) > 4"),
    "only alone": ability(GREET, can_use="return not world.agents"),
    "fails without company": ability(
        'return [{"kind": "say", "target": world.agents[0].id, "text": "you"}]'
    ),
    "fails when told nothing": ability(STRIKE),
    "fewer than there are": ability(
        'return [{"kind": "damage", "target": a.id, "amount": 10} for a in world.agents[:2]]'
    ),
    "too many in a crowd": ability(
        'return [{"kind": "damage", "target": a.id, "amount": 9} for a in world.agents]'
    ),
}


@pytest.mark.parametrize("which", GOOD)
def test_what_works_somewhere_holds(which: str, sandbox: Sandbox, content: Content) -> None:
    proof = prove(GOOD[which], sandbox, content=content)
    assert (proof.ok, proof.message) == (True, "")
    assert proof.effects


def test_each_expectation_is_measured_against_a_world_without_it(
    sandbox: Sandbox, content: Content
) -> None:
    # Energy falls by itself from hour to hour: that is no magic.
    said = 'expects = ["caster.energy falls"]'
    assert prove(ability(GREET, head=said), sandbox, content=content).stage == "expectations"
    head = 'expects = ["target.status slowed", "target.health falls"]'
    slow = 'return [{"kind": "status", "target": kwargs["target"], "name": "slowed", "ticks": 40}]'
    proof = prove(ability(slow, head=head), sandbox, content=content)
    assert proof.stage == "expectations" and "health" in proof.message
    assert "slowed" not in proof.message
    both = slow[:-1] + ', {"kind": "damage", "target": kwargs["target"], "amount": 5}]'
    assert prove(ability(both, head=head), sandbox, content=content).ok
    poison = slow.replace("slowed", "poisoned")
    head = 'expects = ["target.health falls"]'
    assert prove(ability(poison, head=head), sandbox, content=content).ok, "it works in time"


def test_it_is_tried_by_its_wisher_in_a_copy_of_the_real_world(sandbox: Sandbox) -> None:
    s = scenario("""
        ........
        ..@..1..
        ........
    """)
    before = encode(s.world)
    source = ability('return [{"kind": "damage", "target": world.agents[0].id, "amount": 10}]')
    proof = prove(source, sandbox, s.world, s.agent("@"))
    assert proof.ok
    copies = [case for case in proof.cases if case.fixture == "copy"]
    assert [case.stage for case in copies] == ["done"]
    assert copies[0].effects[0]["target"] == f"agent_{s.agent('1')}"
    assert encode(s.world) == before


def test_a_world_that_is_broken_by_it_is_seen(
    sandbox: Sandbox, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = trial.step

    def broken(world, entries=()):  # type: ignore[no-untyped-def]
        events = step(world, entries)
        if entries:
            world.count("bread", "magic", 1)
        return events

    monkeypatch.setattr(trial, "step", broken)
    proof = prove(ability(GREET), sandbox, content=content)
    assert proof.stage == "proof" and "books" in proof.message


def test_what_upsets_the_engine_is_not_proven(
    sandbox: Sandbox, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    def upset(*_: object) -> None:
        raise KeyError("oh")

    monkeypatch.setattr(trial, "check", upset)
    proof = prove(ability(GREET), sandbox, content=content)
    assert (proof.stage, "KeyError" in proof.message) == ("proof", True)


def test_what_all_calls_take_together_is_bounded(
    sandbox: Sandbox, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofs, "LONGEST", 0.001)
    proof = prove(ability(GREET), sandbox, content=content)
    assert proof.stage == "timeout" and len(proof.cases) == 1
