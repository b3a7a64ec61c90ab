"""Minding: how a decision is asked for, and how intents end and fail.

How they begin stands in `taking_up.py`. Systems and actions go through these few
functions, so that a mind's state changes in one place.
"""

from game.core.change import change
from game.core.components import Intent
from game.core.events import ActionRefused, WokeUp
from game.core.world import World

IDLE, ORDINARY, PRESSING, ATTACKED = 0, 1, 2, 3
SHUN = 150
"""Ticks for which a target that led to nothing is left alone."""
HABITS = 16
"""How many kinds of deeds one remembers the last time of."""
WEIGHTY = frozenset(
    {"attack", "give", "holdup", "learn", "post", "steal", "teach", "tend", "write"}
)
LASTING = 4800
"""Deeds that one remembers the last time of for so many ticks longer than what one does all day."""
THOUGHT_TICKS = 600
"""Ticks for which a thought that came to somebody stays with them."""
PAUSE = 6
"""Ticks of rest after a failure, so that nobody fails ten times a second."""


def ask(
    world: World,
    agent: int,
    reason: str,
    urgency: int,
    cause: int = 0,
    by: int = 0,
    deed: str = "",
    about: int = 0,
    fact: int = 0,
) -> None:
    """Want a decision; a more urgent reason takes the place of a lesser one.

    `by` and `deed` say whose doing it is, if anybody's, `about` what their words were about
    and `fact` which they carried; among equals somebody's deed counts for more.
    """
    mind = world.mind[agent]
    if mind.asked and (mind.urgency > urgency or (mind.urgency == urgency and not by)):
        return
    change(
        world.mind,
        agent,
        asked=reason,
        urgency=urgency,
        by=by,
        deed=deed,
        about=about,
        fact=fact,
        cause=cause or mind.cause,
    )


def thought_of(world: World, agent: int) -> str:
    """The thought that came to somebody and has not faded; empty for none."""
    mind = world.mind[agent]
    return mind.thought if world.tick - mind.thought_at < THOUGHT_TICKS else ""


def leave(world: World, agent: int, reason: str) -> None:
    """Let go of the running intent, if any."""
    mind = world.mind[agent]
    if mind.intent is not None and mind.intent.action == "rest" and mind.rounds:
        world.emit(WokeUp(agent=agent, reason=reason, cause=mind.cause))
    change(world.mind, agent, intent=None, stage="idle", path=())


def finish(world: World, agent: int) -> None:
    """End an intent that was carried out."""
    mind = world.mind[agent]
    done = mind.intent.action if mind.intent else "nothing"
    if mind.intent is not None:
        note_habit(world, agent, mind.intent)
    leave(world, agent, "rested")
    mind = change(world.mind, agent, failures=0)
    ask(world, agent, f"finished: {done}", ORDINARY, mind.cause)


def note_habit(world: World, agent: int, intent: Intent) -> None:
    """Keep the tick at which this kind of thing was last done."""
    mind = world.mind[agent]
    what = intent.topic or world.kind.get(intent.target or intent.item, "")
    lately = {**mind.lately, f"{intent.action} {what}".rstrip(): world.tick}
    while len(lately) > HABITS:
        del lately[min(lately, key=lambda k: (_remembered(k, lately[k]), k))]
    change(world.mind, agent, lately=lately)


def _remembered(what: str, tick: int) -> int:
    """What was last done at a tick is forgotten in the order of this."""
    return tick + LASTING if what.partition(" ")[0] in WEIGHTY else tick


def fail(world: World, agent: int, reason: str) -> None:
    """End an intent that can't be carried out; its target is left alone for a while."""
    mind = world.mind[agent]
    intent = mind.intent
    assert intent is not None
    leave(world, agent, reason)
    refused(world, agent, intent, reason)
    mind = change(world.mind, agent, ready_at=world.tick + PAUSE)
    ask(world, agent, f"could not {intent.action}: {reason}", ORDINARY, mind.cause)


def refused(world: World, agent: int, intent: Intent, reason: str) -> None:
    """Tell of a refusal, and remember it against the target."""
    mind = world.mind[agent]
    shunned = {k: until for k, until in mind.shunned.items() if until > world.tick}
    for entity in (intent.target, intent.item if intent.action == "pickup" else 0):
        if entity:
            shunned[entity] = world.tick + SHUN
    if not intent.target and world.grid.inside(intent.x, intent.y):
        # A mere place, such as a shore, is remembered under its tile.
        shunned[-1 - (intent.y * world.grid.width + intent.x)] = world.tick + SHUN
    change(world.mind, agent, failures=mind.failures + 1, shunned=shunned)
    world.emit(
        ActionRefused(
            agent=agent,
            action=intent.action,
            reason=reason,
            target=intent.target,
            cause=mind.cause,
        )
    )


def same_aim(a: Intent, b: Intent) -> bool:
    """Whether two intents are the same deed, whatever the reasons given.

    >>> same_aim(Intent(action="eat", item=3, why="hungry"), Intent(action="eat", item=3))
    True
    """
    return (a.action, a.target, a.item, a.x, a.y, a.topic, a.deal, a.terms, a.fact, a.ability) == (
        b.action,
        b.target,
        b.item,
        b.x,
        b.y,
        b.topic,
        b.deal,
        b.terms,
        b.fact,
        b.ability,
    )
