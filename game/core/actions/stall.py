"""Stall: what buying and selling at a market stall share: how a lot is offered, what is wrong.

Both are one deal seen from two sides: coins on one, one kind of goods on the other.
"""

from game.core.actions.offering import Stall, way
from game.core.components import Intent, Terms
from game.core.deals import goods
from game.core.observation import Affordance
from game.core.recall import forget_place
from game.core.things import COIN, deals_in
from game.core.view import View
from game.core.world import World

MOST = 99
"""Pieces of one deal."""


def lot_offer(view: View, market: Stall, action: str, kind: str, lot: Terms) -> Affordance:
    """A lot that one could `buy` or `sell` there, with its price."""
    content, stall = view.world.content, market.thing
    wares, coins = (lot.wants, lot.gives) if action == "buy" else (lot.gives, lot.wants)
    text = ""
    if not view.terse:
        where = way(view, stall.x, stall.y, stall.distance)
        text = f"{action} {goods(content, wares)} for {goods(content, coins)} at the market {where}"
    return Affordance(
        key=f"{action} {wares[kind]} {kind} at {stall.kind}_{stall.entity}",
        action=action,
        text=text,
        target=stall.entity,
        kind=kind,
        distance=stall.distance,
        x=stall.x,
        y=stall.y,
        topic=kind,
        terms=lot,
    )


def unsound(world: World, agent: int, intent: Intent) -> str:
    """What is wrong with a deal wherever one stands: no stall, or terms that are none; or ""."""
    if intent.target not in world.market:
        forget_place(world, agent, intent.target)
        return "there is no stall there"
    terms, kind, rows = intent.terms or Terms({}, {}), intent.topic, world.content.items
    sale = intent.action == "sell"
    wares, coins = (terms.gives, terms.wants) if sale else (terms.wants, terms.gives)
    if list(coins) != [COIN] or list(wares) != [kind] or kind not in rows:
        return "a stall deals in one kind of goods for coins"
    if not deals_in(rows[kind]) or not 1 <= wares[kind] <= MOST or coins[COIN] < 1:
        return "that can't be bought or sold"
    return ""


def out_of_reach(world: World, agent: int, stall: int) -> bool:
    """Whether one is still on the way: what it asks and has shows only when one is there."""
    here, there = world.position[agent], world.position[stall]
    return max(abs(here.x - there.x), abs(here.y - there.y)) > 1
