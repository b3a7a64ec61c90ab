"""Bread from air and will; it does not last."""


class ConjureBread(Ability):
    """Make a loaf of bread for oneself or for somebody hungry."""

    energy_cost = 12
    cooldown = 200
    parameters = ["target"]
    expects = ["target.items rises"]

    def can_use(self, agent, world):
        return agent.inventory.get("bread", 0) < 5

    def execute(self, agent, world, **kwargs):
        target = kwargs.get("target") or agent.id
        return [{"kind": "give_item", "target": target, "item": "bread", "count": 1}]
