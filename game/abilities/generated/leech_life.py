class LeechLife(Ability):
    """Drain somebody's strength and close one's own wounds with it."""

    energy_cost = 18
    cooldown = 120
    expects = ["target.energy falls"]

    def can_use(self, agent, world):
        return len(world.agents) > 0

    def execute(self, agent, world, **kwargs):
        target = kwargs["target"] if "target" in kwargs else None
        if target is None or target == agent.id:
            return []
        amount = 10
        effects = [{"kind": "drain", "target": target, "amount": amount}]
        if agent.health < agent.max_health:
            effects += [{"kind": "heal", "target": agent.id, "amount": amount // 2}]
        return effects
