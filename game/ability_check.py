"""`main.py ability check`: files of anybody's, tried as before a grant; a line of JSON for each.

Whatever a file holds, its line comes, within two seconds, and nothing of it runs in this process.
"""

from __future__ import annotations

import json
import math
import os
import stat
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from game.abilities.library import LARGEST, without_header
from game.abilities.proof import Proof, prove
from game.config import project_root
from game.content_files import load_content
from game.core.content import Content
from game.errors import ConfigError
from game.options import AbilityCheckOptions
from game.output import say
from game.sandbox import Limits, Sandbox

REFUSED = 2
LIMITS = Limits(load_ms=300, wall_ms=800, workers=1)
"""A file's end comes within two seconds, the start of the program included."""
LONGEST_KWARGS = 16 * 1024
_READ = 4 * LARGEST


class Unreadable(Exception):
    """A file that is no source: the stage at which it ends, and why."""

    def __init__(self, stage: str, message: str) -> None:
        super().__init__(message)
        self.stage = stage


def run_ability_check(options: AbilityCheckOptions) -> int:
    """Check the files in their order; 0 if all are good, else 2. Raises ConfigError."""
    kwargs = read_kwargs(options.kwargs)
    content = load_content(project_root() / "assets" / "content")
    good = 0
    with closing(Sandbox(LIMITS)) as sandbox:
        for file in options.files:
            line = checked(file, sandbox, content, kwargs)
            print(json.dumps(line, allow_nan=False), flush=True)
            good += bool(line["ok"])
    if not options.json:
        say(f"{good} of {len(options.files)} good")
    return 0 if good == len(options.files) else REFUSED


def checked(
    file: str, sandbox: Sandbox, content: Content, kwargs: Mapping[str, Any] | None
) -> dict[str, Any]:
    """What is told of one file."""
    try:
        source = read_source(Path(file))
    except Unreadable as error:
        return _line(file, Proof(stage=error.stage, message=str(error)))
    return _line(file, prove(source, sandbox, content=content, kwargs=kwargs))


def _line(file: str, proof: Proof) -> dict[str, Any]:
    return {
        "file": file,
        "ok": proof.ok,
        "stage": proof.stage,
        "error": proof.message or None,
        "effects": _plain(proof.effects, 6),
        "ms": round(proof.ms, 3),
    }


def read_source(path: Path) -> str:
    """A file's text. Raises Unreadable for what is none: nothing is waited for, and no more is
    read than a source may have."""
    try:
        # A pipe without a writer would block an ordinary open.
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:  # ValueError: a name with a null in it
        raise Unreadable("load", f"it can't be read: {_reason(error)}") from None
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise Unreadable("load", "it can't be read: it is no file")
        data = bytearray()
        while len(data) <= _READ and (more := os.read(number, _READ)):
            data += more
    except OSError as error:
        raise Unreadable("load", f"it can't be read: {_reason(error)}") from None
    finally:
        os.close(number)
    if len(data) > _READ:
        raise Unreadable("policy", f"the file is too large; a source may have {LARGEST} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("syntax", f"it is no UTF-8 text: byte {error.start}") from None
    if "\0" in text:
        raise Unreadable("syntax", "it is no text: it has null bytes")
    return without_header(text)


def read_kwargs(text: str | None) -> dict[str, Any] | None:
    """What --kwargs says; None for nothing. Raises ConfigError."""
    if text is None:
        return None
    try:
        if len(text) > LONGEST_KWARGS:
            raise ValueError(f"{len(text)} characters; allowed: {LONGEST_KWARGS}")
        found = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"--kwargs: found no JSON: {str(error)[:200]}") from None
    if not isinstance(found, dict):
        raise ConfigError(
            f"--kwargs: found {text[:60]}; allowed: an object, such as "
            '{"target": "agent_7", "target_pos": [12, 9]}'
        )
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _plain(value: object, depth: int) -> Any:
    """Data that JSON can hold, whatever it was."""
    if value is None or isinstance(value, bool | str | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if depth and isinstance(value, list | tuple):
        return [_plain(part, depth - 1) for part in value]
    if depth and isinstance(value, Mapping):
        return {str(name): _plain(part, depth - 1) for name, part in value.items()}
    return None
