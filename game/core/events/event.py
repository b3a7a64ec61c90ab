"""What every event has, and the name of its kind.

`text` is the one sentence that tells it: entity fields in braces become names. `who`
names the fields that hold the entities concerned, the doer first; those agents remember
it, and for a `witnessed` kind so does everybody in sight. `mark` puts it on the timeline
under that name, `counted` into a measure, `worth` into the chronicle.
"""

from typing import ClassVar

from msgspec import Struct


class Event(Struct, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """Base of all events; the subclass's tag is its name in the log."""

    who: ClassVar[tuple[str, ...]] = ()
    text: ClassVar[str] = ""
    witnessed: ClassVar[bool] = False
    mark: ClassVar[str] = ""
    counted: ClassVar[str] = ""
    """The measure that it adds one to, such as `trades`; several kinds may share one."""
    worth: ClassVar[int] = 0
    """How much it belongs into the chronicle: 0 never, 100 always."""
    feed: ClassVar[bool] = True
    """Whether the window's feed shows it."""

    id: int = 0
    """Numbered by the world, from 1, without gaps."""
    tick: int = 0
    cause: int = 0
    """The event that led to this one; 0 when nothing in the world did."""

    def concerns(self) -> tuple[int, ...]:
        """The entities it is about, the doer first; 0 stands for nobody."""
        return tuple([getattr(self, name) for name in self.who])


def kind_of(event: Event | type[Event]) -> str:
    """The name of an event's kind in the log.

    >>> from game.core.events import NightFell
    >>> kind_of(NightFell(day=1))
    'night_fell'
    """
    return str(event.__struct_config__.tag)
