"""Scene: what stands and lies in view, gathered once a tick and not once a frame.

Trees, fires and things on the ground change with the world's ticks only, so their
pictures and places are looked up when the tick or the view's cells change; a frame
subtracts the camera and puts people between them. What is still in the same state on the
same tile was looked up before.
"""

from dataclasses import dataclass, field
from math import floor

import pygame
from pygame import Rect

from game.core.components import Fixture
from game.core.looking import shines
from game.core.sightlines import CELL
from game.core.world import World
from game.ui.camera import TILE, Camera
from game.ui.pictures import Pictures

FAR_TICKS = 5
REACH = 3
"""Tiles beyond the view from which something tall may still show."""
_NOTHING: dict[int, tuple[int, int]] = {}


@dataclass(slots=True)
class Thing:
    """Something that doesn't walk: frames to show in turn, at zoomed world pixels."""

    entity: int
    base: int
    """Zoomed world pixel of its foot, by which what is in front is told."""
    x: int
    y: int
    frames: tuple[pygame.Surface, ...]


@dataclass(slots=True)
class Scene:
    """All that is near the view at one tick and zoom."""

    flat: list[Thing] = field(default_factory=list)
    """Lies on the ground: drawn before anybody, north first."""
    standing: list[Thing] = field(default_factory=list)
    """North first."""
    people: list[int] = field(default_factory=list)
    """Ids of people, ascending, and then of creatures."""
    lights: list[tuple[int, int, int]] = field(default_factory=list)
    """Zoomed world pixels of the middle, and radius in tiles."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a thing was found, and what came of it."""

    fixture: Fixture | None
    """The very one: another takes its place when anything of it changes."""
    kind: str
    at: tuple[int, int]
    thing: Thing
    solid: bool
    light: tuple[int, int, int] | None
    """As in `Scene.lights`."""


def light_reach(world: World) -> int:
    """The widest light of this world, in tiles."""
    return max((row.light for row in world.content.objects.values()), default=0)


class Stage:
    """Keeps the scene of one world up to date."""

    def __init__(self, pictures: Pictures) -> None:
        """With the pictures to look things up in."""
        self._pictures = pictures
        self._scene = Scene()
        self._key: object = None
        self._next_id = 0
        self._moment: object = None
        self._seen: dict[int, Seen] = {}
        """Entity -> how it was in the last scene."""
        self._zoom = 0.0
        """Of that scene."""

    def scene(self, world: World, camera: Camera, tick: int) -> Scene:
        """What is in view; the same object until something may have changed.

        tick: the newest whole one. What comes and goes in a tick that is half made shows
        when that is done, unless the view moves meanwhile.
        """
        left, top, right, bottom = camera.seen()
        reach = max(REACH, light_reach(world))
        x0 = max(0, floor(left / TILE) - reach) // CELL
        y0 = max(0, floor(top / TILE) - reach) // CELL
        x1 = min(world.grid.width - 1, floor(right / TILE) + reach) // CELL
        y1 = min(world.grid.height - 1, floor(bottom / TILE) + reach) // CELL
        # From afar there is more to gather, and less to be seen of it: it may be a bit old.
        age = tick if camera.zoom >= 1 else tick // FAR_TICKS
        if tick == world.tick:
            self._next_id = world.next_id
        key = (age, world.generation, self._next_id, camera.zoom, x0, y0, x1, y1)
        if key != self._key:
            self._key = key
            self._scene = self._gather(world, camera.zoom, range(x0, x1 + 1), range(y0, y1 + 1))
        moment = (tick, key)
        if moment != self._moment:
            self._moment = moment
            area = Rect(x0 * CELL, y0 * CELL, (x1 + 1 - x0) * CELL, (y1 + 1 - y0) * CELL)
            self._scene.people = people_in(world, area)
        return self._scene

    def _gather(self, world: World, zoom: float, columns: range, rows: range) -> Scene:
        scene = Scene()
        known = self._seen if self._zoom == zoom else {}
        seen = self._seen = {}
        self._zoom = zoom
        across = (world.grid.width + CELL - 1) // CELL
        cells, persona, creature = world.grid.cells, world.persona, world.creature
        kinds, fixtures = world.kind, world.fixture
        for cy in rows:
            for cx in columns:
                for entity, at in cells.get(cy * across + cx, _NOTHING).items():
                    if entity in persona or entity in creature:
                        continue
                    found = known.get(entity)
                    fixture, kind = fixtures.get(entity), kinds[entity]
                    if (
                        found is None
                        or found.fixture is not fixture
                        or found.kind != kind
                        or found.at != at
                    ):
                        found = self._look(world, entity, fixture, at, zoom)
                    seen[entity] = found
                    (scene.standing if found.solid else scene.flat).append(found.thing)
                    if found.light is not None:
                        scene.lights.append(found.light)
        scene.flat.sort(key=_base)
        scene.standing.sort(key=_base)
        return scene

    def _look(
        self, world: World, entity: int, fixture: Fixture | None, at: tuple[int, int], zoom: float
    ) -> Seen:
        """Look up how something is drawn, at zoomed world pixels."""
        x, y = at
        kind = world.kind[entity]
        row = world.content.objects.get(kind)
        solid, light = False, None
        if row is None or fixture is None:
            pictures = self._pictures.item(kind, zoom)
        else:
            pictures = self._pictures.fixture(row, fixture, entity, zoom)
            solid = row.solid
            if shines(row, fixture):
                light = floor((x + 0.5) * TILE * zoom), floor((y + 0.5) * TILE * zoom), row.light
        left = floor(x * TILE * zoom) + pictures[0].dx
        top = floor(y * TILE * zoom) + pictures[0].dy
        frames = tuple(picture.image for picture in pictures)
        thing = Thing(entity, floor((y + 1) * TILE * zoom), left, top, frames)
        return Seen(fixture, kind, at, thing, solid, light)


def people_in(world: World, area: Rect) -> list[int]:
    """Ids of all who stand on the tiles of an area: people, ascending, and creatures."""
    left, top, right, bottom = area.left, area.top, area.right, area.bottom
    position = world.position
    found = []
    for agent in world.agents:
        at = position[agent]
        if left <= at.x < right and top <= at.y < bottom:
            found.append(agent)
    for entity in world.creature:
        at = position[entity]
        if left <= at.x < right and top <= at.y < bottom:
            found.append(entity)
    return found


def _base(thing: Thing) -> tuple[int, int]:
    return thing.base, thing.x
