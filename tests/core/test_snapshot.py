"""Snapshots: what is kept encoded is never stale, and reading gives back what was written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.ai.behaviors import decide
from game.content_files import load_content
from game.core import snapshot
from game.core.commands import AnyCommand, Decide, Give, Kill, Spawn, Teleport, Voice
from game.core.digest import Taken, digest
from game.core.events import DecisionRequested
from game.core.notes import Note, Notes, written
from game.core.observe import observe
from game.core.places import Place, Places
from game.core.rules import Rules
from game.core.snapshot import decode, encode
from game.core.world import World
from game.core.worldgen import generate
from game.session import Session
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


def test_what_is_kept_encoded_is_what_would_be_encoded_now() -> None:
    kept = []

    def same(world: World) -> None:
        assert encode(world) == encode(world, afresh=True), f"stale at tick {world.tick}"
        assert Taken(world).digest == digest(world)
        check(world)
        kept.append(sum(own.places._raw is not None for own in world.beliefs.values()))

    world = busy(same)
    assert min(kept[50:]) > len(world.agents) // 2, "little is kept: this proves nothing"


def test_reading_gives_back_what_was_written() -> None:
    world = busy(lambda _: None)
    state = encode(world)
    again = decode(state)
    assert encode(again) == state == encode(again, afresh=True)
    assert Taken(again).sums == Taken(world).sums


WELL, TREE = Place("well", 1, 2, 3), Place("tree", 4, 5, 6, 1)


def _merge(places: Places) -> None:
    places |= {9: TREE}


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p.__setitem__(9, TREE),
        lambda p: p.__delitem__(7),
        lambda p: p.pop(7),
        lambda p: p.popitem(),
        lambda p: p.clear(),
        lambda p: p.update({9: TREE}),
        lambda p: p.setdefault(9, TREE),
        lambda p: p.look({9: TREE}, [7]),
        _merge,
    ],
)
def test_no_change_leaves_old_bytes_behind(change: Callable[[Places], Any]) -> None:
    places = Places({7: WELL})
    before = bytes(places.raw())
    change(places)
    assert bytes(places.raw()) != before
    assert bytes(places.raw()) == bytes(Places(dict(places)).raw())


def test_notes_keep_the_bytes_of_what_they_hold() -> None:
    notes, all_of_them = Notes(), [Note(i, i, f"No. {i}") for i in range(5)]
    for note in all_of_them:
        notes.add(note, written(note), keep=3)
    assert list(notes) == all_of_them[-3:]
    assert [bytes(raw) for raw in notes.raws] == [bytes(raw) for raw in Notes(notes).raws]
    with pytest.raises(TypeError, match="add"):
        notes.append(all_of_them[0])


def test_what_was_taken_stays_as_it_was() -> None:
    """The rest of the work waits on another thread, while the world goes on."""
    pairs: list[tuple[Taken, bytes]] = []

    def take(world: World) -> None:
        if world.tick % 10 == 0:
            pairs.append((Taken(world), encode(world, afresh=True)))

    busy(take)
    assert len(pairs) == TICKS // 10
    for taken, state in pairs:
        assert taken.state == state


def test_a_table_is_the_same_in_any_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    world = busy(lambda world: None)
    states = set()
    for size in (1, 7, 10**6):
        monkeypatch.setattr(snapshot, "SLICE", size)
        states.add(encode(world))
    assert states == {encode(world, afresh=True)}


def test_what_is_remembered_of_a_place_cant_be_changed_in_place() -> None:
    with pytest.raises(AttributeError):
        WELL.stock = 4  # type: ignore[misc]
