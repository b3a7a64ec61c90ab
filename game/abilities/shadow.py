"""Shadow worlds: small worlds that end with the proof, in which an ability is tried.

Each is a pure function of its fixture and of what the arguments name: whoever is named is in
sight of the caster, and so is the place, near enough for any ability that works at all.
"""

from dataclasses import dataclass

from game.abilities.naming import FARTHEST, Named
from game.core.arcana import Status
from game.core.change import change
from game.core.components import Needs, Relation, Traits
from game.core.content import Content
from game.core.people import make_agent
from game.core.relations import see_as
from game.core.rules import Rules
from game.core.snapshot import decode, encode
from game.core.things import give_item, make_item, make_object
from game.core.wild.making import make_creature
from game.core.world import AGENT, World

FIXTURES = ("plain", "facing", "wounded", "crowded", "night", "walls", "water", "empty")
"""In the order in which they are tried. `facing` has somebody stand on the very place that is
named, `plain` leaves it free."""
SIDE = 24
"""Tiles of a shadow world to each side, unless a place farther out is named."""
BESIDE = 3
"""Tiles from the caster to the place."""
CROWD = 7
SEED = 6
_QUIET = {"animals": 0, "raids": 0, "weather": 0}
_AROUND = (
    *((1, 1), (-1, 4), (1, -1), (0, 2), (2, 0), (2, 2), (2, -2), (0, -2), (-1, 1), (-1, -1)),
    *((-2, 2), (-2, -2), (1, 2), (2, 1)),
)
"""Where others stand, from the place; the second is apart, so that what strikes a place and
those about it strikes one."""
_NAMES = ("Ashe", "Bryn", "Corin", "Delia", "Edda", "Falk", "Gwen", "Hale", "Isra", "Jorun")
_CARRIES = {"apple": 3, "bread": 2, "herb": 2, "wood": 2, "stone": 2, "knife": 1, "coin": 5}
_LIES = ("bread", "apple", "coin", "berry", "stone")
_STANDS = (("tree", -3), ("bush", 4), ("well", -5))
_AILS, _LEFT = ("burning",), 6
"""What is on the caster who is `wounded`, and for how many ticks."""
_ENEMIES = ("wounded", "night")
"""Where the caster thinks ill of whom they see; elsewhere they like one of them."""


@dataclass(slots=True)
class Shadow:
    """One world to try an ability in."""

    fixture: str
    world: World
    caster: int
    other: int
    """Somebody in sight, or 0."""
    place: tuple[int, int]
    """A tile in sight and near."""
    item: str
    """A kind of thing that the caster carries, or "" where they carry nothing."""


