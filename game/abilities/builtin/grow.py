"""Green things obey."""


class Grow(Ability):
    """Let the ground at a place bloom for a while, and berries with it."""

    energy_cost = 12
    cooldown = 300
    parameters = ["target_pos"]
    expects = ["place.terrain changes", "place.items appears"]

    BARE = ("grass", "sand", "path")

    def can_use(self, agent, world):
        return True

    def execute(self, agent, world, **kwargs):
        x, y = kwargs.get("target_pos") or agent.pos
        if world.terrain_at(x, y) not in self.BARE:
            return [{"kind": "spawn_item", "item": "berry", "pos": (x, y), "count": 3}]
        return [
            {"kind": "set_terrain", "pos": (x, y), "terrain": "meadow", "ticks": 300},
            {"kind": "spawn_item", "item": "berry", "pos": (x, y), "count": 3},
        ]
