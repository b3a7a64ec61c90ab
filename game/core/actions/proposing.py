"""Proposing: an offer, first or in answer, is said to whom it is made."""

from game.core.change import change
from game.core.components import Intent
from game.core.deals import in_words
from game.core.events import Countered, Offered
from game.core.minding import ORDINARY, ask, note_habit
from game.core.world import World

PATIENCE = 30
"""Ticks that one waits for an answer."""


def propose(
    world: World,
    agent: int,
    intent: Intent,
    number: int,
    kind: type[Offered | Countered],
    said: str,
) -> None:
    """Say the open deal `number`, as an event of `kind`; the other is asked to think about it.

    `said` is what the other is told, with places for `{offer}` and `{maker}`.
    """
    terms, target = intent.terms, world.deals[number].taker
    assert terms is not None
    offer = in_words(world.content, terms)
    event = world.emit(
        kind(
            agent=agent,
            target=target,
            deal=number,
            offer=offer,
            gives=terms.gives,
            wants=terms.wants,
            cause=world.mind[agent].cause,
        )
    )
    change(world.deals, number, cause=event)
    reason = said.format(offer=offer, maker=world.label(agent))
    ask(world, target, reason, ORDINARY, event, agent, "offered", number)
    note_habit(world, agent, intent)
    lately = {**world.mind[agent].lately, f"trade {target}": world.tick}
    change(world.mind, agent, lately=lately)
