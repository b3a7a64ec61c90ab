"""Step through space to a place in sight."""


class Blink(Ability):
    """Vanish here and stand over there at once."""

    energy_cost = 8
    cooldown = 40
    parameters = ["target_pos"]
    expects = ["caster.pos changes"]

    LAND = ("grass", "meadow", "forest", "sand", "path")

    def can_use(self, agent, world):
        return agent.status.get("frozen", 0) == 0

    def execute(self, agent, world, **kwargs):
        wanted = kwargs.get("target_pos") or agent.pos
        taken = {being.pos for being in world.agents} | {being.pos for being in world.creatures}
        taken |= {thing.pos for thing in world.objects if thing.solid}
        taken.add(agent.pos)
        places = [
            (wanted[0] + dx, wanted[1] + dy) for dx in (0, -1, 1, -2, 2) for dy in (0, -1, 1, -2, 2)
        ]
        free = [p for p in places if p not in taken and world.terrain_at(*p) in self.LAND]
        if not free:
            return []
        best = min(free, key=lambda p: (p[0] - wanted[0]) ** 2 + (p[1] - wanted[1]) ** 2)
        return [{"kind": "move", "target": agent.id, "to": best}]
