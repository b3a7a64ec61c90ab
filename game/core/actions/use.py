"""Use: do with an object what it is there for.

Gather from what gives, sit by what comforts, fill a flask at a well, stand by a grave, fish
from a shore, feed a fire.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from game.core.actions.action import DONE, Action, Aim, beside_target
from game.core.actions.offering import drinkable, things, way
from game.core.change import change
from game.core.components import NEED_MAX, Intent
from game.core.content import ObjectRow
from game.core.events import Used
from game.core.narrate import phrase
from game.core.observation import Affordance, Known, Seen
from game.core.recall import forget_place, know_place
from game.core.skills import GATHER, level, practise
from game.core.things import give_item, use_up
from game.core.view import View
from game.core.wear import best_tool, wear_down
from game.core.world import World

FUEL = 4
"""What one piece of fuel adds to the stock of a fire."""
MOURNING = 50
"""Ticks that one stands by a grave."""
SITTING = 10
"""Rounds of ten ticks by a fire."""
CATCH, BITE, CASTS, CAST = "fish", 20, 4, 40
"""What is fished, its chance in hundredths for each cast, how many casts, and their ticks."""
SHORE = "shore"
LESSON = 3
"""What gathering one thing teaches a beginner."""
EACH = 3
"""How many one gathers before one thinks again."""
WORTH_IT = 2
"""Nobody goes where others are at it for less than so many."""
QUICKER = 8
"""Hundredths by which each level of skill speeds gathering up."""
FULL, EMPTY = "flask", "flask_empty"


def offers(view: View) -> Iterable[Affordance]:
    """Objects that give something, comfort, or can fill an empty flask."""
    content = view.world.content
    flask = any(held.kind == EMPTY for held in view.held)
    purposes = view.world.purposes
    kinds = purposes.useful | purposes.wet if flask else purposes.useful
    for thing in things(view, kinds, each=2, bare=False):
        row = content.objects[thing.kind]
        others = view.claimed.get(thing.entity, 0)
        if others and row.gives and row.stock and thing.stock < EACH * others + WORTH_IT:
            continue  # they will leave next to nothing
        if row.gives:
            text = f"gather {row.gives} from the {_plain(thing.kind)}"
        elif row.drink:
            text = f"fill the flask at the {_plain(thing.kind)}"
        elif row.comfort:
            if row.burns and (fuel := _feeding(view, thing, row)):
                yield fuel
            if row.burns and not thing.stock:
                continue
            text = f"sit by the {_plain(thing.kind)}"
        else:
            text = f"stand by the {_plain(thing.kind)}"
        yield Affordance(
            key=f"use {thing.kind}_{thing.entity}",
            action="use",
            text=f"{text} {way(view, thing.x, thing.y, thing.distance)}",
            target=thing.entity,
            kind=thing.kind,
            distance=thing.distance,
            x=thing.x,
            y=thing.y,
            seen=isinstance(thing, Seen),
        )
    shore = next(things(view, ("shore",), each=1), None)
    if shore and CATCH in content.items:
        yield Affordance(
            key="use shore",
            action="use",
            text=f"fish in the water {way(view, shore.x, shore.y, shore.distance)}",
            kind="shore",
            distance=shore.distance,
            x=shore.x,
            y=shore.y,
            topic="fish",
        )


def _plain(kind: str) -> str:
    return kind.replace("_", " ")


def refuse(world: World, agent: int, intent: Intent) -> str:
    """It must be there; whether it has anything to give shows when one stands by it."""
    if not intent.target:
        return "" if drinkable(world, intent.x, intent.y) else "there is no water there"
    kind = world.kind.get(intent.target, "")
    row = world.content.objects.get(kind)
    if row is None:
        forget_place(world, agent, intent.target)
        return "it isn't there"
    here, there = world.position[agent], world.position[intent.target]
    close = -1 <= here.x - there.x <= 1 and -1 <= here.y - there.y <= 1
    if row.gives and row.stock and close and not world.fixture[intent.target].stock:
        place = world.beliefs[agent].places.get(intent.target)
        if place:
            know_place(world, agent, intent.target, replace(place, stock=0, tick=world.tick))
        return f"the {_plain(kind)} has nothing left"
    if intent.topic == "feed":
        return "" if world.held(agent, row.burns) else "there is nothing to burn in hand"
    if row.burns and close and not world.fixture[intent.target].stock:
        return "the fire has gone out"
    if row.gives or row.comfort or kind == "grave":
        return ""
    if row.drink:
        return "" if world.held(agent, EMPTY) else "there is no empty flask in hand"
    return f"a {_plain(kind)} is of no use like that"


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Beside it."""
    if not intent.target:
        return Aim(intent.x, intent.y, 1)
    return beside_target(world, agent, intent)


