"""What must be installed: the lists of pyproject.toml, and whether this Python meets them."""

from __future__ import annotations

import hashlib
import importlib.metadata
import itertools
import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def wanted(argv: Sequence[str]) -> frozenset[str]:
    """The sets of packages that a command line needs, beside the game's own.

    >>> sorted(wanted(["test", "--with-model"]))
    ['local', 'model', 'test']
    >>> sorted(wanted(["run", "--mind", "local"]))
    ['local']
    """
    command = argv[0] if argv else ""
    sets = set()
    if command in ("test", "check"):
        sets.add("test")
        if "--with-model" in argv:
            sets |= {"local", "model"}
    if "--mind=local" in argv or ("--mind", "local") in itertools.pairwise(argv):
        sets.add("local")
    return frozenset(sets)


class Needs:
    """What pyproject.toml and constraints.txt ask for."""

    def __init__(self, root: Path) -> None:
        with open(root / "pyproject.toml", "rb") as file:
            project: dict[str, Any] = tomllib.load(file)
        self.constraints = root / "constraints.txt"
        self._base: list[str] = project["project"]["dependencies"]
        self._extras: dict[str, list[str]] = project["project"]["optional-dependencies"]
        self._bare: dict[str, list[str]] = project["tool"]["agent-world"]["bare"]

    def packages(self, sets: frozenset[str]) -> list[str]:
        """Requirements that are installed with what they depend on."""
        return self._base + [r for s in sorted(sets) for r in self._extras.get(s, [])]

    def bare(self, sets: frozenset[str]) -> list[str]:
        """Requirements that are installed alone."""
        return [r for s in sorted(sets) for r in self._bare.get(s, [])]

    def digest(self, sets: frozenset[str]) -> str:
        """Changes when an installation of these sets should be brought up to date."""
        asked = [self.packages(sets), self.bare(sets)]
        pins = self.constraints.read_text(encoding="utf-8")
        return hashlib.sha256((json.dumps(asked) + pins).encode()).hexdigest()

    def lacking(self, sets: frozenset[str]) -> list[str]:
        """The requirements that the running Python doesn't meet."""
        return [r for r in self.packages(sets) + self.bare(sets) if not met(r)]


def met(requirement: str) -> bool:
    """Whether the running Python has a package, at least at the version asked for.

    >>> met("no-such-package-here>=1")
    False
    """
    name, _, least = requirement.partition(">=")
    try:
        found = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return release(found) >= release(least)


def release(version: str) -> tuple[int, ...]:
    """The numbers of a version, for comparing.

    >>> release("2.10.1rc1") > release("2.9"), release("")
    (True, ())
    """
    numbers = re.match(r"\d+(\.\d+)*", version)
    return tuple(int(n) for n in numbers.group().split(".")) if numbers else ()
