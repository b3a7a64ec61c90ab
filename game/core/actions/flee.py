"""Flee: run from somebody, faster than they walk."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.components import Intent
from game.core.events import Fled
from game.core.grid import distance
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
    ways = []
    for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0), (1, -1), (1, 1), (-1, 1), (-1, -1)):
        tx = min(max(view.x + dx * FAR, 1), grid.width - 2)
        ty = min(max(view.y + dy * FAR, 1), grid.height - 2)
        ways.append((-distance(tx, ty, x, y), tx, ty))
    ways.sort()
    for _, tx, ty in ways:
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
