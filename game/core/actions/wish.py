"""Wish: say aloud what power one lacks.

Who grants wishes hears it, if anybody does; in the world it is but words.
"""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action
from game.core.components import Intent
from game.core.events import Wished
from game.core.observation import Affordance
from game.core.view import View
from game.core.world import World

EVERY = 4800
"""Ticks from one wish of somebody to their next."""
LONGEST = 160
"""Characters of a wish."""


def offers(view: View) -> Iterable[Affordance]:
    """To wish, now and then, in a world in which that is of use."""
    if not _too_early(view.world, view.agent) and view.world.rules.magic:
        yield Affordance(
            key="wish",
            action="wish",
            text="wish aloud, in your own words, for a power that you lack",
        )


def _too_early(world: World, agent: int) -> bool:
    last = world.wishes.get(agent)
    return last is not None and world.tick - last < EVERY


def refuse(world: World, agent: int, intent: Intent) -> str:
    """With words, and not every hour."""
    if not world.rules.magic:
        return "wishes are of no use in this world"
    if not plain(intent.words):
        return "a wish needs words"
    return "one has wished for something only just now" if _too_early(world, agent) else ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """The words are out."""
    world.wishes[agent] = world.tick
    words = plain(intent.words)
    world.emit(Wished(agent=agent, words=words, cause=world.mind[agent].cause))
    return DONE


def plain(words: str) -> str:
    """A wish on one line."""
    shown = "".join(c if c.isprintable() else " " for c in words)
    return " ".join(shown.split())[:LONGEST].strip()


ACTION = Action("wish", offers, refuse, perform, takes=6, posture="talking")
