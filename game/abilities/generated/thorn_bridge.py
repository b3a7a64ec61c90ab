class ThornBridge(Ability):
    """Let roots span the water, or sand, at a place, so that one can walk there for a while."""

    energy_cost = 15
    cooldown = 200
    expects = ["place.terrain changes"]

    def can_use(self, agent, world):
        return self._wet(world, agent.pos) is not None

    def execute(self, agent, world, **kwargs):
        target_pos = kwargs.get("target_pos")
        if target_pos is None or world.terrain_at(*target_pos) not in ("water", "deep"):
            target_pos = self._wet(world, agent.pos)
        if target_pos is None:
            return []
        return [{"kind": "set_terrain", "pos": target_pos, "terrain": "path", "ticks": 200}]

    def _wet(self, world, pos):
        """The nearest tile of water within four steps, or None."""
        tiles = [
            (pos[0] + dx, pos[1] + dy)
            for dx in range(-4, 5)
            for dy in range(-4, 5)
            if world.terrain_at(pos[0] + dx, pos[1] + dy) in ("water", "deep")
        ]
        if not tiles:
            return None
        return min(tiles, key=lambda t: abs(t[0] - pos[0]) + abs(t[1] - pos[1]))
