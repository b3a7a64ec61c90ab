"""Composing: an ability from the words of a wish, without any model. Pure and deterministic.

What the words ask for (`reading`) is built of what magic can do (`deeds`): for one, for many
around or leaping from one to the next, slight or mighty. It costs what the engine's price list
says for the worst that it can do; where that is more than somebody has, it does less.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from game.ai.angel.decoding import NAME, ORDINALS
from game.ai.angel.deeds import DEEDS, Aim, Deed, Effect, Name, Scaled, Slot, Value
from game.ai.angel.lexicon import stems
from game.ai.angel.reading import Reading, read
from game.core.content import Content
from game.core.effect_kinds import AnyEffect
from game.core.effects.checking import GLOW
from game.core.effects.parsing import parse
from game.core.effects.pricing import price

MANY = 3
"""The most that one use is aimed at."""
DEAREST = 60
"""Energy points that an ability costs at the most, of the hundred that one can have."""
CHEAPEST = 3
REST, REST_A_POINT = 20, 6
"""Ticks until it can be used again, and how many more for each point of energy."""
STRENGTHS = {1: 60, 2: 100, 3: 160}
"""Strength of a wish -> hundredths of the usual numbers."""
CUT = 85
"""Hundredths that are left of every number at each cut."""
FORMS = {"one": ("touch", "dart", "song"), "ring": ("circle", "crown", "wreath"),
         "chain": ("chain", "leap", "cascade")}  # fmt: skip
_FILLED: dict[str, Any] = {
    "other.id": 1, "agent.id": 1, "spot": (0, 0), "agent.pos": (0, 0), "words": "words",
}  # fmt: skip
"""What a name may stand for when effects are priced."""

Price = Callable[[Sequence[AnyEffect], Content], int]


class Design(Struct, frozen=True):
    """An ability, before it is written."""

    name: str
    """snake_case."""
    purpose: str
    aim: Aim
    shape: str
    """one, ring or chain; a chain does less at each leap."""
    effects: tuple[dict[str, str | int | Name], ...]
    energy_cost: int
    cooldown: int
    reach: int
    parameters: tuple[str, ...]
    expects: tuple[str, ...]
    grounds: tuple[str, ...] = ()


def design(words: str, content: Content, taken: Collection[str] = ()) -> Design | None:
    """What answers a wish; None where its words ask for nothing that can be done.

    taken: names that other abilities have.
    """
    reading = read(words, content)
    return None if reading is None else from_reading(reading, words, content, taken)


def from_reading(
    reading: Reading, words: str, content: Content, taken: Collection[str] = ()
) -> Design | None:
    """What answers a wish that was read; None where this world lacks what it takes."""
    deeds = [DEEDS[deed] for deed in reading.deeds if possible(DEEDS[deed], content)]
    if not deeds:
        return None
    first = deeds[0]
    # What goes with it must be aimed alike: one can't feed whom one burns.
    deeds = [deed for deed in deeds if deed.aim == first.aim]
    aim, shape = _aim(first, reading), _shape(first, reading)
    slots = _slots(reading, words, content)
    scale = STRENGTHS[reading.strength]
    while True:
        effects = tuple(
            {key: _value(value, scale, slots) for key, value in effect.items()}
            for deed in deeds
            for effect in (_bounded(effect, content) for effect in deed.effects)
        )
        cost = max(CHEAPEST, worst(effects, shape, content))
        if cost <= DEAREST or scale < 5:
            break
        scale = scale * CUT // 100
    if cost > DEAREST and (len(deeds) > 1 or shape != "one"):
        # One thing of two, and then for one instead of many, rather than what nobody can pay.
        less = replace(reading, shape="one") if len(deeds) == 1 else reading
        return from_reading(replace(less, deeds=reading.deeds[:1]), words, content, taken)
    if cost > DEAREST:
        return None
    parameters = _parameters(aim, deeds)
    return Design(
        name=_name(reading, first, shape, slots, taken),
        purpose=_purpose(deeds, aim, shape, slots),
        aim=aim,
        shape=shape,
        effects=effects,
        energy_cost=cost,
        cooldown=REST + REST_A_POINT * cost,
        reach=min(deed.reach for deed in deeds),
        parameters=parameters,
        expects=_expects(deeds, aim),
        grounds=first.grounds,
    )


def possible(deed: Deed, content: Content) -> bool:
    """Whether a world has what a deed needs: its statuses and kinds of ground."""
    return all(
        (effect["kind"] != "status" or effect["name"] in content.statuses)
        and (effect["kind"] != "set_terrain" or effect["terrain"] in content.terrain)
        and (effect["kind"] != "light" or GLOW in content.objects)
        and (effect["kind"] != "summon" or bool(content.creatures))
        for effect in deed.effects
    )


def worst(effects: Sequence[dict[str, str | int | Name]], shape: str, content: Content) -> int:
    """Energy points that the most an ability can do costs, by the engine's price list."""
    once = [
        {key: _FILLED[v.code] if isinstance(v, Name) else v for key, v in effect.items()}
        for effect in effects
    ]
    times = 1 if shape == "one" else MANY
    return price(parse(once * times), content)


def _aim(deed: Deed, reading: Reading) -> Aim:
    if deed.aim == "friend" and reading.whom in ("", "self") and reading.shape == "one":
        return "friend"
    return deed.aim


