"""Pictures: which drawing shows which thing of the world, at each zoom.

The rules of looks are here: a tree with fruit left, one that was felled, a fire's flames.
The drawings come from `game.ui.sprites`; each is brought into the screen's format once.
"""

from collections.abc import Callable
from functools import cached_property
from math import floor

import pygame

from game.core.components import Fixture
from game.core.content import Content, ObjectRow
from game.core.world import AGENT, World
from game.ui.bodies import ACT, SLEEP, WALK, Body
from game.ui.sprites import ACT as ACT_FRAME
from game.ui.sprites import PLAIN, Sprite, Sprites

PORTRAIT_ZOOM = 2
THOUGHT_BEAT = 0.3
RED = (255, 96, 80)

Key = tuple[str | int | float | bool, ...]


class Pictures:
    """Sprites by what the world says."""

    def __init__(self, sprites: Sprites) -> None:
        """From loaded sprites."""
        self._sprites = sprites
        self._kept: dict[Key, Sprite] = {}
        self._frames: dict[Key, tuple[Sprite, ...]] = {}
        self._icons: dict[Key, pygame.Surface] = {}

    # --- in the world ---

    def person(self, body: Body, zoom: float, hurt: bool = False) -> Sprite:
        """Somebody as they stand, walk, work or lie; red for a moment when hurt."""
        key = (body.beast or body.look, body.pose, body.facing, body.frame, zoom, hurt)
        found = self._kept.get(key)
        if found is None:
            found = self._person(body, zoom)
            if hurt:
                image = found.image.copy()
                image.fill(RED, special_flags=pygame.BLEND_RGB_MULT)
                found = found._replace(image=image)
            self._kept[key] = found
        return found

    def _person(self, body: Body, zoom: float) -> Sprite:
        sprites = self._sprites.at_zoom(zoom)
        if body.beast:
            return _ready(sprites.creature(body.beast, body.facing, body.frame))
        if body.pose == SLEEP:
            return _ready(sprites.pose(body.look, "sleep"))
        frame = 0
        if body.pose == WALK:
            frame = body.frame
        elif body.pose == ACT and body.frame:
            frame = ACT_FRAME
        return _ready(sprites.person(body.look, body.facing, frame))

    def fallen(self, look: int, zoom: float) -> Sprite:
        """Somebody who has just died."""
        return self._keep(
            ("fallen", look, zoom), lambda: self._sprites.at_zoom(zoom).pose(look, "fallen")
        )

    def fixture(
        self, row: ObjectRow, fixture: Fixture, entity: int, zoom: float
    ) -> tuple[Sprite, ...]:
        """Frames of something that stands in its place."""
        state = self._state(row, fixture)
        variants = max(1, self._sprites.object_variants(row.name, state))
        variant = (fixture.variant if row.variants > 1 else entity * 7) % variants
        key = (row.name, state, variant, zoom)
        found = self._frames.get(key)
        if found is None:
            sprites = self._sprites.at_zoom(zoom)
            count = sprites.object_frames(row.name, state)
            found = self._frames[key] = tuple(
                _ready(sprites.object(row.name, state, variant, frame)) for frame in range(count)
            )
        return found

    def _state(self, row: ObjectRow, fixture: Fixture) -> str:
        """fruit, felled, out or plain: by what is left, where there are drawings for it."""
        if row.burns and not fixture.stock and self._sprites.object_variants(row.name, "out"):
            return "out"
        if row.gives and row.stock:
            if fixture.stock == 0 and self._sprites.object_variants(row.name, "felled"):
                # What bears fruit is bare when it is picked; what gives wood is cut down.
                if not self._sprites.object_variants(row.name, "fruit"):
                    return "felled"
            elif fixture.stock and self._sprites.object_variants(row.name, "fruit"):
                return "fruit"
        return PLAIN

    def item(self, kind: str, zoom: float) -> tuple[Sprite, ...]:
        """Something that lies on the ground."""
        key = ("item", kind, zoom)
        found = self._frames.get(key)
        if found is None:
            found = self._frames[key] = (_ready(self._sprites.at_zoom(zoom).item(kind)),)
        return found

    def held(self, kind: str, zoom: float, mirrored: bool) -> pygame.Surface:
        """An item in somebody's hand, half as large as on the ground."""
        key = ("held", kind, zoom, mirrored)
        found = self._icons.get(key)
        if found is None:
            image = self._sprites.item(kind).image
            size = max(8, round(image.width * zoom * 0.6)), max(8, round(image.height * zoom * 0.6))
            image = pygame.transform.scale(image, size)
            found = pygame.transform.flip(image, mirrored, False).convert_alpha()
            self._icons[key] = found
        return found

    def prefab(self, content: Content, prefab: str, zoom: float) -> Sprite:
        """What would be put into the world."""
        if prefab == AGENT:
            return self._sprites.at_zoom(zoom).person(3)
        if prefab in content.creatures:
            return self._sprites.at_zoom(zoom).creature(prefab, "right")
        row = content.objects.get(prefab)
        if row is None:
            return self.item(prefab, zoom)[0]
        return self.fixture(row, Fixture(stock=row.stock), 0, zoom)[0]

    # --- over and under the world ---

    def emote(self, name: str, zoom: float) -> Sprite:
        """A sign over a head."""
        return self._keep(("emote", name, zoom), lambda: self._sprites.at_zoom(zoom).emote(name))

    def status(self, name: str, zoom: float) -> Sprite:
        """The small sign of what is on somebody."""
        return self._keep(("status", name, zoom), lambda: self._sprites.at_zoom(zoom).status(name))

    def thinking(self, seconds: float, agent: int, zoom: float) -> Sprite:
        """The bubble of thought, its dots not in step with everybody else's."""
        frame = floor(seconds / THOUGHT_BEAT + agent * 1.7) % 3
        return self._keep(
            ("thinking", frame, zoom), lambda: self._sprites.at_zoom(zoom).thinking(frame)
        )

    def effect(self, name: str, frame: int, zoom: float) -> Sprite:
        """A shadow, a ring, a blow, a puff."""
        frame %= max(1, self._sprites.effect_frames(name))
        return self._keep(
            ("effect", name, frame, zoom), lambda: self._sprites.at_zoom(zoom).effect(name, frame)
        )

    def effect_frames(self, name: str) -> int:
        """How many frames an effect has."""
        return max(1, self._sprites.effect_frames(name))

    def bubble(self, width: int, height: int) -> pygame.Surface:
        """An empty speech bubble of a size in pixels."""
        return self._bubbles.bubble(width, height).convert_alpha()

    @cached_property
    def _bubbles(self) -> Sprites:
        return self._sprites.at_zoom(2)

    # --- in panels ---

    def icon(self, name: str) -> pygame.Surface:
        """A sign of 16 pixels."""
        found = self._icons.get((name,))
        if found is None:
            found = self._icons[name,] = self._sprites.icon(name).convert_alpha()
        return found

    def small(self, content: Content, prefab: str, side: int = 20) -> pygame.Surface:
        """What a prefab looks like, in a square for lists."""
        key = ("small", prefab, side)
        found = self._icons.get(key)
        if found is None:
            person = prefab == AGENT
            image = self._sprites.portrait(3) if person else self.prefab(content, prefab, 1).image
            found = self._icons[key] = _fitted(image, side)
        return found

    def small_item(self, kind: str) -> pygame.Surface:
        """An item for a list."""
        return self.item(kind, 1)[0].image

    def portrait(self, look: int) -> pygame.Surface:
        """Head and shoulders."""
        key = ("portrait", look % self._sprites.looks)
        found = self._icons.get(key)
        if found is None:
            image = self._sprites.at_zoom(PORTRAIT_ZOOM).portrait(look)
            found = self._icons[key] = image.convert_alpha()
        return found

    def thing(self, world: World, entity: int) -> pygame.Surface:
        """A thing of the world as it is now, for a heading."""
        kind = world.kind[entity]
        if entity in world.creature:
            return _ready(self._sprites.at_zoom(2).creature(kind, "right")).image
        row, fixture = world.content.objects.get(kind), world.fixture.get(entity)
        if row is None or fixture is None:
            return self.item(kind, 2)[0].image
        image = self.fixture(row, fixture, entity, 1)[0].image
        return image if image.height > 22 else self.fixture(row, fixture, entity, 2)[0].image

    def _keep(self, key: Key, make: Callable[[], Sprite]) -> Sprite:
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _ready(make())
        return found


def _ready(sprite: Sprite) -> Sprite:
    """A sprite in the screen's format, if there is a screen."""
    try:
        return sprite._replace(image=sprite.image.convert_alpha())
    except pygame.error:
        return sprite


def _fitted(image: pygame.Surface, side: int) -> pygame.Surface:
    """A picture made to fit a square, without the air around it."""
    image = image.subsurface(image.get_bounding_rect())
    longest = max(image.size)
    if longest > side:
        size = (max(1, image.width * side // longest), max(1, image.height * side // longest))
        image = pygame.transform.smoothscale(image, size)
    box = pygame.Surface((side, side), pygame.SRCALPHA)
    box.blit(image, image.get_rect(center=(side // 2, side // 2)))
    return box.convert_alpha()