def perform(world: World, agent: int, intent: Intent) -> int:
    """Do it; gathering goes on to three of what it gives, sitting for a while."""
    if not intent.target:
        return _fish(world, agent, intent)
    kind, mind = world.kind[intent.target], world.mind[agent]
    row = world.content.objects[kind]
    if row.gives:
        fixture = world.fixture[intent.target]
        if row.stock:
            # Growth starts from the first one taken.
            since = world.tick if fixture.stock == row.stock else fixture.changed
            left = fixture.stock - 1
            fixture = change(world.fixture, intent.target, stock=left, changed=since)
            place = world.beliefs[agent].places.get(intent.target)
            if place:
                know_place(world, agent, intent.target, replace(place, stock=left, tick=world.tick))
        give_item(world, agent, row.gives)
        _tell(world, agent, intent, f"gathered {phrase(row.gives)} from {phrase(kind)}", row.gives)
        tool, factor = best_tool(world, agent, kind)
        if tool:
            wear_down(world, agent, tool, mind.cause)
        practise(world, agent, GATHER, LESSON)
        if mind.rounds >= EACH - 1 or (row.stock and not fixture.stock):
            return DONE
        quick = factor * (100 + QUICKER * level(world, agent, GATHER))
        return max(1, row.use_ticks * 10_000 // quick)
    if row.drink:
        empty = world.held(agent, EMPTY)
        owner, fades = world.item[empty].owner, world.item[empty].fades
        use_up(world, agent, empty, rule="filled")
        give_item(world, agent, FULL, rule="filled", owner=owner, fades=fades)
        _tell(world, agent, intent, "filled a flask with water", FULL)
        return DONE
    if intent.topic == "feed":
        return _feed(world, agent, intent, row)
    if row.comfort:
        return _sit(world, agent, intent, row.comfort)
    if mind.rounds:
        return DONE
    _tell(world, agent, intent, f"stood by the grave of {world.fixture[intent.target].label}")
    return MOURNING


def _sit(world: World, agent: int, intent: Intent, comfort: int) -> int:
    mind, needs, health = world.mind[agent], world.needs[agent], world.health[agent]
    if mind.rounds == 0:
        _tell(world, agent, intent, f"sat down by the {_plain(world.kind[intent.target])}")
    change(
        world.needs,
        agent,
        company=min(NEED_MAX, needs.company + comfort),
        energy=min(NEED_MAX, needs.energy + comfort),
    )
    if mind.rounds % 3 == 0:
        change(world.health, agent, current=min(health.maximum, health.current + 1))
    return 10 if mind.rounds < SITTING else DONE


def _feeding(view: View, thing: Seen | Known, row: ObjectRow) -> Affordance | None:
    """Putting fuel on, if some is in hand and the fire has room for it."""
    fuel = next((held for held in view.held if held.kind == row.burns), None)
    if fuel is None or thing.stock > row.stock - FUEL:
        return None
    return Affordance(
        key=f"feed {thing.kind}_{thing.entity}",
        action="use",
        text=f"put {row.burns} on the {_plain(thing.kind)} "
        f"{way(view, thing.x, thing.y, thing.distance)}",
        target=thing.entity,
        item=fuel.entity,
        kind=thing.kind,
        distance=thing.distance,
        x=thing.x,
        y=thing.y,
        topic="feed",
        seen=isinstance(thing, Seen),
    )


def _feed(world: World, agent: int, intent: Intent, row: ObjectRow) -> int:
    """One piece of fuel goes up in flames."""
    fixture, kind = world.fixture[intent.target], world.kind[intent.target]
    use_up(world, agent, world.held(agent, row.burns), rule="burnt")
    cold = not fixture.stock
    stock = min(row.stock, fixture.stock + FUEL)
    since = world.tick if cold else fixture.changed
    change(world.fixture, intent.target, stock=stock, changed=since)
    did = f"lit the {_plain(kind)} again" if cold else f"put {row.burns} on the {_plain(kind)}"
    _tell(world, agent, intent, did, row.burns, -1)
    return DONE


def _fish(world: World, agent: int, intent: Intent) -> int:
    """Cast a few times; each has its chance."""
    mind = world.mind[agent]
    tool, factor = best_tool(world, agent, SHORE)
    luck = BITE * factor // 100 + 2 * level(world, agent, GATHER)
    if mind.rounds and world.draw(agent, "bite", 100) < luck:
        if tool:
            wear_down(world, agent, tool, mind.cause)
        practise(world, agent, GATHER, LESSON)
        give_item(world, agent, CATCH)
        _tell(world, agent, intent, "caught a fish", CATCH)
        return DONE
    if mind.rounds < CASTS:
        return CAST
    _tell(world, agent, intent, "fished and caught nothing")
    return DONE


def _tell(
    world: World, agent: int, intent: Intent, did: str, item: str = "", count: int = 1
) -> None:
    world.emit(
        Used(
            agent=agent,
            target=intent.target,
            did=did,
            item=item,
            count=count if item else 0,
            cause=world.mind[agent].cause,
        )
    )


ACTION = Action("use", offers, refuse, perform, aim, takes=8)
