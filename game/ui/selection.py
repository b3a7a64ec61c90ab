"""Selection: whom or what the player looks at."""

from dataclasses import dataclass

from game.core.world import World


@dataclass(slots=True)
class Selection:
    """An entity, or a tile, or nothing."""

    entity: int = 0
    tile: tuple[int, int] | None = None
    lost: int = 0
    """Who was selected, at a moment of the past at which they don't live."""

    def choose(self, entity: int) -> None:
        """Look at an entity."""
        self.entity, self.tile = entity, None

    def choose_tile(self, tile: tuple[int, int]) -> None:
        """Look at a tile of ground."""
        self.entity, self.tile = 0, tile

    def clear(self) -> None:
        """Look at nothing."""
        self.entity, self.tile = 0, None

    def tidy(self, world: World) -> None:
        """Let go of what is no more; what is carried away leads to whoever carries it."""
        if self.entity and self.entity not in world.kind:
            self.clear()
        item = world.item.get(self.entity)
        if item is not None and item.holder:
            self.choose(item.holder)

    def keep(self, world: World, past: bool) -> None:
        """Let go of who is no more; a moment at which they live again finds them selected.

        past: whether `world` is of the past.
        """
        before = self.entity
        if before or self.tile is not None:
            self.lost = 0
        self.tidy(world)
        if before and not self.entity and past:
            self.lost = before
        elif self.lost in world.kind:
            self.choose(self.lost)


def thing_at(world: World, tile: tuple[int, int]) -> int:
    """What a click on a tile means: the solid thing there, else the newest on the ground, or 0."""
    if not world.grid.inside(*tile):
        return 0
    index = tile[1] * world.grid.width + tile[0]
    solid = world.grid.solid.get(index, 0)
    if solid:
        return solid
    pile = world.grid.ground.get(index)
    return pile[-1] if pile else 0


def next_agent(world: World, current: int, step: int = 1) -> int:
    """The living agent after (or before) the current one by id, around the end; 0 if none lives."""
    agents = world.agents
    if not agents:
        return 0
    if current not in world.persona:
        return agents[0] if step > 0 else agents[-1]
    return agents[(agents.index(current) + step) % len(agents)]
