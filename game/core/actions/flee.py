"""Flee: run from somebody, faster than they walk."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.components import Intent
from game.core.events import Fled
from game.core.grid import NEIGHBOURS, distance
from game.core.observation import Affordance, Known, Seen
from game.core.view import View
from game.core.world import World

FAR = 13
"""Tiles to put between oneself and the other."""
SHELTER = 25
"""Nobody runs further than this to a fire."""
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
    for beast in [b for b in view.creatures if b.armed and b.distance <= NEAR][:2]:
        yield from _from_beast(view, beast)


def _from_beast(view: View, beast: Seen) -> Iterable[Affordance]:
    """Away from it; and to the nearest fire, if it fears that."""
    row = view.world.content.creatures[beast.kind]
    name = beast.kind.replace("_", " ")
    spot = _away(view, beast.x, beast.y)
    if spot:
        yield _flight(beast, f"{beast.kind}_{beast.entity}", f"run away from the {name}", spot)
    fire = _fire(view) if row.fears_fire else None
    if fire:
        text = f"run to the fire, away from the {name}"
        yield _flight(beast, f"to the fire from {beast.kind}_{beast.entity}", text, fire, "fire")


def _flight(beast: Seen, who: str, text: str, spot: tuple[int, int], topic: str = "") -> Affordance:
    return Affordance(
        key=f"flee {who}",
        action="flee",
        text=text,
        target=beast.entity,
        kind=beast.kind,
        distance=beast.distance,
        x=spot[0],
        y=spot[1],
        topic=topic,
    )


def _fire(view: View) -> tuple[int, int] | None:
    """Where the nearest fire burns, as far as one knows, if that isn't far."""
    rows = view.world.content.objects
    candidates: list[Seen | Known] = [*view.objects, *view.known]
    burning = [
        thing
        for thing in candidates
        if thing.kind in rows and rows[thing.kind].light and thing.stock
        if thing.distance <= SHELTER
    ]
    if not burning:
        return None
    nearest = min(burning, key=lambda thing: (thing.distance, thing.entity))
    return nearest.x, nearest.y


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
