from abilities import Ability


class MendTheWeakest(Ability):
    """Heal the most badly hurt person in sight, and say so."""

    energy_cost = 14
    cooldown = 80
    expects = ["target.health rises"]

    def can_use(self, agent, world):
        hurt = [a for a in world.agents if a["health"] < a["max_health"]]
        return len(hurt) > 0 or agent.health < agent.max_health

    def execute(self, agent, world, **kwargs):
        named = kwargs.get("target")
        candidates = sorted(
            [a for a in world.agents if a.health < a.max_health], key=lambda a: a.health
        )
        chosen = named or (candidates[0].id if candidates else agent.id)
        missing = 100
        for a in candidates:
            if a.id == chosen:
                missing = a.max_health - a.health
        amount = max(1, min(25, missing))
        return [
            {"kind": "heal", "target": chosen, "amount": amount},
            {"kind": "say", "target": chosen, "text": f"Be whole again ({amount})."},
        ]
