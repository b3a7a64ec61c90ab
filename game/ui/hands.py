"""Hands: everything that a player can do with mouse and keys, one method each.

Buttons, hotkeys and menus all call these, so that they can't differ. What changes the
world is submitted to the session; nothing here writes to it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from game.core.commands import AnyCommand, Give, Kill, Spawn, Teleport
from game.core.world import AGENT
from game.errors import SaveError
from game.timing import MAX_SPEED
from game.ui.camera import Camera
from game.ui.desk import SOURCE, Desk
from game.ui.selection import Selection, next_agent

if TYPE_CHECKING:
    from game.ui.timeline.past import Past


class Teller(Protocol):
    """What shows a line of news to the player."""

    def __call__(
        self, text: str, icon: str = "", at: tuple[int, int] | None = None, bad: bool = False
    ) -> None:
        """Show it; a click on it goes to the tile `at`."""


class Hands:
    """The player's doings."""

    def __init__(self, desk: Desk, camera: Camera, selection: Selection, tell: Teller) -> None:
        """`tell` says what came of what was done."""
        self.desk = desk
        self.camera = camera
        self.selection = selection
        self.tell = tell
        self.prefab = ""
        """What the next click puts into the world; empty when nothing."""
        self.shoot: Callable[[], object] = lambda: None
        """Takes a screenshot; set by the window."""
        self.past: Past | None = None
        """The view of the past; set by the window."""
        self.refusal: Callable[[], str] = lambda: ""
        """Why nothing can be changed now; set by the window."""

    # --- time ---

    @property
    def _past(self) -> "Past | None":
        return self.past if self.past is not None and self.past.open else None

    def pause(self) -> None:
        """Stop the world, or let it go on."""
        if self._past is not None:
            self._past.toggle()
        else:
            self.desk.time.toggle()

    def step(self) -> None:
        """Make one tick and stay paused."""
        if self._past is not None:
            self._past.step(1)
        else:
            self.desk.time.step()

    def step_back(self) -> None:
        """Look at the moment a tick earlier."""
        if self.past is not None:
            self.past.step(-1)

    def now(self) -> None:
        """Leave the past."""
        if self.past is not None:
            self.past.leave()

    def speed(self, speed: int) -> None:
        """Choose a speed, and go on if paused."""
        self.desk.time.speed = speed
        self.desk.time.resume()

    def top_speed(self) -> None:
        """As fast as it goes."""
        self.speed(MAX_SPEED)

    # --- looking ---

    def select(self, entity: int) -> None:
        """Look at somebody or something."""
        self.selection.choose(entity)

    def select_and_show(self, entity: int) -> None:
        """Look at it and go there."""
        position = self.desk.world.position.get(entity)
        if position is not None:
            self.selection.choose(entity)
            self.camera.jump(position.x, position.y)

    def next(self, step: int = 1) -> None:
        """Look at the next person."""
        agent = next_agent(self.desk.world, self.selection.entity, step)
        if agent:
            following = self.camera.follow
            self.select_and_show(agent)
            self.camera.follow = agent if following else 0

    def follow(self, entity: int = 0) -> None:
        """Keep somebody (else the selected) in the middle, or stop doing so."""
        entity = entity or self.selection.entity
        if self.camera.follow and self.camera.follow == entity:
            self.camera.follow = 0
        elif entity in self.desk.world.position:
            self.selection.choose(entity)
            self.camera.follow = entity

    # --- the world ---

    def arm(self, prefab: str) -> None:
        """Choose what the next clicks put into the world; "" stops it."""
        self.prefab = prefab

    def spawn(self, tile: tuple[int, int], prefab: str = "") -> None:
        """Put something into the world."""
        prefab = prefab or self.prefab
        if prefab and self.desk.world.grid.inside(*tile):
            self.submit(Spawn(prefab=prefab, x=tile[0], y=tile[1]))

    def kill(self, entity: int) -> None:
        """End a life, or take a thing away."""
        self.submit(Kill(entity=entity))

    def give(self, agent: int, item: str, count: int = 1) -> None:
        """Put something into somebody's hands."""
        self.submit(Give(agent=agent, item=item, count=count))

    def teleport(self, entity: int, tile: tuple[int, int]) -> None:
        """Move something to a tile."""
        self.submit(Teleport(entity=entity, x=tile[0], y=tile[1]))

    def prefabs(self) -> list[str]:
        """All that can be put into this world: people, creatures, items, objects."""
        content = self.desk.world.content
        return [AGENT, *content.creatures, *content.items, *content.objects]

    def submit(self, command: AnyCommand) -> None:
        """Ask it of the world, or say why nothing can be asked now."""
        refusal = self.refusal()
        if refusal:
            self.tell(refusal, "warning", bad=True)
            return
        self.desk.session.submit(command, SOURCE)
        if self.desk.time.paused:
            self.tell("It happens with the next tick: Space goes on, Step makes one", "pause")

    # --- files ---

    def save(self) -> None:
        """Save now."""
        self.try_(self.desk.save, "save")

    def load(self) -> None:
        """Go back to the last save."""
        self.try_(self.desk.load, "load")

    def screenshot(self) -> None:
        """Keep a picture of the window."""
        self.shoot()

    def try_(self, act: Callable[[], str], icon: str) -> None:
        """Do it and tell what it says, or why it can't be done."""
        try:
            self.tell(act(), icon)
        except (SaveError, OSError) as error:
            self.tell(str(error), "warning", bad=True)
