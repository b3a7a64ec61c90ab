class Lantern(Ability):
    """Hang a light in the air when it is dark."""

    energy_cost = 4
    cooldown = 100
    parameters = ["target_pos"]
    expects = ["place.light rises"]

    def can_use(self, agent, world):
        return world.light < 50

    def execute(self, agent, world, target_pos=None, **kwargs):
        x, y = target_pos or agent.pos
        return [{"kind": "light", "pos": [x, y], "ticks": 300}]
