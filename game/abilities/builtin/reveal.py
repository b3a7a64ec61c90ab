"""Eyes beyond the horizon."""


class Reveal(Ability):
    """See what lies about, farther than eyes reach."""

    energy_cost = 8
    cooldown = 200
    parameters = []

    def can_use(self, agent, world):
        return True

    def execute(self, agent, world, **kwargs):
        return [{"kind": "reveal", "what": "all", "radius": 16}]
