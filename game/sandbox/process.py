"""A worker's process as the host has it: started, asked, killed."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

import msgspec

from game.sandbox import checks, jobs, resident
from game.sandbox.answers import Answer, Fault, Limits
from game.sandbox.inside.faults import plain
from game.sandbox.inside.frames import BOUND, FrameFault
from game.sandbox.pipes import Ended, Late, Pipes, PolledPipes, ThreadedPipes

ENTRY = Path(__file__).parent / "inside" / "entry.py"
START_SECONDS = 20.0
"""In which a worker must be ready, also on a machine that is very busy."""
WORN_MS = 20_000.0
"""Milliseconds of work after which a worker is replaced, well before its limit for life."""
TIMERS = {"SIGPROF", "SIGALRM", "SIGXCPU"}


class WorkerFault(Exception):
    """A worker can't be started."""

    def __init__(self, message: str, *, killed: bool = False) -> None:
        super().__init__(message)
        self.killed = killed
        """Somebody else ended it: another may well get ready."""


class WorkerProcess:
    """One confined process. Not for two threads at a time."""

    def __init__(self, limits: Limits, without: frozenset[str] = frozenset()) -> None:
        """Start it; `ready` waits. Linux kills it when the thread that calls this ends.

        Raises WorkerFault.
        """
        self._limits = limits
        self.layers: dict[str, str] = {}
        self.proved: dict[str, bool] = {}
        self.worked_ms = 0.0
        self.killed = False
        try:
            self._process = subprocess.Popen(
                command(limits, without),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment(),
                cwd=os.path.abspath(os.sep),
                close_fds=True,
                bufsize=0,
                start_new_session=True,
            )
        except OSError as error:
            raise WorkerFault(f"a worker can't be started: {error}") from error
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        # Owned by the pipes from now on, not by the file objects.
        writing, reading = (os.dup(f.fileno()) for f in (self._process.stdin, self._process.stdout))
        self._process.stdin.close()
        self._process.stdout.close()
        self._job = None if "confinement" in without else jobs.confine(self._process, limits)
        self.pipes: Pipes
        if hasattr(os, "set_blocking") and os.name == "posix":
            watch = resident.watch(self.pid, limits, self.kill)
            self.pipes = PolledPipes(writing, reading, watch)
        else:
            self.pipes = ThreadedPipes(writing, reading)

    @property
    def pid(self) -> int:
        return self._process.pid

    def ready(self) -> None:
        """Wait until it is confined. Raises WorkerFault."""
        try:
            said = checks.decoded(self.pipes.receive(monotonic() + START_SECONDS))
        except (Late, Ended, FrameFault, checks.Nonsense) as error:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(0.0 if isinstance(error, Late) else 1.0)
            killed = exit_name(self._process.returncode) == "SIGKILL"
            self.end()
            text = f"a worker didn't get ready: {type(error).__name__}"
            raise WorkerFault(text, killed=killed) from error
        if "trouble" in said:
            self.end()
            raise WorkerFault(f"a worker didn't get ready: {plain(str(said['trouble']))}")
        self.layers = {str(k): str(v) for k, v in said.get("layers", {}).items()}
        if self._job is not None:
            self.layers.update(self._job.layers)
        if resident.watched():
            self.layers["memory"] = f"watched by the game: {self._limits.memory_mib} MiB resident"
        self.proved = {str(k): v is True for k, v in said.get("proved", {}).items()}

    def alive(self) -> bool:
        """Whether it runs and may be asked."""
        return not self.killed and self._process.poll() is None

    def worn(self) -> bool:
        """Whether it has worked so much that it should be replaced while nobody waits."""
        return self.worked_ms > WORN_MS

    def ask(self, what: str, **parts: Any) -> Answer:
        """Ask "load", "can_use" or "execute". Kills it where no proper answer comes in time."""
        ident = secrets.randbits(52)  # not to be guessed, so nothing can be answered in advance
        began = perf_counter()
        try:
            body = msgspec.json.encode({"id": ident, "do": what, **parts})
        except UnicodeEncodeError:
            stage = "syntax" if what == "load" else "protocol"
            return Answer(fault=Fault(stage, "a text in it isn't proper (lone surrogates)"))
        if len(body) > BOUND:
            return Answer(fault=Fault("protocol", f"{len(body)} bytes are too many to ask"))
        try:
            deadline = monotonic() + self._limits.wall_ms / 1000
            self.pipes.send(body, deadline)
            answer = checks.answer(self.pipes.receive(deadline), what, ident)
        except Late:
            answer = self._failed("timeout", f"no answer within {self._limits.wall_ms:g} ms")
        except (checks.Nonsense, FrameFault) as error:
            answer = self._failed("protocol", str(error))
        except Ended:
            answer = self._ended(what)
        ms = (perf_counter() - began) * 1000
        self.worked_ms += ms
        if answer.fault is not None and answer.fault.stage == "died":
            self.kill()
        return msgspec.structs.replace(answer, ms=ms)

    def _failed(self, stage: str, message: str) -> Answer:
        self.kill()
        return Answer(fault=Fault(stage, message))

    def _ended(self, what: str) -> Answer:
        """The pipe ended: by a timer's signal, or by something worse."""
        self.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        name = exit_name(self._process.returncode)
        if name in TIMERS:
            limit = self._limits.load_ms if what == "load" else self._limits.call_ms
            return Answer(fault=Fault("timeout", f"it took longer than {limit:g} ms"))
        return Answer(fault=Fault("died", f"its process ended ({name})"))

    def kill(self) -> None:
        """End it at once; `end` clears up. Harmless when it has ended."""
        self.killed = True
        with suppress(OSError):
            self._process.kill()

    def end(self) -> None:
        """Kill it and wait until nothing of it is left."""
        self.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        self.pipes.close()
        if self._job is not None:
            self._job.close()


def exit_name(code: int | None) -> str:
    """How a process ended, in a word.

    >>> exit_name(-9), exit_name(3), exit_name(None)
    ('SIGKILL', 'code 3', 'unknown')
    """
    if code is None:
        return "unknown"
    if code < 0:
        import signal

        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"code {code}"


def command(limits: Limits, without: frozenset[str]) -> list[str]:
    """The command line of a worker: nothing of the user's site or folder is looked at.

    `-s -P -S` with an environment of our own is what `-I -S` means, save that it obeys
    PYTHONHASHSEED, without which the order of sets would differ from worker to worker.
    """
    found = find_spec("RestrictedPython")
    if found is None or not found.submodule_search_locations:
        raise WorkerFault("RestrictedPython isn't installed")
    order = {
        "restricted": str(found.submodule_search_locations[0]),
        "parent": os.getpid(),
        "limits": msgspec.to_builtins(limits),
        "without": sorted(without),
    }
    # On Windows a virtual environment's python.exe starts another, which a kill would miss.
    python = getattr(sys, "_base_executable", sys.executable) if os.name == "nt" else sys.executable
    return [python, "-s", "-P", "-S", "-B", "-X", "utf8", str(ENTRY), json.dumps(order)]


def environment() -> dict[str, str]:
    """What a worker finds in its environment."""
    kept = {"PYTHONHASHSEED": "0"}
    if os.name == "nt" and "SYSTEMROOT" in os.environ:
        kept["SYSTEMROOT"] = os.environ["SYSTEMROOT"]  # without it, nothing starts
    return kept
