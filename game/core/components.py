"""Components: all that an entity is, as plain data in integer units.

Each lives in one table of the world, by entity id. The fields alone make a
component saved, digested and inspectable; the rules are in systems/ and actions/.
A component never changes: `change.py` puts another in its place. Creatures alone do, but
nothing that they refer to.
Those that there are thousands of are saved as arrays of their fields, in their order; of
the others, what is as in a new one is left out: a default is part of the format.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from game.core.days import DayPlan
from game.core.notes import Note as Note
from game.core.places import Place as Place

NEED_MAX = 1000
HEALTH_MAX = 100
OPINION_MAX = 100


class Position(Struct, frozen=True, gc=False):
    """A tile; x grows to the east, y to the south. Who moves gets another."""

    x: int
    y: int


class Motion(Struct, frozen=True, gc=False, omit_defaults=True):
    """The step under way, so that a view can draw it smoothly.

    The position is already the step's end; before `arrive` the body is
    between (from_x, from_y) and there.
    """

    from_x: int
    from_y: int
    start: int
    arrive: int


class Item(Struct, frozen=True, gc=False, omit_defaults=True):
    """A pile of one kind, on the ground or held."""

    count: int = 1
    holder: int = 0
    """Who carries it, or the chest that it is in; 0 when it lies on the ground."""
    since: int = 0
    """Tick since which it has been where it is."""
    owner: int = 0
    """Whose it is by right, whoever holds it; 0 for nobody's."""
    wear: int = 0
    """Uses that it has seen, of a kind that wears out."""
    fades: int = 0
    """Tick at which it is gone, of what was conjured; 0 for real things."""
    label: str = ""
    """What is written in it: of a spellbook, the ability that it teaches."""


class Fixture(Struct, frozen=True, gc=False, omit_defaults=True):
    """An object in its place."""

    stock: int = 0
    changed: int = 0
    """Tick of its making, or of the last growth or use."""
    variant: int = 0
    label: str = ""
    """What is written on it, such as the name on a grave."""
    of: int = 0
    """Who it is about: the dead in a grave."""
    owner: int = 0
    """Whose it is by right; 0 for everybody's."""


TRAIT_MAX = 100


class Traits(Struct, frozen=True, gc=False, omit_defaults=True):
    """Personality, each -TRAIT_MAX..TRAIT_MAX."""

    bold: int = 0
    kind: int = 0
    greedy: int = 0
    diligent: int = 0
    curious: int = 0
    sociable: int = 0


class Persona(Struct, frozen=True, omit_defaults=True):
    """Who somebody is."""

    name: str
    look: int
    traits: Traits = field(default_factory=Traits)
    home: int = 0
    """The bed they think of as theirs; 0 for none."""
    born: int = 0
    """Tick at which they came into this world."""
    story: str = ""
    """Who they are in words, up to STORY letters, for whoever thinks for them."""
    goals: tuple[str, ...] = ()
    """What they want from life, up to GOALS of them, each up to GOAL letters."""


STORY, GOALS, GOAL = 600, 5, 120


class Needs(Struct, frozen=True, gc=False, omit_defaults=True):
    """0 (dire) to 1000 (sated)."""

    hunger: int = NEED_MAX
    thirst: int = NEED_MAX
    energy: int = NEED_MAX
    company: int = NEED_MAX


class Health(Struct, frozen=True, gc=False, omit_defaults=True):
    """Hit points."""

    current: int = HEALTH_MAX
    maximum: int = HEALTH_MAX
    hurt_at: int = -1000
    """Tick of the last wound; mending starts a while after it."""
    cause: str = ""
    """What hurt last, in a word or two, for the chronicle of a death."""
    by: int = 0
    """Who hurt last, if anybody did."""


class Inventory(Struct, frozen=True, omit_defaults=True):
    """What somebody carries, or what lies in a chest: item entity ids, oldest first."""

    items: tuple[int, ...] = ()


class Combat(Struct, frozen=True, gc=False, omit_defaults=True):
    """Fighting state."""

    guard_until: int = 0
    """Blows up to this tick meet a raised guard."""
    foe: int = 0
    """Who attacked last, or is being attacked."""
    foe_at: int = -1000
    yielded_to: int = 0
    """To whom one has given in, and not paid for it yet."""
    yielded_at: int = -1000
    held_up_by: int = 0
    """Who threatened one with a weapon, for one's goods."""
    held_up_at: int = -1000


