"""Checking: whether typed effects may take place, in this world and for what was paid.

Each fault names the rule that is broken. A fault of the list as a whole (the power budget,
too much of a kind) stops all of it; others stop the one effect.
"""

from collections.abc import Sequence

from game.core.abilities import SPELLBOOK
from game.core.arcana import Ability
from game.core.content import ItemRow
from game.core.deals import between, lacking, owned, room
from game.core.effect_kinds import (
    AnyEffect,
    Calm,
    Damage,
    Drain,
    GiveItem,
    GiveStatus,
    Heal,
    Light,
    Move,
    Repel,
    Reveal,
    Say,
    SetTerrain,
    SpawnItem,
    Summon,
    Transfer,
    kind_of,
)
from game.core.effects.faults import EffectFault
from game.core.effects.pricing import price
from game.core.grid import distance
from game.core.statuses import has, immune_until
from game.core.things import COIN, HANDS
from game.core.world import World

RANGE = 12
"""Tiles at which magic reaches what can be seen."""
MIND_RANGE = 40
"""Tiles at which words come to somebody's mind, seen or not."""
LEAP, SHOVE = 10, 4
"""Tiles that a caster moves by a leap, and that others are moved."""
HARDEST = 40
"""Damage, or draining, that one call does to one and the same."""
LIGHTS, PATCHES, SUMMONED = 6, 9, 3
"""Lights, tiles of changed ground and creatures that one caster keeps up at a time, or a call
makes."""
DRAINED_TO = 100
"""Nobody's energy (of 1,000) is drained below this."""
GLOW = "glow"
"""The object that a light is."""
MINE = ("all", "food", "water", "people")
"""What can be revealed besides rows of the content."""


def check(
    world: World, caster: int, ability: Ability, effects: Sequence[AnyEffect]
) -> list[EffectFault]:
    """All rules that effects break, in their order; empty if they may all take place."""
    faults = _as_a_whole(world, caster, ability, effects)
    for i, effect in enumerate(effects):
        try:
            _one(world, caster, effect)
        except EffectFault as fault:
            message = f"{kind_of(effect)}: {fault.message}"
            faults.append(EffectFault(fault.rule, message, i, grave=fault.grave))
    return faults


def _as_a_whole(
    world: World, caster: int, ability: Ability, effects: Sequence[AnyEffect]
) -> list[EffectFault]:
    faults = []
    cost = price(effects, world.content)
    if cost > ability.energy_cost:
        said = f"the effects cost {cost} energy, and {ability.name} pays {ability.energy_cost}"
        faults.append(EffectFault("budget", said, grave=True))
    harm: dict[int, int] = {}
    for effect in effects:
        if isinstance(effect, (Damage, Drain)):
            harm[effect.target] = harm.get(effect.target, 0) + effect.amount
    if harm and max(harm.values()) > HARDEST:
        said = f"{max(harm.values())} of harm to one target; allowed: {HARDEST} a call"
        faults.append(EffectFault("harm", said, grave=True))
    for kind, most in ((Light, LIGHTS), (SetTerrain, PATCHES), (Summon, SUMMONED)):
        count = sum(isinstance(effect, kind) for effect in effects)
        if count > most:
            said = f"{count} of {kind_of(next(e for e in effects if isinstance(e, kind)))}"
            faults.append(EffectFault("count", f"{said}; allowed: {most} a call", grave=True))
    return faults


