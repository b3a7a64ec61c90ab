"""Dialling: from a host's name to a connection, inside a call's deadline.

Looking a name up can't be interrupted, so it happens on a thread that may be left
behind. Connecting tries each address within what time is left, not each for all of it.
"""

import socket
import threading
from contextlib import suppress
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from game.ai.providers.calls import Call, Line

_here = threading.local()
"""`call`: what this thread is asking for; `patience`: seconds for one connection attempt."""

Address = tuple[Any, ...]


def calling(call: Call | None, patience: float = 0.0) -> None:
    """Say which call the connections of this thread are for from now on."""
    _here.call, _here.patience = call, patience


def addresses(host: str, port: int, call: Call) -> list[Address]:
    """What getaddrinfo says of a host; raises OSError, in time."""
    with suppress(OSError):
        return list(
            socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        )
    found: list[list[Address]] = []
    done = threading.Event()

    def look_up() -> None:
        with suppress(OSError, UnicodeError):
            found.append(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        done.set()

    threading.Thread(target=look_up, name="look-up", daemon=True).start()
    while not done.wait(min(0.1, max(0.0, call.left()))):
        if call.killed or call.left() <= 0:
            raise TimeoutError("the name was not found in time")
    if not found:
        raise OSError("there is no such name")
    return found[0]


def dial(host: str, port: int, call: Call, patience: float) -> tuple[socket.socket, Line]:
    """A connected socket and the line to cut it by; raises OSError, in time."""
    failed: type[OSError] = OSError
    for family, kind, protocol, _, address in addresses(host, port, call):
        left = min(patience, call.left())
        if left <= 0 or call.killed:
            failed = TimeoutError
            break
        sock = socket.socket(family, kind, protocol)
        line = Line(sock)
        try:
            call.hold(line)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.settimeout(left)
            sock.connect(address)
        except OSError as fault:
            failed = type(fault)
            line.release()
            sock.close()
            continue
        call.connected = True
        return sock, line
    raise failed("no connection")


class _Watched:
    """What a watched connection does beside a usual one. Mixed into urllib3's classes."""

    debuglevel = 0  # even if somebody sets http.client's: it prints headers
    _line: Line | None = None
    sock: socket.socket | None
    port: int
    _dns_host: str

    def _new_conn(self) -> socket.socket:
        sock, self._line = dial(self._dns_host, self.port, _here.call, _here.patience)
        return sock

    def request(self, *args: Any, **kwargs: Any) -> None:
        """Let the call hold a connection that stood already."""
        if self._line is not None and self.sock is not None:
            _here.call.hold(self._line)
            _here.call.connected = True
        super().request(*args, **kwargs)  # type: ignore[misc]

    def close(self) -> None:
        """Let go; a call that still reads keeps the line."""
        line, self._line = self._line, None
        super().close()  # type: ignore[misc]
        if line is not None:
            line.release()


class _WatchedHTTP(_Watched, HTTPConnection):
    pass


class _WatchedHTTPS(_Watched, HTTPSConnection):
    pass


class PlainPool(HTTPConnectionPool):
    """Connections for http://."""

    ConnectionCls = _WatchedHTTP


class TlsPool(HTTPSConnectionPool):
    """Connections for https://."""

    ConnectionCls = _WatchedHTTPS
