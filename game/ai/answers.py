"""Answers: a model's text, decoded with care into a choice that was really on offer.

Models fence their JSON, wrap it in prose, stop half-way, or choose what isn't there. What
can be mended without asking again is mended here; the rest has a kind and is counted.
What a model says is a stranger's text: cleaned and bounded before anybody sees it.
"""

import unicodedata
from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from game.ai.providers import Kind

THOUGHT, WORDS = 200, 160
"""Characters that a thought and an utterance may have."""
ANSWER = 600
"""Characters of an answer to an interview."""
TRIES = 20
"""Places in a text at which a JSON object is looked for."""


class Choice(Struct, frozen=True):
    """What a model chose."""

    key: str
    """Of the affordance."""
    words: str = ""
    thought: str = ""


class AnswerError(Exception):
    """A text that holds no valid choice."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind.value)
        self.kind = kind


def decode(text: str, finish: str, keys: Collection[str]) -> Choice:
    """The choice in a model's text; raises AnswerError.

    >>> decode('```json\\n{"choice": "wait", "words": null}\\n```', "stop", {"wait"})
    Choice(key='wait', words='', thought='')
    """
    if not text.strip():
        raise AnswerError(Kind.CUT if finish == "length" else Kind.EMPTY)
    found = _object(text)
    if found is None:
        raise AnswerError(Kind.CUT if finish == "length" else Kind.BAD_ANSWER)
    choice = found.get("choice")
    key = _key(choice, keys) if isinstance(choice, str) else None
    if key is None:
        raise AnswerError(Kind.BAD_CHOICE)
    return Choice(key, clean(found.get("words"), WORDS), clean(found.get("thought"), THOUGHT))


def spoken(text: str, finish: str) -> Choice:
    """What a model says where there is nothing to choose; raises AnswerError.

    >>> spoken('{"answer": "I am\\nMara."}', "stop").words, spoken("Well, hello.", "stop").words
    ('I am Mara.', 'Well, hello.')
    """
    found = _object(text)
    said = clean(text if found is None else found.get("answer"), ANSWER)
    if not said or (found is None and said[0] in "{["):
        raise AnswerError(Kind.CUT if finish == "length" else Kind.EMPTY)
    return Choice("", said)


def clean(text: object, longest: int) -> str:
    """One printable line of at most so many characters; empty for what is no text.

    >>> clean("Hello\\n\\x1b[31m  you\\u202e!", 40)
    'Hello [31m you!'
    """
    if not isinstance(text, str):
        return ""
    if not (text.isascii() and text.isprintable()):
        text = "".join(_character(c) for c in text[: 8 * longest])
    text = " ".join(text.split())
    if len(text) > longest:
        cut = text[: longest - 1]
        text = (cut[: cut.rfind(" ")] if " " in cut[longest // 2 :] else cut) + "…"
    return text


def _character(c: str) -> str:
    if c.isspace():
        return " "
    # Controls, invisible and direction-changing characters, surrogates, private ones.
    return "" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") else c


def _key(choice: str, keys: Collection[str]) -> str | None:
    """The key that is meant, if exactly one is: also in quotes, or with its text behind it."""
    if choice in keys:
        return choice
    for said in (choice, choice.partition(":")[0]):
        plain = said.strip(" \t\n`'\"*-.").casefold()
        meant = [key for key in keys if key.casefold() == plain]
        if len(meant) == 1:
            return meant[0]
    return None


def _object(text: str) -> dict[str, Any] | None:
    """The first JSON object in a text that has a choice; else the first at all, else None."""
    whole = _parsed(text)
    if whole is not None:
        return whole
    first: dict[str, Any] | None = None
    for part in _braced(text):
        found = _parsed(part)
        if found is not None and "choice" in found:
            return found
        first = first or found
    return first


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        found = msgspec.json.decode(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _braced(text: str) -> Iterator[str]:
    """Stretches of a text from a brace to the one that closes it."""
    start = text.find("{")
    for _ in range(TRIES):
        if start < 0:
            return
        end = _closing(text, start)
        if end:
            yield text[start:end]
        start = text.find("{", end or start + 1)


def _closing(text: str, start: int) -> int:
    """The index behind the brace that closes the one at `start`; 0 if there is none."""
    depth, quoted, escaped = 0, False, False
    for i in range(start, len(text)):
        c = text[i]
        if quoted:
            if escaped:
                escaped = False
            elif c == "\\":
                escaped = True
            elif c == '"':
                quoted = False
        elif c == '"':
            quoted = True
        elif c == "{":
            depth += 1
        elif c == "}":
            depth -= 1
            if not depth:
                return i + 1
    return 0
