"""Losses: what was taken from somebody unseen, until they notice, and until it is back.

A loss lies on its owner like a splinter: it is there before it is felt. Looking into the
chest, or feeling for the thing, brings it out; then it is known that it is gone, not yet
who has it.
"""

from msgspec.structs import replace

from game.core.change import change
from game.core.components import Fact, Loss
from game.core.events import TheftNoticed
from game.core.facts import learn, new_fact
from game.core.grid import distance
from game.core.minding import ORDINARY, ask
from game.core.narrate import things
from game.core.world import World

GLANCE, BY_CHEST = 15, 2
"""Chance of missing something at one look around, in hundredths, and how near the chest is."""
KEPT = 8
"""How many losses one keeps in mind; the oldest is got over first."""


def lose(world: World, owner: int, kind: str, count: int, chest: int) -> None:
    """Something was taken from somebody who did not notice; `chest` is 0 for their hands."""
    if not world.alive(owner):
        return
    losses = (*world.beliefs[owner].losses, Loss(world.tick, kind, count, chest))
    change(world.beliefs, owner, losses=losses[-KEPT:])


def look_into(world: World, agent: int, chest: int, cause: int) -> bool:
    """Look whether all that should be in one's chest is there; True if something is missed."""
    return _notice(world, agent, chest, cause)


def miss(world: World, agent: int) -> None:
    """Feel through one's pockets now and then, and glance at the chest that one passes."""
    here = world.position[agent]
    for loss in world.beliefs[agent].losses:
        if loss.noticed or world.draw(agent, f"misses {loss.kind}", 100) >= GLANCE:
            continue
        at = world.position.get(loss.chest)
        if not loss.chest or (at and distance(here.x, here.y, at.x, at.y) <= BY_CHEST):
            _notice(world, agent, loss.chest, 0)
            return


def get_over(world: World, agent: int, kind: str) -> None:
    """Something of the kind is back, or paid for: its oldest loss is forgotten."""
    losses = world.beliefs[agent].losses
    for i, loss in enumerate(losses):
        if loss.kind == kind:
            change(world.beliefs, agent, losses=losses[:i] + losses[i + 1 :])
            return


def recognise(world: World, agent: int, kind: str) -> None:
    """Whoever finds their own in other hands knows then that it is gone."""
    losses = world.beliefs[agent].losses if agent else ()
    missed = [i for i, loss in enumerate(losses) if loss.kind == kind and not loss.noticed]
    for i in missed:
        _found_out(world, agent, i)


def _found_out(world: World, agent: int, index: int) -> Loss:
    """Somebody knows now of one of their losses; returns it."""
    losses = list(world.beliefs[agent].losses)
    losses[index] = loss = replace(losses[index], noticed=world.tick)
    change(world.beliefs, agent, losses=tuple(losses))
    return loss


def _notice(world: World, agent: int, chest: int, cause: int) -> bool:
    losses = world.beliefs[agent].losses
    fresh = [i for i, loss in enumerate(losses) if loss.chest == chest and not loss.noticed]
    where = "out of the chest" if chest else "from their hands"
    for i in fresh:
        loss = _found_out(world, agent, i)
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
