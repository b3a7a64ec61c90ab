"""Expectations: what an ability says it does, and whether a shadow world shows it.

`SUBJECT.WHAT HOW`: `target.health falls`, `caster.pos changes`, `target.status burning appears`.
What would have happened without the ability is measured too, in a twin, so that hunger or a
wolf's bite is not taken for magic.
"""

import re
from dataclasses import dataclass

from game.abilities.records import light_at, statuses
from game.core.world import World

SUBJECTS = ("caster", "target", "place")
WHATS = ("health", "energy", "pos", "items", "status NAME", "terrain", "light")
HOWS = ("falls", "rises", "changes", "appears")
GRAMMAR = f"<{'|'.join(SUBJECTS)}>.<{'|'.join(WHATS)}> <{'|'.join(HOWS)}>"
MOST = 8
_FORM = re.compile(
    r"(caster|target|place)\.(health|energy|pos|items?|status[ .:][a-z_]+|terrain|light)"
    r"\s+(falls|rises|changes|appears)"
)
_OF_BEINGS = ("health", "energy", "pos", "items", "status")
_OF_PLACES = ("items", "terrain", "light")

Value = int | str | tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that is said to come about."""

    text: str
    subject: str
    what: str
    name: str
    """Of the status."""
    how: str

    def holds(self, before: Value, after: Value) -> bool:
        """Whether it shows, given what is so without the ability and with it."""
        if self.how == "changes":
            return before != after
        if self.how == "appears":
            return bool(after) and not before
        low, high = (after, before) if self.how == "falls" else (before, after)
        return (low if isinstance(low, int) else 0) < (high if isinstance(high, int) else 0)


def understand(text: str) -> Expectation | None:
    """What an expectation means; None where it is none.

    >>> understand("target.status burning appears").name
    'burning'
    >>> understand("it works") is None
    True
    """
    words = " ".join(text.split())
    if re.fullmatch(r"(caster|target)\.status[ .:][a-z_]+", words):
        words += " appears"
    found = _FORM.fullmatch(words)
    if found is None:
        return None
    subject, what, how = found.groups()
    what, _, name = what.replace(".", " ").replace(":", " ").partition(" ")
    what = {"item": "items"}.get(what, what)
    allowed = _OF_PLACES if subject == "place" else _OF_BEINGS
    if what not in allowed or (what == "status") != bool(name):
        return None
    return Expectation(words, subject, what, name, how)


def measured(
    world: World, one: Expectation, beings: list[int], place: tuple[int, int] | None
) -> list[Value]:
    """What an expectation looks at, for each being that it may mean."""
    if one.subject == "place":
        return [] if place is None else [_of_place(world, one.what, *place)]
    return [_of_being(world, one, being) for being in beings]


def _of_being(world: World, one: Expectation, being: int) -> Value:
    if one.what == "health":
        health = world.health.get(being)
        return health.current if health else 0
    if one.what == "energy":
        needs = world.needs.get(being)
        return needs.energy if needs else 0
    if one.what == "pos":
        at = world.position.get(being)
        return (at.x, at.y) if at else None
    if one.what == "status":
        return statuses(world, being).get(one.name, 0)
    bag = world.inventory.get(being)
    return sum(world.item[pile].count for pile in bag.items) if bag else 0


def _of_place(world: World, what: str, x: int, y: int) -> Value:
    if not world.grid.inside(x, y):
        return None
    if what == "terrain":
        return world.grid.names[world.grid.terrain[y * world.grid.width + x]]
    if what == "light":
        return light_at(world, x, y)
    return sum(
        world.item[pile].count
        for pile, at in world.position.items()
        if pile in world.item and (at.x, at.y) == (x, y)
    )
