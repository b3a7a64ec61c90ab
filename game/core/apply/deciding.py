"""Deciding: answers of minds, and of the player in the place of one."""

from game.core.apply.refusing import Handler, Refused, living
from game.core.change import change
from game.core.commands import Choose, Decide, Possess, TellMinds
from game.core.events import DecisionDropped, MindsTold
from game.core.possession import choose, let_go, possess
from game.core.taking_up import take_up
from game.core.world import World


def _decide(world: World, command: Decide) -> None:
    mind = world.mind.get(command.agent)
    if mind is None or not command.ticket or mind.ticket != command.ticket:
        reason = "the agent is gone" if mind is None else "the ticket no longer stands"
        world.emit(DecisionDropped(agent=command.agent, ticket=command.ticket, reason=reason))
        return
    if not command.provisional:
        change(world.mind, command.agent, ticket=0)
    elif mind.intent is not None and not mind.provisional and mind.urgency < 2:
        return  # what runs is no stand-in: keep it while the better answer is awaited
    take_up(world, command.agent, command.intent, command.ticket, command.mind, command.provisional)


def _possess(world: World, command: Possess) -> None:
    if not command.agent:
        if not world.possessed:
            raise Refused("nobody is possessed")
        let_go(world)
        return
    living(world, command.agent)
    if world.possessed == command.agent:
        raise Refused(f"{world.label(command.agent)} is possessed already")
    possess(world, command.agent)


def _choose(world: World, command: Choose) -> None:
    living(world, command.agent)
    if world.possessed != command.agent:
        raise Refused(f"{world.label(command.agent)} is not possessed: they decide for themselves")
    choose(world, command.agent, command.intent)


def _tell_minds(world: World, command: TellMinds) -> None:
    world.emit(MindsTold(words=command.text[:200]))


HANDLERS: dict[type, Handler] = {
    Decide: _decide,
    Possess: _possess,
    Choose: _choose,
    TellMinds: _tell_minds,
}
