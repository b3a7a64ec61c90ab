"""Context: what a console may reach, given by whoever runs the world."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from game.abilities.workshop import Workshop
from game.ai.interview import answer
from game.chronicle import Entry
from game.core.commands import AnyCommand
from game.core.events import Event
from game.core.world import World
from game.measures.series import Series
from game.memory import Recalled
from game.session import Session
from game.timing import TimeManager

Story = list[tuple[int, list[Entry]]]
SOURCE = "console"
"""How the log names who submitted a command that was typed."""


class Complaint(Exception):
    """What is wrong with a typed line, in words that say what would have been right."""


class Refused(Exception):
    """Why a command that is well written can't be carried out now."""


def _no(what: str) -> Callable[..., str]:
    def missing(*_: object) -> str:
        raise Complaint(f"{what} is not possible here")

    return missing


_NO_SAVE, _NO_LOAD, _NO_DUMP = _no("saving"), _no("loading"), _no("writing a dump")
_NO_FORK, _NO_NEW, _NO_LEAVING = _no("forking"), _no("making a world"), _no("leaving")


def _no_window(*_: object) -> str:
    raise Complaint("the past is shown in the window only: here, `main.py replay` runs it again")


def _no_view(*_: object) -> str:
    raise Complaint(
        "worlds are shown side by side in the window only: here, leave and use "
        "`python main.py compare A B`"
    )


def _no_events(_: int) -> Event:
    raise Complaint("finding an event is not possible here")


def _no_why(*_: object) -> list[str]:
    raise Complaint("looking up decisions is not possible here")


@dataclass(slots=True)
class Context:
    """A running world and the handles around it.

    The callables for files raise `SaveError` or `OSError`, and return a sentence about
    what they did.
    """

    session: Session
    time: TimeManager
    settle: Callable[[], object] = lambda: None
    """Finish the tick under way, if one is: commands see whole worlds."""
    save: Callable[[], str] = _NO_SAVE
    load: Callable[[str], str] = _NO_LOAD
    """Take up a world again by name, or the current one from its last save for ""."""
    new: Callable[[str, int | None], str] = _NO_NEW
    """Make a world of a scenario ("" for none) and a seed (None: any), and take it up."""
    scenarios: Callable[[], list[str]] = list
    """The scenarios that there are, by name."""
    leave: Callable[[], object] = _NO_LEAVING
    """Save and leave, when what is under way is done."""
    dump: Callable[[str], str] = _NO_DUMP
    """Write the whole state for a person to read, to a path, or to a place of its own for ""."""
    selected: Callable[[], int] = lambda: 0
    """The entity that is selected, or 0."""
    cursor: Callable[[], tuple[int, int] | None] = lambda: None
    """The tile that is pointed at or in the middle of the view, if there is a view."""
    fork: Callable[[int | None, str], str] = _NO_FORK
    """Make a world of this one's past up to a tick (None: now), of that name or numbered."""
    goto: Callable[[int, int], str] = _no_window
    """Show the world as it was after a tick, or for -1 as it is now, and somebody in it, or 0."""
    compare: Callable[[str], str] = _no_view
    """Show another world of the family beside this one."""
    relatives: Callable[[], list[str]] = list
    """The other worlds that were forked from this one, or this one from them."""
    event: Callable[[int], Event] = _no_events
    """An event of this world by its id; raises SaveError when there is none such."""
    why: Callable[[int, int], Iterable[str]] = _no_why
    """Why somebody does what they did after a tick, in lines."""
    model: Callable[[], Mapping[str, object]] = dict
    """Figures about the minds: calls, cached, late, cost_usd ..."""

    series: Callable[[], Series] = Series
    """The world's measures over time."""
    story: Callable[[int], Story] = lambda tick: []
    """The chronicle up to a tick: (day, its entries), oldest first."""

    recall: Callable[[int, str, int], list[Recalled]] = lambda agent, words, tick: []
    """What some words bring back to somebody as of a tick, best first."""

    budget: Callable[[float | None], list[str]] = lambda dollars: [
        "built-in minds: they cost nothing"
    ]
    """What the minds have cost and may cost, in lines; with dollars, changed before."""
    interview: Callable[[World, int, str, Callable[[str], None]], str] = (
        lambda world, agent, question, then: answer(world, agent, question)
    )
    """Somebody's answer to a question; "" where it comes later, by the callable."""
    later: Callable[[str], None] = lambda text: None
    """Shows a line when it comes; set by the console."""
    workshop: Callable[[], Workshop | None] = lambda: None
    """The abilities of this world, to be shown, proven and granted; None where there are none."""
    past: Callable[[], World | None] = lambda: None
    """The moment of the past that is looked at, if one is."""
    refusal: Callable[[], str] = lambda: ""
    """Why nothing can be changed now; "" while it can."""

    @property
    def world(self) -> World:
        """The world that is looked at, for reading: the session's, or one of the past."""
        return self.past() or self.session.world

    def submit(self, command: AnyCommand) -> None:
        """Queue a command for the next tick; raises Refused where nothing can be changed."""
        self.allow()
        self.session.submit(command, SOURCE)

    def allow(self) -> None:
        """Raise Refused where nothing can be changed now."""
        refusal = self.refusal()
        if refusal:
            raise Refused(refusal)
