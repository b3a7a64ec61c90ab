"""A village of two with a console over it."""

from dataclasses import dataclass, field

import pytest

from game.console import Console, Context, Line
from game.core.change import change
from game.timing import TimeManager
from tests.scenario_dsl import Scenario, scenario


@dataclass
class Desk:
    """A console, what it does its commands to, and what its handles were called with."""

    s: Scenario
    console: Console
    time: TimeManager
    called: list[str] = field(default_factory=list)
    selected: int = 0
    cursor: tuple[int, int] | None = None

    def run(self, line: str) -> list[str]:
        """What is answered, without the echo."""
        lines = self.console.run(line)
        assert lines[0] == Line("echo", line.replace("//", "/"))
        return [text for _, text in lines[1:]]

    def error(self, line: str) -> str:
        """The one error that is answered."""
        errors = [text for kind, text in self.console.run(line) if kind == "error"]
        assert len(errors) == 1, f"{line}: {errors}"
        return errors[0]

    def later(self) -> list[Line]:
        """What a tick brings."""
        self.s.ticks(1)
        return self.console.drain()


@pytest.fixture
def desk() -> Desk:
    s = scenario("""
        ##########
        #@..a....#
        #...W..T.#
        #1.......#
        ##########
    """)
    for name, agent in (("Mara", s.agent("@")), ("Marten", s.agent("1"))):
        change(s.world.persona, agent, name=name)
        s.world.born(agent)
    time = TimeManager(10, lambda: 0.0)
    context = Context(s.session, time)
    desk = Desk(s, Console(context), time)

    def save() -> str:
        desk.called.append("save")
        return "saved"

    def load(name: str) -> str:
        desk.called.append(f"load {name}")
        return "loaded"

    def dump(path: str) -> str:
        desk.called.append(f"dump {path}")
        return "dumped"

    context.save, context.load, context.dump = save, load, dump
    context.selected = lambda: desk.selected
    context.cursor = lambda: desk.cursor
    return desk
