"""Taking up an intent: from a mind's answer to a body that walks or works.

A mind may say what comes next; then nobody asks it again until that is done or something
comes up. Whoever is spoken to on the way answers, and goes on with what they were at.
"""

from msgspec.structs import replace

from game.core.actions import ACTIONS
from game.core.change import change
from game.core.components import Intent
from game.core.events import Decided
from game.core.going_on import SPELL, another
from game.core.minding import ORDINARY, PAUSE, ask, fail, finish, leave, refused, same_aim
from game.core.statuses import hinders
from game.core.world import World

BUILTIN = "builtin"
"""Who decided, as `Decided.mind` names a mind that is no model."""
AHEAD, AHEAD_TICKS = 6, 500
"""How many intents one keeps in mind to do next, and for how long."""
BESIDE = 9
"""Tiles within which one turns to somebody as one meant to."""
LINES = 4
"""How many lines one keeps in mind to say in a talk."""
ANSWERS = ("say", "accept", "refuse", "counter", "deny", "giveback")
"""Actions that but interrupt what one is at."""
RESUMED = ("buy", "craft", "drink", "eat", "fetch", "move", "pickup", "sell", "stow", "use")
"""Actions that one goes on with after such an interruption."""


def take_up(world: World, agent: int, intent: Intent, ticket: int, who: str, standin: bool) -> None:
    """Begin an intent, or refuse it with a reason that the agent sees."""
    mind = world.mind[agent]
    if mind.intent is not None and same_aim(mind.intent, intent) and mind.stage != "idle":
        # It is done for the reason that it was begun for, and not for what made one think.
        cause = mind.chosen or mind.cause
        change(world.mind, agent, provisional=standin, started=world.tick, cause=cause)
        return
    action = ACTIONS.get(intent.action)
    reason = _reason_against(world, agent, intent) if action else "nobody knows how to do that"
    if action is None or reason:
        # The running intent goes on: a bad idea costs nothing but the asking.
        refused(world, agent, intent, reason)
        if mind.intent is None:
            change(world.mind, agent, ready_at=max(mind.ready_at, world.tick + PAUSE))
            ask(world, agent, f"could not {intent.action}: {reason}", ORDINARY)
        return
    interrupted = mind.intent
    leave(world, agent, "to do something else")
    event = world.emit(
        Decided(
            agent=agent,
            ticket=ticket,
            action=intent.action,
            why=intent.why,
            mind=who,
            provisional=standin,
            target=intent.target,
            cause=mind.cause,
        )
    )
    if intent.then or intent.action not in ANSWERS or standin or who != BUILTIN:
        # Who planned nothing and has a model for a mind is asked each time.
        on = bool(intent.then) or who == BUILTIN
        until = world.tick + AHEAD_TICKS if on else world.tick
        change(world.mind, agent, ahead=intent.then[:AHEAD], planned=event, ahead_until=until)
    elif interrupted is not None:
        _resume_later(world, agent, interrupted)
    lines = () if standin else intent.lines[:LINES]
    change(world.mind, agent, lines=lines, said_in=event, cause=event, chosen=event)
    if intent.then or intent.lines:
        intent = replace(intent, then=(), lines=())
    _set_out(world, agent, intent, standin)


def say_on(world: World, agent: int, to: int, cause: int) -> bool:
    """Say the next of what one meant to say, to words that call for no other answer.

    It was meant for this talk and for somebody who is still in it, and nobody has said it
    meanwhile. Who is about to speak isn't put off. Returns whether one goes on so; what else
    there is to think about comes first.
    """
    mind = world.mind[agent]
    talk = world.talks.get(mind.talk)
    if talk is None or to not in talk.members or mind.asked or mind.ticket:
        return False
    if agent == world.possessed:
        return False
    intent = mind.intent
    if intent is not None and intent.action == "say" and intent.target in talk.members:
        return True
    heard = {line.words for line in talk.lines}
    while mind.lines:
        line, *rest = mind.lines
        mind = change(world.mind, agent, lines=tuple(rest))
        fits = line.action == "say" and line.target in talk.members and line.words not in heard
        if not fits or _reason_against(world, agent, line):
            continue
        leave(world, agent, "to go on talking")
        if intent is not None:
            _resume_later(world, agent, intent)
        change(world.mind, agent, cause=cause)
        _unasked(world, agent, line, mind.said_in)
        return True
    return False


