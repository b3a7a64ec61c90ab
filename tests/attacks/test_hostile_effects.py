"""What a hostile ability asks for, from its code to the engine: refused, and nothing changed."""

from collections.abc import Iterator
from typing import Any

import pytest

from game.core.arcana import Ability
from game.core.commands import GrantAbility, ResolveAbility
from game.core.world import World
from game.sandbox import Limits, Sandbox
from tests.attacks.yard import Attack, attacks
from tests.properties.invariants import check
from tests.properties.ledger import stock
from tests.scenario_dsl import scenario

PLACE = """
    ...#........
    .@..1....2..
    ............
"""
WILD = Ability("wild", "Anything at all.", 20, 0)
HOSTILE = attacks("effects.md")


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    made = Sandbox(Limits(workers=1, spares=2))
    yield made
    made.close()


@pytest.mark.parametrize("attack", HOSTILE, ids=[attack.name for attack in HOSTILE])
def test_the_engine_refuses_it_whole(box: Sandbox, attack: Attack) -> None:
    s = scenario(PLACE)
    caster = s.agent("@")
    s.submit(GrantAbility(agent=caster, ability=WILD))
    s.ticks(1)
    s.do("@", "cast", ability="wild")
    call = s.last("ability_used").call
    answer = box.call(attack.source, "execute", *records(s.world, caster), {}, seed=1)
    assert answer.fault is None, answer.fault

    before = state(s.world)
    s.submit(ResolveAbility(call=call, effects=answer.value))
    s.ticks(1)
    assert s.events("ability_resolved") == []
    assert s.last("ability_failed").reason
    assert s.last("effect_refused").rule
    assert call not in s.world.calls
    assert state(s.world) == before
    check(s.world)


def records(world: World, caster: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The caster and the world as records, near enough."""
    people = {a: {"id": f"agent_{a}", "pos": list(place(world, a))} for a in world.agents}
    seen = [person for agent, person in people.items() if agent != caster]
    return people[caster], {"tick": world.tick, "agents": seen}


def place(world: World, entity: int) -> tuple[int, int]:
    at = world.position[entity]
    return at.x, at.y


def state(world: World) -> Any:
    """What a hostile effect would be after."""
    return (
        {
            a: (place(world, a), world.health[a], len(world.statuses.get(a, {})))
            for a in world.agents
        },
        stock(world),
        sorted(world.creature),
        sorted(world.item),
    )
