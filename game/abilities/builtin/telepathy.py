"""Words without a voice."""


class Telepathy(Ability):
    """Speak to somebody without being overheard."""

    energy_cost = 3
    cooldown = 10
    parameters = ["target", "message"]

    def can_use(self, agent, world):
        return "silenced" not in agent.status and len(world.agents) > 0

    def execute(self, agent, world, **kwargs):
        message = str(kwargs.get("message") or "I think of you.")[:200]
        return [{"kind": "say", "target": kwargs["target"], "text": message}]
