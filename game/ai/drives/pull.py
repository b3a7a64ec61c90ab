"""Pull: what wants and the time of day add to a choice, whatever need it serves."""

from game.ai.drives.case import Case, Part
from game.core.days import EASE, PEOPLE, ROAM, WORK, Block
from game.core.observation import Affordance

FITS = 32
"""Points for what fits the time of day."""
AIMED = 45
"""Points more for what one has meant to do with this part of the day."""
UNKIND = frozenset(("insult", "threaten"))
"""Nobody means these who means to see somebody."""
GOOD = 110
"""Points for what one is a master of; less for less."""
PAYS = 130
"""Points at most for what is dear."""
CALLINGS = {
    "use": "gather",
    "craft": "craft",
    "sell": "trade",
    "buy": "trade",
    "trade": "trade",
    "steal": "stealth",
    "attack": "fight",
}
"""Action -> the skill that it takes."""
PAID = ("use", "pickup")
"""Actions by which one gets what could be sold."""
_SORTS = {"pickup": WORK, "use": WORK, "craft": WORK, "wait": EASE} | dict.fromkeys(
    ("say", "give", "attend", "trade", "sell", "buy"), PEOPLE
)
"""Action -> what it is, of work, people and ease."""
_WAYS = {"explore": ROAM, "visit": PEOPLE, "campfire": PEOPLE, "home": EASE}
"""Topic of a walk -> what it is."""


def pull(case: Case, offer: Affordance) -> tuple[Part, ...]:
    """The parts that want and hour add; nothing for what they don't touch."""
    drawn = drawn_to(case, offer)
    fits = aimed = 0
    action, now_for = offer.action, case.now_for
    if now_for and sort_of(offer) == now_for:
        fits = FITS
        if case.block is not None and serves(offer, case.block):
            aimed = AIMED
    trade = CALLINGS.get(action, "")
    good = case.skills.get(trade, 0) * GOOD // 5 if trade else 0
    pays = _pays(case, offer) if action in PAID and case.prices else 0
    if not (drawn or fits or good or pays):
        return ()
    parts: tuple[Part, ...] = (
        (case.want.text, drawn),
        ("time of day for " + now_for, fits),
    )
    if aimed and case.block is not None:
        parts = (*parts, (f"the day's plan: {case.block.words}", aimed))
    if good:
        parts = (*parts, (f"good at it: {trade}", good))
    return (*parts, ("it pays well", pays)) if pays else parts


def best_of(action: str, case: Case) -> int:
    """The most that skill adds to an action of which neither want nor hour think."""
    return case.skills.get(CALLINGS[action], 0) * GOOD // 5


def serves(offer: Affordance, block: Block) -> bool:
    """Whether a choice is what a part of the day was meant for."""
    if block.key and offer.key == block.key:
        return True
    if block.fact and offer.fact == block.fact:
        return offer.action == "attend"
    if block.target and offer.target == block.target:
        return offer.topic not in UNKIND
    return bool(block.kind) and offer.kind == block.kind


def _pays(case: Case, offer: Affordance) -> int:
    """What is dear at the market is worth getting to sell it there."""
    kind = offer.kind
    if offer.action == "use" and kind in case.objects:
        kind = case.objects[kind].gives
    elif offer.action != "pickup":
        return 0
    price, value = case.prices.get(kind, 0), case.row(kind).value
    if not price or price <= value:
        return 0
    held = case.piles.get(kind)
    enough = 25 * max(0, (held.count if held else 0) - 4)
    return max(0, min(PAYS, PAYS * (price - value) // (2 * value)) - enough)


def sort_of(offer: Affordance) -> str:
    """What a choice is, of work, roaming, people and ease."""
    action = offer.action
    if action == "move":
        return _WAYS.get(offer.topic, EASE)
    sort = _SORTS.get(action, "")
    return PEOPLE if sort is WORK and offer.kind == "campfire" else sort


def drawn_to(case: Case, offer: Affordance) -> int:
    """Points that a choice gains, or loses, by what is wanted."""
    its = case.want
    if its.who and offer.target == its.who:
        action, topic = offer.action, offer.topic
        if its.name == "revenge":
            return _REVENGE.get(topic, 120 * (action == "attack"))
        return _COURTED.get(topic, 60 * (action == "give"))
    drawn = _DRAWN.get(its.name)
    return drawn(case, offer, offer.action, offer.topic) if drawn is not None else 0


_REVENGE = {"seek": 160, "insult": 70, "threaten": 90}
_COURTED = {"visit": 80, "chat": 70, "greet": 40}
_FRIENDLY = {"greet": 50, "chat": 40}
_FAR = {"explore": 75, "home": -20, "stroll": -40}
_QUIET = {"chat": -60, "greet": -30, "campfire": -80, "fish": 50, "explore": 35}
_NEWSY = {"chat": 50, "greet": 30, "campfire": 30, "visit": 30}
"""Topic -> points, for each want that is about topics."""


def _stores(case: Case, offer: Affordance, action: str, topic: str) -> int:
    if action in ("use", "pickup") and case.yields_food(offer):
        return 70 if case.food < 1500 else 0
    return -40 if topic == "stroll" else 0


def _arms(case: Case, offer: Affordance, action: str, topic: str) -> int:
    row = case.row(offer.kind)
    if action == "pickup" and (row.damage > case.weapon or row.guard > case.shield):
        return 150
    return 70 if topic == "explore" and case.weapon < 6 else 0


def _friend(case: Case, offer: Affordance, action: str, topic: str) -> int:
    return _FRIENDLY.get(topic, 30 * (action == "give"))


def _far(case: Case, offer: Affordance, action: str, topic: str) -> int:
    return _FAR.get(topic, 0)


def _quiet(case: Case, offer: Affordance, action: str, topic: str) -> int:
    if action == "wait":
        return 40 if not case.people else -30
    return _QUIET.get(topic, 0)


def _riches(case: Case, offer: Affordance, action: str, topic: str) -> int:
    if action == "pickup":
        return min(120, case.row(offer.kind).value)
    return 40 if topic == "explore" else -60 if action == "give" else 0


def _flowers(case: Case, offer: Affordance, action: str, topic: str) -> int:
    charming = case.row(offer.kind).charm >= 100
    return 90 if charming and action in ("pickup", "give") else 0


def _news(case: Case, offer: Affordance, action: str, topic: str) -> int:
    return _NEWSY.get(topic, 0)


def _fish(case: Case, offer: Affordance, action: str, topic: str) -> int:
    return 90 if topic == "fish" else 0


_DRAWN = {
    "stores": _stores,
    "arms": _arms,
    "friend": _friend,
    "far lands": _far,
    "quiet": _quiet,
    "riches": _riches,
    "flowers": _flowers,
    "news": _news,
    "fish": _fish,
}
