"""Sanity: whether a state that was read is one that a step could have left.

The types are checked by decoding; here is what no type can say, so that a file from
a stranger ends in a refusal and not in a fault many ticks later.
"""

import re
from collections.abc import Container, Iterator, Mapping

from msgspec import Struct

from game.core.abilities import flaw_of
from game.core.actions import ACTIONS
from game.core.commands import Choose, Decide
from game.core.components import MOODS
from game.core.content import WAYS
from game.core.world import AGENT, World

LIMIT = 1 << 53
"""No number of a state comes near it."""
MOST_ENTITIES = 10**8
"""As many as a world can ever have made: some of its rules walk through the ids."""

_RULES = {"day_ticks": (24, 10**7), "sight_day": (0, 100), "sight_night": (0, 100)}
"""Rule -> what it may be; others are from 0 to ten million."""

MOST_PLANS = 10_000
"""Happenings still to come."""
MOST_ROWS = 5_000
LONGEST = 100
"""Letters of a name or word in the content."""
_ROWS = {
    "light": (0, 40),
    "variants": (1, 1000),
    "herd": (1, 100),
    "sight": (0, 100),
    "shy": (0, 40),
    "pace": (1, 1000),
    "shortest": (1, 10**7),
    "longest": (1, 10**7),
    "every": (1, 1000),
    "sees": (10, 200),
    "speed": (20, 300),
    "absorbs": (0, 90),
}
"""Field of a row -> what it may be: a light is drawn as large as it reaches."""

_LONG = re.compile(rb"[:\[,\s]-?\d{20,}")
_LONG_KEY = re.compile(rb'"-?\d{20,}"\s*:')
_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*"')


def has_huge_number(state: bytes) -> bool:
    r"""Whether a number of 20 digits or more stands anywhere in JSON, but for its texts.

    >>> has_huge_number(b'{"a":[1,23456789012345678901]}')
    True
    >>> has_huge_number(b'{"a":"[1,23456789012345678901]"}')
    False
    """
    if _LONG_KEY.search(state):
        return True
    return bool(_LONG.search(state) and _LONG.search(_TEXT.sub(b'""', state)))


def fault_of(world: World) -> str:
    """The first thing that is wrong with a state, or nothing."""
    return next(_faults(world), "")


def _faults(world: World) -> Iterator[str]:
    yield from _numbers(world)
    yield from _content(world)
    yield from _map(world)
    yield from _entities(world)
    yield from _items(world)
    yield from _people(world)
    yield from _plans(world)
    yield from _wild(world)
    yield from _magic(world)
    yield from _town(world)


def _numbers(world: World) -> Iterator[str]:
    if not 0 <= world.seed < 1 << 63:
        yield f"seed {world.seed}"
    if not 0 < world.next_id < MOST_ENTITIES:
        yield f"next_id {world.next_id}"
    for name in ("tick", "next_event", "next_ticket", "next_call", "generation"):
        if not 0 <= getattr(world, name) < LIMIT:
            yield f"{name} {getattr(world, name)}"
    rules = world.rules
    for name in rules.__struct_fields__:
        least, most = _RULES.get(name, (0, 10**7))
        if not least <= getattr(rules, name) <= most:
            yield f"the rule {name} at {getattr(rules, name)}"


def _content(world: World) -> Iterator[str]:
    """Rows come with a save, so a stranger may have written them."""
    content = world.content
    kinds: tuple[Mapping[str, Struct], ...] = (
        content.terrain,
        content.items,
        content.objects,
        content.needs,
        content.creatures,
        content.weather,
        content.statuses,
    )
    if sum(len(rows) for rows in kinds) > MOST_ROWS or len(content.names) > MOST_ROWS:
        yield f"more than {MOST_ROWS} rows of content"
        return
    if any(len(name) > LONGEST for name in content.names):
        yield "a name that nobody can have"
    for rows in kinds:
        for name, row in rows.items():
            for field in row.__struct_fields__:
                value = getattr(row, field)
                least, most = _ROWS.get(field, (-(10**7), 10**7))
                numbers = value.values() if isinstance(value, dict) else (value,)
                if isinstance(value, tuple):
                    if any(len(word) > LONGEST for word in value):
                        yield f"content with a {field} that is too long"
                elif isinstance(value, str):
                    if len(value) > LONGEST:
                        yield f"content with a {field} of {len(value)} letters"
                elif not all(least <= number <= most for number in numbers):
                    yield f"{name[:LONGEST]} with {field} {value}"


