"""Snapshot: the whole state of a world as bytes, and back.

The encoding is deterministic: two worlds with the same history give the same bytes, in
any process. Tables are written in the order they have in memory and read back in that
order, so that whoever walks a table walks it the same way before and after a load.
Loading decodes strictly into typed components and runs no code; a state from before there
were books gets them opened with what is there.
"""

from operator import attrgetter
from typing import Any

import msgspec
from msgspec import Raw, Struct, field
from msgspec.structs import fields

from game.core.audit import carry_over
from game.core.commands import Planned
from game.core.company import Occasion, Talk
from game.core.components import (
    Beliefs,
    Combat,
    Creature,
    Deal,
    Fact,
    Fixture,
    Health,
    Inventory,
    Item,
    Market,
    Mind,
    Motion,
    Needs,
    Persona,
    Position,
    Skills,
    Weather,
)
from game.core.content import Content
from game.core.rules import Rules
from game.core.world import World


class Snapshot(Struct, kw_only=True, forbid_unknown_fields=True):
    """Every field of a world that is not derived."""

    seed: int
    tick: int
    next_id: int
    next_event: int
    next_ticket: int
    generation: int
    rules: Rules
    content: Content
    terrain: list[str]
    """Rows of glyphs, north first."""
    kind: dict[int, str]
    position: dict[int, Position]
    motion: dict[int, Motion]
    item: dict[int, Item]
    fixture: dict[int, Fixture]
    persona: dict[int, Persona]
    needs: dict[int, Needs]
    health: dict[int, Health]
    inventory: dict[int, Inventory]
    combat: dict[int, Combat]
    mind: dict[int, Mind]
    beliefs: dict[int, Beliefs]
    names: dict[int, str]
    # What format 1 did not have is empty in a state of that time.
    next_fact: int = 1
    next_deal: int = 1
    next_talk: int = 1
    possessed: int = 0
    skills: dict[int, Skills] = field(default_factory=dict)
    creature: dict[int, Creature] = field(default_factory=dict)
    market: dict[int, Market] = field(default_factory=dict)
    facts: dict[int, Fact] = field(default_factory=dict)
    deals: dict[int, Deal] = field(default_factory=dict)
    talks: dict[int, Talk] = field(default_factory=dict)
    occasions: dict[int, Occasion] = field(default_factory=dict)
    weather: Weather = field(default_factory=Weather)
    books: dict[str, dict[str, int]] = field(default_factory=dict)
    schedule: list[Planned] = field(default_factory=list)
    firsts: dict[str, int] = field(default_factory=dict)


_COPIED = tuple(name for name in Snapshot.__struct_fields__ if name != "terrain")
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Snapshot)


_OTHERS = [part for part in fields(Beliefs) if part.name != "places"]
_Written = msgspec.defstruct(
    "_Written",
    [("places", Raw)]
    + [(part.name, Any, field(default_factory=part.default_factory)) for part in _OTHERS],
    omit_defaults=True,
)
"""As `Beliefs` are written: with the bytes that their places keep."""
_others = attrgetter(*(part.name for part in _OTHERS))
assert next(iter(fields(Beliefs))).name == "places", "places are written first"


def encode(world: World, *, afresh: bool = False) -> bytes:
    """The state as JSON bytes; the world must be between two ticks.

    `afresh` takes nothing that was encoded before: the same, but slower.
    """
    return joined(encode_parts(world, afresh=afresh))


def encode_parts(world: World, *, afresh: bool = False) -> dict[str, bytes]:
    """Each field of the state by itself: name -> JSON bytes."""
    return {name: _ENCODER.encode(part) for name, part in _document(world, afresh).items()}


def joined(parts: dict[str, bytes]) -> bytes:
    """What `encode` gives, of the fields that were encoded.

    Megabytes are copied once so, and not again and again as one growing text would be.
    """
    pieces: list[bytes] = []
    for name, part in parts.items():
        pieces += (b"," if pieces else b"{", b'"', name.encode(), b'":', part)
    return b"".join([*pieces, b"}"])


def _document(world: World, afresh: bool) -> dict[str, object]:
    """Name -> part of the state, as it is encoded."""
    parts = {name: getattr(world, name) for name in _COPIED}
    if not afresh:
        parts["beliefs"] = {
            agent: _Written(own.places.raw(), *_others(own)) for agent, own in world.beliefs.items()
        }
    parts["terrain"] = world.grid.rows()
    return parts


def decode(data: bytes) -> World:
    """The world that `encode` was given.

    Raises msgspec.ValidationError or DecodeError, naming the path of the first fault.
    """
    snapshot = _DECODER.decode(data)
    world = World(snapshot.seed, snapshot.rules, snapshot.content, snapshot.terrain)
    for name in _COPIED:
        setattr(world, name, getattr(snapshot, name))
    for entity, position in world.position.items():
        world.enter_grid(entity, position.x, position.y)
    carry_over(world)
    return world
