"""Combat: what a blow does, and how a life ends.

Shared by the actions attack and defend, by hunger and thirst, and by the player's hand.
"""

from game.core.events import Attacked, Died
from game.core.minding import leave
from game.core.property import release
from game.core.relations import feel
from game.core.talking import leave_talk
from game.core.things import drop_all, make_object
from game.core.world import World

FIST = 3
"""Damage of bare hands, before the draw."""
SPREAD = 5
"""A blow's draw adds 0..SPREAD-1."""
GUARD = 3
"""Damage that a raised guard keeps off with no shield."""


def best_weapon(world: World, agent: int) -> tuple[str, int]:
    """(name, damage) of the strongest thing in an agent's hands, or of bare hands."""
    best = ("bare hands", 0)
    for entity in world.inventory[agent].items:
        kind = world.kind[entity]
        damage = world.content.items[kind].damage
        if damage > best[1]:
            best = (kind, damage)
    return best


def best_guard(world: World, agent: int) -> int:
    """Damage that the best shield in an agent's hands keeps off."""
    rows = world.content.items
    return max((rows[world.kind[i]].guard for i in world.inventory[agent].items), default=0)


def blow(power: int, guard: int, factor: int) -> int:
    """Hit points lost to a blow of `power` against `guard`, times `factor` hundredths.

    A guard never turns a blow into healing, and never stops all of a real one.

    >>> blow(10, 4, 100), blow(10, 40, 100), blow(10, 0, 250)
    (6, 1, 25)
    """
    return max(1, power - guard) * factor // 100


def strike(world: World, agent: int, target: int, cause: int) -> bool:
    """One blow; True if the target lives on."""
    weapon, bonus = best_weapon(world, agent)
    guarded = world.combat[target].guard_until >= world.tick
    guard = GUARD + best_guard(world, target) if guarded else 0
    power = FIST + bonus + world.draw(agent, "blow", SPREAD)
    damage = blow(power, guard, world.rules.combat_damage)
    event = world.emit(
        Attacked(
            agent=agent,
            target=target,
            weapon=weapon,
            damage=damage,
            guarded=guarded,
            cause=cause,
        )
    )
    for one, other in ((agent, target), (target, agent)):
        world.combat[one].foe = other
        world.combat[one].foe_at = world.tick
    feel(world, target, agent, -14, "attacked me", event)
    return hurt(world, target, damage, "a fight", agent, event)


def hurt(world: World, agent: int, damage: int, reason: str, by: int, cause: int) -> bool:
    """Take health away; True if the agent lives on."""
    health = world.health[agent]
    health.current -= damage
    health.hurt_at = world.tick
    health.cause = reason
    health.by = by
    if health.current > 0:
        return True
    die(world, agent, reason, by, cause)
    return False


def die(world: World, agent: int, reason: str, killer: int, cause: int) -> None:
    """End a life: belongings fall to the ground, a grave keeps the name."""
    position = world.position[agent]
    x, y = position.x, position.y
    leave(world, agent, "for the last time")
    leave_talk(world, agent, "death parted them", cause)
    name = world.label(agent)
    drop_all(world, agent)
    world.emit(Died(agent=agent, reason=reason, killer=killer, x=x, y=y, cause=cause))
    for other in world.agents:
        if other != agent and world.combat[other].foe == agent:
            world.combat[other].foe = 0
    world.destroy(agent)
    release(world, agent)
    grave = make_object(world, "grave", x, y, name)
    world.fixture[grave].of = agent
