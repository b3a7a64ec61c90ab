"""Looking: what an agent sees right now, and what it makes of it in memory.

Sight is a circle, shorter at night but for what a fire lights, and stops at whatever is
opaque. Of each kind of thing only the nearest few are taken in.
"""

from collections.abc import Iterator
from itertools import islice
from operator import itemgetter

from game.core.change import change
from game.core.components import Fixture, Mind, Place, Position
from game.core.content import SOME, VITAL, ObjectRow
from game.core.grid import Grid
from game.core.sightlines import CELL, veils
from game.core.statuses import sighted
from game.core.surroundings import Surroundings
from game.core.world import AGENT, World

EACH = 3
"""The most things of one kind that one look takes in."""
PEOPLE = 8
"""The most people that one look takes in."""
PLACES, SPARE = 32, 16
"""How many places one remembers, and how many more before the least of them are forgotten."""
STALE = 4800
"""Ticks after which the memory of a thing that could be gone is worth nothing."""
HASTE = ("fighting", "running")
"""Postures that show on the way already."""
FRESH = 80
"""Ticks for which it is not worth noting again that a thing is as it was."""
LIGHTS = 6
"""Tiles within which a light can shine on one."""
SHORE_REACH = 5
"""Tiles at which a shore is noticed."""

Sight = tuple[int, str, int, int, int]
"""entity, kind, x, y, squared distance."""
_NEARNESS = itemgetter(4, 0)
"""What sights are sorted by: the nearest first, and then in id order."""
AROUND_CELL = -100
"""Less the radius, under this name the grid keeps what can be seen of a cell's tiles."""
DRY = -3
"""And under this whether a cell has no shore near it."""


def look(world: World, agent: int) -> tuple[list[Sight], list[Sight]]:
    """(people, things) in sight, each nearest first, ties in id order."""
    here = world.position[agent]
    hx, hy, radius = here.x, here.y, _radius(world, agent, here)
    screen, standing = _standing(world, hx, hy, radius)
    people, loose = _loose(world, agent, here, radius, screen)
    things = [*standing, *loose]
    if loose:
        things.sort(key=_NEARNESS)
    return people, things


def look_loose(world: World, agent: int) -> tuple[list[Sight], list[Sight]]:
    """The same without what stands still: people, and items and animals."""
    here = world.position[agent]
    hx, hy, radius = here.x, here.y, _radius(world, agent, here)
    screen = _about(world, hx - hx % CELL, hy - hy % CELL, radius).screen(hx, hy)
    return _loose(world, agent, here, radius, screen)


def look_standing(world: World, agent: int) -> tuple[Sight, ...]:
    """What `look_loose` leaves out: the objects in sight, nearest first."""
    here = world.position[agent]
    return _standing(world, here.x, here.y, _radius(world, agent, here))[1]


def _loose(
    world: World, agent: int, here: Position, radius: int, screen: int
) -> tuple[list[Sight], list[Sight]]:
    """(people, things) in sight that don't stand still, each nearest first."""
    hx, hy, hidden = here.x, here.y, veils(radius)
    people: list[Sight] = []
    things: list[Sight] = []
    counts: dict[str, int] = {}
    kinds = world.kind
    for squared, entity, x, y in world.grid.nearest(hx, hy, radius, loose=True):
        kind = kinds[entity]
        if kind == AGENT:
            if len(people) < PEOPLE and entity != agent and not screen & hidden[x - hx, y - hy]:
                people.append((entity, kind, x, y, squared))
        else:
            count = counts.get(kind, 0)
            if count < EACH and not screen & hidden[x - hx, y - hy]:
                counts[kind] = count + 1
                things.append((entity, kind, x, y, squared))
    return people, things


def _radius(world: World, agent: int, here: Position) -> int:
    """How far somebody sees who stands there."""
    radius = world.sight()
    if world.rules.is_night(world.tick) and lit(world, here.x, here.y):
        radius = world.sight(by_day=True)
    return sighted(world, agent, radius) if agent in world.statuses else radius


