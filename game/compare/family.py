"""Family: how two worlds are related, and up to which tick they must be the same."""

from dataclasses import dataclass
from pathlib import Path

from game.core.digest import digest
from game.core.world import World
from game.errors import SaveError
from game.persistence import check_name, read_card
from game.persistence.history import History

GENERATIONS = 1000
"""Ancestors that are followed: a card from a stranger may name itself as its parent."""


@dataclass(frozen=True, slots=True)
class Family:
    """What two worlds have in common."""

    words: str
    branch: int | None
    """The tick at which one left the other, or both a third; None where no card tells."""
    first: int
    """The first tick that both can show."""
    alike: bool
    """Whether they are in the same state there."""


def family_of(a: Path, b: Path, past_a: History, past_b: History) -> Family:
    """How two worlds are related; raises SaveError if they are of no one family."""
    words, branch = _by_cards(a, b)
    first = max(past_a.first, past_b.first)
    if first > min(past_a.last, past_b.last):
        raise SaveError(f"{a.name} and {b.name} have no tick in common")
    alike = same_state(past_a.world_at(first), past_b.world_at(first))
    if not words and not alike:
        raise SaveError(
            f"{a.name} and {b.name} are of no one family: neither was forked from the other or "
            f"from a third, and they are not alike at tick {first}"
        )
    return Family(words or f"both begin alike at tick {first}", branch, first, alike)


def same_state(a: World, b: World) -> bool:
    """Whether two worlds are in the same state, however often each was loaded."""
    lives = a.generation, b.generation
    a.generation = b.generation = 0
    try:
        return digest(a) == digest(b)
    finally:
        a.generation, b.generation = lives


def _by_cards(a: Path, b: Path) -> tuple[str, int | None]:
    """What their cards tell, in words, and the tick of the branch."""
    of_a, of_b = _ancestors(a), _ancestors(b)
    if b.name in of_a:
        return f"{a.name} was forked from {b.name} at tick {of_a[b.name]}", of_a[b.name]
    if a.name in of_b:
        return f"{b.name} was forked from {a.name} at tick {of_b[a.name]}", of_b[a.name]
    for name, tick in of_a.items():
        if name in of_b:
            branch = min(tick, of_b[name])
            return f"both were forked from {name}, at ticks {tick} and {of_b[name]}", branch
    return "", None


def _ancestors(world: Path) -> dict[str, int]:
    """Ancestor -> the last tick that is shared with it, the nearest first."""
    found: dict[str, int] = {}
    folder, shared = world, 1 << 60
    while len(found) < GENERATIONS:
        try:
            card = read_card(folder)
            name = check_name(card.parent)
        except SaveError:  # no parent, or it is gone
            break
        if name in found or name == world.name:
            break
        shared = min(shared, card.parent_tick)
        found[name] = shared
        folder = folder.parent / name
    return found
