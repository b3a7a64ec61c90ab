"""Achieving: what people do for the first time is noted, and a world's very firsts are told.

Writes Skills.firsts and World.firsts.
"""

from game.core.achievements import TITLES, shown
from game.core.change import change
from game.core.events import FirstDone
from game.core.world import World


def achieving(world: World) -> None:
    """Note what the tick's events show."""
    content = world.content
    for event in list(world.events):
        for name, agent in shown(content, event):
            skills = world.skills.get(agent)
            if skills is None or name in skills.firsts:
                continue
            change(world.skills, agent, firsts={**skills.firsts, name: world.tick})
            if name not in world.firsts:
                world.firsts[name] = agent
                world.emit(FirstDone(agent=agent, name=name, deed=TITLES[name], cause=event.id))
