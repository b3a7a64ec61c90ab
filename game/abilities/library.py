"""Library: where the sources of abilities are, and what is known of how they came to be.

A world's own are in its folder's `abilities/NAME.py`, below a header of comments that says who
wished for it, when, and who wrote it; beside each stands its proof. The built-in ones come with
the game, and are copied there when a world first gets them, so that it keeps what it knows. The
world's state has a source's digest: what doesn't match it is not run.
"""

import hashlib
import os
import re
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

HERE = Path(__file__).parent
FOLDER = "abilities"
LARGEST = 16 * 1024
"""Bytes of a source, at the most."""
_TITLE = "# An ability of Agent World. It runs in the sandbox only; never import it."
_END = "# ---"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,47}")


class Header(Struct, frozen=True, kw_only=True):
    """How a source came to be; told at its head, one line each."""

    name: str
    origin: str = "hand"
    """builtin, angel or hand."""
    wisher: str = ""
    """Who wished for it, as `Mara (agent_7)`."""
    wish: str = ""
    tick: int = 0
    model: str = ""
    """Who wrote it, of a model; empty for the composer and for hands."""


def digest(source: str) -> str:
    """What the world's state keeps of a source: its sha256, in hex."""
    return hashlib.sha256(source.encode()).hexdigest()


def snake(name: str) -> str:
    """A class's name as an ability is called.

    >>> snake("ChainLightning"), snake("Heal"), snake("HTTPBolt2")
    ('chain_lightning', 'heal', 'http_bolt2')
    """
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return apart.casefold().strip("_")


@cache
def builtin() -> dict[str, str]:
    """Name -> source of each ability that comes with the game."""
    return _folder(HERE / "builtin")


@cache
def examples() -> dict[str, str]:
    """Name -> source of each example of what a model makes."""
    return _folder(HERE / "generated")


def _folder(path: Path) -> dict[str, str]:
    return {file.stem: file.read_text("utf-8") for file in sorted(path.glob("*.py"))}


class Library:
    """The sources that one world can use."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is the world's; without one there are the built-in ones alone."""
        self.folder = folder / FOLDER if folder is not None else None
        self._found: dict[str, str] = {digest(source): source for source in builtin().values()}

    def source(self, name: str, wanted: str) -> str | None:
        """The source of that name and digest; None where it is gone or was changed."""
        if wanted not in self._found:
            kept = self.kept(name)
            if kept is not None:
                self._found[digest(kept)] = kept
        return self._found.get(wanted)

    def kept(self, name: str) -> str | None:
        """What the world's folder has under a name now, without its header; None for nothing.

        It may have been changed by hand since it was granted.
        """
        path = self._path(name, ".py")
        if path is None:
            return None
        try:
            if path.stat().st_size > 2 * LARGEST:
                return None
            return without_header(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            return None

    def keep(self, header: Header, source: str, proof: object = None) -> Path | None:
        """Put a source and its proof into the world's folder; returns where. Raises OSError."""
        self._found[digest(source)] = source
        path = self._path(header.name, ".py")
        if path is None:
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, (with_header(header, source)).encode())
        if proof is not None:
            encoded = msgspec.json.format(msgspec.json.encode(proof), indent=1)
            _write(path.with_suffix(".proof.json"), encoded + b"\n")
        return path

    def names(self) -> list[str]:
        """What the world's folder has, by name."""
        if self.folder is None or not self.folder.is_dir():
            return []
        return sorted(path.stem for path in self.folder.glob("*.py") if _NAME.fullmatch(path.stem))

    def proof(self, name: str) -> str | None:
        """The proof that is kept beside a source, as JSON text; None for none."""
        path = self._path(name, ".proof.json")
        try:
            return path.read_text("utf-8") if path is not None else None
        except (OSError, UnicodeDecodeError):
            return None

    def _path(self, name: str, suffix: str) -> Path | None:
        if self.folder is None or not _NAME.fullmatch(name):
            return None
        return self.folder / (name + suffix)


def with_header(header: Header, source: str) -> str:
    """A source as it is kept.

    >>> text = with_header(Header(name="hum", wisher="Mara (agent_7)", tick=9), "class Hum: ...")
    >>> without_header(text)
    'class Hum: ...'
    """
    lines = [_TITLE]
    for name in Header.__struct_fields__:
        value = " ".join(str(getattr(header, name)).split())[:300]
        if value:
            lines.append(f"# {name}: {value}")
    return "\n".join([*lines, _END, source])


def without_header(text: str) -> str:
    """The source below a header; the whole of a text that has none."""
    if not text.startswith(_TITLE):
        return text
    head, found, source = text.partition(f"\n{_END}\n")
    return source if found and all(line.startswith("#") for line in head.split("\n")) else text


def header_of(text: str) -> dict[str, str]:
    """What a kept source's header says: field -> words; empty for one without."""
    if not text.startswith(_TITLE):
        return {}
    found = {}
    for line in text.split("\n")[1:]:
        if not line.startswith("# ") or line == _END:
            break
        name, colon, value = line[2:].partition(": ")
        if colon and name in Header.__struct_fields__:
            found[name] = value
    return found


def _write(path: Path, data: bytes) -> None:
    """All or nothing: a reader never meets half a file."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    os.replace(part, path)