def _map(world: World) -> Iterator[str]:
    grid = world.grid
    if len(grid.terrain) != grid.width * grid.height:
        yield "rows of terrain that differ in length"
    known = {ord(row.glyph) for row in world.content.terrain.values()}
    for code in sorted(set(grid.terrain) - known):
        yield f"terrain {chr(code)!r}, which is no row of its content"


def _entities(world: World) -> Iterator[str]:
    for entity in world.kind:
        if not 0 < entity < world.next_id:
            yield f"entity {entity}, and the next one is {world.next_id}"
    for table in world.tables():
        for entity in table.keys() - world.kind.keys():
            yield f"a part of entity {entity}, which is not there"
    tables: dict[str, Container[int]] = dict.fromkeys(world.content.objects, world.fixture)
    tables |= dict.fromkeys(world.content.items, world.item) | {AGENT: world.persona}
    tables |= dict.fromkeys(world.content.creatures, world.creature)
    for entity, kind in world.kind.items():
        if kind not in tables:
            yield f"a {kind!r}, which is no row of its content"
        elif entity not in tables[kind]:
            yield f"{world.label(entity)} without what makes it a {kind}"
    for entity, at in world.position.items():
        if not world.grid.inside(at.x, at.y):
            yield f"{world.label(entity)} at {at.x},{at.y}, outside the map"


def _items(world: World) -> Iterator[str]:
    for entity, pile in world.item.items():
        if not 0 < pile.count < LIMIT:
            yield f"{world.label(entity)} as a pile of {pile.count}"
        if bool(pile.holder) == (entity in world.position):
            yield f"{world.label(entity)} in no place, or in two"
        if pile.holder and pile.holder not in world.inventory:
            yield f"{world.label(entity)} in the hands of nobody"
    for entity, kind in world.kind.items():
        row = world.content.objects.get(kind)
        holds = row is not None and (row.holds or row.market or row.common)
        if holds and entity not in world.inventory:
            yield f"{world.label(entity)} with no room in it"
    for holder, inventory in world.inventory.items():
        for entity in inventory.items:
            pile_held = world.item.get(entity)
            if pile_held is None or pile_held.holder != holder:
                yield f"{world.label(holder)} with {entity} in hand, which it does not hold"


def _people(world: World) -> Iterator[str]:
    tiles = world.grid.width * world.grid.height
    parts = ("position", "needs", "health", "inventory", "combat", "mind", "beliefs")
    if world.possessed and world.possessed not in world.persona:
        yield f"entity {world.possessed} possessed, and nobody is that"
    for agent in world.persona:
        for part in parts:
            if agent not in getattr(world, part):
                yield f"{world.label(agent)} without {part}"
                return
        if any(fact not in world.facts for fact in world.beliefs[agent].facts):
            yield f"{world.label(agent)} who knows what is not known"
        if agent not in world.names:
            yield f"agent {agent} without a name"
        mind = world.mind[agent]
        for intent in (mind.intent, *mind.ahead, *mind.lines):
            if intent is not None and intent.action not in ACTIONS:
                yield f"{world.label(agent)} about to {intent.action!r}, which nobody can"
        if any(not 0 <= tile < tiles for tile in world.mind[agent].path):
            yield f"{world.label(agent)} on a way that leaves the map"


