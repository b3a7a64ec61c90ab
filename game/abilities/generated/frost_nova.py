from game.abilities.base import Ability
import math


class FrostNova(Ability):
    """Freeze everyone who stands close to a place."""

    energy_cost = 14
    cooldown = 160
    parameters = ["target_pos"]

    def __init__(self):
        self.radius = 2.0
        self.ticks = 15

    def can_use(self, agent, world) -> bool:
        return agent.energy >= self.energy_cost and bool(world.agents or world.creatures)

    def _distance(self, a, b) -> float:
        return math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)

    def execute(self, agent, world, **kwargs) -> list:
        center = kwargs.get("target_pos", agent.pos)
        effects: list[dict] = []
        for being in list(world.agents) + list(world.creatures):
            if self._distance(being.pos, center) <= self.radius and len(effects) < 3:
                effects.append(
                    {"kind": "status", "target": being.id, "name": "frozen", "ticks": self.ticks}
                )
        return effects
