"""A window without a screen, on a small world: what the tests of the user interface act in.

Nobody in this world has a mind and no time passes but what a test lets pass, so that
every picture is the same in every run.
"""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pygame

from game.console import Console, Context
from game.content_files import load_content
from game.core.change import change
from game.core.components import Intent
from game.core.events import Event
from game.core.people import make_agent
from game.core.rules import Rules
from game.core.things import make_item, make_object
from game.core.world import World
from game.session import Session, TickReport
from game.timing import TimeManager
from game.ui.desk import Desk
from game.ui.shell import Shell
from game.ui.sprites import Sprites
from game.ui.timeline.annals import Chronicle

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"
FRAME = 1 / 30


@cache
def sprites() -> Sprites:
    return Sprites.load(ASSETS / "sprites")


@cache
def window() -> pygame.Window:
    pygame.display.init()
    pygame.font.init()
    return pygame.Window("test", (1280, 800))


def small_world(**rules: int) -> World:
    """Forty by thirty tiles: grass, a lake, four people, a tree, a fire, a bed, two apples."""
    rows = ["." * 30 + "w" * 10 for _ in range(30)]
    content = load_content(ASSETS / "content")
    settings: dict[str, Any] = {"item_spawn_rate": 0, "min_agents": 0, **rules}
    world = World(7, Rules(**settings), content, rows)
    for name, x, y in (("Ada", 10, 10), ("Bob", 14, 10), ("Cid", 18, 12), ("Dot", 22, 16)):
        make_agent(world, x, y, name)
    make_object(world, "tree", 12, 14)
    make_object(world, "campfire", 16, 16)
    make_object(world, "bed", 20, 8)
    make_item(world, "apple", 11, 12, 2)
    for agent in world.mind:
        change(world.mind, agent, asked="")  # nobody answers here, so nobody should ask
    return world


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Stage:
    """A shell with mouse and keyboard."""

    def __init__(
        self,
        folder: Path,
        size: tuple[int, int] = (1280, 800),
        world: World | None = None,
        scale: float = 1.0,
        chronicle: Chronicle | None = None,
    ) -> None:
        window().size = size
        window().hide()  # another test's window may have the mouse still
        window().show()
        self.screen = window().get_surface()
        assert self.screen.size == size
        self.clock = Clock()
        self.session = Session(world or small_world())
        self.time = TimeManager(10, self.clock)
        self.time.pause()
        self.saves: list[int] = []
        self.loads: list[int] = []
        self.thinking: set[int] = set()
        self.commands: list[Any] = []
        self.alarms: list[str] = []
        self.console = Console(Context(self.session, self.time))
        self.desk = Desk(
            session=self.session,
            time=self.time,
            console=self.console,
            save=self._save,
            load=self._load,
            screenshots=folder / "shots",
            name="toy",
            thinking=lambda: self.thinking,
            alarms=lambda: self.alarms,
            chronicle=chronicle,
        )
        pygame.event.clear()
        self.shell = Shell(
            size, self.desk, sprites(), ASSETS / "theme.json", clock=self.clock, scale=scale
        )
        self.session.observers.append(self._note)
        self.mouse((5, size[1] - 5))
        self.frames(3)

    @property
    def world(self) -> World:
        return self.session.world

    def _save(self) -> str:
        self.saves.append(self.world.tick)
        return "saved toy"

    def _load(self) -> str:
        self.loads.append(self.world.tick)
        return "back in toy"

    def _note(self, report: TickReport) -> None:
        self.commands += [entry.command for entry in report.entries]

    # --- time ---

    def frames(self, count: int = 1) -> None:
        for _ in range(count):
            self.clock.now += FRAME
            for event in pygame.event.get():
                self.shell.handle(event)
            self.time.run(self.session.tick, 3)  # at top speed this clock would stand still
            self.shell.update(FRAME)
            self.shell.draw(self.screen)

    def tick(self, count: int = 1) -> None:
        """World ticks, without frames."""
        for _ in range(count):
            self.session.tick()

    def happen(self, *events: Event) -> None:
        """Tell the observers of events as if a tick had brought them forth."""
        for i, event in enumerate(events):
            event.id, event.tick = i + 1, self.world.tick
        self.shell.observe(TickReport(self.world.tick, (), events, 0))

    # --- mouse and keys ---

    def post(self, kind: int, **fields: Any) -> None:
        pygame.event.post(pygame.event.Event(kind, **fields))

    def mouse(self, at: tuple[int, int], buttons: tuple[int, int, int] = (0, 0, 0)) -> None:
        before = pygame.mouse.get_pos()
        pygame.mouse.set_pos(at)
        rel = (at[0] - before[0], at[1] - before[1])
        self.post(pygame.MOUSEMOTION, pos=at, rel=rel, buttons=buttons, touch=False)
        self.frames(2)

    def press(self, at: tuple[int, int], button: int = 1) -> None:
        self.post(pygame.MOUSEBUTTONDOWN, pos=at, button=button, touch=False)
        self.frames()

    def release(self, at: tuple[int, int], button: int = 1) -> None:
        self.post(pygame.MOUSEBUTTONUP, pos=at, button=button, touch=False)
        self.frames(2)

    def click(self, at: tuple[int, int], button: int = 1) -> None:
        self.mouse(at)
        self.press(at, button)
        self.release(at, button)

    def wheel(self, at: tuple[int, int], notches: int) -> None:
        self.mouse(at)
        self.post(
            pygame.MOUSEWHEEL, x=0, y=notches, precise_x=0.0, precise_y=float(notches), which=0,
            flipped=False, touch=False,
        )  # fmt: skip
        self.frames()

    def key(self, key: int, character: str = "", mod: int = 0) -> None:
        self.post(pygame.KEYDOWN, key=key, mod=mod, unicode=character, scancode=0)
        if character.isprintable() and character:
            self.post(pygame.TEXTINPUT, text=character)
        self.frames()
        self.post(pygame.KEYUP, key=key, mod=mod, unicode=character, scancode=0)
        self.frames()

    def type(self, text: str) -> None:
        for character in text:
            known = character.isascii() and character.isalnum()
            self.key(pygame.key.key_code(character) if known else pygame.K_UNKNOWN, character)

    # --- places ---

    def named(self, name: str) -> int:
        return next(agent for agent, known in self.world.names.items() if known == name)

    def of_kind(self, kind: str) -> int:
        return next(entity for entity, its in self.world.kind.items() if its == kind)

    def show(self, entity: int) -> None:
        """Bring something into the middle of the view."""
        position = self.world.position[entity]
        self.shell.camera.snap(position.x, position.y)
        self.frames()

    def pixel(self, entity: int) -> tuple[int, int]:
        """The middle of something's tile on the screen."""
        position = self.world.position[entity]
        return self.pixel_of(position.x, position.y)

    def pixel_of(self, x: int, y: int) -> tuple[int, int]:
        return self.shell.camera.to_screen(x * 16 + 8, y * 16 + 8)

    def intend(self, agent: int, **fields: Any) -> None:
        """Give somebody an intent without any rule being asked."""
        change(self.world.mind, agent, intent=Intent(**fields), stage="doing")

    def picture(self) -> bytes:
        return pygame.image.tobytes(self.screen, "RGB")


def state(world: World) -> bytes:
    """All of a world that drawing must not change."""
    from game.core.snapshot import encode

    return encode(world) + msgspec.json.encode(sorted(world.grid.solid.items()))
