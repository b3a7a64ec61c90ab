"""Decoding: a model's specification and its code, out of whatever it wraps them in.

Fences, prose around, JSON with the code in it, an answer that breaks off. What can't be made
out is an `Unclear`, whose message goes back to the model. The code is cut out by its lines and
never parsed here: a hostile source may harm whoever compiles it, and that is the sandbox's part.
"""

import json
import re
from collections.abc import Collection
from typing import Any

import msgspec
from msgspec import Struct

from game.abilities.library import snake as called
from game.ai.answers import clean

SOURCE = 16_384
"""Bytes of a source at most; the sandbox refuses longer ones."""
NAME, PURPOSE = 40, 160
EXPECTS, PARAMETERS = 4, 4
"""How many expectations and parameters are taken from a specification."""
TRIES = 20
ORDINALS = (
    *("_second", "_third", "_fourth", "_fifth", "_sixth"),
    *("_seventh", "_eighth", "_ninth", "_tenth"),
)
"""Behind a name that others have; words, so that class and file are called alike."""
ENERGY, COOLDOWN = (1, 100), (10, 2400)

_FENCE = re.compile(r"```[ \t]*([\w+-]*)[^\n]*\n(.*?)(?:\n[ \t]*```|\Z)", re.DOTALL)
_CLASS = re.compile(r"^class\s+\w+", re.MULTILINE)
_CLASS_NAME = re.compile(r"^class\s+([A-Za-z]\w*)", re.MULTILINE)
_STARTS = re.compile(r"^(?:from\s+\S+\s+import\b|import\s+\w|class\s+\w|@?[A-Z][A-Z0-9_]*\s*=|#)")
_CODE = re.compile(
    r"^(?:\s|$|#|@|class\s|def\s|import\s|from\s|[A-Za-z_]\w*\s*(?::[^=]+)?=|[)\]}])"
)
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{1,39}")


class Unclear(Exception):
    """An answer that can't be made out; its text tells the model why."""


class Spec(Struct, frozen=True):
    """What an ability shall be, before it is written."""

    name: str
    """snake_case."""
    purpose: str
    plan: str = ""
    """How it does it, in the model's words."""
    energy_cost: int = 20
    cooldown: int = 60
    parameters: tuple[str, ...] = ()
    expects: tuple[str, ...] = ()


PARAMETER_NAMES = ("target", "target_pos", "message", "item")


def spec(text: str, finish: str = "stop") -> Spec:
    """The specification in a model's answer; raises Unclear.

    >>> spec('Sure!\\n```json\\n{"name": "Ice Ring", "purpose": "Freeze foes."}\\n```').name
    'ice_ring'
    """
    found = _object(text, "name")
    if found is None:
        raise Unclear(_reason(text, finish, 'one JSON object with "name" and "purpose"'))
    name = snake(str(found.get("name", "")))
    if not _IDENTIFIER.fullmatch(name):
        raise Unclear('"name" must be two or three plain English words, such as "ice ring"')
    purpose = clean(found.get("purpose"), PURPOSE)
    if not purpose:
        raise Unclear('"purpose" must be one sentence that says what the ability does')
    return Spec(
        name,
        purpose,
        clean(found.get("plan"), 400),
        _bounded(found.get("energy_cost"), 20, ENERGY),
        _bounded(found.get("cooldown"), 60, COOLDOWN),
        tuple(p for p in _strings(found.get("parameters"), PARAMETERS) if p in PARAMETER_NAMES),
        _strings(found.get("expects"), EXPECTS),
    )


