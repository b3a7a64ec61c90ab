"""Records: what an ability's code is told of its caster and of the world, as plain data.

Only what the caster may know goes in: what their view holds, and the lie of the land about
them. All is JSON: ids are labels such as `agent_7` and `wolf_31`, places are [x, y].
"""

from typing import Any

from game.core.components import HEALTH_MAX
from game.core.looking import lit
from game.core.observation import Seen
from game.core.reputation import reputation
from game.core.seeing import view_of
from game.core.statuses import on
from game.core.view import View
from game.core.world import AGENT, World

Record = dict[str, Any]

REACH = 12
"""Tiles to each side of the caster whose ground is told, at the most."""
THINGS = 24
"""The most items, and the most objects, that are told."""
FULL = 100
"""Energy and health run from 0 to this in a record."""
DARK, LAMPLIT = 20, 80
"""Light at night, and at night by a fire; by day it is 100, in bad weather less."""


def records(world: World, agent: int) -> tuple[Record, Record]:
    """(agent, world) as `can_use` and `execute` get them. Reads the world only."""
    view = view_of(world, agent)
    return _caster(world, view), _surroundings(world, view)


def ident(world: World, entity: int) -> str:
    """An entity's id as abilities write it, such as `agent_7`."""
    return f"{world.kind.get(entity, AGENT)}_{entity}"


def _caster(world: World, view: View) -> Record:
    agent, health, needs = view.agent, world.health[view.agent], view.needs
    carried: dict[str, int] = {}
    for held in view.held:
        carried[held.kind] = carried.get(held.kind, 0) + held.count
    return {
        "id": ident(world, agent),
        "name": view.persona.name,
        "kind": AGENT,
        "pos": [view.x, view.y],
        "health": health.current,
        "max_health": health.maximum,
        "energy": needs.energy // 10,
        "max_energy": FULL,
        "hunger": needs.hunger // 10,
        "thirst": needs.thirst // 10,
        "inventory": carried,
        "status": statuses(world, agent),
        "reputation": reputation(world, agent),
        "home": _home(world, view),
    }


def _surroundings(world: World, view: View) -> Record:
    grid = world.grid
    return {
        "tick": world.tick,
        "size": [grid.width, grid.height],
        "hour": world.rules.hour(world.tick),
        "night": world.rules.is_night(world.tick),
        "light": light_at(world, view.x, view.y),
        "agents": [_person(world, seen) for seen in view.people],
        "creatures": [_creature(world, seen) for seen in view.creatures],
        "items": [
            {
                "id": f"{seen.kind}_{seen.entity}",
                "kind": seen.kind,
                "pos": [seen.x, seen.y],
                "count": seen.stock,
            }
            for seen in view.items[:THINGS]
        ],
        "objects": [
            {
                "id": f"{seen.kind}_{seen.entity}",
                "kind": seen.kind,
                "name": seen.name,
                "pos": [seen.x, seen.y],
                "stock": seen.stock,
                "solid": world.content.objects[seen.kind].solid,
            }
            for seen in view.objects[:THINGS]
        ],
        "terrain": _terrain(world, view.x, view.y),
    }


def _person(world: World, seen: Seen) -> Record:
    return {
        "id": f"{AGENT}_{seen.entity}",
        "name": seen.name,
        "kind": AGENT,
        "pos": [seen.x, seen.y],
        "distance": seen.distance,
        "health": seen.health * HEALTH_MAX // FULL,
        "max_health": HEALTH_MAX,
        "doing": seen.doing,
        "looks": seen.looks,
        "armed": seen.armed,
        "opinion": seen.opinion,
        "reputation": seen.reputation,
        "status": statuses(world, seen.entity),
    }


def _creature(world: World, seen: Seen) -> Record:
    return {
        "id": f"{seen.kind}_{seen.entity}",
        "name": seen.kind,
        "kind": seen.kind,
        "pos": [seen.x, seen.y],
        "distance": seen.distance,
        "health": seen.health,
        "max_health": FULL,
        "doing": seen.doing,
        "armed": seen.armed,
        "status": statuses(world, seen.entity),
    }


def statuses(world: World, entity: int) -> dict[str, int]:
    """Status -> ticks for which it still lasts."""
    return {name: status.until - world.tick for name, _, status in on(world, entity)}


def light_at(world: World, x: int, y: int) -> int:
    """How light it is on a tile, 0..100."""
    if world.rules.is_night(world.tick):
        return LAMPLIT if lit(world, x, y) else DARK
    return min(FULL, world.sight() * FULL // max(1, world.sight(by_day=True)))


def _home(world: World, view: View) -> list[int] | None:
    at = world.position.get(view.persona.home)
    return [at.x, at.y] if at is not None else None


def _terrain(world: World, x: int, y: int) -> Record:
    """The ground about a tile, row by row, as far as the caster sees."""
    grid, reach = world.grid, min(REACH, world.sight(by_day=True))
    left, top = max(0, x - reach), max(0, y - reach)
    right, bottom = min(grid.width, x + reach + 1), min(grid.height, y + reach + 1)
    return {
        "x0": left,
        "y0": top,
        "rows": [
            [grid.names[grid.terrain[row * grid.width + column]] for column in range(left, right)]
            for row in range(top, bottom)
        ],
    }