def glance_around(world: World, agent: int) -> list[Sight]:
    """Look for people alone, and remember where they were seen."""
    people, _ = look_loose(world, agent)
    if people:
        now = dict(world.beliefs[agent].places)
        for entity, kind, x, y, _ in people:
            now[entity] = Place(kind, x, y, world.tick)
        if len(now) > PLACES + SPARE:
            _forget(world, agent, now)
        change(world.beliefs, agent, places=now)
    return people


def look_around(world: World, agent: int) -> tuple[list[Sight], list[Sight]]:
    """Look, and remember what was seen."""
    people, things = look(world, agent)
    remember(world, agent, people, things)
    return people, things


def _standing(world: World, x: int, y: int, radius: int) -> tuple[int, tuple[Sight, ...]]:
    """What stops sight about a tile, for `veils`, and the objects one look from there takes in.

    The objects come nearest first. They stay where they are, and people for a while where they
    are busy: so what is found is kept, until an object in reach comes or goes.
    """
    views = world.grid.views
    found: tuple[int, tuple[Sight, ...]] | None = views.get(x, y, radius)
    if found is not None:
        return found
    about = _about(world, x - x % CELL, y - y % CELL, radius)
    screen, hidden = about.screen(x, y), veils(radius)
    objects, shift = about.objects, about.shift
    which, limit = (1 << shift) - 1, (radius * radius + radius + 1) << shift
    sights: list[Sight] = []
    counts: dict[str, int] = {}
    for key in about.nearest(x, y):
        if key >= limit:
            break
        entity, kind, ox, oy = objects[key & which]
        count = counts.get(kind, 0)
        if count < EACH and not screen & hidden[ox - x, oy - y]:
            counts[kind] = count + 1
            sights.append((entity, kind, ox, oy, key >> shift))
    found = screen, tuple(sights)
    views.keep(x, y, radius, radius, found)
    return found


def _about(world: World, west: int, north: int, radius: int) -> Surroundings:
    """What any tile of a cell, given by its north-western tile, could have in sight."""
    views, name = world.grid.views, AROUND_CELL - radius
    found: Surroundings | None = views.get(west, north, name)
    if found is None:
        kinds, noticed = world.kind, world.purposes.noticed
        objects = [
            (entity, kinds[entity], ox, oy)
            for entity, ox, oy in world.grid.standing(west, north, CELL, radius)
            if kinds[entity] in noticed
        ]
        opaque = world.grid.screens.about(west, north, radius)
        found = Surroundings(west, north, radius, opaque, objects)
        views.keep(west, north, name, radius, found)
    return found


def lit(world: World, x: int, y: int) -> bool:
    """Whether a light shines on the tile."""
    lights: tuple[tuple[int, ObjectRow], ...] | None = world.grid.views.get(x, y, -1)
    if lights is None:
        objects = world.content.objects
        lights = tuple(
            (entity, row)
            for entity, lx, ly in world.grid.near(x, y, LIGHTS)
            if (row := objects.get(world.kind[entity])) is not None
            and (lx - x) ** 2 + (ly - y) ** 2 <= row.light * row.light
        )
        world.grid.views.keep(x, y, -1, LIGHTS, lights)
    fixtures = world.fixture
    return any(shines(row, fixtures[entity]) for entity, row in lights)


def shines(row: ObjectRow, fixture: Fixture) -> bool:
    """Whether an object gives light now: what burns does so only while it has fuel."""
    return row.light > 0 and (not row.burns or fixture.stock > 0)


