"""One request, put as each kind of server wants it."""

from game.ai.providers import Kind, ProviderError, Request
from game.ai.providers.dialect import Dialect

OPENROUTER = Dialect(openrouter=True, new_limit=True)
PLAIN = Dialect(openrouter=False)


def test_openrouter_gets_its_own_fields(request_: Request) -> None:
    body = OPENROUTER.body(request_, "a/model", ("b/model",))
    assert body["models"] == ["a/model", "b/model"]
    assert body["provider"] == {"require_parameters": True}
    assert body["session_id"] == "agent-world-1-7"
    assert body["max_completion_tokens"] == 300
    assert "reasoning" not in body
    told = body["response_format"]["json_schema"]
    assert (told["name"], told["strict"]) == ("answer", True)
    assert told["schema"]["properties"]["thought"] == {"type": "string"}


def test_others_get_nothing_that_they_might_not_know(request_: Request) -> None:
    body = PLAIN.body(request_, "model", ("b/model",))
    assert sorted(body) == ["max_tokens", "messages", "model", "response_format"]
    schema = body["response_format"]["json_schema"]["schema"]
    assert schema["properties"]["thought"]["maxLength"] == 200


def test_without_schemas_it_stands_in_the_prompt(request_: Request) -> None:
    fault = ProviderError(Kind.REFUSED, 404, detail="constraint_filtered")
    simpler = OPENROUTER.simpler(fault)
    assert simpler is not None
    body = simpler.body(request_, "a/model", ())
    assert "response_format" not in body
    assert "provider" not in body
    assert '"enum":["eat apple_3","wait"]' in body["messages"][0]["content"]
    assert body["messages"][1]["content"] == "Choose."
    assert simpler.simpler(fault) is None


def test_what_was_refused_is_left_out_step_by_step() -> None:
    fault = ProviderError(Kind.REFUSED, 400)
    second = PLAIN.simpler(fault)
    assert second is not None
    assert second.new_limit
    third = second.simpler(fault)
    assert third is not None
    assert (third.schema, third.new_limit) == (False, False)
    assert third.simpler(fault) is None


def test_little_thinking_is_the_first_to_go() -> None:
    thinks = Dialect(openrouter=True, reasoning=True)
    simpler = thinks.simpler(ProviderError(Kind.REFUSED, 404, detail="constraint_filtered"))
    assert simpler == Dialect(openrouter=True, reasoning=False)


def test_other_refusals_are_not_about_the_form() -> None:
    for fault in (
        ProviderError(Kind.REFUSED, 404),
        ProviderError(Kind.REFUSED, 400, detail="context_length_exceeded"),
        ProviderError(Kind.REFUSED, 413),
        ProviderError(Kind.FORBIDDEN, 403),
        ProviderError(Kind.SERVER, 500),
    ):
        assert OPENROUTER.simpler(fault) is None
