"""Dialects: how one and the same request is put to different servers. No I/O here.

OpenRouter knows more than the others; some servers know neither schemas nor the newer
name of the token limit. What a server refuses is left out, and that is remembered.
"""

from dataclasses import dataclass, replace
from typing import Any

import msgspec

from game.ai.providers import Kind, Message, ProviderError, Request

FITS = "Answer with one JSON object that fits this JSON Schema, and with nothing else:\n"
SESSION = 256
_UNBOUNDED = frozenset({"maxLength", "minLength"})
# Refusals that may be about how we ask; an unnamed one comes from servers that name none.
_ABOUT_FORM = frozenset({"", "constraint_filtered", "invalid_request", "unsupported_parameter"})


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a server is known, or hoped, to understand."""

    openrouter: bool
    """OpenRouter's own fields: models, provider, session_id."""
    schema: bool = True
    """response_format with a JSON Schema; else it goes into the prompt."""
    reasoning: bool | None = None
    """Ask for little thinking. None until a model has shown that it thinks: others would
    be filtered out for not knowing the parameter. False once it was refused."""
    new_limit: bool = False
    """max_completion_tokens instead of max_tokens."""

    def body(self, request: Request, model: str, fallbacks: tuple[str, ...]) -> dict[str, Any]:
        """The request as this server wants it."""
        messages = request.messages if self.schema else _told(request)
        body: dict[str, Any] = {
            "model": model,
            "messages": [{"role": m.role, "content": m.content} for m in messages],
            "max_completion_tokens" if self.new_limit else "max_tokens": request.max_tokens,
        }
        if self.schema:
            # Strict modes of hosted models refuse bounds of length; the prompt states them,
            # and answers are trimmed. Constrained decoding here needs them to come to an end.
            schema = _without_lengths(request.schema) if self.openrouter else request.schema
            body["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": schema},
            }
        if self.openrouter:
            if fallbacks:
                body["models"] = [model, *fallbacks]
            if self.schema:
                body["provider"] = {"require_parameters": True}
            if self.reasoning:
                body["reasoning"] = {"effort": "low"}
            if request.session:
                body["session_id"] = request.session[:SESSION]
        return body

    def simpler(self, fault: ProviderError) -> "Dialect | None":
        """How to ask after a refusal that may be about the form; None if it isn't."""
        if fault.kind is not Kind.REFUSED or fault.detail not in _ABOUT_FORM:
            return None
        if fault.status == 404 and fault.detail != "constraint_filtered":
            return None
        if fault.status not in (400, 404, 422):
            return None
        if self.reasoning:
            return replace(self, reasoning=False)
        if not self.openrouter and not self.new_limit and self.schema:
            return replace(self, new_limit=True)
        if self.schema:
            return replace(self, schema=False, new_limit=self.openrouter)
        return None


def _told(request: Request) -> tuple[Message, ...]:
    first, *rest = request.messages
    schema = msgspec.json.encode(request.schema).decode()
    return (Message(first.role, f"{first.content}\n\n{FITS}{schema}"), *rest)


def _without_lengths(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {k: _without_lengths(v) for k, v in schema.items() if k not in _UNBOUNDED}
    return schema