def remember(world: World, agent: int, people: list[Sight], things: list[Sight]) -> None:
    """Bring an agent's memory of places up to what it sees, and drop what proved wrong."""
    tick, places = world.tick, world.beliefs[agent].places
    here, grid = world.position[agent], world.grid
    fixtures, items, known = world.fixture, world.item, len(places)
    common, creatures = world.purposes.common, world.creature
    seen: dict[int, Place] = {}
    still_there: set[int] = set()  # membership only, never iterated
    fresh = tick - FRESH
    for entity, kind, x, y, _ in people:
        known += entity not in places
        seen[entity] = Place(kind, x, y, tick)
    for entity, kind, x, y, _ in things:
        fixture = fixtures.get(entity)
        if fixture is not None:
            stock = fixture.stock
        elif (item := items.get(entity)) is not None:
            stock = item.count
        elif entity in creatures:
            continue  # they don't stay where they were seen
        else:
            stock = 0
        place = places.get(entity)
        if place is None:
            if known >= PLACES and fixture is not None and kind in common:
                continue
            known += 1
        elif place.tick > fresh and place.stock == stock and place.x == x and place.y == y:
            still_there.add(entity)  # and that was news not long ago
            continue
        seen[entity] = Place(kind, x, y, tick, stock)
    hx, hy, radius = here.x, here.y, world.sight() - 1
    clear, gone, positions, stale = radius * radius, [], world.position, tick - STALE
    for entity, place in places.items():
        if entity in seen or entity in still_there or place.tick == tick:
            continue
        x, y = place.x, place.y
        if (x - hx) * (x - hx) + (y - hy) * (y - hy) <= clear and entity > 0:
            at = positions.get(entity)
            there = at is not None and at.x == x and at.y == y
            # A thing crowded out by nearer ones of its kind is there; else it is seen to be gone.
            if there and place.tick >= stale:
                continue
            if grid.sees(hx, hy, x, y):
                if not there:
                    gone.append(entity)
                continue
        if place.tick < stale and place.kind not in world.content.objects:
            gone.append(entity)
    if shore := nearest_shore(grid, hx, hy):
        entity = -1 - (shore[1] * grid.width + shore[0])
        if entity not in places or places[entity].tick <= fresh:
            seen[entity] = Place("shore", *shore, tick, 1)
    if not seen and not gone:
        return
    now = {**places, **seen}
    for entity in gone:
        del now[entity]
    if len(now) > PLACES + SPARE:
        _forget(world, agent, now)
    change(world.beliefs, agent, places=now)


def _forget(world: World, agent: int, places: dict[int, Place]) -> None:
    """Let go of the least of the places: of what matters least, the longest unseen."""
    home, worth = world.persona[agent].home, world.purposes.worth
    ranked = [
        (VITAL if entity == home else worth.get(place.kind, SOME), place.tick, entity)
        for entity, place in places.items()
    ]
    ranked.sort()
    for _, _, entity in ranked[: len(places) - PLACES]:
        del places[entity]


def nearest_shore(grid: Grid, x: int, y: int) -> tuple[int, int] | None:
    """The nearest tile one could drink from, if one is close."""
    west, north = x - x % CELL, y - y % CELL
    dry: bool | None = grid.views.get(west, north, DRY)
    if dry is None:
        dry = not grid.any_water(west, north, CELL, SHORE_REACH)
        grid.views.keep(west, north, DRY, SHORE_REACH, dry)
    if dry:
        return None
    found: tuple[tuple[int, int], ...] | None = grid.views.get(x, y, -2)
    if found is None:
        found = tuple(islice(_shores(grid, x, y), 1))
        grid.views.keep(x, y, -2, SHORE_REACH, found)
    return found[0] if found else None


def _shores(grid: Grid, x: int, y: int) -> Iterator[tuple[int, int]]:
    for ring in (1, 3, SHORE_REACH):
        for dx, dy in ((0, -ring), (ring, 0), (0, ring), (-ring, 0)):
            tx, ty = x + dx, y + dy
            if grid.inside(tx, ty) and grid.drinkable[grid.terrain[ty * grid.width + tx]]:
                # The first wet tile on the way there has land beside it.
                sx, sy = (dx > 0) - (dx < 0), (dy > 0) - (dy < 0)
                for i in range(1, ring + 1):
                    wx, wy = x + sx * i, y + sy * i
                    if grid.drinkable[grid.terrain[wy * grid.width + wx]]:
                        yield wx, wy
                        break


def doing(mind: Mind, posture: str) -> str:
    """What an onlooker sees somebody do, given what their action looks like."""
    if mind.intent is None or mind.stage == "idle":
        return "idle"
    # Who runs after somebody, or away, shows it; all others just walk.
    return "walking" if mind.stage == "walking" and posture not in HASTE else posture
