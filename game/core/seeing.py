"""Seeing: works out each part of a view when it is first asked for.

Looking does not change the world: memory is brought up to date by the perception system,
and here only read.
"""

from collections.abc import Callable
from typing import Any

from game.core.actions import ACTIONS
from game.core.actions.offering import nearest_stall, own_chest
from game.core.actions.say import worth_telling
from game.core.combat import best_weapon
from game.core.components import Deal, Relation
from game.core.deals import wares
from game.core.grid import distance
from game.core.looking import Sight, doing, look
from game.core.observation import Held, Known, Seen
from game.core.reputation import standings
from game.core.roles import seen_role
from game.core.statuses import on
from game.core.theft import RECOGNISED, own_in_hands
from game.core.view import View
from game.core.world import AGENT, World

GRAVE = "grave"
GOING_FOR = ("pickup", "use")
"""Actions that leave nothing, or less, for others."""
PLIGHT = 200
"""A need below this shows in the face."""
SHOWN = 5
"""Tiles at which one sees what somebody carries."""
_STRANGER = Relation()
_UNKNOWN = (0, "")
_MOODS = {"calm": "roaming", "hunting": "hunting", "fleeing": "running", "leaving": "running"}
"""A creature's mood -> what an onlooker sees it do."""


def view_of(world: World, agent: int, terse: bool = False) -> View:
    """What an agent sees and remembers now; valid until the world changes."""
    return _Seeing(world, agent, terse)


class _Seeing(View):
    """A view that fills itself."""

    __slots__ = ("_sights",)
    _sights: tuple[list[Sight], list[Sight]]

    def __init__(self, world: World, agent: int, terse: bool) -> None:
        here = world.position[agent]
        self.world, self.agent, self.terse = world, agent, terse
        self.x, self.y = here.x, here.y
        self.persona = world.persona[agent]
        self.needs = world.needs[agent]
        self.beliefs = world.beliefs[agent]
        self.topics = self.whom = None

    def __getattr__(self, name: str) -> Any:
        """Work out a part that is not there yet."""
        work_out = _PARTS.get(name)
        if work_out is None:
            raise AttributeError(name)
        value = work_out(self)
        setattr(self, name, value)
        return value


def _sights(view: _Seeing) -> tuple[list[Sight], list[Sight]]:
    return look(view.world, view.agent)


def _people(view: _Seeing) -> tuple[Seen, ...]:
    people = view._sights[0]
    if not people:
        return ()
    known_for = standings(view.world, view.agent) if view.beliefs.facts else {}
    return tuple([_person(view, sight, known_for) for sight in people])


def _person(view: View, sight: Sight, known_for: dict[int, tuple[int, str]]) -> Seen:
    entity, kind, x, y, _ = sight
    world = view.world
    mind, health = world.mind[entity], world.health[entity]
    relation = view.beliefs.relations.get(entity, _STRANGER)
    posture = ACTIONS[mind.intent.action].posture if mind.intent else "idle"
    across, down = abs(view.x - x), abs(view.y - y)
    far = across if across > down else down
    standing, known_as = known_for.get(entity, _UNKNOWN)
    return Seen(
        entity,
        kind,
        world.names[entity],
        x,
        y,
        far,
        0,
        doing(mind, posture),
        health.current * 100 // health.maximum,
        relation.opinion,
        relation.reason,
        best_weapon(world, entity)[1],
        relation.met,
        _looks(world, entity),
        role="" if view.terse else seen_role(world, entity, known_as),
        wares=wares(world, entity) if far <= SHOWN else (),
        reputation=standing,
        known_as=known_as,
        loot=own_in_hands(world, view.agent, entity) if far <= RECOGNISED else 0,
    )


def _looks(world: World, entity: int) -> str:
    """What others can see of somebody's plight, the worst of it."""
    if entity in world.statuses:
        for _, row, _ in on(world, entity):
            if row.unkind:
                return row.text
    needs, health = world.needs[entity], world.health[entity]
    if needs.thirst < PLIGHT or needs.hunger < PLIGHT:
        return "parched" if needs.thirst < needs.hunger else "starving"
    if health.current * 2 < health.maximum:
        return "wounded"
    return "worn out" if needs.energy < PLIGHT else ""


def _items(view: _Seeing) -> tuple[Seen, ...]:
    rows = view.world.content.items
    return tuple([_item(view, sight) for sight in view._sights[1] if sight[1] in rows])


def _objects(view: _Seeing) -> tuple[Seen, ...]:
    rows, creatures = view.world.content.items, view.world.creature
    return tuple(
        [
            _object(view, sight)
            for sight in view._sights[1]
            if sight[1] not in rows and sight[0] not in creatures
        ]
    )


def _creatures(view: _Seeing) -> tuple[Seen, ...]:
    creatures = view.world.creature
    if not creatures:
        return ()
    return tuple([_creature(view, sight) for sight in view._sights[1] if sight[0] in creatures])


