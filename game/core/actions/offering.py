"""Helpers of the actions: the words of a choice, what to look through, where water is."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from game.core.actions.action import Aim
from game.core.components import Deal, Intent, Terms
from game.core.observation import Affordance, Known, Seen
from game.core.prices import remembered
from game.core.things import COIN
from game.core.view import View
from game.core.world import World

CHOICES = 4
"""The most targets of one kind that an action offers."""
PRICE_SIGHT = 5
"""Tiles at which one sees what a stall has and asks."""
DOUBT = 12
"""Hundredths of a remembered price that one leaves for its having changed."""
COUNTED_ON = 3
"""How many of a kind one counts on at a stall that one doesn't see."""
HAIL = 4
"""Tiles at which an offer can be answered in words."""


def way(view: View, x: int, y: int, distance: int) -> str:
    """Where something is, in words.

    The compass point of the longer leg, or of both when they are alike; empty in a terse view.
    """
    if view.terse:
        return ""
    if distance <= 1:
        return "right here"
    dx, dy = x - view.x, y - view.y
    north = "north" if dy < 0 else "south"
    east = "west" if dx < 0 else "east"
    if abs(dx) > 2 * abs(dy):
        point = east
    elif abs(dy) > 2 * abs(dx):
        point = north
    else:
        point = f"{north}-{east}"
    return f"{distance} steps {point}"


def things(
    view: View, kinds: Collection[str], each: int = CHOICES, bare: bool = True
) -> Iterator[Seen | Known]:
    """Objects of these kinds, seen ones first and then remembered ones, nearest first.

    Without `bare`, those that are known to have nothing left are passed over.
    """
    avoided, rows, by_kind = view.avoided, view.world.content.objects, view.by_kind
    found: list[tuple[int, Seen | Known]] = []
    # Whichever are fewer are gone through; that they are sorted after makes it the same.
    for kind in kinds if len(kinds) < len(by_kind) else by_kind:
        if kind not in by_kind or kind not in kinds:
            continue
        listed = by_kind[kind]
        stocked = not bare and rows[kind].stock and not rows[kind].burns
        taken = 0
        for pair in listed:
            thing = pair[1]
            if thing.entity in avoided or (stocked and not thing.stock):
                continue
            found.append(pair)
            taken += 1
            if taken >= each:
                break
    if len(found) > 1:
        found.sort()
    return iter([thing for _, thing in found])


def own_chest(view: View) -> Seen | Known | None:
    """A chest of one's own: the nearest in sight, else the nearest that is remembered."""
    for chest in things(view, view.world.purposes.chests, each=12):
        if chest.owner == view.agent:
            return chest
    return None


def drinkable(world: World, x: int, y: int) -> bool:
    """Whether a tile is water that one could drink or fish from beside it."""
    grid = world.grid
    return grid.inside(x, y) and bool(grid.drinkable[grid.terrain[y * grid.width + x]])


def open_to(view: View) -> Iterator[tuple[int, Deal, Seen]]:
    """(number, deal, who made it) of every open offer to this agent by somebody in sight."""
    for number, deal in view.deals.items():
        if deal.taker == view.agent:
            maker = next((p for p in view.people if p.entity == deal.maker), None)
            if maker is not None:
                yield number, deal, maker


def answered(
    number: int,
    deal: Deal,
    person: Seen,
    *,
    key: str,
    action: str,
    text: str,
    topic: str = "",
    terms: Terms | None = None,
) -> Affordance:
    """A choice that answers an open offer; by default its terms as the taker sees them."""
    return Affordance(
        key=key,
        action=action,
        text=text,
        target=person.entity,
        kind=next(iter(deal.gives)),
        distance=person.distance,
        topic=topic,
        deal=number,
        terms=terms or Terms(deal.wants, deal.gives),
    )


def beside_maker(world: World, intent: Intent, reach: int = 2) -> Aim | None:
    """The aim of an answer: near whoever it is given to, while they are there."""
    position = world.position.get(intent.target)
    return Aim(position.x, position.y, reach) if position else None


def hailing_maker(world: World, intent: Intent) -> Aim | None:
    """The same for words alone."""
    return beside_maker(world, intent, HAIL)


def own_goods(view: View, worn: bool = True) -> dict[str, int]:
    """Kind -> how many one carries of one's own and unconjured, without worn ones if so wished."""
    items, mine = view.world.item, dict[str, int]()
    for held in view.held:
        pile = items[held.entity]
        if pile.owner == view.agent and not pile.fades and (worn or not pile.wear):
            mine[held.kind] = mine.get(held.kind, 0) + held.count
    return mine


class Stall(NamedTuple):
    """A market stall as one sees it, or thinks that it is."""

    thing: Seen | Known
    prices: Mapping[str, int]
    """Kind -> hundredths of a coin; the base value for those that it lacks."""
    stock: dict[str, int]
    doubt: int
    """Hundredths of a price that one leaves for its having changed."""
    till: int = 99
    """Its coins; plenty, if one doesn't see them."""


def nearest_stall(view: View) -> Stall | None:
    """The nearest market stall that one sees or remembers.

    From afar one goes by the prices that one remembers, where they were notable, and counts
    on a few of whatever is dealt in there.
    """
    world = view.world
    stall = next(things(view, world.purposes.stalls, each=1), None)
    market = world.market.get(stall.entity) if stall else None
    if stall is None or market is None:
        return None
    stock: dict[str, int] = {}
    if isinstance(stall, Seen) and stall.distance <= PRICE_SIGHT:
        for entity in world.inventory[stall.entity].items:
            kind = world.kind[entity]
            stock[kind] = stock.get(kind, 0) + world.item[entity].count
        till = stock.pop(COIN, 0)
        return Stall(stall, market.prices, stock, 0, till)
    prices = remembered(world, view.agent, stall.entity)
    return Stall(stall, prices, dict.fromkeys(market.dealt, COUNTED_ON), DOUBT)
