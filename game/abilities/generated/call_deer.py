class CallDeer(Ability):
    """Call a deer out of nowhere; it stays for a while, unless somebody hunts it."""

    energy_cost = 25
    cooldown = 600
    parameters = []

    def can_use(self, agent, world):
        return all(c.kind != "deer" for c in world.creatures)

    def execute(self, agent, world, **kwargs):
        x, y = agent.pos
        spots = [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]
        taken = [thing.pos for thing in world.agents] + [o.pos for o in world.objects if o.solid]
        spots = [s for s in spots if s not in taken and world.terrain_at(*s) in ("grass", "meadow")]
        if not spots:
            return []
        return [{"kind": "summon", "creature": "deer", "pos": spots[0], "ticks": 300}]
