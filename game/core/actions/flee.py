"""Flee: run from somebody, faster than they walk."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.components import Intent
from game.core.events import Fled
from game.core.grid import NEIGHBOURS, distance
from game.core.observation import Affordance, Seen
from game.core.view import View
from game.core.world import World

FAR = 13
"""Tiles to put between oneself and the other."""
NEAR = 9
"""Nobody flees from somebody further off than this."""


def offers(view: View) -> Iterable[Affordance]:
    """From each person near enough, and strange enough, to be afraid of; three at most."""
    foe = view.world.combat[view.agent].foe
    for person in [p for p in view.people if p.distance <= NEAR and _eerie(p, foe)][:3]:
        spot = _away(view, person.x, person.y)
        if spot:
            yield Affordance(
                key=f"flee agent_{person.entity}",
                action="flee",
                text=f"run away from {person.name}",
                target=person.entity,
                kind="agent",
                distance=person.distance,
                x=spot[0],
                y=spot[1],
            )


def _eerie(person: Seen, foe: int) -> bool:
    return person.entity == foe or person.opinion <= 0 or person.doing == "fighting"


def _away(view: View, x: int, y: int) -> tuple[int, int] | None:
    """The tile that leads furthest from (x, y) among eight directions out."""
    grid, near = view.world.grid, distance(view.x, view.y, x, y)
    east, south = grid.width - 2, grid.height - 2
    ways = []
    for dx, dy in NEIGHBOURS:
        tx = min(max(view.x + dx * FAR, 1), east)
        ty = min(max(view.y + dy * FAR, 1), south)
        ways.append((-max(abs(tx - x), abs(ty - y)), tx, ty))
    ways.sort()
    for _, tx, ty in ways:
        if not grid.blocked[ty * grid.width + tx]:
            if distance(tx, ty, x, y) > near:
                return tx, ty
            continue
        for sx, sy in grid.around(tx, ty, 3):
            if not grid.blocked[sy * grid.width + sx]:
                if distance(sx, sy, x, y) > near:
                    return sx, sy
                break
    return None


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Only from somebody, to somewhere."""
    if not world.grid.inside(intent.x, intent.y):
        return "there is nowhere to run"
    return "" if intent.target and intent.target != agent else "there is nobody to flee from"


def aim(world: World, agent: int, intent: Intent) -> Aim:
    """The refuge."""
    return Aim(intent.x, intent.y, 2)


def perform(world: World, agent: int, intent: Intent) -> int:
    """Got away, for now."""
    world.emit(Fled(agent=agent, target=intent.target, cause=world.mind[agent].cause))
    return DONE


ACTION = Action("flee", offers, refuse, perform, aim, posture="running", hurries=True)
