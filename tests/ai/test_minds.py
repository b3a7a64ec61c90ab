"""From settings and --mind to a provider."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from game import output
from game.ai.minds import choose_mind
from game.ai.providers.local import Local, local
from game.ai.providers.openrouter import OpenRouter
from game.ai.providers.weights import find, folder
from game.config import Settings
from game.config.settings import Llm
from game.config.settings import Local as LocalSettings
from game.errors import ConfigError

KEYED = {"OPENROUTER_API_KEY": "sk-or-v1-abcdef0123"}


def provider_for(mind: str | None, environ: dict[str, str] | None = None, **llm: object) -> object:
    return choose_mind(Settings(llm=replace(Llm(), **llm)), mind, environ or {}).provider


def test_with_a_key_it_is_openrouter_and_without_the_built_in_minds() -> None:
    provider = provider_for(None, KEYED)
    assert isinstance(provider, OpenRouter)
    assert (provider.name, provider.model, provider.paid) == (
        "openrouter",
        "openai/gpt-4o-mini",
        True,
    )
    none = choose_mind(Settings(), None, {})
    assert none.provider is None
    assert "no API key" in none.why
    assert provider_for("builtin", KEYED) is None
    with pytest.raises(ConfigError):
        provider_for("openrouter")


def test_another_address_of_the_key_gets_a_plain_dialect() -> None:
    provider = provider_for(None, KEYED, base_url="https://llm.example/v1")
    assert isinstance(provider, OpenRouter)
    assert (provider.name, provider.paid) == ("llm.example", True)


def test_a_server_of_one_s_own_costs_nothing() -> None:
    provider = provider_for("http://127.0.0.1:8080/v1", KEYED)
    assert isinstance(provider, OpenRouter)
    assert (provider.name, provider.paid) == ("127.0.0.1:8080", False)


def test_a_local_model_says_what_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gguf, other = tmp_path / "small.gguf", tmp_path / "notes.txt"
    gguf.write_bytes(b"GGUF....")
    other.write_bytes(b"hello")
    for model, said in (
        (None, "needs a model"),
        (str(tmp_path / "none.gguf"), "there is no file"),
        (str(other), "is not a GGUF file"),
        ("me/model-GGUF:Q4_K_M", "not on this machine yet"),
        ("me/model.gguf", "there is no file"),
    ):
        with pytest.raises(ConfigError, match=said):
            provider_for("local", local=LocalSettings(model=model))
    monkeypatch.setattr("game.ai.providers.local.find_spec", lambda name: None)
    with pytest.raises(ConfigError, match="--mind local"):
        provider_for("local", local=LocalSettings(model=str(gguf)))
    monkeypatch.setattr("game.ai.providers.local.find_spec", lambda name: object())
    provider = provider_for("local", local=LocalSettings(model=str(gguf)))
    assert isinstance(provider, Local)
    assert (provider.name, provider.model, provider.paid) == ("local", "small", False)


def test_a_repository_is_fetched_only_on_somebody_s_word(tmp_path: Path) -> None:
    name, cache = "me/model-GGUF:Q4_K_M", {"HF_HUB_CACHE": str(tmp_path)}
    with pytest.raises(ConfigError, match=r"llm\.local\.download=true"):
        find(name, False, cache)
    order = find(name, True, cache).order()
    assert (order["repository"], order["offline"]) == (name, False)
    assert order["alias"] == "model-GGUF"
    there = tmp_path / "models--me--model-GGUF" / "snapshots" / "abc"
    there.mkdir(parents=True)
    (there / "model-Q4_K_M.gguf").touch()
    order = find(name, False, cache).order()
    assert (order["repository"], order["offline"]) == (name, True)


def test_who_sits_at_a_terminal_is_asked_before_anything_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.ai.providers.local.find_spec", lambda name: object())
    monkeypatch.delenv("LLAMA_CACHE", raising=False)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    asked: list[str] = []

    def answers(yes: bool) -> Callable[[str], bool]:
        return lambda question: bool(asked.append(question)) or yes

    with pytest.raises(ConfigError, match=r"llm\.local\.download=true"):
        local("me/model-GGUF", agreed=answers(False))
    assert local("me/model-GGUF", agreed=answers(True))._weights.fetch
    assert len(asked) == 2 and "me/model-GGUF" in asked[0] and "Hugging Face" in asked[0]
    local("me/model-GGUF", download=True, agreed=answers(False))
    there = tmp_path / "models--me--model-GGUF" / "snapshots" / "abc"
    there.mkdir(parents=True)
    (there / "model.gguf").touch()
    assert not local("me/model-GGUF", agreed=answers(True))._weights.fetch, "it is here already"
    with pytest.raises(ConfigError):
        local(str(tmp_path / "none.gguf"), agreed=answers(True))
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("said", "agreed"),
    [("y\n", True), ("YES\n", True), ("\n", False), ("no\n", False), ("", False)],
)
def test_a_yes_is_a_yes_and_only_at_a_terminal(
    said: str, agreed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Typed(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stderr", Typed())
    monkeypatch.setattr("sys.stdin", Typed(said))
    assert output.agreed("May it?") is agreed
    monkeypatch.setattr("sys.stdin", StringIO(said))
    assert not output.agreed("May it?")


def test_a_file_is_never_looked_for_elsewhere(tmp_path: Path) -> None:
    gguf = tmp_path / "small.gguf"
    gguf.write_bytes(b"GGUF....")
    order = find(str(gguf), True).order()
    assert order == {"path": str(gguf), "repository": "", "offline": True, "alias": "small"}


@pytest.mark.parametrize(
    ("environ", "root"),
    [
        ({"LLAMA_CACHE": "/a", "HF_HUB_CACHE": "/b", "HF_HOME": "/c"}, "/a"),
        ({"HF_HUB_CACHE": "/b", "HF_HOME": "/c"}, "/b"),
        ({"HF_HOME": "/c", "XDG_CACHE_HOME": "/d"}, "/c/hub"),
        ({"XDG_CACHE_HOME": "/d"}, "/d/huggingface/hub"),
    ],
)
def test_where_llama_cpp_keeps_what_it_fetched(environ: dict[str, str], root: str) -> None:
    assert folder("me/model", environ) == Path(root) / "models--me--model"


def test_scripted_is_for_tests() -> None:
    with pytest.raises(ConfigError, match="tests"):
        provider_for("scripted")
