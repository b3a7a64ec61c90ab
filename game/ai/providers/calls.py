"""Calls with a deadline that holds, whatever the server does.

A timeout of `requests` bounds each read, so slow headers or a byte a second outlive it.
Only a shutdown of the socket wakes a blocked read: closing it does not. So every call
holds a duplicate of its socket, and one thread shuts down those that are overdue.
"""

import socket
import threading
from contextlib import suppress
from time import monotonic

_IDLE = 60.0
"""Seconds after which the watch looks round even if nobody called it."""


class Line:
    """A duplicate of a connection's socket, to cut it by.

    Shutting down works on the socket beneath, so it reaches a TLS handshake and a
    response that took the connection over. Shared by the connection and its call: the
    last one to release it closes it.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock.dup()
        self._users = 1
        self._lock = threading.Lock()

    def share(self) -> "Line":
        """One more user."""
        with self._lock:
            self._users += 1
        return self

    def cut(self) -> None:
        """Wake whoever reads or writes; the connection is of no use afterwards."""
        with self._lock, suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def release(self) -> None:
        """One user less."""
        with self._lock:
            self._users -= 1
            if not self._users:
                self._sock.close()


class Call:
    """One request under way, on one thread; any other thread may kill it."""

    def __init__(self, deadline: float) -> None:
        """Until `deadline`, of time.monotonic."""
        self.deadline = deadline
        self.killed = False
        self.connected = False
        """Whether a connection stood: before that, asking again can't cost anything twice."""
        self._line: Line | None = None
        self._lock = threading.Lock()

    def left(self) -> float:
        """Seconds until the deadline; not above zero when it is over."""
        return self.deadline - monotonic()

    def hold(self, line: Line) -> None:
        """Go on over this line."""
        with self._lock:
            previous, self._line = self._line, line.share()
            if self.killed:
                line.cut()
        if previous is not None:
            previous.release()

    def kill(self) -> None:
        """End it now."""
        with self._lock:
            self.killed = True
            if self._line is not None:
                self._line.cut()

    def end(self) -> None:
        """It is over; its connection may serve another."""
        with self._lock:
            line, self._line = self._line, None
        if line is not None:
            line.release()


class Watchdog:
    """Kills calls at their deadline, from a thread of its own that starts when needed."""

    def __init__(self) -> None:
        self._calls: set[Call] = set()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._until = 0.0  # when the thread looks again by itself

    def begin(self, deadline: float) -> Call:
        """A call under watch; `end` it."""
        call = Call(deadline)
        with self._wake:
            if self._closed:
                call.killed = True
                return call
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="call-watch", daemon=True)
                self._thread.start()
            self._calls.add(call)
            if deadline < self._until:
                self._wake.notify()
        return call

    def end(self, call: Call) -> None:
        """The call is over."""
        with self._wake:
            self._calls.discard(call)
        call.end()

    @property
    def closed(self) -> bool:
        """Whether no call can be made any more."""
        return self._closed

    def close(self) -> None:
        """Kill every call and take no new one."""
        with self._wake:
            self._closed = True
            for call in self._calls:
                call.kill()
            self._wake.notify()

    def _watch(self) -> None:
        with self._wake:
            while not self._closed:
                now = monotonic()
                for call in self._calls:
                    if call.deadline <= now and not call.killed:
                        call.kill()
                waiting = [call.deadline for call in self._calls if not call.killed]
                self._until = min(waiting, default=now + _IDLE)
                self._wake.wait(self._until - now)
