"""Reading: what a wish asks for, in the world's own terms. Pure."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from game.ai.angel.lexicon import (
    CHAIN,
    DEEDS,
    FOES,
    FRIENDS,
    IDLE,
    MIGHTY,
    RING,
    SELF,
    STRONG,
    WEAK,
    plain,
    stem,
    stemmed,
    stems,
)
from game.core.content import Content

Whom = Literal["", "self", "foes", "friends"]
Shape = Literal["one", "ring", "chain"]
NEVER_MADE = frozenset({"coin", "gold"})
"""Items that no ability makes: money stays what it is."""
SAYS_MORE, SAYS, SAYS_LITTLE = 4, 2, 1
"""How much a word counts for a deed."""
SECOND = 4
"""What a second deed must score to be asked for beside the first."""
SWAY = 1
"""Strength gained or lost by words such as great and little."""

_STRONG = frozenset(stem(word) for word in STRONG)
_IDLE = frozenset(stem(word) for word in IDLE)
_DEEDS = {deed: stemmed(words) for deed, words in DEEDS.items()}
_ELSEWHERE = frozenset(word for words in _DEEDS.values() for word in words)
"""Words such as shield: whoever says them wants the deed, not the thing."""
_FOES, _FRIENDS, _SELF = stemmed(FOES), stemmed(FRIENDS), stemmed(SELF)
_CHAIN, _WEAK, _MIGHTY = stemmed(CHAIN), stemmed(WEAK), stemmed(MIGHTY)
_JOINS = frozenset({"and", "then", "also", "but", "while"})


class Reading(Struct, frozen=True):
    """What a wish asks for."""

    deeds: tuple[str, ...]
    """What is to be done, the most asked for first; one or two of DEEDS."""
    whom: Whom = ""
    shape: Shape = "one"
    strength: int = 2
    """1 slight, 2 ordinary, 3 mighty."""
    item: str = ""
    """The kind of item that is named."""
    creature: str = ""
    """The kind of creature that is named."""


def read(words: str, content: Content) -> Reading | None:
    """What a wish asks for; None where its words say nothing that can be done."""
    said = stems(words)
    there = frozenset(said)
    item = _named(said, (kind for kind in content.items if kind not in NEVER_MADE))
    creature = _named(said, content.creatures)
    scores = _scores(said, item, content)
    ranked = sorted(
        (deed for deed, points in scores.items() if points),
        key=lambda deed: (-scores[deed], _first(said, _DEEDS[deed])),
    )
    if not ranked:
        return None
    deeds = tuple(ranked[:1])
    if not there.isdisjoint(_JOINS):
        deeds += tuple(deed for deed in ranked[1:2] if scores[deed] >= SECOND)
    return Reading(
        deeds,
        _whom(said),
        "chain" if not there.isdisjoint(_CHAIN) else _shape(words),
        2 + SWAY * (not there.isdisjoint(_MIGHTY)) - SWAY * (not there.isdisjoint(_WEAK)),
        item,
        creature,
    )


def deeds_of(words: str, content: Content) -> set[str]:
    """All deeds that a text speaks of with more than an idle word."""
    said = stems(words)
    item = _named(said, content.items)
    return {deed for deed, points in _scores(said, item, content).items() if points >= SAYS}


def _scores(said: list[str], item: str, content: Content) -> dict[str, int]:
    scores = {deed: _score(said, asked) for deed, asked in _DEEDS.items()}
    if item and (item not in _ELSEWHERE or scores["conjure"] > SAYS_LITTLE):
        row = content.items[item]
        scores["feed" if row.food else "quench" if row.drink else "conjure"] += SAYS_MORE
    return scores


def _shape(words: str) -> Shape:
    return "one" if RING.isdisjoint(plain(words)) else "ring"


def _whom(said: list[str]) -> Whom:
    """Who is meant: foes before friends before oneself, who is in almost every wish."""
    if any(word in _FOES for word in said):
        return "foes"
    if any(word in _FRIENDS for word in said):
        return "friends"
    return "self" if any(word in _SELF for word in said[1:]) else ""


def _score(said: list[str], asked: frozenset[str]) -> int:
    points = 0
    for word in dict.fromkeys(said):
        if word in asked:
            points += SAYS_MORE if word in _STRONG else SAYS_LITTLE if word in _IDLE else SAYS
    return points


def _first(said: list[str], asked: frozenset[str]) -> int:
    return next((i for i, word in enumerate(said) if word in asked), len(said))


def _named(said: list[str], kinds: Iterable[str]) -> str:
    """The kind whose every word is in the wish, the longest name first; else ""."""
    there = frozenset(said)
    fitting = [kind for kind in kinds if there.issuperset(map(stem, kind.split("_")))]
    return max(fitting, key=len, default="")
