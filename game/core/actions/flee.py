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
Refuge = tuple[int, int, tuple[int, int] | None]
"""Where a direction leads, and the nearest tile there that one can stand on, if any."""


def offers(view: View) -> Iterable[Affordance]:
    """From each person near enough, and strange enough, to be afraid of; three at most."""
    foe = view.world.combat[view.agent].foe
    eerie = [p for p in view.people if p.distance <= NEAR and _eerie(p, foe)][:3]
    beasts = [b for b in view.creatures if b.armed and b.distance <= NEAR][:2]
    if not eerie and not beasts:
        return
    refuges = _refuges(view)
    for person in eerie:
        spot = _away(view, refuges, person.x, person.y)
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
    for beast in beasts:
        yield from _from_beast(view, refuges, beast)


def _from_beast(view: View, refuges: list[Refuge], beast: Seen) -> Iterable[Affordance]:
    """Away from it; and to the nearest fire, if it fears that."""
    row = view.world.content.creatures[beast.kind]
    name = beast.kind.replace("_", " ")
    spot = _away(view, refuges, beast.x, beast.y)
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


def _refuges(view: View) -> list[Refuge]:
    """Where each of eight directions leads from here."""
    grid = view.world.grid
    blocked, width = grid.blocked, grid.width
    found: list[Refuge] = []
    for dx, dy in NEIGHBOURS:
        x = min(max(view.x + dx * FAR, 1), width - 2)
        y = min(max(view.y + dy * FAR, 1), grid.height - 2)
        spot = (
            next((at for at in grid.around(x, y, 3) if not blocked[at[1] * width + at[0]]), None)
            if blocked[y * width + x]
            else (x, y)
        )
        found.append((x, y, spot))
    found.sort(key=lambda refuge: refuge[:2])
    return found


def _away(view: View, refuges: list[Refuge], x: int, y: int) -> tuple[int, int] | None:
    """The refuge that leads furthest from (x, y), and is further from there than one is now."""
    near = distance(view.x, view.y, x, y)
    best, furthest = None, -1
    for tx, ty, spot in refuges:
        if spot is None:
            continue
        across, down = abs(tx - x), abs(ty - y)
        far = across if across > down else down
        if far > furthest and distance(spot[0], spot[1], x, y) > near:
            best, furthest = spot, far
    return best


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
