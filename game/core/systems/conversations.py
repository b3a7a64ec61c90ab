"""Conversations: those that danger, distance or silence has ended are over.

Writes World.talks, Mind.talk. Runs after actions, when everybody is where they are.
"""

from game.core.company import Talk
from game.core.talking import end_talk, leave_talk
from game.core.world import World

APART = 8
"""Tiles from the nearest other at which somebody is out of a conversation."""
SILENCE = 70
"""Ticks without a word after which a conversation is over."""
LONGEST = 900
"""Ticks that a conversation may last."""
DANGER = ("attack", "flee", "defend")


def conversations(world: World) -> None:
    """Look after every conversation, oldest first."""
    for number in list(world.talks):
        talk = world.talks.get(number)
        if talk is None:
            continue
        if world.tick - talk.began >= LONGEST:
            end_talk(world, number, "it had lasted long enough")
            continue
        if world.tick - talk.last >= SILENCE:
            end_talk(world, number, "nobody had more to say")
            continue
        for member in list(talk.members):
            if number not in world.talks:
                break
            reason = _out_of_it(world, world.talks[number], member)
            if reason:
                leave_talk(world, member, reason)


def _out_of_it(world: World, talk: Talk, member: int) -> str:
    """Why a member can't go on talking; empty if they can."""
    if world.combat[member].foe_at >= talk.began:
        return "it came to blows"
    mind = world.mind[member]
    intent = mind.intent
    if intent is not None:
        action = intent.action
        if action in DANGER:
            return "there was danger"
        if action == "rest" and mind.rounds:
            return "one of them fell asleep"
    positions = world.position
    here = positions[member]
    for other in talk.members:
        if other != member:
            there = positions[other]
            if -APART < here.x - there.x < APART and -APART < here.y - there.y < APART:
                return ""
    return "they went their ways"
