"""An ability's source as a syntax tree, if it is of a size that can't hurt the compiler."""

from __future__ import annotations

import ast
import unicodedata  # noqa: F401 - the parser loads it for names beyond ASCII, but can't later

from .faults import ABILITY, Refused

BYTES = 16 * 1024
NODES = 4000
DEPTH = 60
FINALLY = 3
"""Nested `finally` blocks: each doubles what is compiled for those within it."""
INTEGER = 2**63
TEXT = 4000
"""Characters of one text in the source."""


def parse(source: str) -> ast.Module:
    """The tree. Raises Refused at "syntax" (no Python) or "policy" (out of bounds)."""
    try:
        size = len(source.encode())
    except UnicodeEncodeError:
        raise Refused("syntax", "the source isn't proper text (lone surrogates)") from None
    if size > BYTES:
        raise Refused("policy", f"the source has {size} bytes; {BYTES} are allowed")
    try:
        tree = ast.parse(source, ABILITY)
    except SyntaxError as error:
        raise Refused("syntax", f"line {error.lineno}: {error.msg}") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise Refused("syntax", f"it can't be read: {type(error).__name__}: {error}") from None
    _measure(tree)
    return tree


def _measure(tree: ast.Module) -> None:
    """Walk without recursion, since depth is what is to be found out."""
    nodes = 0
    waiting: list[tuple[ast.AST, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, finals = waiting.pop()
        nodes += 1
        line = f"line {getattr(node, 'lineno', 1)}: "
        if nodes > NODES:
            raise Refused("policy", f"the source is too large: more than {NODES} parts")
        if depth > DEPTH:
            raise Refused("policy", f"{line}nested too deeply: {DEPTH} levels are allowed")
        if isinstance(node, ast.Try) and node.finalbody:
            finals += 1
            if finals > FINALLY:
                raise Refused("policy", f"{line}more than {FINALLY} nested `finally`")
        if isinstance(node, ast.Constant):
            _constant(node.value, line)
        _ascii(node, line)
        for child in ast.iter_child_nodes(node):
            waiting.append((child, depth + 1, finals))


def _ascii(node: ast.AST, line: str) -> None:
    """Names in other letters look like what they aren't, and stand for private ones here."""
    for field in ("id", "attr", "arg", "name", "asname"):
        name = getattr(node, field, None)
        if type(name) is str and not name.isascii():
            raise Refused("policy", f"{line}the name {name!a} has letters beyond ASCII")


def _constant(value: object, line: str) -> None:
    if isinstance(value, bytes | complex):
        raise Refused("policy", f"{line}{type(value).__name__} isn't available here")
    if type(value) is int and value > INTEGER:
        raise Refused("policy", f"{line}a number that large isn't allowed")
    if type(value) is str and len(value) > TEXT:
        raise Refused("policy", f"{line}a text that long isn't allowed: {TEXT} characters")
