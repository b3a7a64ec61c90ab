"""View: what an agent can see and remember, for the `offers` of actions.

Each part of it is worked out when it is first asked for (`seeing.py`), so that whoever
wants to know but one thing does not pay for all.
"""

from typing import TYPE_CHECKING

from game.core.components import Beliefs, Deal, Needs, Persona
from game.core.observation import Held, Known, Seen
from game.core.world import World

if TYPE_CHECKING:
    from game.core.actions.offering import Stall


class View:
    """One agent's surroundings at this tick; read-only by agreement."""

    __slots__ = (
        "agent",
        "avoided",
        "beliefs",
        "by_kind",
        "chest",
        "claimed",
        "creatures",
        "deals",
        "held",
        "items",
        "known",
        "needs",
        "news",
        "objects",
        "people",
        "persona",
        "stall",
        "terse",
        "topics",
        "whom",
        "world",
        "x",
        "y",
    )

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
    chest: Seen | Known | None
    """The nearest chest of one's own."""
    stall: "Stall | None"
    """The nearest market stall."""
    news: list[tuple[int, int]]
    """(interest, fact) of all that this agent may tell others, best first."""
    deals: dict[int, Deal]
    """Number -> each open deal that this agent made or was offered."""
    claimed: dict[int, int]
    """Thing -> how many who are nearer to it one sees going for it, or at it."""
    avoided: frozenset[int]
    """Targets tried in vain a short while ago."""
    terse: bool
    """Whether nobody will read it: choices need no text, nor say where their aim lies, and people
    need no role."""
    topics: frozenset[str] | None
    """What words are thought of; None for all that there are."""
    whom: frozenset[int] | None
    """To whom words and gifts are thought of; None for all who are near."""

    def kinds_held(self) -> list[Held]:
        """One pile of each kind in hand: of several, such as worn and new, the oldest."""
        piles: dict[str, Held] = {}
        for held in self.held:
            piles.setdefault(held.kind, held)
        return list(piles.values())

    def shunned(self, entity: int) -> bool:
        """Whether this target was tried in vain a short while ago."""
        return entity in self.avoided
