"""People: how somebody comes into the world, with a name, a nature and needs."""

from math import gcd

from game.core import rng
from game.core.components import (
    Beliefs,
    Combat,
    Health,
    Inventory,
    Mind,
    Needs,
    Persona,
    Place,
    Skills,
    Traits,
)
from game.core.property import claim_home
from game.core.recall import know_place
from game.core.things import nearest_free
from game.core.world import AGENT, World

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"))


def make_agent(world: World, x: int, y: int, name: str = "", home: int = 0) -> int:
    """A new person on the free tile nearest to x, y; raises ValueError if there is none.

    Without a name they get one that nobody has or had; `home` is their bed, if any,
    and they know where it is.
    """
    spot = nearest_free(world, x, y)
    if spot is None:
        raise ValueError("no free tile is left for anybody to stand on")
    name = name or new_name(world)
    agent = world.create(AGENT)
    world.persona[agent] = Persona(
        name=name,
        look=world.draw(agent, "look", 10_000),
        traits=_traits(world, agent),
        home=home,
        born=world.tick,
    )
    # Different from the first hour on, so that nobody's day keeps step with another's.
    world.needs[agent] = Needs(
        *(550 + world.draw(agent, "need " + need, 401) for need in Needs.__struct_fields__)
    )
    world.health[agent] = Health()
    world.inventory[agent] = Inventory()
    world.combat[agent] = Combat()
    world.mind[agent] = Mind(
        ready_at=world.tick + world.draw(agent, "first thought", 20),
        asked="has just arrived",
        asked_at=world.tick,
        urgency=1,
    )
    world.beliefs[agent] = Beliefs({})
    world.skills[agent] = Skills()
    world.place(agent, *spot)
    world.born(agent)
    if home:
        settle_in(world, agent, home)
    return agent


def settle_in(world: World, agent: int, bed: int) -> None:
    """Make a bed somebody's home, with the chest beside it, if any; they know where both are."""
    chest = claim_home(world, agent, bed)
    learn_place(world, agent, bed)
    if chest:
        learn_place(world, agent, chest)


def learn_place(world: World, agent: int, entity: int) -> None:
    """Let an agent know where an object stands, as it is now."""
    at = world.position[entity]
    stock = world.fixture[entity].stock
    place = Place(world.kind[entity], at.x, at.y, world.tick, stock)
    know_place(world, agent, entity, place)


def new_name(world: World) -> str:
    """A name that nobody in this world has or had; `Mara II` when all are given.

    Names are walked through with a stride of the seed's choosing, so that neighbours in
    the list don't meet in every world.
    """
    names = world.content.names
    count = len(names)
    start = _lasting_draw(world, "first name", count)
    stride = _coprime(1 + _lasting_draw(world, "name stride", count), count)
    turn = len(world.names)
    taken = world.names.values()
    while True:
        again = turn // count
        name = names[(start + turn * stride) % count]
        name = f"{name} {roman(again + 1)}" if again else name
        if name not in taken:
            return name
        turn += 1


def roman(number: int) -> str:
    """A numeral, from 1 up.

    >>> roman(2), roman(14), roman(49)
    ('II', 'XIV', 'XLIX')
    """
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text + "I" * number


def _traits(world: World, agent: int) -> Traits:
    """Each trait even over -100..100: strong ones are as common as mild ones."""
    return Traits(*(world.draw(agent, "trait " + t, 201) - 100 for t in Traits.__struct_fields__))


def _lasting_draw(world: World, purpose: str, below: int) -> int:
    """A draw that is the same at every tick of this world."""
    return rng.draw(world.seed, 0, 0, purpose, below)


def _coprime(number: int, count: int) -> int:
    """The first number from `number` up that shares no divisor with `count`."""
    while gcd(number, count) != 1:
        number += 1
    return number
