"""What is wrong with a scenario, told all at once: file, line, field, and how to mend it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from game.errors import ConfigError

Path = tuple[str | int, ...]
"""Where a value stands: keys and indices from the top, such as ("people", 2, "name")."""
SHOWN = 60
MOST = 40
"""Faults that are told; after so many the rest is most likely their consequence."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong."""

    file: str
    line: int
    """From 1; 0 where a file has no lines to speak of."""
    field: str
    found: str
    allowed: str
    fix: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        field = f" {self.field}:" if self.field else ""
        return f"{where}:{field} found {self.found}; allowed is {self.allowed}; {self.fix}"


class ScenarioError(ConfigError):
    """Every fault of a scenario, a line each."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda f: (f.file, f.line)))
        count = len(self.faults)
        head = "1 fault in the scenario:" if count == 1 else f"{count} faults in the scenario:"
        lines = [str(fault) for fault in self.faults[:MOST]]
        more = [f"and {count - MOST} more"] if count > MOST else []
        super().__init__("\n  ".join([head, *lines, *more]))


def field_of(path: Path) -> str:
    """A path as it is written in messages.

    >>> field_of(("people", 2, "traits", "bold"))
    'people[2].traits.bold'
    """
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def shown(value: object) -> str:
    """A found value on one line, and not too long."""
    text = repr(value) if isinstance(value, str) else str(value)
    text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."


def one_of(choices: Iterable[str], most: int = 24) -> str:
    """The allowed words, as many as can be read.

    >>> one_of(["b", "a"]), one_of([])
    ('one of: a, b', 'nothing, as there is none')
    """
    names = sorted(choices)
    if not names:
        return "nothing, as there is none"
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return "one of: " + ", ".join(names[:most]) + rest


def instead(word: str, choices: Iterable[str], otherwise: str = "") -> str:
    """How to mend a word that isn't among the choices.

    >>> instead("tre", ["tree", "well"]), instead("zzz", ["tree"])
    ('write tree', 'write one of these')
    """
    close = get_close_matches(word, sorted(choices), 1)
    return f"write {close[0]}" if close else otherwise or "write one of these"
