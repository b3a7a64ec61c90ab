"""Sanity: whether a state that was read is one that a step could have left.

The types are checked by decoding; here is what no type can say, so that a file from
a stranger ends in a refusal and not in a fault many ticks later.
"""

import re
from collections.abc import Iterator

from game.core.actions import ACTIONS
from game.core.world import AGENT, World

LIMIT = 1 << 53
"""No number of a state comes near it."""

_LONG = re.compile(rb"[:\[,\s]-?\d{17,}")
_LONG_KEY = re.compile(rb'"-?\d{17,}"\s*:')
_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*"')


def has_huge_number(state: bytes) -> bool:
    r"""Whether a number of 17 digits or more stands anywhere in JSON, but for its texts.

    >>> has_huge_number(b'{"a":[1,23456789012345678]}')
    True
    >>> has_huge_number(b'{"a":"[1,23456789012345678]"}')
    False
    """
    if _LONG_KEY.search(state):
        return True
    return bool(_LONG.search(state) and _LONG.search(_TEXT.sub(b'""', state)))


def fault_of(world: World) -> str:
    """The first thing that is wrong with a state, or nothing."""
    return next(_faults(world), "")


def _faults(world: World) -> Iterator[str]:
    yield from _numbers(world)
    yield from _map(world)
    yield from _entities(world)
    yield from _items(world)
    yield from _people(world)


def _numbers(world: World) -> Iterator[str]:
    if not -LIMIT < world.seed < LIMIT:
        yield f"seed {world.seed}"
    for name in ("tick", "next_id", "next_event", "next_ticket", "generation"):
        if not 0 <= getattr(world, name) < LIMIT:
            yield f"{name} {getattr(world, name)}"
    if world.rules.day_ticks < 24:
        yield f"a day of {world.rules.day_ticks} ticks"


def _map(world: World) -> Iterator[str]:
    grid = world.grid
    if len(grid.terrain) != grid.width * grid.height:
        yield "rows of terrain that differ in length"
    known = {ord(row.glyph) for row in world.content.terrain.values()}
    for code in sorted(set(grid.terrain) - known):
        yield f"terrain {chr(code)!r}, which is no row of its content"


def _entities(world: World) -> Iterator[str]:
    for entity in world.kind:
        if not 0 < entity < world.next_id:
            yield f"entity {entity}, and the next one is {world.next_id}"
    for table in world.tables():
        for entity in table.keys() - world.kind.keys():
            yield f"a part of entity {entity}, which is not there"
    kinds = {AGENT, *world.content.items, *world.content.objects}
    for kind in sorted(set(world.kind.values()) - kinds):
        yield f"a {kind!r}, which is no row of its content"
    for entity, at in world.position.items():
        if not world.grid.inside(at.x, at.y):
            yield f"{world.label(entity)} at {at.x},{at.y}, outside the map"


def _items(world: World) -> Iterator[str]:
    for entity, pile in world.item.items():
        if not 0 < pile.count < LIMIT:
            yield f"{world.label(entity)} as a pile of {pile.count}"
        if bool(pile.holder) == (entity in world.position):
            yield f"{world.label(entity)} in no place, or in two"
        if pile.holder and pile.holder not in world.inventory:
            yield f"{world.label(entity)} in the hands of nobody"
    for holder, inventory in world.inventory.items():
        for entity in inventory.items:
            pile_held = world.item.get(entity)
            if pile_held is None or pile_held.holder != holder:
                yield f"{world.label(holder)} with {entity} in hand, which it does not hold"


def _people(world: World) -> Iterator[str]:
    tiles = world.grid.width * world.grid.height
    parts = ("position", "needs", "health", "inventory", "combat", "mind", "beliefs")
    for agent in world.persona:
        for part in parts:
            if agent not in getattr(world, part):
                yield f"{world.label(agent)} without {part}"
                return
        if agent not in world.names:
            yield f"agent {agent} without a name"
        intent = world.mind[agent].intent
        if intent is not None and intent.action not in ACTIONS:
            yield f"{world.label(agent)} about to {intent.action!r}, which nobody can"
        if any(not 0 <= tile < tiles for tile in world.mind[agent].path):
            yield f"{world.label(agent)} on a way that leaves the map"
