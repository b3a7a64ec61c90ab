"""Decree: what a mayor orders: a market fee, a fine for theft, a watch by night, alms."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action
from game.core.components import Fact, Intent
from game.core.events import Decreed
from game.core.facts import learn, new_fact
from game.core.observation import Affordance
from game.core.town import ALMS, FEE, FINE, PAY, WATCH, coffer, coins_in, give_alms, mayor
from game.core.view import View
from game.core.world import World

APART = 1
"""Days from one order to the next."""
ORDERS: dict[str, tuple[int, str, str]] = {
    "fee": (FEE, f"{FEE} of 100 coins that the market pays go into the common chest",
            "the market fee is lifted"),
    "fine": (FINE, f"who is seen stealing by mayor or watch pays {FINE} coins",
             "nobody is fined for theft any more"),
    "watch": (WATCH, f"up to {WATCH} keep watch by night for {PAY} coin each",
              "no watch is kept any more"),
    "alms": (0, "half of the common chest goes to the poor, a coin each", ""),
}  # fmt: skip
"""What may be ordered -> how much of it, how it is told, and how it is told that it ends."""
SPEAKS = {"fine": ("theft", "loss"), "watch": ("danger",)}
"""Order -> kinds of facts that speak for it, if the mayor knows any of these days."""
LATELY = 3
"""Days."""
AT_ONCE = "alms"
"""What is done and over as soon as it is ordered."""


def offers(view: View) -> Iterable[Affordance]:
    """To the mayor: each order, or its end, once a day."""
    world, agent = view.world, view.agent
    if world.town.mayor != agent:
        return
    for topic in ORDERS:
        if not refuse(world, agent, Intent(action="decree", topic=topic)):
            text = _text(world, topic)
            coins = coins_in(world, coffer(world), 0)
            yield Affordance(
                key=f"decree {topic}",
                action="decree",
                text=f"order as mayor: {text} ({coins} in the common chest)",
                coins=coins,
                count=_known(view, SPEAKS.get(topic, ())),
                kind="end" if _stands(world, topic) else "begin",
                topic=topic,
            )


def _known(view: View, kinds: tuple[str, ...]) -> int:
    """How many things of such kinds the mayor has heard of lately."""
    since = view.world.tick - LATELY * view.world.rules.day_ticks
    facts = view.world.facts
    heard = view.beliefs.facts.items() if kinds else ()
    return sum(h.tick >= since and facts[n].kind in kinds for n, h in heard)


def _stands(world: World, topic: str) -> bool:
    return topic != AT_ONCE and bool(getattr(world.town, topic))


def _text(world: World, topic: str) -> str:
    _, begin, end = ORDERS[topic]
    return end if _stands(world, topic) else begin


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Only the mayor's word counts, where there is a common chest."""
    if mayor(world) != agent:
        return "they are not mayor"
    if intent.topic not in ORDERS:
        return f"the order must be one of {', '.join(ORDERS)}"
    if not coffer(world):
        return "there is no common chest"
    if intent.topic == AT_ONCE and coins_in(world, coffer(world), 0) < ALMS:
        return "there is too little in the common chest"
    since = world.tick - world.town.decreed
    return "they gave an order lately" if since < APART * world.rules.day_ticks else ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """It is so from now on; the mayor can tell of it, and put it up for all to read."""
    town, topic = world.town, intent.topic
    order = _text(world, topic)
    if topic != AT_ONCE:
        setattr(town, topic, 0 if _stands(world, topic) else ORDERS[topic][0])
    town.decreed = world.tick
    text = f"{world.label(agent)} ordered as mayor: {order}"
    here = world.position[agent]
    fact = new_fact(world, Fact("order", agent, x=here.x, y=here.y, tick=world.tick, text=text))
    learn(world, agent, fact)
    decreed = Decreed(agent=agent, order=order, fact=fact, cause=world.mind[agent].cause)
    event = world.emit(decreed)
    if topic == AT_ONCE:
        give_alms(world, event)
    return DONE


ACTION = Action("decree", offers, refuse, perform, takes=4)
