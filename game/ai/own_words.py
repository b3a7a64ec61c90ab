"""Own words: what of a model's text is its own, and says something.

Small models say after the prompt what should stand there, say the same over and over until
their tokens are spent, or put numbers where words belong.
"""

import re
from collections.abc import Iterable

ECHO, ECHOED = 12, 24
"""Characters of a sample's words from which on they are known again, and by how many."""
LETTERS = 2
"""A title of fewer says nothing."""

_SAMPLE = re.compile(r'"\w+" (?:is|are) ([^."]+)|": "([^"]+)"')
_KEY = re.compile(r"(?:\w+ ){0,3}\w+_\d+")
# Up to 80 characters, and the same at least three times more behind each other.
_OVER_AND_OVER = re.compile(r"(?<!\w)(\w.{0,79}?)(?:[\s,.;:!?-]+\1(?!\w)){3,}", re.IGNORECASE)


def echoes(system: str) -> tuple[str, ...]:
    """What a prompt says of one's own words, in its sample answer or before it.

    >>> echoes('"thought" is why, in your own words.\\n{"thought": "what you mean", "choice": "…"}')
    ('why, in your own words', 'what you mean')
    """
    found = (told or sample for told, sample in _SAMPLE.findall(system))
    return tuple(said for said in found if len(said) >= ECHO)


def own(text: str, echoed: Iterable[str]) -> str:
    """A text, or nothing where it only says after us what should stand there, or is a key.

    >>> own("Why, in your own words, first", ["why, in your own words"]), own("Why?", ["why, in"])
    ('', 'Why?')
    >>> own("greet agent_3", []), own("Greet Ada from me", []), own("…", [])
    ('', 'Greet Ada from me', '')
    """
    said = text.casefold()
    if _KEY.fullmatch(said) or not said.strip(".… "):
        return ""
    return "" if any(said.startswith(one[:ECHOED].casefold()) for one in echoed) else text


def once(text: str) -> str:
    """A text in which nothing is said more than three times in a row: then it's said once.

    >>> once("I am tired. I am tired. I am tired. I am tired."), once("no, no, no! Not that")
    ('I am tired.', 'no, no, no! Not that')
    """
    return _OVER_AND_OVER.sub(r"\1", text)


def titled(text: str) -> str:
    """A title, or nothing where it has no words: "12", "-- 3 --".

    >>> titled("Wood for Ada"), titled("07"), titled("1. 2. 3."), titled("Äpfel 3")
    ('Wood for Ada', '', '', 'Äpfel 3')
    """
    return text if sum(c.isalpha() for c in text) >= LETTERS else ""
