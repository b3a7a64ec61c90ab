"""Marks: what is drawn over the world to be read: rings, names, health, signs, intentions."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

import pygame
from pygame import Rect

from game.ui import colours
from game.ui.bodies import SLEEP, place_of
from game.ui.camera import TILE, Camera
from game.ui.happenings import FLOAT_SECONDS, SPARK_SECONDS, Happenings
from game.ui.text import BOLD, SMALL, SMALL_BOLD, Fonts, safe_text

if TYPE_CHECKING:
    from game.core.world import World
    from game.ui.pictures import Pictures
    from game.ui.renderer import Drawn, Moment
    from game.ui.scene import Scene

CROWD = 60
"""More people in view than this go without names, except who is pointed at."""
NAME_LIMIT = 24
WHY_LIMIT = 48
MOODS = {
    "calm": "roams about",
    "hunting": "is after somebody",
    "fleeing": "runs",
    "leaving": "makes off",
}
"""A creature's mood -> what it is about."""
STATUSES = 4
"""Signs of what is on somebody that are shown at the most."""
HEALTHY = 0.98
"""Share of health from which no bar shows."""


class Marks:
    """Draws signs over one world's picture."""

    def __init__(self, fonts: Fonts, pictures: Pictures) -> None:
        """With fonts and pictures to draw with."""
        self._fonts = fonts
        self._pictures = pictures

    # --- under people -------------------------------------------------------------

    def ground(self, target: pygame.Surface, moment: Moment, scene: Scene) -> None:
        """The pointed tile, the selection's ring, and the way it means to go."""
        camera = moment.camera
        if moment.pointed is not None and moment.world.grid.inside(*moment.pointed):
            self._corners(target, camera, moment.pointed, colours.PAPER, 70)
            if moment.ghost:
                self._ghost(target, camera, moment)
        if moment.selected in moment.world.mind:
            self._way(target, moment)
        if moment.tile is not None:
            self._corners(target, camera, moment.tile, colours.GOLD, 255)
        elif moment.selected and moment.selected not in moment.world.health:
            position = moment.world.position.get(moment.selected)
            if position is not None:
                self._corners(target, camera, (position.x, position.y), colours.GOLD, 255)
        for entity in (moment.hovered, moment.selected):
            if entity in moment.world.persona or entity in moment.world.creature:
                self._ring(target, moment, entity, entity == moment.selected)

    def _ring(self, target: pygame.Surface, moment: Moment, entity: int, chosen: bool) -> None:
        place = place_of(moment.world, entity, moment.now)
        if place is None:
            return
        zoom = moment.camera.zoom
        ox, oy = moment.camera.origin
        name = "selected" if chosen else "hovered"
        ring = self._pictures.effect(name, floor(moment.seconds * 6), zoom)
        left, top = floor(place[0] * zoom) - ox, floor(place[1] * zoom) - oy
        target.blit(ring.image, (left + ring.dx, top + ring.dy))

    def _corners(
        self,
        target: pygame.Surface,
        camera: Camera,
        tile: tuple[int, int],
        colour: colours.Colour,
        alpha: int,
    ) -> None:
        """Four corners around a tile."""
        ox, oy = camera.origin
        side = round(TILE * camera.zoom)
        box = pygame.Surface((side, side), pygame.SRCALPHA)
        arm, thick = max(3, side // 4), max(1, round(camera.zoom * 0.75))
        for x in (0, side - arm):
            for y in (0, side - thick):
                box.fill((*colour, alpha), (x, y, arm, thick))
        for x in (0, side - thick):
            for y in (0, side - arm):
                box.fill((*colour, alpha), (x, y, thick, arm))
        target.blit(box, (tile[0] * TILE * camera.zoom - ox, tile[1] * TILE * camera.zoom - oy))

    def _ghost(self, target: pygame.Surface, camera: Camera, moment: Moment) -> None:
        assert moment.pointed is not None
        picture = self._pictures.prefab(moment.world.content, moment.ghost, camera.zoom)
        ox, oy = camera.origin
        faint = picture.image.copy()
        faint.set_alpha(170)
        x = floor(moment.pointed[0] * TILE * camera.zoom) - ox + picture.dx
        y = floor(moment.pointed[1] * TILE * camera.zoom) - oy + picture.dy
        target.blit(faint, (x, y))

    def _way(self, target: pygame.Surface, moment: Moment) -> None:
        """Dots along the path of the selected, and a mark at its end."""
        world, zoom = moment.world, moment.camera.zoom
        path = world.mind[moment.selected].path
        if not path:
            return
        ox, oy = moment.camera.origin
        size = max(3, round(zoom * 1.5))
        for tile in path:
            x = (tile % world.grid.width + 0.5) * TILE * zoom - ox
            y = (tile // world.grid.width + 0.5) * TILE * zoom - oy
            dot = Rect(0, 0, size, size)
            dot.center = (round(x), round(y))
            target.fill(colours.INK, dot.inflate(2, 2))
            target.fill(colours.GOLD, dot)
        end = (path[0] % world.grid.width, path[0] // world.grid.width)
        self._corners(target, moment.camera, end, colours.GOLD, 180)

    # --- over people --------------------------------------------------------------

    def above(
        self, target: pygame.Surface, moment: Moment, drawn: list[Drawn], shown: Happenings
    ) -> None:
        """Names, health, signs and thoughts, with room made for whom they matter most."""
        taken: list[Rect] = []
        few = len(drawn) <= CROWD and moment.names and moment.camera.zoom >= 1
        chosen = (moment.selected, moment.hovered)
        order = sorted(drawn, key=lambda d: (d.body.entity not in chosen, -d.rect.bottom))
        for one in order:
            agent = one.body.entity
            if (few and not one.body.beast) or agent in chosen:
                self._name(target, moment, one, agent in chosen, taken)
        if shown.sparks:
            self._sparks(target, moment, drawn, shown)
        for one in drawn:
            self._signs(target, moment, one, shown, taken)
            if one.body.entity == moment.world.possessed:
                self._led(target, moment, one)
        if moment.camera.zoom < 1:
            pin = pygame.Surface((5, 5), 0, target)  # else they are too small to be found
            pin.fill(colours.INK)
            pin.fill(colours.PAPER, (1, 1, 3, 3))
            heads = [one.head for one in drawn if not one.body.beast]
            target.fblits([(pin, (x - 2, y - 5)) for x, y in heads])

    def _name(
        self,
        target: pygame.Surface,
        moment: Moment,
        one: Drawn,
        chosen: bool,
        taken: list[Rect],
    ) -> None:
        world, agent = moment.world, one.body.entity
        name = one.body.beast.replace("_", " ") or safe_text(world.label(agent), NAME_LIMIT)
        style = BOLD if chosen else SMALL_BOLD if moment.camera.zoom >= 2 else SMALL
        colour = colours.GOLD if agent == moment.selected else colours.PAPER
        label = self._fonts.render(name, style, colour, colours.INK)
        zoom = moment.camera.zoom
        foot = floor((one.body.y + TILE) * zoom) - moment.camera.origin[1]
        rect = label.get_rect(midtop=(one.rect.centerx, foot + 1))
        if not chosen and rect.collidelist(taken) >= 0:
            return
        taken.append(rect)
        target.blit(label, rect)
        if chosen:
            why = intention(world, agent)
            if why:
                text = self._fonts.render(why, SMALL, colours.TEXT, colours.INK)
                below = text.get_rect(midtop=(rect.centerx, rect.bottom - 3))
                below.clamp_ip(target.get_rect().inflate(-6, 0))
                while below.collidelist(taken[:-1]) >= 0 and below.bottom < target.height:
                    below.y += below.h - 2
                taken.append(below)
                target.blit(text, below)

    def _signs(
        self,
        target: pygame.Surface,
        moment: Moment,
        one: Drawn,
        shown: Happenings,
        names: list[Rect],
    ) -> None:
        agent, zoom = one.body.entity, moment.camera.zoom
        health = moment.world.health[agent]
        x, y = one.head
        share = health.current / max(1, health.maximum)
        if share < HEALTHY:
            y = self._health(target, x, y - 2, share, zoom)
        if zoom >= 1 and agent in moment.world.statuses:
            led = agent == moment.world.possessed  # whose arrow is there
            y = self._statuses(target, moment, agent, x, y - 1 - led * round(15 * zoom))
        rise = shown.floats.get(agent)
        if rise is not None:
            past = (moment.seconds - rise.since) / FLOAT_SECONDS
            tone = colours.GREEN if rise.good else colours.RED
            number = self._fonts.render(rise.text, BOLD, tone, colours.INK)
            target.blit(number, number.get_rect(midbottom=(x + 10, y - round(26 * past))))
        if agent in moment.thinking:
            picture = self._pictures.thinking(moment.seconds, agent, max(1, min(zoom, 3)))
            target.blit(picture.image, (x - round(2 * zoom), y - picture.image.height + 2))
            return
        if agent in shown.speech:
            return
        sign = shown.signs.get(agent)
        name = sign.text if sign else "sleep" if one.body.pose == SLEEP else ""
        if name and zoom >= 1:
            image = self._pictures.emote(name, min(zoom, 3)).image
            bob = round(zoom * 0.5 * (floor(moment.seconds * 3 + agent) % 2))
            place = beside(image.get_rect(midbottom=(x, y)), names)
            target.blit(image, place.move(0, bob))

    def _statuses(self, target: pygame.Surface, moment: Moment, agent: int, x: int, y: int) -> int:
        """What is on somebody, as small signs in a row; returns their upper edge."""
        world = moment.world
        running = [n for n, it in world.statuses[agent].items() if it.until > world.tick]
        images = [
            self._pictures.status(name, min(moment.camera.zoom, 2)).image
            for name in running[:STATUSES]
        ]
        if not images:
            return y
        left = x - sum(image.width for image in images) // 2
        tall = max(image.height for image in images)
        for image in images:
            target.blit(image, (left, y - tall))
            left += image.width
        return y - tall

    def _sparks(
        self, target: pygame.Surface, moment: Moment, drawn: list[Drawn], shown: Happenings
    ) -> None:
        """Where magic has just taken place."""
        zoom = moment.camera.zoom
        ox, oy = moment.camera.origin
        bodies = {one.body.entity: one.body for one in drawn}
        for where, spark in shown.sparks.items():
            frames = self._pictures.effect_frames(f"spark_{spark.text}")
            past = (moment.seconds - spark.since) / SPARK_SECONDS
            frame = min(frames - 1, max(0, floor(past * frames)))
            picture = self._pictures.effect(f"spark_{spark.text}", frame, zoom)
            if isinstance(where, tuple):
                x, y = float(where[0] * TILE), float(where[1] * TILE)
            elif where in bodies:
                x, y = bodies[where].x, bodies[where].y
            else:
                continue
            at = floor(x * zoom) - ox + picture.dx, floor(y * zoom) - oy + picture.dy
            target.blit(picture.image, at)

    def _led(self, target: pygame.Surface, moment: Moment, one: Drawn) -> None:
        """An arrowhead over who is possessed: the one mark of this shape, whatever its colour."""
        half = max(5, round(4 * moment.camera.zoom))
        x, y = one.head
        y -= round(9 * max(1, moment.camera.zoom)) + floor(moment.seconds * 3) % 2 * 2
        for grow, tone in ((3, colours.INK), (0, colours.GOLD)):
            wide, tip = half + grow, y + half + grow
            top = y - half // 2 - grow
            pygame.draw.polygon(
                target, tone, [(x - wide, top), (x, y - grow // 2), (x + wide, top), (x, tip)]
            )

    def _health(self, target: pygame.Surface, x: int, y: int, share: float, zoom: float) -> int:
        """A bar above the head; returns its upper edge."""
        box = Rect(0, 0, max(14, round(14 * zoom)), 4 if zoom < 3 else 6)
        box.midbottom = (x, y)
        target.fill(colours.INK, box.inflate(2, 2))
        tone = colours.GREEN if share > 0.6 else colours.ORANGE if share > 0.3 else colours.RED
        target.fill(tone, (box.x, box.y, max(1, round(box.w * share)), box.h))
        return box.top - 2


def beside(rect: Rect, names: list[Rect]) -> Rect:
    """A place for a sign that hides no name: as near to `rect` as can be, else that itself.

    >>> beside(Rect(10, 0, 12, 12), [Rect(0, 8, 20, 9)])
    Rect(21, 0, 12, 12)
    """
    hidden = rect.collidelist(names)
    if hidden < 0:
        return rect
    name = names[hidden]
    asides = [rect.move(name.right + 1 - rect.left, 0), rect.move(name.left - 1 - rect.right, 0)]
    asides.sort(key=lambda aside: abs(aside.x - rect.x))
    free = (aside for aside in asides if aside.collidelist(names) < 0)
    return next(free, rect)


def intention(world: World, agent: int) -> str:
    """What somebody is about, and why, in a short line."""
    if agent in world.creature:
        return MOODS[world.creature[agent].mood]
    intent = world.mind[agent].intent
    if intent is None:
        return ""
    return safe_text(intent.why or intent.action, WHY_LIMIT)
