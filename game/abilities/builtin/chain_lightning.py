"""Lightning that leaps."""


class ChainLightning(Ability):
    """Strike somebody with lightning that leaps on to two who stand near."""

    energy_cost = 20
    cooldown = 120
    parameters = ["target"]
    expects = ["target.health falls"]

    BOLTS = [16, 10, 6]
    LEAP = 3

    def can_use(self, agent, world):
        return len(world.agents) + len(world.creatures) > 0

    def execute(self, agent, world, **kwargs):
        beings = {being.id: being for being in [*world.agents, *world.creatures]}
        current = beings.get(kwargs.get("target"))
        effects = []
        for amount in self.BOLTS:
            if current is None:
                break
            effects.append({"kind": "damage", "target": current.id, "amount": amount})
            del beings[current.id]
            near = [b for b in beings.values() if self._gap(b, current) <= self.LEAP]
            current = min(near, key=lambda b: (self._gap(b, current), b.id), default=None)
        return effects

    def _gap(self, one, other):
        return max(abs(one.pos[0] - other.pos[0]), abs(one.pos[1] - other.pos[1]))
