"""View: what an agent can see and remember, gathered once for a decision.

The actions' `offers` read it, and `observe` makes the observation of it, so that
nobody looks around twice.
"""

from dataclasses import dataclass

from game.core.components import Beliefs, Needs, Persona
from game.core.observation import Held, Known, Seen
from game.core.world import World


@dataclass(frozen=True, slots=True)
class View:
    """One agent's surroundings at this tick; read-only by agreement."""

    world: World
    agent: int
    x: int
    y: int
    persona: Persona
    needs: Needs
    beliefs: Beliefs
    held: tuple[Held, ...]
    people: tuple[Seen, ...]
    items: tuple[Seen, ...]
    objects: tuple[Seen, ...]
    creatures: tuple[Seen, ...]
    known: tuple[Known, ...]
    by_kind: dict[str, list[tuple[int, Seen | Known]]]
    """Kind -> objects in sight, then what is known of it, nearest first, each with its place in
    that order among all kinds."""
    avoided: frozenset[int]
    """Targets tried in vain a short while ago."""

    def kinds_held(self) -> list[Held]:
        """One pile of each kind in hand: of several, such as worn and new, the oldest."""
        piles: dict[str, Held] = {}
        for held in self.held:
            piles.setdefault(held.kind, held)
        return list(piles.values())

    def shunned(self, entity: int) -> bool:
        """Whether this target was tried in vain a short while ago."""
        return entity in self.avoided
