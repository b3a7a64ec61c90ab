"""Buy: get goods at a market stall, for coins."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.actions.offering import own_goods
from game.core.actions.stall import lot_offer, out_of_reach, unsound
from game.core.components import Intent
from game.core.deals import lacking, room
from game.core.events import Bought
from game.core.market import (
    coins_lot,
    hand_out,
    move_price,
    quote_sale,
    show_prices,
    stock_up,
    stocked,
)
from game.core.narrate import phrase
from game.core.observation import Affordance
from game.core.skills import TRADE, practise
from game.core.things import COIN
from game.core.view import View
from game.core.world import World

FOODS, OTHERS = 2, 3
"""The most kinds of food, and of other things, that are offered."""
LESSON = 3
"""What a purchase teaches a beginner."""


def offers(view: View) -> Iterable[Affordance]:
    """The food that fills most for its price, and the best of other things one lacks."""
    purse = own_goods(view).get(COIN, 0)
    market = view.stall if purse else None
    if market is None:
        return
    stock, doubt = market.stock, market.doubt
    content, held = view.world.content, {held.kind for held in view.held}
    rows = {kind: content.items[kind] for kind in stock if kind in content.items}
    cost = {
        kind: max(1, market.prices.get(kind, row.value) * (100 + doubt) // 100)
        for kind, row in rows.items()
    }
    foods = sorted(
        (k for k, row in rows.items() if row.food),
        key=lambda k: (-rows[k].food * 100 // cost[k], k),
    )
    others = sorted(
        (k for k, row in rows.items() if not row.food and k not in held),
        key=lambda k: (-rows[k].value, k),
    )
    shown = 0
    for kind in (*foods[:FOODS], *others):
        lot = coins_lot(kind, cost[kind], purse, stock[kind])
        if lot is None or shown >= FOODS + OTHERS:
            continue
        shown += 1
        yield lot_offer(view, market, "buy", kind, lot)


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Coins of one's own; what it costs and whether there is any shows when one stands there."""
    stall, kind = intent.target, intent.topic
    if fault := unsound(world, agent, intent):
        return fault
    assert intent.terms is not None
    if lacking(world, agent, intent.terms.gives):
        return "too few coins of one's own in hand"
    if out_of_reach(world, agent, stall):
        return ""
    count = intent.terms.wants[kind]
    name = phrase(kind, count, world.content.items[kind])
    if stocked(world, stall, kind) < count:
        show_prices(world, stall, agent)
        return f"the stall hasn't got {name}"
    coins = quote_sale(world, agent, stall, kind, count)
    if coins > intent.terms.gives[COIN]:
        show_prices(world, stall, agent)
        return f"the stall asks {phrase(COIN, coins)} for {name}"
    if not room(world, agent, {kind: count}, {COIN: coins}):
        return "both hands and all pockets are full"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """The coins into the stall, the goods out of it, the price up."""
    assert intent.terms is not None
    stall, kind, count = intent.target, intent.topic, intent.terms.wants[intent.topic]
    coins = quote_sale(world, agent, stall, kind, count)
    stock_up(world, stall, agent, COIN, coins)
    hand_out(world, stall, agent, kind, count)
    event = world.emit(
        Bought(
            agent=agent,
            target=stall,
            item=kind,
            count=count,
            coins=coins,
            price=phrase(COIN, coins),
            cause=world.mind[agent].cause,
        )
    )
    move_price(world, stall, kind, count, event)
    show_prices(world, stall, agent)
    practise(world, agent, TRADE, LESSON)
    return DONE


ACTION = Action("buy", offers, refuse, perform, beside_target, takes=6)
