"""Observation: what one agent may know at this moment, frozen.

This is all that a mind gets, built-in or model: its own state, what it sees, what it
remembers, and what it could do now. It holds no reference into the world.
"""

from msgspec import Struct

from game.core.components import Intent, Terms, Traits
from game.core.content import Content
from game.core.days import DayPlan

NOTHING = Content({}, {}, {}, {}, ())
"""The contents of a world in which nothing has a use."""


class Seen(Struct, frozen=True, gc=False):
    """One thing in sight."""

    entity: int
    kind: str
    """`agent`, or the name of an item, object or creature row."""
    name: str
    x: int
    y: int
    distance: int
    stock: int = 0
    """Pile size of an item, stock of an object."""
    doing: str = ""
    """An agent's or creature's visible act: idle, asleep, fighting, hunting, running ..."""
    health: int = 0
    """An agent's or creature's health in percent."""
    opinion: int = 0
    """What the observer thinks of that agent, or thought of who lies there, -100..100."""
    reason: str = ""
    """Why it thinks so."""
    armed: int = 0
    """Damage that the best weapon in an agent's hands adds; a creature's own."""
    met: int = 0
    """Tick of the last words exchanged with that agent."""
    looks: str = ""
    """How an agent looks if one can see it: starving, parched, worn out, wounded."""
    wares: tuple[tuple[str, int], ...] = ()
    """(kind, how many) of the things of their own that somebody near carries."""
    owner: int = 0
    """Whose a thing is; 0 for nobody's or everybody's."""
    reputation: int = 0
    """What the observer takes an agent for, from deeds seen and told of, -100..100."""
    known_as: str = ""
    """What such deeds make of them: thief, killer, brute, helper; or nothing."""
    loot: int = 0
    """A pile of the observer's own that it sees an agent carry."""
    role: str = ""
    """What that agent is in the observer's eyes: gatherer, crafter, trader, guard, thief."""


class Known(Struct, frozen=True, gc=False):
    """One thing remembered and not in sight: it may have changed since."""

    entity: int
    kind: str
    x: int
    y: int
    distance: int
    tick: int
    stock: int = 0
    source: str = ""
    """Who told of it; empty for one's own eyes."""
    name: str = ""
    """Who it is, or whose grave."""
    opinion: int = 0
    """What the observer thought of who lies there."""
    owner: int = 0
    """Whose it is; 0 for nobody's or everybody's."""


class Tie(Struct, frozen=True, gc=False):
    """A strong feeling about somebody, in sight or not, dead or alive."""

    entity: int
    name: str
    opinion: int
    reason: str
    tick: int
    """When the reason happened."""


class Held(Struct, frozen=True, gc=False):
    """One pile in the agent's hands."""

    entity: int
    kind: str
    count: int


class KnownFact(Struct, frozen=True, gc=False):
    """Something that the agent knows and could tell."""

    entity: int
    """The fact's number."""
    kind: str
    """theft, violence, kindness, death, price, danger, invitation, candidacy ..."""
    text: str
    tick: int
    """When it was learned."""
    when: str
    """When it happened or will, as one says it now: just now, yesterday, tomorrow at 18."""
    subject: int = 0
    name: str = ""
    """Of the subject, if it is a person."""
    object: int = 0
    source: int = 0
    """Who told of it; 0 for one's own eyes."""
    source_name: str = ""
    hops: int = 0
    x: int = -1
    y: int = -1
    due: int = 0
    interest: int = 0
    """How much it is worth telling, about 0..130."""


