"""The keeper: a thread that starts workers, keeps spares ready, and buries the dead.

All workers are started by this one thread: Linux ends a worker with the thread that started it.
"""

from __future__ import annotations

import compileall
import sys
import threading
from time import monotonic

from game.sandbox.answers import Limits
from game.sandbox.process import ENTRY, START_SECONDS, WorkerFault, WorkerProcess

TRIES = 3
"""Workers in a row that don't get ready, before it is said that none will."""
RETRY_SECONDS = 5.0
"""Before another try after that."""


class Keeper:
    """Hands out fresh workers, and takes back what is to be ended."""

    def __init__(self, limits: Limits, without: frozenset[str] = frozenset()) -> None:
        self._limits, self._without = limits, without
        self._changed = threading.Condition()
        self._spares: list[WorkerProcess] = []
        self._wanted = 0  # by threads that wait
        self._done: list[WorkerProcess] = []
        self._failures = 0
        self._trouble = ""
        self._resting_until = 0.0
        self._closed = False
        self._thread: threading.Thread | None = None
        self.layers: dict[str, str] = {}
        self.proved: dict[str, bool] = {}

    @property
    def ready(self) -> bool:
        """Whether a spare is there."""
        return bool(self._spares)

    def take(self) -> WorkerProcess:
        """A worker that nobody has used, waiting for one if need be. Raises WorkerFault."""
        deadline = monotonic() + START_SECONDS
        with self._changed:
            self._start()
            self._wanted += 1
            self._changed.notify_all()
            try:
                while True:
                    while self._spares:
                        worker = self._spares.pop(0)
                        if worker.alive():
                            return worker
                        self._done.append(worker)  # somebody killed it as it waited
                        self._changed.notify_all()
                    if self._closed:
                        raise WorkerFault("the sandbox is closed")
                    if self._trouble:
                        raise WorkerFault(self._trouble)
                    if not self._changed.wait(max(0.0, deadline - monotonic())):
                        raise WorkerFault("no worker got ready in time")
            finally:
                self._wanted -= 1
                self._changed.notify_all()  # a spare is missing now

    def meet(self) -> None:
        """Wait until some worker has got ready and told its layers. Raises WorkerFault."""
        deadline = monotonic() + START_SECONDS
        with self._changed:
            self._start()
            while not self.layers:
                if self._closed:
                    raise WorkerFault("the sandbox is closed")
                if self._trouble:
                    raise WorkerFault(self._trouble)
                if not self._changed.wait(max(0.0, deadline - monotonic())):
                    raise WorkerFault("no worker got ready in time")

    def give_back(self, worker: WorkerProcess) -> None:
        """A worker in which nothing of an ability's has run: the next may have it."""
        with self._changed:
            enough = len(self._spares) > self._limits.spares + self._wanted
            if worker.alive() and not self._closed and not enough:
                self._spares.append(worker)
            else:
                self._done.append(worker)
            self._changed.notify_all()

    def end(self, worker: WorkerProcess) -> None:
        """Kill a worker; waiting for its end is left to the thread."""
        worker.kill()
        with self._changed:
            self._done.append(worker)
            self._changed.notify_all()

    def warm(self) -> None:
        """Have spares made, without waiting for them."""
        with self._changed:
            self._start()

    def close(self) -> None:
        """End every worker that is here, and the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(START_SECONDS + 5)

    def _start(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._keep, name="sandbox-keeper", daemon=True)
            self._thread.start()

    def _keep(self) -> None:
        if not sys.dont_write_bytecode:  # workers never write it, and start twice as fast with it
            compileall.compile_dir(ENTRY.parent, quiet=2)
        while True:
            with self._changed:
                while not self._closed and not self._done and not self._missing():
                    self._changed.wait(1.0 if self._trouble else None)
                closed, done = self._closed, self._done
                self._done = []
                missing = self._missing() and not closed
                if closed:
                    done += self._spares
                    self._spares = []
            if missing:
                self._add()
            for worker in done:
                worker.end()
            if closed:
                with self._changed:
                    if not self._done:
                        return

    def _missing(self) -> bool:
        if monotonic() < self._resting_until:
            return False
        # One at least: a worker must have been met to say what protects this machine.
        return len(self._spares) < max(1, self._limits.spares) + self._wanted

    def _add(self) -> None:
        worker: WorkerProcess | None = None
        trouble, killed = "", False
        try:
            worker = WorkerProcess(self._limits, self._without)
            worker.ready()
        except WorkerFault as fault:
            worker, trouble, killed = None, str(fault), fault.killed
        with self._changed:
            if not killed:
                self._failures = self._failures + 1 if trouble else 0
            self._trouble = trouble if self._failures >= TRIES else ""
            self._resting_until = monotonic() + RETRY_SECONDS if self._trouble else 0.0
            if worker is not None:
                self.layers, self.proved = worker.layers, worker.proved
                self._spares.append(worker)
            self._changed.notify_all()
