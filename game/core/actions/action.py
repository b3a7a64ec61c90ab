"""What an action is: a record of plain functions, one record a file of this folder.

- `offers(view)` lists what the agent could do now, for minds to choose from.
- `refuse(world, agent, intent)` says why it can't be done, or "" if it can; it is
  asked when the intent is taken up and again when it is carried out, because the
  world may have changed on the way.
- `aim(world, agent, intent)` is the tile to go to first, and how near is near enough;
  None needs no walk.
- `perform(world, agent, intent)` does it and returns how many ticks until it goes on;
  DONE ends the intent.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from game.core.components import Intent
from game.core.observation import Affordance
from game.core.view import View
from game.core.world import World

DONE = 0


class Aim(NamedTuple):
    """Where an action has to be done from."""

    x: int
    y: int
    reach: int
    """0: on that tile; n: within n tiles of it, diagonals counting as one."""


def nowhere(world: World, agent: int, intent: Intent) -> Aim | None:
    """The aim of an action that is done on the spot."""
    return None


def at_once(world: World, agent: int, intent: Intent) -> int:
    """When an action may begin that waits for nothing."""
    return world.tick


def beside_target(world: World, agent: int, intent: Intent) -> Aim | None:
    """The aim of an action that is done from the target's tile or one next to it."""
    position = world.position.get(intent.target)
    return Aim(position.x, position.y, 1) if position else None


@dataclass(frozen=True, slots=True)
class Action:
    """One kind of act, as functions over the world."""

    name: str
    offers: Callable[[View], Iterable[Affordance]]
    refuse: Callable[[World, int, Intent], str]
    perform: Callable[[World, int, Intent], int]
    aim: Callable[[World, int, Intent], Aim | None] = nowhere
    takes: int = 0
    """Ticks between beginning on the spot and the first `perform`."""
    waits: Callable[[World, int, Intent], int] = at_once
    """The tick before which it isn't begun, such as when others have finished speaking."""
    hurries: bool = False
    """Whether the walk to its aim is a run."""
    posture: str = "busy"
    """What onlookers see while it is done."""
