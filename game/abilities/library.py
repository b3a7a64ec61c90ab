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

from game.core.arcana import Ability

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


class Found(Struct, frozen=True):
    """A source that could be granted."""

    name: str
    source: str
    origin: str
    """builtin or hand."""


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

    def __init__(self, folder: Path | None = None, shared: Path | None = None) -> None:
        """`folder` is the world's, `shared` is that of abilities which every world may use."""
        self.folder = folder / FOLDER if folder is not None else None
        self.shared = shared
        given = (*builtin().values(), *examples().values())
        self._found: dict[str, str] = {digest(source): source for source in given}

    def source(self, name: str, wanted: str) -> str | None:
        """The source of that name and digest; None where it is gone or was changed."""
        if wanted not in self._found:
            earlier = _read(self._path(name, f"-{wanted[:8]}.py"))
            before = without_header(earlier) if earlier is not None else None
            for text in (self.kept(name), before, self._shared(name)):
                if text is not None:
                    self._found[digest(text)] = text
        return self._found.get(wanted)

    def find(self, name: str) -> Found | None:
        """A source that could be granted: the world's own, else one that every world may use,
        else one that comes with the game."""
        for text in (
            self.kept(name),
            self._shared(name),
            builtin().get(name),
            examples().get(name),
        ):
            if text is not None:
                return Found(name, text, "builtin" if builtin().get(name) == text else "hand")
        return None

    def known(self) -> list[str]:
        """All that could be granted, by name."""
        shared = _names(self.shared) if self.shared is not None else []
        return sorted({*self.names(), *shared, *builtin(), *examples()})

    def adopt(self, row: Ability, wisher: str = "") -> None:
        """Keep the source of an ability that this world has, if it isn't yet. Raises OSError."""
        source = self.source(row.name, row.source)
        kept = self.kept(row.name)
        if source is not None and (kept is None or digest(kept) != row.source):
            header = Header(name=row.name, origin=row.origin, wisher=wisher, tick=row.made)
            self.keep(header, source)

    def kept(self, name: str) -> str | None:
        """What the world's folder has under a name now, without its header; None for nothing.

        It may have been changed by hand since it was granted.
        """
        text = self.text(name)
        return None if text is None else without_header(text)

    def text(self, name: str) -> str | None:
        """The same, with its header."""
        return _read(self._path(name, ".py"))

    def _shared(self, name: str) -> str | None:
        if self.shared is None or not _NAME.fullmatch(name):
            return None
        text = _read(self.shared / f"{name}.py")
        return None if text is None else without_header(text)

    def keep(self, header: Header, source: str, proof: object = None) -> Path | None:
        """Put a source and its proof into the world's folder; returns where. Raises OSError."""
        self._found[digest(source)] = source
        path = self._path(header.name, ".py")
        if path is None:
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
        before = self.kept(header.name)
        if before is not None and before != source:
            # A fork of what was, or a going back, still needs it.
            os.replace(path, path.with_name(f"{path.stem}-{digest(before)[:8]}.py"))
        _write(path, (with_header(header, source)).encode())
        if proof is not None:
            encoded = msgspec.json.format(msgspec.json.encode(proof), indent=1)
            _write(path.with_suffix(".proof.json"), encoded + b"\n")
        return path

    def names(self) -> list[str]:
        """What the world's folder has, by name."""
        return _names(self.folder) if self.folder is not None else []

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


def _names(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return sorted(path.stem for path in folder.glob("*.py") if _NAME.fullmatch(path.stem))


def _read(path: Path | None) -> str | None:
    """A file that is of a source's size; None for none such."""
    if path is None:
        return None
    try:
        small = path.is_file() and path.stat().st_size <= 2 * LARGEST
        return path.read_text("utf-8") if small else None
    except (OSError, UnicodeDecodeError):
        return None


def _write(path: Path, data: bytes) -> None:
    """All or nothing: a reader never meets half a file."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    os.replace(part, path)