def _item(view: View, sight: Sight) -> Seen:
    entity, kind, x, y, _ = sight
    across, down = abs(view.x - x), abs(view.y - y)
    item = view.world.item[entity]
    return Seen(
        entity, kind, kind, x, y, across if across > down else down, item.count, "", 0, 0, "", 0,
        0, "", (), item.owner,
    )  # fmt: skip


def _object(view: View, sight: Sight) -> Seen:
    entity, kind, x, y, _ = sight
    across, down = abs(view.x - x), abs(view.y - y)
    far = across if across > down else down
    fixture = view.world.fixture.get(entity)
    if fixture is None:
        return Seen(entity, kind, kind, x, y, far)
    if fixture.of:
        relation = view.beliefs.relations.get(fixture.of, _STRANGER)
        return Seen(
            entity, kind, fixture.label, x, y, far, 0, "", 0, relation.opinion, relation.reason
        )
    return Seen(
        entity, kind, fixture.label or kind, x, y, far, fixture.stock, "", 0, 0, "", 0, 0, "", (),
        fixture.owner,
    )  # fmt: skip


def _creature(view: View, sight: Sight) -> Seen:
    entity, kind, x, y, _ = sight
    world = view.world
    health = world.health[entity]
    return Seen(
        entity,
        kind,
        kind,
        x,
        y,
        max(abs(view.x - x), abs(view.y - y)),
        doing=_MOODS[world.creature[entity].mood],
        health=health.current * 100 // health.maximum,
        armed=world.content.creatures[kind].damage,
    )


def _known(view: _Seeing) -> tuple[Known, ...]:
    """What is remembered and not in sight, nearest first."""
    world, beliefs = view.world, view.beliefs
    fixtures, items = world.fixture, world.item
    people, things = view._sights
    in_sight = {sight[0] for sight in people}
    in_sight.update([sight[0] for sight in things])
    x, y, nearest = view.x, view.y, []
    for entity, place in beliefs.places.items():
        if entity not in in_sight:
            across, down = abs(x - place.x), abs(y - place.y)
            nearest.append((across if across > down else down, entity, place))
    nearest.sort()
    found = []
    for far, entity, place in nearest:
        fixture = fixtures.get(entity)
        part = fixture or items.get(entity)
        name, opinion = "", 0
        if fixture is not None and place.kind == GRAVE:
            relation = beliefs.relations.get(fixture.of, _STRANGER)
            name, opinion = fixture.label, relation.opinion
        elif place.kind == AGENT:
            name = world.label(entity)
        found.append(
            Known(
                entity,
                place.kind,
                place.x,
                place.y,
                far,
                place.tick,
                place.stock,
                world.label(place.source) if place.source else "",
                name,
                opinion,
                part.owner if part else 0,
            )
        )
    return tuple(found)


def _by_kind(view: _Seeing) -> dict[str, list[tuple[int, Seen | Known]]]:
    by_kind: dict[str, list[tuple[int, Seen | Known]]] = {}
    every: list[Seen | Known] = [*view.objects, *view.known]
    for place, thing in enumerate(every):
        listed = by_kind.get(thing.kind)
        if listed is None:
            by_kind[thing.kind] = [(place, thing)]
        else:
            listed.append((place, thing))
    return by_kind


def _held(view: _Seeing) -> tuple[Held, ...]:
    world = view.world
    return tuple(
        [
            Held(entity, world.kind[entity], world.item[entity].count)
            for entity in world.inventory[view.agent].items
        ]
    )


def _avoided(view: _Seeing) -> frozenset[int]:
    tick = view.world.tick
    shunned = view.world.mind[view.agent].shunned
    return frozenset([entity for entity, until in shunned.items() if until > tick])


def _claimed(view: _Seeing) -> dict[int, int]:
    return claims(view.world, view.x, view.y, view._sights[0])


def claims(world: World, x: int, y: int, people: list[Sight]) -> dict[int, int]:
    """Thing -> how many of these people go for it and are as near to it as the tile."""
    found = dict[int, int]()
    for entity, _, px, py, _ in people:
        intent = world.mind[entity].intent
        if intent is not None and intent.action in GOING_FOR and intent.target:
            at = world.position.get(intent.target)
            if at and distance(px, py, at.x, at.y) <= distance(x, y, at.x, at.y):
                found[intent.target] = found.get(intent.target, 0) + 1
    return found


def _deals(view: _Seeing) -> dict[int, Deal]:
    agent = view.agent
    return {
        number: deal
        for number, deal in view.world.deals.items()
        if deal.taker == agent or deal.maker == agent
    }


_PARTS: dict[str, Callable[[_Seeing], Any]] = {
    "_sights": _sights,
    "avoided": _avoided,
    "by_kind": _by_kind,
    "chest": own_chest,
    "claimed": _claimed,
    "creatures": _creatures,
    "deals": _deals,
    "held": _held,
    "items": _items,
    "known": _known,
    "news": lambda view: worth_telling(view.world, view.agent),
    "objects": _objects,
    "people": _people,
    "stall": nearest_stall,
}
