"""An ability in the worker: compiled once, run from the start for every call.

The module's code is executed anew, with fresh globals and a fresh base class, each time it is
used, so that neither constants, default arguments, class attributes nor `self` carry anything
from one call to the next.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from types import CodeType
from typing import Any

from . import plain
from .available import NAMES, namespace, unguarded
from .faults import Refused, told
from .policy import compiled, judge
from .records import Record, World, seen
from .rewrite import rewrite
from .signature import KNOWN, parameters, signatures
from .source import parse

COST, COOLDOWN = 10_000, 1_000_000
"""Bounds of what an ability may declare."""
PURPOSE = 200


class Ability:
    """A source that passed the policy (unless that is off) and runs."""

    def __init__(self, source: str, *, guarded: bool = True) -> None:
        """Raises Refused: "syntax", "policy", or "load" for what happens when it runs."""
        self._fresh: Callable[[int], dict[str, Any]] = namespace if guarded else unguarded
        tree = parse(source) if guarded else ast.parse(source)
        self._parameters = parameters(tree)
        self._signatures = signatures(tree)
        self._doc = next(
            (ast.get_docstring(n) or "" for n in tree.body if isinstance(n, ast.ClassDef)), ""
        )
        self._name = next((n.name for n in tree.body if isinstance(n, ast.ClassDef)), "")
        if guarded:
            tree = judge(rewrite(tree), NAMES)
        self._code: CodeType = compiled(tree)

    def manifest(self) -> dict[str, Any]:
        """What the ability says of itself. Raises Refused("load")."""
        try:
            made = type(self._made(0))
            declared = {
                name: plain.value(getattr(made, name))
                for name in ("energy_cost", "cooldown", "parameters", "expects", "tests")
                if hasattr(made, name)
            }
        except Refused as refused:
            raise Refused("load", refused.message) from None
        except MemoryError:
            raise  # not the ability's to be told: the process is given up
        except Exception as error:  # noqa: BLE001 - of the ability's making, so any
            raise Refused("load", told(error)) from None
        return {
            "name": self._name,
            "purpose": " ".join(self._doc.split("\n\n")[0].split())[:PURPOSE],
            "energy_cost": _whole(declared, "energy_cost", COST),
            "cooldown": _whole(declared, "cooldown", COOLDOWN),
            "parameters": self._declared(declared.get("parameters")),
            "expects": _texts(declared, "expects"),
            "tests": declared.get("tests", []),
        }

    def call(
        self, method: str, agent: dict[str, Any], world: dict[str, Any], kwargs: dict[str, Any],
        seed: int,
    ) -> Any:  # fmt: skip
        """A bool of `can_use`, effects of `execute`. Raises Refused with the method as stage."""
        try:
            function = getattr(self._made(seed), method)
            signature = self._signatures.get(method)
            given = signature.given({k: seen(v) for k, v in kwargs.items()}) if signature else {}
            result = function(Record(agent), World(world), **given)
            return bool(result) if method == "can_use" else plain.effects(result)
        except Refused as refused:
            raise Refused(method, refused.message) from None
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - of the ability's making, so any
            raise Refused(method, told(error)) from None

    def _made(self, seed: int) -> Any:
        """A fresh instance, in a fresh module."""
        names = self._fresh(seed)
        base = names["Ability"]
        exec(self._code, names)
        made = names.get(self._name)
        if type(made) is not type or base not in made.__mro__:
            raise Refused("load", f"{self._name} isn't a class of abilities any more")
        if "execute" not in made.__dict__:
            raise Refused("load", f"{self._name} has no execute(self, agent, world, **kwargs)")
        return made()

    def _declared(self, declared: Any) -> list[str]:
        if declared is None:
            return self._parameters
        if type(declared) is not list or not all(name in KNOWN for name in declared):
            raise Refused("load", f"parameters must be a list of some of {', '.join(KNOWN)}")
        return list(dict.fromkeys(declared))


def _whole(declared: dict[str, Any], name: str, most: int) -> int:
    number = declared.get(name, 0)
    if type(number) is not int or not 0 <= number <= most:
        raise Refused("load", f"{name} must be a whole number from 0 to {most}")
    return number


def _texts(declared: dict[str, Any], name: str) -> list[str]:
    texts = declared.get(name, [])
    if type(texts) is not list or not all(type(text) is str for text in texts):
        raise Refused("load", f"{name} must be a list of texts")
    return texts
