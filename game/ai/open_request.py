"""An open request: what is remembered between asking for a decision and its final answer."""

from msgspec import Struct

from game.ai.pool import Job
from game.core.observation import Affordance
from game.core.world import World


class OpenRequest(Struct):
    """One agent's ticket for which a model was asked."""

    ticket: int
    generation: int
    """Of the world that asked: an answer must not land in another one."""
    asked_at: float
    choices: dict[str, Affordance]
    """What the model may choose from, by key."""
    standin: bool = False
    """Whether the built-in mind has stood in already."""

    def asked(self, job: Job) -> bool:
        """Whether that job was made for this request."""
        return (self.ticket, self.generation) == (job.ticket, job.generation)

    def stands(self, world: World, agent: int) -> bool:
        """Whether the world still waits for the answer."""
        mind = world.mind.get(agent)
        if mind is None or world.generation != self.generation:
            return False
        return mind.ticket == self.ticket
