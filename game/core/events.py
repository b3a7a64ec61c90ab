"""Events: the facts that a tick brought forth.

Each kind is a class of its own. `text` is the one sentence that tells it: entity
fields in braces become names. `who` names the fields that hold the entities
concerned, the doer first; those agents remember it, and for a `witnessed` kind so
does everybody in sight. `mark` puts it on the timeline under that name.
"""

from typing import ClassVar

from msgspec import Struct


class Event(Struct, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """Base of all events; the subclass's tag is its name in the log."""

    who: ClassVar[tuple[str, ...]] = ()
    text: ClassVar[str] = ""
    witnessed: ClassVar[bool] = False
    mark: ClassVar[str] = ""
    feed: ClassVar[bool] = True
    """Whether the window's feed shows it."""

    id: int = 0
    """Numbered by the world, from 1, without gaps."""
    tick: int = 0
    cause: int = 0
    """The event that led to this one; 0 when nothing in the world did."""

    def concerns(self) -> tuple[int, ...]:
        """The entities it is about, the doer first; 0 stands for nobody."""
        return tuple(getattr(self, name) for name in self.who)


# --- deciding -----------------------------------------------------------------


class DecisionRequested(Event, kw_only=True, tag="decision_requested"):
    """An agent needs a new intent: whoever is its mind answers with Decide."""

    who = ("agent",)
    feed = False
    agent: int
    ticket: int
    reason: str
    urgency: int
    standin: bool = False
    """The ticket is out already and the stand-in intent is used up: only a new
    stand-in is wanted."""


class Decided(Event, kw_only=True, tag="decided"):
    """An agent took up an intent."""

    who = ("agent",)
    feed = False
    agent: int
    ticket: int
    action: str
    why: str
    mind: str
    provisional: bool
    target: int = 0


class DecisionDropped(Event, kw_only=True, tag="decision_dropped"):
    """An answer came whose ticket no longer stands."""

    who = ("agent",)
    feed = False
    agent: int
    ticket: int
    reason: str


class ActionRefused(Event, kw_only=True, tag="action_refused"):
    """What an agent meant to do can't be done; it learns why."""

    who = ("agent",)
    text = "{agent} could not {action}: {reason}"
    feed = False
    agent: int
    action: str
    reason: str
    target: int = 0


class CommandRefused(Event, kw_only=True, tag="command_refused"):
    """A command that can't be carried out; nothing was changed."""

    text = "refused: {reason}"
    number: int
    reason: str


# --- moving, needs, sleep -----------------------------------------------------


class Travelled(Event, kw_only=True, tag="travelled"):
    """An agent got where it wanted to go."""

    who = ("agent",)
    feed = False
    agent: int
    x: int
    y: int


class Fled(Event, kw_only=True, tag="fled"):
    """An agent ran from another."""

    who = ("agent", "target")
    text = "{agent} ran away from {target}"
    witnessed = True
    mark = "fight"
    agent: int
    target: int


class NeedLow(Event, kw_only=True, tag="need_low"):
    """A need fell below its mark."""

    who = ("agent",)
    text = "{agent} is getting {feeling}"
    feed = False
    agent: int
    need: str
    feeling: str


class FellAsleep(Event, kw_only=True, tag="fell_asleep"):
    """An agent lay down to rest, on a bed or on the ground (0)."""

    who = ("agent",)
    text = "{agent} lay down to sleep"
    feed = False
    agent: int
    bed: int = 0


class WokeUp(Event, kw_only=True, tag="woke_up"):
    """An agent got up again."""

    who = ("agent",)
    text = "{agent} woke up, {reason}"
    feed = False
    agent: int
    reason: str


class NightFell(Event, kw_only=True, tag="night_fell"):
    """The sun went down."""

    text = "Night falls on day {day}"
    day: int


class DayBroke(Event, kw_only=True, tag="day_broke"):
    """The sun came up."""

    text = "Day {day} breaks"
    day: int


# --- things -------------------------------------------------------------------


class PickedUp(Event, kw_only=True, tag="picked_up"):
    """An agent took a thing from the ground."""

    who = ("agent",)
    text = "{agent} picked up {count} {item}"
    agent: int
    item: str
    count: int


class Dropped(Event, kw_only=True, tag="dropped"):
    """An agent put a thing down."""

    who = ("agent",)
    text = "{agent} put down {count} {item}"
    agent: int
    item: str
    count: int


class Gave(Event, kw_only=True, tag="gave"):
    """An agent gave a thing to another."""

    who = ("agent", "target")
    text = "{agent} gave {target} {count} {item}"
    witnessed = True
    agent: int
    target: int
    item: str
    count: int


class Used(Event, kw_only=True, tag="used"):
    """An agent used an object, and may have got something from it."""

    who = ("agent",)
    text = "{agent} {did}"
    agent: int
    target: int
    did: str
    item: str = ""
    count: int = 0


class Ate(Event, kw_only=True, tag="ate"):
    """An agent ate."""

    who = ("agent",)
    text = "{agent} ate {item}"
    agent: int
    item: str


class Drank(Event, kw_only=True, tag="drank"):
    """An agent drank, from an object, a shore (0) or something it held."""

    who = ("agent",)
    text = "{agent} drank {source}"
    agent: int
    source: str


class ItemAppeared(Event, kw_only=True, tag="item_appeared"):
    """Something grew or washed up on the ground."""

    feed = False
    entity: int
    item: str
    x: int
    y: int


class ItemSpoiled(Event, kw_only=True, tag="item_spoiled"):
    """Something that lay on the ground is gone."""

    feed = False
    entity: int
    item: str
    count: int


# --- people -------------------------------------------------------------------


class Said(Event, kw_only=True, tag="said"):
    """An agent spoke; those near enough heard it."""

    who = ("agent", "target")
    text = '{agent} to {target}: "{words}"'
    witnessed = True
    agent: int
    target: int
    topic: str
    words: str
    about: int = 0
    """The place or person that it told of."""


class VoiceHeard(Event, kw_only=True, tag="voice_heard"):
    """The player spoke as a voice from nowhere."""

    who = ("agent",)
    text = 'A voice from nowhere: "{words}"'
    mark = "player"
    agent: int
    words: str


class TiesChanged(Event, kw_only=True, tag="ties_changed"):
    """A feeling grew strong enough for a name: friend, foe, or neither any more."""

    who = ("agent", "target")
    text = "{agent} {tie} {target} ({reason})"
    agent: int
    target: int
    tie: str
    reason: str


class Attacked(Event, kw_only=True, tag="attacked"):
    """A blow fell."""

    who = ("agent", "target")
    text = "{agent} hit {target} with {weapon} for {damage}"
    witnessed = True
    mark = "fight"
    agent: int
    target: int
    weapon: str
    damage: int
    guarded: bool


class Guarded(Event, kw_only=True, tag="guarded"):
    """An agent raised its guard."""

    who = ("agent", "target")
    text = "{agent} stood on guard against {target}"
    witnessed = True
    agent: int
    target: int


class Died(Event, kw_only=True, tag="died"):
    """An agent's life ended; what it carried lies on the ground."""

    who = ("agent", "killer")
    text = "{agent} died of {reason}"
    witnessed = True
    mark = "death"
    agent: int
    reason: str
    killer: int = 0
    x: int = 0
    y: int = 0


class Arrived(Event, kw_only=True, tag="arrived"):
    """A newcomer came to live here."""

    who = ("agent",)
    text = "{agent} came to live here"
    mark = "birth"
    agent: int
    x: int
    y: int


# --- the player's hand --------------------------------------------------------


class Spawned(Event, kw_only=True, tag="spawned"):
    """The player put something into the world."""

    who = ("entity",)
    text = "{entity} was put into the world"
    mark = "player"
    entity: int
    prefab: str
    x: int
    y: int
    count: int = 1


class Removed(Event, kw_only=True, tag="removed"):
    """The player took something out of the world."""

    text = "{name} was taken out of the world"
    mark = "player"
    name: str
    prefab: str
    count: int = 1


class Granted(Event, kw_only=True, tag="granted"):
    """The player put something into an agent's hands."""

    who = ("agent",)
    text = "{agent} was given {count} {item} from nowhere"
    mark = "player"
    agent: int
    item: str
    count: int


class Teleported(Event, kw_only=True, tag="teleported"):
    """The player moved something."""

    who = ("entity",)
    text = "{entity} was moved from nowhere"
    mark = "player"
    entity: int
    x: int
    y: int


class RuleChanged(Event, kw_only=True, tag="rule_changed"):
    """The player changed one of the world's rules."""

    text = "the rule {rule} went from {before} to {value}"
    mark = "player"
    rule: str
    before: int
    value: int


class TraitChanged(Event, kw_only=True, tag="trait_changed"):
    """The player changed what somebody is like."""

    who = ("agent",)
    text = "{agent} was changed: {trait} went from {before} to {value}"
    mark = "player"
    agent: int
    trait: str
    before: int
    value: int


EVENTS: tuple[type[Event], ...] = tuple(
    sorted(Event.__subclasses__(), key=lambda kind: str(kind.__struct_config__.tag))
)
"""Every kind of event, by name."""


def kind_of(event: Event | type[Event]) -> str:
    """The name of an event's kind in the log.

    >>> kind_of(NightFell(day=1))
    'night_fell'
    """
    return str(event.__struct_config__.tag)
