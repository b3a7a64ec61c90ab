"""Patrol: walk the edge of the village by night, answer an alarm, stand by the market."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.actions.offering import things, way
from game.core.components import Intent
from game.core.events import KeptWatch
from game.core.grid import distance
from game.core.guarding import EDGE, SIDES, is_guard, on_duty, post_of, raid_side
from game.core.observation import Affordance
from game.core.view import View
from game.core.world import World

ROUND, ALARM, MARKET = "round", "alarm", "market"
FAR = 34
"""Tiles from which one still answers an alarm."""
TURN = 300
"""Ticks after which a round goes on to the next side."""
STAND, SPELLS = 30, 2
"""Ticks of one spell of watching, and how many there are at a post."""
NEAR, BY_STALL = 2, 3
"""How near to its aim an alarm is answered, and how near to the stall one stands."""


def offers(view: View) -> Iterable[Affordance]:
    """To whoever was called by an alarm; a post by night and the market by day, to guards."""
    world, agent = view.world, view.agent
    mind = world.mind[agent]
    if mind.deed == ALARM and mind.by in world.creature:
        at = world.position[mind.by]
        far = distance(view.x, view.y, at.x, at.y)
        if far <= FAR:
            kind = world.kind[mind.by].replace("_", " ")
            text = f"go where the alarm was raised against the {kind} {way(view, at.x, at.y, far)}"
            yield _to(
                view, f"answer the alarm at {kind}_{mind.by}", text, at.x, at.y, ALARM, mind.by
            )
    if not is_guard(world, agent):
        return
    if world.rules.is_night(world.tick):
        side = _side(world, agent)
        post = post_of(world, agent, side)
        if post is not None:
            text = f"keep watch at the {side} edge of the village"
            yield _to(view, f"patrol the {side}", text, *post, ROUND)
        return
    stall = next(things(view, world.purposes.stalls, each=1), None)
    if stall is not None:
        text = f"stand guard by the market {way(view, stall.x, stall.y, stall.distance)}"
        yield _to(view, "guard the market", text, stall.x, stall.y, MARKET, stall.entity)


def _side(world: World, agent: int) -> str:
    """Where to watch now: every other turn where raiders came from of late, else all in turn."""
    turn = world.tick // TURN + agent
    raided = raid_side(world, agent)
    return raided if raided and turn % 2 else SIDES[turn // 2 % 4][0]


def _to(view: View, key: str, text: str, x: int, y: int, topic: str, target: int = 0) -> Affordance:
    duty = on_duty(view.world, view.agent)
    return Affordance(
        key=key,
        action="patrol",
        text=text + (", as the watch is paid for" if duty else ""),
        target=target,
        kind="watch" if duty else "guard" if is_guard(view.world, view.agent) else "",
        distance=distance(view.x, view.y, x, y),
        x=x,
        y=y,
        topic=topic,
    )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """An alarm is over when its raider is gone; a post must be inside the world."""
    if intent.topic not in (ROUND, ALARM, MARKET):
        return "that is no round"
    if intent.topic == ALARM and intent.target not in world.creature:
        return "the danger is over"
    if intent.topic == MARKET and intent.target not in world.market:
        return "there is no stall there"
    return "" if world.grid.inside(intent.x, intent.y) else "that is outside the world"


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Near the post; of an alarm, where the raider is by now."""
    if intent.topic == ALARM:
        at = world.position.get(intent.target)
        return Aim(at.x, at.y, NEAR) if at else None
    return Aim(intent.x, intent.y, BY_STALL if intent.topic == MARKET else NEAR)


def perform(world: World, agent: int, intent: Intent) -> int:
    """Stand there and look out for a while; whoever answered an alarm thinks again at once."""
    mind = world.mind[agent]
    if intent.topic == ALARM:
        return DONE
    if mind.rounds == 0:
        here = world.position[agent]
        by_market = intent.topic == MARKET
        where = "by the market" if by_market else f"at the edge, {EDGE} steps from home"
        world.emit(KeptWatch(agent=agent, where=where, x=here.x, y=here.y, cause=mind.cause))
        if on_duty(world, agent):
            world.town.kept = {**world.town.kept, agent: world.tick}
    return STAND if mind.rounds < SPELLS else DONE


ACTION = Action("patrol", offers, refuse, perform, aim, posture="on guard")
