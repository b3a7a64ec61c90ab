"""The Angel in a running world: it hears, keeps, tells, grants; and the world waits or not."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import json

from game.abilities.library import Library, builtin
from game.abilities.proof import Proof, prove
from game.ai.angel import angel
from game.ai.angel.angel import HOLD, WAITING, Angel
from game.ai.providers import Answer, Provider, Request, Usage
from game.core.combat import die
from game.core.events import AbilityGranted, Wished, WishGranted, WishHeard, WishRefused
from game.core.world import World
from game.sandbox import Sandbox
from game.session import TickReport
from tests.ai.angel.test_making import PLAN, coded, ice
from tests.ai.conftest import until
from tests.ai.scripted import Scripted, chooses
from tests.ai.worlds import Village

Prove = Callable[[str, World | None, int], Proof]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    sandbox = Sandbox()
    yield sandbox
    sandbox.close()


class Heaven:
    """A village whose wishes are answered."""

    def __init__(
        self, folder: Path, sandbox: Sandbox, provider: Provider | None = None,
        prove_by: Prove | None = None, patient: bool = True, pause: bool = False,
    ) -> None:  # fmt: skip
        self.village = Village(provider, agents=3, lockstep=patient, deadline=5)
        self.village.tick(2)
        self.folder = folder
        self.passed = 0.0
        self.angel = Angel(
            self.village.session,
            self.village.manager,
            Library(folder),
            prove_by or (lambda source, world, wisher: prove(source, sandbox, world, wisher)),
            attempts=3,
            pause=pause,
            patient=patient,
            deadline=5,
            clock=lambda: self.passed,
        )
        self.agent = self.village.world.agents[0]

    def wish(self, words: str, agent: int = 0) -> None:
        world = self.village.world
        self.event = world.emit(Wished(agent=agent or self.agent, words=words))
        wished = Wished(id=self.event, tick=world.tick, agent=agent or self.agent, words=words)
        self.angel.on_report(TickReport(world.tick, (), (wished,), 0))

    def answered(self) -> None:
        self.angel.wait()
        self.village.tick()

    def told(self, kind: type) -> list[Any]:
        return self.village.events(kind)


@pytest.fixture
def heaven(tmp_path: Path, sandbox: Sandbox) -> Iterator[Heaven]:
    made = Heaven(tmp_path, sandbox)
    yield made
    made.angel.close()


def test_a_wish_is_heard_made_told_granted_and_kept(heaven: Heaven) -> None:
    heaven.wish("keep the wolves away from me")
    heaven.answered()
    (granted,) = heaven.told(WishGranted)
    assert heaven.told(WishHeard)[0].cause == granted.cause == heaven.event
    assert (granted.agent, granted.by, granted.manner) == (
        heaven.agent, "composer", "made a new power",
    )  # fmt: skip
    name = granted.ability
    world = heaven.village.world
    assert world.powers[heaven.agent][name].how == "wished"
    assert world.abilities[name].wisher == heaven.agent
    assert heaven.told(AbilityGranted)
    folder = heaven.folder / "abilities"
    assert "# wish: keep the wolves away from me\n" in (folder / f"{name}.py").read_text()
    assert json.decode((folder / f"{name}.proof.json").read_bytes())["ok"]
    story = json.decode((folder / f"{name}.angel.json").read_bytes())
    assert (story["outcome"], story["wish"]) == ("made", "keep the wolves away from me")
    kept = Library(heaven.folder)
    assert kept.source(name, world.abilities[name].source)


def test_what_one_wished_serves_the_next(heaven: Heaven) -> None:
    heaven.wish("keep the wolves away from me")
    heaven.answered()
    heaven.wish("keep those wolves away!", heaven.village.world.agents[1])
    heaven.answered()
    first, second = heaven.told(WishGranted)
    assert (second.ability, second.manner, second.by) == (first.ability, "found a known power", "")
    assert heaven.village.world.abilities[first.ability].wisher == heaven.agent
    heaven.wish("throw fire at him")
    heaven.answered()
    assert heaven.told(WishGranted)[-1].ability == "fireball"
    assert heaven.village.world.abilities["fireball"].origin == "builtin"


def test_a_refusal_says_why_and_is_kept(heaven: Heaven) -> None:
    heaven.wish("xyzzy")
    heaven.answered()
    (refused,) = heaven.told(WishRefused)
    assert "nothing in these words" in refused.reason
    assert list((heaven.folder / "abilities").glob("refused_*.angel.json"))


def test_one_wish_at_a_time_and_not_too_many(heaven: Heaven) -> None:
    for _ in range(WAITING + 2):
        heaven.wish("xyzzy")
    assert heaven.angel.waiting == WAITING
    heaven.answered()
    assert len(heaven.told(WishHeard)) == WAITING
    assert [e.reason for e in heaven.told(WishRefused)].count("too many wish at once") == 2
    assert not heaven.angel.busy


def test_a_crowd_is_not_copied_and_its_wishes_are_proven_all_the_same(
    tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[World | None] = []

    def proves(source: str, world: World | None, wisher: int) -> Proof:
        given.append(world)
        return prove(source, sandbox, world, wisher, content=heaven.village.world.content)

    heaven = Heaven(tmp_path, sandbox, prove_by=proves)
    for crowd, copied in ((3, True), (2, False)):
        monkeypatch.setattr(angel, "CROWD", crowd)
        heaven.wish("keep the wolves away from me" if copied else "let there be light about me")
        heaven.answered()
        assert all((world is not None) is copied for world in given) and given
        given.clear()
    assert len(heaven.told(WishGranted)) == 2
    heaven.angel.close()


def test_a_fault_of_ours_is_a_refusal(tmp_path: Path, sandbox: Sandbox) -> None:
    def fails(source: str, world: World, wisher: int) -> Proof:
        raise RuntimeError("what a pity")

    heaven = Heaven(tmp_path, sandbox, prove_by=fails)
    heaven.wish("keep the wolves away from me")
    heaven.answered()
    assert heaven.told(WishRefused)
    heaven.angel.close()


def test_the_dead_get_nothing(heaven: Heaven) -> None:
    heaven.wish("keep the wolves away from me")
    heaven.angel.poll()
    world = heaven.village.world
    die(world, heaven.agent, "hunger", 0, 0)
    heaven.answered()
    assert not heaven.told(AbilityGranted)


class Gate:
    """A proof that waits until it is let through."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.free = threading.Event()

    def __call__(self, source: str, world: World, wisher: int) -> Proof:
        assert self.free.wait(20)
        return prove(source, self.sandbox, world, wisher)


