"""Tend: dress another's wounds, with medicine if one has any, else with water and one's hands."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.change import change
from game.core.components import Intent
from game.core.events import Tended
from game.core.narrate import phrase
from game.core.observation import Affordance, Held
from game.core.relations import feel
from game.core.things import use_up
from game.core.view import View
from game.core.world import World
from game.core.wounds import dressed, is_medicine, wounded

NEAR = 9
MOST = 3
"""Wounded of whom one thinks at a time."""
CARE = 6
"""Health that washing and binding gives, medicine or none."""
TENDING = 24
"""Ticks that it takes, for which the wounded hold still if they can."""
GRATITUDE = 25
"""The most that it moves a heart."""
STILL = ("move", "wait", "pickup", "use", "say", "drink", "eat", "rest", "patrol")
"""What the wounded let be while somebody sees to them."""


def offers(view: View) -> Iterable[Affordance]:
    """The nearest wounded in sight whom nobody has seen to yet, each with the best one has."""
    world, found = view.world, 0
    best = medicine(view)
    for person in view.people:
        if person.distance > NEAR or found == MOST:
            break
        other = person.entity
        if not wounded(world, other) or dressed(world, other) or view.shunned(other):
            continue
        if view.whom is not None and other not in view.whom:
            continue
        found += 1
        how = f"with {best.kind.replace('_', ' ')}" if best else "as well as you can"
        yield Affordance(
            key=f"tend agent_{other}",
            action="tend",
            text=f"dress the wounds of {person.name} {how}",
            target=other,
            item=best.entity if best else 0,
            kind=best.kind if best else "",
            distance=person.distance,
        )


def medicine(view: View) -> Held | None:
    """What in hand heals best, if anything does."""
    rows, best = view.world.content.items, None
    for held in view.kinds_held():
        row = rows[held.kind]
        if is_medicine(row) and (best is None or row.heal > rows[best.kind].heal):
            best = held
    return best


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Somebody else's open wounds, with medicine that is in hand or with none."""
    target = intent.target
    if target == agent or not world.alive(target):
        return "there is nobody to tend"
    if not wounded(world, target):
        return "they are well enough"
    if dressed(world, target):
        return "their wounds are dressed already"
    if not intent.item:
        return ""
    if intent.item not in world.inventory[agent].items:
        return "it isn't in hand"
    kind = world.kind[intent.item]
    plain = kind.replace("_", " ")
    return "" if is_medicine(world.content.items[kind]) else f"{plain} is no medicine"


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Beside them; who is on their way is stopped from a step behind."""
    position = world.position.get(intent.target)
    if position is None:
        return None
    return Aim(position.x, position.y, 2 if world.mind[intent.target].stage == "walking" else 1)


def perform(world: World, agent: int, intent: Intent) -> int:
    """They hold still for it; then it is done, and neither forgets it."""
    target, mind = intent.target, world.mind[agent]
    if not mind.rounds:
        _hold_still(world, target)
        return TENDING
    amount, kind, how = CARE, "", ""
    if intent.item:
        kind = world.kind[intent.item]
        amount += world.content.items[kind].heal
        how = f" with {phrase(kind)}"
        use_up(world, agent, intent.item, rule="tended")
    health = world.health[target]
    amount = min(amount, health.maximum - health.current)
    change(world.health, target, current=health.current + amount, tended_at=world.tick)
    event = world.emit(
        Tended(agent=agent, target=target, item=kind, amount=amount, how=how, cause=mind.cause)
    )
    feel(world, target, agent, min(GRATITUDE, 8 + amount // 2), "tended my wounds", event)
    feel(world, agent, target, 4, "let me tend their wounds", event)
    return DONE


def _hold_still(world: World, target: int) -> None:
    mind = world.mind[target]
    if mind.intent is None or mind.intent.action in STILL:
        change(world.mind, target, ready_at=max(mind.ready_at, world.tick + TENDING + 1))


ACTION = Action("tend", offers, refuse, perform, aim, hurries=True)
