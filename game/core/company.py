"""Company: conversations and occasions, as plain data that is part of the state."""

from msgspec import Struct, field


class Line(Struct, frozen=True, gc=False, array_like=True):
    """One utterance."""

    who: int
    words: str


class Talk(Struct):
    """A conversation: two or more who stand together and take turns."""

    members: list[int]
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
    passed: list[int] = field(default_factory=list)
    """Facts that somebody learned in it."""
    lines: list[Line] = field(default_factory=list)
    """What was said last, oldest first."""
    left: list[int] = field(default_factory=list)
    """Who was in it and went before its end."""


class Occasion(Struct):
    """Something that takes place at its hour for those who know of it."""

    kind: str
    """party or election."""
    due: int
    until: int
    x: int = -1
    y: int = -1
    facts: list[int] = field(default_factory=list)
    """The invitation, or the candidacies."""
    came: dict[int, int] = field(default_factory=dict)
    """Who came -> tick of their coming."""
    opened: int = 0
    """The event of its beginning; 0 before."""
