"""Goods: what somebody owns wherever it is, what they can do, and what they are dealing in."""

from game.core.components import SKILL_MAX, Deal
from game.core.deals import goods
from game.core.lore import remark
from game.core.narrate import things
from game.core.skills import TITLES, level, points
from game.core.world import World
from game.ui import colours
from game.ui.deeds import called, title
from game.ui.page import Page
from game.ui.pictures import Pictures
from game.ui.text import SMALL

TRADES = {
    "craft": "crafter",
    "fight": "fighter",
    "gather": "gatherer",
    "stealth": "sneak",
    "trade": "trader",
}
"""Skill -> what somebody is who is best at it."""
COIN = "coin"
SHOWN = 12
"""Piles that are owned and lie elsewhere, at the most."""


def role(world: World, agent: int) -> str:
    """What somebody is by what they do best: `skilled gatherer`; "" for a beginner in all."""
    best = max(TRADES, key=lambda skill: (points(world, agent, skill), skill))
    reached = level(world, agent, best)
    return f"{TITLES[reached]} {TRADES[best]}" if reached else ""


def goods_page(page: Page, world: World, agent: int, pictures: Pictures) -> None:
    """Purse, wealth, skills, open deals, and what is theirs elsewhere."""
    rows, kinds = world.content.items, world.kind
    own = [(entity, pile) for entity, pile in world.item.items() if pile.owner == agent]
    purse = sum(pile.count for entity, pile in own if kinds[entity] == COIN)
    worth = sum(rows[kinds[entity]].value * pile.count for entity, pile in own)
    page.pair("Coins", f"{purse:,}")
    page.pair("Owns", f"things worth {worth / 100:,.1f} coins, these with them")
    _homes(page, world, agent)
    page.heading("Can")
    for skill in TRADES:
        learnt = points(world, agent, skill)
        reached = TITLES[level(world, agent, skill)]
        tone = colours.GREEN if level(world, agent, skill) else colours.FAINT
        page.bar(None, title(skill), learnt / SKILL_MAX, reached, tone, longest=TITLES[3])
    page.heading("Deals")
    _deals(page, world, agent)
    away = [(entity, pile) for entity, pile in own if pile.holder != agent]
    if away:
        page.heading("Owns elsewhere")
    for entity, pile in away[:SHOWN]:
        text = things(world, kinds[entity], pile.count) + _where(world, entity, agent)
        page.item(pictures.small_item(kinds[entity]), text, pile.holder or entity)
    if len(away) > SHOWN:
        page.text(f"and {len(away) - SHOWN} more", colours.SOFT, SMALL)


def whose(world: World, entity: int, agent: int) -> str:
    """Words on a held thing that is another's, a book or mist: `, Mara's`; mostly ""."""
    owner = world.item[entity].owner
    theirs = f", {world.label(owner)}'s" if owner and owner != agent else ""
    return remark(world, entity) + theirs


def _homes(page: Page, world: World, agent: int) -> None:
    """What stands and is theirs, each kind on one line; a click shows the first of it."""
    kinds: dict[str, list[int]] = {}
    for entity, fixture in world.fixture.items():
        if fixture.owner == agent:
            kinds.setdefault(world.kind[entity], []).append(entity)
    for kind, owned in kinds.items():
        number = f"{len(owned)} owned" if len(owned) > 1 else "owned"
        page.link(title(kind), None, number, owned[0])


def _deals(page: Page, world: World, agent: int) -> None:
    found = False
    for deal in world.deals.values():
        if agent in (deal.maker, deal.taker):
            found = True
            page.link(_between(world, deal, agent), None, _left(world, deal), _other(deal, agent))
            page.text(_terms(world, deal, agent), colours.SOFT, rows=2)
            page.gap(3)
    if not found:
        page.text("None open", colours.SOFT)


def _other(deal: Deal, agent: int) -> int:
    return deal.taker if deal.maker == agent else deal.maker


def _between(world: World, deal: Deal, agent: int) -> str:
    if deal.maker == agent:
        return f"Offer to {world.label(deal.taker)}"
    return f"Offer from {world.label(deal.maker)}"


def _left(world: World, deal: Deal) -> str:
    return f"{max(0, deal.until - world.tick)} t"


def _terms(world: World, deal: Deal, agent: int) -> str:
    """What would be handed over and what for, as `agent` sees it."""
    content = world.content
    gives, wants = goods(content, deal.gives), goods(content, deal.wants)
    if deal.taker == agent:
        gives, wants = wants, gives
    haggled = f", haggled {deal.counters}×" if deal.counters else ""
    return f"gives {gives or 'nothing'} for {wants or 'nothing'}{haggled}"


def _where(world: World, entity: int, owner: int) -> str:
    """Where somebody's thing is that they don't hold."""
    holder = world.item[entity].holder
    if holder in world.persona:
        return f", in the hands of {world.label(holder)}"
    if holder:
        mine = holder in world.fixture and world.fixture[holder].owner == owner
        return ", in their own chest" if mine else f", in {called(world, holder)}"
    return ", on the ground"
