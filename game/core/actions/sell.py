"""Sell: take goods of one's own to a market stall, for coins."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.actions.offering import own_goods, way
from game.core.components import Intent, Terms
from game.core.deals import goods, lacking
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
from game.core.recall import forget_place
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
    stall, content = market.thing, view.world.content
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
        where = way(view, stall.x, stall.y, stall.distance)
        yield Affordance(
            key=f"sell {lot.gives[kind]} {kind} at {stall.kind}_{stall.entity}",
            action="sell",
            text=""
            if view.terse
            else f"sell {goods(content, lot.gives)} for {goods(content, lot.wants)} "
            f"at the market {where}",
            target=stall.entity,
            kind=kind,
            distance=stall.distance,
            x=stall.x,
            y=stall.y,
            topic=kind,
            terms=lot,
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """One's own goods; what the stall pays and whether it can shows when one stands there."""
    if intent.target not in world.market:
        forget_place(world, agent, intent.target)
        return "there is no stall there"
    if fault := unsound(world, intent.terms, intent.topic, sale=True):
        return fault
    assert intent.terms is not None
    kind, count = intent.topic, intent.terms.gives[intent.topic]
    if saleable(world, agent, kind) < count:
        if not lacking(world, agent, {kind: count}):
            return f"nobody pays for a worn {kind.replace('_', ' ')}"
        return f"too little {kind.replace('_', ' ')} of one's own in hand"
    here, there = world.position[agent], world.position[intent.target]
    if max(abs(here.x - there.x), abs(here.y - there.y)) > 1:
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


def unsound(world: World, terms: Terms | None, kind: str, sale: bool) -> str:
    """What is wrong with terms for a stall: one kind of goods against coins; or ""."""
    goods, coins = (terms.gives, terms.wants) if terms and sale else ({}, {})
    if terms and not sale:
        goods, coins = terms.wants, terms.gives
    if list(coins) != [COIN] or list(goods) != [kind] or kind not in world.content.items:
        return "a stall deals in one kind of goods for coins"
    if not deals_in(world.content.items[kind]) or not 1 <= goods[kind] <= 99 or coins[COIN] < 1:
        return "that can't be bought or sold"
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
