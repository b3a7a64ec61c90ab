"""Console: runs lines, completes them, and tells what became of them a tick later."""

from collections import deque
from collections.abc import Iterable
from difflib import get_close_matches

from game.console.commands import COMMANDS
from game.console.context import SOURCE, Complaint, Context, Refused
from game.console.line import Line
from game.console.words import split
from game.core.commands import Choose
from game.core.events import (
    ActionRefused,
    CommandRefused,
    Died,
    Granted,
    LetGo,
    Possessed,
    Removed,
    RuleChanged,
    Spawned,
    Teleported,
    TraitChanged,
    Whispered,
)
from game.core.narrate import tell
from game.errors import ConfigError, SaveError
from game.session import Session, TickReport

_ANSWERS = (
    Spawned,
    Removed,
    Granted,
    Teleported,
    Died,
    RuleChanged,
    TraitChanged,
    Possessed,
    LetGo,
    Whispered,
)
"""Events that show what a typed command did."""
LONGEST = 1000
"""Characters of a line that are read; the rest is dropped."""


class Console:
    """Commands over one running world."""

    def __init__(self, context: Context) -> None:
        """Listen to the context's session as well, for what becomes of commands."""
        self.context = context
        self._later: deque[Line] = deque(maxlen=1000)
        context.later = lambda text: self._later.append(Line("info", text))
        context.session.observers.append(self.on_report)

    def attach(self, session: Session) -> None:
        """Go on with another session, after a world was loaded."""
        if self.on_report in self.context.session.observers:
            self.context.session.observers.remove(self.on_report)
        self.context.session = session
        session.observers.append(self.on_report)

    def run(self, line: str) -> list[Line]:
        """Do what a line says; the slash may lack, or be typed twice; no words, no deed."""
        # A lone surrogate, as a terminal may send, can be written into no log.
        line = line.strip()[:LONGEST].encode("utf-8", "replace").decode("utf-8")
        words = split(line)
        if not words:
            return []
        shown = [Line("echo", "/" + line.lstrip("/") if line.startswith("//") else line)]
        name = words[0].lstrip("/").casefold()
        command = COMMANDS.get(name)
        if command is None:
            return [*shown, Line("error", _unknown(name))]
        try:
            if len(words) > 1 and " " not in command.usage:
                raise Complaint(f"/{name} takes nothing behind it, not {' '.join(words[1:])!r}")
            self.context.settle()
            shown += [Line("info", text) for text in command.run(self.context, words[1:])]
        except Complaint as complaint:
            shown.append(Line("error", str(complaint)))
            shown.append(Line("info", f"usage: {command.usage}"))
        except (Refused, ConfigError, SaveError, OSError) as error:
            shown.append(Line("error", str(error)))
        return shown

    def complete(self, line: str) -> list[str]:
        """The lines that `line` could become by finishing its last word."""
        begun = line.lstrip()
        words = split(begun)
        typed = "" if not words or begun.endswith(" ") else words.pop()
        if not words:
            start = typed.removeprefix("/").casefold()
            return ["/" + name for name in COMMANDS if name.startswith(start)]
        command = COMMANDS.get(words[0].lstrip("/").casefold())
        if command is None:
            return []
        # From the line itself: quotes that were typed stay.
        before = begun[: len(begun) - len(typed)].rstrip('"')
        start = typed.casefold()
        return [
            before + word
            for word in command.suggest(self.context, words[1:])
            if word.casefold().lstrip('"').startswith(start)
        ]

    def drain(self) -> list[Line]:
        """Lines about earlier commands that have come since the last call."""
        lines = list(self._later)
        self._later.clear()
        return lines

    def later(self, lines: Iterable[Line]) -> None:
        """Show these when the console is drained next."""
        self._later.extend(lines)

    def on_report(self, report: TickReport) -> None:
        """Note what became of the commands typed here."""
        mine = {entry.number for entry in report.entries if entry.source == SOURCE}
        if not mine:
            return
        led = {e.command.agent for e in report.entries if isinstance(e.command, Choose)}
        for event in report.events:
            if isinstance(event, ActionRefused) and event.agent in led:
                self._later.append(Line("error", tell(self.context.world, event)))
            if isinstance(event, CommandRefused):
                if event.number in mine:
                    self._later.append(Line("error", event.reason))
            elif isinstance(event, _ANSWERS) and not event.cause:
                self._later.append(Line("info", tell(self.context.world, event)))


def _unknown(name: str) -> str:
    close = get_close_matches(name, COMMANDS, 1, 0.5)
    guess = f"did you mean /{close[0]}? " if close else ""
    return f"there is no command /{name}; {guess}/help lists them all"
