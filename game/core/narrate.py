"""Narrate: an event as one plain sentence, for the feed, the log and what people remember.

The sentence is the event's own `text`; here its fields become words: entities their
names, kinds of things nouns with an article or a number.
"""

from functools import lru_cache
from string import Formatter
from typing import NamedTuple

from game.core.content import ItemRow
from game.core.events import EVENTS, Attacked, Died, Event, Said, Spawned
from game.core.rules import Rules
from game.core.world import World

_NOUNS = ("item", "weapon", "prefab", "beast", "prey")
"""Fields that hold the kind of a thing."""
_PLAIN = ("bare hands",)
"""What stands in such a field and is no thing."""
_MASS = {
    "bread": "loaf",
    "charcoal": "basket",
    "cloth": "bolt",
    "cooked meat": "piece",
    "fibre": "bundle",
    "flour": "bag",
    "gold": "nugget",
    "grain": "handful",
    "meat": "piece",
    "ore": "lump",
    "rope": "coil",
    "salve": "pot",
    "stew": "bowl",
    "wood": "log",
}
"""Stuff that isn't counted by itself -> what it is counted by."""
_DEEDS = {"pickup": "pick up"}
"""Actions whose names are not the words for them."""
_PLURALS = {
    "deer": "deer",
    "fish": "fish",
    "knife": "knives",
    "loaf": "loaves",
    "sheep": "sheep",
    "wolf": "wolves",
}


class _Part(NamedTuple):
    before: str
    field: str
    how: str
    """name, counted, noun, deed or plain; empty after the last field."""


def tell(world: World, event: Event) -> str:
    """The event in one line of words, without a full stop; "" for kinds that have none."""
    said = []
    for before, field, how in _PLANS[type(event)]:
        said.append(before)
        if how == "name":
            said.append(_name(world, getattr(event, field)))
        elif how == "counted":
            said.append(things(world, getattr(event, field), event.count))  # type: ignore[attr-defined]
        elif how == "noun":
            said.append(things(world, getattr(event, field)))
        elif how == "deed":
            deed = getattr(event, field)
            said.append(_DEEDS.get(deed, deed))
        elif how:
            said.append(str(getattr(event, field)))
    text = "".join(said)
    if isinstance(event, Said) and not event.target:
        text = text.replace(f" to {world.label(0)}: ", ": ", 1)
    elif isinstance(event, Attacked) and event.guarded:
        text += ", against a raised guard"
    elif isinstance(event, Attacked) and not event.damage:
        text = text.removesuffix(" for 0")  # magic that binds, or throws
    elif isinstance(event, Died) and event.killer:
        text = f"{world.label(event.agent)} was killed by {_name(world, event.killer)}"
    elif isinstance(event, Spawned) and event.prefab in world.content.creatures and event.count > 1:
        text = f"{things(world, event.prefab, event.count)} were put into the world"
    elif isinstance(event, Spawned) and event.prefab in world.content.items:
        verb = "was" if event.count == 1 else "were"
        text = f"{things(world, event.prefab, event.count)} {verb} put into the world"
    elif isinstance(event, Died) and event.reason.rpartition(" ")[2] in world.content.creatures:
        text = f"{world.label(event.agent)} was killed by {event.reason}"
    # Words of models and players come through here: one line, whatever they hold.
    return text if text.isprintable() else _one_line(text)


def things(world: World, kind: str, count: int = 1) -> str:
    """A number of one kind of thing in words: an apple, 3 apples, 2 loaves of bread."""
    if kind in _PLAIN:
        return kind
    row = world.content.items.get(kind)
    return phrase(kind, count, row)


def phrase(kind: str, count: int = 1, row: ItemRow | None = None) -> str:
    """The same without a world; the row, if any, tells what a vessel holds.

    >>> phrase("apple"), phrase("berry", 3), phrase("flask_empty", 2)
    ('an apple', '3 berries', '2 empty flasks')
    >>> phrase("wood"), phrase("bread", 2)
    ('some wood', '2 loaves of bread')
    """
    return _phrase(kind, count, row is not None and bool(row.drink and row.becomes))


