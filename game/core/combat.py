"""Combat: what a blow does, and how a life ends.

Shared by the actions attack and defend, by hunger and thirst, and by the player's hand.
"""

from game.core.abilities import lose_with
from game.core.change import change
from game.core.events import Attacked, Died
from game.core.mercy import dishonour, forget_dead
from game.core.minding import leave
from game.core.property import release
from game.core.relations import feel
from game.core.skills import FIGHT, level, practise
from game.core.statuses import softened
from game.core.talking import leave_talk
from game.core.things import drop_all, make_object
from game.core.wear import wear_down
from game.core.world import World

FIST = 3
"""Damage of bare hands, before the draw."""
SPREAD = 5
"""A blow's draw adds 0..SPREAD-1."""
GUARD = 3
"""Damage that a raised guard keeps off with no shield."""
RECKLESS, WARY = "reckless", "wary"
STANCES = {"": (0, 0), RECKLESS: (4, -4), WARY: (-3, 3)}
"""How one attacks -> (damage added to one's blows, damage kept off those that come)."""
LESSON = 8
"""What a blow teaches a beginner who deals it, and half of that one who parries it."""


def best_weapon(world: World, agent: int) -> tuple[str, int]:
    """(name, damage) of the strongest thing in an agent's hands, or of bare hands."""
    best = ("bare hands", 0)
    for entity in world.inventory[agent].items:
        kind = world.kind[entity]
        damage = world.content.items[kind].damage
        if damage > best[1]:
            best = (kind, damage)
    return best


def arm(world: World, agent: int) -> int:
    """What a blow is struck with: the strongest thing in hand, of equals the most worn; or 0."""
    rows, best = world.content.items, (0, 0, 0)
    for entity in world.inventory[agent].items:
        damage = rows[world.kind[entity]].damage
        best = max(best, (damage, world.item[entity].wear, entity))
    return best[2] if best[0] else 0


def shield(world: World, agent: int) -> int:
    """What a blow is parried with: the best shield in hand, of equals the most worn; or 0."""
    rows, best = world.content.items, (0, 0, 0)
    for entity in world.inventory[agent].items:
        guard = rows[world.kind[entity]].guard
        best = max(best, (guard, world.item[entity].wear, entity))
    return best[2] if best[0] else 0


def stance(world: World, agent: int) -> str:
    """How somebody fights who is attacking now: reckless, wary, or neither."""
    intent = world.mind[agent].intent
    fighting = intent is not None and intent.action == "attack"
    return intent.topic if fighting and intent is not None and intent.topic in STANCES else ""


def power(world: World, agent: int) -> int:
    """What somebody's blow is worth before it is parried: arms, skill, stance and luck."""
    bonus = best_weapon(world, agent)[1] + (level(world, agent, FIGHT) + 1) // 2
    bonus += STANCES[stance(world, agent)][0]
    return max(1, FIST + bonus + world.draw(agent, "blow", SPREAD))


def kept_off(world: World, agent: int) -> int:
    """Damage that somebody keeps off: by a raised guard, or by how they fight."""
    keeps = STANCES[stance(world, agent)][1]
    if world.combat[agent].guard_until >= world.tick:
        keeps += GUARD + best_guard(world, agent) + level(world, agent, FIGHT) // 2
    return keeps


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
    guarded = world.combat[target].guard_until >= world.tick
    damage = blow(power(world, agent), kept_off(world, target), world.rules.combat_damage)
    if world.statuses:
        damage = softened(world, target, damage)
    attacked = Attacked(
        agent=agent,
        target=target,
        weapon=best_weapon(world, agent)[0],
        damage=damage,
        guarded=guarded,
        stance=stance(world, agent),
        cause=cause,
    )
    event = world.emit(attacked)
    use_arms(world, agent, target, event)
    dishonour(world, agent, target, attacked)
    for one, other in ((agent, target), (target, agent)):
        change(world.combat, one, foe=other, foe_at=world.tick)
    feel(world, target, agent, -14, "attacked me", event)
    return hurt(world, target, damage, "a fight", agent, event)


def use_arms(world: World, agent: int, target: int, cause: int) -> None:
    """Arms wear by a blow, and both learn from it; `target` is 0 for what is no person."""
    practise(world, agent, FIGHT, LESSON)
    if weapon := arm(world, agent):
        wear_down(world, agent, weapon, cause)
    if target and world.combat[target].guard_until >= world.tick:
        practise(world, target, FIGHT, LESSON // 2)
        if parried := shield(world, target):
            wear_down(world, target, parried, cause)


def hurt(world: World, agent: int, damage: int, reason: str, by: int, cause: int) -> bool:
    """Take health away; True if the agent lives on."""
    health = world.health[agent]
    health = change(
        world.health,
        agent,
        current=health.current - damage,
        hurt_at=world.tick,
        cause=reason,
        by=by,
    )
    if health.current > 0:
        return True
    die(world, agent, reason, by, cause)
    return False


def die(world: World, agent: int, reason: str, killer: int, cause: int) -> None:
    """End a life: belongings fall to the ground, a grave keeps the name."""
    position = world.position[agent]
    x, y = position.x, position.y
    if world.possessed == agent:
        world.possessed = 0
    leave(world, agent, "for the last time")
    leave_talk(world, agent, "death parted them", cause)
    name = world.label(agent)
    drop_all(world, agent)
    world.emit(Died(agent=agent, reason=reason, killer=killer, x=x, y=y, cause=cause))
    for other in world.agents:
        if other != agent and world.combat[other].foe == agent:
            change(world.combat, other, foe=0)
    forget_dead(world, agent)
    known = list(world.powers.get(agent, ()))
    world.destroy(agent)
    release(world, agent)
    if known:
        lose_with(world, agent, known, cause)
    grave = make_object(world, "grave", x, y, name)
    change(world.fixture, grave, of=agent)