class Affordance(Struct, frozen=True, gc=False):
    """One thing that the agent could do now.

    `key` is unique in its observation and is what a model chooses by, such as
    `drink well_12`; `text` says it in plain words.
    """

    key: str
    action: str
    text: str
    target: int = 0
    item: int = 0
    kind: str = ""
    """Prefab of the target or the item, whichever the choice is about."""
    distance: int = 0
    """Tiles to go first."""
    x: int = -1
    y: int = -1
    topic: str = ""
    fact: int = 0
    """The fact that it is about."""
    seen: bool = True
    """False when it rests on memory alone."""
    deal: int = 0
    """The open offer that is answered by it."""
    terms: Terms | None = None
    """What would change hands, as the chooser sees it."""
    ability: str = ""
    """What is used, taught or learnt."""
    does: tuple[str, ...] = ()
    """Kinds of effects of that, as its proof saw them: `damage`, `status burning`."""
    used_at: int = -1
    """Tick at which one last used it; -1 before the first time."""
    coins: int = 0
    """What the common chest holds, for orders, and ..."""
    count: int = 0
    """... how much is known of late that speaks for one: thefts, raids."""


class Observation(Struct, frozen=True, kw_only=True):
    """The world through one agent's eyes."""

    agent: int
    name: str
    tick: int
    ticket: int
    reason: str
    """Why a decision is wanted."""
    urgency: int
    day: int
    hour: int
    night: bool
    x: int
    y: int
    traits: Traits
    health: int
    """Percent."""
    hunger: int
    thirst: int
    energy: int
    company: int
    """Needs, 0 (dire) to 1000 (sated)."""
    ground: str
    """Terrain underfoot."""
    home: int
    failures: int
    """Intents in a row that ended in nothing."""
    doing: str
    """The intent still running, if any: its action."""
    foe: int
    """Who attacked last, or is being fought, if that was lately."""
    held: tuple[Held, ...]
    seen: tuple[Seen, ...]
    known: tuple[Known, ...]
    notes: tuple[str, ...]
    """Latest happenings, oldest first."""
    affordances: tuple[Affordance, ...]
    seed: int
    """For a built-in mind's keyed draws."""
    by: int = 0
    """Whose deed asks for this decision, if anybody's."""
    deed: str = ""
    """What that was: hit, gave, saw hit, saw death, saw foe, saw beast, or the topic of words."""
    about: int = 0
    """The place or person that the words were about."""
    heard: int = 0
    """The fact that the words carried."""
    facts: tuple[KnownFact, ...] = ()
    """What is known and worth telling, the most telling first."""
    talk: tuple[int, ...] = ()
    """With whom one is in conversation; who has been silent longest comes first."""
    turns: int = 0
    """Utterances in that conversation so far."""
    turn: bool = False
    """Whether it is this agent's turn to speak in it."""
    said: tuple[tuple[int, str, str], ...] = ()
    """(who, name, words) of what was said in it last, oldest first."""
    intent: Intent | None = None
    """What is being done until decided otherwise."""
    lately: tuple[tuple[str, int], ...] = ()
    """(what was done, such as `use campfire` or `say chat`, ticks ago)."""
    ties: tuple[Tie, ...] = ()
    """The strongest feelings, strongest first."""
    lacks: str = ""
    """What one's home wants after a raid: fence, gate; or nothing."""
    fenced: bool = False
    """Whether some of a fence stands about it."""
    role: str = ""
    """What one is by skill and habit: gatherer, crafter, trader, guard, thief; or nothing."""
    prices: tuple[tuple[str, int], ...] = ()
    """(kind, price in hundredths) of what one knows to be dear or cheap at a market."""
    weather: str = "fair"
    """The sky: a row of the content's weather."""
    content: Content = NOTHING
    """What everybody knows of the kinds of things."""
    skills: tuple[tuple[str, int], ...] = ()
    """(skill, level 1..5) of what one is better at than a beginner."""
    story: str = ""
    """Who the agent is in words; empty for most."""
    goals: tuple[str, ...] = ()
    """What it wants from life, in words."""
    thought: str = ""
    """A thought that came to them lately and has not faded yet."""
    plan: DayPlan | None = None
    """What they mean to do today, or meant to on an earlier day."""
    day_began: int = 0
    """Tick of the midnight before."""
    day_ticks: int = 2400
    powers: tuple[str, ...] = ()
    """The abilities that one commands, by name."""
    states: tuple[tuple[str, int], ...] = ()
    """(how one is for a time, such as `on fire`, ticks left)."""
