"""Snapshots: what was taken stays as it was, and reading gives back what was written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pytest
from msgspec import Struct

from game.ai.behaviors import decide
from game.content_files import load_content
from game.core import snapshot
from game.core.commands import AnyCommand, Decide, Give, Kill, Spawn, Teleport, Voice
from game.core.company import Talk
from game.core.components import (
    Beliefs,
    Creature,
    Intent,
    Item,
    Relation,
    Town,
    Weather,
)
from game.core.digest import Taken
from game.core.events import DecisionRequested
from game.core.observe import observe
from game.core.rules import Rules
from game.core.snapshot import Snapshot, decode, encode, take
from game.core.world import World
from game.core.worldgen import generate
from game.session import Session
from tests.held import Held
from tests.properties.invariants import check

CONTENT = load_content(Path(__file__).parents[2] / "assets" / "content")
TICKS = 250
HANDS: dict[int, AnyCommand] = {
    20: Spawn(prefab="berry", x=5, y=5, count=9),
    40: Spawn(prefab="agent", x=9, y=9, name="Guest"),
    60: Give(agent=1, item="bread", count=2),
    80: Teleport(entity=2, x=20, y=20),
    100: Kill(entity=3),
    120: Voice(text="Wake up"),
}
"""Tick -> what the player does then."""


def busy(each: Callable[[World], None]) -> World:
    """Run a crowded world with built-in minds and a player's hand; `each` sees every tick."""
    world = generate(5, Rules(day_ticks=1200, min_agents=16), CONTENT, 40, 40, 16)
    people = world.agents
    session = Session(world)
    for tick in range(1, TICKS + 1):
        if tick in HANDS:
            session.submit(HANDS[tick], "player")
        for event in session.tick().events:
            if isinstance(event, DecisionRequested) and world.alive(event.agent):
                seen = observe(world, event.agent)
                intent = decide(seen)
                session.submit(Decide(agent=event.agent, ticket=seen.ticket, intent=intent), "mind")
        each(world)
    assert people != world.agents
    return world


def test_reading_gives_back_what_was_written() -> None:
    world = busy(lambda _: None)
    state = encode(world)
    again = decode(state)
    assert encode(again) == state
    assert Taken(again).sums == Taken(world).sums


def test_what_was_taken_stays_as_it_was() -> None:
    """All of the work waits on another thread, while the world goes on."""
    taken: list[tuple[Taken, Held]] = []

    def take(world: World) -> None:
        check(world)
        if taken:
            taken[-1][1].check()
        taken.append((Taken(world), Held(world)))

    busy(take)
    assert len(taken) == TICKS
    for early, held in taken[::10]:
        assert early.state == held.state
        held.check()


def test_a_change_in_place_is_noticed() -> None:
    world = busy(lambda _: None)
    for table in ("mind", "beliefs"):
        held = Held(world)
        own = getattr(world, table)[world.agents[0]]
        (own.lately if table == "mind" else own.places)[1] = None
        with pytest.raises(AssertionError, match=f"changed in place since tick {TICKS}: {table}$"):
            held.check()


def test_a_table_is_the_same_in_any_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    world = busy(lambda world: None)
    states = set()
    for size in (1, 7, 10**6):
        monkeypatch.setattr(snapshot, "SLICE", size)
        states.add(encode(world))
    assert states == {msgspec.json.encode(take(world))}


def test_a_large_state_is_read_in_slices_as_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    written = encode(busy(lambda world: None))
    whole = snapshot._DECODER.decode(written)
    monkeypatch.setattr(snapshot, "LARGE", 100)
    assert snapshot._decode_sliced(written) == whole
    assert encode(decode(written)) == written
    for right, wrong in (
        (b'"tick":', b'"tick":"","next_id":'),
        (b'"tick":', b'"tock":'),
        (b'"needs":{', b'"needs":{"1":{"food":""},'),
        (b'"mind":{', b'"mind":{"one":{},'),
    ):
        faulty = written.replace(right, wrong, 1)
        with pytest.raises(msgspec.ValidationError) as told:
            decode(faulty)
        with pytest.raises(msgspec.ValidationError) as expected:
            snapshot._DECODER.decode(faulty)
        assert str(told.value) == str(expected.value)


def test_what_a_state_is_made_of_cant_be_changed_in_place() -> None:
    """By their types: a new component has to keep to it, too."""
    hints = get_type_hints(Snapshot)
    seen: set[type] = set()
    for name, hint in hints.items():
        if name in GIVEN:
            continue
        row = get_args(hint)[-1] if get_origin(hint) in (dict, list) else hint
        _check_frozen(row, f"Snapshot.{name}", seen, outermost=True)
    assert {Item, Beliefs, Relation, Intent, Talk} <= seen


GIVEN = ("rules", "content")
"""What a world is made with."""
CHANGING = (Creature, Weather, Town)
"""What `take` makes copies of."""


def _check_frozen(hint: Any, where: str, seen: set[type], outermost: bool = False) -> None:
    """Raise AssertionError if a value of this type, or what it refers to, can change."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        copied = outermost and hint in CHANGING
        assert copied or hint.__struct_config__.frozen, f"{where}: {hint.__name__} isn't frozen"
        if hint not in seen:
            seen.add(hint)
            for name, part in get_type_hints(hint).items():
                _check_frozen(part, f"{hint.__name__}.{name}", seen)
        return
    assert get_origin(hint) not in (dict, list, set), f"{where} can be changed: {hint}"
    for part in get_args(hint):
        if part is not ...:
            _check_frozen(part, where, seen)
