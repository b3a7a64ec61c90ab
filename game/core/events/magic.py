"""Events of abilities: who came by them, their use, and what they did."""

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


class StatusBegan(Event, kw_only=True, tag="status_began"):
    """Something is on somebody, or on a creature, for a time."""

    who = ("agent", "by")
    text = "{agent} is {told}"
    witnessed = True
    agent: int
    status: str
    told: str
    by: int = 0
    ticks: int = 0


class StatusEnded(Event, kw_only=True, tag="status_ended"):
    """What was on somebody is over."""

    who = ("agent",)
    text = "{agent} is no longer {told}"
    feed = False
    agent: int
    status: str
    told: str
    reason: str


class Healed(Event, kw_only=True, tag="healed"):
    """Somebody's wounds were healed by magic."""

    who = ("agent", "target")
    text = "{agent} healed {whom} ({amount})"
    witnessed = True
    mark = "magic"
    worth = 45
    agent: int
    target: int
    """Another; 0 for the caster's own wounds."""
    whom: str
    """In words."""
    amount: int
    """Health."""


class Drained(Event, kw_only=True, tag="drained"):
    """Somebody's strength was drawn from them."""

    who = ("agent", "target")
    text = "{agent} drew strength out of {target}"
    witnessed = True
    mark = "magic"
    agent: int
    target: int
    amount: int
    """Energy points."""


class Whisked(Event, kw_only=True, tag="whisked"):
    """Magic moved somebody from one place to another."""

    who = ("agent", "by")
    text = "{agent} was {manner}"
    witnessed = True
    mark = "magic"
    agent: int
    by: int
    x: int
    y: int
    manner: str
    """whisked away, pushed back."""


class Conjured(Event, kw_only=True, tag="conjured"):
    """Things came out of nothing, and will go there again."""

    who = ("agent", "target")
    text = "{agent} conjured up {count} {item}"
    witnessed = True
    mark = "magic"
    worth = 40
    agent: int
    target: int
    """Into whose hands; 0 for the ground."""
    item: str
    count: int
    until: int = 0
    """Tick at which they fade."""


class Faded(Event, kw_only=True, tag="faded"):
    """Conjured things are gone."""

    who = ("agent",)
    text = "{agent} found {count} {item} gone like mist"
    feed = False
    agent: int
    """Who held them; 0 for nobody."""
    item: str
    count: int


class WordsCame(Event, kw_only=True, tag="words_came"):
    """Somebody heard another's words in their mind, from afar."""

    who = ("agent", "target")
    text = '{agent} in the mind of {target}: "{words}"'
    agent: int
    target: int
    words: str


class GroundChanged(Event, kw_only=True, tag="ground_changed"):
    """A tile's ground became another for a time, or what it was before."""

    who = ("agent",)
    feed = False
    agent: int
    """Who did it; 0 when it turns back."""
    x: int
    y: int
    terrain: str
    until: int = 0


class Summoned(Event, kw_only=True, tag="summoned"):
    """A creature, or a light, was called into the world for a time."""

    who = ("agent",)
    text = "{agent} called {prefab} out of nowhere"
    witnessed = True
    mark = "magic"
    worth = 50
    agent: int
    entity: int
    prefab: str
    x: int
    y: int
    until: int


class Vanished(Event, kw_only=True, tag="vanished"):
    """What was called by magic is gone again."""

    text = "{prefab} vanished into thin air"
    feed = False
    entity: int
    prefab: str
    x: int
    y: int


class Revealed(Event, kw_only=True, tag="revealed"):
    """Something hidden became known to somebody by magic."""

    who = ("agent",)
    text = "{agent} sees with other eyes: {told}"
    agent: int
    told: str
    found: int = 0
    """How many things that were not known before."""


class Conveyed(Event, kw_only=True, tag="conveyed"):
    """Things went from hand to hand over a distance, as both wanted."""

    who = ("agent", "target")
    text = "{agent} let {count} {item} pass to {target} through the air"
    witnessed = True
    mark = "magic"
    agent: int
    target: int
    item: str
    count: int
