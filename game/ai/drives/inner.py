"""Inner: what a thought that came to somebody adds to a choice that serves it.

A built-in mind takes a thought at its plainest: names of people, words for things and
places, and a few verbs. What is out of the question stays so; a need that presses is worth
more than any thought.
"""

import re
from functools import lru_cache

from game.ai.drives.case import Part
from game.core.observation import Affordance, Observation

NAMED, MEANT = 260, 200
"""Points for what is about something named, and for a deed that is named."""
UNFRIENDLY = frozenset({"attack", "steal", "holdup", "despoil", "insult", "threaten", "seek"})
"""Actions and topics that a mere name does not call for."""
VERBS = {
    "attack": ("attack", "seek"), "hit": ("attack", "seek"), "fight": ("attack", "seek"),
    "kill": ("attack", "seek"), "hurt": ("attack", "seek"), "revenge": ("attack", "seek"),
    "steal": ("steal",), "rob": ("steal", "holdup"), "take": ("pickup", "fetch"),
    "eat": ("eat",), "food": ("eat", "ask"), "hungry": ("eat",),
    "drink": ("drink",), "water": ("drink",), "thirsty": ("drink",),
    "sleep": ("rest",), "rest": ("rest",), "bed": ("rest",), "tired": ("rest",),
    "home": ("home",), "fire": ("campfire",), "explore": ("explore",), "wander": ("explore",),
    "north": ("explore north",), "south": ("explore south",),
    "east": ("explore east",), "west": ("explore west",),
    "talk": ("chat", "greet"), "speak": ("chat", "greet"), "chat": ("chat",), "ask": ("ask",),
    "tell": ("tell",), "thank": ("thank",), "comfort": ("comfort",), "insult": ("insult",),
    "peace": ("peace",), "reconcile": ("peace", "mediate"), "forgive": ("peace",),
    "tend": ("tend",), "nurse": ("tend",), "bandage": ("tend",), "wounds": ("tend",),
    "threaten": ("threaten",), "give": ("give",), "gift": ("give",),
    "sell": ("sell",), "buy": ("buy",), "trade": ("trade",), "market": ("sell", "buy"),
    "make": ("craft",), "craft": ("craft",), "build": ("craft",),
    "flee": ("flee",), "run": ("flee",), "hide": ("flee",), "party": ("host", "attend"),
    "gather": ("use", "pickup"), "wait": ("wait",), "stay": ("wait",),
}  # fmt: skip
"""Word -> actions, topics or keys that it asks for."""


class Inner:
    """The thought that somebody has, and whom they know by name."""

    def __init__(self, observation: Observation) -> None:
        """Of an observation that has a thought."""
        self._text = observation.thought
        self._words, self._asked = _words(self._text), _asked(self._text)
        people = [(seen.entity, seen.name) for seen in observation.seen if seen.kind == "agent"]
        people += [(known.entity, known.name) for known in observation.known if known.name]
        people += [(tie.entity, tie.name) for tie in observation.ties]
        self._names = {who: frozenset(name.casefold().split()) for who, name in people}
        self._somebody = any(self._words.issuperset(name) for name in self._names.values())

    def parts(self, offer: Affordance) -> tuple[Part, ...]:
        """What the thought adds to a choice; nothing where it does not touch it."""
        deed = not self._asked.isdisjoint((offer.action, offer.topic, offer.key))
        named = self._is_named(offer)
        if deed and not named and self._somebody and offer.target in self._names:
            return ()  # the deed is meant for somebody else
        if named and not deed and not UNFRIENDLY.isdisjoint((offer.action, offer.topic)):
            return ()
        points = NAMED * named + MEANT * deed
        return (("a thought: " + self._text[:40], points),) if points else ()

    def _is_named(self, offer: Affordance) -> bool:
        """Whether the thought names whom or what the choice is about."""
        name = self._names.get(offer.target)
        if name is not None:
            return self._words.issuperset(name)
        return bool(offer.kind) and self._words.issuperset(offer.kind.split("_"))


@lru_cache(maxsize=256)
def _words(thought: str) -> frozenset[str]:
    """The words of a thought, plural or not.

    >>> sorted(_words("Apples at the well!"))
    ['apple', 'apples', 'at', 'the', 'well']
    """
    found = re.findall(r"[^\W\d_]+", thought.casefold())
    return frozenset([*found, *(word[:-1] for word in found if word.endswith("s"))])


@lru_cache(maxsize=256)
def _asked(thought: str) -> frozenset[str]:
    return frozenset(deed for word in _words(thought) for deed in VERBS.get(word, ()))
