"""Abilities: how people come by them and lose them.

An ability stands once in `World.abilities`; who commands it, in `World.powers`. It lives as
long as somebody commands it or a book tells of it. Its code is no affair of the core.
"""

import re

from msgspec.structs import replace

from game.core.arcana import HOWS, ORIGINS, PARAMETERS, Ability, Power
from game.core.change import without
from game.core.events import AbilityGranted, AbilityLearnt, AbilityLost, AbilityRevoked
from game.core.narrate import phrase
from game.core.things import COIN
from game.core.world import World

DEAREST = 100
"""The most energy points that a use may cost: all that anybody has."""
LONGEST_COOLDOWN, BREATH = 10_000, 10
"""Ticks from use to use: the most that an ability may say, and what the engine keeps at least."""
MOST_ABILITIES, MOST_POWERS = 500, 40
"""How many there can be in a world, and how many one can command."""
LONGEST_PURPOSE, LONGEST_LINE, MOST_LINES = 160, 60, 12
SPELLBOOK = "spellbook"
"""The item whose label is the ability that it teaches."""
_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LINE = re.compile(r"[a-z0-9_. ]+")
_HOW = {
    "taught": " from {}",
    "bought": " from {}, for {}",
    "watched": " by watching {}",
    "read": " from a book",
}


def title(ability: str) -> str:
    """An ability's name in words.

    >>> title("chain_lightning")
    'chain lightning'
    """
    return ability.replace("_", " ")


def flaw_of(ability: Ability) -> str:
    """What is wrong with an ability as such, whoever made it, or ""."""
    if not _NAME.fullmatch(ability.name):
        return "a name that is not 2 to 40 small letters, digits and _"
    if not 1 <= ability.energy_cost <= DEAREST:
        return f"an energy cost of {ability.energy_cost}; allowed: 1 to {DEAREST}"
    if not 0 <= ability.cooldown <= LONGEST_COOLDOWN:
        return f"a cooldown of {ability.cooldown}; allowed: 0 to {LONGEST_COOLDOWN}"
    if set(ability.parameters) - set(PARAMETERS):
        return f"parameters that are not among {', '.join(PARAMETERS)}"
    if ability.source and not _DIGEST.fullmatch(ability.source):
        return "a source that is no SHA-256 digest"
    if ability.origin not in ORIGINS:
        return f"an origin that is none of {', '.join(ORIGINS)}"
    if len(ability.purpose) > LONGEST_PURPOSE or not ability.purpose.isprintable():
        return f"a purpose that is not one line of up to {LONGEST_PURPOSE} characters"
    lines = (*ability.expects, *ability.does)
    if max(len(ability.expects), len(ability.does)) > MOST_LINES or any(
        len(line) > LONGEST_LINE or not _LINE.fullmatch(line) for line in lines
    ):
        return "expectations that are not a few short words"
    return ""


def commands(world: World, agent: int, ability: str) -> bool:
    """Whether somebody commands an ability."""
    return ability in world.powers.get(agent, ())


def holders(world: World, ability: str) -> list[int]:
    """Who commands it, by id."""
    return sorted(agent for agent, known in world.powers.items() if ability in known)


def books_of(world: World, ability: str) -> list[int]:
    """The books that tell of it, by id."""
    return sorted(entity for entity, pile in world.item.items() if pile.label == ability)


def grant(world: World, agent: int, ability: Ability, how: str) -> int:
    """Let somebody command an ability, new to the world or not; returns the event.

    The caller has checked it with `flaw_of`, and that there is room.
    """
    before = world.abilities.get(ability.name)
    made = before.made if before else world.tick
    uses = before.uses if before else 0
    # The words of our own: what is as in a new row is left out of a save by identity, and a
    # word that came from a log would not be.
    origin = ORIGINS[ORIGINS.index(ability.origin)]
    row = replace(ability, origin=origin, made=made, uses=uses, suspended="", faults=0)
    world.abilities[ability.name] = row
    event = world.emit(
        AbilityGranted(agent=agent, ability=row.name, title=title(row.name), origin=origin)
    )
    _command(world, agent, row.name, how, 0)
    return event


def full(world: World, agent: int, ability: str) -> str:
    """Why somebody can't come by one more ability, or ""."""
    known = world.powers.get(agent, {})
    if ability not in known and len(known) >= MOST_POWERS:
        return f"{world.label(agent)} commands {MOST_POWERS} abilities already"
    if ability not in world.abilities and len(world.abilities) >= MOST_ABILITIES:
        return f"there are {MOST_ABILITIES} abilities in this world already"
    return ""


def learn_ability(
    world: World,
    agent: int,
    ability: str,
    how: str,
    source: int = 0,
    cause: int = 0,
    coins: int = 0,
) -> int:
    """Let somebody command an ability that there is, as life brings it; returns the event."""
    _command(world, agent, ability, how, source)
    said = _HOW.get(how, "").format(world.label(source), phrase(COIN, coins or 1))
    return world.emit(
        AbilityLearnt(
            agent=agent,
            ability=ability,
            title=title(ability),
            how=said,
            way=how,
            source=source,
            coins=coins,
            cause=cause,
        )
    )


def revoke(world: World, agent: int, ability: str, reason: str) -> None:
    """Take an ability from one, or from everybody (0): then it is no more in this world."""
    for holder in [agent] if agent else holders(world, ability):
        _unlearn(world, holder, ability)
    if not agent:
        _end(world, ability)
    world.emit(AbilityRevoked(agent=agent, ability=ability, title=title(ability), reason=reason))
    if agent:
        _lose_if_last(world, agent, ability, 0)


def lose_with(world: World, agent: int, known: list[str], cause: int) -> None:
    """After somebody died: what they alone commanded is lost, unless it stands in a book."""
    for ability in known:
        _lose_if_last(world, agent, ability, cause)


def _lose_if_last(world: World, agent: int, ability: str, cause: int) -> None:
    if ability in world.abilities and not (holders(world, ability) or books_of(world, ability)):
        _end(world, ability)
        world.emit(AbilityLost(agent=agent, ability=ability, title=title(ability), cause=cause))


def _command(world: World, agent: int, ability: str, how: str, by: int) -> None:
    how = HOWS[HOWS.index(how)]  # our own word for it, as above
    known = world.powers.get(agent, {})
    if ability not in known:
        world.powers[agent] = {**known, ability: Power(world.tick, how, by)}
    _forget(world, agent, ability)


def _forget(world: World, agent: int, ability: str) -> None:
    """How often somebody saw it used is of no interest any more."""
    seen = world.watched.get(agent, {})
    if ability in seen:
        world.watched[agent] = without(seen, ability)
        if not world.watched[agent]:
            del world.watched[agent]


def _unlearn(world: World, agent: int, ability: str) -> None:
    known = world.powers.get(agent, {})
    if ability in known:
        world.powers[agent] = without(known, ability)
        if not world.powers[agent]:
            del world.powers[agent]


def _end(world: World, ability: str) -> None:
    """Take it out of the world, and with it the calls that are out and what was made of it."""
    del world.abilities[ability]
    for agent in [agent for agent, seen in world.watched.items() if ability in seen]:
        _forget(world, agent, ability)
    for number in [n for n, call in world.calls.items() if call.ability == ability]:
        del world.calls[number]
