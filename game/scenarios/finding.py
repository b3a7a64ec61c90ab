"""Finding: which scenarios there are, and which file a word on the command line means."""

from pathlib import Path

from game.config import Settings, project_root
from game.scenarios.faults import instead

ENDINGS = (".yaml", ".yml")
MAX_FILE = 1 << 20
"""Bytes of a scenario file."""
MAX_MAP = 8 << 20
"""Bytes of a map or tileset beside it."""


class NotFound(Exception):
    """There is no such scenario; the text says what there is."""


def folders(settings: Settings) -> tuple[Path, ...]:
    """Where scenarios are looked for: the user's own first, then those of the game."""
    return settings.scenarios_dir, project_root() / "assets" / "scenarios"


def available(settings: Settings) -> dict[str, Path]:
    """Name -> file, by name; one's own hides one of the game's."""
    found: dict[str, Path] = {}
    for folder in reversed(folders(settings)):
        if folder.is_dir():
            for path in sorted(folder.iterdir()):
                if path.suffix in ENDINGS and path.is_file():
                    found[path.stem] = path
    return dict(sorted(found.items()))


def find(word: str, settings: Settings) -> Path:
    """The file that a name or a path means. Raises NotFound."""
    path = Path(word).expanduser()
    if path.suffix in ENDINGS or len(path.parts) > 1:
        if path.is_file():
            return path
        there = available(settings)
        raise NotFound(f"There is no scenario file {word}; by name there are: {', '.join(there)}.")
    there = available(settings)
    if word in there:
        return there[word]
    own = folders(settings)[0]
    raise NotFound(
        f"There is no scenario {word!r}: {instead(word, there, 'give one of these')}. "
        f"There are: {', '.join(there)}. Files of your own go to {own}, or are given by path."
    )


def beside(scenario: Path, name: str) -> Path:
    """A file in the scenario's own folder. Raises ValueError, with how to mend it, for others."""
    folder = scenario.resolve().parent
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        raise ValueError("put the file beside the scenario, and give its name without ..")
    if not path.is_file():
        raise ValueError(f"put a file of that name into {folder}")
    return path


def read_bytes(path: Path, most: int) -> bytes:
    """A whole file, up to a size. Raises ValueError for a larger one, and OSError."""
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ValueError(f"make it smaller than {most >> 20} MB")
    return data
