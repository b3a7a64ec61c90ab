"""Fire, thrown."""


class Fireball(Ability):
    """Throw fire at somebody: it hurts, and what it hits may burn."""

    energy_cost = 14
    cooldown = 50
    parameters = ["target"]
    expects = ["target.health falls"]

    def can_use(self, agent, world):
        return len(world.agents) + len(world.creatures) > 0

    def execute(self, agent, world, **kwargs):
        target = kwargs.get("target")
        if not target or target == agent.id:
            return []
        return [
            {"kind": "damage", "target": target, "amount": 15},
            {"kind": "status", "target": target, "name": "burning", "ticks": 20},
        ]
