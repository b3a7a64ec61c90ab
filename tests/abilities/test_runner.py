"""Uses of abilities in a running world, with the real sandbox."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.abilities.library import Header, Library, builtin, digest
from game.abilities.rows import row_of
from game.abilities.runner import Runner
from game.core.arcana import Ability
from game.core.change import change
from game.core.commands import Choose, GrantAbility, Possess
from game.core.components import Intent
from game.core.snapshot import decode, encode
from game.persistence import Meta, Recorder, create_world, replay
from game.sandbox import Sandbox
from game.session import Session
from tests.abilities.sources import GREET, LOOP, STRIKE, ability
from tests.scenario_dsl import Scenario, scenario

LAND = """
    ............
    .@...1......
    ............
"""


class Stage:
    """Two people, and a runner for what the first can do."""

    def __init__(self, sandbox: Sandbox, folder: Path, patient: bool = True) -> None:
        self.s: Scenario = scenario(LAND)
        self.sandbox, self.library = sandbox, Library(folder)
        self.runner = Runner(self.s.session, self.library, sandbox, patient)
        self.s.session.observers.append(self.runner.on_report)

    def teach(self, source: str, name: str = "hex", origin: str = "angel") -> Ability:
        manifest = self.sandbox.load(source).value
        assert isinstance(manifest, dict)
        row = row_of(manifest, source, origin=origin)
        assert row.name == name
        self.library.keep(Header(name=name), source)
        self.s.submit(GrantAbility(agent=self.s.agent("@"), ability=row))
        self.s.ticks(1)
        return row

    def use(self, name: str = "hex") -> None:
        """Call on it, and wait for its answer."""
        change(self.s.world.needs, self.s.agent("@"), energy=1000)
        self.s.do("@", "cast", ability=name, target="1")
        self.s.ticks(1)


@pytest.fixture
def stage(sandbox: Sandbox, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(sandbox, tmp_path)
    yield made
    made.runner.close()


def test_a_use_is_answered_at_the_next_tick_and_paid_for(stage: Stage) -> None:
    stage.teach(ability(STRIKE))
    stage.use()
    assert stage.s.health("1") == 85
    assert stage.s.need("@", "energy") < 1000
    used, resolved = stage.s.last("ability_used"), stage.s.last("ability_resolved")
    assert resolved.call == used.call and resolved.tick == used.tick + 1
    assert not stage.s.world.calls


def test_the_code_is_told_who_uses_it_on_whom(stage: Stage) -> None:
    told = 'return [{"kind": "say", "target": kwargs["target"], "text": f"{agent.id} {kwargs}"}]'
    stage.teach(ability(told))
    stage.use()
    (effect,) = stage.s.last("ability_resolved").effects
    assert effect.text.startswith(f"agent_{stage.s.agent('@')} ")
    assert f"agent_{stage.s.agent('1')}" in effect.text


FAULTY = {
    "late": (ability(LOOP), "timeout"),
    "late in can_use": (ability(STRIKE, can_use=LOOP), "timeout"),
    "dead": (ability('x = ["x" * 10**9]\nreturn []'), "died"),
    "fails": (ability("return [1 // 0]"), "ZeroDivisionError"),
    "nonsense": (ability('return [{"kind": "win"}]'), "win"),
    "too strong": (ability(STRIKE, cost=2), "cost 5 energy"),
}


@pytest.mark.parametrize("which", FAULTY)
def test_what_goes_wrong_costs_its_caster_and_three_times_suspends(
    stage: Stage, which: str
) -> None:
    source, words = FAULTY[which]
    row = stage.teach(source)
    for time in range(1, 4):
        stage.use()
        failed = stage.s.events("ability_failed")
        assert len(failed) == time and words in failed[-1].reason
        assert stage.s.need("@", "energy") <= 1000 - 10 * row.energy_cost
        assert bool(stage.s.events("ability_suspended")) == (time == 3)
        stage.s.ticks(12)
    assert stage.s.health("1") == 100
    stage.s.do("@", "cast", ability="hex", target="1")
    stage.s.expect_refused("@", "fails everybody")


def test_one_that_would_not_be_used_is_not_to_blame(stage: Stage) -> None:
    stage.teach(ability(STRIKE, can_use="return False"))
    for _ in range(4):
        stage.use()
        stage.s.ticks(12)
    assert len(stage.s.events("ability_failed")) == 4
    assert not stage.s.events("ability_suspended")


def test_what_works_again_is_forgiven(stage: Stage) -> None:
    stage.teach(ability(f"if world.tick % 40 < 20:\n    return 1 // 0\n{STRIKE}"))
    for _ in range(8):
        stage.use()
        stage.s.ticks(15)
    assert stage.s.events("ability_failed") and stage.s.events("ability_resolved")
    assert not stage.s.events("ability_suspended")


@pytest.mark.parametrize("change", ["gone", "changed"])
def test_a_source_that_is_not_what_was_proven_is_not_run(
    stage: Stage, tmp_path: Path, change: str
) -> None:
    stage.teach(ability(STRIKE))
    path = tmp_path / "abilities" / "hex.py"
    if change == "gone":
        shutil.rmtree(tmp_path / "abilities")
    else:
        path.write_text(path.read_text("utf-8").replace("15", "16"), "utf-8")
    library = Library(tmp_path)
    stage.runner.close()
    stage.s.session.observers.clear()
    again = Runner(stage.s.session, library, stage.sandbox, patient=True)
    stage.s.session.observers += [stage.s._note, again.on_report]
    stage.use()
    assert "source is gone" in stage.s.last("ability_failed").reason
    assert stage.s.health("1") == 100
    again.close()


def test_a_built_in_one_is_copied_beside_the_world(stage: Stage, tmp_path: Path) -> None:
    source = builtin()["heal"]
    manifest = stage.sandbox.load(source).value
    assert isinstance(manifest, dict)
    row = row_of(manifest, source, origin="builtin")
    stage.s.submit(GrantAbility(agent=stage.s.agent("@"), ability=row))
    stage.s.ticks(1)
    assert digest(Library(tmp_path).kept("heal") or "") == row.source


def test_calls_that_were_out_are_answered_after_a_load(stage: Stage) -> None:
    stage.teach(ability(STRIKE))
    stage.runner.close()
    stage.s.do("@", "cast", ability="hex", target="1")
    assert stage.s.world.calls
    world = decode(encode(stage.s.world))
    session = Session(world)
    runner = Runner(session, stage.library, stage.sandbox, patient=True)
    runner.resume()
    session.tick()
    assert not world.calls
    assert world.health[stage.s.agent("1")].current == 85
    runner.close()


def test_in_the_window_nothing_waits(sandbox: Sandbox, tmp_path: Path) -> None:
    stage = Stage(sandbox, tmp_path, patient=False)
    stage.teach(ability(STRIKE))
    stage.s.do("@", "cast", ability="hex", target="1")
    stage.runner.close()  # waits for what is out
    assert stage.s.session.pending() == 1
    stage.s.ticks(1)
    assert stage.s.health("1") == 85


def test_a_call_is_not_late_because_ticks_go_by_fast(sandbox: Sandbox, tmp_path: Path) -> None:
    stage = Stage(sandbox, tmp_path, patient=False)
    work = "x = 0\nfor i in range(100000):\n    x = i\n"
    stage.teach(ability(work + STRIKE))
    stage.s.world.rules = replace(stage.s.world.rules, ability_patience=3)
    stage.s.do("@", "cast", ability="hex", target="1")
    for _ in range(5):
        stage.s.session.tick()
    assert not stage.s.events("ability_failed")
    assert stage.s.health("1") == 85
    stage.runner.close()


def test_a_replay_runs_no_code_and_needs_none(sandbox: Sandbox, tmp_path: Path) -> None:
    stage = Stage(sandbox, tmp_path)
    opened = create_world(tmp_path, "magic", stage.s.world, Meta())
    recorder = Recorder(opened, autosave_seconds=1e9)
    session = Session(opened.world, opened.next_number)
    recorder.attach(session)
    library = Library(opened.folder)
    runner = Runner(session, library, sandbox, patient=True)
    session.observers.append(runner.on_report)
    stage.s.session = session
    for source in (ability(STRIKE), ability(GREET, name="Greeting", cost=1)):
        manifest = sandbox.load(source).value
        assert isinstance(manifest, dict)
        row = row_of(manifest, source)
        library.keep(Header(name=row.name), source)
        session.submit(GrantAbility(agent=stage.s.agent("@"), ability=row), "test")
    session.submit(Possess(agent=stage.s.agent("@")), "test")
    session.tick()
    for name in ("hex", "greeting"):
        intent = Intent(action="cast", ability=name, target=stage.s.agent("1"))
        session.submit(Choose(agent=stage.s.agent("@"), intent=intent), "test")
        for _ in range(6):
            session.tick()
    while session.world.tick % 50:
        session.tick()
    assert session.world.health[stage.s.agent("1")].current < 100
    assert session.world.abilities["greeting"].uses == 1
    runner.close()
    assert recorder.close()
    shutil.rmtree(opened.folder / "abilities")
    result = replay(opened.folder)
    assert result.diverged_at is None and result.digests_checked
