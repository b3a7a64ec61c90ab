"""Reactions: what happens to people, or before their eyes, makes them think again.

Writes Mind and, for witnesses of violence and kindness, Relation and Facts.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from game.core.change import change
from game.core.deeds import died, healed, helped, struck
from game.core.events import AbilityUsed, Attacked, Bitten, Died, Event, Gave, Healed, Said, Tended
from game.core.lore import watch
from game.core.minding import ATTACKED, ORDINARY, PRESSING, ask, leave
from game.core.narrate import phrase
from game.core.peace import withdraw
from game.core.relations import FRIEND, feel, opinion
from game.core.reputation import standings
from game.core.taking_up import say_on
from game.core.talking import FREE
from game.core.witnessing import witnesses
from game.core.world import World

BAD = -30
"""A reputation from which nobody minds that somebody is stood up to."""
_UNKNOWN = (0, "")


def reactions(world: World) -> None:
    """Let each event of the tick have its effect on those whom it touches."""
    for event in list(world.events):
        react = _REACTIONS.get(type(event))
        if react:
            react(world, event)


def _attacked(world: World, event: Attacked) -> None:
    attacker, target = event.agent, event.target
    withdraw(world, attacker, target)
    if world.alive(target) and not _answers(world, target, attacker):
        ask(
            world,
            target,
            f"was hit by {world.label(attacker)}",
            ATTACKED,
            event.id,
            attacker,
            "hit",
        )
    seen_by = witnesses(world, event)
    for other in seen_by:
        if other in (attacker, target):
            continue
        dear, known = opinion(world, other, target), standings(world, other)
        if dear <= 0 and known.get(target, _UNKNOWN)[0] <= BAD:
            feel(world, other, attacker, 2, _of("stood up to", world, target), event.id)
            continue
        feel(world, other, attacker, -2 - max(0, dear) // 6, _of("hit", world, target), event.id)
        whom = "a friend" if dear >= FRIEND else world.label(target)
        if dear >= FRIEND or (dear > 0 and known.get(attacker, _UNKNOWN)[0] <= BAD):
            ask(
                world,
                other,
                f"saw {world.label(attacker)} hit {whom}",
                PRESSING,
                event.id,
                attacker,
                "saw hit",
            )
    struck(world, event, seen_by)


def _answers(world: World, agent: int, foe: int) -> bool:
    """Whether somebody is already fighting back, on guard or running, and not failing at it."""
    intent = world.mind[agent].intent
    busy = intent is not None and intent.action in ("attack", "flee", "defend")
    return busy and intent is not None and intent.target == foe and world.health[agent].current > 35


def _bitten(world: World, event: Bitten) -> None:
    """Nobody is to blame; but the victim must think, and so must who holds them dear."""
    target, beast = event.agent, event.entity
    name = phrase(event.beast)
    if world.alive(target) and not _answers(world, target, beast):
        ask(world, target, f"was hurt by {name}", ATTACKED, event.id, beast, "hit")
    for other in witnesses(world, event):
        if other != target and opinion(world, other, target) > 0:
            reason = f"saw {name} hurt {world.label(target)}"
            ask(world, other, reason, PRESSING, event.id, beast, "saw beast")


def _died(world: World, event: Died) -> None:
    seen_by = witnesses(world, event)
    died(world, event, seen_by)
    for other in seen_by:
        dear = opinion(world, other, event.agent)
        if event.killer and other != event.killer:
            harm = -12 - max(0, dear) // 3
            feel(world, other, event.killer, harm, _of("killed", world, event.agent), event.id)
        urgency = PRESSING if dear >= FRIEND else ORDINARY
        ask(
            world,
            other,
            f"saw {world.label(event.agent)} die",
            urgency,
            event.id,
            event.killer or event.agent,
            "saw death",
        )


def _said(world: World, event: Said) -> None:
    if not world.alive(event.target):
        return
    mind, name = world.mind[event.target], world.label(event.agent)
    if mind.intent is not None and mind.intent.action == "say" and mind.rounds:
        leave(world, event.target, "heard an answer")
        mind = change(world.mind, event.target, ready_at=world.tick)
    free = mind.intent is None or mind.intent.action in FREE
    if event.topic == "threaten":
        reason, urgency = f"was threatened by {name}", PRESSING
    elif event.topic == "bye":
        return  # a leave-taking wants no answer
    elif free or event.topic in ("insult", "ask"):
        reason, urgency = f"{name} spoke to them", ORDINARY
    else:
        return
    if event.smalltalk and free and say_on(world, event.target, event.agent, event.id):
        return
    if event.smalltalk and event.topic == "greet":
        return  # a greeting returned: who has no more to say than that leaves it there
    deed, about = event.topic, event.about
    ask(world, event.target, reason, urgency, event.id, event.agent, deed, about, event.fact)


def _gave(world: World, event: Gave) -> None:
    if world.alive(event.target):
        reason = f"was given {event.item}"
        ask(world, event.target, reason, ORDINARY, event.id, event.agent, "gave")
    seen_by = witnesses(world, event)
    helped(world, event, seen_by)
    for other in seen_by:
        if other not in (event.agent, event.target):
            feel(world, other, event.agent, 2, _of("was good to", world, event.target), event.id)


def _tended(world: World, event: Tended) -> None:
    """As for a gift: they may thank for it, and onlookers think the better of the helper."""
    if world.alive(event.target):
        reason = f"{world.label(event.agent)} tended their wounds"
        ask(world, event.target, reason, ORDINARY, event.id, event.agent, "tended")
    _healed(world, event)


def _healed(world: World, event: Healed | Tended) -> None:
    if not event.target:
        return
    seen_by = witnesses(world, event)
    healed(world, event, seen_by)
    for other in seen_by:
        if other not in (event.agent, event.target):
            deed = "tended the wounds of" if isinstance(event, Tended) else "healed"
            reason = _of(deed, world, event.target)
            feel(world, other, event.agent, 3, reason, event.id)


def _of(deed: str, world: World, whom: int) -> str:
    return f"{deed} {world.label(whom)}"


_REACTIONS: Mapping[type[Event], Callable[[World, Any], None]] = MappingProxyType(
    {
        AbilityUsed: watch,
        Attacked: _attacked,
        Bitten: _bitten,
        Died: _died,
        Gave: _gave,
        Healed: _healed,
        Said: _said,
        Tended: _tended,
    }
)
