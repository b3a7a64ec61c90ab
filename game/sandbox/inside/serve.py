"""Serving: one ability, one request after another, until the pipe ends or time is up.

Requests and answers are frames of JSON. Every answer has the request's id:
    {"id", "do": "load", "source"}                     -> {"id", "value": manifest}
    {"id", "do": "can_use" | "execute", "agent", "world", "kwargs", "seed"} -> {"id", "value"}
and {"id", "stage", "message"} where that isn't possible.
"""

from __future__ import annotations

import json
import os
import signal
from typing import Any

from . import frames
from .ability import Ability
from .faults import Refused, plain, told


class Server:
    """Holds the one ability of this process."""

    def __init__(self, limits: dict[str, Any], *, guarded: bool) -> None:
        self._limits = limits
        self._guarded = guarded
        self._ability: Ability | None = None

    def serve(self, reading: int, writing: int) -> None:
        """Answer until the other end closes the pipe. Raises OSError."""
        while (body := frames.read(reading)) is not None:
            request = json.loads(body)
            answer = {"id": request["id"], **self._timed(request)}
            frames.write(writing, _packed(answer))
            if answer.get("stage") == "died":
                return  # out of memory: nothing in here can be relied on any more

    def _timed(self, request: dict[str, Any]) -> dict[str, Any]:
        load = request["do"] == "load"
        arm(self._limits["load_ms" if load else "call_ms"], self._limits["wall_ms"])
        try:
            return self.answer(request)
        finally:
            arm(0, 0)

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """The answer to a request, without its id."""
        try:
            if request["do"] == "load":
                # Two steps, so that a source that is refused leaves the process unused.
                ability = Ability(request["source"], guarded=self._guarded)
                self._ability = ability
                return {"value": ability.manifest()}
            if self._ability is None:
                raise Refused("protocol", "no ability is loaded")
            value = self._ability.call(
                request["do"], request["agent"], request["world"], request["kwargs"],
                request["seed"],
            )  # fmt: skip
            return {"value": value}
        except Refused as refused:
            return {"stage": refused.stage, "message": plain(refused.message)}
        except MemoryError:
            return {"stage": "died", "message": "it took more memory than it may have"}
        except Exception as error:  # noqa: BLE001 - whatever it is, the game gets an answer
            return {"stage": "load" if request["do"] == "load" else "died", "message": told(error)}


def arm(cpu_ms: float, wall_ms: float) -> None:
    """Let the system end this process after so much processor time, or real time; 0: never.

    The signals' default action is to end the process, which no code in it can prevent as a
    handler or an `except` could; C code is ended as well. Windows has no such timers: there
    the host's deadline alone counts.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, cpu_ms / 1000)
        signal.setitimer(signal.ITIMER_REAL, wall_ms / 1000)


def _packed(answer: dict[str, Any]) -> bytes:
    body = json.dumps(answer, allow_nan=False).encode()
    if len(body) <= frames.BOUND:
        return body
    text = f"the answer has {len(body)} bytes; {frames.BOUND} are allowed"
    return json.dumps({"id": answer["id"], "stage": "execute", "message": text}).encode()


def private_pipes() -> tuple[int, int]:
    """Move the pipes away from standard input and output, which then lead nowhere."""
    reading, writing = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    if null > 2:
        os.close(null)
    if hasattr(os, "O_BINARY"):  # Windows: the C library would change line ends
        import msvcrt

        msvcrt.setmode(reading, os.O_BINARY)  # type: ignore[attr-defined]
        msvcrt.setmode(writing, os.O_BINARY)  # type: ignore[attr-defined]
    return reading, writing
