"""Map view: the world's picture in the window, at the moment that is looked at."""

from collections.abc import Callable

import pygame
from pygame import Rect

from game.core.world import World
from game.ui.camera import TILE, Camera
from game.ui.desk import Desk
from game.ui.ground import Ground
from game.ui.hands import Hands
from game.ui.happenings import Happenings
from game.ui.pictures import Pictures
from game.ui.pointer import Pointer
from game.ui.renderer import Moment, Renderer
from game.ui.settling import Settling
from game.ui.sprites import Sprites
from game.ui.terrain_bake import TerrainBaker
from game.ui.text import Fonts
from game.ui.timeline.bar import Timeline
from game.ui.timeline.still import Still


class MapView:
    """Gathers what the renderer needs to know of a frame."""

    def __init__(
        self,
        desk: Desk,
        sprites: Sprites,
        pictures: Pictures,
        fonts: Fonts,
        camera: Camera,
        happenings: Happenings,
        clock: Callable[[], float],
        names: bool,
    ) -> None:
        """`clock` gives seconds for all looks; `names`: whether they stand under people."""
        self._desk = desk
        self._sprites = sprites
        self._pictures = pictures
        self._fonts = fonts
        self._camera = camera
        self._happenings = happenings
        self._clock = clock
        self._names = names
        self._still = Still(desk.time.tick_rate)
        self._settling = Settling(desk, clock)
        self._land = land_of(desk.world)
        self._ground: Ground
        self.baker: TerrainBaker
        self.renderer: Renderer
        self.renew()

    def renew(self) -> None:
        """Another world is on the desk: another ground, or the same at another time."""
        tiles = tiles_of(self._desk.world)
        before, self._land = self._land, land_of(self._desk.world)
        self._camera.follow = 0
        self._camera.extent = (tiles[0] * TILE, tiles[1] * TILE)
        self._ground = Ground(self._desk.world, self._sprites)
        self.baker = self._ground.baker
        self.renderer = Renderer(
            self.baker, self._pictures, self._fonts, self._happenings, tiles, self._clock
        )
        if self._land != before:  # there, nobody might be where one looked
            self.look_at_people()

    def look_at_people(self) -> None:
        """Begin where most people are."""
        world = self._desk.world
        spots = [world.position[agent] for agent in world.agents]
        if spots:
            middle = len(spots) // 2
            x = sorted(spot.x for spot in spots)[middle]
            y = sorted(spot.y for spot in spots)[middle]
            self._camera.snap(x, y)

    def update(self, seconds: float, back: bool) -> None:
        """A frame has passed; `back`: time runs backwards."""
        self._settling.update()
        now = self._settling.now(back)
        followed = self.renderer.where(self._desk.world, self._camera.follow, now)
        self._camera.update(seconds, followed)

    def draw(
        self,
        view: pygame.Surface,
        hands: Hands,
        pointer: Pointer,
        timeline: Timeline,
        covered: list[Rect],
    ) -> None:
        """Draw the world; `covered`: parts of the picture that something lies on, in its pixels."""
        desk, past = self._desk, timeline.past
        world, now = desk.world, self._settling.now(past.back)
        still = past.open or desk.time.paused
        events = timeline.recent if desk.past is None else past.events
        if tiles := self._ground.changed(world):
            self.renderer.changed(tiles)
        self.renderer.draw(
            view,
            Moment(
                world=world,
                tick=desk.tick,
                camera=self._camera,
                now=now,
                seconds=self._still.seconds(now) if still else self._clock(),
                selected=hands.selection.entity,
                tile=hands.selection.tile,
                hovered=pointer.hovered,
                pointed=pointer.tile,
                thinking=self._still.thinking(world) if still else desk.thinking(),
                names=self._names,
                ghost=hands.prefab,
                happenings=self._still.happenings(world, events, now) if still else None,
                covered=covered,
            ),
        )

    def ahead(self, seconds: float) -> None:
        """Do what can be done ahead in so many seconds."""
        self.renderer.chunks.ahead(self._camera, seconds)


def land_of(world: World) -> tuple[object, ...]:
    """What all times and forks of one world have in common, and others have not."""
    return world.seed, tiles_of(world), next(iter(world.names.items()), None)


def tiles_of(world: World) -> tuple[int, int]:
    """A world's width and height."""
    return world.grid.width, world.grid.height
