"""Events between people: words, ties, blows, deaths and arrivals."""

from game.core.events.event import Event


class Said(Event, kw_only=True, tag="said"):
    """An agent spoke; those near enough heard it."""

    who = ("agent", "target")
    text = '{agent} to {target}: "{words}"'
    witnessed = True
    counted = "talk"
    agent: int
    target: int
    topic: str
    words: str
    about: int = 0
    """The place or person that it told of."""
    fact: int = 0
    """The fact that it passed on, as the speaker told it."""
    smalltalk: bool = False
    """Whether the words call for no answer of their own, and told the hearer nothing new."""


class VoiceHeard(Event, kw_only=True, tag="voice_heard"):
    """The player spoke as a voice from nowhere."""

    who = ("agent",)
    text = 'A voice from nowhere: "{words}"'
    mark = "player"
    worth = 70
    agent: int
    words: str


class TiesChanged(Event, kw_only=True, tag="ties_changed"):
    """A feeling grew strong enough for a name: friend, foe, or neither any more."""

    who = ("agent", "target")
    text = "{agent} {tie} {target} ({reason})"
    worth = 35
    agent: int
    target: int
    tie: str
    reason: str


class Reconciled(Event, kw_only=True, tag="reconciled"):
    """Two who couldn't stand each other made peace: the first offered, the second took it up."""

    who = ("agent", "target")
    text = "{agent} and {target} made peace with each other{at}"
    witnessed = True
    mark = "peace"
    worth = 45
    agent: int
    target: int
    by: int = 0
    """Who talked them into it, if anybody did."""
    at: str = ""
    """The same in words."""


class Attacked(Event, kw_only=True, tag="attacked"):
    """A blow fell."""

    who = ("agent", "target")
    text = "{agent} hit {target} with {weapon} for {damage}"
    witnessed = True
    mark = "fight"
    counted = "fights"
    worth = 40
    agent: int
    target: int
    weapon: str
    damage: int
    guarded: bool
    stance: str = ""
    """reckless or wary; empty for neither."""


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
    counted = "deaths"
    worth = 100
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
    counted = "births"
    worth = 50
    agent: int
    x: int
    y: int


class FirstDone(Event, kw_only=True, tag="first_done"):
    """Somebody did what nobody in this world had done before."""

    who = ("agent",)
    text = "{agent} was the first to {deed}"
    mark = "first"
    counted = "firsts"
    worth = 28
    agent: int
    name: str
    """The achievement, see core/achievements.py."""
    deed: str
