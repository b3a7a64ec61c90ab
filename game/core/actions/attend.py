"""Attend: go where one is invited, when it is due, and stay a while."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.actions.offering import way
from game.core.change import change
from game.core.components import NEED_MAX, Intent
from game.core.events import Attended
from game.core.grid import distance
from game.core.observation import Affordance
from game.core.occasions import PARTY, host_of, knows_of
from game.core.view import View
from game.core.world import World

SPREAD = 4
"""Tiles around the place within which one is there."""
PER_TILE, EARLY = 7, 60
"""Ticks that a tile of the way takes at most, and how long before the hour one may come."""
STAY, SPELLS, COMPANY = 20, 1, 20
"""Ticks of one spell of staying, how many make a stay, and the company that each gives."""


def offers(view: View) -> Iterable[Affordance]:
    """Every party that one knows of, from when it is time to leave until it is over."""
    world = view.world
    for number, party in world.occasions.items():
        if party.kind != PARTY or not knows_of(world, view.agent, party):
            continue
        far = distance(view.x, view.y, party.x, party.y)
        if world.tick < party.due - EARLY - PER_TILE * far:
            continue
        host = host_of(world, party)
        whose = "your own" if host == view.agent else f"{world.label(host)}'s"
        if far <= SPREAD:
            text = f"stay at {whose} party"
        else:
            text = f"go to {whose} party, {way(view, party.x, party.y, far)}"
        yield Affordance(
            key=f"attend fact_{number}",
            action="attend",
            text=text,
            target=0,
            kind="party",
            distance=far,
            x=party.x,
            y=party.y,
            fact=number,
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Only what one knows of and is not over."""
    party = world.occasions.get(intent.fact)
    if party is None or party.kind != PARTY:
        return "it is over"
    return "" if knows_of(world, agent, party) else "they know of no such thing"


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Near the place: a crowd needs room."""
    party = world.occasions.get(intent.fact)
    return Aim(party.x, party.y, SPREAD) if party else None


def perform(world: World, agent: int, intent: Intent) -> int:
    """Be there; from the hour on one counts as having come."""
    party, mind = world.occasions[intent.fact], world.mind[agent]
    if agent not in party.came and world.tick >= party.due - EARLY:
        change(world.occasions, intent.fact, came={**party.came, agent: world.tick})
        host = host_of(world, party)
        if agent != host:
            world.emit(Attended(agent=agent, host=host, fact=intent.fact, cause=mind.cause))
    needs = world.needs[agent]
    change(world.needs, agent, company=min(NEED_MAX, needs.company + COMPANY))
    return DONE if mind.rounds >= SPELLS else STAY


ACTION = Action("attend", offers, refuse, perform, aim, takes=2, posture="among people")
