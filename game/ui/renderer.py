"""Renderer: the world as a picture, between two ticks.

Ground, what lies on it, then everybody and everything by its foot, the hour's light, and
on top what must be read at any hour: rings, names, health, signs and bubbles.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import floor

import pygame
from pygame import Rect

from game.core.world import World
from game.ui import colours
from game.ui.auras import draw_auras
from game.ui.bodies import LEFT, SLEEP, UP, Bodies, Body, in_hand, place_of
from game.ui.bubbles import Bubbles, Wanted
from game.ui.camera import TILE, Camera
from game.ui.chunks import Baker, ChunkCache
from game.ui.daylight import Daylight, tint_at
from game.ui.happenings import Happenings
from game.ui.marks import Marks
from game.ui.pictures import Pictures
from game.ui.scene import Stage, Thing
from game.ui.sky import Sky, under
from game.ui.text import Fonts
from game.ui.water import Shimmer

HANDS_FROM = 2
"""Zoom from which it shows what people hold."""
SMALL = 14
"""Pixels of height up to which a creature has a small shadow."""
BAKE_SECONDS = 0.004
"""What a frame may spend on new ground."""
FAR_SECONDS = 0.04
"""For which a picture from afar may stand: who walks needs as long for a pixel."""
FAR_LONGEST = 0.15
"""For which it stands for one frame more, where frames come so slowly."""


@dataclass(slots=True)
class Moment:
    """What is to be drawn, and when."""

    world: World
    tick: int
    """The newest whole tick: what is gathered once a tick is as of this one."""
    camera: Camera
    now: float
    """In ticks: the last one, and the share of the way to the next."""
    seconds: float
    """The looks' own clock."""
    selected: int = 0
    tile: tuple[int, int] | None = None
    """The selected tile, where no entity is selected."""
    hovered: int = 0
    pointed: tuple[int, int] | None = None
    """The tile under the pointer."""
    thinking: Collection[int] = ()
    names: bool = True
    ghost: str = ""
    """What a click would put onto the pointed tile."""
    happenings: Happenings | None = None
    """What shows above heads, where it isn't what happens now."""
    covered: Sequence[Rect] = ()
    """Parts of the view that panels lie on, where nothing can be read."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A body on the screen, for marks and for the pointer."""

    body: Body
    rect: Rect
    """In pixels of the view."""

    @property
    def head(self) -> tuple[int, int]:
        """Where a bubble points at."""
        return self.rect.centerx, self.rect.top


