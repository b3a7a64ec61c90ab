"""A memory: one thing that somebody saw, did, heard, was told, felt or thought."""

from typing import Annotated

from msgspec import Meta, Struct

LONGEST = 300
"""Characters of its words."""
MOST = 100
SOURCES = ("did", "met", "saw", "heard", "told", "felt", "thought")
SUMMARY = "summary"
"""The kind of what stands for several trifles."""
REFLECTION = "reflection"
"""The kind of a conclusion."""

Count = Annotated[int, Meta(ge=0, le=(1 << 53) - 1)]
Short = Annotated[str, Meta(max_length=40)]


class Memory(Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """One memory of one person."""

    number: Count
    """The event that it is of; of a summary or a conclusion, the newest that it rests on."""
    tick: Count
    text: Annotated[str, Meta(max_length=LONGEST)]
    kind: Short
    """Of the event; SUMMARY and REFLECTION are of no event."""
    importance: Annotated[int, Meta(ge=0, le=MOST)]
    source: Short = "saw"
    """One of SOURCES: one's own deed, a deed to oneself, one's eyes ..."""
    about: Count = 0
    """The other person in it; 0 for none. Who told it, for what one was told."""
    cites: tuple[Count, ...] = ()
    """Numbers of the memories that a conclusion rests on."""
    times: Count = 1
    """How many happenings it stands for."""
