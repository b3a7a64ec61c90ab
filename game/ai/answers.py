"""Answers: a model's text, decoded with care into a choice that was really on offer.

Models fence their JSON, wrap it in prose, stop half-way, or choose what isn't there. What
can be mended without asking again is mended here; the rest has a kind and is counted.
What a model says is a stranger's text: cleaned and bounded before anybody sees it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from game.ai.own_words import once, own
from game.ai.providers import Kind

THOUGHT, WORDS = 200, 160
"""Characters that a thought and an utterance may have."""
ANSWER = 600
"""Characters of an answer to an interview."""
TOLD = 1600
"""Characters of a text that are looked at, before it is said once and cut."""
TRIES = 20
"""Places in a text at which a JSON object is looked for."""


_NUMBER = re.compile(r"_\d+")
_FENCE = re.compile(r"^\s*`{3,}\w*\s*|\s*`{3,}\s*$")
# A field as models write it who forget a quote or a comma, or are cut off behind it.
_FIELD = re.compile(
    r"""[\s,]*["']?(\w+)["']?\s*[:=]\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\w[\w. -]*))"""
)


class Mend(StrEnum):
    """What was mended in an answer without asking again; each is counted."""

    FENCED = "fenced"
    """Stood in a fence, as code does."""
    PROSE = "prose"
    """Had words, or thoughts, around it."""
    CUT = "cut"
    """Broke off, but behind the choice."""
    LOOSE = "loose"
    """Was no JSON, but its choice could be read."""
    BARE = "bare"
    """Was a key and nothing else."""
    NULL = "null"
    """Had null, or no text, where words belong."""
    WRONG_ENUM = "wrong_enum"
    """Spelt its key otherwise, or said more than the key."""
    UNKNOWN_TARGET = "unknown_target"
    """Named the wrong one of a kind of thing, where there is one choice with that kind."""
    ECHO = "echo"
    """Said after the prompt what should stand there; it is left out."""
    REPEATED = "repeated"
    """Said the same over and over; it is said once."""
    DROPPED = "dropped"
    """Had parts that rest on nothing that was shown; they were left out."""


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


class Reading(Struct, frozen=True):
    """A choice, and what had to be mended to read it."""

    choice: Choice
    mended: tuple[Mend, ...] = ()


def decode(text: str, finish: str, keys: Collection[str]) -> Choice:
    """The choice in a model's text; raises AnswerError.

    >>> decode('```json\\n{"choice": "wait", "words": null}\\n```', "stop", {"wait"})
    Choice(key='wait', words='', thought='')
    """
    return read(text, finish, keys).choice


def read(text: str, finish: str, keys: Collection[str], echoed: Collection[str] = ()) -> Reading:
    """The choice in a model's text, and how it was mended; raises AnswerError.

    echoed: words of the prompt's sample, which are nobody's own.

    >>> read('{"thought": "", "choice": "wait", "wor', "length", {"wait"}).mended
    (<Mend.CUT: 'cut'>,)
    """
    if not text.strip():
        raise AnswerError(Kind.CUT if finish == "length" else Kind.EMPTY)
    found, mended = _found(text, keys)
    if found is None:
        raise AnswerError(Kind.CUT if finish == "length" else Kind.BAD_ANSWER)
    choice = found.get("choice")
    key, way = _key(choice, keys) if isinstance(choice, str) else (None, None)
    if key is None:
        raise AnswerError(Kind.BAD_CHOICE)
    mended += [way] if way else []
    if any(not isinstance(found.get(name, ""), str) for name in ("words", "thought")):
        mended.append(Mend.NULL)
    told = [clean(found.get(name), TOLD) for name in ("words", "thought")]
    fresh = [once(text) for text in told]
    mended += [Mend.REPEATED] if fresh != told else []
    kept = [own(text, echoed) for text in fresh]
    mended += [Mend.ECHO] if kept != fresh else []
    words, thought = clean(kept[0], WORDS), clean(kept[1], THOUGHT)
    return Reading(Choice(key, words, thought), tuple(mended))


