"""Store: what a chest or a market stall holds, and what the stall asks for it."""

from game.core.narrate import things
from game.core.world import World
from game.ui import colours
from game.ui.deeds import title
from game.ui.page import Page
from game.ui.pictures import Pictures
from game.ui.text import SMALL

DEAR = 130
"""Hundredths of its base value from which a thing is dear, and the other way round cheap."""


def store_page(page: Page, world: World, entity: int, pictures: Pictures) -> None:
    """What lies in it; prices beside what a stall has, and those of what it lacks below."""
    own = world.inventory.get(entity)
    if own is None or entity not in world.fixture:
        return
    market = world.market.get(entity)
    prices = market.prices if market is not None else {}
    page.heading("Holds")
    if not own.items:
        page.text("Nothing", colours.SOFT)
    for held in own.items:
        kind, item = world.kind[held], world.item[held]
        text = things(world, kind, item.count)
        if kind in prices:
            text += f", {prices[kind] / 100:g} each"
        elif item.owner and item.owner != world.fixture[entity].owner:
            text += f", {world.label(item.owner)}'s"
        page.item(pictures.small_item(kind), text)
    if not prices:
        return
    page.heading("Prices, in coins")
    for kind, price in sorted(prices.items()):
        base = world.content.items[kind].value
        share = 100 * price // base if base else 100
        word = "dear" if share >= DEAR else "cheap" if share * DEAR <= 100 * 100 else ""
        tone = {"dear": colours.RED, "cheap": colours.GREEN}.get(word, colours.TEXT)
        said = f"{title(kind)}: {price / 100:g}"
        page.text(f"{said}, {word} (worth {base / 100:g})" if word else said, tone, SMALL)
