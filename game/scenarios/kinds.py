"""Kinds: the types of `schema` as data that a reader can walk and a message can name.

(`msgspec.inspect` would do, but collecting its results crashes CPython 3.11 for this schema,
with msgspec 0.22.)
"""

from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta


@dataclass(frozen=True, slots=True)
class Kind:
    """What may stand somewhere."""

    example: str = ""


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """A number between bounds; `whole` or not."""

    whole: bool = True
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Flag(Kind):
    """True or false."""


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """Text of so many letters."""

    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Row(Kind):
    """A list of fixed length."""

    items: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Many(Kind):
    """A list of any length up to `most`."""

    item: Kind = Kind()
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Table(Kind):
    """Names and values of one kind."""

    value: Kind = Kind()


@dataclass(frozen=True, slots=True)
class Either(Kind):
    """One of several kinds."""

    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Anything(Kind):
    """Whatever YAML can say."""


@dataclass(frozen=True, slots=True)
class Fields(Kind):
    """The fields of a struct: name -> (kind, whether it must be there)."""

    cls: type[msgspec.Struct] = msgspec.Struct
    fields: tuple[tuple[str, Kind, bool], ...] = ()


@cache
def kind_of(annotation: Any) -> Kind:
    """The kind that an annotation of `schema` says."""
    return _kind(annotation, Meta())


def _kind(said: Any, meta: Meta) -> Kind:
    example = str(meta.examples[0]) if meta.examples else ""
    origin, inner = get_origin(said), get_args(said)
    if origin is Annotated:
        return _kind(inner[0], inner[1])
    if origin in (Union, UnionType):
        kinds = [_kind(one, Meta()) for one in inner if one is not NoneType]
        return Either(example, tuple(kinds)) if len(kinds) > 1 else kinds[0]
    if said in (int, float):
        return Number(example, said is int, _whole(meta.ge), _whole(meta.le))
    if said is bool:
        return Flag(example)
    if said is str:
        return Text(example, meta.min_length or 0, meta.max_length)
    if origin is tuple:
        return Row(example, tuple(_kind(one, Meta()) for one in inner))
    if origin is list:
        return Many(example, _kind(inner[0], Meta()), meta.max_length)
    if origin is dict:
        return Table(example, _kind(inner[1], Meta()))
    if said is Any:
        return Anything(example)
    hints = get_type_hints(said, include_extras=True)
    fields = msgspec.structs.fields(said)
    return Fields(
        example, said, tuple((f.name, kind_of(hints[f.name]), f.required) for f in fields)
    )


def _whole(bound: float | None) -> int | None:
    return None if bound is None else int(bound)


def allowed(kind: Kind) -> str:
    """What may stand there, in words.

    >>> allowed(Number(least=1, most=9)), allowed(Either(kinds=(Flag(), Text(most=8))))
    ('a whole number, 1 to 9', 'true or false, or text of up to 8 letters')
    """
    match kind:
        case Either(kinds=kinds):
            return ", or ".join(allowed(one) for one in kinds)
        case Number(whole=whole, least=least, most=most):
            bounds = f", {least} to {most}" if most is not None else ""
            return ("a whole number" if whole else "a number") + bounds
        case Flag():
            return "true or false"
        case Text(most=most):
            return f"text of up to {most} letters" if most else "text"
        case Row(items=items):
            return f"[{', '.join(allowed(one) for one in items)}]"
        case Many():
            return "a list"
        case Fields(fields=fields):
            return "fields: " + ", ".join(name for name, _, _ in fields)
    return "names and their values"


def sample(kind: Kind) -> str:
    """A value that would be right, for a message."""
    if kind.example:
        return kind.example
    match kind:
        case Either(kinds=kinds):
            return sample(kinds[0])
        case Number(least=least, most=most):
            return str(least if least is not None else most if most is not None else 1)
        case Flag():
            return "true"
        case Text():
            return "some text"
        case Row(items=items):
            return f"[{', '.join(sample(one) for one in items)}]"
        case Many():
            return "a list: [a, b]"
    return "fields: {name: value}"
