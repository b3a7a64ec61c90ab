"""Write: put a power that one commands down in a blank book, so that it outlives one."""

from collections.abc import Iterable

from game.core.abilities import SPELLBOOK, commands, title
from game.core.actions.action import DONE, Action
from game.core.components import Intent
from game.core.events import Wrote
from game.core.lore import BLANK, ROUND, ROUNDS, blank_book
from game.core.minding import note_habit
from game.core.observation import Affordance
from game.core.things import end_item, give_item, take_item
from game.core.view import View
from game.core.world import World

MOST = 3
"""Choices at the most."""
WRITTEN = "written"
"""The rule by which a blank book becomes a spellbook."""


def offers(view: View) -> Iterable[Affordance]:
    """The latest that one learnt and has no book about in hand, with a blank book there."""
    known = view.world.powers.get(view.agent)
    if not known or not blank_book(view.world, view.agent):
        return
    held = {view.world.item[pile.entity].label for pile in view.held}
    for ability in [name for name in known if name not in held][-MOST:]:
        yield Affordance(
            key=f"write {ability}",
            action="write",
            text=f"write the power of {title(ability)} down in a book",
            kind=BLANK,
            ability=ability,
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """What one commands, into a blank book of one's own."""
    if not commands(world, agent, intent.ability):
        return "they don't command that power"
    if SPELLBOOK not in world.content.items:
        return "nobody here knows of such books"
    return "" if blank_book(world, agent) else "that takes a blank book"


def perform(world: World, agent: int, intent: Intent) -> int:
    """It takes its time; nothing is used up before."""
    mind, ability = world.mind[agent], intent.ability
    if mind.rounds < 2 * ROUNDS:
        return ROUND
    note_habit(world, agent, intent)
    page = take_item(world, agent, blank_book(world, agent), 1)
    end_item(world, page, WRITTEN)
    give_item(world, agent, SPELLBOOK, 1, WRITTEN, label=ability)
    world.emit(
        Wrote(
            agent=agent,
            ability=ability,
            title=title(ability),
            item=SPELLBOOK,
            blank=BLANK,
            cause=mind.cause,
        )
    )
    return DONE


ACTION = Action("write", offers, refuse, perform, takes=4, posture="working")
