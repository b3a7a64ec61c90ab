"""A plan for a day is a command: bounded, cleaned, an event, and part of the state."""

from collections.abc import Sequence

import pytest

from game.core.apply import apply
from game.core.commands import Entry, PlanDay
from game.core.days import Block
from game.core.events import CommandRefused, DayPlanned, Event
from game.core.observe import observe
from game.core.snapshot import decode, encode
from game.core.world import World
from tests.persistence.living import tiny

FISH = Block(8, "work", "fish", "use shore")


def _plan(
    world: World, blocks: Sequence[Block], gist: str = "fish", agent: int = 0, reason: str = ""
) -> Event:
    agent = agent or world.agents[0]
    command = PlanDay(agent=agent, gist=gist, blocks=tuple(blocks), mind="m", reason=reason)
    apply(world, Entry(number=1, tick=1, source="mind", command=command))
    return world.events[-1]


def test_it_is_cleaned_kept_and_seen() -> None:
    world = tiny()
    agent = world.agents[0]
    event = _plan(world, [Block(8, "work", "fish\n\x1b[2J", "use\nshore")], "a\nday " + "x" * 200)
    assert isinstance(event, DayPlanned) and event.how == "planned the day"
    again = decode(encode(world))
    assert encode(again) == encode(world)
    plan = observe(again, agent).plan
    assert plan is not None and plan.mind == "m"
    assert plan.gist.startswith("a day x") and len(plan.gist) == 120
    assert plan.blocks == (Block(8, "work", "fish [2J", "use shore"),)
    event = _plan(world, [FISH], reason="rain")
    assert isinstance(event, DayPlanned) and event.how == "changed the plan for the day"
    assert event.reason == "rain"
    plan = observe(world, agent).plan
    assert plan is not None and (plan.revisions, plan.reason) == (1, "rain")
    world.tick += world.rules.day_ticks
    _plan(world, [FISH], reason="rain")
    plan = observe(world, agent).plan
    assert plan is not None and (plan.revisions, plan.reason) == (0, "")


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (FISH,) * 2,
        (Block(12, "work", "a"), FISH),
        (Block(-1, "work", "a"),),
        (Block(24, "work", "a"),),
        (Block(8, "murder", "a"),),
        tuple(Block(hour, "work", "a") for hour in range(5, 12)),
    ],
)
def test_what_is_no_day_is_refused(blocks: tuple[Block, ...]) -> None:
    world = tiny()
    assert isinstance(_plan(world, blocks), CommandRefused)
    assert world.mind[world.agents[0]].plan is None


def test_nobody_plans_for_the_dead() -> None:
    assert isinstance(_plan(tiny(), [FISH], agent=9999), CommandRefused)
