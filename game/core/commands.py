"""Commands: the requests that come into the world, and its only inputs.

Every command is numbered and logged before it is applied. One that cannot be
carried out changes nothing and leaves a `command_refused` event.
"""

from typing import Any

from msgspec import Struct

from game.core.arcana import Ability
from game.core.components import Intent
from game.core.days import Block


class Command(Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """Base of all commands; the subclass's tag is its name in the log."""


class Decide(Command, frozen=True, kw_only=True, tag="decide"):
    """A mind's answer to a ticket."""

    agent: int
    ticket: int
    intent: Intent
    provisional: bool = False
    """True keeps the ticket open: a better answer may still come."""
    mind: str = "builtin"
    """Who answered: builtin, or a model's name."""


class Spawn(Command, frozen=True, kw_only=True, tag="spawn"):
    """Put something into the world, at a tile or near it."""

    prefab: str
    """`agent`, or the name of an item, object or creature row."""
    x: int
    y: int
    name: str = ""
    count: int = 1


class Kill(Command, frozen=True, kw_only=True, tag="kill"):
    """End an agent's life, or take a thing out of the world."""

    entity: int


class Give(Command, frozen=True, kw_only=True, tag="give"):
    """Put new items into an agent's hands."""

    agent: int
    item: str
    count: int = 1


class Teleport(Command, frozen=True, kw_only=True, tag="teleport"):
    """Move an entity to a tile, or to the nearest free one."""

    entity: int
    x: int
    y: int


class Voice(Command, frozen=True, kw_only=True, tag="voice"):
    """Words from nowhere, heard by one agent, or by all when agent is 0."""

    text: str
    agent: int = 0


class SetRule(Command, frozen=True, kw_only=True, tag="set_rule"):
    """Change one of the world's rules from this tick on."""

    rule: str
    value: int


class SetTrait(Command, frozen=True, kw_only=True, tag="set_trait"):
    """Change what somebody is like."""

    agent: int
    trait: str
    value: int


class Plant(Command, frozen=True, kw_only=True, tag="plant"):
    """Let some people know a fact from now on, as if they had seen it themselves."""

    fact: str
    """Its kind, as in components.Fact; so are the fields below."""
    knowers: tuple[int, ...]
    subject: int = 0
    object: int = 0
    x: int = -1
    y: int = -1
    due: int = 0
    text: str = ""
    value: int = 0


class SetWeather(Command, frozen=True, kw_only=True, tag="set_weather"):
    """Let a kind of sky or a season begin now."""

    weather: str
    """The name of a row of content.weather; `common` ends a season."""
    ticks: int = 0
    """How long it lasts; 0 for as long as its row says."""


class Possess(Command, frozen=True, kw_only=True, tag="possess"):
    """Let the player be somebody's mind; with 0, let go of who is possessed."""

    agent: int


class Choose(Command, frozen=True, kw_only=True, tag="choose"):
    """What the player decides for the one who is possessed: no ticket is needed."""

    agent: int
    intent: Intent


class Whisper(Command, frozen=True, kw_only=True, tag="whisper"):
    """A thought that comes to one agent, as if it were their own."""

    agent: int
    text: str


class TellMinds(Command, frozen=True, kw_only=True, tag="tell_minds"):
    """Let it be known how the people are minded: that money for models runs low, say."""

    text: str


class TellWish(Command, frozen=True, kw_only=True, tag="tell_wish"):
    """Let it be known what became of a wish."""

    agent: int
    wish: int
    """The event by which it was wished."""
    stage: str
    """heard, made, found or refused."""
    ability: str = ""
    text: str = ""
    """Why it was refused, or who wrote the ability."""


class Remember(Command, frozen=True, kw_only=True, tag="remember"):
    """Somebody draws a conclusion from what they remember, in words of a model or a player."""

    agent: int
    text: str
    importance: int
    """1..100."""
    cites: tuple[int, ...] = ()
    """The events that it rests on."""
    weights: tuple[tuple[int, int], ...] = ()
    """(event, 1..100): how important what they remember of it is after all."""


class GrantAbility(Command, frozen=True, kw_only=True, tag="grant_ability"):
    """Let somebody command an ability that was proven.

    A row of a name that there is takes its place, with its proof: all who command it keep
    it, and it works again if it was suspended.
    """

    agent: int
    ability: Ability
    how: str = "given"
    """One of arcana.HOWS."""


class RevokeAbility(Command, frozen=True, kw_only=True, tag="revoke_ability"):
    """Take an ability from somebody, or from everybody and the world when agent is 0."""

    agent: int
    ability: str
    reason: str = ""


class ResolveAbility(Command, frozen=True, kw_only=True, tag="resolve_ability"):
    """What came of running an ability's code for a call that is out.

    A `fault` that begins with `declined` says that the ability itself would not be used now
    (its `can_use` said no): no fault of its author's.
    """

    call: int
    effects: Any = ()
    """Plain data as the sandbox gave it: nothing of it is trusted."""
    fault: str = ""
    """`stage: message`; empty if all went well."""


class PlanDay(Command, frozen=True, kw_only=True, tag="plan_day"):
    """Somebody plans the day that it is, or thinks better of it."""

    agent: int
    gist: str
    blocks: tuple[Block, ...]
    """In order of their hours."""
    mind: str = "builtin"
    """Who planned: builtin, or a model's name."""
    reason: str = ""
    """Why an earlier plan of the day won't do; empty for a first one."""


AnyCommand = (
    Decide
    | Spawn
    | Kill
    | Give
    | Teleport
    | Voice
    | SetRule
    | SetTrait
    | Plant
    | SetWeather
    | Possess
    | Choose
    | Whisper
    | TellMinds
    | TellWish
    | Remember
    | GrantAbility
    | RevokeAbility
    | ResolveAbility
    | PlanDay
)


class Entry(Struct, frozen=True, kw_only=True):
    """A numbered command as the log holds it: applied in `tick`, in order of `number`."""

    number: int
    tick: int
    source: str
    """player, console, mind, scenario ... who submitted it."""
    command: AnyCommand


class Planned(Struct, frozen=True, kw_only=True):
    """A command that a scenario has laid down beforehand; part of the world's state."""

    tick: int
    command: AnyCommand
    title: str = ""
    """What the happening is called in the feed; empty for one that is not told."""
    every: int = 0
    """Ticks after which it comes again; 0 for once."""
