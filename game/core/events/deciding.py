"""Events of deciding: what was asked, taken up, refused or dropped."""

from game.core.events.event import Event


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
    planned: int = 0
    """The event of the decision in which this was meant to come next; 0 for a fresh one."""


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


class Remembered(Event, kw_only=True, tag="remembered"):
    """Somebody drew a conclusion from what they remember; a model put it into words."""

    who = ("agent",)
    text = '{agent} thought: "{words}"'
    feed = False
    agent: int
    words: str
    importance: int
    cites: tuple[int, ...] = ()
    """The events that it rests on."""
    weights: tuple[tuple[int, int], ...] = ()
    """(event, 1..100): what they remember of it is that important after all."""


class DayPlanned(Event, kw_only=True, tag="day_planned"):
    """Somebody planned the day, or thought better of it."""

    who = ("agent",)
    text = "{agent} {how}: {words}"
    feed = False
    agent: int
    how: str
    """planned the day, or changed the plan for it."""
    words: str
    mind: str
    reason: str = ""


class CommandRefused(Event, kw_only=True, tag="command_refused"):
    """A command that can't be carried out; nothing was changed."""

    text = "refused: {reason}"
    number: int
    reason: str


class MindsTold(Event, kw_only=True, tag="minds_told"):
    """How the people are minded changed: money for models ran low, say."""

    text = "Of the minds: {words}"
    mark = "minds"
    worth = 60
    words: str
