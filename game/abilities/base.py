"""The contract of an ability, for whoever reads or writes one.

An ability is one class in one file. Its source is text to us: it is compiled and run in the
sandbox's process alone, where a base of this name stands ready, and this module is never
imported by it. `docs/guides/abilities.md` tells the whole.
"""

from collections.abc import Sequence
from typing import Any, ClassVar


class Ability:
    """Something that a person can do by magic: what it costs, when it works, what it asks for.

    The docstring's first line says what it is for; people and minds read it.
    """

    energy_cost: ClassVar[int] = 0
    """Points of the caster's 0..100, taken by the engine when it is used."""
    cooldown: ClassVar[int] = 0
    """Ticks until the same person can use it again."""
    parameters: ClassVar[Sequence[str]] = ()
    """What `execute` is told, of `target_pos`, `target`, `message` and `item`. Left out, it is
    read from the code."""
    expects: ClassVar[Sequence[str]] = ()
    """What it says it does, such as `target.health falls`, `caster.pos changes`,
    `target.status burning appears`: the proof holds it to that. May be left out."""

    def can_use(self, agent: Any, world: Any) -> bool:
        """Whether it makes sense now.

        `agent` is the caster: id ("agent_7"), name, pos (x, y), health, max_health, energy,
        max_energy, inventory {item: count}, status {name: ticks}, reputation -100..100.
        `world` is what they can see: tick, size (w, h), light 0..100, agents, creatures, items,
        objects, terrain_at(x, y). Both are read-only.
        """
        raise NotImplementedError

    def execute(self, agent: Any, world: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """The effects asked for, as plain dicts with a `kind`: the engine weighs each.

        `target` is an id, `target_pos` is (x, y), `message` and `item` are text.
        """
        raise NotImplementedError
