"""Checks: what a worker sent, before anything else of the game sees it.

The worker checks as well, but a worker may be in the hands of what runs in it.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

import msgspec

from game.sandbox.answers import Answer, Fault
from game.sandbox.inside.faults import plain
from game.sandbox.inside.plain import DEPTH, EFFECTS, INTEGER, KEY, PARTS, TEXT
from game.sandbox.inside.signature import KNOWN

STAGES = {"syntax", "policy", "load", "can_use", "execute", "timeout", "died", "protocol"}
NAME = 100
MANIFEST = {
    "name": str,
    "purpose": str,
    "energy_cost": int,
    "cooldown": int,
    "parameters": list,
    "expects": list,
    "tests": object,
}


class Nonsense(Exception):
    """What came isn't an answer to what was asked."""


def answer(body: bytes, asked: str, ident: int) -> Answer:
    """The answer in a frame to request `ident` for "load", "can_use" or "execute".

    Raises Nonsense.
    """
    said = decoded(body)
    if type(said.get("id")) is not int or said["id"] != ident:
        raise Nonsense("an answer to another question came")
    if "stage" in said:
        stage, message = said["stage"], said.get("message")
        if type(stage) is not str or stage not in STAGES or type(message) is not str:
            raise Nonsense("a fault came that isn't one")
        return Answer(fault=Fault(stage, plain(message)))
    if "value" not in said:
        raise Nonsense("an answer without a value came")
    value = said["value"]
    _bounded(value, 0, [0])
    if asked == "load":
        _manifest(value)
    elif asked == "can_use":
        if type(value) is not bool:
            raise Nonsense("can_use must be answered by true or false")
    elif type(value) is not list or len(value) > EFFECTS:
        raise Nonsense("execute must be answered by a list of effects, of bounded length")
    elif any(type(effect) is not dict for effect in value):
        raise Nonsense("an effect must be an object")
    return Answer(value=value)


def decoded(body: bytes) -> dict[str, Any]:
    """A frame's JSON object. Raises Nonsense."""
    try:
        said = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Nonsense(f"no JSON came: {type(error).__name__}") from None
    if type(said) is not dict:
        raise Nonsense("no JSON object came")
    return said


def _bounded(value: Any, depth: int, parts: list[int]) -> None:
    parts[0] += 1
    if depth > DEPTH + 2 or parts[0] > PARTS + 100:
        raise Nonsense("the answer is too deep or too large")
    kind = type(value)
    if kind is dict:
        for key, part in value.items():
            if len(key) > KEY:
                raise Nonsense("a key in the answer is too long")
            _bounded(part, depth + 1, parts)
    elif kind is list:
        for part in value:
            _bounded(part, depth + 1, parts)
    elif (
        (kind is str and len(value) > TEXT)
        or (kind is int and not -INTEGER <= value <= INTEGER)
        or (kind is float and not isfinite(value))
    ):
        raise Nonsense("a text or a number in the answer is out of bounds")


def _manifest(value: Any) -> None:
    if type(value) is not dict or set(value) != set(MANIFEST):
        raise Nonsense("the manifest doesn't have the fields of one")
    for field, kind in MANIFEST.items():
        if kind is not object and type(value[field]) is not kind:
            raise Nonsense(f"the manifest's {field} isn't what it should be")
    name = value["name"]
    if not (name.isascii() and name.isidentifier() and len(name) <= NAME):
        raise Nonsense("the manifest's name isn't one")
    if value["energy_cost"] < 0 or value["cooldown"] < 0:
        raise Nonsense("the manifest has a negative number")
    if not all(type(p) is str and p in KNOWN for p in value["parameters"]):
        raise Nonsense("the manifest's parameters aren't known")
    if not all(type(e) is str for e in value["expects"]):
        raise Nonsense("the manifest's expectations aren't texts")
    # Shown to people, and quoted to models.
    value["purpose"] = plain(value["purpose"])
    value["expects"] = [plain(e) for e in value["expects"]]
