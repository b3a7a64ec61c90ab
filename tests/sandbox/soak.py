"""Calls interleaved with kills: no answer is lost, and no process is left behind.

By hand, at length: `.venv/bin/python -m tests.sandbox.soak 1000 100`.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from game.sandbox import Answer, Sandbox

GOOD = """
class Good{n}(Ability):
    def execute(self, agent, world, value=0, **kwargs):
        return [{{"kind": "say", "n": value * 2 + {n}}}]
"""
BAD = "class Bad(Ability):\n    def execute(self, agent, world):\n        while True: pass\n"
HOST = """
import threading, time
from game.sandbox import Limits, Sandbox
box = Sandbox(Limits(spares=2, call_ms=10 ** 6, wall_ms=10 ** 6))
for n in range(3):
    source = f"class A{n}(Ability):\\n    def execute(self, a, w): return []\\n"
    assert box.call(source, "execute", {}, {}, {}, 1).value == []
endless = "class Endless(Ability):\\n    def execute(self, a, w):\\n        while True: pass\\n"
threading.Thread(target=box.call, args=(endless, "execute", {}, {}, {}, 1)).start()
time.sleep(0.3)
print("up", flush=True)
time.sleep(600)
"""


def soak(box: Sandbox, calls: int, kills: int, threads: int = 4) -> Counter[str]:
    """Call good abilities from several threads while others loop and workers are killed.

    Counts "good", "wrong", and the stages of faults; and "killed" workers.
    """
    counts = Counter[str]()
    lock = threading.Lock()
    working = threading.Event()
    working.set()

    def count(word: str) -> None:
        with lock:
            counts[word] += 1

    def call(first: int) -> None:
        for n in range(first, calls, threads):
            kind = n % 5
            source = GOOD.format(n=kind)
            answer = box.call(source, "execute", {"id": 1}, {}, {"value": n}, seed=n)
            count(_word(answer, n * 2 + kind))
            if n % (calls * 2 // kills) == 0:  # half of the kills are the sandbox's own
                late = box.call(BAD, "execute", {}, {}, {}, seed=n)
                count(late.fault.stage if late.fault else "wrong")

    def kill() -> None:
        chance = random.Random(1)
        for _ in range(kills // 2):
            workers = children()
            if workers:
                victim = chance.choice(sorted(workers))
                try:
                    os.kill(victim, signal.SIGKILL)
                    count("killed")
                except ProcessLookupError:
                    pass
            time.sleep(0.01)
            if not working.is_set():
                return

    callers = [threading.Thread(target=call, args=(n,)) for n in range(threads)]
    killer = threading.Thread(target=kill)
    for thread in (*callers, killer):
        thread.start()
    for thread in callers:
        thread.join()
    killer.join()
    return counts


def _word(answer: Answer, wanted: int) -> str:
    if answer.fault is not None:
        return f"{answer.fault.stage}: {answer.fault.message}"
    return "good" if answer.value == [{"kind": "say", "n": wanted}] else "wrong"


def children(of: int | None = None) -> set[int]:
    """The processes that a process has started, ended ones not yet buried among them."""
    of = os.getpid() if of is None else of
    found = set()
    for task in Path(f"/proc/{of}/task").iterdir():
        try:
            found |= {int(word) for word in (task / "children").read_text().split()}
        except OSError:
            continue  # that thread has just ended
    return found


def killed_host() -> set[int]:
    """Start a host with workers and kill it: the workers that it had."""
    host = subprocess.Popen([sys.executable, "-c", HOST], stdout=subprocess.PIPE)
    assert host.stdout is not None
    assert host.stdout.readline() == b"up\n"
    workers = children(host.pid)
    host.kill()
    host.wait()
    host.stdout.close()
    return workers


def running(workers: set[int]) -> set[int]:
    """Those that still run. A process that has ended and isn't buried yet doesn't."""
    found = set()
    for pid in workers:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            continue
        if state not in "ZX":
            found.add(pid)
    return found


if __name__ == "__main__":
    sandbox = Sandbox()
    began = time.perf_counter()
    print(dict(soak(sandbox, int(sys.argv[1]), int(sys.argv[2]))))
    sandbox.close()
    print(f"{time.perf_counter() - began:.1f} s; left behind: {children()}")
    had = killed_host()
    time.sleep(0.5)
    print(f"a killed host had {len(had)} workers; left: {running(had)}")
