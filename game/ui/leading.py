"""Leading: how a player walks and acts with the one person whom they possess.

Who that is stands in the world. What is offered are the choices that person really has; to
take one submits it, as every mind's decision is, and the world checks it as anybody's.
"""

from collections.abc import Callable, Sequence
from functools import partial

import pygame

from game.ai.drives.inner import UNFRIENDLY
from game.ai.prompts import intent_from
from game.core.actions.move import EXACT
from game.core.affordances import affordances
from game.core.commands import Choose, Possess
from game.core.components import Intent
from game.core.events import ActionRefused, Event, LetGo, NeedLow, Possessed
from game.core.narrate import tell
from game.core.observation import Affordance
from game.core.seeing import view_of
from game.core.systems.needs import FEELING
from game.core.world import World
from game.ui.deeds import called
from game.ui.hands import Hands
from game.ui.panels.menu import Choice
from game.ui.pictures import Pictures
from game.ui.text import safe_text

SPOKEN = "chat"
"""The topic under which own words are said."""
WISHED = "wish"
"""The action that needs words of one's own."""
_HURTS = frozenset(("damage", "drain"))


class Leading:
    """The player's hands while they are somebody."""

    def __init__(self, hands: Hands, pictures: Pictures, speak: Callable[[str], object]) -> None:
        """`speak` opens the console with a line begun."""
        self._hands = hands
        self._pictures = pictures
        self._speak = speak
        self._stepped: tuple[int, int, int, int] | None = None

    @property
    def _world(self) -> World:
        return self._hands.desk.world

    @property
    def agent(self) -> int:
        """Who is possessed now; 0 for nobody, and in the past."""
        return self._world.possessed if self._hands.desk.past is None else 0

    # --- whom ---

    def toggle(self, agent: int = 0) -> None:
        """Take somebody over (else the selected), or let go of them."""
        led, agent = self.agent, agent or self._hands.selection.entity
        if led and agent in (0, led):
            self._hands.submit(Possess(agent=0))
        elif agent in self._world.persona:
            self._hands.submit(Possess(agent=agent))
        else:
            self._hands.tell("Select a person first, then P leads them", "eye")

    def resume(self) -> None:
        """Look at whoever was possessed when this world was left."""
        agent = self._hands.desk.session.world.possessed
        if agent:
            self._hands.selection.choose(agent)
            self._hands.camera.follow = agent

    def let_go(self) -> bool:
        """Let go of whoever is possessed; False if nobody is."""
        if self.agent:
            self._hands.submit(Possess(agent=0))
            return True
        return False

    # --- walking ---

    def walk(self, tile: tuple[int, int]) -> None:
        """Go to a tile."""
        if self.agent and self._world.grid.inside(*tile):
            intent = Intent(action="move", x=tile[0], y=tile[1], topic=EXACT)
            self._hands.submit(Choose(agent=self.agent, intent=intent))

    def steer(self, dx: int, dy: int) -> bool:
        """Step where the held keys point, again on every new tile; False if nobody is led."""
        agent = self.agent
        if not agent or not (dx or dy):
            self._stepped = None
            return bool(agent)
        here, grid = self._world.position[agent], self._world.grid
        step = (here.x, here.y, dx, dy)
        if step == self._stepped:
            return True
        self._stepped = step
        for ax, ay in ((dx, dy), (dx, 0), (0, dy)):  # along a wall rather than not at all
            tile = here.x + ax, here.y + ay
            if (ax or ay) and grid.inside(*tile) and grid.free(*tile):
                self.walk(tile)
                break
        return True

    # --- acting ---

    def at(self, entity: int, tile: tuple[int, int]) -> tuple[str, Sequence[Choice]] | None:
        """A title and what could be done with it; None where one simply walks there."""
        world, agent = self._world, self.agent
        offers = affordances(view_of(world, agent))
        if entity == agent:
            held = set(world.inventory[agent].items)
            own = [o for o in offers if o.action == "move" or _is_own(o, held | {agent})]
            choices = self._choices([o for o in own if o.action != WISHED])
            if any(o.action == WISHED for o in own):
                wish = partial(self._speak, f"/act {WISHED} ")
                # First, as other own words are: what one could do may fill the window's height.
                choices.insert(0, Choice("Wish for a power …", wish, icon=self._icon("wand")))
            return f"You, {safe_text(called(world, agent), 30)}", choices
        if entity:
            fitting = [o for o in offers if entity in (o.target, o.item)]
            return safe_text(called(world, entity), 40), self._with(entity, tile, fitting)
        if not world.grid.blocked[tile[1] * world.grid.width + tile[0]]:
            return None
        places = [o for o in offers if o.action != "move" and not o.target and o.x >= 0]
        return ("What can be done here", self._choices(places)) if places else None

    def _with(
        self, entity: int, tile: tuple[int, int], offers: Sequence[Affordance]
    ) -> list[Choice]:
        """Choices about a person or a thing: those it offers, own words, and to look."""
        choices = self._choices(offers)
        if any(o.topic == SPOKEN for o in offers):
            words = partial(self._speak, f"/act {SPOKEN} agent_{entity} ")
            choices.insert(0, Choice("Say in your own words …", words, icon=self._icon("talk")))
        if not offers:
            choices.append(Choice("Nothing that you can do with it now"))
        if entity not in self._world.persona:
            choices.append(
                Choice(
                    "Walk there", partial(self.walk, self._beside(tile)), icon=self._icon("follow")
                )
            )
        look = partial(self._hands.select, entity)
        return [*choices, Choice("Look closely", look, icon=self._icon("eye"))]

    def _beside(self, tile: tuple[int, int]) -> tuple[int, int]:
        """The tile itself, or the nearest to the led one that can be stood on beside it."""
        grid, here = self._world.grid, self._world.position[self.agent]
        if grid.free(*tile):
            return tile
        around = [
            (tile[0] + dx, tile[1] + dy)
            for dy in (-1, 0, 1)
            for dx in (-1, 0, 1)
            if grid.inside(tile[0] + dx, tile[1] + dy) and grid.free(tile[0] + dx, tile[1] + dy)
        ]
        return min(around, key=lambda t: (t[0] - here.x) ** 2 + (t[1] - here.y) ** 2, default=tile)

    def _choices(self, offers: Sequence[Affordance]) -> list[Choice]:
        """As the world orders them; what does harm comes last, and in red."""
        lines = [
            Choice(_sentence(offer.text), partial(self._choose, offer), danger=_harms(offer))
            for offer in offers
        ]
        return sorted(lines, key=lambda line: line.danger)

    def _choose(self, offer: Affordance) -> None:
        if self.agent:
            self._hands.submit(Choose(agent=self.agent, intent=intent_from(offer)))

    def _icon(self, name: str) -> pygame.Surface:
        return self._pictures.icon(name)

    # --- what is told ---

    def observe(self, event: Event) -> None:
        """Follow who is taken over; tell what they can't do and what they lack."""
        hands, world = self._hands, self._hands.desk.session.world
        if isinstance(event, Possessed):
            hands.selection.choose(event.agent)
            hands.camera.follow = event.agent
        elif isinstance(event, LetGo):
            if hands.camera.follow == event.agent:
                hands.camera.follow = 0
        elif isinstance(event, ActionRefused | NeedLow) and event.agent == world.possessed:
            hands.tell(tell(world, event), "warning", bad=isinstance(event, ActionRefused))

    def status(self) -> str:
        """Who one is, how they are, and how to let go; empty when nobody is led."""
        agent, world = self.agent, self._world
        if not agent:
            return ""
        needs = world.needs[agent]
        low = [
            FEELING[name][0]
            for name, row in world.content.needs.items()
            if getattr(needs, name) < row.low
        ]
        name = safe_text(world.label(agent), 20)
        return f"You are {name}{', ' if low else ''}{', '.join(low)} · Esc lets go"


def _is_own(offer: Affordance, own: set[int]) -> bool:
    """Whether a choice is about oneself or what is one's own, and needs nobody else."""
    return not offer.target or offer.target in own


def _harms(offer: Affordance) -> bool:
    if offer.action == "cast" and not _HURTS.isdisjoint(offer.does):
        return True
    return not UNFRIENDLY.isdisjoint((offer.action, offer.topic))


def _sentence(text: str) -> str:
    return safe_text(text[:1].upper() + text[1:], 80)
