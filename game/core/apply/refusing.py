"""Refusing: why a command can't be carried out, and the checks that many of them share."""

from collections.abc import Callable
from typing import Any

from game.core.world import World

LONGEST_NAME = 32
"""Characters of a name that the player gives."""

Handler = Callable[[World, Any], None]
"""Carries out commands of one kind, or raises Refused and changes nothing."""


class Refused(Exception):
    """Why a command can't be carried out; nothing has been changed."""


def plain(text: str, longest: int = LONGEST_NAME) -> str:
    """A name or a thought on one line and of bearable length, whatever was typed."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())[:longest].strip()


def living(world: World, agent: int) -> None:
    """Refuse what is meant for somebody who is no living person."""
    if not world.alive(agent):
        raise Refused(f"there is no living agent {agent}")
