"""Peace, for a while."""


class Calm(Ability):
    """Calm somebody's anger, or a beast."""

    energy_cost = 6
    cooldown = 80
    parameters = ["target"]
    expects = ["target.status calmed appears"]

    def can_use(self, agent, world):
        return len(world.agents) + len(world.creatures) > 0

    def execute(self, agent, world, **kwargs):
        target = kwargs.get("target")
        if not target or target == agent.id:
            return []
        return [{"kind": "calm", "target": target, "ticks": 100}]
