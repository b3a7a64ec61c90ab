"""/act."""

from collections.abc import Iterable

from game.ai.prompts import intent_from
from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.actions.move import EXACT
from game.core.affordances import affordances
from game.core.commands import Choose, Possess
from game.core.components import Intent
from game.core.observation import Affordance
from game.core.seeing import view_of

MOST = 40
"""Choices that are listed at once."""
GO = "go"


class Act(Command):
    """/act [part of a key] | /act <key> [words] | /act go <x> <y>

    Choose for the one whom you possess. Alone it lists what they could do, as key and
    meaning; with a part of a key, what begins with it. Words are for a key that speaks.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """List, or check and submit."""
        world = context.world
        agent = _led(context)
        if not agent:
            raise Complaint("you lead nobody: /possess somebody first")
        if len(words) == 3 and words[0].casefold() == GO:
            x, y = read.tile(world, words[1], words[2])
            intent = Intent(action="move", x=x, y=y, topic=EXACT)
            context.submit(Choose(agent=agent, intent=intent))
            return ()
        offers = affordances(view_of(world, agent))
        offer, said = _meant(offers, words)
        if offer is None:
            begun = " ".join(words).casefold()
            fit = [o for o in offers if o.key.casefold().startswith(begun)]
            if not fit:
                raise Complaint(f"they can't do {begun!r} now; /act lists what they can")
            more = [f"and {len(fit) - MOST} more"] if len(fit) > MOST else []
            return [f"{o.key}: {o.text}" for o in fit[:MOST]] + more
        context.submit(Choose(agent=agent, intent=intent_from(offer, said)))
        return ()

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The next word of keys that begin so."""
        world = context.world
        agent = _led(context)
        if not agent:
            return ()
        keys = [o.key.split() for o in affordances(view_of(world, agent))]
        return sorted({key[len(words)] for key in keys if key[: len(words)] == words < key})


def _led(context: Context) -> int:
    """Whom one will lead when what is typed now is done: a /possess may wait for the next tick."""
    taken = [c.agent for c in context.session.waiting() if isinstance(c, Possess)]
    agent = taken[-1] if taken else context.session.world.possessed
    return agent if context.session.world.alive(agent) else 0


def _meant(offers: Iterable[Affordance], words: list[str]) -> tuple[Affordance | None, str]:
    """The choice whose whole key the words begin with, the longest such, and what follows."""
    found, behind = None, len(words)
    for offer in offers:
        key = offer.key.split()
        if words[: len(key)] == key and (found is None or len(words) - len(key) < behind):
            found, behind = offer, len(words) - len(key)
    return found, " ".join(words[len(words) - behind :]) if found else ""
