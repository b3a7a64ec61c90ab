"""Possession: one person at a time whose mind is the player.

`World.possessed` is who. No mind is asked for them; what the player chooses is taken up
as anybody's decision is, by the same checks, and without a ticket. All else goes on: they
are hungry, are spoken to, and can be hit.
"""

from game.core.change import change
from game.core.components import Intent
from game.core.events import LetGo, Possessed
from game.core.minding import ORDINARY, ask, leave
from game.core.taking_up import take_up
from game.core.world import World

PLAYER = "player"
"""Who decided, as `Decided.mind` names it."""


def possess(world: World, agent: int) -> None:
    """Let the player lead this one from now on; whoever was led before is let go."""
    if world.possessed:
        let_go(world)
    world.possessed = agent
    mind = world.mind[agent]
    # An answer that is under way is to a question that no longer stands.
    mind = change(world.mind, agent, ticket=0, asked="", provisional=False)
    if mind.intent is not None and mind.intent.action != "rest":
        leave(world, agent, "")
    world.emit(Possessed(agent=agent))


def let_go(world: World) -> None:
    """Give the possessed their own mind back, which is asked at once."""
    agent, world.possessed = world.possessed, 0
    event = world.emit(LetGo(agent=agent))
    ask(world, agent, "is their own master again", ORDINARY, event)


def choose(world: World, agent: int, intent: Intent) -> None:
    """Take up what the player decided; a refusal is an event, as for anybody."""
    mind = world.mind[agent]
    if mind.intent is not None and mind.intent.action == "say" and mind.rounds:
        leave(world, agent, "")  # said already: the same aim with other words is no repetition
    take_up(world, agent, intent, 0, PLAYER, False)
