"""Dump: the whole state of a world as JSON for a person: names beside numbers.

Not a save: it can't be loaded, and may change its shape.
"""

from typing import Any

import msgspec

from game.core.narrate import clock
from game.core.world import World

_OF_AGENTS = ("position", "health", "needs", "persona", "mind", "combat", "beliefs")
_OF_THINGS = ("position", "item", "fixture")


def state(world: World, figures: dict[str, Any]) -> str:
    """Everything, people first; `figures` comes at the top."""
    agents = {}
    for agent in world.agents:
        record = _record(world, agent, _OF_AGENTS)
        record["carries"] = [
            {"entity": world.label(pile), "count": world.item[pile].count}
            for pile in world.inventory[agent].items
        ]
        record["beliefs"]["relations"] = {
            world.label(other): _plain(relation)
            for other, relation in world.beliefs[agent].relations.items()
        }
        agents[f"{world.label(agent)} (agent_{agent})"] = record
    things = {
        world.label(entity): _record(world, entity, _OF_THINGS)
        for entity in sorted(world.kind)
        if not world.alive(entity)
    }
    document = {
        **figures,
        "tick": world.tick,
        "time": clock(world.rules, world.tick),
        "seed": world.seed,
        "generation": world.generation,
        "rules": world.rules,
        "size": [world.grid.width, world.grid.height],
        "agents": agents,
        "things": things,
        "terrain": world.grid.rows(),
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _record(world: World, entity: int, tables: tuple[str, ...]) -> dict[str, Any]:
    record = {}
    for name in tables:
        component = getattr(world, name).get(entity)
        if component is not None:
            record[name] = _plain(component)
    return record


def _plain(value: Any) -> Any:
    """Fields by their names, those at their defaults too, however they are saved."""
    if isinstance(value, msgspec.Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
