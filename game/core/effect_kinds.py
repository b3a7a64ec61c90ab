"""Kinds: what an ability may ask for, one record a kind, as the engine holds it.

Numbers are whole, places are tiles, a `target` is an entity's number (0 is the caster).
The bounds stand here and are checked by `effects.parsing`; what depends on the world, such
as range and sight, by `effects.checking`.
"""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

Target = Annotated[int, Meta(ge=0, le=1 << 53)]
Pos = tuple[int, int]
Name = Annotated[str, Meta(min_length=1, max_length=40, pattern="^[a-z][a-z0-9_]*$")]
Text = Annotated[str, Meta(min_length=1, max_length=200)]
Count = Annotated[int, Meta(ge=1, le=5)]
LONGEST = 600
"""Ticks that anything lasts at the most."""
Ticks = Annotated[int, Meta(ge=1, le=LONGEST)]


class Effect(Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """Base of all effects; the subclass's tag is its kind."""


class Damage(Effect, frozen=True, kw_only=True, tag="damage"):
    """Take health from somebody, or from a creature."""

    target: Target
    amount: Annotated[int, Meta(ge=1, le=40)]


class Heal(Effect, frozen=True, kw_only=True, tag="heal"):
    """Give health back."""

    target: Target
    amount: Annotated[int, Meta(ge=1, le=60)]


class Drain(Effect, frozen=True, kw_only=True, tag="drain"):
    """Take energy points from somebody; half of them come to the caster."""

    target: Target
    amount: Annotated[int, Meta(ge=1, le=20)]


class Move(Effect, frozen=True, kw_only=True, tag="move"):
    """Put somebody onto a free tile at once."""

    target: Target
    to: Pos


class GiveItem(Effect, frozen=True, kw_only=True, tag="give_item"):
    """Conjure things into somebody's hands; they fade."""

    target: Target
    item: Name
    count: Count = 1


class SpawnItem(Effect, frozen=True, kw_only=True, tag="spawn_item"):
    """Conjure things onto the ground; they fade."""

    item: Name
    pos: Pos
    count: Count = 1


class Say(Effect, frozen=True, kw_only=True, tag="say"):
    """Let somebody hear words, wherever they are in reach; without a target, the caster."""

    target: Target = 0
    text: Text


class GiveStatus(Effect, frozen=True, kw_only=True, tag="status"):
    """Bring a status on somebody for a time."""

    target: Target
    name: Name
    ticks: Ticks


class SetTerrain(Effect, frozen=True, kw_only=True, tag="set_terrain"):
    """Change the ground of a tile for a time."""

    pos: Pos
    terrain: Name
    ticks: Ticks


class Light(Effect, frozen=True, kw_only=True, tag="light"):
    """Let a light hang over a tile for a time."""

    pos: Pos
    ticks: Ticks


class Summon(Effect, frozen=True, kw_only=True, tag="summon"):
    """Call a creature to a place for a time."""

    creature: Name
    pos: Pos
    ticks: Ticks


class Reveal(Effect, frozen=True, kw_only=True, tag="reveal"):
    """Let the caster know what is about, or, with a target, what somebody knows."""

    what: Name = "all"
    """The name of an item, object or creature row; food, water, people or all."""
    radius: Annotated[int, Meta(ge=1, le=20)] = 12
    target: Target = 0


class Calm(Effect, frozen=True, kw_only=True, tag="calm"):
    """Let somebody's anger go, and keep them from striking for a while."""

    target: Target
    ticks: Ticks = 80


class Repel(Effect, frozen=True, kw_only=True, tag="repel"):
    """Push somebody away from the caster, as far as there is room."""

    target: Target
    distance: Annotated[int, Meta(ge=1, le=5)] = 3


class Transfer(Effect, frozen=True, kw_only=True, tag="transfer"):
    """Hand things over at a distance.

    From the caster to somebody; or from somebody (`source`) to the caster, for whom they
    must hold an open offer: it is taken up as it stands.
    """

    target: Target
    item: Name
    count: Annotated[int, Meta(ge=1, le=99)] = 1
    source: Target = 0


AnyEffect: TypeAlias = (
    Damage
    | Heal
    | Drain
    | Move
    | GiveItem
    | SpawnItem
    | Say
    | GiveStatus
    | SetTerrain
    | Light
    | Summon
    | Reveal
    | Calm
    | Repel
    | Transfer
)

KINDS: dict[str, type[Effect]] = {
    str(kind.__struct_config__.tag): kind
    for kind in sorted(Effect.__subclasses__(), key=lambda kind: str(kind.__struct_config__.tag))
}
"""Kind -> its record, by name."""


def kind_of(effect: Effect) -> str:
    """An effect's kind.

    >>> kind_of(Damage(target=7, amount=5))
    'damage'
    """
    return str(effect.__struct_config__.tag)
