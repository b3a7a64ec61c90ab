"""Accept: take an offer; both sides change hands at once or not at all."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.actions.offering import answered, beside_maker, open_to
from game.core.components import Intent
from game.core.deals import goods, lacking, room, settle, stale
from game.core.observation import Affordance
from game.core.view import View
from game.core.world import World


def offers(view: View) -> Iterable[Affordance]:
    """Every open offer that one has the goods for."""
    content = view.world.content
    for number, deal, person in open_to(view):
        if lacking(view.world, view.agent, deal.wants):
            continue
        gives, gets = goods(content, deal.wants), goods(content, deal.gives)
        yield answered(
            number,
            deal,
            person,
            key=f"accept deal_{number}",
            action="accept",
            text=f"accept {person.name}'s offer: give {gives}, get {gets}",
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """The offer stands, is for oneself, and both have what they hand over and room for it."""
    deal = world.deals.get(intent.deal)
    if deal is None or (deal.taker, deal.maker) != (agent, intent.target):
        return "the offer no longer stands"
    if reason := stale(world, deal):
        return f"the offer no longer stands: {reason}"
    if lack := lacking(world, agent, deal.wants):
        return f"too little {lack.replace('_', ' ')} of one's own in hand"
    maker = world.label(deal.maker)
    if lack := lacking(world, deal.maker, deal.gives):
        return f"{maker} no longer has the {lack.replace('_', ' ')}"
    if not room(world, agent, deal.gives, deal.wants):
        return "both hands and all pockets are full"
    if not room(world, deal.maker, deal.wants, deal.gives):
        return f"{maker} can't carry any more"
    return ""


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Beside whoever made the offer."""
    return beside_maker(world, intent)


def perform(world: World, agent: int, intent: Intent) -> int:
    """Exchange."""
    settle(world, intent.deal, world.mind[agent].cause)
    return DONE


ACTION = Action("accept", offers, refuse, perform, aim, takes=3, posture="talking")
