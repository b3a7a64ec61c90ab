"""Replies: what a server's body means, as an Answer or a classified error. No I/O here.

A 200 can hold an error, a 402 can mean two things, and any field can be missing or of
another type than promised: an answer that was paid for isn't lost to a wrong extra.
"""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import ceil, isfinite
from typing import Any

import msgspec

from game.ai.providers import Answer, Kind, ProviderError, Usage

LONGEST_PAUSE = 86_400.0
"""Seconds: a server may ask to be left alone for a day."""
IN_FLIGHT = "openrouter_in_flight_budget"
_KINDS = {401: Kind.AUTH, 402: Kind.CREDIT, 403: Kind.FORBIDDEN, 408: Kind.TIMEOUT, 429: Kind.RATE}
# One word of lower-case letters: nothing that a key or a person's words could hide in.
_WORD = re.compile(r"[a-z]+(_[a-z]+){0,5}")


def decode(body: bytes) -> Any:
    """A body as plain data, or None if it isn't JSON."""
    try:
        return msgspec.json.decode(body)
    except (ValueError, RecursionError):
        return None


def read(status: int, body: bytes, retry_after: float | None = None) -> Answer | ProviderError:
    """What a reply brings: an answer, without its latency, or the error to be raised.

    Returned and not raised, so that no traceback leads to what a server has said.
    """
    data = decode(body)
    reply = data if isinstance(data, dict) else {}
    if not 200 <= status < 300 or "error" in reply:
        return error(status, reply.get("error"), retry_after)
    choice = _first(reply.get("choices"))
    message = choice.get("message")
    if not isinstance(message, dict):
        return ProviderError(Kind.BAD_ANSWER, status)
    usage = read_usage(reply.get("usage"))
    finish = choice.get("finish_reason")
    if finish == "error" or "error" in choice:
        fault = error(status, choice.get("error"), retry_after)
        fault.usage = usage
        return fault
    text = _text(message.get("content"))
    if finish == "content_filter" or (not text and message.get("refusal")):
        return ProviderError(Kind.FORBIDDEN, status, detail="refusal", usage=usage)
    model = reply.get("model")
    return Answer(
        text=text,
        model=_plain(model) if isinstance(model, str) else "",
        usage=usage,
        finish=finish if isinstance(finish, str) else "stop",
    )


def error(status: int, told: object, retry_after: float | None = None) -> ProviderError:
    """What an error object means; `status` is HTTP's, and the object's code counts on a 200."""
    fault = told if isinstance(told, dict) else {}
    code = fault.get("code")
    if 200 <= status < 300:
        status = code if isinstance(code, int) and 400 <= code < 600 else 502
    metadata = fault.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    detail = metadata.get("error_type")
    if not isinstance(detail, str) or len(detail) > 60 or not _WORD.fullmatch(detail):
        detail = ""
    kind = _KINDS.get(status, Kind.SERVER if status >= 500 else Kind.REFUSED)
    if status == 402:
        source = metadata.get("limit_source")
        # Without a name for the limit, the word that it passes is taken for it.
        if source == IN_FLIGHT or (source is None and retry_after is not None):
            kind = Kind.RATE
    return ProviderError(kind, status, retry_after, detail=detail)


def pause(retry_after: str, reset: str, now: datetime | None = None) -> float | None:
    """Seconds to wait, from the headers Retry-After and X-RateLimit-Reset (milliseconds).

    >>> pause("2", ""), pause("", ""), pause("soon", "")
    (2.0, None, None)
    >>> pause("Sat, 01 Jan 2028 00:00:10 GMT", "", datetime(2028, 1, 1, tzinfo=UTC))
    10.0
    """
    now = now or datetime.now(UTC)
    try:
        if re.fullmatch(r"\d{1,9}(\.\d{1,6})?", retry_after.strip()):
            seconds = float(retry_after)
        elif retry_after:
            seconds = (parsedate_to_datetime(retry_after) - now).total_seconds()
        elif re.fullmatch(r"\d{12,14}", reset.strip()):
            seconds = int(reset) / 1000 - now.timestamp()
        else:
            return None
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(0.0, seconds), LONGEST_PAUSE)


def read_usage(data: object) -> Usage:
    """Tokens and cost, where they are given and make sense."""
    usage = data if isinstance(data, dict) else {}
    return Usage(
        tokens_in=_count(usage, "prompt_tokens"),
        tokens_out=_count(usage, "completion_tokens"),
        tokens_cached=_count(usage.get("prompt_tokens_details"), "cached_tokens"),
        tokens_reasoning=_count(usage.get("completion_tokens_details"), "reasoning_tokens"),
        cost_micro=micro(usage.get("cost")),
    )


def micro(dollars: object) -> int:
    """Millionths of a dollar, rounded up; 0 for what is no price.

    >>> micro(0.000123), micro(0.0000001), micro("free"), micro(-1)
    (123, 1, 0, 0)
    """
    if isinstance(dollars, bool) or not isinstance(dollars, (int, float)):
        return 0
    if not isfinite(dollars) or not 0 < dollars < 1e6:
        return 0
    return ceil(dollars * 1e6 - 1e-6)


def _count(data: object, name: str) -> int:
    value = data.get(name) if isinstance(data, dict) else None
    return value if isinstance(value, int) and 0 <= value < 1 << 40 else 0


def _first(choices: object) -> dict[str, Any]:
    if isinstance(choices, list) and choices and isinstance(choices[0], dict):
        return choices[0]
    return {}


def _text(content: object) -> str:
    """A message's words: a string, or a list of parts."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        parts = (part.get("text") for part in content if isinstance(part, dict))
        return "".join(part for part in parts if isinstance(part, str))
    return ""


def _plain(name: str) -> str:
    return "".join(c for c in name[:100] if c.isascii() and c.isprintable())
