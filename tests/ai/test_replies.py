"""What servers send, understood: the documented shapes, and the broken ones."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from game.ai.providers import Answer, Kind, ProviderError, Usage, replies
from tests.ai.loopback import completion


def read(data: object) -> Answer:
    answer = replies.read(200, json.dumps(data).encode())
    assert isinstance(answer, Answer)
    return answer


def fails(data: object, status: int = 200, retry_after: float | None = None) -> ProviderError:
    fault = replies.read(status, json.dumps(data).encode(), retry_after)
    assert isinstance(fault, ProviderError)
    return fault


def error(code: int, **metadata: Any) -> dict[str, Any]:
    return {"error": {"code": code, "message": "No.", "metadata": metadata}}


def test_an_answer_with_its_usage() -> None:
    answer = read(completion("Yes."))
    assert answer == Answer("Yes.", "test/model", Usage(100, 20, 64, 0, 100))


def test_content_in_parts() -> None:
    parts = [{"type": "text", "text": "Ye"}, {"type": "image"}, {"type": "text", "text": "s."}]
    assert read(completion(parts)).text == "Yes."


def test_thinking_without_saying_is_no_text() -> None:
    reply = completion(None, "length", message={"reasoning": "Hm, let me see"})
    assert (read(reply).text, read(reply).finish) == ("", "length")


@pytest.mark.parametrize(
    "usage",
    [None, [], {}, {"prompt_tokens": "many", "cost": "dear"}, {"cost": -1, "prompt_tokens": -5}],
)
def test_a_paid_answer_is_not_lost_to_odd_usage(usage: object) -> None:
    reply = completion("Yes.")
    reply["usage"] = usage
    assert read(reply) == Answer("Yes.", "test/model", Usage())


def test_a_model_name_can_hold_no_line_breaks() -> None:
    assert read({**completion("Yes."), "model": "a/b\n\x1b[31mred"}).model == "a/b[31mred"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Kind.REFUSED),
        (401, Kind.AUTH),
        (402, Kind.CREDIT),
        (403, Kind.FORBIDDEN),
        (404, Kind.REFUSED),
        (408, Kind.TIMEOUT),
        (413, Kind.REFUSED),
        (422, Kind.REFUSED),
        (429, Kind.RATE),
        (500, Kind.SERVER),
        (502, Kind.SERVER),
        (503, Kind.SERVER),
        (524, Kind.SERVER),
        (529, Kind.SERVER),
    ],
)
def test_statuses_have_kinds_also_inside_a_200(status: int, kind: Kind) -> None:
    for outer in (status, 200):
        fault = fails(error(status), outer)
        assert (fault.kind, fault.status) == (kind, status)


def test_a_402_can_pass_or_not() -> None:
    passing = error(402, limit_source="openrouter_in_flight_budget")
    assert fails(passing, 402, 3.0).kind is Kind.RATE
    assert fails(passing, 402, 3.0).retry_after == 3.0
    assert fails(error(402), 402, 3.0).kind is Kind.RATE
    assert fails(error(402), 402).kind is Kind.CREDIT
    assert fails(error(402, limit_source="openrouter_credits"), 402, 3.0).kind is Kind.CREDIT


def test_a_choice_can_hold_an_error_and_still_cost() -> None:
    reply = completion("", "error")
    reply["choices"][0]["error"] = {"code": 429, "message": "Slow down."}
    fault = fails(reply)
    assert (fault.kind, fault.usage) == (Kind.RATE, Usage(100, 20, 64, 0, 100))
    assert fails(completion("", "error")).kind is Kind.SERVER


def test_a_refusal_is_the_moderators() -> None:
    assert fails(completion(None, message={"refusal": "I won't."})).kind is Kind.FORBIDDEN
    assert fails(completion("", "content_filter")).kind is Kind.FORBIDDEN


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Bad gateway</html>",
        b"[]",
        b"null",
        b'"text"',
        b'{"choices": []}',
        b'{"choices": {}}',
        b'{"choices": [null]}',
        b'{"choices": [{"message": null}]}',
        b'{"choices": [{"message": {"content": "\\ud800"}}]}',
        b'{"choices": [{"message": {"content": NaN}}]}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
)
def test_rubbish_is_a_bad_answer_or_the_status_it_came_with(body: bytes) -> None:
    for status, kind in ((200, Kind.BAD_ANSWER), (502, Kind.SERVER), (401, Kind.AUTH)):
        fault = replies.read(status, body)
        assert isinstance(fault, ProviderError)
        assert fault.kind is kind


def test_an_error_carries_one_word_of_the_servers_and_no_more() -> None:
    assert fails(error(404, error_type="constraint_filtered"), 404).detail == "constraint_filtered"
    for told in ("sk-or-v1-abcdef", "Some words", "a" * 80, 7, None, "x\ny"):
        assert fails(error(404, error_type=told), 404).detail == ""
    assert str(fails(error(404), 404)) == "refused 404"


def test_pauses() -> None:
    now = datetime(2028, 1, 1, tzinfo=UTC)
    reset = str(int((now + timedelta(seconds=42)).timestamp() * 1000))
    assert replies.pause("", reset, now) == 42.0
    assert replies.pause("7", reset, now) == 7.0
    assert replies.pause("999999999", "", now) == replies.LONGEST_PAUSE
    assert replies.pause("Fri, 31 Dec 1999 00:00:00 GMT", "", now) == 0.0
    for odd in ("-3", "1e9", "nan", "Smarch", "9" * 40):
        assert replies.pause(odd, "", now) is None
