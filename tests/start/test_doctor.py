"""Doctor: what it says of a key and a server, in time, and without the key."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec
import pytest

from game.config import load_settings
from game.doctor import machine
from game.doctor.report import examine, lines, run_doctor

CANARY = "sk-or-v1-canary0123456789"
Handle = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def server(handle: Handle) -> Iterator[str]:
    """A loopback server that answers each GET by `handle`; gives its base URL."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            handle(self)

        def log_message(self, *_: object) -> None:
            pass

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.daemon_threads = True
    thread = threading.Thread(target=listener.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.server_address[1]}/v1"
    finally:
        listener.shutdown()
        listener.server_close()
        thread.join()


def says(status: int, body: Any = "", **headers: str) -> Handle:
    """A handler with one answer."""

    def handle(request: BaseHTTPRequestHandler) -> None:
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    return handle


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No display is asked for, and servers get half a second."""
    monkeypatch.setattr(machine, "screen", lambda: machine.Screen("x11", (1920, 1080)))
    monkeypatch.setattr("game.doctor.mind.SECONDS", 0.5)


def report(*overrides: str, environ: dict[str, str] | None = None) -> str:
    """The report as a person sees it, and as JSON."""
    settings = load_settings(None, overrides)
    found = examine(settings, environ or {}, Path("config.yaml"))
    return "\n".join(lines(found)) + msgspec.json.encode(found).decode()


def of_key(handle: Handle) -> str:
    """The report with a key and this server."""
    with server(handle) as url:
        told = report(f"llm.base_url={url}", environ={"OPENROUTER_API_KEY": CANARY})
    assert "canary" not in told
    return told


def test_a_good_key_and_what_it_has_cost() -> None:
    asked: list[tuple[str, str | None]] = []

    def handle(request: BaseHTTPRequestHandler) -> None:
        asked.append((request.path, request.headers["Authorization"]))
        data = {"usage": 1.5, "usage_daily": 0.25, "limit_remaining": 8.5, "is_free_tier": False}
        says(200, {"data": {**data, "label": CANARY}})(request)

    told = of_key(handle)
    assert asked == [("/v1/key", f"Bearer {CANARY}")]
    assert "good: the key is good" in told
    assert "$1.5000 in all, $0.2500 today, $8.5000 left" in told
    assert "from OPENROUTER_API_KEY" in told


@pytest.mark.parametrize(
    ("handle", "told"),
    [
        (says(401, {"error": {"message": CANARY}}), "the key is refused (HTTP 401)"),
        (says(500, "oops"), "the server says HTTP 500"),
        (says(200, "no json " + CANARY), "the key is good"),
        (says(200, "[" * 50_000), "the key is good"),
        (says(200, {"data": {"usage": CANARY}}), "the key is good"),
    ],
)
def test_what_a_server_may_say(handle: Handle, told: str) -> None:
    assert told in of_key(handle)


def test_a_redirect_is_not_followed() -> None:
    visited: list[str] = []

    def elsewhere(request: BaseHTTPRequestHandler) -> None:
        visited.append(request.path)
        says(200, "{}")(request)

    with server(elsewhere) as other:
        assert "the server says HTTP 302" in of_key(says(302, "", Location=f"{other}/key"))
    assert visited == []


def test_a_server_that_is_silent_or_drips_holds_nobody_up() -> None:
    done = threading.Event()

    def silent(request: BaseHTTPRequestHandler) -> None:
        done.wait(5)

    def dripping(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while not done.wait(0.1):
            request.wfile.write(b" ")

    for handle in (silent, dripping):
        started = time.monotonic()
        threading.Timer(1.5, done.set).start()
        assert "no answer in 0.5 s" in of_key(handle)
        assert time.monotonic() - started < 4
        done.clear()


def test_offline_is_a_line_not_an_error() -> None:
    told = report("llm.base_url=http://127.0.0.1:9/v1", environ={"OPENROUTER_API_KEY": CANARY})
    assert "NOT GOOD: the key can't be checked: no connection" in told


def test_a_server_of_ones_own_gets_its_own_key_alone() -> None:
    seen: list[str | None] = []

    def handle(request: BaseHTTPRequestHandler) -> None:
        seen.append(request.headers["Authorization"])
        says(200, {"data": []})(request)

    with server(handle) as url:
        assert f"{url} answers" in report(
            f"llm.provider={url}", environ={"OPENROUTER_API_KEY": CANARY}
        )
        report(f"llm.provider={url}", environ={"LLM_API_KEY": "its-own"})
    assert seen == [None, "Bearer its-own"]


def test_without_a_key_it_says_what_to_do() -> None:
    told = report()
    assert "mind          builtin (no API key" in told
    assert "set OPENROUTER_API_KEY" in told


def test_a_local_model_that_isnt_there() -> None:
    for model in ("nowhere/model.gguf", "null"):
        assert "NOT GOOD: " in report("llm.provider=local", f"llm.local.model={model}")


def test_a_key_that_others_can_read_is_advice(tmp_path: Path) -> None:
    config = tmp_path / "mine.yaml"
    config.write_text(f"llm: {{api_key: {CANARY}, base_url: 'http://127.0.0.1:9/'}}")
    settings = load_settings(config)
    config.chmod(0o644)
    told = "\n".join(lines(examine(settings, {}, config)))
    assert "others on this machine can read the key in mine.yaml: chmod 600 it" in told
    assert "canary" not in told
    config.chmod(0o600)
    assert "chmod" not in "\n".join(lines(examine(settings, {}, config)))


def test_the_saves_folder_is_looked_at_but_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "saves"
    assert machine.saves(folder).writable
    assert not folder.exists()
    (folder / "alpha").mkdir(parents=True)
    (folder / "alpha" / "world.json").touch()
    assert machine.saves(folder).worlds == 1
    file = tmp_path / "file"
    file.touch()
    assert not machine.saves(file / "saves").writable


def test_json_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_doctor(None, ["llm.provider=builtin"], as_json=True) == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert found["mind"] == "builtin"
    assert found["packages"]["pygame-ce"]
    assert err == ""


def test_a_display_that_hangs_or_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(machine, "ASK_DISPLAY", "import time; time.sleep(30)")
    assert "no answer from the display" in machine.screen(0.3).trouble
    monkeypatch.setattr(machine, "ASK_DISPLAY", "raise SystemExit('no such driver')")
    assert machine.screen().trouble == "no such driver"
    monkeypatch.setattr(machine, "ASK_DISPLAY", "print('x11', 1920, 1080)")
    assert machine.screen() == machine.Screen("x11", (1920, 1080))


def test_it_says_what_abilities_are_kept_in() -> None:
    report = examine(load_settings(None, ["llm.provider=builtin"]), {}, Path("config.yaml"))
    told = "\n".join(lines(report))
    assert ("abilities     confined" in told) == report.sandbox.confined
    assert "RestrictedPython" in report.sandbox.layers["policy"]
    for what in ("files", "network", "processes"):
        assert f"{what}: {report.sandbox.layers[what]}" in told
