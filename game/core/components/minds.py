"""What somebody means to do, and the state of deciding it."""

from collections.abc import Mapping

from msgspec import Struct, field

from game.core.components.goods import Terms
from game.core.days import DayPlan


class Intent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody means to do; it may take many ticks.

    Fields that an action does not use stay at their defaults.
    """

    action: str
    target: int = 0
    item: int = 0
    count: int = 1
    x: int = -1
    y: int = -1
    topic: str = ""
    """For `say`: greet, chat, tell, ask, thank, comfort, peace, insult, threaten, bye."""
    words: str = ""
    fact: int = 0
    """The fact that the words carry, or that is acted on."""
    why: str = ""
    """The reason in a few words, shown above the head."""
    deal: int = 0
    """For `accept`, `refuse` and `counter`: the open offer that is answered."""
    terms: Terms | None = None
    """For `trade` and `counter`, and the least that one is content with at a stall."""
    ability: str = ""
    """For `cast`, `teach`, `learn`, `write` and `study`: what is used, taught or learnt."""
    then: tuple["Intent", ...] = ()
    """What is to be done after it, in this order, if nothing comes up."""
    smalltalk: bool = False
    """For `say`: the words call for no answer of their own; whoever has more to say says that."""
    lines: tuple["Intent", ...] = ()
    """For `say`: what is said after it in the same talk, in this order, as long as nobody's words
    call for an answer of their own."""


class Mind(Struct, frozen=True, gc=False, omit_defaults=True):
    """The state of deciding and of carrying a decision out."""

    intent: Intent | None = None
    provisional: bool = False
    """The intent stands in until the open ticket is answered."""
    stage: str = "idle"
    """idle, walking or doing."""
    path: tuple[int, ...] = ()
    """Tiles still to walk, next one last, each y * width + x."""
    goal: int = -1
    """The tile that the path was planned for."""
    ready_at: int = 0
    """Nothing is done before this tick."""
    started: int = 0
    """Tick at which the intent was taken up."""
    rounds: int = 0
    """How often the action has been performed for this intent."""
    blocked: int = 0
    """Steps in a row that somebody stood in the way of."""
    ticket: int = 0
    """The open request for a decision; 0 when none is open."""
    asked: str = ""
    """Why a decision is wanted; empty when none is."""
    asked_at: int = 0
    reason: str = ""
    """Why the open ticket was opened."""
    by: int = 0
    """Whose deed made them think again, if anybody's."""
    deed: str = ""
    """What that was: hit, gave, saw hit, saw death, saw foe, saw beast, or the topic of words."""
    about: int = 0
    """The place or person that the words were about."""
    fact: int = 0
    """The fact that the words carried."""
    talk: int = 0
    """The conversation that they are in; 0 for none."""
    lines: tuple[Intent, ...] = ()
    """What they have yet to say in it, in this order, to words that call for no other answer."""
    said_in: int = 0
    """The event of the decision in which that was meant."""
    urgency: int = 0
    """0 idle, 1 ordinary, 2 pressing, 3 under attack."""
    cause: int = 0
    """The event that led to what is being done."""
    chosen: int = 0
    """The decision by which the running intent was taken up."""
    failures: int = 0
    """Intents in a row that ended in nothing."""
    shunned: Mapping[int, int] = field(default_factory=dict)
    """Target -> tick until which it is not tried again."""
    thought: str = ""
    """A thought that came to them from nowhere, the latest."""
    thought_at: int = 0
    ahead: tuple[Intent, ...] = ()
    """What they mean to do next, in this order, if nothing comes up."""
    ahead_until: int = 0
    """Tick after which they think anew all the same."""
    planned: int = 0
    """The event of the decision in which that was meant."""
    plan: DayPlan | None = None
    """What they mean to do with the day, or meant to with an earlier one."""
    lately: Mapping[str, int] = field(default_factory=dict)
    """What was done, such as `use campfire` or `say chat` -> tick of the last time."""
