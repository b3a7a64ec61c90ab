"""Guarding: who is a guard, where they keep watch, and the cry that brings them."""

from itertools import islice

from game.core.change import newest_first
from game.core.components import Fact
from game.core.events import AlarmRaised
from game.core.facts import learn
from game.core.grid import distance
from game.core.minding import PRESSING, ask
from game.core.narrate import phrase
from game.core.roles import GUARD, role
from game.core.skills import FIGHT, points
from game.core.world import World

SIDES = (("north", 0, -1), ("east", 1, 0), ("south", 0, 1), ("west", -1, 0))
EDGE = 13
"""Tiles from home at which guards keep watch."""
LEAST = 8
"""Points of skill at fighting below which nobody is taken for a guard."""
MEMORY = 24
"""How many of the facts last learnt are looked through for raids."""
DAYS = 3
"""Days for which one minds from where raiders came."""
HEARD, CALLED, WOKEN = 14, 26, 8
"""Tiles at which a cry is understood, at which guards come, and at which it wakes sleepers."""
HOARSE = 150
"""Ticks before anybody cries again for the same raider."""


def on_duty(world: World, agent: int) -> bool:
    """Whether somebody is of tonight's paid watch."""
    return agent in world.town.guards


def is_guard(world: World, agent: int) -> bool:
    """Whether somebody is a guard, by their own bent or because they are paid for it."""
    if agent in world.town.guards:
        return True
    return points(world, agent, FIGHT) >= LEAST and role(world, agent) == GUARD


def raids_known(world: World, agent: int) -> list[Fact]:
    """The raids of the last days that somebody knows of, of the latest things they learnt."""
    since = world.tick - DAYS * world.rules.day_ticks
    latest = islice(newest_first(world.beliefs[agent].facts), MEMORY)
    known = (world.facts[number] for number in latest)
    return [fact for fact in known if fact.kind == "danger" and fact.tick >= since and fact.x >= 0]


def raid_side(world: World, agent: int) -> str:
    """The side of one's home from which raiders were last seen to come; or ""."""
    home = world.position.get(world.persona[agent].home)
    raids = raids_known(world, agent) if home else []
    if home is None or not raids:
        return ""
    dx, dy = raids[0].x - home.x, raids[0].y - home.y
    if max(abs(dx), abs(dy)) < 3:
        return ""
    if abs(dx) >= abs(dy):
        return "east" if dx > 0 else "west"
    return "south" if dy > 0 else "north"


def post_of(world: World, agent: int, side: str) -> tuple[int, int] | None:
    """Where to keep watch on a side of one's home; None for the homeless or where nobody can."""
    home = world.position.get(world.persona[agent].home)
    if home is None:
        return None
    _, dx, dy = next(found for found in SIDES if found[0] == side)
    grid = world.grid
    x = min(max(home.x + dx * EDGE, 1), grid.width - 2)
    y = min(max(home.y + dy * EDGE, 1), grid.height - 2)
    for tx, ty in grid.around(x, y, 3):
        if not grid.blocked[ty * grid.width + tx]:
            return tx, ty
    return None


def cry(world: World, agent: int, raider: int, fact: int) -> None:
    """Raise the alarm, unless somebody has: who hears it knows, guards come, sleepers wake."""
    creature = world.creature[raider]
    if world.tick - creature.cried < HOARSE:
        return
    creature.cried = world.tick
    here, kind = world.position[agent], world.kind[raider]
    event = world.emit(AlarmRaised(agent=agent, entity=raider, beast=kind, x=here.x, y=here.y))
    reason = f"hears {world.label(agent)} cry out: {phrase(kind)}"
    for other, x, y in world.grid.near(here.x, here.y, CALLED, loose=True):
        if other == agent or other not in world.persona:
            continue
        far = distance(here.x, here.y, x, y)
        guard = is_guard(world, other)
        if far <= HEARD:
            learn(world, other, fact, agent, 1, event)
        elif not guard:
            continue
        intent = world.mind[other].intent
        busy = intent.action if intent else ""
        if busy in ("attack", "flee", "defend") or (busy == "rest" and far > WOKEN and not guard):
            continue
        if guard or (busy == "rest" and far <= WOKEN):
            ask(world, other, reason, PRESSING, event, raider, "alarm")
