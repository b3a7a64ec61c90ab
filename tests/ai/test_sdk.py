"""The official SDK's models as a judge of what we send and of what we understand.

They are too lax alone: unknown keys are dropped and a wrong nullable object becomes unset.
So a body must come through them unchanged.
"""

from typing import Any

import msgspec
import pytest

from game.ai.prompts import decide, interview
from game.ai.providers import Answer, Request, replies
from game.ai.providers.dialect import Dialect
from tests.ai.loopback import completion
from tests.ai.test_prompts import MARA

components = pytest.importorskip(
    "openrouter.components", reason="THE OFFICIAL SDK JUDGED NOTHING: openrouter isn't installed"
)


def through(model: Any, data: dict[str, Any]) -> dict[str, Any]:
    """What is left of some JSON after a journey through a model."""
    read = model.model_validate_json(msgspec.json.encode(data))
    kept: dict[str, Any] = msgspec.json.decode(read.model_dump_json(by_alias=True))
    return kept


DECISION = decide(MARA, "agent-world-1-7").request
INTERVIEW = interview(MARA, "Who are you?", "agent-world-1-7")


@pytest.mark.parametrize("request_", [DECISION, INTERVIEW], ids=["decision", "interview"])
@pytest.mark.parametrize("schema", [True, False])
@pytest.mark.parametrize("reasoning", [None, True])
@pytest.mark.parametrize("fallbacks", [(), ("b/model", "c/model:free")])
def test_every_form_of_our_request_is_known_to_it(
    request_: Request, schema: bool, reasoning: bool | None, fallbacks: tuple[str, ...]
) -> None:
    dialect = Dialect(openrouter=True, schema=schema, reasoning=reasoning, new_limit=True)
    body = dialect.body(request_, "openai/gpt-4o-mini", fallbacks)
    judged = through(components.ChatRequest, body)
    assert judged.pop("stream", False) is False  # its own default
    assert judged == body


def test_the_judge_sees_what_is_wrong() -> None:
    """Each of these would pass a validation; the journey shows them."""
    request = decide(MARA).request
    body = Dialect(openrouter=True).body(request, "openai/gpt-4o-mini", ())
    for wrong in (
        {**body, "respose_format": body["response_format"]},
        {**body, "provider": {"require_params": True}},
    ):
        judged = through(components.ChatRequest, wrong)
        judged.pop("stream", None)
        assert judged != wrong


def test_its_idea_of_an_answer_is_ours() -> None:
    sent = completion("Yes.")
    judged = through(components.ChatResult, sent)
    for reply in (sent, judged):
        answer = replies.read(200, msgspec.json.encode(reply))
        assert isinstance(answer, Answer)
        assert (answer.text, answer.model) == ("Yes.", "test/model")
        assert (answer.usage.tokens_in, answer.usage.tokens_out) == (100, 20)
        assert (answer.usage.tokens_cached, answer.usage.cost_micro) == (64, 100)


def test_its_idea_of_errors_is_ours() -> None:
    for name in ("BadRequest", "Unauthorized", "PaymentRequired", "TooManyRequests"):
        model = getattr(components, f"{name}ResponseErrorData")
        data = {"code": 429, "message": "No.", "metadata": {"error_type": "rate_limit_exceeded"}}
        judged = through(model, data)
        fault = replies.error(429, judged)
        assert (fault.kind.value, fault.detail) == ("rate", "rate_limit_exceeded")