def _shape(deed: Deed, reading: Reading) -> str:
    if deed.aim in ("self", "away", "spot", "beside"):
        return "one"
    return "ring" if reading.shape == "chain" and deed.aim != "foe" else reading.shape


def _slots(reading: Reading, words: str, content: Content) -> dict[str, str]:
    """What the kinds of things in an effect are: as the wish names them, else as is usual."""
    said = set(stems(words))
    return {
        "item": reading.item or _usual_item(reading, content),
        "creature": reading.creature or _mildest(content),
        "what": reading.item
        or reading.creature
        or next((what for what, asks in _WHAT.items() if not said.isdisjoint(asks)), "all"),
    }


_WHAT = {
    "people": frozenset(stems("who thief thieves robbed stole people friend enemy bandit")),
    "food": frozenset(stems("food hungry starving eat")),
    "water": frozenset(stems("water thirsty drink")),
}


def _usual_item(reading: Reading, content: Content) -> str:
    """What is conjured where nothing is named: the usual thing, else the cheapest that serves."""
    rows = [row for row in content.items.values() if row.value and row.name not in _MONEY]
    match reading.deeds[0]:
        case "quench":
            fitting, usual = [row for row in rows if row.drink and not row.food], "flask"
        case "conjure":
            fitting, usual = [row for row in rows if row.helps or row.damage], "axe"
        case "gather":
            fitting, usual = [row for row in rows if row.food], "berry"
        case _:
            fitting, usual = [row for row in rows if row.food], "bread"
    if any(row.name == usual for row in fitting):
        return usual
    return min(fitting or rows, key=lambda row: (row.value, row.name)).name


_MONEY = frozenset({"coin", "gold"})


def _mildest(content: Content) -> str:
    rows = content.creatures.values()
    return min(rows, key=lambda row: (row.damage, row.health, row.name)).name if rows else ""


def _bounded(effect: Effect, content: Content) -> Effect:
    """An effect whose status lasts no longer than the world lets it."""
    row = content.statuses.get(str(effect.get("name")))
    ticks = effect.get("ticks")
    if row is None or not isinstance(ticks, Scaled):
        return effect
    return effect | {"ticks": Scaled(ticks.usual, ticks.least, min(ticks.most, row.longest))}


def _value(value: Value, scale: int, slots: dict[str, str]) -> str | int | Name:
    if isinstance(value, Scaled):
        return min(max(value.usual * scale // 100, value.least), value.most)
    return slots[value.of] if isinstance(value, Slot) else value


def _parameters(aim: Aim, deeds: Sequence[Deed]) -> tuple[str, ...]:
    says = any(effect["kind"] == "say" for deed in deeds for effect in deed.effects)
    named = {"foe": ("target",), "friend": ("target",), "spot": ("target_pos",)}.get(aim, ())
    if aim in ("ground", "away"):
        named = ("target_pos",)
    return (*named, "message") if says else named


def _expects(deeds: Sequence[Deed], aim: Aim) -> tuple[str, ...]:
    whom = "caster" if aim == "self" else "target"
    return tuple(deed.expects.format(whom) for deed in deeds if deed.expects)


def _purpose(deeds: Sequence[Deed], aim: Aim, shape: str, slots: dict[str, str]) -> str:
    """A sentence for whoever considers it."""
    whom = _WHOM[aim, shape]
    plain = {slot: kind.replace("_", " ") for slot, kind in slots.items()}
    plain["what"] = {"all": "what is hidden or lost"}.get(plain["what"], plain["what"])
    told = [
        deed.purpose.format(whom if i == 0 else "them", **plain) for i, deed in enumerate(deeds)
    ]
    return ", and ".join([told[0], *(each[:1].lower() + each[1:] for each in told[1:])]) + "."


_WHOM = {
    ("foe", "one"): "somebody",
    ("foe", "ring"): "everyone near who means harm",
    ("foe", "chain"): "somebody, in a chain that leaps on to whoever stands near",
    ("friend", "one"): "somebody or oneself",
    ("friend", "ring"): "everyone near, friends before strangers",
    ("self", "one"): "oneself",
    ("spot", "one"): "a place",
    ("ground", "one"): "a place",
    ("ground", "ring"): "all tiles around a place",
    ("beside", "one"): "at one's side",
    ("away", "one"): "a place far from whoever means harm",
}


def _name(
    reading: Reading, deed: Deed, shape: str, slots: dict[str, str], taken: Collection[str]
) -> str:
    """A name that nobody has, always the same for the same wish."""
    mark = crc32(repr((reading, shape)).encode())
    filled = {
        value.of for effect in deed.effects for value in effect.values() if isinstance(value, Slot)
    }
    of = next((slots[slot] for slot in ("item", "creature", "what") if slot in filled), "")
    if not of or of == "all":
        of = reading.creature if deed.aim == "foe" else ""
    forms, strength = FORMS[shape], {1: "faint_", 3: "great_"}.get(reading.strength, "")
    for ordinal in ("", *ORDINALS):
        for i in range(len(deed.nouns)):
            noun = deed.nouns[(mark + i) % len(deed.nouns)]
            name = f"{of}_{noun}" if of else f"{noun}_{forms[mark // 7 % len(forms)]}"
            name = f"{strength}{name}"[: NAME - len(ordinal)].rstrip("_") + ordinal
            if name not in taken:
                return name
    raise ValueError(f"every name for what {deed.purpose} does is taken")
