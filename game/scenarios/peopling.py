"""Peopling: who a world's people are, what they have, and what they think of each other."""

from dataclasses import dataclass, field

import msgspec

from game.core.change import change
from game.core.components import Relation
from game.core.grid import distance
from game.core.people import learn_place, new_name, settle_in
from game.core.relations import see_as
from game.core.things import end_item, give_item, nearest_free
from game.core.world import World
from game.core.worldgen.settle import BEGUN_WITH, pocket
from game.scenarios.checking import AIMS, EVERYBODY
from game.scenarios.faults import Path
from game.scenarios.loading import Scenario
from game.scenarios.places import tile_of
from game.scenarios.schema import Person

KNOWN_AROUND = 30
"""Tiles about their start in which people of a drawn map know the wells, fires and works."""

SINCE = 600
"""Ticks before the world began at which those who know each other spoke last."""


@dataclass(slots=True)
class Cast:
    """Which agents the scenario's people are."""

    everybody: list[int]
    parts: list[tuple[Path, Person, list[int]]] = field(default_factory=list)
    """(path in the file, what it says, the agents it speaks of)."""
    named: dict[str, int] = field(default_factory=dict)
    groups: dict[str, list[int]] = field(default_factory=dict)

    def of(self, name: str) -> list[int]:
        """The agents that a person's or group's name means, by id."""
        if name == EVERYBODY:
            return self.everybody
        return [self.named[name]] if name in self.named else self.groups[name]


def cast_of(scenario: Scenario, agents: list[int]) -> Cast:
    """The listed people are the first agents, in the order of the file."""
    cast = Cast(sorted(agents))
    rest = iter(agents)
    for i, person in enumerate(scenario.file.people):
        mine = [next(rest) for _ in range(person.count)]
        cast.parts.append((("people", i), person, mine))
        if person.name:
            cast.named[person.name] = mine[0]
        if person.group:
            cast.groups.setdefault(person.group, []).extend(mine)
    return cast


def settle_drawn(world: World, agents: list[int]) -> None:
    """On a drawn map: a trifle for everybody, the nearest bed, and what stands near."""
    beds = [entity for entity in sorted(world.fixture) if world.kind[entity] in world.purposes.beds]
    for agent in agents:
        here = world.position[agent]
        free = [bed for bed in beds if not world.fixture[bed].owner]
        if free:
            settle_in(world, agent, min(free, key=lambda bed: (_away(world, agent, bed), bed)))
        for entity, _, _ in sorted(world.grid.near(here.x, here.y, KNOWN_AROUND)):
            row = world.content.objects.get(world.kind[entity])
            if row and (row.drink or row.comfort or row.landmark):
                learn_place(world, agent, entity)
        pocket(world, agent)


def settle_listed(scenario: Scenario, world: World, cast: Cast) -> None:
    """What the file says of its people. Raises ScenarioError."""
    _name(world, cast)
    for path, person, agents in cast.parts:
        for agent in agents:
            _be(scenario, world, agent, person, path)
    for _, person, agents in cast.parts:
        for agent in agents:
            _feel(world, cast, agent, person)


def _name(world: World, cast: Cast) -> None:
    """Give the named their names; a stranger who had one by chance gets another."""
    theirs = set(cast.named.values())
    for name, agent in cast.named.items():
        for other, taken in list(world.names.items()):
            if taken == name and other not in theirs:
                del world.names[other]
                change(world.persona, other, name=new_name(world))
                world.born(other)
        change(world.persona, agent, name=name)
    for agent in theirs:
        world.born(agent)
    world.names = dict(sorted(world.names.items()))


def _be(scenario: Scenario, world: World, agent: int, person: Person, path: Path) -> None:
    persona = world.persona[agent]
    persona = change(
        world.persona,
        agent,
        story=person.story,
        goals=tuple(_in_words(scenario, goal) for goal in person.goals),
    )
    if person.look is not None:
        persona = change(world.persona, agent, look=person.look)
    change(
        world.persona, agent, traits=msgspec.structs.replace(persona.traits, **_said(person.traits))
    )
    points = {**world.skills[agent].points, **dict(sorted(person.skills.items()))}
    change(world.skills, agent, points=points)
    for name, value in _said(person.state).items():
        if name == "health":
            change(world.health, agent, current=value)
        else:
            change(world.needs, agent, **{name: value})
    if person.place is not None:
        spot = nearest_free(world, *tile_of(world, scenario, person.place, (*path, "place")))
        if spot is not None and scenario.layout is None:
            world.move(agent, *spot)
    if person.home is not None:
        _house(scenario, world, agent, person.home, path)
    if person.belongings is not None:
        for entity in list(world.inventory[agent].items):
            end_item(world, entity, BEGUN_WITH)
        for kind, count in sorted(person.belongings.items()):
            give_item(world, agent, kind, count, BEGUN_WITH)


def _house(
    scenario: Scenario, world: World, agent: int, home: tuple[int, int] | str, path: Path
) -> None:
    """Give somebody the bed nearest to a place; whoever had it gets theirs in exchange."""
    x, y = tile_of(world, scenario, home, (*path, "home"))
    beds = [entity for entity in sorted(world.fixture) if world.kind[entity] in world.purposes.beds]
    if not beds:
        raise scenario.blame(
            (*path, "home"), home, "a place near a bed, and there is no bed",
            "draw one, or leave home out",
        )  # fmt: skip
    at = {bed: world.position[bed] for bed in beds}
    bed = min(beds, key=lambda bed: (distance(x, y, at[bed].x, at[bed].y), bed))
    other, mine = world.fixture[bed].owner, world.persona[agent].home
    if bed == mine:
        return
    for entity, fixture in world.fixture.items():
        if fixture.owner in (agent, other) and fixture.owner:
            change(world.fixture, entity, owner=other if fixture.owner == agent else agent)
    if other:
        change(world.persona, other, home=0)
        if mine:
            settle_in(world, other, mine)
    settle_in(world, agent, bed)


def _feel(world: World, cast: Cast, agent: int, person: Person) -> None:
    """One's views of others, the last word about each counting."""
    for tie in person.relations:
        for other in cast.of(tie.to):
            if other != agent:
                # They spoke before the world began: nobody greets a sister as a new face.
                see_as(world, agent, other, Relation(tie.opinion, tie.reason, met=-SINCE))


def _said(part: msgspec.Struct) -> dict[str, int]:
    """The fields of a part that were given."""
    said = msgspec.structs.asdict(part)
    return {name: value for name, value in said.items() if value is not None}


def _in_words(scenario: Scenario, goal: str | dict[str, str]) -> str:
    if isinstance(goal, str):
        return goal
    ((aim, name),) = goal.items()
    words = {"invite": "invite everybody: ", "stand": "be chosen by all: ", "tell": "tell all: "}
    assert aim in AIMS
    return (words[aim] + scenario.file.facts[name].text)[:120]


def _away(world: World, agent: int, entity: int) -> int:
    here, there = world.position[agent], world.position[entity]
    return distance(here.x, here.y, there.x, there.y)
