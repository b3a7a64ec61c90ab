"""Drink: at a well, from a shore, or out of a held flask."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.actions.offering import drinkable, things, way
from game.core.change import change
from game.core.components import NEED_MAX, Intent
from game.core.events import Drank
from game.core.observation import Affordance
from game.core.things import use_up
from game.core.view import View
from game.core.world import World

SHORE = 300
"""Thirst points of one drink from open water."""


def offers(view: View) -> Iterable[Affordance]:
    """Flasks in hand, the nearest wells and the nearest shore, seen or remembered."""
    content = view.world.content
    for held in view.kinds_held():
        if content.items[held.kind].drink and not content.items[held.kind].food:
            yield Affordance(
                key=f"drink {held.kind}",
                action="drink",
                text=f"drink the {held.kind.replace('_', ' ')}",
                item=held.entity,
                kind=held.kind,
            )
    for well in things(view, view.world.purposes.wet, each=2):
        yield Affordance(
            key=f"drink {well.kind}_{well.entity}",
            action="drink",
            text=f"drink at the {well.kind} {way(view, well.x, well.y, well.distance)}",
            target=well.entity,
            kind=well.kind,
            distance=well.distance,
            x=well.x,
            y=well.y,
        )
    shore = next(things(view, ("shore",), each=1), None)
    if shore:
        yield Affordance(
            key="drink shore",
            action="drink",
            text=f"drink from the water {way(view, shore.x, shore.y, shore.distance)}",
            kind="shore",
            distance=shore.distance,
            x=shore.x,
            y=shore.y,
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """There must be something to drink there."""
    if intent.item:
        if intent.item not in world.inventory[agent].items:
            return "it isn't in hand"
        row = world.content.items[world.kind[intent.item]]
        return "" if row.drink else f"nobody can drink a {row.name.replace('_', ' ')}"
    if intent.target:
        kind = world.kind.get(intent.target, "")
        found = world.content.objects.get(kind)
        return "" if found and found.drink else "there is nothing to drink there"
    return "" if drinkable(world, intent.x, intent.y) else "there is no water there"


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Beside the well or the water."""
    if intent.item:
        return None
    position = world.position.get(intent.target)
    if position:
        return Aim(position.x, position.y, 1)
    return Aim(intent.x, intent.y, 1)


def perform(world: World, agent: int, intent: Intent) -> int:
    """Drink once; go on while still thirsty, where there is more."""
    needs = world.needs[agent]
    if intent.item:
        kind = world.kind[intent.item]
        gain, source = world.content.items[kind].drink, f"a {kind.replace('_', ' ')}"
        use_up(world, agent, intent.item, rule="drunk")
    elif intent.target:
        kind = world.kind[intent.target]
        gain, source = world.content.objects[kind].drink, f"at the {kind}"
    else:
        gain, source = SHORE, "from the shore"
    needs = change(world.needs, agent, thirst=min(NEED_MAX, needs.thirst + gain))
    world.emit(Drank(agent=agent, source=source, cause=world.mind[agent].cause))
    if not intent.item and needs.thirst < NEED_MAX - gain // 2 and world.mind[agent].rounds < 3:
        return 10
    return DONE


ACTION = Action("drink", offers, refuse, perform, aim, takes=8, posture="drinking")