def spoken(text: str, finish: str) -> Reading:
    """What a model says where there is nothing to choose; raises AnswerError.

    >>> spoken('{"answer": "I am\\nMara."}', "stop").choice.words
    'I am Mara.'
    >>> spoken("Well, hello.", "stop").choice.words
    'Well, hello.'
    """
    found = first_object(text)
    said = heard(text if found is None else found.get("answer"), ANSWER)
    if not said or (found is None and said[0] in "{["):
        raise AnswerError(Kind.CUT if finish == "length" else Kind.EMPTY)
    return Reading(Choice("", said))


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


def heard(text: object, longest: int) -> str:
    """A stranger's words: clean, and what is said over and over is said once."""
    return clean(once(clean(text, TOLD)), longest)


def _character(c: str) -> str:
    if c.isspace():
        return " "
    # Controls, invisible and direction-changing characters, surrogates, private ones.
    return "" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") else c


def _key(choice: str, keys: Collection[str]) -> tuple[str | None, Mend | None]:
    """The key that is meant, if exactly one is, and what was wrong with it.

    Also in quotes, or with its text behind it. A thing's number may be wrong, where one key
    has that kind of thing; never a person's: one person is not as good as another.
    """
    if choice in keys:
        return choice, None
    for said in (choice, choice.partition(":")[0]):
        plain = said.strip(" \t\n`'\"*-.").casefold()
        meant = [key for key in keys if key.casefold() == plain]
        if len(meant) == 1:
            return meant[0], Mend.WRONG_ENUM
        unnumbered = _NUMBER.sub("", plain)
        alike = [key for key in keys if _NUMBER.sub("", key.casefold()) == unnumbered]
        if len(alike) == 1 and "_" in alike[0] and "agent_" not in alike[0]:
            return alike[0], Mend.UNKNOWN_TARGET
    return None, None


def _found(text: str, keys: Collection[str]) -> tuple[dict[str, Any] | None, list[Mend]]:
    """The fields of an answer, wherever in the text they are, and what that took."""
    whole = _parsed(text)
    if whole is not None:
        return whole, []
    inner = _FENCE.sub("", text)
    fenced = [Mend.FENCED] if inner != text else []
    if fenced and (whole := _parsed(inner)) is not None:
        return whole, fenced
    first = first_object(text)
    if first is not None and "choice" in first:
        return first, [Mend.FENCED if "```" in text else Mend.PROSE]
    if (bare := inner.strip(" \t\n`'\"*.")) in keys:
        return {"choice": bare}, [*fenced, Mend.BARE]
    loose = _loose(text)
    if loose is not None:
        open_ = text.count("{") > text.count("}")
        return loose, [*fenced, Mend.CUT if open_ else Mend.LOOSE]
    return first, []


def _loose(text: str) -> dict[str, Any] | None:
    """The fields of what is nearly JSON, from its first brace on, if a choice is among them.

    Field by field, so that what somebody is quoted with in a thought is never taken for one.
    """
    at = text.find("{") + 1
    fields: dict[str, Any] = {}
    while at and len(fields) < TRIES and (field := _FIELD.match(text, at)):
        name, double, single, bare = field.groups()
        fields.setdefault(name, _unescaped(double) if double is not None else single or bare or "")
        at = field.end()
    return fields if "choice" in fields else None


def _unescaped(text: str) -> str:
    """What a JSON string says; empty if nothing can be made of it."""
    plain = text.replace("\\'", "'").replace("\n", " ")  # what models do most, and JSON forbids
    try:
        return msgspec.json.decode(f'"{plain}"', type=str)
    except ValueError:
        return ""


def first_object(text: str) -> dict[str, Any] | None:
    """The first JSON object in a text that has a choice; else the first at all, else None."""
    first: dict[str, Any] | None = None
    for part in _braced(text):
        found = _parsed(part)
        if found is not None and "choice" in found:
            return found
        first = first or found
    return first


def _parsed(text: str) -> dict[str, Any] | None:
    # A line break within a string is no JSON, and models write it; elsewhere it means nothing.
    for said in (text, text.replace("\n", " ")) if "\n" in text else (text,):
        try:
            found = msgspec.json.decode(said)
        except (ValueError, RecursionError):
            continue
        return found if isinstance(found, dict) else None
    return None


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
