"""A shell of air."""


class Shield(Ability):
    """Guard somebody, or oneself, against blows for a while."""

    energy_cost = 10
    cooldown = 120
    parameters = ["target"]
    expects = ["target.status shielded appears"]

    TICKS = 200

    def can_use(self, agent, world):
        return True

    def execute(self, agent, world, **kwargs):
        target = kwargs.get("target") or agent.id
        return [{"kind": "status", "target": target, "name": "shielded", "ticks": self.TICKS}]
