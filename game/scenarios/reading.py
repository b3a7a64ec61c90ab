"""Reading: a tree of YAML as typed values, by the types of `schema`, or every fault it has."""

import re
from difflib import get_close_matches
from typing import Any

import msgspec

from game.scenarios.faults import Fault, Path, field_of, one_of, shown
from game.scenarios.kinds import (
    Anything,
    Either,
    Fields,
    Flag,
    Kind,
    Many,
    Number,
    Row,
    Table,
    Text,
    allowed,
    kind_of,
    sample,
)
from game.scenarios.nodes import Node

BAD = object()
"""Stands for a value that is a fault already."""
WRONG = object()
"""Stands for a value of another kind, or out of range: a fault that is still to be told."""
_INT = re.compile(r"[-+]?\d{1,18}")
_FLOAT = re.compile(r"[-+]?\d{1,15}(\.\d{0,9})?")
_FLAGS = {"true": True, "false": False, "True": True, "False": False}


class Reader:
    """One reading of one file: its faults, and the line of every value."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.lines: dict[Path, int] = {}

    def read(self, node: Node, kind: type[msgspec.Struct]) -> Any:
        """The whole file as a struct of that kind, or BAD with faults."""
        return self._value(node, kind_of(kind), ())

    def fault(self, path: Path, found: object, allowed_: str, fix: str) -> None:
        """Note what is wrong with the value at a path."""
        above = (path[:n] for n in range(len(path), -1, -1))
        line = next((self.lines[part] for part in above if part in self.lines), 1)
        self.faults.append(Fault(self.file, line, field_of(path), shown(found), allowed_, fix))

    # --- values ---

    def _value(self, node: Node, kind: Kind, path: Path) -> Any:
        self.lines.setdefault(path, node.line)
        fitting = _fitting(node, kind) if isinstance(kind, Either) else kind
        value = self._known(node, fitting, path)
        if value is WRONG:
            # Of one kind among several, say only what is wrong with that one.
            told = kind if fitting is kind or kind.example else fitting
            self.fault(path, node.shown(), allowed(told), f"write, for example, {sample(told)}")
            return BAD
        return value

    def _known(self, node: Node, kind: Kind, path: Path) -> Any:
        match kind:
            case Fields():
                return self._fields(node, kind, path)
            case Table():
                return self._table(node, kind, path)
            case Many():
                return self._many(node, kind, path)
            case Row(items=items):
                if node.items is None or len(node.items) != len(items):
                    return WRONG
                pairs = enumerate(zip(node.items, items, strict=True))
                values = tuple(self._value(item, inner, (*path, i)) for i, (item, inner) in pairs)
                return BAD if any(value is BAD for value in values) else values
            case Anything():
                return _plain(node)
        return WRONG if node.text is None or node.empty else _scalar(node, kind)

    def _fields(self, node: Node, kind: Fields, path: Path) -> Any:
        if node.fields is None:
            return WRONG
        known = {name: inner for name, inner, _ in kind.fields}
        values: dict[str, Any] = {}
        bad = False
        for name, inner in node.fields.items():
            where = (*path, name)
            self.lines[where] = node.key_lines[name]
            if name not in known:
                close = get_close_matches(name, known, 1)
                fix = f"write {close[0]}" if close else "leave it out"
                self.fault(where, f"an unknown field {name!r}", one_of(known), fix)
                bad = True
            elif not inner.empty:  # a field whose value was left for later is as if left out
                values[name] = self._value(inner, known[name], where)
                bad = bad or values[name] is BAD
        for name, inner_kind, required in kind.fields:
            if required and name not in values:
                wanted = f"{name}: {allowed(inner_kind)}"
                self.fault(path, f"no {name!r}", wanted, f"add `{name}: {sample(inner_kind)}`")
                bad = True
        return BAD if bad else kind.cls(**values)

    def _table(self, node: Node, kind: Table, path: Path) -> Any:
        if node.fields is None:
            return {} if node.empty else WRONG
        values: dict[str, Any] = {}
        for name, inner in node.fields.items():
            where = (*path, name)
            self.lines[where] = node.key_lines[name]
            if not 1 <= len(name) <= 64:
                self.fault(where, f"a name of {len(name)} letters", "1 to 64", "write another")
                values[name] = BAD
            else:
                values[name] = self._value(inner, kind.value, where)
        return BAD if any(value is BAD for value in values.values()) else values

    def _many(self, node: Node, kind: Many, path: Path) -> Any:
        if node.items is None:
            return [] if node.empty else WRONG
        if kind.most is not None and len(node.items) > kind.most:
            self.fault(path, f"a list of {len(node.items)}", f"up to {kind.most}", "shorten it")
            return BAD
        values = [self._value(item, kind.item, (*path, i)) for i, item in enumerate(node.items)]
        return BAD if any(value is BAD for value in values) else values


def _fitting(node: Node, either: Either) -> Kind:
    """The one among several kinds that a node is most likely meant to be."""
    if node.fields is not None:
        wanted: tuple[type[Kind], ...] = (Fields, Table)
    elif node.items is not None:
        wanted = (Row, Many)
    elif node.plain and node.text in _FLAGS:
        wanted = (Flag, Text)
    elif node.plain and _FLOAT.fullmatch(node.text or ""):
        wanted = (Number, Text)
    else:
        wanted = (Text,)
    for one in wanted:
        for kind in either.kinds:
            if isinstance(kind, one):
                return kind
    return either


def _scalar(node: Node, kind: Kind) -> Any:
    text = node.text or ""
    match kind:
        case Text(least=least, most=most):
            text = text.strip()
            return text if least <= len(text) <= (most or len(text)) else WRONG
        case Flag():
            return _FLAGS.get(text, WRONG) if node.plain else WRONG
        case Number(whole=whole, least=least, most=most):
            if not node.plain or not (_INT if whole else _FLOAT).fullmatch(text):
                return WRONG
            value = int(text) if whole else float(text)
            inside = (least is None or least <= value) and (most is None or value <= most)
            return value if inside else WRONG
    return WRONG


def _plain(node: Node) -> Any:
    """A value of any kind, as YAML would have it: for rows, which are checked elsewhere."""
    if node.fields is not None:
        return {name: _plain(inner) for name, inner in node.fields.items()}
    if node.items is not None:
        return [_plain(item) for item in node.items]
    text = node.text or ""
    if not node.plain:
        return text
    if node.empty:
        return None
    if text in _FLAGS:
        return _FLAGS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
