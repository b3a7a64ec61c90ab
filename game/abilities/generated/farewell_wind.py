class FarewellWind(Ability):
    """Speak a word of comfort that reaches all around."""

    energy_cost = 4
    cooldown = 30

    def can_use(self, agent, world):
        return bool(world.agents)

    def execute(self, agent, world, *, message: str = "Fear nothing.", **_):
        text = f"{agent.name} whispers: {message}"[:150]
        return [{"kind": "say", "target": a.id, "text": text} for a in world.agents[:4]]
