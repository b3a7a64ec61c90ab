"""The gate: whether a server may be asked now.

It closes for as long as the server wants to be left alone (Retry-After), for a while
after a row of failures (then one call tries whether it is well again), and for good when
the key is refused or the money is gone: until the settings change. All workers heed it.
"""

import threading
from collections.abc import Callable
from time import monotonic

from msgspec import Struct

from game.ai.providers import Kind, ProviderError

ROW = 5
"""Failures one after another that close it."""
FIRST, LONGEST = 5.0, 120.0
"""Seconds for which it closes then; each time twice as long."""
FINAL = frozenset({Kind.AUTH, Kind.CREDIT})
FAULTS = frozenset(
    {
        Kind.SERVER,
        Kind.NETWORK,
        Kind.TIMEOUT,
        Kind.BAD_ANSWER,
        Kind.REDIRECT,
        Kind.TOO_BIG,
        Kind.REFUSED,
        Kind.RATE,
    }
)
"""What counts as a failure of the server. One that forbids a single request is well."""


class Shut(Struct, frozen=True):
    """Why the gate is shut, and for how long."""

    kind: Kind
    """What the server did last."""
    status: int
    seconds: float
    """Until the next try; infinite if only new settings open it."""
    asked: bool = False
    """The server itself asked for the pause."""


class Gate:
    """Shared by all workers of one provider."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._changed = threading.Condition()
        self._final: tuple[Kind, int] | None = None
        self._last: tuple[Kind, int] = (Kind.SERVER, 0)
        self._pause_until = 0.0
        self._open_until: float | None = None
        """Set while failures keep it shut; when it is over, one call may try."""
        self._row = 0
        self._trips = 0
        self._trying = False
        self._closed = False

    def shut(self) -> Shut | None:
        """Why nothing can be asked at this moment; None if something can."""
        with self._changed:
            return self._shut()

    def enter(self, deadline: float) -> bool:
        """Wait for leave to ask, within reason; say at the end how it went.

        Returns whether this call is the one that tries a server that failed. Raises
        ProviderError(CLOSED) if the gate won't open before the deadline.
        """
        with self._changed:
            while True:
                if self._closed:
                    raise ProviderError(Kind.STOPPED)
                shut = self._shut()
                if shut is None:
                    trial = self._open_until is not None
                    self._trying = self._trying or trial
                    return trial
                now = self._clock()
                if not shut.asked or now + shut.seconds >= deadline:
                    raise ProviderError(Kind.CLOSED, shut.status)
                self._changed.wait(shut.seconds)

    def succeeded(self, trial: bool) -> None:
        """The server answered, whatever it said."""
        with self._changed:
            self._row = self._trips = 0
            self._open_until = None
            self._trying = False

    def failed(self, fault: ProviderError, trial: bool) -> None:
        """The call brought no answer."""
        with self._changed:
            now = self._clock()
            if trial:
                self._trying = False
            if fault.kind in FINAL:
                self._final = (fault.kind, fault.status)
            if fault.retry_after is not None:
                self._pause_until = max(self._pause_until, now + fault.retry_after)
            if fault.kind is Kind.FORBIDDEN:
                self._row = 0
            if fault.kind in FAULTS:
                self._last = (fault.kind, fault.status)
                # A pause that the server asked for is no sign of illness.
                self._row += not (fault.kind is Kind.RATE and fault.retry_after is not None)
                shut_already = self._open_until is not None and not trial
                if trial or (self._row >= ROW and not shut_already):
                    self._open_until = now + min(FIRST * 2**self._trips, LONGEST)
                    self._trips = min(self._trips + 1, 10)
            self._changed.notify_all()

    def rest(self, seconds: float) -> None:
        """Sleep, unless the program ends."""
        until = self._clock() + seconds
        with self._changed:
            while not self._closed and (left := until - self._clock()) > 0:
                self._changed.wait(left)

    def close(self) -> None:
        """Wake whoever waits; nobody enters any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _shut(self) -> Shut | None:
        now = self._clock()
        if self._final is not None:
            return Shut(*self._final, seconds=float("inf"))
        if self._pause_until > now:
            return Shut(*self._last, seconds=self._pause_until - now, asked=True)
        if self._open_until is not None:
            if self._open_until > now:
                return Shut(*self._last, seconds=self._open_until - now)
            if self._trying:
                return Shut(*self._last, seconds=1.0)
        return None
