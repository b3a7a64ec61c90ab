"""A model server on the loopback address that misbehaves on command.

    with Loopback() as server:
        server.then(status(429, retry_after="2"), fenced)
        OpenRouter(server.url, key, "a/model").complete(...)
        assert server.seen[0].body["model"] == "a/model"

A behaviour is a function of the connection and the request; what is not scripted is
answered well. It writes raw bytes, because a proper HTTP server wouldn't do these things.
"""

import json
import socket
import ssl
import struct
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any, Self


@dataclass(frozen=True)
class Seen:
    """One request as it arrived."""

    at: float
    method: str
    path: str
    headers: dict[str, str]
    body: Any

    @property
    def keys(self) -> list[str]:
        """The choices that its schema offers."""
        return list(self.properties["choice"]["enum"])

    @property
    def properties(self) -> dict[str, Any]:
        """What its schema asks for."""
        schema = self.body["response_format"]["json_schema"]["schema"]
        return dict(schema["properties"])


Behaviour = Callable[["Line", Seen], None]


class Line:
    """One connection, as a behaviour sees it."""

    def __init__(self, sock: socket.socket, server: "Loopback") -> None:
        self.sock = sock
        self.server = server
        self.open = True

    def raw(self, data: bytes) -> None:
        self.sock.sendall(data)

    def reply(self, body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> None:
        lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(body)}"]
        lines += ["Content-Type: application/json"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        self.raw("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def pause(self, seconds: float) -> bool:
        """Wait; returns whether the server still lives."""
        return not self.server.ended.wait(seconds)

    def end(self) -> None:
        self.open = False


class Loopback:
    """The server; a thread a connection."""

    def __init__(self, usual: Behaviour | None = None, tls: ssl.SSLContext | None = None) -> None:
        self.usual = usual or good()
        self._tls = tls
        self.seen: list[Seen] = []
        self.prices: dict[str, dict[str, str]] = {}
        """Model -> its prices as OpenRouter lists them: dollars a token, as text."""
        self.most = 0
        """The most requests that were ever under way at once."""
        self.connections = 0
        self.ended = threading.Event()
        self._script: deque[Behaviour] = deque()
        self._lock = threading.Lock()
        self._active = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._listener.settimeout(0.05)
        self._threads: list[threading.Thread] = []
        self.port = self._listener.getsockname()[1]
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://127.0.0.1:{self.port}/v1"
        self._start(self._accept)

    def then(self, *behaviours: Behaviour) -> None:
        """What to do with the next requests, in order of their arrival."""
        with self._lock:
            self._script.extend(behaviours)

    @property
    def asked(self) -> list[Seen]:
        """Requests for completions."""
        return [seen for seen in self.seen if seen.path.endswith("/chat/completions")]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self._listener.close()
        for thread in self._threads:
            thread.join(2)

    def _start(self, run: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=run, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.ended.is_set():
            try:
                sock, _ = self._listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            self.connections += 1
            self._start(self._serve, sock)

    def _serve(self, sock: socket.socket) -> None:
        sock.settimeout(5)
        try:
            if self._tls is not None:
                sock = self._tls.wrap_socket(sock, server_side=True)
            sock.settimeout(0.1)
            line = Line(sock, self)
            while line.open and (seen := self._read(sock)) is not None:
                self._handle(line, seen)
        except OSError:
            pass
        finally:
            sock.close()

    def _handle(self, line: Line, seen: Seen) -> None:
        # OpenRouter's price list is asked for once at the start, whatever a test is about.
        if seen.path.endswith("/models") and "x-openrouter-title" in seen.headers:
            rows = [{"id": name, "pricing": price} for name, price in self.prices.items()]
            line.reply(json.dumps({"data": rows}).encode())
            return
        with self._lock:
            self.seen.append(seen)
            self._active += 1
            self.most = max(self.most, self._active)
            behave = self._script.popleft() if self._script else self.usual
        try:
            line.sock.settimeout(5)
            behave(line, seen)
            line.sock.settimeout(0.1)
        finally:
            with self._lock:
                self._active -= 1

    def _read(self, sock: socket.socket) -> Seen | None:
        data = b""
        while b"\r\n\r\n" not in data:
            if (part := self._receive(sock)) is None:
                return None
            data += part
        at = monotonic()
        head, _, body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {k.strip().lower(): v.strip() for k, _, v in (x.partition(":") for x in lines)}
        while len(body) < int(headers.get("content-length", 0)):
            if (part := self._receive(sock)) is None:
                return None
            body += part
        method, path, _ = first.split(" ", 2)
        return Seen(at, method, path, headers, json.loads(body) if body else None)

    def _receive(self, sock: socket.socket) -> bytes | None:
        while not self.ended.is_set():
            try:
                return sock.recv(65536) or None
            except TimeoutError:
                continue
        return None


# --- good answers ---


def completion(content: object, finish: str = "stop", **more: Any) -> dict[str, Any]:
    """A body as OpenRouter sends it."""
    message = {"role": "assistant", "content": content, **more.pop("message", {})}
    return {
        "id": "gen-1",
        "object": "chat.completion",
        "created": 1,
        "model": "test/model",
        "system_fingerprint": None,
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
        "usage": {
            "prompt_tokens": 100,
            "completion_tokens": 20,
            "total_tokens": 120,
            "cost": 0.0001,
            "prompt_tokens_details": {"cached_tokens": 64},
            "completion_tokens_details": {"reasoning_tokens": 0},
        },
        **more,
    }


def decision(seen: Seen, choice: str | None = None, words: str = "") -> str:
    """The JSON of a choice: the one asked for, else the last that is offered; of an aside's
    answer where that is what is asked for."""
    if "parts" in seen.properties:
        key = seen.properties["parts"]["items"]["properties"]["do"]["enum"][0]
        return json.dumps({"day": "a day", "parts": [{"hour": 8, "do": key, "words": ""}]})
    if "conclusions" in seen.properties:
        said = {"text": "so it is", "cites": [1], "importance": 40}
        return json.dumps({"conclusions": [said], "weights": []})
    return json.dumps({"thought": "because", "choice": choice or seen.keys[-1], "words": words})


def good(choice: str | None = None, delay: float = 0.0, words: str = "", **more: Any) -> Behaviour:
    """A proper answer after `delay` seconds."""

    def behave(line: Line, seen: Seen) -> None:
        if seen.method == "GET":
            line.reply(json.dumps({"data": [{"id": "test/model"}]}).encode())
            return
        if delay and not line.pause(delay):
            return
        line.reply(json.dumps(completion(decision(seen, choice, words), **more)).encode())

    return behave


def says(content: object, finish: str = "stop", **more: Any) -> Behaviour:
    """A proper body with any content."""
    return lambda line, seen: line.reply(json.dumps(completion(content, finish, **more)).encode())


def body(data: object, code: int = 200, **headers: str) -> Behaviour:
    """Any body and status; header names with _ for -."""
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda line, seen: line.reply(raw, code, named)


def status(code: int, told: dict[str, Any] | None = None, **headers: str) -> Behaviour:
    """An error as OpenRouter tells it."""
    error = {"code": code, "message": "some sk-or-v1-secretinmessage words", **(told or {})}
    return body({"error": error}, code, **headers)


# --- bad ones ---


def hang(line: Line, seen: Seen) -> None:
    """Say nothing."""
    line.pause(60)
    line.end()


def slow_headers(line: Line, seen: Seen) -> None:
    """A header's letter now and then."""
    line.raw(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while line.pause(0.05):
        line.raw(b"a")


def drip(line: Line, seen: Seen) -> None:
    """A byte of the body now and then."""
    line.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n")
    while line.pause(0.05):
        line.raw(b" ")


def drip_without_length(line: Line, seen: Seen) -> None:
    """The same, on a connection whose end is the body's."""
    line.end()
    line.raw(b"HTTP/1.0 200 OK\r\n\r\n")
    while line.pause(0.05):
        line.raw(b" ")


def endless_chunks(line: Line, seen: Seen) -> None:
    """Chunk after chunk, quickly."""
    line.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while line.pause(0.001):
        line.raw(b"1000\r\n" + b" " * 4096 + b"\r\n")


def continues(line: Line, seen: Seen) -> None:
    """Interim responses for ever."""
    while line.pause(0.01):
        line.raw(b"HTTP/1.1 100 Continue\r\n\r\n")


def reset(line: Line, seen: Seen) -> None:
    """Break the connection hard."""
    line.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.sock.close()
    line.end()


def hang_up(line: Line, seen: Seen) -> None:
    """Close it politely, without a word."""
    line.end()


def half(line: Line, seen: Seen) -> None:
    """Promise more than comes."""
    line.raw(b'HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{"choices": [')
    line.end()


def huge(line: Line, seen: Seen) -> None:
    """More than anybody should say."""
    line.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n")
    while line.pause(0):
        line.raw(b" " * 65536)


def zipped(line: Line, seen: Seen) -> None:
    """Compressed although nobody asked for it."""
    line.reply(b"\x1f\x8b\x08\x00rubbish", 200, {"Content-Encoding": "gzip"})


def not_http(line: Line, seen: Seen) -> None:
    """Another protocol altogether."""
    line.raw(b"220 mail.example ESMTP ready\r\n")
    line.end()


def surplus(line: Line, seen: Seen) -> None:
    """A good answer and two that nobody asked for: one at once, one a little later."""
    wanted = json.dumps(completion(decision(seen))).encode()
    unwanted = json.dumps(completion(decision(seen, words="surplus"))).encode()
    replies = [
        b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(b) + b for b in (wanted, unwanted)
    ]
    line.raw(b"".join(replies))
    line.pause(0.02)
    line.raw(replies[1])


def echo_key(line: Line, seen: Seen) -> None:
    """Say the key that came in the header back, as an agent's words."""
    line.reply(json.dumps(completion(decision(seen, words=seen.headers["authorization"]))).encode())
