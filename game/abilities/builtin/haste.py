"""Light feet."""


class Haste(Ability):
    """Let somebody, or oneself, be quick for a while."""

    energy_cost = 8
    cooldown = 150
    parameters = ["target"]
    expects = ["target.status hasted appears"]

    def can_use(self, agent, world):
        return agent.status.get("hasted", 0) == 0

    def execute(self, agent, world, **kwargs):
        target = kwargs.get("target") or agent.id
        return [{"kind": "status", "target": target, "name": "hasted", "ticks": 200}]
