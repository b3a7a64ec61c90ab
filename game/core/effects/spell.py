"""Spell: one use of an ability while its effects take place."""

from dataclasses import dataclass, field

from game.core.world import World


@dataclass(slots=True)
class Spell:
    """Who does what to whom; lives only while the effects of one call take place."""

    world: World
    caster: int
    ability: str
    event: int
    """What came of the call: the cause of all that its effects do."""
    struck: set[int] = field(default_factory=set)
    """Who was done violence to by it already; membership only, never iterated."""

    def on(self, target: int) -> int:
        """The target of an effect: 0 is the caster."""
        return target or self.caster
