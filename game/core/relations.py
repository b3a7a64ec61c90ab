"""Relations: how deeds and words move one person's view of another.

Every change keeps its reason; views fade towards indifference (systems/needs).
"""

from msgspec.structs import replace

from game.core.change import change, without
from game.core.components import OPINION_MAX, Relation
from game.core.events import TiesChanged
from game.core.world import World

FRIEND = 40
FOND = "has become fond of"
"""The tie that is told when somebody becomes a friend."""
FOE = -40
SLIGHT, KEEPS = 5, 1200
"""A deed of fewer points than this is no new reason for a feeling that is stronger, while the
old reason is not as many ticks old."""
HEARSAY = ", says "
"""What stands between a deed and its teller in the reason for a feeling."""
SPEAKS_WELL, SPEAKS_ILL = " speaks well of them", " speaks ill of them"
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
            relations = without(relations, dullest)
        relation = Relation()
    before = relation.opinion
    # Affection and hatred have diminishing returns: the last steps are the hardest.
    room = OPINION_MAX - before if delta > 0 else OPINION_MAX + before
    step = delta * room // OPINION_MAX
    relation = replace(relation, opinion=max(-OPINION_MAX, min(OPINION_MAX, before + step)))
    slight = abs(delta) < SLIGHT <= abs(before) and world.tick - relation.tick < KEEPS
    # Who is hated is not hated for a kindness, nor for what moves nothing.
    against = not delta or relation.opinion * delta < 0
    if not ((slight or against) and relation.reason):
        relation = replace(relation, reason=reason, tick=world.tick)
    change(world.beliefs, agent, relations={**relations, about: relation})
    tie = _tie(before, relation.opinion)
    if tie:
        world.emit(TiesChanged(agent=agent, target=about, tie=tie, reason=reason, cause=cause))


def see_as(world: World, agent: int, about: int, relation: Relation) -> None:
    """Let an agent have this view of another, whatever it was before."""
    change(world.beliefs, agent, relations={**world.beliefs[agent].relations, about: relation})


def hear_of(world: World, agent: int, about: int, teller: int, cause: int) -> None:
    """Take over some of what a teller thinks of a third person, as far as the teller is liked.

    Only what the teller has seen or felt itself is told on; one's own experience outweighs
    it, and keeps its reason.
    """
    delta, reason = hearsay(world, agent, about, teller)
    if delta:
        feel(world, agent, about, delta, reason, cause)


def hearsay(world: World, agent: int, about: int, teller: int) -> tuple[int, str]:
    """How much a teller's words of a third person move somebody, and the reason that they give."""
    theirs = world.beliefs[teller].relations.get(about)
    if theirs is None or about == agent or is_hearsay(theirs.reason):
        return 0, ""
    own = world.beliefs[agent].relations.get(about)
    trust = 50 + opinion(world, agent, teller)
    delta = theirs.opinion * max(0, trust) // 600
    name = world.label(teller)
    if own is not None and abs(own.opinion) > 10 and not is_hearsay(own.reason):
        delta //= 2
    if own is not None and _stands(own, delta):
        reason = own.reason
    elif theirs.reason.startswith(("we ", "greeted", "seemed", "took my gift")):
        reason = name + (SPEAKS_WELL if theirs.opinion > 0 else SPEAKS_ILL)
    else:
        reason = retold(theirs.reason, name) + HEARSAY + name
    return delta, reason


def _stands(own: Relation, delta: int) -> bool:
    """Whether a view of one's own keeps its reason against what is heard."""
    kept = abs(own.opinion) > 10 and not is_hearsay(own.reason)
    return kept and own.opinion * (own.opinion + delta) > 0


def is_hearsay(reason: str) -> bool:
    """Whether a feeling rests on what others told."""
    return HEARSAY in reason or reason.endswith((SPEAKS_WELL, SPEAKS_ILL))


def retold(reason: str, teller: str) -> str:
    """A reason in the mouth of somebody else.

    >>> retold("gave me bread when I starved", "Mara")
    'gave Mara bread when they starved'
    """
    words = {"me": teller, "my": "their", "I": "they"}
    return " ".join(words.get(word, word) for word in reason.split(" "))


def _tie(before: int, after: int) -> str:
    if before < FRIEND <= after:
        return FOND
    if after <= FOE < before:
        return "now can't stand"
    return ""
