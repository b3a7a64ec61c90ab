"""Rewriting: from what people and models naturally write to what the policy can allow.

Everything here makes the tree smaller or plainer, and all of it is judged by the policy
afterwards, so nothing in this file has to be trusted. It drops annotations, `print(...)`,
`super().__init__()` and imports of what is there anyhow, and spells private names (`_x`)
with a letter before them that no source can hold.
"""

from __future__ import annotations

import ast
from typing import Any

from .faults import Refused

MARK = "ø"
"""Stands before private names. Sources are refused if their names aren't ASCII."""
MODULES = {"math", "random"}
"""Bound as globals, so that their import is a matter of naming."""
TYPING = {"__future__", "typing", "collections.abc", "typing_extensions"}
"""Only of use in annotations, which are dropped."""


def rewrite(tree: ast.Module) -> ast.Module:
    """The tree, changed in place. Raises Refused("policy") for an import that isn't there."""
    tree.body = [node for node in tree.body if not _is_main(node)]
    changed: ast.Module = _Rewriter().visit(tree)
    return ast.fix_missing_locations(changed)


def private(name: str) -> str:
    """A name as the policy will see it.

    >>> private("_reach"), private("_"), private("x"), private("__dict__"), private("_getattr_")
    ('ø_reach', '_', 'x', '__dict__', '_getattr_')
    """
    hidden = name.startswith("_") and not name.startswith("__") and not name.endswith("_")
    return MARK + name if hidden else name


def _is_main(node: ast.stmt) -> bool:
    """Whether it is `if __name__ == "__main__":`, which is never so here."""
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Compare)
        and isinstance(node.test.left, ast.Name)
        and node.test.left.id == "__name__"
        and not node.orelse
    )


class _Rewriter(ast.NodeTransformer):
    def visit_Name(self, node: ast.Name) -> ast.AST:
        node.id = private(node.id)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        node.attr = private(node.attr)
        return node

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        self.generic_visit(node)
        node.arg = private(node.arg) if node.arg else None
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.arg, node.annotation, node.type_comment = private(node.arg), None, None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.name, node.returns = private(node.name), None
        self.generic_visit(node)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.name = private(node.name)
        self.generic_visit(node)
        if not node.bases or _names_ability(node.bases):
            node.bases = [ast.Name("Ability", ast.Load())]
        return node

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        node.name = private(node.name) if node.name else None
        if node.type is None:
            node.type = ast.Name("Exception", ast.Load())
        self.generic_visit(node)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is None:
            return ast.copy_location(ast.Pass(), node)
        plain = ast.Assign([node.target], node.value)
        return self.generic_visit(ast.copy_location(plain, node))

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        if _is_print(node.value) or _is_super_init(node.value):
            return ast.copy_location(ast.Pass(), node)
        return self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> ast.AST | list[ast.stmt]:
        return _named(node, [(_module(node, a.name), a.asname or a.name) for a in node.names])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST | list[ast.stmt]:
        if all(a.name == "Ability" and not a.asname for a in node.names):
            return _named(node, [])
        if node.level == 0 and node.module in TYPING:
            return _named(node, [])
        module = _module(node, node.module or "." * node.level)
        if module is None or any(a.name == "*" for a in node.names):
            raise Refused("policy", f"line {node.lineno}: import the names one by one")
        return _named(
            node,
            [
                (ast.Attribute(module, private(a.name), ast.Load()), a.asname or a.name)
                for a in node.names
            ],
        )


def _names_ability(bases: list[Any]) -> bool:
    """Whether the only base is `something.Ability`, for a module that isn't there."""
    return len(bases) == 1 and isinstance(bases[0], ast.Attribute) and bases[0].attr == "Ability"


def _module(node: ast.stmt, name: str) -> ast.Name | None:
    """What stands for a module; None for those that are only for annotations."""
    if name in TYPING or (isinstance(node, ast.Import) and name.split(".")[-1] == "base"):
        return None
    if name in MODULES:
        return ast.Name(name, ast.Load())
    raise Refused(
        "policy", f"line {node.lineno}: {name} can't be imported; math and random (rng) are there"
    )


def _named(node: ast.stmt, named: list[tuple[Any, str]]) -> ast.AST | list[ast.stmt]:
    """Assignments that give things their names, in place of an import."""
    made: list[ast.stmt] = [
        ast.Assign([ast.Name(private(name), ast.Store())], value)
        for value, name in named
        if value is not None and not (isinstance(value, ast.Name) and value.id == name)
    ]
    return [ast.copy_location(a, node) for a in made] or ast.copy_location(ast.Pass(), node)


def _is_print(value: ast.expr) -> bool:
    return (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Name)
        and value.func.id == "print"
    )


def _is_super_init(value: ast.expr) -> bool:
    return (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr == "__init__"
        and isinstance(value.func.value, ast.Call)
        and isinstance(value.func.value.func, ast.Name)
        and value.func.value.func.id == "super"
        and not value.func.value.args
    )
