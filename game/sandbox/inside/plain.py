"""Plain: an ability's result as bounded plain data, by exact type."""

from __future__ import annotations

from math import isfinite
from typing import Any

from .faults import Refused
from .records import Record, World

EFFECTS, DEPTH, PARTS = 64, 6, 2000
TEXT, KEY = 500, 40
INTEGER = 2**53
"""The largest whole number that every reader of JSON gets right."""


def effects(result: Any) -> list[dict[str, Any]]:
    """What `execute` returned, as a list of dicts. Raises Refused("execute").

    >>> effects(({"kind": "move", "to": (3, 4)},))
    [{'kind': 'move', 'to': [3, 4]}]
    """
    if result is None:
        return []
    if type(result) is dict:
        result = [result]
    if type(result) not in (list, tuple):
        raise _not("execute must return a list of effects, not", result)
    if len(result) > EFFECTS:
        raise Refused("execute", f"{len(result)} effects are too many: {EFFECTS} at most")
    for effect in result:
        if type(effect) is not dict:
            raise _not("an effect must be a dict, not", effect)
    found: list[dict[str, Any]] = _Plain().of(result, 0)
    return found


def value(thing: Any) -> Any:
    """A class attribute of the ability's as plain data. Raises Refused("execute")."""
    return _Plain().of(thing, 0)


class _Plain:
    def __init__(self) -> None:
        self.parts = 0

    def of(self, thing: Any, depth: int) -> Any:
        self.parts += 1
        if self.parts > PARTS or depth > DEPTH:
            raise Refused("execute", "the result is too large or too deeply nested")
        kind = type(thing)
        if thing is None or kind is bool:
            return thing
        if kind is str:
            return _text(thing, TEXT)
        if kind is int:
            if not -INTEGER <= thing <= INTEGER:
                raise Refused("execute", "the result has a number that is too large")
            return thing
        if kind is float:
            if not isfinite(thing):
                raise Refused("execute", "the result has a number that isn't finite")
            return thing
        if kind is list or kind is tuple:
            return [self.of(part, depth + 1) for part in tuple(thing)]
        if kind is dict:
            return {_key(key): self.of(part, depth + 1) for key, part in tuple(thing.items())}
        if kind is Record or kind is World:
            raise Refused("execute", f"the result holds a record ({_name(thing)}); give its id")
        raise _not("the result must be plain data, and holds a", thing)


def _key(key: Any) -> str:
    if type(key) is not str:
        raise _not("the keys of an effect must be texts, not", key)
    return _text(key, KEY)


def _text(text: str, bound: int) -> str:
    if len(text) > bound:
        raise Refused("execute", f"a text of {len(text)} characters is too long: {bound} at most")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "the result has a text that isn't proper (lone surrogates)"
        raise Refused("execute", text) from None
    return text


def _name(record: Record) -> str:
    return str(record.get("name", record.get("id", "?")))[:40]


def _not(wanted: str, thing: Any) -> Refused:
    return Refused("execute", f"{wanted} {type(thing).__name__}")
