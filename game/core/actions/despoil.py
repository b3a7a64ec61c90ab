"""Despoil: what one takes of somebody who has given in, or lets them go for."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.components import Intent
from game.core.events import Spared
from game.core.mercy import at_mercy, hand_over, settle
from game.core.narrate import phrase
from game.core.observation import Affordance
from game.core.relations import feel
from game.core.things import HANDS
from game.core.view import View
from game.core.world import World

COIN = "coin"
NEAR = 9
SPARED, SATED = 30, 20
"""What who is let go thinks of the victor for it, and the victor of who gave in: a blow's worth."""
ARMS, COINS, GOODS, NOTHING = "arms", "coins", "goods", "nothing"


def offers(view: View) -> Iterable[Affordance]:
    """Coins, arms or the best of the goods of whoever gave in to one; or nothing."""
    world, agent = view.world, view.agent
    for person in view.people:
        if person.distance > NEAR or at_mercy(world, person.entity) != agent:
            continue
        for topic in (ARMS, COINS, GOODS, NOTHING):
            piles = _piles(world, person.entity, topic)
            if not piles and topic != NOTHING:
                continue
            if topic == NOTHING:
                text = f"let {person.name} go"
            else:
                what = " and ".join(phrase(world.kind[e], world.item[e].count) for e in piles)
                text = f"demand {what} of {person.name}, who has surrendered"
            yield Affordance(
                key=f"despoil {topic} of agent_{person.entity}",
                action="despoil",
                text=text,
                target=person.entity,
                kind=world.kind[piles[0]] if piles else "",
                distance=person.distance,
                topic=topic,
            )


def _piles(world: World, agent: int, topic: str) -> list[int]:
    """What of somebody's goods a demand is about, in the order in hand."""
    held = world.inventory[agent].items
    rows = world.content.items
    arms = [e for e in held if rows[world.kind[e]].damage > 3 or rows[world.kind[e]].guard]
    if topic == ARMS:
        return arms
    if topic == COINS:
        return [e for e in held if world.kind[e] == COIN]
    if topic != GOODS:
        return []
    others = [e for e in held if e not in arms and world.kind[e] != COIN]
    worth = {e: rows[world.kind[e]].value * world.item[e].count for e in others}
    return sorted(others, key=lambda e: (-worth[e], e))[:1]


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Only of somebody who has given in to this one, and has it."""
    if not world.alive(intent.target) or at_mercy(world, intent.target) != agent:
        return "they have not given in"
    if intent.topic == NOTHING:
        return ""
    if not _piles(world, intent.target, intent.topic):
        return "they have nothing like that"
    if len(world.inventory[agent].items) >= HANDS:
        return "both hands and all pockets are full"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """Take it, and it is settled; whoever is let go remembers that."""
    loser, cause = intent.target, world.mind[agent].cause
    if intent.topic == NOTHING:
        event = world.emit(Spared(agent=agent, target=loser, cause=cause))
        feel(world, loser, agent, SPARED, "let me go", event)
        feel(world, agent, loser, SATED, "gave in to me", event)
    else:
        room = HANDS - len(world.inventory[agent].items)
        for pile in _piles(world, loser, intent.topic)[:room]:
            what = phrase(world.kind[pile], world.item[pile].count)
            hand_over(world, loser, agent, pile, cause)
            feel(world, loser, agent, -6, f"made me hand over {what}", cause)
        feel(world, agent, loser, SATED, "gave in to me", cause)
    settle(world, loser, agent)
    return DONE


ACTION = Action("despoil", offers, refuse, perform, beside_target, takes=4)
