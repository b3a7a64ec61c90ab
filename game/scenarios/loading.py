"""Loading: a scenario file and what belongs to it, read, checked, and ready to be built."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from game.config import Settings, project_root
from game.content_files import load_content
from game.core.content import Content
from game.core.rules import Rules
from game.errors import ConfigError
from game.scenarios.checking import Check
from game.scenarios.drawing import draw
from game.scenarios.faults import Fault, ScenarioError
from game.scenarios.faults import Path as Where
from game.scenarios.finding import MAX_FILE, NotFound, find, read_bytes
from game.scenarios.layout import Layout
from game.scenarios.nodes import Unreadable, parse
from game.scenarios.reading import BAD, Reader
from game.scenarios.schema import ScenarioFile


@dataclass(frozen=True, slots=True)
class Scenario:
    """What a world can be made from."""

    name: str
    file: ScenarioFile
    content: Content
    layout: Layout | None
    """The drawn map; None where the land is made from the seed."""
    reader: Reader
    """Knows the line of each field, for what turns out to be wrong only in the world itself."""

    @property
    def listed(self) -> int:
        """How many people the file lists."""
        return sum(person.count for person in self.file.people)

    def settings(self, settings: Settings) -> Settings:
        """The settings as the scenario wants the game's rules."""
        game = msgspec.structs.replace(settings.game, **self.file.game)
        return msgspec.structs.replace(settings, game=game)

    def rules(self, rules: Rules) -> Rules:
        """The rules of its world, made from those that the settings give."""
        return msgspec.structs.replace(rules, **self.file.rules)

    def blame(self, path: Where, found: object, allowed: str, fix: str) -> ScenarioError:
        """The error that a field of it deserves."""
        fault = Reader(self.reader.file)
        fault.lines = self.reader.lines
        fault.fault(path, found, allowed, fix)
        return ScenarioError(fault.faults)


def load_scenario(word: str, settings: Settings) -> Scenario:
    """The scenario of a name or a path, checked.

    Raises ScenarioError with all that is wrong with it, and ConfigError if there is none.
    """
    try:
        path = find(word, settings)
        text = read_bytes(path, MAX_FILE).decode("utf-8")
    except (NotFound, ValueError) as error:
        message = "it is no UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error)
        raise ConfigError(f"--scenario {word}: {message}") from None
    except OSError as error:
        raise ConfigError(f"--scenario {word}: can't be read: {error.strerror}") from None
    return read_scenario(text, path, settings)


def read_scenario(text: str, path: Path, settings: Settings) -> Scenario:
    """The scenario that a text is, as if it stood in the file `path`. Raises ScenarioError."""
    try:
        tree, faults = parse(text, path.name)
    except Unreadable as error:
        raise ScenarioError([error.fault]) from None
    reader = Reader(path.name)
    reader.faults += faults
    file = reader.read(tree, ScenarioFile)
    if reader.faults or file is BAD:
        raise ScenarioError(reader.faults)
    content = _content(file, reader)
    check = Check(file, reader, settings, content)
    check.map()
    if reader.faults:
        raise ScenarioError(reader.faults)
    layout = draw(file, path, content, reader)
    if reader.faults:
        raise ScenarioError(reader.faults)
    check.everything(layout)
    if reader.faults:
        raise ScenarioError(reader.faults)
    return Scenario(path.stem, file, content, layout, reader)


def _content(file: ScenarioFile, reader: Reader) -> Content:
    """The game's content with the scenario's rows laid over it."""
    rows = {name: value for name, value in msgspec.structs.asdict(file.content).items() if value}
    folder = project_root() / "assets" / "content"
    if not rows:
        return load_content(folder)
    faults: list[str] = []
    try:
        return load_content(folder, rows)
    except ConfigError as error:
        faults = str(error).splitlines()[1:]
    raise ScenarioError([_row_fault(line.strip(), rows, reader) for line in faults])


def _row_fault(text: str, rows: dict[str, dict[str, Any]], reader: Reader) -> Fault:
    """A fault of the content, which names file, row and field, as one of the scenario's line."""
    place, _, rest = text.partition(": found ")
    where: Where = ("content",)
    stem, _, names = place.partition(".yaml: ")
    row, _, field = names.partition(".")
    row, field = row.partition(":")[0], field.partition(":")[0]
    for part in (stem, row, field):
        if (*where, part) in reader.lines:
            where = (*where, part)
    found, _, allowed = rest.partition("; allowed: ")
    told = Reader(reader.file)
    told.lines = reader.lines
    if allowed:
        told.fault(where, "", allowed, "write what is allowed, or leave the field out")
    else:
        found, allowed = text, "a row like those in assets/content"
        told.fault(where, "", allowed, "mend the row, or leave it out")
    fault = told.faults[0]
    return Fault(fault.file, fault.line, fault.field, found, fault.allowed, fault.fix)