def _one(world: World, caster: int, effect: AnyEffect) -> None:
    """Raise EffectFault for the first rule that an effect breaks by itself."""
    match effect:
        case Damage(target=target):
            _harm(world, caster, target)
        case Drain(target=target):
            _harm(world, caster, target)
            _person(world, target)
            if world.needs[target].energy <= DRAINED_TO:
                raise EffectFault("emptied", f"{world.label(target)} has no strength left to take")
        case Heal(target=target):
            _reached(world, caster, target)
        case Move(target=target, to=(x, y)):
            _move(world, caster, target or caster, x, y)
        case GiveItem(target=target, item=item):
            to = target or caster
            row = _conjurable(world, item)
            _person(world, to)
            _reached(world, caster, to)
            _has_hands(world, to, row)
        case SpawnItem(item=item, pos=(x, y)):
            _conjurable(world, item)
            _place(world, caster, x, y)
            if not world.grid.passable(x, y):
                raise EffectFault("place", f"nothing can lie at {x},{y}")
        case Say(target=target):
            _person(world, target or caster)
            _near(world, caster, target or caster, MIND_RANGE)
        case GiveStatus(target=target, name=name, ticks=ticks):
            _status(world, caster, target or caster, name, ticks)
        case SetTerrain(pos=(x, y), terrain=terrain):
            _terrain(world, caster, x, y, terrain)
        case Light(pos=(x, y)):
            _place(world, caster, x, y)
            _known(GLOW, world.content.objects, "light")
        case Summon(creature=creature, pos=(x, y)):
            _summon(world, caster, creature, x, y)
        case Reveal(what=what, target=target):
            content = world.content
            rows = {**content.items, **content.objects, **content.creatures}
            _known(what, {**rows, **dict.fromkeys(MINE)}, "thing")
            if target and target != caster:
                _person(world, target)
                _reached(world, caster, target)
        case Calm(target=target) | Repel(target=target):
            _other(caster, target)
            _reached(world, caster, target)
        case Transfer():
            _transfer(world, caster, effect)


def _person(world: World, target: int) -> None:
    if not world.alive(target):
        raise EffectFault("target", f"{world.label(target)} is no living person")


def _other(caster: int, target: int) -> None:
    if target in (0, caster):
        raise EffectFault("target", "that is not to be done to oneself")


def _harm(world: World, caster: int, target: int) -> None:
    _other(caster, target)
    _reached(world, caster, target)


def _near(world: World, caster: int, target: int, reach: int) -> None:
    here, there = world.position[caster], world.position[target]
    far = distance(here.x, here.y, there.x, there.y)
    if far > reach:
        raise EffectFault("range", f"{world.label(target)} is {far} tiles off; allowed: {reach}")


def _reached(world: World, caster: int, target: int) -> None:
    """A living person or a creature, near enough and in sight."""
    target = target or caster
    if not (world.alive(target) or target in world.creature):
        raise EffectFault("target", f"there is no person or creature {target}")
    _near(world, caster, target, RANGE)
    here, there = world.position[caster], world.position[target]
    if not world.grid.sees(here.x, here.y, there.x, there.y):
        raise EffectFault("sight", f"{world.label(target)} is out of sight")


def _place(world: World, caster: int, x: int, y: int, reach: int = RANGE) -> None:
    """A tile of the world, near enough and in sight."""
    if not world.grid.inside(x, y):
        raise EffectFault("bounds", f"{x},{y} is outside the world")
    here = world.position[caster]
    far = distance(here.x, here.y, x, y)
    if far > reach:
        raise EffectFault("range", f"{x},{y} is {far} tiles off; allowed: {reach}")
    if not world.grid.sees(here.x, here.y, x, y):
        raise EffectFault("sight", f"{x},{y} is out of sight")


def _known(name: str, rows: object, what: str) -> None:
    assert isinstance(rows, dict)
    if name not in rows:
        raise EffectFault("content", f"there is no {what} {name!r} in this world", grave=True)


def _move(world: World, caster: int, target: int, x: int, y: int) -> None:
    """Onto free ground in sight of both; nobody is led into a wall or out of the world."""
    _reached(world, caster, target)
    _place(world, caster, x, y)
    there, reach = world.position[target], LEAP if target == caster else SHOVE
    far = distance(there.x, there.y, x, y)
    if far > reach:
        raise EffectFault("range", f"a move by {far} tiles; allowed: {reach}")
    if not world.grid.free(x, y):
        raise EffectFault("place", f"nobody can stand at {x},{y}")
    if not world.grid.sees(there.x, there.y, x, y):
        raise EffectFault("sight", f"something stands between {there.x},{there.y} and {x},{y}")


