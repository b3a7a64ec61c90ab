"""Sell: take goods of one's own to a market stall, for coins."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.actions.offering import own_goods
from game.core.actions.stall import lot_offer, out_of_reach, unsound
from game.core.components import Intent
from game.core.deals import lacking
from game.core.events import Sold
from game.core.market import (
    hand_out,
    has_room,
    least_lot,
    move_price,
    pays,
    quote_purchase,
    saleable,
    show_prices,
    stock_up,
    stocked,
    thrift,
)
from game.core.narrate import phrase
from game.core.observation import Affordance
from game.core.skills import TRADE, level, practise
from game.core.things import COIN, HANDS, deals_in
from game.core.town import pay_fee
from game.core.view import View
from game.core.world import World

MOST = 4
"""The most kinds that are offered."""
LESSON = 6
"""What a sale teaches a beginner."""


def offers(view: View) -> Iterable[Affordance]:
    """The goods that would bring most at the nearest stall, at the prices that one knows of."""
    market = view.stall
    if market is None:
        return
    content = view.world.content
    skill, mine = level(view.world, view.agent, TRADE), own_goods(view, worn=False)
    fee = view.world.town.fee
    share = (100 - market.doubt) * thrift(market.till) * (100 - fee) // 10_000
    price = {
        kind: market.prices.get(kind, content.items[kind].value) * share // 100
        for kind in mine
        if deals_in(content.items[kind])
    }
    for kind in sorted(price, key=lambda k: (-price[k] * mine[k], k))[:MOST]:
        lot = least_lot(content, kind, price[kind], mine[kind], skill)
        if lot is None or lot.wants[COIN] > market.till:
            continue
        yield lot_offer(view, market, "sell", kind, lot)


def refuse(world: World, agent: int, intent: Intent) -> str:
    """One's own goods; what the stall pays and whether it can shows when one stands there."""
    if fault := unsound(world, agent, intent):
        return fault
    assert intent.terms is not None
    kind, count = intent.topic, intent.terms.gives[intent.topic]
    if saleable(world, agent, kind) < count:
        if not lacking(world, agent, {kind: count}):
            return f"nobody pays for a worn {kind.replace('_', ' ')}"
        return f"too little {kind.replace('_', ' ')} of one's own in hand"
    if out_of_reach(world, agent, intent.target):
        return ""
    coins = quote_purchase(world, agent, intent.target, kind, count)
    name = phrase(kind, count, world.content.items[kind])
    if coins < intent.terms.wants[COIN]:
        show_prices(world, intent.target, agent)
        return f"the stall gives {f'only {phrase(COIN, coins)}' if coins else 'nothing'} for {name}"
    if stocked(world, intent.target, COIN) < pays(world, agent, intent.target, kind, count):
        return "the stall has not so many coins"
    if not has_room(world, intent.target, kind):
        return f"the stall has enough of {kind.replace('_', ' ')}"
    if not world.held(agent, COIN) and len(world.inventory[agent].items) >= HANDS:
        return "both hands and all pockets are full"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """The goods into the stall, the coins out of it, the price down."""
    assert intent.terms is not None
    stall, kind, count = intent.target, intent.topic, intent.terms.gives[intent.topic]
    paid = pays(world, agent, stall, kind, count)
    coins = quote_purchase(world, agent, stall, kind, count)
    stock_up(world, stall, agent, kind, count)
    hand_out(world, stall, agent, COIN, coins)
    event = world.emit(
        Sold(
            agent=agent,
            target=stall,
            item=kind,
            count=count,
            coins=coins,
            price=phrase(COIN, coins),
            cause=world.mind[agent].cause,
        )
    )
    pay_fee(world, stall, agent, paid, event)
    move_price(world, stall, kind, -count, event)
    show_prices(world, stall, agent)
    practise(world, agent, TRADE, LESSON)
    return DONE


ACTION = Action("sell", offers, refuse, perform, beside_target, takes=6)
