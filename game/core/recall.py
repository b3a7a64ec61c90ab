"""Recall: how what somebody remembers of one place changes."""

from game.core.change import change, without
from game.core.components import Place
from game.core.world import World


def know_place(world: World, agent: int, entity: int, place: Place) -> None:
    """Let somebody remember a thing so; a shore is under -1 - its tile."""
    change(world.beliefs, agent, places={**world.beliefs[agent].places, entity: place})


def forget_place(world: World, agent: int, entity: int) -> None:
    """Let somebody forget about a thing, if they remember it at all."""
    places = world.beliefs[agent].places
    if entity in places:
        change(world.beliefs, agent, places=without(places, entity))
