"""Market: a stall's prices, and business with it for coins.

A stall keeps its goods and its coins as a chest does; what it has is the village's. Its
price of a kind moves with every deal and drifts towards what its stock makes it worth:
dear when there is none left, cheap when there is plenty, the base value in between. It
sells above its price and buys below, and practised traders lose less between the two.
"""

from game.core.change import change
from game.core.components import Terms
from game.core.content import Content, ItemRow
from game.core.events import ItemSpoiled, PriceMoved
from game.core.grid import distance
from game.core.narrate import in_general
from game.core.prices import teach
from game.core.skills import TRADE, level
from game.core.things import COIN, end_item, hold, store, take_item
from game.core.town import fee_on
from game.core.world import World

ASK, BID, SKILL = 112, 84, 2
"""Hundredths of the price at which a stall sells and buys, and what a level of skill betters."""
STEP = 6
"""Hundredths by which the price of a kind moves with each piece bought or sold."""
SPOIL = 300
"""Ticks between two looks for what has gone bad."""
LEAST, HIGHEST = 25, 400
"""Hundredths of the base value between which prices stay."""
EVERY, DRIFT = 50, 16
"""Ticks between two drifts, and the part of the way that each of them goes."""
SCARCE, GLUT, SLOPE = 230, 45, 30
"""Hundredths of the base value with nothing left, and at most plenty; loss for each lot over."""
POOR = 60
"""Hundredths of its worth that everything has with no coins in the till; each adds one."""
EASY, TIGHT = 36, 40
"""Coins in the till with which a stall pays all that it would, and hundredths of that with none."""
DEAR, CHEAP = 150, 70
"""Hundredths of the base value from which on people call it dear or cheap."""
EARSHOT = 5
"""Tiles from which one sees what a stall asks."""