def test_the_world_waits_until_it_is_made_or_let_run(tmp_path: Path, sandbox: Sandbox) -> None:
    gate = Gate(sandbox)
    heaven = Heaven(tmp_path, sandbox, prove_by=gate, patient=False, pause=True)
    angel = heaven.angel
    assert not angel.holds
    for _ in range(3):
        heaven.wish("keep the wolves away from me")
    angel.poll()
    until(lambda: "proving" in angel.phase)
    assert angel.holds and angel.wish is not None
    assert (angel.wish.name, angel.waiting) == (heaven.village.world.label(heaven.agent), 2)
    heaven.passed += HOLD - 1
    assert angel.holds and 0 < angel.left <= 1
    heaven.passed += 2
    assert not angel.holds, "it waits so long and no longer"
    assert angel.busy
    gate.free.set()

    def answered() -> bool:
        angel.poll()
        return angel.waiting < 2

    until(answered)
    assert angel.holds, "for the next wish it waits anew"
    angel.let_run()
    assert not angel.holds
    angel.close()


def test_leaving_does_not_wait_for_it(tmp_path: Path, sandbox: Sandbox) -> None:
    scripted = Scripted()
    heaven = Heaven(tmp_path, sandbox, provider=scripted, patient=False)
    scripted.hold()
    heaven.wish("let me grip them with cold")
    heaven.angel.poll()
    until(lambda: (heaven.angel.poll(), scripted.asked)[1])
    heaven.village.manager.shutdown()
    heaven.angel.close()
    assert heaven.angel._thread is not None
    until(lambda: not heaven.angel._thread.is_alive())  # type: ignore[union-attr]


def test_a_model_makes_it_and_is_paid(tmp_path: Path, sandbox: Sandbox) -> None:
    answers = iter([PLAN, coded(ice().replace("return True", "return True)")), coded(ice())])

    def says(request: Request) -> Answer:
        if "choice" in request.schema["properties"]:
            return chooses(request, cost_micro=0)
        return Answer(next(answers), "test/model", Usage(900, 300, cost_micro=70), latency=0.01)

    heaven = Heaven(tmp_path, sandbox, provider=Scripted(usual=says))
    heaven.wish("let me grip them with cold")
    heaven.answered()
    (granted,) = heaven.told(WishGranted)
    assert (granted.ability, granted.by) == ("ice_ring", "test/model")
    bill = heaven.village.manager.governor.bill
    assert bill.cost_micro == 210
    assert bill.by_agent[heaven.agent] == 210, "it is the wisher's wallet"
    story = json.decode((tmp_path / "abilities" / "ice_ring.angel.json").read_bytes())
    assert story["cost_micro"] == 210
    assert [a["stage"] for a in story["attempts"]] == ["", "syntax", ""]
    assert "# model: test/model" in (tmp_path / "abilities" / "ice_ring.py").read_text()
    heaven.angel.close()
    heaven.village.manager.shutdown()


def test_without_money_the_composer_answers(tmp_path: Path, sandbox: Sandbox) -> None:
    heaven = Heaven(tmp_path, sandbox, provider=Scripted())
    heaven.village.manager.governor.set_budget(0)
    heaven.wish("freeze all wolves around")
    heaven.answered()
    assert heaven.told(WishGranted)[0].by == "composer"
    heaven.angel.close()
    heaven.village.manager.shutdown()


def test_the_game_s_own_are_all_known_to_it(heaven: Heaven) -> None:
    known = {it.name for it in heaven.angel._known(heaven.village.world)}
    assert known == set(builtin())