@lru_cache(maxsize=4096)
def _phrase(kind: str, count: int, of_water: bool) -> str:
    noun, _, state = kind.rpartition("_") if kind.endswith(("_empty", "_full")) else (kind, "", "")
    noun = noun.replace("_", " ")
    before = state + " " if state else ""
    after = " of water" if of_water else ""
    unit = _MASS.get(noun)
    if unit and count == 1:
        return f"some {before}{noun}"
    if unit:
        noun, after = unit, f" of {noun}"
    if count == 1:
        thing = before + noun + after
        return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
    return f"{count} {before}{plural(noun)}{after}"


def is_stuff(kind: str) -> bool:
    """Whether a kind isn't counted by itself: bread is dear, but apples are."""
    return phrase(kind).startswith("some ")


def in_general(kind: str) -> str:
    """All things of a kind.

    >>> in_general("bread"), in_general("apple"), in_general("flask_empty")
    ('bread', 'apples', 'empty flasks')
    """
    one = phrase(kind)
    return one.removeprefix("some ") if is_stuff(kind) else plural(one.split(" ", 1)[1])


def plural(noun: str) -> str:
    """More than one of something; the last word takes the ending.

    >>> [plural(noun) for noun in ("apple", "berry", "bush", "knife", "apple tree", "toy")]
    ['apples', 'berries', 'bushes', 'knives', 'apple trees', 'toys']
    """
    first, space, last = noun.rpartition(" ")
    if last in _PLURALS:
        last = _PLURALS[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = last[:-1] + "ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last += "es"
    else:
        last += "s"
    return first + space + last


def clock(rules: Rules, tick: int) -> str:
    """Day and time of day.

    >>> clock(Rules(), 0), clock(Rules(), 3650)
    ('day 1 07:00', 'day 2 19:30')
    """
    minutes = rules.minute(tick)
    return f"day {rules.day(tick)} {minutes // 60:02}:{minutes % 60:02}"


def when(rules: Rules, now: int, tick: int) -> str:
    """A tick as people speak of it.

    >>> when(Rules(), 500, 450), when(Rules(), 1000, 450), when(Rules(), 3000, 1000)
    ('just now', 'earlier today', 'yesterday')
    >>> when(Rules(), 500, 1100), when(Rules(), 500, 3500), when(Rules(), 500, 9000)
    ('today at 18', 'tomorrow at 18', 'on day 5 at 1')
    """
    days, hour = rules.day(tick) - rules.day(now), rules.hour(tick)
    if tick > now:
        day = ("today", "tomorrow")[days] if days < 2 else f"on day {rules.day(tick)}"
        return f"{day} at {hour}"
    if days == 0:
        return "just now" if now - tick <= rules.day_ticks // 24 else "earlier today"
    return "yesterday" if days == -1 else f"{-days} days ago"


def _name(world: World, entity: int) -> str:
    """A person's name; a creature is one of its kind."""
    return phrase(world.kind[entity]) if entity in world.creature else world.label(entity)


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _plan(kind: type[Event]) -> tuple[_Part, ...]:
    """A kind's text, cut into what stands before each field, the field, and its manner."""
    parts: list[_Part] = []
    number: str | None = None  # what stood before a {count}, which is told with its thing
    for before, field, _, _ in Formatter().parse(kind.text):
        if field == "count":
            number = before
        elif number is not None:
            assert before == " " and field in _NOUNS, f"{kind.__name__}: a count of nothing"
            parts.append(_Part(number, field, "counted"))
            number = None
        elif field is None:
            parts.append(_Part(before, "", ""))
        elif field in kind.who:
            parts.append(_Part(before, field, "name"))
        else:
            how = "noun" if field in _NOUNS else "deed" if field == "action" else "plain"
            parts.append(_Part(before, field, how))
    return tuple(parts)


_PLANS = {kind: _plan(kind) for kind in EVENTS}
