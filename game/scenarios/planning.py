"""Planning: what people know from the start, and what is laid down to happen."""

from typing import Any

from game.core.apply.inner import plant
from game.core.commands import (
    AnyCommand,
    Give,
    Kill,
    Planned,
    Plant,
    SetRule,
    SetWeather,
    Spawn,
    Teleport,
    Voice,
)
from game.core.world import World
from game.scenarios import schema
from game.scenarios.checking import AIMS
from game.scenarios.faults import Path
from game.scenarios.loading import Scenario
from game.scenarios.peopling import Cast
from game.scenarios.places import heart, tile_of
from game.scenarios.schema import DEEDS
from game.scenarios.when import tick_at, ticks_of


def plan(scenario: Scenario, world: World, cast: Cast) -> None:
    """Plant the facts, and fill the schedule. Raises ScenarioError."""
    planned: list[Planned] = []
    for name, fact in scenario.file.facts.items():
        knowers = {agent for who in fact.known_by for agent in cast.of(who)}
        knowers |= set(_aiming(cast, name))
        if not knowers:
            continue  # a happening may tell it
        command = _fact(scenario, world, cast, name, tuple(sorted(knowers)))
        tick = tick_at(fact.at, world.rules) if fact.at is not None else 0
        if tick:
            planned.append(Planned(tick=tick, command=command))
        else:
            plant(world, command)
    for i, happening in enumerate(scenario.file.happenings):
        planned += _happening(scenario, world, cast, happening, ("happenings", i))
    planned.sort(key=lambda one: one.tick)  # stable: what is due together keeps its order
    world.schedule = planned


def _aiming(cast: Cast, fact: str) -> list[int]:
    """Those whose goal it is to tell a fact: they know it, of course."""
    return [
        agent
        for _, person, agents in cast.parts
        for goal in person.goals
        if isinstance(goal, dict) and fact in goal.values()
        for agent in agents
    ]


def _fact(
    scenario: Scenario, world: World, cast: Cast, name: str, knowers: tuple[int, ...]
) -> Plant:
    fact, where = scenario.file.facts[name], ("facts", name)
    x, y = -1, -1
    if fact.place is not None:
        x, y = tile_of(world, scenario, fact.place, (*where, "place"))
    subject = cast.named.get(fact.subject or "", 0)
    if not subject and fact.kind in AIMS.values():
        subject = next(iter(_aiming(cast, name)), 0)
    due = tick_at(fact.due, world.rules) if fact.due is not None else 0
    return Plant(
        fact=fact.kind,
        knowers=knowers,
        subject=subject,
        object=cast.named.get(fact.object or "", 0),
        x=x,
        y=y,
        due=due or 0,
        text=fact.text,
        value=fact.value,
    )


def _happening(
    scenario: Scenario, world: World, cast: Cast, its: schema.Planned, where: Path
) -> list[Planned]:
    """The commands of one happening; only the first of them tells its title."""
    tick = tick_at(its.at, world.rules)
    every = ticks_of(its.every, world.rules) if its.every is not None else 0
    assert tick is not None and every is not None
    planned: list[Planned] = []
    for command in _commands(scenario, world, cast, its, where):
        title = its.title or "" if not planned else ""
        planned.append(Planned(tick=tick, command=command, title=title, every=every))
    return planned


def _commands(
    scenario: Scenario, world: World, cast: Cast, its: schema.Planned, where: Path
) -> list[AnyCommand]:
    place = (
        tile_of(world, scenario, its.place, (*where, "place"))
        if its.place is not None
        else heart(world)
    )
    deed = next(name for name in DEEDS if getattr(its, name) is not None)
    to = cast.of(its.to) if its.to is not None else []
    words: dict[str, Any] = {"x": place[0], "y": place[1]}
    if deed == "spawn":
        kind = its.spawn or ""
        if kind in world.content.items:
            return [Spawn(prefab=kind, count=its.count, **words)]
        return [Spawn(prefab=kind, name=its.name or "", **words) for _ in range(its.count)]
    if deed == "give":
        return [Give(agent=agent, item=its.give or "", count=its.count) for agent in to]
    if deed == "kill":
        return [Kill(entity=cast.named[its.kill or ""])]
    if deed == "move":
        return [Teleport(entity=cast.named[its.move or ""], **words)]
    if deed == "voice":
        return [Voice(text=its.voice or "", agent=agent) for agent in to or [0]]
    if deed == "fact":
        return [_fact(scenario, world, cast, its.fact or "", tuple(to))]
    if deed in ("weather", "season"):
        return [SetWeather(weather=its.weather or its.season or "")]
    return [SetRule(rule=rule, value=value) for rule, value in (its.rules or {}).items()]
