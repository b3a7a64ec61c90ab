"""Taking up an intent: from a mind's answer to a body that walks or works."""

from game.core.actions import ACTIONS
from game.core.components import Intent, Mind
from game.core.events import Decided
from game.core.grid import distance
from game.core.minding import ORDINARY, PAUSE, ask, leave, refused, same_aim
from game.core.statuses import hinders
from game.core.world import World


def take_up(world: World, agent: int, intent: Intent, ticket: int, who: str, standin: bool) -> None:
    """Begin an intent, or refuse it with a reason that the agent sees."""
    mind = world.mind[agent]
    if mind.intent is not None and same_aim(mind.intent, intent) and mind.stage != "idle":
        mind.provisional = standin
        mind.started = world.tick
        return
    action = ACTIONS.get(intent.action)
    reason = action.refuse(world, agent, intent) if action else "nobody knows how to do that"
    if not reason and agent in world.statuses:
        reason = hinders(world, agent, intent.action)
    if action is None or reason:
        # The running intent goes on: a bad idea costs nothing but the asking.
        refused(world, agent, intent, reason)
        if mind.intent is None:
            mind.ready_at = max(mind.ready_at, world.tick + PAUSE)
            ask(world, agent, f"could not {intent.action}: {reason}", ORDINARY)
        return
    leave(world, agent, "to do something else")
    mind.cause = world.emit(
        Decided(
            agent=agent,
            ticket=ticket,
            action=intent.action,
            why=intent.why,
            mind=who,
            provisional=standin,
            target=intent.target,
            cause=mind.cause,
        )
    )
    mind.intent = intent
    mind.provisional = standin
    mind.started = world.tick
    mind.rounds = mind.blocked = 0
    mind.path.clear()
    begin(world, agent, mind)


def begin(world: World, agent: int, mind: Mind) -> None:
    """Set the intent's stage: walk if its place is out of reach, else do it."""
    assert mind.intent is not None
    action = ACTIONS[mind.intent.action]
    if within_reach(world, agent, mind.intent):
        mind.stage = "doing"
        motion = world.motion.get(agent)
        arrives = motion.arrive if motion else 0
        mind.ready_at = max(world.tick, arrives) + action.takes
    else:
        mind.stage = "walking"
        mind.ready_at = max(world.tick, mind.ready_at if world.motion.get(agent) else 0)


def within_reach(world: World, agent: int, intent: Intent) -> bool:
    """Whether the agent stands where the intent can be done."""
    aim = ACTIONS[intent.action].aim(world, agent, intent)
    if aim is None:
        return True
    here = world.position[agent]
    return distance(here.x, here.y, aim.x, aim.y) <= aim.reach
