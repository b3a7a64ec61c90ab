"""Apply: who carries out which command."""

from typing import get_args

from game.core.apply import _HANDLERS, deciding, inner, magic, nature, things
from game.core.commands import AnyCommand

FAMILIES = (deciding, inner, magic, nature, things)


def test_each_command_is_carried_out_by_one_family() -> None:
    assert set(_HANDLERS) == set(get_args(AnyCommand)), "a command that nobody carries out"
    assert sum(len(family.HANDLERS) for family in FAMILIES) == len(_HANDLERS), "two carry it out"
