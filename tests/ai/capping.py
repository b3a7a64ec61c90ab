"""A run against a server that reports costs: whatever happens, no more is charged than the cap.

The server charges by its own price list, is slow, and now and then charges for an answer that
never arrives. Used by the test beside it, and by tools/cap_check.py for many runs.
"""

import json
from dataclasses import dataclass
from random import Random
from threading import Lock
from time import monotonic, sleep

from game.ai.providers.openrouter import OpenRouter
from game.config import Secret
from tests.ai import loopback as faults
from tests.ai.loopback import Line, Loopback, Seen, completion, decision
from tests.ai.worlds import Village

MODEL = "test/model"
PROMPT, COMPLETION = 1.0, 4.0
"""Millionths of a dollar for a token read, and for one written."""
WORKERS, AGENTS = 8, 12
LEAST, MOST = 12_000, 200_000
"""Between what the caps are drawn, in millionths of a dollar."""
LONGEST = 6.0
"""Seconds after which a run ends that has not used up its cap."""


@dataclass
class Capped:
    """What became of one run; money in millionths of a dollar."""

    cap: int
    charged: int
    """By the server, also for what never arrived."""
    billed: int
    """As the governor has it."""
    calls: int
    most: int
    """Requests under way at once."""
    ended: bool
    """The cap was reached."""


class Till:
    """A server's behaviour: slow, dear, and not always reliable."""

    def __init__(self, chance: Random) -> None:
        self.charged = 0.0
        self._chance = chance
        self._lock = Lock()

    def __call__(self, line: Line, seen: Seen) -> None:
        chance = self._chance
        with self._lock:
            fate, delay = chance.random(), chance.uniform(0.005, 0.06)
            read = len(json.dumps(seen.body["messages"])) // 4
            written = chance.randrange(20, 901)
            cost = read * PROMPT + written * COMPLETION
            keys = seen.keys if "choice" in seen.properties else [""]
            choice = chance.choice(keys)
            if fate >= 0.05:
                self.charged += cost
        if fate < 0.05:
            faults.status(500)(line, seen)
            return
        if not line.pause(delay):
            return
        if fate < 0.10:
            faults.reset(line, seen)
            return
        if fate < 0.12:
            faults.hang(line, seen)
            return
        usage = {"prompt_tokens": read, "completion_tokens": written, "cost": cost / 1e6}
        said = completion(decision(seen, choice), model=MODEL, usage=usage)
        line.reply(json.dumps(said).encode())


def run(seed: int) -> Capped:
    """One run with a cap of its own."""
    chance = Random(seed)
    cap = chance.randrange(LEAST, MOST)
    till = Till(chance)
    with Loopback(till) as server:
        server.prices = {
            MODEL: {"prompt": f"{PROMPT / 1e6:.8f}", "completion": f"{COMPLETION / 1e6:.8f}"}
        }
        provider = OpenRouter(
            server.url, Secret("none"), MODEL, openrouter=True, paid=True, workers=WORKERS
        )
        village = Village(
            provider,
            agents=AGENTS,
            workers=WORKERS,
            max_concurrent=WORKERS,
            deadline=0.4,
            patience_ms=50,
            cache_behaviors=False,
            budget_usd=cap / 1e6,
        )
        manager = village.manager
        manager.days.on = True
        end = monotonic() + LONGEST
        ended = False
        while monotonic() < end and not ended:
            village.tick()
            manager.poll()
            ended = manager.governor.unreserved() and manager.governor.refusal() == "budget_usd"
            sleep(0.001)
        manager.shutdown()
        return Capped(
            cap, round(till.charged), manager.governor.spent_micro, len(server.asked), server.most,
            ended,
        )  # fmt: skip
