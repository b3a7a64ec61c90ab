"""Signatures: what an ability's methods take, read from its syntax tree before it runs."""

from __future__ import annotations

import ast
from typing import Any, NamedTuple

KNOWN = ("target_pos", "target", "message", "item")
"""What a use of an ability may be given."""


class Signature(NamedTuple):
    """The names that a method takes beyond self, agent and world."""

    names: frozenset[str]
    anything: bool
    """Whether it takes `**kwargs`."""

    def given(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        """Those of the arguments that it takes."""
        return kwargs if self.anything else {k: v for k, v in kwargs.items() if k in self.names}


def signatures(tree: ast.Module) -> dict[str, Signature]:
    """Method name -> what it takes, for the methods of the file's class."""
    return {
        method.name: _signature(method)
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        for method in node.body
        if isinstance(method, ast.FunctionDef)
    }


def _signature(method: ast.FunctionDef) -> Signature:
    args = method.args
    names = [a.arg for a in args.args[3:]] + [a.arg for a in args.kwonlyargs]
    return Signature(frozenset(names), args.kwarg is not None)


def parameters(tree: ast.Module) -> list[str]:
    """What an ability without `parameters` asks for: named arguments, and keys it looks up.

    >>> parameters(ast.parse('''class A:
    ...   def execute(self, agent, world, item=None, **kwargs): return kwargs.get("target")'''))
    ['target', 'item']
    """
    asked = set[str]()
    for name, signature in signatures(tree).items():
        if name == "execute":
            asked |= signature.names
    for node in ast.walk(tree):
        key: Any = None
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            key = node.slice if node.value.id == "kwargs" else None
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of = node.func.value
            if isinstance(of, ast.Name) and of.id == "kwargs" and node.func.attr in ("get", "pop"):
                key = node.args[0]
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            asked.add(key.value)
    return [name for name in KNOWN if name in asked]
