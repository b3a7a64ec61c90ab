"""Statuses: what is on somebody for a time, and what it does to what they can do.

What each does stands in its row of the content. `world.statuses` holds only those who have
any, or had one that binds a short while ago, so that all others cost nothing: whoever asks
in a loop asks `if world.statuses` first.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from game.core.arcana import Status
from game.core.change import change, without
from game.core.content import StatusRow
from game.core.events import StatusBegan, StatusEnded
from game.core.world import World

MUTE = ("say", "cast", "teach", "wish")
"""What takes a voice."""
STRIKES = ("attack", "holdup", "despoil", "retake")
AWARE = ("wait",)
"""What one can do in any state."""


def on(world: World, entity: int) -> Iterator[tuple[str, StatusRow, Status]]:
    """(name, row, status) of all that is on somebody now, in the order of its coming."""
    its = world.statuses.get(entity)
    if its:
        rows, tick = world.content.statuses, world.tick
        for name, status in its.items():
            if status.until > tick and name in rows:
                yield name, rows[name], status


def has(world: World, entity: int, name: str) -> bool:
    """Whether a status is on somebody now."""
    status = world.statuses.get(entity, {}).get(name)
    return status is not None and status.until > world.tick


def binds(row: StatusRow) -> bool:
    """Whether a status takes from somebody what they would do."""
    return row.still or row.mute or row.peaceful


def immune_until(world: World, entity: int, name: str) -> int:
    """The tick from which a status can be brought on somebody again; 0 if it can be now."""
    status = world.statuses.get(entity, {}).get(name)
    return status.free if status is not None and status.free > world.tick else 0


def bring_on(world: World, entity: int, name: str, ticks: int, by: int, cause: int) -> int:
    """Put a status on somebody for a time; returns the event.

    One that they have lasts as long as the longer of the two; one that binds is not to be
    brought on again before as long a time has passed without it.
    """
    row, tick = world.content.statuses[name], world.tick
    for other in row.ends:
        if has(world, entity, other):
            lift(world, entity, other, f"{name.replace('_', ' ')} now")
    ticks = min(ticks, row.longest)
    before = world.statuses.get(entity, {}).get(name)
    until = tick + ticks
    if before is not None and before.until > until:
        until = before.until
    free = until + row.longest if binds(row) else 0
    event = world.emit(
        StatusBegan(
            agent=entity, status=name, told=row.text, by=by, ticks=until - tick, cause=cause
        )
    )
    its = world.statuses.get(entity, {})
    world.statuses[entity] = {**its, name: Status(until, by, event, tick, free)}
    if row.still:
        _stop(world, entity)
    return event


def lift(world: World, entity: int, name: str, reason: str) -> None:
    """Let a status end before its time, or at it."""
    its = world.statuses[entity]
    status = its[name]
    row = world.content.statuses.get(name)
    told = row.text if row else name
    world.emit(StatusEnded(agent=entity, status=name, told=told, reason=reason, cause=status.cause))
    if status.free > world.tick:
        world.statuses[entity] = {**its, name: replace(status, until=world.tick - 1)}
    else:
        forget(world, entity, name)


def forget(world: World, entity: int, name: str) -> None:
    """Drop a status that is over, and whoever has none any more."""
    world.statuses[entity] = without(world.statuses[entity], name)
    if not world.statuses[entity]:
        del world.statuses[entity]


def hinders(world: World, entity: int, action: str) -> str:
    """Why somebody can't do a thing for what is on them, or ""."""
    if action in AWARE:
        return ""
    for _, row, _ in on(world, entity):
        if row.still or (row.mute and action in MUTE) or (row.peaceful and action in STRIKES):
            return f"is {row.text}"
    return ""


def stilled(world: World, entity: int) -> bool:
    """Whether somebody can do nothing at all."""
    return any(row.still for _, row, _ in on(world, entity))


def paced(world: World, entity: int, ticks: int) -> int:
    """The ticks that a step takes somebody, given those that it would take anybody."""
    for _, row, _ in on(world, entity):
        ticks = ticks * 100 // row.speed
    return max(1, ticks)


def sighted(world: World, entity: int, radius: int) -> int:
    """How far somebody sees who would see so far."""
    for _, row, _ in on(world, entity):
        radius = radius * row.sees // 100
    return max(1, min(radius, 40))


def softened(world: World, entity: int, damage: int) -> int:
    """What is left of a blow after what keeps it off; a real one is never stopped for good."""
    for _, row, _ in on(world, entity):
        if row.absorbs:
            damage -= damage * row.absorbs // 100
    return damage


def _stop(world: World, entity: int) -> None:
    """Whoever can do nothing walks no further."""
    if entity in world.mind:
        change(world.mind, entity, path=())
    elif entity in world.creature:
        world.creature[entity].path = ()