def code(text: str, finish: str = "stop") -> str:
    """The source in a model's answer; raises Unclear.

    >>> code("Here:\\n```python\\nclass A(Ability):\\n    pass\\n```\\nEnjoy!")
    'class A(Ability):\\n    pass\\n'
    """
    if not text.strip():
        raise Unclear("the answer was empty")
    source = _written(text)
    if source is None:
        raise Unclear(_reason(text, finish, "a class derived from Ability"))
    if finish == "length" and not text.rstrip().endswith(("```", "}")):
        raise Unclear("the answer broke off before its end: write a shorter class")
    if len(source.encode(errors="replace")) > SOURCE:
        raise Unclear(f"the source is longer than {SOURCE} bytes: write a shorter class")
    return source


def snake(name: str) -> str:
    """A name as files and events have it.

    >>> snake("Wolf-Ward of Fire!"), snake("IceRing"), snake("9 lives")
    ('wolf_ward_of_fire', 'ice_ring', 'lives')
    """
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name[:200])
    words = re.findall(r"[a-z0-9]+", spaced.casefold())
    return "_".join(words).lstrip("0123456789_")[:NAME].rstrip("_")


def camel(name: str) -> str:
    """A snake_case name as the class of an ability has it.

    >>> camel("ice_ring_2")
    'IceRing2'
    """
    return "".join(word.capitalize() for word in name.split("_"))


def renamed(source: str, taken: Collection[str]) -> str:
    """A source whose class is called like no other ability.

    >>> renamed("class Hum(Ability):\\n    pass", {"hum", "hum_second"})
    'class HumThird(Ability):\\n    pass'
    """
    found = _CLASS_NAME.search(source)
    if found is None or called(found[1]) not in taken:
        return source
    for ordinal in ORDINALS:
        if f"{called(found[1])}{ordinal}" not in taken:
            return source[: found.end(1)] + ordinal[1:].capitalize() + source[found.end(1) :]
    return source


def _written(text: str) -> str | None:
    """The source, wherever in the answer it is."""
    found = _object(text, "code")
    if found is not None and isinstance(found.get("code"), str):
        text = found["code"]
    blocks = [body for _, body in _FENCE.findall(text) if _CLASS.search(body)]
    if blocks:
        text = max(blocks, key=len)
    if _CLASS.search(text) is None:
        return None
    lines = text.replace("\r\n", "\n").replace("\t", "    ").split("\n")
    return "\n".join(_lines(lines)).strip("\n") + "\n"


def _lines(lines: list[str]) -> list[str]:
    """From the first line of code to the last: prose before and behind is left out."""
    begin = next(i for i, line in enumerate(lines) if _CLASS.match(line))
    while begin and _STARTS.match(lines[begin - 1] or "#"):
        begin -= 1
    end = next(i for i, line in enumerate(lines) if _CLASS.match(line)) + 1
    quoted = False  # prose-like lines within a docstring are the docstring's
    for i in range(end - 1, len(lines)):
        if not quoted and not _CODE.match(lines[i]):
            break
        if lines[i].count('"""') % 2 or lines[i].count("'''") % 2:
            quoted = not quoted
        end = i + 1
    return lines[begin:end]


def _reason(text: str, finish: str, wanted: str) -> str:
    if not text.strip():
        return "the answer was empty"
    if finish == "length":
        return "the answer broke off before its end: be shorter"
    return f"the answer holds no {wanted.removeprefix('a ')}"


def _object(text: str, key: str) -> dict[str, Any] | None:
    """The first JSON object in a text that has a key; None if there is none."""
    decoder = json.JSONDecoder(strict=False)  # models write line breaks within strings
    at = text.find("{")
    for _ in range(TRIES):
        if at < 0:
            return None
        try:
            found, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            at = text.find("{", at + 1)
            continue
        if isinstance(found, dict) and key in found:
            return found
        at = text.find("{", end)
    return None


def _bounded(value: object, default: int, bounds: tuple[int, int]) -> int:
    try:
        number = msgspec.convert(value, int, strict=False)
    except msgspec.ValidationError:
        return default
    return min(max(number, bounds[0]), bounds[1])


def _strings(value: object, most: int) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(s for s in (clean(each, 60) for each in value[:most]) if s)
