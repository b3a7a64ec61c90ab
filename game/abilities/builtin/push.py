"""A gust from an open hand."""


class Push(Ability):
    """Push somebody away from oneself."""

    energy_cost = 6
    cooldown = 30
    parameters = ["target"]
    expects = ["target.pos changes"]

    def can_use(self, agent, world):
        return len(world.agents) + len(world.creatures) > 0

    def execute(self, agent, world, **kwargs):
        target = kwargs.get("target")
        if not target or target == agent.id:
            return []
        return [{"kind": "repel", "target": target, "distance": 3}]
