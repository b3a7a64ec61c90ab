"""The sandbox as the game has it: sources and plain data in, answers out.

Every ability has a worker of its own. Those used last stay loaded, a spare waits for the next,
and what fails is killed and replaced in the background, so that nobody waits for it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from hashlib import sha256
from importlib import metadata
from time import perf_counter
from typing import Any

from msgspec.structs import replace

from game.sandbox.answers import Answer, Fault, Limits
from game.sandbox.keeper import Keeper
from game.sandbox.process import WorkerFault, WorkerProcess

METHODS = ("can_use", "execute")
CLEAN = ("syntax", "policy")
"""Stages at which nothing of a source has run, so that the worker is as good as new."""


class _Slot:
    """An ability's place: its worker, while it has one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.worker: WorkerProcess | None = None
        self.loaded = Answer()
        self.gone = False
        """Made room for another; whoever finds it so looks for the place anew."""


class Sandbox:
    """Runs abilities where they can do no harm. May be used by several threads at once.

    Nothing that an ability does raises here: an Answer has its value or its Fault.
    """

    def __init__(
        self, limits: Limits | None = None, *, without: frozenset[str] = frozenset()
    ) -> None:
        """Start nothing yet. `without` takes away "policy" or "confinement": for tests of the
        other layers only."""
        self._limits = limits or Limits()
        self._without = without
        self._keeper = Keeper(self._limits, without)
        self._lock = threading.Lock()
        self._slots: OrderedDict[str, _Slot] = OrderedDict()
        self._trusted: frozenset[str] = frozenset()
        self.only_confined = False
        """Refuse what isn't trusted where nothing confines it, as for worlds of strangers."""

    def load(self, source: str) -> Answer:
        """Compile a source and run its module; the value is its manifest:

        {"name", "purpose", "energy_cost", "cooldown", "parameters", "expects", "tests"}
        """
        began = perf_counter()
        return _timed(self._with(source, lambda slot: slot.loaded), began)

    def call(
        self,
        source: str,
        method: str,
        agent: dict[str, Any],
        world: dict[str, Any],
        kwargs: dict[str, Any],
        seed: int,
    ) -> Answer:
        """Call "can_use" (a bool) or "execute" (a list of dicts, not yet effects).

        `agent`, `world` and `kwargs` are plain JSON data, 64 KiB in all. Raises ValueError for
        another method.
        """
        if method not in METHODS:
            raise ValueError(f"there is no method {method}: {', '.join(METHODS)}")
        began = perf_counter()

        def ask(slot: _Slot) -> Answer:
            assert slot.worker is not None
            return slot.worker.ask(method, agent=agent, world=world, kwargs=kwargs, seed=seed)

        return _timed(self._with(source, ask), began)

    @property
    def confined(self) -> bool:
        """Whether a worker has proved that it can reach no file, network or process.

        False before the first worker is ready. Where it stays so, the language policy alone
        stands between an ability and this machine: no code from others should run.
        """
        proved = self._keeper.proved
        return bool(proved) and all(proved.values())

    def trust(self, sources: Iterable[str]) -> None:
        """Let these, the game's own, run although `only_confined` holds."""
        self._trusted = frozenset(map(_digest, sources))

    @property
    def ready(self) -> bool:
        """Whether a worker stands ready, so that an ability's first use waits for none."""
        return self._keeper.ready

    def warm(self) -> None:
        """Have a worker made ready in the background."""
        self._keeper.warm()

    def layers(self) -> dict[str, str]:
        """What protects this machine on this system, layer by layer; starts a worker if none
        has been."""
        try:
            self._keeper.meet()
        except WorkerFault as fault:
            return {"worker": f"none: {fault}"}
        version = metadata.version("RestrictedPython")
        policy = (
            "off"
            if "policy" in self._without
            else f"by allow-list, over RestrictedPython {version}"
        )
        found = {"policy": policy, "process": "of its own, no environment, no files handed on"}
        found.update(self._keeper.layers)
        for what, refused in self._keeper.proved.items():
            found[what] = "refused (tried)" if refused else "POSSIBLE: the policy alone prevents it"
        return found

    def close(self) -> None:
        """End every worker."""
        with self._lock:
            slots = list(self._slots.values())
            self._slots.clear()
        for slot in slots:
            self._empty(slot)
        self._keeper.close()

    def _with(self, source: str, use: Callable[[_Slot], Answer]) -> Answer:
        """Do something with an ability's loaded worker, or tell why it has none."""
        digest = _digest(source)
        if self.only_confined and digest not in self._trusted:
            self.layers()  # waits until a worker has tried
            if not self.confined:
                return Answer(fault=Fault("policy", STRANGE))
        while True:
            slot = self._slot(digest)
            with slot.lock:
                if slot.gone:
                    continue
                answer = self._used(slot, source, use)
                if slot.worker is None:  # makes room: others keep theirs
                    slot.gone = True
                    with self._lock:
                        if self._slots.get(digest) is slot:
                            del self._slots[digest]
                return answer

    def _used(self, slot: _Slot, source: str, use: Callable[[_Slot], Answer]) -> Answer:
        # A second time where the worker was killed from outside, by no fault of the
        # ability's: nothing that it can do itself ends a process by SIGKILL.
        for _ in range(2):
            fault = self._fill(slot, source)
            if fault is not None:
                return fault
            answer = use(slot)
            self._look_after(slot)
            if answer.fault is None or answer.fault.message != KILLED:
                break
        return answer

    def _slot(self, digest: str) -> _Slot:
        with self._lock:
            slot = self._slots.setdefault(digest, _Slot())
            self._slots.move_to_end(digest)
            old = []
            while len(self._slots) > self._limits.workers:
                old.append(self._slots.popitem(last=False)[1])
        for other in old:
            self._empty(other)
        return slot

    def _fill(self, slot: _Slot, source: str) -> Answer | None:
        """Give a slot a loaded worker; the answer with its fault where that fails."""
        if slot.worker is not None and slot.worker.alive():
            return None
        if slot.worker is not None:
            self._keeper.end(slot.worker)
            slot.worker = None
        for _ in range(2):
            try:
                worker = self._keeper.take()
            except WorkerFault as fault:
                return Answer(fault=Fault("died", str(fault)))
            answer = worker.ask("load", source=source)
            if answer.fault is None:
                slot.worker, slot.loaded = worker, answer
                return None
            if answer.fault.stage in CLEAN:
                self._keeper.give_back(worker)
            else:
                self._keeper.end(worker)
            if answer.fault.message != KILLED:
                break
        return answer

    def _look_after(self, slot: _Slot) -> None:
        """After a use: what has died or worked long enough is replaced at the next."""
        worker = slot.worker
        if worker is not None and (not worker.alive() or worker.worn()):
            self._keeper.end(worker)
            slot.worker = None

    def _empty(self, slot: _Slot) -> None:
        with slot.lock:
            slot.gone = True
            if slot.worker is not None:
                self._keeper.end(slot.worker)
                slot.worker = None


KILLED = "its process ended (SIGKILL)"
STRANGE = "not run: the world is a stranger's, and this system can't confine its code"


def _digest(source: str) -> str:
    return sha256(source.encode(errors="surrogatepass")).hexdigest()


def _timed(answer: Answer, began: float) -> Answer:
    return replace(answer, ms=(perf_counter() - began) * 1000)
