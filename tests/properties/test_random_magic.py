"""Whatever abilities ask for: the world stays whole, the books balance, and it all replays.

People cast all the time, and what comes of it is drawn from all kinds of effects, mostly
such as could be meant. After every tick the invariants hold; a twin that gets the same
commands, and goes through a save in between, has the same events and state.
"""

from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.content_files import load_content
from game.core.arcana import Ability
from game.core.commands import AnyCommand, Decide, Entry, GrantAbility, ResolveAbility
from game.core.components import Intent
from game.core.digest import digest
from game.core.effect_kinds import KINDS, kind_of
from game.core.effects import EffectFault, parse
from game.core.events import AbilityResolved, AbilityUsed, DecisionRequested
from game.core.grid import distance
from game.core.rules import Rules
from game.core.snapshot import decode, encode
from game.core.step import step
from game.core.world import World
from game.core.worldgen import generate
from tests.held import Held
from tests.properties.invariants import check
from tests.properties.ledger import changes, stock

CONTENT = load_content(Path(__file__).parents[2] / "assets" / "content")
RULES = Rules(day_ticks=400, min_agents=6, animals=200)
ANYTHING = Ability("anything", "Anything.", 25, 0)
TICKS = 160
NEAR = 10


def test_all_kinds_of_effects_leave_the_world_whole() -> None:
    done: set[str] = set()
    for seed in range(6):
        done |= _lives(seed)
    assert done == set(KINDS), f"never tried: {set(KINDS) - done}"


def _lives(seed: int) -> set[str]:
    """Let a small world go through a while of magic; returns what kinds of effects took place."""
    dice = Random(seed)
    world = generate(seed, RULES, CONTENT, 30, 30, 8)
    twin = decode(encode(world))
    waiting: list[AnyCommand] = [GrantAbility(agent=a, ability=ANYTHING) for a in world.agents]
    done: set[str] = set()
    for tick in range(TICKS):
        before = stock(world)
        entries = tuple(
            Entry(number=0, tick=world.tick + 1, source="test", command=command)
            for command in waiting
        )
        waiting = []
        held = Held(world)
        events = step(world, entries)
        held.check()
        due = {kind: before.get(kind, 0) + n for kind, n in changes(world, events).items()}
        now = stock(world)
        assert all(now.get(kind, 0) == count for kind, count in due.items()), f"seed {seed}"
        check(world)
        assert step(twin, entries) == events, f"seed {seed}, tick {tick}"
        if tick % 20 == 0:
            assert digest(twin) == digest(world)
            twin = decode(encode(twin))
        for event in events:
            if isinstance(event, DecisionRequested):
                intent = Intent(action="cast", ability="anything", why="why not")
                waiting.append(Decide(agent=event.agent, ticket=event.ticket, intent=intent))
            elif isinstance(event, AbilityUsed) and dice.random() < 0.95:
                asked = [_effect(dice, world, event.agent) for _ in range(dice.randint(1, 2))]
                waiting.append(ResolveAbility(call=event.call, effects=asked))
            elif isinstance(event, AbilityResolved):
                done |= {kind_of(effect) for effect in event.effects}
        for ability in world.abilities.values():
            if ability.suspended:
                waiting.append(GrantAbility(agent=world.agents[0], ability=ANYTHING))
    return done


def _effect(dice: Random, world: World, caster: int) -> dict[str, Any]:
    """One effect that could be meant, mostly."""
    here = world.position[caster]
    near = [
        entity
        for entity in sorted(world.health)
        if entity != caster
        and distance(here.x, here.y, world.position[entity].x, world.position[entity].y) <= NEAR
    ]
    target = dice.choice([0, *near, *near])
    pos = [here.x + dice.randint(-4, 4), here.y + dice.randint(-4, 4)]
    ticks = dice.randint(5, 60)
    item = dice.choice(["bread", "flask", "apple", "wood", "knife", "coin"])
    theirs = [world.kind[pile] for pile in world.inventory[caster].items]
    kind = dice.choice(sorted(KINDS))
    return {
        "damage": {"target": target, "amount": dice.randint(1, 40)},
        "heal": {"target": target, "amount": dice.randint(1, 40)},
        "drain": {"target": target, "amount": dice.randint(1, 20)},
        "move": {"target": target, "to": pos},
        "give_item": {"target": target, "item": item, "count": 1},
        "spawn_item": {"item": item, "pos": pos},
        "say": {"target": target, "text": "Hear me"},
        "status": {
            "target": target,
            "name": dice.choice(sorted(CONTENT.statuses)),
            "ticks": ticks,
        },
        "set_terrain": {
            "pos": pos,
            "terrain": dice.choice(sorted(CONTENT.terrain)),
            "ticks": ticks,
        },
        "light": {"pos": pos, "ticks": ticks},
        "summon": {
            "creature": dice.choice(["wolf", "rabbit", "deer", "chicken"]),
            "pos": pos,
            "ticks": ticks,
        },
        "reveal": {"what": dice.choice(["all", "food", "people"]), "target": target},
        "calm": {"target": target, "ticks": ticks},
        "repel": {"target": target, "distance": dice.randint(1, 5)},
        "transfer": {"target": target, "item": dice.choice(theirs or ["apple"]), "count": 1},
    }[kind] | {"kind": kind}


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "damage",
        {"kind": "damage"},
        [None],
        [[]],
        [{}],
        [{"kind": None}],
        [{"kind": "damage", "target": 1}],
        [{"kind": "damage", "target": 1, "amount": float("nan")}],
        [{"kind": "damage", "target": 1, "amount": float("inf")}],
        [{"kind": "damage", "target": 1, "amount": -5}],
        [{"kind": "damage", "target": "agent_1; drop", "amount": 5}],
        [{"kind": "damage", "target": True, "amount": 5}],
        [{"kind": "damage", "target": 10**30, "amount": 5}],
        [{"kind": "move", "target": 1, "to": [1]}],
        [{"kind": "move", "target": 1, "to": [1, 2, 3]}],
        [{"kind": "move", "target": 1, "to": ["1", "2"]}],
        [{"kind": "say", "target": 1, "text": "x" * 1000}],
        [{"kind": "status", "target": 1, "name": "burning", "ticks": 10**6}],
        [{"kind": "give_item", "target": 1, "item": "Bread!", "count": 1}],
        [{"kind": "give_item", "target": 1, "item": "bread", "count": 10**6}],
        [{"kind": "damage", "target": 1, "amount": 5, "extra": 1}],
        [{"kind": "damage", "target": 1, "amount": 5, 7: 1}],
        [{"kind": "heal", "target": 1, "amount": 5}] * 25,
    ],
)
def test_what_is_outside_the_schema_is_refused_and_changes_nothing(raw: object) -> None:
    with pytest.raises(EffectFault) as fault:
        parse(raw)
    assert fault.value.rule == "schema" and fault.value.grave
