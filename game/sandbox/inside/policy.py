"""The policy: which Python an ability may be written in. What isn't listed is refused.

RestrictedPython's transformer turns every attribute and item into a call of a guard
(`guards.py`) and refuses names that begin with an underscore; this subclass allows fewer kinds
of syntax, knows the names that exist, and says what is wrong in words that a model can act on.
"""

from __future__ import annotations

import ast
from typing import Any

from RestrictedPython.transformer import IOPERATOR_TO_STR, RestrictingNodeTransformer

from .faults import ABILITY, Refused

ALLOWED = frozenset(
    """
    Module ClassDef FunctionDef arguments arg Return Lambda
    Assign AugAssign NamedExpr Delete Expr Pass Assert Raise
    If For While Break Continue Try ExceptHandler IfExp
    Name Load Store Del Attribute Subscript Slice Starred Constant
    List Tuple Set Dict ListComp SetComp DictComp GeneratorExp comprehension
    JoinedStr FormattedValue Call keyword Compare BoolOp And Or UnaryOp BinOp
    Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn
    Not Invert UAdd USub Add Sub Mult Div FloorDiv Mod Pow LShift RShift BitOr BitXor BitAnd
    """.split()  # noqa: SIM905 - a list of so many words reads better without quotes
)
DECORATORS = {"staticmethod", "classmethod"}
WORDS = {
    "With": "`with`",
    "Yield": "`yield`",
    "YieldFrom": "`yield from`",
    "Global": "`global`",
    "Nonlocal": "`nonlocal`",
    "TryStar": "`except*`",
    "Match": "`match`",
    "AsyncFunctionDef": "`async def`",
    "Await": "`await`",
    "MatMult": "`@`",
}
REPORTED = 4
"""Errors told at once."""


class Policy(RestrictingNodeTransformer):  # type: ignore[misc]
    """Judges and guards a rewritten tree; what it found stands in `errors`."""

    def __init__(self) -> None:
        super().__init__()
        self.classes: list[str] = []
        self.functions = 0
        """How many functions the node that is visited lies within."""

    def visit(self, node: ast.AST) -> Any:
        kind = type(node).__name__
        if kind not in ALLOWED:
            return self.error(node, f"{WORDS.get(kind, kind)} isn't available here")
        return super().visit(node)

    def error(self, node: ast.AST, info: str) -> None:
        self.errors.append(f"line {getattr(node, 'lineno', 1)}: {info}")

    def check_name(self, node: Any, name: str | None, allow_magic_methods: bool = False) -> None:
        if name is None or name == "_" or (allow_magic_methods and name == "__init__"):
            return
        if name.startswith("_"):
            self.error(node, f'the name "{name}" isn\'t allowed')

    def guard_iter(self, node: Any) -> Any:
        return self.node_contents_visit(node)  # all that can be walked may be walked

    def visit_Assign(self, node: ast.Assign) -> Any:
        return self.node_contents_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> Any:
        if node.attr in ("format", "format_map"):
            self.error(node, "str.format isn't available; use an f-string")
        return super().visit_Attribute(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> Any:
        target, sign = node.target, IOPERATOR_TO_STR.get(type(node.op), "")
        if isinstance(target, ast.Name):
            return self.node_contents_visit(node)
        key: Any = target.slice if isinstance(target, ast.Subscript) else ast.Constant(target.attr)
        if isinstance(target, ast.Attribute):
            self.check_name(target, target.attr)
        guard = "_augitem_" if isinstance(target, ast.Subscript) else "_augattr_"
        visited = [self.visit(part) for part in (target.value, key, node.value)]
        visited = [part or ast.Constant(None) for part in visited]  # refused: there are errors
        call = ast.Call(
            ast.Name(guard, ast.Load()),
            [visited[0], visited[1], ast.Constant(sign), visited[2]],
            [],
        )
        self.visit(node.op)
        return ast.fix_missing_locations(ast.copy_location(ast.Expr(call), node))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> Any:
        if getattr(node, "type_params", None):
            self.error(node, "type parameters aren't available here")
        self.check_name(node, node.name, allow_magic_methods=True)
        self.check_arguments(node.args)
        for decorator in node.decorator_list:
            if not isinstance(decorator, ast.Name) or decorator.id not in DECORATORS:
                self.error(node, "only @staticmethod and @classmethod are available")
        self.functions += 1
        node = self.node_contents_visit(node)
        self.functions -= 1
        return node

    def visit_Lambda(self, node: ast.Lambda) -> Any:
        self.check_arguments(node.args)
        return self.node_contents_visit(node)

    def check_arguments(self, args: ast.arguments) -> None:
        if args.posonlyargs:
            self.error(args.posonlyargs[0], "`/` in parameters isn't available")
        for arg in (*args.args, *args.kwonlyargs, args.vararg, args.kwarg):
            if arg is not None:
                self.check_name(arg, arg.arg)

    def visit_keyword(self, node: ast.keyword) -> Any:
        self.check_name(node, node.arg)
        return self.node_contents_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> Any:
        self.check_name(node, node.name)
        self.classes.append(node.name)
        if self.functions or len(self.classes) > 1:
            self.error(node, "one class is allowed, the ability's, at the top of the file")
        if node.keywords or node.decorator_list or getattr(node, "type_params", None):
            self.error(node, "a class takes no decorators, keywords or type parameters here")
        if [getattr(base, "id", "") for base in node.bases] != ["Ability"]:
            self.error(node, f"class {node.name} must have the one base Ability")
        return self.node_contents_visit(node)

    def visit_Module(self, node: ast.Module) -> Any:
        return self.node_contents_visit(node)

    def inject_print_collector(self, node: Any, position: int = 0) -> None:
        """Nothing is ever collected: a `print(...)` of its own is dropped before."""


def judge(tree: ast.Module, names: frozenset[str]) -> ast.Module:
    """The guarded tree. `names` are those that exist. Raises Refused("policy")."""
    policy = Policy()
    _unknown(tree, names, policy)
    policy.visit(tree)
    if policy.errors:
        shown = list(dict.fromkeys(policy.errors))
        more = f"; and {len(shown) - REPORTED} more" if len(shown) > REPORTED else ""
        raise Refused("policy", "; ".join(shown[:REPORTED]) + more)
    if not policy.classes:
        raise Refused("policy", "there is no class; write `class Name(Ability):`")
    return ast.fix_missing_locations(tree)


def _unknown(tree: ast.Module, names: frozenset[str], policy: Policy) -> None:
    """Refuse names that nobody binds, and the binding of Ability, before anything runs."""
    bound, loaded = set[str](), dict[str, ast.Name]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Load):
                loaded.setdefault(node.id, node)
            else:
                bound.add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef | ast.ExceptHandler) and node.name:
            bound.add(node.name)
    if "Ability" in bound:
        policy.error(tree, "Ability can't be given another meaning")
    for name, node in loaded.items():
        if name not in bound and name not in names:
            policy.error(node, f'"{name}" isn\'t available here')


def compiled(tree: ast.Module) -> Any:
    """The code of a judged tree. Raises Refused("syntax")."""
    try:
        return compile(tree, ABILITY, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise Refused("syntax", f"line {error.lineno}: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        raise Refused("syntax", f"it can't be compiled: {error}") from None
