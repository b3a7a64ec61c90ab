"""Places: effects that move bodies, change ground, hang up lights and call creatures."""

from game.core.change import change
from game.core.effect_kinds import Light, Move, Repel, SetTerrain, Summon
from game.core.effects.checking import GLOW
from game.core.effects.harm import trouble
from game.core.effects.spell import Spell
from game.core.events import Summoned, Whisked
from game.core.passing import change_ground
from game.core.things import make_object
from game.core.wild.making import summon_creature
from game.core.world import World


def move(spell: Spell, effect: Move) -> None:
    """Put somebody onto a tile, if it is still free."""
    world, target = spell.world, spell.on(effect.target)
    x, y = effect.to
    if not world.grid.free(x, y):
        return
    trouble(spell, target)
    if target in world.position:
        manner = "whisked away" if target == spell.caster else "swept off their feet"
        _put(spell, target, x, y, manner)


def repel(spell: Spell, effect: Repel) -> None:
    """Push away from the caster, step by step while there is room."""
    world, target = spell.world, effect.target
    here, there = world.position[spell.caster], world.position[target]
    x, y = there.x, there.y
    dx, dy = _sign(x - here.x), _sign(y - here.y)
    for _ in range(effect.distance):
        side_free = not (dx and dy) or (
            world.grid.passable(x + dx, y) and world.grid.passable(x, y + dy)
        )
        if not side_free or not world.grid.free(x + dx, y + dy):
            break
        x, y = x + dx, y + dy
    trouble(spell, target)
    if (x, y) != (there.x, there.y):
        _put(spell, target, x, y, "pushed back")
    if target in world.creature:
        its = world.creature[target]
        its.mood, its.target = "fleeing", 0
        its.ready_at = world.tick + 10


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _put(spell: Spell, target: int, x: int, y: int, manner: str) -> None:
    """Move a body at once; what it walked on the way to is no longer the way."""
    world = spell.world
    displace(world, target, x, y)
    world.emit(Whisked(agent=target, by=spell.caster, x=x, y=y, manner=manner, cause=spell.event))


def displace(world: World, target: int, x: int, y: int) -> None:
    """Move a person or a creature to a free tile at once."""
    world.move(target, x, y)
    world.motion.pop(target, None)
    if target in world.mind:
        change(world.mind, target, path=())
    else:
        world.creature[target].path = ()


def set_terrain(spell: Spell, effect: SetTerrain) -> None:
    """Change a tile's ground for a time."""
    world, (x, y) = spell.world, effect.pos
    glyph = world.content.terrain[effect.terrain].glyph
    change_ground(world, x, y, glyph, world.tick + effect.ticks, spell.caster, spell.event)


def light(spell: Spell, effect: Light) -> None:
    """Hang a light over a tile for a time."""
    world, (x, y) = spell.world, effect.pos
    entity = make_object(world, GLOW, x, y)
    _called(spell, entity, GLOW, x, y, effect.ticks)


def summon(spell: Spell, effect: Summon) -> None:
    """Call a creature for a time; it does its caller nothing."""
    world, (x, y) = spell.world, effect.pos
    if not world.grid.free(x, y):
        return
    entity = summon_creature(world, effect.creature, x, y, spell.caster)
    _called(spell, entity, effect.creature, x, y, effect.ticks)


def _called(spell: Spell, entity: int, kind: str, x: int, y: int, ticks: int) -> None:
    world = spell.world
    until = world.tick + ticks
    world.passing[entity] = until
    world.emit(
        Summoned(
            agent=spell.caster,
            entity=entity,
            prefab=kind,
            x=x,
            y=y,
            until=until,
            cause=spell.event,
        )
    )
