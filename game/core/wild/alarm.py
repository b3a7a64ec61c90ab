"""Alarm: people who see danger come think again at once, and know what to warn others of."""

from itertools import islice

from game.core.components import Fact
from game.core.facts import LATELY, learn, new_fact
from game.core.guarding import cry
from game.core.minding import PRESSING, ask
from game.core.narrate import phrase, plural
from game.core.world import World

EVERY = 8
"""Ticks from one look to the next."""
GAP = 40
"""Ticks that somebody who has decided is left to it."""
DANGER = "danger"
"""The kind of fact."""
FRESH = 1200
"""Ticks for which a danger counts as the same."""
SEEN = "saw beast"
"""What the deed is called in an observation."""


def warn(world: World, agent: int, kind: str, x: int, y: int, event: int = 0) -> int:
    """Let somebody know of a danger that they see, so that they can tell of it; the fact."""
    text = f"{plural(kind.replace('_', ' '))} are about"
    for number in islice(reversed(world.facts), LATELY):
        fact = world.facts[number]
        if fact.kind == DANGER and fact.text == text and world.tick - fact.tick < FRESH:
            learn(world, agent, number)
            return number
    fact = Fact(kind=DANGER, x=x, y=y, tick=world.tick, event=event, text=text)
    number = new_fact(world, fact)
    learn(world, agent, number)
    return number


def alarm(world: World, entity: int) -> None:
    """Let those awake who see a raider near think again; the first cries out."""
    if (world.tick + entity) % EVERY >= 3:
        return
    at = world.position[entity]
    for agent, x, y in world.grid.near(at.x, at.y, 6, loose=True):
        if agent not in world.persona:
            continue
        if not awake(world, agent) or not world.grid.sees(at.x, at.y, x, y):
            continue
        cry(world, agent, entity, warn(world, agent, world.kind[entity], at.x, at.y))
        mind = world.mind[agent]
        intent = mind.intent
        if mind.ticket or mind.asked or world.tick - mind.started < GAP:
            continue
        if intent is not None and intent.action in ("rest", "attack", "flee", "defend"):
            continue
        reason = f"sees {phrase(world.kind[entity])} coming"
        ask(world, agent, reason, PRESSING, 0, entity, SEEN)


def awake(world: World, agent: int) -> bool:
    """Whether somebody is up and about."""
    mind = world.mind[agent]
    return not (mind.stage == "doing" and mind.intent is not None and mind.intent.action == "rest")