def _plans(world: World) -> Iterator[str]:
    """Whatever a planned command asks is checked when it comes; not that it can come."""
    if len(world.schedule) > MOST_PLANS:
        yield f"{len(world.schedule)} planned happenings"
    for planned in world.schedule:
        if isinstance(planned.command, (Choose, Decide)):
            yield "a planned happening that decides for somebody"
        if not (0 <= planned.tick < LIMIT and 0 <= planned.every < LIMIT):
            yield f"a happening planned for tick {planned.tick}"
        numbers = (getattr(planned.command, n) for n in planned.command.__struct_fields__)
        if any(isinstance(n, int) and abs(n) >= LIMIT for n in numbers):
            yield f"a happening planned for tick {planned.tick} with an absurd number"
    ticks = [planned.tick for planned in world.schedule]
    if ticks != sorted(ticks):
        yield "planned happenings that are not in their order"


def _wild(world: World) -> Iterator[str]:
    """Creatures, and the sky above them."""
    content, tiles = world.content, world.grid.width * world.grid.height
    for row in content.creatures.values():
        if row.way not in WAYS:
            yield f"{row.name[:LONGEST]} that lives by {row.way!r}"
        if row.drops.keys() - content.items.keys() or row.lives.keys() - content.terrain.keys():
            yield f"{row.name[:LONGEST]} that leaves or lives on what is not there"
    for entity, its in world.creature.items():
        name = world.label(entity)
        if world.kind.get(entity) not in content.creatures or entity in world.persona:
            yield f"{name} as a creature, which it is not"
            return
        if entity not in world.position or entity not in world.health:
            yield f"{name} without a place or health"
        if (content.creatures[world.kind[entity]].way == "rob") != (entity in world.inventory):
            yield f"{name} with hands that do not suit it"
        if its.mood not in MOODS:
            yield f"{name} in the mood {its.mood!r}, which no creature has"
        if any(not 0 <= tile < tiles for tile in its.path):
            yield f"{name} on a way that leaves the map"
    sky = world.weather
    for kind in (sky.kind, sky.season):
        if kind not in ("", "fair") and kind not in content.weather:
            yield f"the weather {kind!r}, which is no row of its content"
    if content.weather and "fair" not in content.weather:
        yield "weather that never is fair"
    if not 0 <= sky.growth <= 10**6:
        yield f"growth at {sky.growth}"


def _town(world: World) -> Iterator[str]:
    """What hangs on boards, and what the mayor has ordered."""
    for board, hanging in world.notices.items():
        row = world.content.objects.get(world.kind.get(board, ""))
        if row is None or len(hanging) > row.notices:
            yield f"{len(hanging)} notices on {world.label(board)}, which has no room for them"
        if any(note.fact not in world.facts for note in hanging):
            yield f"a notice on {world.label(board)} that says nothing"
    town = world.town
    for name, most in (("fee", 100), ("fine", 10**6), ("watch", 10**4)):
        if not 0 <= getattr(town, name) <= most:
            yield f"the mayor's order of a {name} of {getattr(town, name)}"
    if len(town.guards) > len(world.names) or len(town.kept) > len(world.names):
        yield "more guards than people"


def _magic(world: World) -> Iterator[str]:
    """Abilities, who commands them, what is on whom, and what passes."""
    content, tiles = world.content, world.grid.width * world.grid.height
    for row in content.statuses.values():
        if set(row.ends) - content.statuses.keys():
            yield f"the status {row.name[:LONGEST]} that ends what is not there"
    for name, ability in world.abilities.items():
        if fault := flaw_of(ability) or ("" if name == ability.name else "another name"):
            yield f"the ability {name[:LONGEST]!r} with {fault}"
    for agent, powers in world.powers.items():
        if agent not in world.persona or powers.keys() - world.abilities.keys():
            yield f"{world.label(agent)} with powers that nobody has"
    for entity, statuses in world.statuses.items():
        if entity not in world.health or statuses.keys() - content.statuses.keys():
            yield f"{world.label(entity)} in a state that nobody can be in"
    for entity in world.passing:
        if entity not in world.position:
            yield f"{world.label(entity)} that passes from nowhere"
    for number, call in world.calls.items():
        if not 0 < number < world.next_call or call.ability not in world.abilities:
            yield f"the call {number} of what is no ability"
    glyphs = {row.glyph for row in content.terrain.values()}
    for tile, patch in world.patches.items():
        if not 0 <= tile < tiles or patch.before not in glyphs:
            yield f"ground that was changed at {tile}"
