"""A worker's life: warm up, be confined, prove it, say so, and only then take a source."""

from __future__ import annotations

import gc
import json
import sys
import warnings
from typing import Any

from . import frames, serve
from .ability import Ability
from .confine import confine
from .prove import prove

WARM = '''
class Warm(Ability):
    """Touches what an ability may touch, so that nothing is left to be loaded later."""
    energy_cost = 1
    def execute(self, agent, world, **kwargs):
        found = sorted((a.name, math.hypot(*a.pos)) for a in world.agents if a.health > 0)
        try:
            self.total = {"n": 0}
            self.total["n"] += rng.randint(1, 6)
            [][1]
        except IndexError as error:
            return [{"kind": "say", "text": f"{found} {error} {0.5:.1f}"}]
'''
SEEN = {"agents": [{"name": "a", "pos": [3, 4], "health": 1}]}


def start(order: dict[str, Any]) -> None:
    """Run as the worker that the order describes (`entry.py`). Raises OSError."""
    warnings.simplefilter("ignore")  # a warning's text would be looked up in files
    reading, writing = serve.private_pipes()
    try:
        said: dict[str, Any] = _prepare(order, reading, writing)
    except Exception as error:  # noqa: BLE001 - told to the game, and then it is over
        said = {"trouble": f"{type(error).__name__}: {error}"[:300]}
    frames.write(writing, json.dumps(said).encode())
    if "trouble" not in said:
        guarded = "policy" not in order["without"]
        serve.Server(order["limits"], guarded=guarded).serve(reading, writing)


def _prepare(order: dict[str, Any], reading: int, writing: int) -> dict[str, Any]:
    warm = Ability(WARM)
    warm.manifest()
    warm.call("execute", {"id": 1}, json.loads(json.dumps(SEEN)), {}, 1)
    serve.Server(order["limits"], guarded=True).answer({"do": "load", "source": "oh no"})
    gc.collect()
    gc.freeze()
    sys.path.clear()
    if "confinement" in order["without"]:
        layers = {"confinement": "off"}
    else:
        layers = confine(order["parent"], order["limits"], reading, writing)
    return {"layers": layers, "proved": prove()}
