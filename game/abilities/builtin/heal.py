"""Close wounds by laying on hands."""


class Heal(Ability):
    """Close somebody's wounds, or one's own."""

    energy_cost = 10
    cooldown = 60
    parameters = ["target"]
    expects = ["target.health rises"]

    def can_use(self, agent, world):
        everybody = [agent, *world.agents]
        return any(person.health < person.max_health for person in everybody)

    def execute(self, agent, world, **kwargs):
        return [{"kind": "heal", "target": kwargs.get("target", agent.id), "amount": 20}]
