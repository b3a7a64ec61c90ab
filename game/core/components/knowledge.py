"""What can be known, and what somebody knows, rightly or not."""

from collections.abc import Mapping

from msgspec import Struct, field

OPINION_MAX = 100


class Fact(Struct, frozen=True, gc=False, omit_defaults=True):
    """Something that can be known and told; who knows it stands in their beliefs."""

    kind: str
    """theft, kindness, violence, death, price, danger, invitation, candidacy ..."""
    subject: int = 0
    """Who did it, or whom it is about."""
    object: int = 0
    """To whom, or with what."""
    x: int = -1
    y: int = -1
    tick: int = 0
    """When it happened."""
    due: int = 0
    """When it will take place, for what lies ahead."""
    event: int = 0
    """The event that it came from; 0 for none."""
    text: str = ""
    """In words, as anybody would tell it."""
    value: int = 0
    """A number that belongs to it, such as a price in hundredths."""
    of: int = 0
    """The fact that it is a wrong telling of; 0 for a true one."""
    what: str = ""
    """The kind of thing it is about, such as that of a price."""


class Heard(Struct, frozen=True, gc=False, array_like=True):
    """How somebody came to know a fact."""

    tick: int
    source: int = 0
    """Who told them; 0 for one's own eyes."""
    hops: int = 0
    """Tellers between the happening and them: 0 is a witness."""
    told: tuple[int, ...] = ()
    """Who is known to know it: the source, and whom one told; the latest last."""


class Notice(Struct, frozen=True, gc=False, array_like=True):
    """A fact that hangs on a board."""

    fact: int
    author: int
    tick: int
    """When it was put up."""


class Relation(Struct, frozen=True, gc=False, array_like=True):
    """One's own view of another, -100 (hatred) to 100 (love)."""

    opinion: int = 0
    reason: str = ""
    """The deed that moved it most lately."""
    tick: int = 0
    met: int = 0
    """Tick of the last words exchanged."""
    offered: int = 0
    """Tick at which the other offered peace; 0 once it was made, or if they never did.

    Below 0: less the tick at which a third person talked this one into peace with the other.
    """


class Loss(Struct, frozen=True, gc=False, array_like=True):
    """Something that was taken from somebody unseen."""

    tick: int
    kind: str
    count: int
    chest: int = 0
    """The chest that it was taken out of; 0 for their hands."""
    noticed: int = 0
    """Tick at which they found out; 0 while they have not."""


class Place(Struct, frozen=True, gc=False, array_like=True):
    """A remembered thing: where it was and how it stood when last seen."""

    kind: str
    x: int
    y: int
    tick: int
    stock: int = 0
    source: int = 0
    """Who told of it; 0 for one's own eyes."""


class Note(Struct, frozen=True, gc=False, array_like=True):
    """One remembered happening."""

    tick: int
    event: int
    text: str


class Beliefs(Struct, frozen=True, omit_defaults=True):
    """What somebody knows, rightly or not."""

    places: Mapping[int, Place]
    """Entity -> where it was; a shore is under -1 - its tile."""
    relations: Mapping[int, Relation] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    facts: Mapping[int, Heard] = field(default_factory=dict)
    """Fact -> how it came to be known."""
    losses: tuple[Loss, ...] = ()
    """What is gone, noticed or not, oldest first."""