def shadow(fixture: str, content: Content, about: Named) -> Shadow:
    """A fixture's world with whom and what the arguments name. Raises ValueError for want of
    room, as for a number of beings that a world can't hold."""
    place = about.place or (SIDE // 2 + BESIDE, SIDE // 2)
    at = place[0] + (BESIDE if place[0] < SIDE // 2 else -BESIDE), place[1]
    world = _land(fixture, content, at, place)
    caster = _folk(fixture, world, content, at, place, about)
    others = [agent for agent in world.agents if agent != caster]
    wanted = [number for kind, number in about.beings if kind == AGENT and number in others]
    item = _belongings(fixture, world, caster, about)
    for agent in world.agents:
        _settle(fixture, world, agent, agent == caster)
    for i, agent in enumerate(others):
        opinion = -60 if fixture in _ENEMIES else 40 if i == 0 else 0
        see_as(world, caster, agent, Relation(opinion, tick=world.tick))
    if fixture == "wounded":
        known = [name for name in _AILS if name in content.statuses]
        world.statuses[caster] = {name: Status(until=world.tick + _LEFT) for name in known}
    return Shadow(fixture, world, caster, next(iter(wanted or others), 0), place, item)


def copied(world: World, caster: int) -> Shadow:
    """A copy of a real world, with what stands about the caster. The world must be between two
    ticks, and stay so meanwhile."""
    twin = decode(encode(world))
    at = twin.position[caster]
    near = [agent for agent, _, _, in_sight in _near(twin, caster) if in_sight]
    free = next(
        (tile for tile in twin.grid.around(at.x, at.y, 4) if twin.grid.free(*tile)), (at.x, at.y)
    )
    bag = twin.inventory[caster].items
    item = next((twin.kind[pile] for pile in bag if twin.kind[pile] != "coin"), "")
    return Shadow("copy", twin, caster, next(iter(near), 0), free, item)


def _near(world: World, caster: int) -> list[tuple[int, int, int, bool]]:
    at, found = world.position[caster], []
    for agent in world.agents:
        there = world.position[agent]
        far = max(abs(there.x - at.x), abs(there.y - at.y))
        if agent != caster and far <= 8:
            sees = world.grid.sees(at.x, at.y, there.x, there.y)
            found.append((far, agent, there.x, sees))
    return [(agent, x, far, sees) for far, agent, x, sees in sorted(found)]


def _land(fixture: str, content: Content, at: tuple[int, int], place: tuple[int, int]) -> World:
    """Grass, with what the fixture wants of the ground."""
    width = min(FARTHEST + 1, max(SIDE, place[0] + SIDE // 2))
    height = min(FARTHEST + 1, max(SIDE, place[1] + SIDE // 2))
    glyph = {name: row.glyph for name, row in content.terrain.items()}
    rows = [glyph["grass"] * width] * height
    for dy in range(-6, 7):
        y = at[1] + dy
        if not 0 <= y < height:
            continue
        row = list(rows[y])
        for dx in range(-6, 7):
            x = at[0] + dx
            if not 0 <= x < width:
                continue
            if fixture == "walls" and max(abs(dx), abs(dy)) == 6 and (x, y) != place:
                row[x] = glyph["rock"]
            elif fixture == "water" and max(abs(x - place[0]), abs(y - place[1])) <= 1:
                row[x] = glyph["water"]
        rows[y] = "".join(row)
    hour = 23 if fixture == "night" else 12
    rules = Rules(
        first_hour=0, item_spawn_rate=0, min_agents=0, plan_ticks=1_000_000, parties=0, **_QUIET
    )
    world = World(SEED, rules, content, rows)
    world.tick = hour * rules.day_ticks // 24
    return world


def _folk(
    fixture: str,
    world: World,
    content: Content,
    at: tuple[int, int],
    place: tuple[int, int],
    about: Named,
) -> int:
    """Make everybody, in order of their numbers; returns the caster."""
    asked = [] if fixture == "empty" else about.beings
    creatures = {number: kind for kind, number in asked if kind in content.creatures}
    people = [number for kind, number in asked if kind == AGENT and number not in creatures]
    taken = {*people, *creatures}
    spare = (number for number in range(1, 10_000) if number not in taken)
    caster = next(spare)
    more = {"empty": 0, "crowded": CROWD}.get(fixture, 2) - len(people)
    everybody = [*people, *creatures, *(next(spare) for _ in range(max(0, more)))]
    spots = list(_AROUND) if fixture != "facing" else [(0, 0), *_AROUND]
    where = {
        number: (place[0] + dx, place[1] + dy)
        for number, (dx, dy) in zip(everybody, spots, strict=False)
    }
    where[caster] = at
    if fixture != "empty" and not creatures and "wolf" in content.creatures:
        beast = next(spare)
        creatures[beast], where[beast] = "wolf", (at[0] - 4, at[1] - 3)
    names = iter(_NAMES)
    for number in sorted(where):
        world.next_id = number
        x = min(world.grid.width - 1, max(0, where[number][0]))
        y = min(world.grid.height - 1, max(0, where[number][1]))
        if number in creatures:
            make_creature(world, creatures[number], x, y)
        else:
            make_agent(world, x, y, next(names, f"Nobody {number}"))
    world.next_id = max(world.next_id, 10_000)
    return caster


def _belongings(fixture: str, world: World, caster: int, about: Named) -> str:
    """What is in hands and lies about; returns what the caster could give."""
    items, at = world.content.items, world.position[caster]
    carries = {kind: count for kind, count in _CARRIES.items() if kind in items}
    carries |= {word: 2 for word in about.words if word in items and word not in carries}
    for agent in world.agents:
        for kind, count in carries.items() if fixture != "empty" else ():
            give_item(world, agent, kind, count, "shadow")
    for i, kind in enumerate(_LIES if fixture != "empty" else ()):
        x, y = at.x - 1 - i % 2, at.y + i - 2
        if kind in items and world.grid.inside(x, y) and world.grid.passable(x, y):
            make_item(world, kind, x, y, 2, "shadow")
    for kind, dy in _STANDS:
        if kind in world.content.objects and world.grid.free(at.x - 2, at.y + dy):
            make_object(world, kind, at.x - 2, at.y + dy)
    own = [word for word in about.words if word in items] or list(carries)
    return own[0] if own and fixture != "empty" else ""


def _settle(fixture: str, world: World, agent: int, is_caster: bool) -> None:
    """Nobody has anything on their mind; most are hurt a little, so that healing shows."""
    change(world.persona, agent, traits=Traits())
    health = world.health[agent]
    change(world.mind, agent, asked="", ready_at=0, started=world.tick)
    hungry, weary = fixture == "wounded", fixture == "wounded" and is_caster
    world.needs[agent] = Needs(hunger=50 if hungry else 1000, energy=400 if weary else 1000)
    percent = {"empty": 100, "wounded": 20}.get(fixture, 70 if is_caster else 60)
    change(world.health, agent, current=max(1, health.maximum * percent // 100))
