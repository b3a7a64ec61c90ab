class ShareBread(Ability):
    """Send something of one's own to somebody over there, if they will have it."""

    energy_cost = 3
    cooldown = 20
    parameters = ["target", "item"]

    def can_use(self, agent, world):
        return sum(agent.inventory.values()) > 0 and len(world.agents) > 0

    def execute(self, agent, world, **kwargs):
        item = kwargs.get("item")
        if not item or agent.inventory.get(item, 0) < 1:
            own = {k: v for k, v in agent.inventory.items() if k != "coin" and v > 0}
            if not own:
                return []
            item = sorted(own)[0]
        return [{"kind": "transfer", "target": kwargs["target"], "item": item, "count": 1}]
