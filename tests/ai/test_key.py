"""A key is found in one header of one request, and nowhere else at all."""

import copy
import gzip
import http.client
import io
import json
import logging
import pickle
import traceback
from pathlib import Path
from time import monotonic

import pytest

from game.ai.minds import make_provider
from game.ai.providers import ProviderError, Request
from game.ai.providers.openrouter import OpenRouter
from game.config import MindChoice, Secret, Settings, redact
from game.core.snapshot import encode
from tests.ai import loopback as faults
from tests.ai.conftest import CANARY, until
from tests.ai.loopback import Behaviour, Loopback, body, good, status
from tests.ai.recorded import Recorded

SECRET = "canary"
ESCAPED = (
    b'{"choices": [{"message": {"content": "'
    + "".join(f"\\u{ord(c):04x}" for c in CANARY).encode()
    + b'"}}]}'
)
FAULTS: list[Behaviour] = [
    faults.hang, faults.reset, faults.half, faults.huge, faults.not_http, faults.echo_key,
    body(b"", 302, Location="http://127.0.0.1:1/"), body(CANARY.encode(), 500),
    status(401, {"message": f"bad key {CANARY}", "metadata": {"error_type": CANARY}}),
    body({"error": {"code": CANARY, "message": CANARY}}), body({"choices": CANARY}),
    body(ESCAPED), body({"model": CANARY, "choices": [{"message": {"content": CANARY}}]}),
]  # fmt: skip


def shown(error: BaseException) -> str:
    """Everything that any tool could print of an exception."""
    seen: list[str] = []
    stack: list[BaseException | None] = [error]
    while stack:
        fault = stack.pop()
        if fault is None:
            continue
        seen += [repr(fault), str(fault), repr(vars(fault)), repr(fault.args)]
        told = traceback.TracebackException.from_exception(fault, capture_locals=True)
        seen += list(told.format())
        stack += [fault.__context__, fault.__cause__]
    return "\n".join(seen)


@pytest.mark.parametrize("fault", FAULTS)
def test_no_failure_shows_it(
    server: Loopback,
    provider: OpenRouter,
    request_: Request,
    fault: Behaviour,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http.client.HTTPConnection, "debuglevel", 1)
    caplog.set_level(logging.DEBUG)
    server.then(fault)
    with pytest.raises(ProviderError) as caught:
        provider.complete(request_, monotonic() + 0.5)
    assert SECRET not in shown(caught.value)
    assert SECRET not in caplog.text
    out, err = capfd.readouterr()
    assert SECRET not in out + err
    assert server.seen[0].headers["authorization"] == f"Bearer {CANARY}"
    assert SECRET not in json.dumps(server.seen[0].body) + server.seen[0].path


def test_nothing_that_holds_it_can_be_stored_or_shown(provider: OpenRouter) -> None:
    for thing in (provider, provider._auth, provider._wire, provider._wire._session):
        assert SECRET not in repr(thing)
        assert SECRET not in str(thing)
        for store in (pickle.dumps, copy.copy, copy.deepcopy):
            try:
                stored = store(thing)  # type: ignore[operator]
            except (TypeError, pickle.PicklingError):
                continue
            assert SECRET not in repr(stored)
            if isinstance(stored, bytes):
                assert SECRET.encode() not in stored
    assert SECRET not in repr(vars(provider._wire._session))


def test_a_whole_run_leaves_no_trace(
    server: Loopback,
    provider: OpenRouter,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    key: Secret,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.then(faults.echo_key, status(500), faults.echo_key, body(ESCAPED))
    village = Recorded(tmp_path, provider, agents=5, redacted=lambda text: redact(text, key))
    village.until_asked()

    def enough() -> bool:
        village.tick()
        village.manager.poll()
        return len(server.seen) > 10

    until(enough)
    village.end()
    assert village.records(), "answers are kept, and so must be clean"
    kept = [gzip.decompress(path.read_bytes()) for path in tmp_path.rglob("*.gz")]
    kept += [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert all(SECRET.encode() not in data for data in kept)
    left = io.StringIO()
    print(village.reports, village.manager.stats, vars(village.manager), file=left)
    print(village.manager.state_line(), caplog.text, file=left)
    assert SECRET not in left.getvalue()
    assert SECRET.encode() not in encode(village.world)


def test_each_key_goes_to_its_own_address(server: Loopback, request_: Request) -> None:
    server.usual = good()
    choice = MindChoice("server", "--mind", server.url, Secret("llm-key"))
    other = make_provider(Settings(), choice)
    assert other is not None
    other.complete(request_, monotonic() + 10)
    none = make_provider(Settings(), MindChoice("server", "--mind", server.url, None))
    assert none is not None
    none.complete(request_, monotonic() + 10)
    sent = [seen.headers.get("authorization") for seen in server.asked]
    assert sent == ["Bearer llm-key", None]
    other.close()
    none.close()
