"""Lives: what becomes of one village with one mind, in figures."""

from collections.abc import Iterable
from time import process_time

from game.ai.llm_manager import LLMManager
from game.benches.table import Row
from game.core.relations import FOE, FRIEND
from game.core.world import World
from game.measures.network import acquaintance, density
from game.measures.wealth import gini, wealth
from game.session import Session

LOOK = 50
"""Ticks between two looks at who has achieved what: the dead take it with them."""


def live(session: Session, minds: LLMManager, ticks: int) -> Row:
    """Let a village live for so long; the figures of its end. Lockstep with a model."""
    world, began = session.world, process_time()
    session.observers.append(minds.on_report)
    people, achieved = list(world.agents), dict[int, int]()
    for tick in range(ticks):
        session.tick()
        minds.lockstep_wait()
        if tick % LOOK == LOOK - 1 or tick == ticks - 1:
            achieved |= {agent: len(world.skills[agent].firsts) for agent in world.agents}
    return {
        "alive_percent": 100 * sum(map(world.alive, people)) / len(people),
        **_possessions(world),
        **_ties(world),
        "achieved": sum(achieved.values()) / len(people),
        "village_of_22": len(world.firsts),
        "cpu_s": process_time() - began,
    }


def _possessions(world: World) -> Row:
    """Coins that all of somebody's things are worth, in the mean, and how evenly."""
    owned = list(wealth(world).values())
    return {"wealth": _mean(owned) / 100, "gini": gini(owned)}


def _ties(world: World) -> Row:
    """Friends and foes of each among the living, and how many know each other."""
    living = set(world.agents)
    views = [
        [its.opinion for other, its in world.beliefs[agent].relations.items() if other in living]
        for agent in world.agents
    ]
    return {
        "friends": _mean([sum(o >= FRIEND for o in opinions) for opinions in views]),
        "foes": _mean([sum(o <= FOE for o in opinions) for opinions in views]),
        "density": density(acquaintance(world)),
    }


def _mean(figures: Iterable[float]) -> float:
    known = list(figures)
    return sum(known) / len(known) if known else 0.0
