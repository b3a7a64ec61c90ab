"""Company: conversations and occasions, as plain data that is part of the state."""

from collections.abc import Mapping

from msgspec import Struct, field


class Line(Struct, frozen=True, gc=False, array_like=True):
    """One utterance."""

    who: int
    words: str


class Talk(Struct, frozen=True):
    """A conversation: two or more who stand together and take turns."""

    members: tuple[int, ...]
    """Who has been silent longest comes first."""
    began: int
    last: int
    """Tick of the last words."""
    turn: int = 0
    """Who was spoken to and is to speak next."""
    said: int = 0
    """Utterances so far."""
    event: int = 0
    """The event of its beginning."""
    topic: str = ""
    """What the last words were: greet, chat, tell ..."""
    passed: tuple[int, ...] = ()
    """Facts that somebody learned in it."""
    lines: tuple[Line, ...] = ()
    """What was said last, oldest first."""
    left: tuple[int, ...] = ()
    """Who was in it and went before its end."""


class Occasion(Struct, frozen=True):
    """Something that takes place at its hour for those who know of it."""

    kind: str
    """party or election."""
    due: int
    until: int
    x: int = -1
    y: int = -1
    facts: tuple[int, ...] = ()
    """The invitation, or the candidacies."""
    came: Mapping[int, int] = field(default_factory=dict)
    """Who came -> tick of their coming."""
    opened: int = 0
    """The event of its beginning; 0 before."""