def _conjurable(world: World, item: str) -> ItemRow:
    """A kind of thing that is no money and no book."""
    _known(item, world.content.items, "item")
    row = world.content.items[item]
    if item == COIN:
        raise EffectFault("coins", "nothing makes coins", grave=True)
    if item == SPELLBOOK:
        raise EffectFault("books", "what is written can't be conjured", grave=True)
    return row


def _has_hands(world: World, target: int, row: ItemRow) -> None:
    if len(world.inventory[target].items) >= HANDS:
        raise EffectFault("hands", f"{world.label(target)} can carry no {row.name} besides")


def _status(world: World, caster: int, target: int, name: str, ticks: int) -> None:
    _known(name, world.content.statuses, "status")
    row = world.content.statuses[name]
    _reached(world, caster, target)
    if ticks > row.longest:
        raise EffectFault("status", f"{name} for {ticks} ticks; allowed: {row.longest}", grave=True)
    until = immune_until(world, target, name)
    if until and not has(world, target, name):
        left = until - world.tick
        raise EffectFault("again", f"{world.label(target)} can't be {name} for {left} ticks more")
    if until and target != caster:
        raise EffectFault("again", f"{world.label(target)} is {row.text} already")


def _terrain(world: World, caster: int, x: int, y: int, terrain: str) -> None:
    """Ground under nothing that stands; nobody is walled in where they are."""
    _known(terrain, world.content.terrain, "terrain")
    _place(world, caster, x, y)
    grid = world.grid
    tile = y * grid.width + x
    standing = [e for e, ex, ey in grid.near(x, y, 0) if (ex, ey) == (x, y) and e in world.fixture]
    if standing:
        raise EffectFault("place", f"a {world.kind[standing[0]]} stands at {x},{y}")
    if tile in world.patches:
        raise EffectFault("place", f"the ground at {x},{y} is changed already")
    if not world.content.terrain[terrain].walkable and (tile in grid.solid or tile in grid.ground):
        raise EffectFault("place", f"something is at {x},{y} that would be shut in")


def _summon(world: World, caster: int, creature: str, x: int, y: int) -> None:
    _known(creature, world.content.creatures, "creature")
    if not world.rules.dangers:
        raise EffectFault("content", "there are no creatures in this world")
    if world.content.creatures[creature].way == "rob":
        raise EffectFault("creature", f"no {creature} comes when it is called", grave=True)
    _place(world, caster, x, y, 6)
    if not world.grid.free(x, y):
        raise EffectFault("place", f"nothing can stand at {x},{y}")
    mine = sum(its.summoner == caster for its in world.creature.values())
    if mine >= SUMMONED:
        raise EffectFault("count", f"{mine} creatures have come already; allowed: {SUMMONED}")


def _transfer(world: World, caster: int, effect: Transfer) -> None:
    """What is one's own, to somebody who can take it; or what is offered to one anyway."""
    giver, taker = effect.source or caster, effect.target or caster
    if giver == taker or caster not in (giver, taker):
        raise EffectFault("willing", "a transfer is from or to who casts it", grave=True)
    other = taker if giver == caster else giver
    _person(world, other)
    _reached(world, caster, other)
    _known(effect.item, world.content.items, "item")
    if giver == caster:
        if owned(world, caster, effect.item) < effect.count:
            raise EffectFault("goods", f"too little {effect.item} of the caster's own in hand")
        if not room(world, taker, {effect.item: effect.count}, {}):
            raise EffectFault("hands", f"{world.label(taker)} can carry no more")
        return
    deal = world.deals.get(between(world, giver, caster))
    if deal is None or deal.maker != giver or deal.gives.get(effect.item) != effect.count:
        said = f"{world.label(giver)} has not offered {effect.count} {effect.item}"
        raise EffectFault("willing", said)
    if lacking(world, caster, deal.wants) or lacking(world, giver, deal.gives):
        raise EffectFault("goods", "the offer can't be taken up: something is lacking")
    if not (
        room(world, caster, deal.gives, deal.wants) and room(world, giver, deal.wants, deal.gives)
    ):
        raise EffectFault("hands", "the offer can't be taken up: hands are full")
