"""Weighing: what a happening is worth in the story of a day, beside others of that day.

What an event is worth by itself stands with its class (`Event.worth`). Here is what the story
sees otherwise: what is done every day is not told, and a thing that is big is worth more.
"""

from collections.abc import Mapping

from game.core.events import (
    AbilityUsed,
    Conjured,
    Event,
    FirstDone,
    Gave,
    Healed,
    KilledBeast,
    Summoned,
    TiesChanged,
    Traded,
    kind_of,
)
from game.core.world import World

MAGIC = "magic"
"""The kind of all entries about powers: a day tells few of them."""
_OF_MAGIC = frozenset({
    "ability_granted", "ability_learnt", "ability_used", "conjured", "healed", "summoned",
    "wish_granted", "wish_refused", "wished", "wrote",
})  # fmt: skip
_STORY = {
    "ability_granted": 50,
    "ability_learnt": 38,
    "alarm_raised": 30,
    "first_done": 30,
    "lesson_began": 0,
    "lied": 40,
    "price_moved": 20,
    "surrendered": 38,
    "watch_called": 24,
    "wish_granted": 34,
    "wish_refused": 30,
    "wished": 30,
    "wrote": 34,
}
"""Kind of event -> its worth in the story, where it is another than its own."""
_FIRST_USE, _FOR_ANOTHER, _CREATURE = 40, 42, 36
_NEW_POWER = 58
"""A wish for which a power was made that there was not."""
_DEAL, _DEAR = 14, 16
"""An ordinary deal, and what it is worth more at the most, a point for each coin of its value."""
_IN_NEED = 24
"""What a gift is worth more that somebody was in need of."""
_NEED = ("starving", "parched", "asked for", "is hurt")
_RAIDER = 45
_EVERYDAY = ("craft", "drink", "eat", "fish", "friend", "news", "sleep", "stone", "wood")
"""What everybody does in their first hours: who was the first at it is no story."""
SMALL_TIE = "small tie"
"""The kind of entries about what is felt after a talk."""
TALK, _SMALL = "we talked", 22
"""What is felt after a talk, and no deed, is a small thing."""
_PLAIN = frozenset({
    "ability_learnt", "ability_lost", "ability_used", "built", "demanded_back",
    "gathering_held", "gossip_spread", "healed", "held_up", "killed_beast", "lied",
    "notice_posted", "party_planned", "price_moved", "reconciled", "retook", "returned",
    "spared", "stood_for_mayor", "surrendered", "traded", "wish_granted", "wished", "wrote",
    "yielded",
})  # fmt: skip
"""Kinds of events whose sentence says all; a reason would only say it again."""


def worth(world: World, event: Event, why: str) -> int:
    """What it is worth in the story; 0 if it is not told. `why` is its doer's reason."""
    match event:
        case AbilityUsed(times=times, target=target):
            return _FIRST_USE if times == 1 and not target else 0  # else what it does is told
        case Healed(target=target):
            return _FOR_ANOTHER if target else 0
        case Conjured(agent=agent, target=target):
            return _FOR_ANOTHER if target not in (0, agent) else 0
        case Summoned(prefab=prefab):
            return _CREATURE if prefab in world.content.creatures else 0
        case FirstDone(name=name) if name in _EVERYDAY:
            return 0
        case Traded(gives=gives, wants=wants):
            return _DEAL + min(_DEAR, max(_value(world, gives), _value(world, wants)))
        case Gave():
            return event.worth + (_IN_NEED if any(need in why for need in _NEED) else 0)
        case TiesChanged(reason=reason):
            return _SMALL if reason == TALK else event.worth
        case KilledBeast(beast=beast):
            row = world.content.creatures.get(beast)
            return _RAIDER if row is not None and row.damage else event.worth
        case _:
            return _STORY.get(kind_of(event), event.worth)


def made_new(worth_before: int) -> int:
    """What a wish is worth for which the Angel made a new power."""
    return max(worth_before, _NEW_POWER)


def sort(event: Event) -> str:
    """What an entry is one of."""
    kind = kind_of(event)
    if isinstance(event, TiesChanged) and event.reason == TALK:
        return SMALL_TIE
    return MAGIC if kind in _OF_MAGIC else kind


def needs_reason(event: Event) -> bool:
    """Whether its sentence asks for a reason."""
    return kind_of(event) not in _PLAIN


def _value(world: World, goods: Mapping[str, int]) -> int:
    """In whole coins."""
    rows = world.content.items
    return sum(rows[kind].value * count for kind, count in goods.items() if kind in rows) // 100
