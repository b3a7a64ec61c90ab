"""Decisions: who needs a new intent gets a ticket, and their mind is asked.

Writes Mind. Never more than one ticket an agent. A ticket that is out while its stand-in
intent is used up asks for another stand-in, and one that nobody answers is asked anew.
"""

from game.core.change import change
from game.core.components import Mind
from game.core.events import DecisionRequested
from game.core.minding import ATTACKED, ORDINARY, ask, leave
from game.core.statuses import stilled
from game.core.taking_up import carry_on
from game.core.world import World

OUTCOMES = ("refused", "traded")
"""Others' answers after which one can go on with what one meant to do."""
LOST = 30
"""Ticks without an answer or a stand-in after which a ticket is asked anew."""


def decisions(world: World) -> None:
    """Ask the minds of all who need it, in id order."""
    tick, minds = world.tick, world.mind
    old = tick - world.rules.plan_ticks
    for agent in world.agents:
        mind = minds[agent]
        # Most people are at something that is not old: this line is all that they cost.
        if mind.intent is not None and not mind.asked and (mind.started > old or mind.ticket):
            continue
        if agent == world.possessed:
            _leave_to_player(world, agent)
            continue
        if agent in world.statuses and stilled(world, agent):
            continue  # whatever it is, it will be thought of when one can do something again
        if not mind.asked:
            if mind.intent is None and not mind.ticket:
                if mind.ahead and carry_on(world, agent):
                    continue
                ask(world, agent, "has nothing to do", ORDINARY)
            elif mind.intent is None and tick - mind.asked_at >= LOST:
                change(minds, agent, asked=mind.reason, urgency=ORDINARY)
            elif mind.intent is not None and not mind.ticket and _old(mind, old):
                ask(world, agent, "the plan is old", ORDINARY)
            else:
                continue
            mind = minds[agent]
        if mind.intent is None and mind.ready_at > tick and mind.urgency < ATTACKED:
            continue
        if mind.ahead and mind.deed in OUTCOMES and _takes_note(world, agent, mind):
            continue
        _request(world, agent)


def _takes_note(world: World, agent: int, mind: Mind) -> bool:
    """Whether somebody who waited for this answer goes on without thinking about it."""
    if mind.ticket or mind.urgency > ORDINARY:
        return False
    if mind.intent is not None and mind.intent.action not in ("trade", "counter"):
        return False
    leave(world, agent, "got an answer")
    return carry_on(world, agent)


def _leave_to_player(world: World, agent: int) -> None:
    """Nobody is asked for the possessed; what would have been the reason is kept to be seen."""
    mind = world.mind[agent]
    if mind.asked:
        change(world.mind, agent, reason=mind.asked, asked="", asked_at=world.tick)


def _old(mind: Mind, old: int) -> bool:
    """Whether somebody awake is still at what they took up at that tick or earlier."""
    resting = mind.intent is not None and mind.intent.action == "rest"
    return not resting and mind.started <= old


def _request(world: World, agent: int) -> None:
    mind = world.mind[agent]
    standin = mind.ticket != 0 and mind.urgency < ATTACKED
    if standin and mind.intent is not None:
        change(world.mind, agent, asked="")  # the answer that is awaited will know of this, too
        return
    ticket = mind.ticket
    if not standin:
        ticket = world.next_ticket
        world.next_ticket += 1
    event = world.emit(
        DecisionRequested(
            agent=agent,
            ticket=ticket,
            reason=mind.asked,
            urgency=mind.urgency,
            standin=standin,
            cause=mind.cause,
        )
    )
    change(
        world.mind,
        agent,
        ticket=ticket,
        reason=mind.asked,
        asked="",
        asked_at=world.tick,
        cause=event,
    )
