"""The provider and a server that behaves: what is asked, and how it adapts."""

from time import monotonic

import pytest

from game.ai.providers import Kind, ProviderError, Request
from game.ai.providers.openrouter import KeyInfo, OpenRouter
from game.config import Secret
from tests.ai.loopback import Loopback, body, good, says, status


def soon() -> float:
    return monotonic() + 10


def test_a_question_and_its_answer(
    server: Loopback, provider: OpenRouter, request_: Request
) -> None:
    answer = provider.complete(request_, soon())
    assert '"choice": "wait"' in answer.text
    assert (answer.model, answer.usage.cost_micro) == ("test/model", 100)
    assert answer.latency > 0
    seen = server.seen[0]
    assert (seen.method, seen.path) == ("POST", "/v1/chat/completions")
    assert seen.headers["authorization"].startswith("Bearer sk-or-v1-canary")
    assert seen.headers["accept-encoding"] == "identity"
    assert seen.headers["x-openrouter-title"] == "Agent World"
    assert "http-referer" in seen.headers
    assert seen.body["messages"][0] == {"role": "system", "content": "Play."}


def test_connections_are_used_again(
    server: Loopback, provider: OpenRouter, request_: Request
) -> None:
    for _ in range(3):
        provider.complete(request_, soon())
    assert server.connections == 1


def test_no_cookies_are_kept(server: Loopback, provider: OpenRouter, request_: Request) -> None:
    server.then(lambda line, seen: line.reply(b"{}", 500, {"Set-Cookie": "a=b"}))
    with pytest.raises(ProviderError):
        provider.complete(request_, soon())
    provider.complete(request_, soon())
    assert "cookie" not in server.seen[1].headers


def test_the_environment_has_no_say(
    server: Loopback, key: Secret, request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    provider = OpenRouter(server.url, key, "a/model")
    provider.complete(request_, soon())
    provider.close()


def test_no_endpoint_knows_schemas_so_the_prompt_tells_it(
    server: Loopback, provider: OpenRouter, request_: Request
) -> None:
    server.then(
        status(404, {"metadata": {"error_type": "constraint_filtered"}}),
        says('{"choice": "wait"}'),
        says('{"choice": "wait"}'),
    )
    provider.complete(request_, soon())
    provider.complete(request_, soon())
    assert ["response_format" in seen.body for seen in server.seen] == [True, False, False]


def test_a_model_that_thinks_is_asked_to_think_little(
    server: Loopback, provider: OpenRouter, request_: Request
) -> None:
    thinking = {"completion_tokens_details": {"reasoning_tokens": 500}}
    server.then(good(usage=thinking), good(usage=thinking), status(400), good(usage=thinking))
    for _ in range(4):
        provider.complete(request_, soon())
    asked = ["reasoning" in seen.body for seen in server.seen]
    assert asked == [False, True, True, False, False]


def test_a_plain_server_is_asked_for_a_model_that_it_has(
    server: Loopback, request_: Request
) -> None:
    provider = OpenRouter(server.url, None, "openai/gpt", openrouter=False)
    provider.complete(request_, soon())
    provider.complete(request_, soon())
    assert [seen.path for seen in server.seen] == ["/v1/models"] + 2 * ["/v1/chat/completions"]
    assert server.seen[1].body["model"] == "test/model"
    assert "authorization" not in server.seen[1].headers
    assert provider.model == "test/model"
    assert provider.name == f"127.0.0.1:{server.port}"
    provider.close()


@pytest.mark.parametrize("listed", [status(404), body(b"what?"), body({"data": [7, {}]})])
def test_a_server_without_a_list_of_models_is_asked_for_ours(
    server: Loopback, request_: Request, listed: object
) -> None:
    server.then(listed)  # type: ignore[arg-type]
    provider = OpenRouter(server.url, None, "ours", openrouter=False)
    provider.complete(request_, soon())
    assert server.seen[1].body["model"] == "ours"
    provider.close()


def test_the_key_can_be_asked_about(server: Loopback, provider: OpenRouter) -> None:
    server.then(
        body({"data": {"limit_remaining": 4.5, "usage_daily": 0.5, "is_free_tier": False}}),
        status(401),
        body({"data": "what?"}),
    )
    assert provider.account(soon()) == KeyInfo(4.5, 0.5, False)
    assert server.seen[0].path == "/v1/key"
    for kind in (Kind.AUTH, Kind.BAD_ANSWER):
        with pytest.raises(ProviderError) as caught:
            provider.account(soon())
        assert caught.value.kind is kind


def test_no_password_in_an_address(key: Secret) -> None:
    for url in ("https://me:pass@host/v1", "https://host/v1?key=1"):
        with pytest.raises(ValueError, match="no name, password or query"):
            OpenRouter(url, key, "a/model")


def test_a_word_for_a_key_may_stand_in_answers(server: Loopback, request_: Request) -> None:
    provider = OpenRouter(server.url, Secret("test"), "test/model", openrouter=False)
    assert provider.complete(request_, soon()).model == "test/model"
    provider.close()
