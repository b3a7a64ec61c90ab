"""Refuse: turn an offer down, with a reason."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.actions.offering import answered, hailing_maker, open_to
from game.core.components import Intent
from game.core.deals import goods
from game.core.events import OfferRefused
from game.core.minding import ORDINARY, ask
from game.core.observation import Affordance
from game.core.relations import feel
from game.core.view import View
from game.core.world import World

# topic: (what the choice says, the reason that is given, what the other feels, why)
REASONS: dict[str, tuple[str, str, int, str]] = {
    "need": ("has no use for it", "no use for it", 0, ""),
    "price": ("not at that price", "not worth it", -1, "thinks my prices too high"),
    "trust": ("doesn't deal with such people", "doesn't deal with them", -5, "won't deal with me"),
}


def offers(view: View) -> Iterable[Affordance]:
    """Every open offer, for each reason."""
    content = view.world.content
    for number, deal, person in open_to(view):
        offer = goods(content, deal.gives)
        for topic, (text, *_) in REASONS.items():
            yield answered(
                number,
                deal,
                person,
                key=f"refuse deal_{number} {topic}",
                action="refuse",
                text=f"turn down {person.name}'s offer of {offer}: {text}",
                topic=topic,
            )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """The offer is for oneself, and a reason is one that there is."""
    deal = world.deals.get(intent.deal)
    if deal is None or (deal.taker, deal.maker) != (agent, intent.target):
        return "the offer no longer stands"
    if intent.topic not in REASONS:
        return f"the reason must be one of {', '.join(REASONS)}"
    return ""


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """Near enough to be heard."""
    return hailing_maker(world, intent)


def perform(world: World, agent: int, intent: Intent) -> int:
    """Say no; the offer is gone."""
    deal = world.deals.pop(intent.deal)
    _, reason, hurt, why = REASONS[intent.topic]
    event = world.emit(
        OfferRefused(
            agent=agent,
            target=deal.maker,
            deal=intent.deal,
            offer=goods(world.content, deal.gives),
            reason=reason,
            cause=world.mind[agent].cause,
        )
    )
    if hurt:
        feel(world, deal.maker, agent, hurt, why, event)
    told = f"{world.label(agent)} turned the offer down: {reason}"
    ask(world, deal.maker, told, ORDINARY, event, agent, "refused")
    return DONE


ACTION = Action("refuse", offers, refuse, perform, aim, takes=2, posture="talking")
