"""Actions: those who are where they wanted to be do what they came for.

Writes whatever the action's `perform` writes, and Mind.
"""

from collections.abc import Iterator

from game.core.actions import ACTIONS
from game.core.actions.action import DONE
from game.core.change import change
from game.core.statuses import hinders, stilled
from game.core.taking_up import begin, done, gave_up, within_reach
from game.core.world import World

HELD = 3
"""Ticks after which somebody who can do nothing tries again."""
SLICE = 12
"""Who have had their turn, after which the rest can wait."""


def actions(world: World) -> Iterator[None]:
    """Perform every act that is due, in id order; each sees what those before it did."""
    tick, begun = world.tick, 0
    minds = world.mind
    for agent in list(world.agents):
        mind = minds.get(agent)
        if mind is None or mind.ready_at > tick or mind.stage != "doing":
            continue
        if begun and not begun % SLICE:
            yield
        begun += 1
        intent = mind.intent
        assert intent is not None
        action = ACTIONS[intent.action]
        if agent in world.statuses:
            if stilled(world, agent):
                change(world.mind, agent, ready_at=tick + HELD)
                continue
            if hindered := hinders(world, agent, intent.action):
                gave_up(world, agent, hindered)
                continue
        reason = action.refuse(world, agent, intent)
        if reason and mind.rounds and intent.action == "use":
            done(world, agent)  # as much of it as there was
            continue
        if reason:
            gave_up(world, agent, reason)
            continue
        if not within_reach(world, agent, intent):
            begin(world, agent)  # they moved: go after them
            continue
        wait = action.perform(world, agent, intent)
        if not world.alive(agent) or world.mind[agent].intent is not intent:
            continue
        if wait == DONE:
            done(world, agent)
        else:
            change(world.mind, agent, rounds=world.mind[agent].rounds + 1, ready_at=tick + wait)
