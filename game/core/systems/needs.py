"""Needs: they fall with time; at nothing they cost health. Feelings fade.

Writes Needs, Health, Relation. Each agent has its turn every PERIOD ticks, by id, so
that a tick's work stays even.
"""

from msgspec.structs import replace

from game.core.change import change
from game.core.combat import hurt
from game.core.components import Needs
from game.core.content import NeedRow
from game.core.events import NeedLow
from game.core.minding import ORDINARY, PRESSING, ask
from game.core.world import World

PERIOD = 10
DIRE = 120
"""Below this a need is pressing."""
MEND_AFTER = 100
"""Ticks after a wound before it begins to mend."""
MEND_EVERY = 40
"""Ticks for one point of health."""
FADE_EVERY = 600
"""Ticks for one point of opinion, towards 0."""
DEEP = 40
"""From this strength on, feelings fade at half the speed: friendships and grudges last."""
FEELING = {
    "hunger": ("hungry", "hunger"),
    "thirst": ("thirsty", "thirst"),
    "energy": ("tired", "exhaustion"),
    "company": ("lonely", "loneliness"),
}
"""Need -> (how it feels when low, what one dies of)."""

_Four = tuple[int, ...]
"""A number for each need, in the order of their fields."""


def needs(world: World) -> None:
    """Let the needs of those whose turn it is fall, hurt and mend them."""
    tick, rows = world.tick, world.content.needs
    falls = tuple(_share(rows[name].fall, tick) for name in Needs.__struct_fields__)
    lows = tuple(rows[name].low for name in Needs.__struct_fields__)
    for agent in world.having_turn(PERIOD, -tick % PERIOD):
        if not _falls_quietly(world, agent, falls, lows):
            _fall(world, agent)
        if (tick + agent) % FADE_EVERY == 0 and world.alive(agent):
            _fade(world, agent, tick // FADE_EVERY)


def _falls_quietly(world: World, agent: int, falls: _Four, lows: _Four) -> bool:
    """What `_fall` does to somebody for whom it changes no more than numbers; else False."""
    own, mind = world.needs[agent], world.mind[agent]
    hunger, thirst, energy, company = falls
    if mind.stage == "doing" and mind.intent is not None and mind.intent.action == "rest":
        hunger, thirst, company = hunger * 2 // 3, thirst * 2 // 3, company * 2 // 3
    hunger, thirst = own.hunger - hunger, own.thirst - thirst
    energy, company = own.energy - energy, own.company - company
    if (
        _felt(hunger, own.hunger, lows[0])
        or _felt(thirst, own.thirst, lows[1])
        or _felt(energy, own.energy, lows[2])
        or _felt(company, own.company, lows[3])
    ):
        return False
    world.needs[agent] = own = Needs(hunger, thirst, energy, company)
    _mend(world, agent, own)
    return True


def _felt(now: int, before: int, low: int) -> bool:
    """Whether a need that fell is at nothing, or has just become low or dire."""
    return now <= 0 or now < low <= before or now < DIRE <= before


def _fade(world: World, agent: int, turn: int) -> None:
    """One point towards indifference, for all whom somebody knows."""
    relations = dict(world.beliefs[agent].relations)
    for other, relation in relations.items():
        opinion = relation.opinion
        if opinion and (abs(opinion) < DEEP or turn % 2):
            faded = opinion - (opinion > 0) + (opinion < 0)
            relations[other] = replace(relation, opinion=faded)
    change(world.beliefs, agent, relations=relations)


def _fall(world: World, agent: int) -> None:
    own, tick = world.needs[agent], world.tick
    mind = world.mind[agent]
    asleep = mind.stage == "doing" and mind.intent is not None and mind.intent.action == "rest"
    left: list[int] = []
    for name in Needs.__struct_fields__:
        row = world.content.needs[name]
        before = getattr(own, name)
        fall = _share(row.fall, tick)
        if asleep and name != "energy":
            fall = fall * 2 // 3  # the sleeping use up less
        now = max(0, before - fall)
        left.append(now)
        _notice(world, agent, row, before, now)
        if now == 0 and row.hurts:
            damage = _share(row.hurts, tick)
            if damage and not hurt(world, agent, damage, FEELING[name][1], 0, 0):
                return
    world.needs[agent] = own = Needs(*left)
    _mend(world, agent, own)


def _mend(world: World, agent: int, own: Needs) -> None:
    tick = world.tick
    # The turn comes every PERIOD ticks; one in MEND_EVERY / PERIOD of them mends.
    if (tick // PERIOD) % (MEND_EVERY // PERIOD):
        return
    health = world.health[agent]
    well = min(own.hunger, own.thirst, own.energy) > DIRE
    if well and tick - health.hurt_at > MEND_AFTER:
        change(world.health, agent, current=min(health.maximum, health.current + 1))


def _share(per_thousand: int, tick: int) -> int:
    """What PERIOD ticks take of a rate, so that 1,000 ticks take exactly all of it."""
    return per_thousand * tick // 1000 - per_thousand * (tick - PERIOD) // 1000


def _notice(world: World, agent: int, row: NeedRow, before: int, now: int) -> None:
    for mark, urgency in ((row.low, ORDINARY), (DIRE, PRESSING)):
        if now < mark <= before:
            feeling = FEELING[row.name][0]
            if urgency == PRESSING:
                feeling = f"desperately {feeling}"
            event = world.emit(NeedLow(agent=agent, need=row.name, feeling=feeling))
            ask(world, agent, f"is {feeling}", urgency, event)