class Terms(Struct, frozen=True, gc=False):
    """What changes hands, as the one who says so sees it; coins are a kind like others."""

    gives: Mapping[str, int]
    """Item kind -> how many they hand over."""
    wants: Mapping[str, int]
    """Item kind -> how many they get for it."""


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
    """For `say`: greet, chat, tell, ask, thank, comfort, insult, threaten, bye."""
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


class Skills(Struct, frozen=True, omit_defaults=True):
    """What somebody has learnt by doing it."""

    points: Mapping[str, int] = field(default_factory=dict)
    """Skill, such as `gather`, `craft`, `trade`, `fight`, `stealth` -> 0..SKILL_MAX."""
    firsts: Mapping[str, int] = field(default_factory=dict)
    """Achievement -> tick at which they first did it."""


SKILL_MAX = 1000


MOODS = ("calm", "hunting", "fleeing", "leaving")


class Creature(Struct, gc=False, omit_defaults=True):
    """What an animal or a raider is up to; what its kind is like stands in its row."""

    home_x: int
    home_y: int
    target: int = 0
    """Whom it hunts or flees; 0 for nobody."""
    mood: str = "calm"
    """One of MOODS."""
    ready_at: int = 0
    """Nothing is done before this tick."""
    until: int = 0
    """Tick at which it turns to leave for good; 0 for never."""
    path: tuple[int, ...] = ()
    """Tiles still to walk, next one last, each y * width + x."""
    summoner: int = 0
    """Who called it; 0 for one that came of itself."""
    cried: int = -1000
    """Tick at which somebody last raised the alarm for it."""


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


class Deal(Struct, frozen=True):
    """An offer of one person to another, open until it is answered or lapses."""

    maker: int
    taker: int
    gives: Mapping[str, int]
    """Item kind, coins too -> how many the maker hands over."""
    wants: Mapping[str, int]
    """Item kind, coins too -> how many the taker hands over."""
    until: int
    """Tick at which it lapses."""
    counters: int = 0
    """How often it went back and forth before."""
    cause: int = 0
    """The event by which it was made."""


class Market(Struct, frozen=True):
    """What a stall asks for each kind of thing."""

    prices: Mapping[str, int] = field(default_factory=dict)
    """Item kind -> hundredths of a coin."""
    dealt: Mapping[str, int] = field(default_factory=dict)
    """Item kind -> tick of the last deal in it."""
    mood: Mapping[str, str] = field(default_factory=dict)
    """Item kind -> `dear` or `cheap`, as people last called it; empty for neither."""
    posted: Mapping[str, int] = field(default_factory=dict)
    """Item kind -> the fact by which its price was last made known."""


class Town(Struct, omit_defaults=True):
    """The office of mayor, and what was ordered; 0 for what was not."""

    mayor: int = 0
    """Who was elected last, alive or dead."""
    since: int = 0
    """Tick of that election."""
    decreed: int = -100_000
    """Tick of the last order."""
    fee: int = 0
    """Hundredths of what a stall pays for goods."""
    owed: int = 0
    """Hundredths of a coin of fee that small sales left over: no coin is cut."""
    fine: int = 0
    """Coins that a thief pays whom mayor or watch see."""
    watch: int = 0
    """How many are called to the watch each night."""
    guards: tuple[int, ...] = ()
    """Tonight's watch; some may have died since."""
    kept: Mapping[int, int] = field(default_factory=dict)
    """Who of them has kept watch tonight -> tick of the last time."""


class Weather(Struct, gc=False):
    """The sky and the season of plenty or want, the same for the whole world."""

    kind: str = "fair"
    until: int = 0
    """Tick at which it changes."""
    growth: int = 100
    """How fast things grow and appear, in hundredths."""
    season: str = ""
    """The row of the season of plenty or want; empty in a common one."""
    season_until: int = 0
    """Tick at which that changes."""


class Relation(Struct, frozen=True, gc=False, array_like=True):
    """One's own view of another, -100 (hatred) to 100 (love)."""

    opinion: int = 0
    reason: str = ""
    """The deed that moved it most lately."""
    tick: int = 0
    met: int = 0
    """Tick of the last words exchanged."""


class Loss(Struct, frozen=True, gc=False, array_like=True):
    """Something that was taken from somebody unseen."""

    tick: int
    kind: str
    count: int
    chest: int = 0
    """The chest that it was taken out of; 0 for their hands."""
    noticed: int = 0
    """Tick at which they found out; 0 while they have not."""


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
