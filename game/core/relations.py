"""Relations: how deeds and words move one person's view of another.

Every change keeps its reason; views fade towards indifference (systems/needs).
"""

from game.core.components import OPINION_MAX, Relation
from game.core.events import TiesChanged
from game.core.world import World

FRIEND = 40
FOE = -40
MEMORY = 60
"""How many people one keeps a view of; the most indifferent are forgotten first."""


def opinion(world: World, agent: int, about: int) -> int:
    """What an agent thinks of another, -100..100; 0 of strangers."""
    relation = world.beliefs[agent].relations.get(about)
    return relation.opinion if relation else 0


def feel(world: World, agent: int, about: int, delta: int, reason: str, cause: int = 0) -> None:
    """Move an agent's view of another by a deed; tells when it crosses into friend or foe."""
    if agent == about or agent not in world.beliefs:
        return
    relations = world.beliefs[agent].relations
    relation = relations.get(about)
    if relation is None:
        if len(relations) >= MEMORY:
            dullest = min(
                relations, key=lambda k: (abs(relations[k].opinion), relations[k].tick, k)
            )
            del relations[dullest]
        relation = relations[about] = Relation()
    before = relation.opinion
    # Affection and hatred have diminishing returns: the last steps are the hardest.
    room = OPINION_MAX - before if delta > 0 else OPINION_MAX + before
    step = delta * room // OPINION_MAX if delta > 0 else -(-delta * room // OPINION_MAX)
    relation.opinion = max(-OPINION_MAX, min(OPINION_MAX, before + step))
    relation.reason = reason
    relation.tick = world.tick
    tie = _tie(before, relation.opinion)
    if tie:
        world.emit(TiesChanged(agent=agent, target=about, tie=tie, reason=reason, cause=cause))


def _tie(before: int, after: int) -> str:
    if before < FRIEND <= after:
        return "now counts as a friend:"
    if after <= FOE < before:
        return "now can't stand"
    return ""