def _resume_later(world: World, agent: int, interrupted: Intent) -> None:
    """Keep in mind what words or an answer interrupt, if one goes on with the like of it."""
    if interrupted.action not in RESUMED:
        return
    mind = world.mind[agent]
    ahead = (interrupted, *mind.ahead)[:AHEAD]
    until = max(mind.ahead_until, world.tick + AHEAD_TICKS // 2)
    change(world.mind, agent, ahead=ahead, ahead_until=until)


def done(world: World, agent: int) -> None:
    """End an intent that was carried out, and go on with what was meant to come next."""
    mind = world.mind[agent]
    asked, intent = mind.asked, mind.intent
    finish(world, agent)
    if not asked and not carry_on(world, agent):
        _go_on(world, agent, intent)


def gave_up(world: World, agent: int, reason: str) -> None:
    """End one that can't be carried out, and go on all the same."""
    mind = world.mind[agent]
    asked, intent = mind.asked, mind.intent
    fail(world, agent, reason)
    if not asked and not carry_on(world, agent):
        _go_on(world, agent, intent)


def carry_on(world: World, agent: int) -> bool:
    """Take up the next of what is meant to be done and still can be; whether there is any."""
    mind = world.mind[agent]
    if mind.ticket or world.tick > mind.ahead_until or agent == world.possessed:
        mind = change(world.mind, agent, ahead=())
    while mind.ahead:
        intent, *rest = mind.ahead
        mind = change(world.mind, agent, ahead=tuple(rest))
        action = ACTIONS.get(intent.action)
        if action is None or _reason_against(world, agent, intent) or _bygone(world, agent, intent):
            continue
        lines = intent.lines[:LINES]
        if intent.action == "say":
            change(world.mind, agent, lines=lines, said_in=mind.planned)
        _unasked(world, agent, replace(intent, lines=()) if lines else intent)
        return True
    return False


def _bygone(world: World, agent: int, intent: Intent) -> bool:
    """Whether whom one meant to turn to has gone, or has been spoken with since."""
    if intent.action not in ("give", "say", "trade"):
        return False
    here, there = world.position[agent], world.position.get(intent.target)
    if there is None or max(abs(here.x - there.x), abs(here.y - there.y)) > BESIDE:
        return True
    mind = world.mind[agent]
    met = world.beliefs[agent].relations.get(intent.target)
    return intent.action == "say" and (
        mind.talk != 0 or (met is not None and met.met > mind.ahead_until - AHEAD_TICKS)
    )


def _go_on(world: World, agent: int, intent: Intent | None) -> None:
    """Turn to another thing of the kind, if that needs no thought."""
    mind = world.mind[agent]
    thought = mind.ahead_until - AHEAD_TICKS
    if intent is None or mind.ticket or agent == world.possessed or world.tick > thought + SPELL:
        return
    more = another(world, agent, intent)
    if more is not None and not _reason_against(world, agent, more):
        _unasked(world, agent, more)


def _unasked(world: World, agent: int, intent: Intent, planned: int = 0) -> None:
    """Begin what nobody was asked about, but was meant in an earlier decision."""
    mind = world.mind[agent]
    event = world.emit(
        Decided(
            agent=agent,
            ticket=0,
            action=intent.action,
            why=intent.why,
            mind=BUILTIN,
            provisional=False,
            target=intent.target,
            planned=planned or mind.planned,
            cause=mind.cause,
        )
    )
    change(world.mind, agent, asked="", cause=event, chosen=event)
    _set_out(world, agent, intent)


def _reason_against(world: World, agent: int, intent: Intent) -> str:
    """Why a deed that there is can't be done now, or ""."""
    reason = ACTIONS[intent.action].refuse(world, agent, intent)
    if not reason and agent in world.statuses:
        reason = hinders(world, agent, intent.action)
    return reason


def _set_out(world: World, agent: int, intent: Intent, standin: bool = False) -> None:
    change(
        world.mind,
        agent,
        intent=intent,
        provisional=standin,
        started=world.tick,
        rounds=0,
        blocked=0,
        path=(),
    )
    begin(world, agent)


def begin(world: World, agent: int) -> None:
    """Set the intent's stage: walk if its place is out of reach, else do it."""
    mind = world.mind[agent]
    assert mind.intent is not None
    action = ACTIONS[mind.intent.action]
    if within_reach(world, agent, mind.intent):
        motion = world.motion.get(agent)
        arrives = motion.arrive if motion else 0
        may = action.waits(world, agent, mind.intent)
        ready = max(world.tick, arrives, may) + action.takes
        change(world.mind, agent, stage="doing", ready_at=ready)
    else:
        ready = max(world.tick, mind.ready_at if world.motion.get(agent) else 0)
        change(world.mind, agent, stage="walking", ready_at=ready)


def within_reach(world: World, agent: int, intent: Intent) -> bool:
    """Whether the agent stands where the intent can be done."""
    aim = ACTIONS[intent.action].aim(world, agent, intent)
    if aim is None:
        return True
    here, (x, y, reach) = world.position[agent], aim
    return -reach <= here.x - x <= reach and -reach <= here.y - y <= reach