def wanted(row: ItemRow) -> int:
    """How many a stall likes to have of a kind: more of what is cheap.

    >>> wanted(ItemRow("bread", value=250)), wanted(ItemRow("sword", value=1500))
    (2, 1)
    """
    return max(1, min(10, 600 // max(1, row.value)))


def fair(row: ItemRow, stock: int) -> int:
    """What a kind is worth at a stall that has so many of it, in hundredths of a coin.

    >>> bread = ItemRow("bread", value=250)
    >>> [fair(bread, stock) for stock in (0, 1, 2, 4, 40)]
    [575, 412, 250, 175, 112]
    """
    lot = wanted(row)
    if stock < lot:
        share = 100 + (SCARCE - 100) * (lot - stock) // lot
    else:
        share = max(GLUT, 100 - SLOPE * (stock - lot) // lot)
    return row.value * share // 100


def sells_for(price: int, count: int, skill: int) -> int:
    """Coins that so many cost, rounded up.

    >>> sells_for(100, 1, 0), sells_for(30, 2, 0), sells_for(250, 2, 5)
    (2, 1, 6)
    """
    return max(1, -(-price * (ASK - SKILL * skill) * count // 10_000))


def buys_for(price: int, count: int, skill: int) -> int:
    """Coins that so many bring, rounded down.

    >>> buys_for(100, 1, 0), buys_for(100, 5, 0), buys_for(250, 1, 0)
    (0, 4, 2)
    """
    return price * (BID + SKILL * skill) * count // 10_000


def stocked(world: World, stall: int, kind: str) -> int:
    """How many of a kind a stall has."""
    return sum(
        world.item[entity].count
        for entity in world.inventory[stall].items
        if world.kind[entity] == kind
    )


def quote_sale(world: World, agent: int, stall: int, kind: str, count: int) -> int:
    """Coins that somebody must pay for so many of a kind, as things stand."""
    price = world.market[stall].prices.get(kind, world.content.items[kind].value)
    return sells_for(price, count, level(world, agent, TRADE))


def quote_purchase(world: World, agent: int, stall: int, kind: str, count: int) -> int:
    """Coins that somebody is given for so many of a kind, as things stand, after the fee."""
    paid = pays(world, agent, stall, kind, count)
    return paid - fee_on(world, paid)


def pays(world: World, agent: int, stall: int, kind: str, count: int) -> int:
    """Coins that a stall pays for so many of a kind, to the seller and as a fee."""
    price = world.market[stall].prices.get(kind, world.content.items[kind].value)
    price = price * thrift(stocked(world, stall, COIN)) // 100
    return buys_for(price, count, level(world, agent, TRADE))


def thrift(till: int) -> int:
    """Hundredths of the usual that a stall pays for goods, by the coins in its till.

    It asks as much as ever: so a till that runs low fills again before it is dry.

    >>> [thrift(till) for till in (0, 12, 24, 36, 80)]
    [40, 60, 80, 100, 100]
    """
    return min(100, TIGHT + (100 - TIGHT) * till // EASY)


def has_room(world: World, stall: int, kind: str) -> bool:
    """Whether a stall would take in more of a kind."""
    row = world.content.objects[world.kind[stall]]
    if stocked(world, stall, kind) >= 4 * wanted(world.content.items[kind]):
        return False
    return len(world.inventory[stall].items) < row.market


def saleable(world: World, agent: int, kind: str) -> int:
    """How many of a kind a stall would take of somebody: their own, not worn, no mist."""
    return sum(
        world.item[entity].count
        for entity in world.inventory[agent].items
        if world.kind[entity] == kind and _as_new(world, agent, entity)
    )


def _as_new(world: World, agent: int, entity: int) -> bool:
    pile = world.item[entity]
    return pile.owner == agent and not (pile.wear or pile.fades or pile.label)


def stock_up(world: World, stall: int, agent: int, kind: str, count: int) -> None:
    """Move so many of a kind that an agent owns into a stall: they are the village's then."""
    left = count
    for entity in list(world.inventory[agent].items):
        if left and world.kind[entity] == kind and _as_new(world, agent, entity):
            part = min(left, world.item[entity].count)
            taken = take_item(world, agent, entity, part)
            change(world.item, taken, owner=0)
            store(world, stall, taken)
            left -= part
    assert not left, f"{world.label(agent)} has {left} {kind} too few"


def hand_out(world: World, stall: int, agent: int, kind: str, count: int) -> None:
    """Move so many of a kind from a stall into an agent's hands, as their own."""
    left = count
    for entity in list(world.inventory[stall].items):
        if left and world.kind[entity] == kind:
            part = min(left, world.item[entity].count)
            taken = take_item(world, stall, entity, part)
            change(world.item, taken, owner=agent)
            hold(world, agent, taken)
            left -= part
    assert not left, f"{world.label(stall)} has {left} {kind} too few"


def move_price(world: World, stall: int, kind: str, pieces: int, cause: int) -> None:
    """A deal moves the price: up for each piece bought of the stall, down for each it took in."""
    market, row = world.market[stall], world.content.items[kind]
    price = market.prices.get(kind, row.value)
    step = max(1, price * STEP // 100) * pieces
    prices = {**market.prices, kind: _bounded(row, price + step)}
    change(world.market, stall, prices=prices, dealt={**market.dealt, kind: world.tick})
    _feel(world, stall, kind, cause)


def drift(world: World, stall: int) -> None:
    """Let all prices go some of the way to where the stock would have them.

    Of what was never dealt in, nobody knows whether it is missed: that stays at its base.
    With few coins in the till everything gets cheaper, until enough are in it again.
    """
    market, till = world.market[stall], stocked(world, stall, COIN)
    have: dict[str, int] = {}
    for entity in world.inventory[stall].items:
        kind = world.kind[entity]
        have[kind] = have.get(kind, 0) + world.item[entity].count
    for kind, price in market.prices.items():
        row = world.content.items[kind]
        known = kind in market.dealt or kind in have
        level = fair(row, have.get(kind, 0)) if known else row.value
        gap = level * min(100, POOR + till) // 100 - price
        if gap:
            step = gap // DRIFT if gap > 0 else -(-gap // DRIFT)
            now = _bounded(row, price + (step or (1 if gap > 0 else -1)))
            change(world.market, stall, prices={**world.market[stall].prices, kind: now})
            _feel(world, stall, kind, 0)


def spoil(world: World, stall: int) -> None:
    """Some of what doesn't keep goes bad, on the average once in the ticks of its row."""
    for entity in list(world.inventory[stall].items):
        kind, count = world.kind[entity], world.item[entity].count
        lasts = world.content.items[kind].spoils
        if not lasts:
            continue
        whole, part = divmod(count * SPOIL, lasts)
        bad = min(count, whole + (world.draw(entity, "goes bad", lasts) < part))
        if bad:
            world.emit(ItemSpoiled(entity=entity, item=kind, count=bad))
            end_item(world, take_item(world, stall, entity, bad), "spoiled")


def near(world: World, stall: int) -> list[int]:
    """The living people who can see what a stall asks, by id."""
    at = world.position[stall]
    return sorted(
        entity
        for entity, x, y in world.grid.near(at.x, at.y, EARSHOT, loose=True)
        if world.alive(entity) and distance(at.x, at.y, x, y) <= EARSHOT
    )


def show_prices(world: World, stall: int, agent: int) -> None:
    """Let somebody who stands there see what is dear and what is cheap."""
    market, at = world.market[stall], world.position[stall]
    for kind in market.dealt:
        price, row = market.prices[kind], world.content.items[kind]
        teach(world, agent, stall, kind, price, row.value, (at.x, at.y))


def _bounded(row: ItemRow, price: int) -> int:
    return max(1, row.value * LEAST // 100, min(price, row.value * HIGHEST // 100))


def _feel(world: World, stall: int, kind: str, cause: int) -> None:
    """Tell when something has become dear or cheap, or is neither any more."""
    market, value = world.market[stall], world.content.items[kind].value
    share = market.prices[kind] * 100 // value
    before = market.mood.get(kind, "")
    mood = "dear" if share >= DEAR else "cheap" if share <= CHEAP else ""
    if not mood and before and (share > DEAR - 20 or share < CHEAP + 15):
        return  # not every wavering is news
    if mood == before or kind not in market.dealt:
        return
    change(world.market, stall, mood={**market.mood, kind: mood})
    back = "cheaper again" if before == "dear" else "dearer again"
    now = {"dear": "dear", "cheap": "cheap", "": back}[mood]
    world.emit(
        PriceMoved(
            stall=stall,
            item=kind,
            goods=in_general(kind),
            now=now,
            price=market.prices[kind],
            cause=cause,
        )
    )


def least_lot(content: Content, kind: str, price: int, have: int, skill: int) -> Terms | None:
    """The fewest that bring at least a coin at this price, and little is lost by rounding."""
    row = content.items[kind]
    best: tuple[int, int, int] | None = None
    for count in range(1, min(have, 3 * wanted(row)) + 1):
        coins = buys_for(price, count, skill)
        if coins:
            lost = price * (BID + SKILL * skill) * count // 100 - 100 * coins
            if best is None or lost * best[1] < best[0] * count:
                best = (lost, count, coins)
            if lost <= 15 or count >= 5:
                break
    return Terms({kind: best[1]}, {COIN: best[2]}) if best else None


def coins_lot(kind: str, price: int, purse: int, there: int) -> Terms | None:
    """One, or as many of what is cheap as a coin buys; None if the purse is too small."""
    if there <= 0:
        return None
    count = max(1, min(there, 10_000 // (price * ASK)))
    coins = sells_for(price, count, 0)
    return Terms({COIN: coins}, {kind: count}) if coins <= purse else None
