"""Prices as people know them: what a stall asked when they last saw or heard of it.

Only what is dear or cheap is worth remembering; of all else one assumes the base value. A
price is a Fact of kind `price`: its subject the stall, `what` the kind of thing, `value`
the price in hundredths.
"""

from game.core.change import change, newest_first, without
from game.core.components import Fact
from game.core.facts import learn, new_fact
from game.core.narrate import in_general, is_stuff
from game.core.world import World

NOTABLE = 15
"""Hundredths off the base value from which on a price is remembered."""
STALE = 2400
"""Ticks after which nobody trusts a price any more."""


def teach(
    world: World, agent: int, stall: int, kind: str, price: int, value: int, at: tuple[int, int]
) -> None:
    """Let an agent see a price; what they knew of it before is forgotten."""
    known = world.beliefs[agent].facts
    old = known_price(world, agent, stall, kind)
    notable = abs(price - value) * 100 >= NOTABLE * value
    if old:
        said = world.facts[old]
        fresh = world.tick - said.tick < STALE // 4
        if notable and fresh and abs(said.value - price) * 100 <= 12 * said.value:
            return
        change(world.beliefs, agent, facts=without(known, old))
    if notable:
        learn(world, agent, _posted(world, stall, kind, price, value, at))


def known_price(world: World, agent: int, stall: int, kind: str) -> int:
    """The fact by which somebody knows a stall's price of a kind, or 0."""
    for number in newest_first(world.beliefs[agent].facts):
        fact = world.facts[number]
        if fact.kind == "price" and fact.subject == stall and fact.what == kind:
            return number
    return 0


def remembered(world: World, agent: int, stall: int) -> dict[str, int]:
    """Kind -> the price at a stall as somebody last saw or heard it, unless it is too old."""
    prices: dict[str, int] = {}
    for number in world.beliefs[agent].facts:
        fact = world.facts[number]
        if fact.kind == "price" and fact.subject == stall and world.tick - fact.tick < STALE:
            prices[fact.what] = fact.value
    return prices


def remembered_prices(world: World, agent: int) -> tuple[tuple[str, int], ...]:
    """(kind, price) at whatever stall, of what somebody knows to be dear or cheap."""
    prices: dict[str, int] = {}
    for number in world.beliefs[agent].facts:
        fact = world.facts[number]
        if fact.kind == "price" and world.tick - fact.tick < STALE:
            prices[fact.what] = fact.value
    return tuple(prices.items())


def _posted(
    world: World, stall: int, kind: str, price: int, value: int, at: tuple[int, int]
) -> int:
    """The fact that says this price; shared by all who see it about the same time."""
    market = world.market[stall]
    number = market.posted.get(kind, 0)
    said = world.facts.get(number)
    if said and world.tick - said.tick < STALE // 4 and abs(said.value - price) * 20 <= said.value:
        return number
    how = "dear" if price > value else "cheap"
    text = f"{in_general(kind)} {'is' if is_stuff(kind) else 'are'} {how} at the market"
    number = new_fact(
        world,
        Fact("price", stall, x=at[0], y=at[1], tick=world.tick, text=text, value=price, what=kind),
    )
    change(world.market, stall, posted={**market.posted, kind: number})
    return number
