"""Which mind answers, and which key goes to whom."""

import pytest

from game.config import choose_mind, load_settings, resolve_api_key, resolve_server_key
from game.errors import ConfigError

WITH_KEY = {"OPENROUTER_API_KEY": " sk-or-environment \n"}


def test_the_environment_goes_before_the_file() -> None:
    settings = load_settings(None, ["llm.api_key=sk-or-in-the-file"])
    from_environment = resolve_api_key(settings, WITH_KEY)
    from_file = resolve_api_key(settings, {"OPENROUTER_API_KEY": "  "})
    assert from_environment is not None and from_environment.reveal() == "sk-or-environment"
    assert from_file is not None and from_file.reveal() == "sk-or-in-the-file"


@pytest.mark.parametrize("nothing", ["your-key", "' your-key '", "null", "''"])
def test_the_placeholder_means_no_key(nothing: str) -> None:
    assert resolve_api_key(load_settings(None, [f"llm.api_key={nothing}"]), {}) is None


@pytest.mark.parametrize("key", ["can\nary", "can ary", "canäry", "can\0ary"])
def test_a_key_that_no_header_can_carry_is_refused_unseen(key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        resolve_api_key(load_settings(), {"OPENROUTER_API_KEY": key})
    assert "OPENROUTER_API_KEY" in str(caught.value)
    assert "ary" not in str(caught.value)


@pytest.mark.parametrize("provider", ["auto", "openrouter"])
def test_without_a_key_the_builtin_minds_act_and_say_why(provider: str) -> None:
    choice = choose_mind(load_settings(None, [f"llm.provider={provider}"]), None, {})
    assert choice.kind == "builtin"
    assert not choice.is_model
    assert "no API key" in choice.why


@pytest.mark.parametrize("provider", ["auto", "openrouter"])
def test_with_a_key_openrouter_answers(provider: str) -> None:
    choice = choose_mind(load_settings(None, [f"llm.provider={provider}"]), None, WITH_KEY)
    assert (choice.kind, choice.base_url) == ("openrouter", "https://openrouter.ai/api/v1")
    assert choice.key is not None and choice.key.reveal() == "sk-or-environment"
    assert "sk-or" not in repr(choice)


def test_asking_for_openrouter_by_name_needs_a_key() -> None:
    with pytest.raises(ConfigError, match="OPENROUTER_API_KEY"):
        choose_mind(load_settings(), "openrouter", {})


def test_mind_goes_before_the_file() -> None:
    assert choose_mind(load_settings(), "builtin", WITH_KEY).kind == "builtin"
    assert (
        choose_mind(load_settings(None, ["llm.provider=builtin"]), "auto", WITH_KEY).kind
        == "openrouter"
    )


@pytest.mark.parametrize("by_argument", [True, False])
def test_a_server_of_ones_own_never_gets_openrouters_key(by_argument: bool) -> None:
    url = "http://localhost:8080/v1/"
    settings = load_settings(None, [] if by_argument else [f"llm.provider={url}"])
    mind = url if by_argument else None
    assert choose_mind(settings, mind, WITH_KEY).key is None
    choice = choose_mind(settings, mind, {**WITH_KEY, "LLM_API_KEY": "its-own"})
    assert (choice.kind, choice.base_url) == ("server", "http://localhost:8080/v1")
    assert choice.key == resolve_server_key({"LLM_API_KEY": "its-own"})


@pytest.mark.parametrize("mind", ["gpt", "http://", "http://me:pass@here/v1", "ftp://x"])
def test_a_mind_that_there_is_not(mind: str) -> None:
    with pytest.raises(ConfigError, match="allowed is"):
        choose_mind(load_settings(), mind, {})


def test_a_server_that_only_a_scenario_names_gets_no_key() -> None:
    url, keys = "http://localhost:8080/v1", {**WITH_KEY, "LLM_API_KEY": "its-own"}
    choice = choose_mind(load_settings(), None, keys, wanted=url)
    assert (choice.kind, choice.base_url, choice.key) == ("server", url, None)
    assert choice.why == f"the scenario's mind is {url}"
    ours = load_settings(None, [f"llm.provider={url}"])
    assert choose_mind(ours, None, keys, wanted=url + "/").key is not None
    assert choose_mind(load_settings(), url, keys, wanted="http://elsewhere/v1").key is not None
    assert choose_mind(load_settings(), "builtin", keys, wanted=url).kind == "builtin"
