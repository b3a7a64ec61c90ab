"""What a setting's type allows, in words for an error message."""

from __future__ import annotations

from typing import Any

import msgspec.inspect as inspect

from game.config.secret import Secret


def allowed(annotation: Any) -> str:
    """A phrase for what a type lets in.

    >>> allowed(int | None), allowed(bool)
    ('a whole number or null', 'true or false')
    """
    return _phrase(inspect.type_info(annotation))


def _phrase(kind: inspect.Type) -> str:
    match kind:
        case inspect.Metadata(extra={"allowed": str() as words}):
            return words
        case inspect.Metadata(type=inner):
            return _phrase(inner)
        case inspect.UnionType(types=kinds):
            return " or ".join(_phrase(k) for k in kinds)
        case inspect.IntType():
            return "a whole number" + _range(kind)
        case inspect.FloatType():
            return "a number" + _range(kind)
        case inspect.StrType():
            return "text"
        case inspect.BoolType():
            return "true or false"
        case inspect.NoneType():
            return "null"
        case inspect.TupleType(item_types=kinds):
            phrases = [_phrase(k) for k in kinds]
            each = f"each {phrases[0]}" if len(set(phrases)) == 1 else ", ".join(phrases)
            return f"a list of {len(kinds)}, {each}"
        case inspect.VarTupleType(item_type=inner):
            return f"a list, each {_phrase(inner)}"
        case inspect.CustomType(cls=cls) if cls is Secret:
            return "text"
    raise TypeError(f"no words for {kind}")


def _range(kind: inspect.IntType | inspect.FloatType) -> str:
    return "" if kind.ge is None or kind.le is None else f" from {kind.ge} to {kind.le}"