class Renderer:
    """Draws one world."""

    def __init__(
        self,
        baker: Baker,
        pictures: Pictures,
        fonts: Fonts,
        happenings: Happenings,
        tiles: tuple[int, int],
        clock: Callable[[], float],
    ) -> None:
        """For a world of so many tiles; `clock` measures what baking may take."""
        self.chunks = ChunkCache(baker, tiles, clock)
        self.drawn: list[Drawn] = []
        """The people of the last frame, those in front last."""
        self._pictures = pictures
        self._happenings = happenings
        self._stage = Stage(pictures)
        self._bodies = Bodies()
        self._daylight = Daylight()
        self._shimmer = Shimmer()
        self._sky = Sky()
        self._marks = Marks(fonts, pictures)
        self._bubbles = Bubbles(fonts, pictures)
        self._standing: list[Thing] = []
        self._origin = (0, 0)
        self._afar: tuple[object, float, pygame.Surface] | None = None
        self._again = False
        """Whether that was shown a second time."""

    def draw(self, target: pygame.Surface, moment: Moment) -> None:
        """Draw a moment onto the view, a surface of the camera's size.

        From afar, where a whole crowd is in view, every other frame or more show the picture
        before again.
        """
        if moment.camera.zoom >= 1:
            self._afar = None
            self._draw(target, moment)
            return
        key = _view_of(moment, target.size)
        if self._afar is not None:
            before, seconds, picture = self._afar
            longest = FAR_SECONDS if self._again else FAR_LONGEST
            if key == before and seconds < moment.seconds < seconds + longest:
                self._again = True
                target.blit(picture, (0, 0))
                return
        self._draw(target, moment)
        self._again = False
        self._afar = None if self.chunks.missing else (key, moment.seconds, target.copy())

    def _draw(self, target: pygame.Surface, moment: Moment) -> None:
        camera = moment.camera
        origin = camera.origin
        self._ground(target, moment)
        scene = self._stage.scene(moment.world, camera, moment.tick)
        ox, oy = self._origin = origin
        self._standing = scene.standing
        beat = floor(moment.seconds * 6)
        target.fblits([(t.frames[beat % len(t.frames)], (t.x - ox, t.y - oy)) for t in scene.flat])
        self._marks.ground(target, moment, scene)
        self._people(target, moment, scene.standing, scene.people, beat)
        tint = tint_at(moment.world.rules.minute(moment.world.tick))
        tint = under(tint, moment.world, moment.seconds)
        lights = [(x - ox, y - oy, radius) for x, y, radius in scene.lights]
        self._daylight.shade(target, tint, lights, camera.zoom, moment.seconds)
        sky = moment.world.weather.kind
        self._sky.draw(target, sky, moment.seconds, camera.zoom, origin)
        draw_auras(target, moment, self.drawn)
        shown = self._shown(moment)
        self._marks.above(target, moment, self.drawn, shown)
        self._speech(target, moment)

    def changed(self, tiles: Sequence[tuple[int, int]]) -> None:
        """The ground of some tiles is another: draw it anew."""
        self._afar = None
        self.chunks.changed(tiles)
        self._shimmer.forget()

    def _shown(self, moment: Moment) -> Happenings:
        return moment.happenings or self._happenings

    def where(self, world: World, entity: int, now: float) -> tuple[float, float] | None:
        """The middle of something in world pixels, for the camera to follow."""
        place = place_of(world, entity, now)
        return (place[0] + TILE / 2, place[1]) if place else None

    def at(self, position: tuple[int, int]) -> int:
        """Who, or else what, was drawn at a pixel of the view, the frontmost; 0 for nothing."""
        for drawn in reversed(self.drawn):
            if drawn.rect.collidepoint(position):
                return drawn.body.entity
        ox, oy = self._origin
        for thing in reversed(self._standing):
            image = thing.frames[0]
            x, y = position[0] + ox - thing.x, position[1] + oy - thing.y
            if 0 <= x < image.width and 0 <= y < image.height and image.get_at((x, y)).a > 60:
                return thing.entity
        return 0

    def _ground(self, target: pygame.Surface, moment: Moment) -> None:
        camera = moment.camera
        left, top, right, bottom = camera.seen()
        if left < 0 or top < 0 or right > camera.extent[0] or bottom > camera.extent[1]:
            target.fill(colours.VOID)
        target.fblits(self.chunks.visible(camera, BAKE_SECONDS))
        self._shimmer.draw(target, moment.world, camera, moment.seconds)

    def _people(
        self,
        target: pygame.Surface,
        moment: Moment,
        standing: list[Thing],
        people: list[int],
        beat: int,
    ) -> None:
        """Everything that stands, north first, with shadows under people."""
        world, zoom = moment.world, moment.camera.zoom
        ox, oy = moment.camera.origin
        view, flashes = target.get_rect(), self._shown(moment).flashes
        entries: list[tuple[int, int, pygame.Surface, tuple[int, int]]] = [
            (t.base, t.x, t.frames[beat % len(t.frames)], (t.x - ox, t.y - oy)) for t in standing
        ]
        large = self._pictures.effect("shadow_person", 0, zoom)
        small = self._pictures.effect("shadow_small", 0, zoom)
        self.drawn = []
        shadows: list[tuple[pygame.Surface, tuple[int, int]]] = []
        for agent in people:
            if agent not in world.position:
                continue  # gone in the tick that is half made
            body = self._bodies.body(world, agent, moment.now, moment.seconds)
            picture = self._pictures.person(body, zoom, agent in flashes)
            left, top = floor(body.x * zoom) - ox, floor(body.y * zoom) - oy
            rect = picture.image.get_rect(topleft=(left + picture.dx, top + picture.dy))
            if not rect.colliderect(view):
                continue
            if body.pose != SLEEP:
                shadow = large if picture.image.height > SMALL * zoom else small
                shadows.append((shadow.image, (left + shadow.dx, top + shadow.dy)))
            base = floor((body.y + TILE) * zoom) + 1
            entries.append((base, rect.x + ox, picture.image, rect.topleft))
            self.drawn.append(Drawn(body, rect))
            held = in_hand(world, agent) if zoom >= HANDS_FROM and body.pose != SLEEP else ""
            if held:
                # Before the body of who shows their back, behind nobody else.
                image = self._pictures.held(held, zoom, body.facing == LEFT)
                x = rect.left - image.width // 4 if body.facing == LEFT else rect.right
                x -= 0 if body.facing == LEFT else image.width * 3 // 4
                at = (x, rect.bottom - round(7 * zoom) - image.height // 2)
                entries.append((base - (body.facing == UP), rect.x + ox, image, at))
        self.drawn.sort(key=lambda drawn: drawn.body.y)
        target.fblits(shadows)
        entries.sort(key=_depth)
        target.fblits([(image, at) for _, _, image, at in entries])

    def _speech(self, target: pygame.Surface, moment: Moment) -> None:
        speech = self._shown(moment).speech
        if not speech:
            return
        wanted = [
            Wanted(
                drawn.body.entity,
                speech[drawn.body.entity].text,
                drawn.head,
                speech[drawn.body.entity].since,
                drawn.body.entity in (moment.selected, moment.hovered),
            )
            for drawn in self.drawn
            if drawn.body.entity in speech
        ]
        speaking = {*speech, moment.selected}
        faces = [drawn.rect for drawn in self.drawn if drawn.body.entity in speaking]
        self._bubbles.draw(target, wanted, [*faces, *moment.covered])


def _view_of(moment: Moment, size: tuple[int, int]) -> object:
    """What a picture from afar is of, but for the time: what the player changes shows at once."""
    camera = moment.camera
    return (
        *(id(moment.world), moment.happenings is None, size),
        *(camera.origin, camera.zoom, moment.names, moment.ghost),
        *(moment.selected, moment.tile, moment.hovered, moment.pointed),
        *(tuple(rect) for rect in moment.covered),
    )


def _depth(entry: tuple[int, int, pygame.Surface, tuple[int, int]]) -> tuple[int, int]:
    return entry[0], entry[1]
