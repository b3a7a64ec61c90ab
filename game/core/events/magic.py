"""Events of abilities: who came by them, and their use; what comes of it is in `spells.py`."""

from game.core.arcana import Kwargs
from game.core.effect_kinds import AnyEffect
from game.core.events.event import Event


class AbilityGranted(Event, kw_only=True, tag="ability_granted"):
    """An ability that was proven was given to somebody."""

    who = ("agent",)
    text = "{agent} was granted the power of {title}"
    mark = "magic"
    worth = 75
    agent: int
    ability: str
    title: str
    """Its name in words; so in all events."""
    origin: str = "angel"


class AbilityLearnt(Event, kw_only=True, tag="ability_learnt"):
    """Somebody came by an ability that another has, or that stood in a book."""

    who = ("agent", "source")
    text = "{agent} learnt the power of {title}{how}"
    witnessed = True
    mark = "magic"
    counted = "learnt"
    worth = 65
    agent: int
    ability: str
    title: str
    how: str
    """In words that go on from the ability's name: ` from Mara`, ` by watching Mara`."""
    way: str
    """One of arcana.HOWS."""
    source: int = 0
    coins: int = 0
    """What it was paid for with."""


class AbilityRevoked(Event, kw_only=True, tag="ability_revoked"):
    """An ability was taken from somebody, or from everybody (0)."""

    who = ("agent",)
    text = "the power of {title} was taken away: {reason}"
    mark = "magic"
    worth = 50
    agent: int
    ability: str
    title: str
    reason: str


class AbilityLost(Event, kw_only=True, tag="ability_lost"):
    """The last who commanded an ability died, and no book tells of it."""

    who = ("agent",)
    text = "the power of {title} died with {agent}"
    mark = "magic"
    worth = 80
    agent: int
    ability: str
    title: str


class AbilitySuspended(Event, kw_only=True, tag="ability_suspended"):
    """An ability that went wrong again and again can't be used for now."""

    text = "the power of {title} fails everybody: {reason}"
    mark = "magic"
    worth = 60
    ability: str
    title: str
    reason: str


class AbilityUsed(Event, kw_only=True, tag="ability_used"):
    """An ability was used: its energy is spent, and its effects are awaited."""

    who = ("agent", "target")
    text = "{agent} calls on {title}{upon}"
    witnessed = True
    mark = "magic"
    counted = "casts"
    worth = 25
    agent: int
    ability: str
    title: str
    call: int
    kwargs: Kwargs
    target: int = 0
    upon: str = ""
    """At whom, in words that go on from its name."""
    energy: int = 0
    """Energy points that it cost."""
    times: int = 0
    """How often it has been used by anybody, with this."""


class AbilityResolved(Event, kw_only=True, tag="ability_resolved"):
    """What was asked for by an ability took place."""

    who = ("agent",)
    feed = False
    agent: int
    ability: str
    title: str
    call: int
    effects: tuple[AnyEffect, ...]
    """Those that took place."""


class AbilityFailed(Event, kw_only=True, tag="ability_failed"):
    """Nothing came of using an ability."""

    who = ("agent",)
    text = "nothing came of {agent}'s {title}: {reason}"
    agent: int
    ability: str
    title: str
    call: int
    reason: str


class EffectRefused(Event, kw_only=True, tag="effect_refused"):
    """An effect that an ability asked for breaks a rule, and did not take place."""

    who = ("agent",)
    text = "{agent}'s {title} broke the rule of {rule}: {reason}"
    feed = False
    agent: int
    ability: str
    title: str
    call: int
    rule: str
    reason: str
    index: int = -1
    """Which of the effects, from 0; -1 for all of them."""


class Wished(Event, kw_only=True, tag="wished"):
    """Somebody wished for a power, aloud."""

    who = ("agent",)
    text = '{agent} wished: "{words}"'
    mark = "magic"
    counted = "wishes"
    worth = 55
    agent: int
    words: str


class LessonBegan(Event, kw_only=True, tag="lesson_began"):
    """Somebody begins to teach another an ability."""

    who = ("agent", "target")
    text = "{agent} begins to teach {target} the power of {title}"
    witnessed = True
    mark = "magic"
    worth = 30
    agent: int
    target: int
    ability: str
    title: str


class Wrote(Event, kw_only=True, tag="wrote"):
    """Somebody wrote an ability down in a book of blank pages."""

    who = ("agent",)
    text = "{agent} wrote the power of {title} down in a book"
    mark = "magic"
    worth = 60
    agent: int
    ability: str
    title: str
    item: str
    """The book as it is now."""
    blank: str
    """What it was before."""
