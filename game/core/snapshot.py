"""Snapshot: the whole state of a world as bytes, and back.

The encoding is deterministic: two worlds with the same history give the same bytes, in
any process. Tables are written in the order they have in memory and read back in that
order, so that whoever walks a table walks it the same way before and after a load.
Loading decodes strictly into typed components and runs no code; a state from before there
were books gets them opened with what is there.
"""

from collections.abc import Mapping
from copy import copy
from itertools import islice
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import Struct, field

from game.core.arcana import Ability, Call, Patch, Power, Status
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
    Notice,
    Persona,
    Position,
    Skills,
    Town,
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
    books: dict[str, Mapping[str, int]] = field(default_factory=dict)
    schedule: list[Planned] = field(default_factory=list)
    firsts: dict[str, int] = field(default_factory=dict)
    notices: dict[int, tuple[Notice, ...]] = field(default_factory=dict)
    # What there was none of before there was magic.
    next_call: int = 1
    abilities: dict[str, Ability] = field(default_factory=dict)
    powers: dict[int, Mapping[str, Power]] = field(default_factory=dict)
    statuses: dict[int, Mapping[str, Status]] = field(default_factory=dict)
    passing: dict[int, int] = field(default_factory=dict)
    wishes: dict[int, int] = field(default_factory=dict)
    watched: dict[int, Mapping[str, int]] = field(default_factory=dict)
    calls: dict[int, Call] = field(default_factory=dict)
    patches: dict[int, Patch] = field(default_factory=dict)
    town: Town = field(default_factory=Town)


_COPIED = tuple(name for name in Snapshot.__struct_fields__ if name != "terrain")
_MUTABLE = ("creature",)
"""Tables whose components change in place; what those refer to doesn't."""
SLICE = 100
"""So many rows of a table are encoded at once, while other threads wait."""
LARGE = 200_000
"""Bytes of a state, or of one table, from which it is decoded in slices of so many rows, too."""
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Snapshot)
_TYPES: dict[str, Any] = get_type_hints(Snapshot)
_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ROWS = msgspec.json.Decoder(dict[int, msgspec.Raw])
_FIELD_DECODERS = {name: msgspec.json.Decoder(kind) for name, kind in _TYPES.items()}
_ROW_DECODERS = {
    name: msgspec.json.Decoder(get_args(kind)[1])
    for name, kind in _TYPES.items()
    if get_args(kind)[:1] == (int,)
}

State = dict[str, object]
"""A world's fields as they are at one moment."""


def take(world: World) -> State:
    """The state as it is. Nothing of it changes any more, so any thread may encode it.

    The world must be between two ticks. No component changes in place, but for some that are
    copied here: so a copy of a table is all that it takes.
    """
    state: State = {}
    for name in _COPIED:
        part = getattr(world, name)
        if name in _MUTABLE:
            part = {entity: own.__copy__() for entity, own in part.items()}
        elif isinstance(part, (dict, list, Struct)):
            part = copy(part)
        state[name] = part
    state["terrain"] = world.grid.rows()
    return state


def encode(world: World) -> bytes:
    """The state as JSON bytes; the world must be between two ticks."""
    return joined(encoded(take(world)))


def encoded(state: State) -> dict[str, bytes]:
    """Each field of a state that was taken: name -> JSON bytes."""
    return {
        name: _encode_table(part) if isinstance(part, dict) else _ENCODER.encode(part)
        for name, part in state.items()
    }


def joined(parts: dict[str, bytes]) -> bytes:
    """What `encode` gives, of the fields that were encoded.

    Megabytes are copied once so, and not again and again as one growing text would be.
    """
    pieces: list[bytes] = []
    for name, part in parts.items():
        pieces += (b"," if pieces else b"{", b'"', name.encode(), b'":', part)
    return b"".join([*pieces, b"}"])


def _encode_table(table: dict[object, object]) -> bytes:
    """A table as JSON, of slices, so that nobody waits for all of it."""
    rows = iter(table.items())
    slices = [_ENCODER.encode(part)[1:-1] for part in iter(lambda: dict(islice(rows, SLICE)), {})]
    return b"{%b}" % b",".join(slices)


def decode(data: bytes) -> World:
    """The world that `encode` was given.

    Raises msgspec.ValidationError or DecodeError, naming the path of the first fault.
    """
    snapshot = _DECODER.decode(data) if len(data) < LARGE else _decode_sliced(data)
    world = World(snapshot.seed, snapshot.rules, snapshot.content, snapshot.terrain)
    for name in _COPIED:
        setattr(world, name, getattr(snapshot, name))
    for entity, position in world.position.items():
        world.enter_grid(entity, position.x, position.y)
    carry_over(world)
    return world


def _decode_sliced(data: bytes) -> Snapshot:
    """The same as in one go, so that other threads wait for none of it long."""
    try:
        fields: dict[str, object] = {}
        for name, part in _FIELDS.decode(data).items():
            rows = _ROW_DECODERS.get(name) if len(part) >= LARGE else None
            if rows is None:
                fields[name] = _FIELD_DECODERS[name].decode(part)
            else:
                fields[name] = {key: rows.decode(row) for key, row in _ROWS.decode(part).items()}
        return Snapshot(**fields)  # type: ignore[arg-type]
    except (msgspec.DecodeError, KeyError, TypeError):
        return _DECODER.decode(data)  # which names the fault, and where it is
