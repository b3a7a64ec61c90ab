"""Talking: how conversations begin, who joins them, whose turn it is, and how they end.

A conversation begins when somebody is spoken to, and ends by leave-taking, a quarrel,
danger, distance, silence, or when all has been said. It binds nobody: whoever does
something else is out of it before long. `systems/conversations.py` watches over them.
"""

from collections.abc import Sequence

from game.core.change import change
from game.core.company import Line, Talk
from game.core.events import ConversationBegan, ConversationEnded, ConversationJoined
from game.core.world import World

LARGEST = 5
"""The most people in one conversation."""
SPARSE = 8
"""Utterances that each member of a conversation has, and not more."""
LINES = 8
"""How many of the last words are kept while it goes on."""
SUMMED = 3
"""The most facts that the summary of a conversation names."""
HOSTILE = ("insult", "threaten")
FREE = ("move", "wait", "say", "use", "pickup", "attend")
"""Actions over which one answers when spoken to."""


def in_passing(world: World, agent: int, target: int, topic: str) -> bool:
    """Whether a greeting is no more than a nod, for the other is at something and in no talk."""
    if topic != "greet" or world.mind[agent].talk or world.mind[target].talk:
        return False
    intent = world.mind[target].intent
    return intent is not None and intent.action not in FREE


def talk_of(world: World, agent: int) -> Talk | None:
    """The conversation that somebody is in, if any."""
    mind = world.mind.get(agent)
    return world.talks.get(mind.talk) if mind is not None and mind.talk else None


def partners(world: World, agent: int) -> tuple[int, ...]:
    """With whom somebody is in conversation; who has been silent longest comes first."""
    talk = talk_of(world, agent)
    return tuple(m for m in talk.members if m != agent) if talk else ()


def exchange(
    world: World, agent: int, target: int, topic: str, cause: int, words: str = ""
) -> tuple[int, ...]:
    """Count words towards a conversation; returns all members who hear them but the speaker.

    Begins one, or lets the speaker join; unkind words and a leave-taking end it. A greeting in
    passing begins none.
    """
    if in_passing(world, agent, target, topic):
        return (target,)
    if topic in HOSTILE:
        if world.mind[agent].talk and world.mind[agent].talk == world.mind[target].talk:
            hearers = partners(world, agent)
            leave_talk(world, agent, "they fell out", cause)
            return hearers
        return (target,)
    if topic == "bye":
        hearers = partners(world, agent)
        leave_talk(world, agent, "they took leave", cause)
        return hearers
    number = _joined(world, agent, target, cause)
    talk = world.talks.get(number)
    if talk is None:
        return (target,)
    talk = change(
        world.talks,
        number,
        members=(*(member for member in talk.members if member != agent), agent),
        turn=target,
        topic=topic,
        last=world.tick,
        said=talk.said + 1,
        lines=(*talk.lines, Line(agent, words))[-LINES:],
    )
    hearers = tuple(member for member in talk.members if member != agent)
    if talk.said >= SPARSE * len(talk.members):
        end_talk(world, number, "all had been said", cause)
    return hearers


def _joined(world: World, agent: int, target: int, cause: int) -> int:
    """The conversation that both are in from now on; 0 if it has no room for one more."""
    own, theirs = world.mind[agent].talk, world.mind[target].talk
    if theirs and own == theirs:
        return theirs
    if theirs:
        if len(world.talks[theirs].members) >= LARGEST:
            return 0
        leave_talk(world, agent, "one of them turned to others", cause)
        change(world.talks, theirs, members=(*world.talks[theirs].members, agent))
        change(world.mind, agent, talk=theirs)
        world.emit(ConversationJoined(agent=agent, target=target, talk=theirs, cause=cause))
        return theirs
    if own and len(world.talks[own].members) < LARGEST:
        change(world.talks, own, members=(*world.talks[own].members, target))
        change(world.mind, target, talk=own, lines=())
        world.emit(ConversationJoined(agent=target, target=agent, talk=own, cause=cause))
        return own
    if own:
        return 0
    number = world.next_talk
    world.next_talk += 1
    event = world.emit(ConversationBegan(agent=agent, target=target, talk=number, cause=cause))
    world.talks[number] = Talk((target, agent), world.tick, world.tick, event=event)
    change(world.mind, agent, talk=number)
    change(world.mind, target, talk=number, lines=())
    return number


def leave_talk(world: World, agent: int, reason: str, cause: int = 0) -> None:
    """Take somebody, who may be dead, out of their conversation; two are needed for one."""
    mind = world.mind.get(agent)
    if mind is None or not mind.talk:
        return
    number = mind.talk
    talk = world.talks[number]
    if len(talk.members) <= 2:
        end_talk(world, number, reason, cause)
        return
    members = tuple(member for member in talk.members if member != agent)
    turn = members[0] if talk.turn == agent else talk.turn
    change(world.talks, number, members=members, left=(*talk.left, agent), turn=turn)
    change(world.mind, agent, talk=0, lines=())


def end_talk(world: World, number: int, reason: str, cause: int = 0) -> None:
    """End a conversation, and tell what was passed on in it."""
    talk = world.talks.pop(number)
    for member in talk.members:
        if member in world.mind:
            change(world.mind, member, talk=0, lines=())
    first, second = sorted(talk.members)[:2]
    known = [fact for fact in talk.passed if fact in world.facts]
    news = "; ".join(world.facts[fact].text for fact in known[:SUMMED])
    world.emit(
        ConversationEnded(
            agent=first,
            target=second,
            talk=number,
            members=tuple(sorted({*talk.members, *talk.left})),
            people=named(world, sorted(talk.members)),
            turns=talk.said,
            reason=reason,
            summary=f"; they spoke of this: {news}" if news else "",
            facts=known,
            cause=cause or talk.event,
        )
    )


def named(world: World, people: Sequence[int]) -> str:
    """Names as one says them: Ada, Bo and Mara."""
    names = [world.label(one) for one in people]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
