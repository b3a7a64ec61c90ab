"""Losses: what was taken from somebody unseen, until they notice, and until it is back.

A loss lies on its owner like a splinter: it is there before it is felt. Looking into the
chest, or feeling for the thing, brings it out; then it is known that it is gone, not yet
who has it.
"""

from game.core.components import Fact, Loss
from game.core.events import TheftNoticed
from game.core.facts import learn, new_fact
from game.core.minding import ORDINARY, ask
from game.core.narrate import things
from game.core.world import World

KEPT = 8
"""How many losses one keeps in mind; the oldest is got over first."""


def lose(world: World, owner: int, kind: str, count: int, chest: int) -> None:
    """Something was taken from somebody who did not notice; `chest` is 0 for their hands."""
    if not world.alive(owner):
        return
    losses = world.beliefs[owner].losses
    losses.append(Loss(world.tick, kind, count, chest))
    if len(losses) > KEPT:
        del losses[0]


def look_into(world: World, agent: int, chest: int, cause: int) -> bool:
    """Look whether all that should be in one's chest is there; True if something is missed."""
    return _notice(world, agent, chest, cause)


def feel_for(world: World, agent: int, cause: int) -> bool:
    """Look through one's pockets; True if something is missed."""
    return _notice(world, agent, 0, cause)


def get_over(world: World, agent: int, kind: str) -> None:
    """Something of the kind is back, or paid for: its oldest loss is forgotten."""
    losses = world.beliefs[agent].losses
    for loss in losses:
        if loss.kind == kind:
            losses.remove(loss)
            return


def _notice(world: World, agent: int, chest: int, cause: int) -> bool:
    fresh = [
        loss for loss in world.beliefs[agent].losses if loss.chest == chest and not loss.noticed
    ]
    where = "out of the chest" if chest else "from their hands"
    for loss in fresh:
        loss.noticed = world.tick
        event = world.emit(
            TheftNoticed(agent=agent, item=loss.kind, count=loss.count, where=where, cause=cause)
        )
        what = things(world, loss.kind, loss.count)
        at = world.position[agent]
        fact = Fact(
            "loss",
            agent,
            x=at.x,
            y=at.y,
            tick=world.tick,
            event=event,
            text=f"somebody stole {what} from {world.label(agent)}",
            value=world.content.items[loss.kind].value * loss.count,
        )
        learn(world, agent, new_fact(world, fact))
        ask(world, agent, f"finds {what} stolen", ORDINARY, event)
    return bool(fresh)
