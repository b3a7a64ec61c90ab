"""Scenarios: worlds that somebody has thought out, in a file.

A file is found, read with a line for each value, held against what the game knows, and
built into a world. Nothing here is needed once a world runs: what is still to happen is
part of its state. The world on disk is made in `world_setup`.
"""

from game.scenarios.building import build
from game.scenarios.faults import Fault, ScenarioError
from game.scenarios.finding import available
from game.scenarios.loading import Scenario, load_scenario, read_scenario

__all__ = [
    "Fault",
    "Scenario",
    "ScenarioError",
    "available",
    "build",
    "load_scenario",
    "read_scenario",
]
