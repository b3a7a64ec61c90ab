"""Places: where in a world a scenario's words point to."""

from game.core.content import Content
from game.core.world import World
from game.scenarios.checking import nth
from game.scenarios.faults import Path
from game.scenarios.loading import Scenario


def tile_of(
    world: World, scenario: Scenario, spot: tuple[int, int] | str, where: Path
) -> tuple[int, int]:
    """The tile that a spot means. Raises ScenarioError where this world has none such."""
    if isinstance(spot, tuple):
        return spot
    if scenario.layout is not None and spot in scenario.layout.marks:
        return scenario.layout.marks[spot]
    found = nth(spot)
    assert found is not None, "spots are checked when they are read"
    kind, number = found
    there = [entity for entity in sorted(world.fixture) if world.kind[entity] == kind]
    if len(there) < number:
        raise scenario.blame(
            where, spot, f"up to {kind} {len(there)} in this world", "lower the number, add one "
            "under things, or try another seed",
        )  # fmt: skip
    at = world.position[there[number - 1]]
    return at.x, at.y


def heart(world: World) -> tuple[int, int]:
    """About where people live: the first fire, else well, else bed, else the map's middle."""
    for kind in ("campfire", "well", "bed"):
        for entity in sorted(world.fixture):
            if world.kind[entity] == kind:
                at = world.position[entity]
                return at.x, at.y
    return world.grid.width // 2, world.grid.height // 2


def is_solid(content: Content, kind: str) -> bool:
    """Whether a thing of that kind keeps people off its tile."""
    row = content.objects.get(kind)
    return row is not None and row.solid
