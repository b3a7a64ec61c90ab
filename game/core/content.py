"""Content: the kinds of things a world is made of, as typed rows.

The rows stand in assets/content/*.yaml and are read by `game.content_files`; a world
keeps the rows it was made with. A new item or object is a new row, not new code.
"""

from typing import NamedTuple

from msgspec import Struct, field


class TerrainRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of ground."""

    name: str
    glyph: str
    """One ASCII character: how maps and saves write it."""
    walkable: bool
    cost: int = 3
    """Ticks that one step onto it takes."""
    opaque: bool = False
    """Whether it stops sight."""
    drinkable: bool = False
    """Whether one can drink from beside it."""


class ItemRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of thing that can be carried."""

    name: str
    food: int = 0
    """Hunger points that eating one gives back (needs run 0..1000)."""
    drink: int = 0
    """Thirst points that drinking one gives back."""
    heal: int = 0
    """Health that eating one gives (or takes, below zero)."""
    damage: int = 0
    """Damage added to a blow of whoever holds it."""
    guard: int = 0
    """Damage kept off whoever defends with it."""
    value: int = 100
    """Base value in hundredths of a coin."""
    charm: int = 0
    """How much better it is liked as a gift than its value says."""
    becomes: str = ""
    """The item that is left when it is used up."""
    spoils: int = 0
    """Ticks on the ground after which it is gone; 0 is never."""
    wears: int = 0
    """Uses after which it breaks: blows, strokes, pieces made; 0 is never."""
    helps: dict[str, int] = field(default_factory=dict)
    """Kind of object, or `shore` -> how fast one gathers there with it, in hundredths."""
    spawns: dict[str, int] = field(default_factory=dict)
    """Terrain name -> how many appear a day on 1,000 tiles of it."""


class ObjectRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of thing that stands in its place."""

    name: str
    solid: bool = True
    opaque: bool = False
    gives: str = ""
    """The item that using it yields, if any."""
    stock: int = 0
    """How many it holds when full; 0 with `gives` is without end."""
    regrow_ticks: int = 0
    """Ticks until one more of its stock has grown."""
    use_ticks: int = 10
    """How long using it takes."""
    drink: int = 0
    """Thirst points that drinking at it gives."""
    sleep: int = 0
    """Extra energy for each ten ticks of rest on it."""
    comfort: int = 0
    """Company and health that sitting by it gives, for each ten ticks."""
    light: int = 0
    """Tiles around it that it lights at night."""
    burns: str = ""
    """The item that keeps it going: its stock is fuel, and without any it is cold and dark."""
    burn_ticks: int = 0
    """Ticks for which one of its stock burns."""
    lasts: int = 0
    """Ticks after which it is gone; 0 is never."""
    one_for: int = 0
    """A new village has one for each so many people, and one at least; 0 is none."""
    by_beds: int = 0
    """How many of a hundred beds in a new world have one beside them."""
    stands: dict[str, int] = field(default_factory=dict)
    """Terrain -> how many stand on 1,000 tiles of it in a new world; of ground that nobody
    can walk on, beside it."""
    landmark: bool = False
    """Whether people take note of it and remember it, whatever else it is for."""
    variants: int = 1
    """How many looks it has."""
    holds: int = 0
    """Piles that can be put into it, as into a chest."""
    market: int = 0
    """Kinds of goods that it deals in at most, for coins; 0 is no stall."""
    notices: int = 0
    """Notices that hang on it at most, for all to read; 0 is no board."""
    fence: bool = False
    """Whether it is a piece of a fence about a home."""
    bars: bool = False
    """Whether people pass it and creatures don't: a gate in a fence."""
    common: bool = False
    """Whether it is a common chest, into which only the town's coins go."""


class RecipeRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One way to make something."""

    name: str
    inputs: dict[str, int]
    """Item -> how many are used up."""
    makes: str
    """The item that it makes, or the object that it builds."""
    count: int = 1
    """How many of an item come of it; of a fence, how many pieces side by side."""
    at: tuple[str, ...] = ()
    """Objects, beside any one of which it is done; none is anywhere."""
    tool: str = ""
    """The item that must be in hand, and wears by one use."""
    ticks: int = 40
    """How long it takes somebody without skill."""
    skill: str = "craft"
    """What one learns by it."""
    level: int = 0
    """How good at that skill one must be, 0..5."""


class NeedRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One need, 0 (dire) to 1000 (sated)."""

    name: str
    fall: int
    """Points lost in 1,000 ticks."""
    low: int = 333
    """Below this it colours every choice."""
    hurts: int = 0
    """Health lost in 1,000 ticks while it is at nothing."""


class CreatureRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of animal or raider."""

    name: str
    way: str = "graze"
    """What it lives by: one of WAYS."""
    health: int = 20
    damage: int = 0
    """Damage of its bite or blow, before the draw; 0 never harms anybody."""
    pace: int = 3
    """Ticks that one straight step takes at a run; it walks at half that speed."""
    sight: int = 6
    """Tiles at which it notices prey or loot."""
    shy: int = 0
    """Tiles at which it runs from people; 0 lets them come."""
    herd: int = 1
    """How many keep together, or come together at the most."""
    lives: dict[str, int] = field(default_factory=dict)
    """Terrain name -> how many 10,000 tiles of it bear."""
    breeds: int = 0
    """Ticks after which a thinned stock has one more; 0 is never."""
    raids: int = 0
    """Chance in 1,000, each day, that some come from outside; 0 is never."""
    night: bool = False
    """Whether they come by night alone, and leave at dawn."""
    fears_fire: bool = False
    """Whether it keeps out of the light of a fire."""
    drops: dict[str, int] = field(default_factory=dict)
    """Item name -> how many it leaves when it is killed."""


WAYS = ("graze", "prowl", "rob")
"""Grazers roam near their home and run; prowlers hunt people and grazers; robbers take goods."""


class WeatherRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of sky, or of season. All factors are in hundredths: 100 changes nothing."""

    name: str
    text: str
    """What is told when it begins."""
    season: bool = False
    """Whether it is a season of plenty or want, which runs beside the sky."""
    chance: int = 10
    """How often it is drawn, beside the others of its sort."""
    shortest: int = 300
    longest: int = 1200
    """Ticks that it lasts."""
    growth: int = 100
    """How fast things grow and appear."""
    sight: int = 100
    """How far people see."""
    burning: int = 100
    """How fast fires burn down."""


class StatusRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One way that somebody can be under the power of something for a time."""

    name: str
    text: str
    """How somebody is who has it, such as `on fire`."""
    longest: int = 200
    """Ticks that it lasts at the most."""
    price: int = 50
    """Hundredths of an energy point for ten ticks of it."""
    harms: int = 0
    """Health that it takes every `every` ticks."""
    mends: int = 0
    """Health that it gives every `every` ticks."""
    every: int = 10
    dies_of: str = ""
    """What one dies of whom it kills."""
    speed: int = 100
    """How fast one walks, in hundredths."""
    still: bool = False
    """Whether one can do nothing at all."""
    mute: bool = False
    """Whether one can't speak, and so casts nothing either."""
    peaceful: bool = False
    """Whether one can't strike."""
    absorbs: int = 0
    """Hundredths of a blow, or of magic's harm, that are kept off."""
    sees: int = 100
    """How far one sees, in hundredths."""
    ends: tuple[str, ...] = ()
    """Statuses that it puts an end to."""
    doused: bool = False
    """Whether water beside one, or rain, puts an end to it."""
    unkind: bool = False
    """Whether to bring it on somebody is to do them violence."""


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """All rows, by name."""

    terrain: dict[str, TerrainRow]
    items: dict[str, ItemRow]
    objects: dict[str, ObjectRow]
    needs: dict[str, NeedRow]
    names: tuple[str, ...]
    """Given names for people, in the order in which they are given."""
    recipes: dict[str, RecipeRow] = field(default_factory=dict)
    creatures: dict[str, CreatureRow] = field(default_factory=dict)
    weather: dict[str, WeatherRow] = field(default_factory=dict)
    statuses: dict[str, StatusRow] = field(default_factory=dict)


class Purposes(NamedTuple):
    """Which kinds of objects are there for what; worked out once for a world."""

    wet: frozenset[str]
    """One can drink there, and fill a flask."""
    beds: frozenset[str]
    chests: frozenset[str]
    """Things can be put into them."""
    stalls: frozenset[str]
    """They buy and sell."""
    boards: frozenset[str]
    """Notices hang on them."""
    coffers: frozenset[str]
    """The town's coins lie in them."""
    useful: frozenset[str]
    """One can gather there, sit by it, or stand by a grave."""
    workplaces: frozenset[str]
    """Something is made there."""
    recipes_with: dict[str, tuple[RecipeRow, ...]]
    """Item -> the recipes that use it, by name."""
    worth: dict[str, int]
    """Object -> how long one remembers where one is: PLENTY, SOME, FOOD or VITAL."""
    noticed: frozenset[str]
    """They are of some use or meaning to somebody; nobody looks twice at the others."""
    common: frozenset[str]
    """They stand everywhere and feed nobody: wood, stone."""


PLENTY, SOME, FOOD, VITAL = range(4)


def _worth(content: Content, row: ObjectRow) -> int:
    if row.drink or row.comfort or row.landmark:
        return VITAL
    if not row.gives:
        return SOME
    return FOOD if content.items[row.gives].food else PLENTY


def purposes(content: Content) -> Purposes:
    """The purposes of all objects of a content."""
    rows = content.objects
    workplaces = frozenset(kind for recipe in content.recipes.values() for kind in recipe.at)
    return Purposes(
        wet=frozenset(name for name, row in rows.items() if row.drink),
        beds=frozenset(name for name, row in rows.items() if row.sleep),
        chests=frozenset(name for name, row in rows.items() if row.holds),
        stalls=frozenset(name for name, row in rows.items() if row.market),
        boards=frozenset(name for name, row in rows.items() if row.notices),
        coffers=frozenset(name for name, row in rows.items() if row.common),
        useful=frozenset(
            name for name, row in rows.items() if row.gives or row.comfort or name == "grave"
        ),
        workplaces=workplaces,
        recipes_with=_recipes_with(content),
        worth={name: _worth(content, row) for name, row in rows.items()},
        noticed=frozenset(
            name
            for name, row in rows.items()
            if row.gives or row.drink or row.sleep or row.comfort or row.lasts or row.landmark
        )
        | workplaces,
        common=frozenset(
            name for name, row in rows.items() if row.gives and not content.items[row.gives].food
        ),
    )


def _recipes_with(content: Content) -> dict[str, tuple[RecipeRow, ...]]:
    found: dict[str, list[RecipeRow]] = {}
    for _, recipe in sorted(content.recipes.items()):
        for item in recipe.inputs:
            found.setdefault(item, []).append(recipe)
    return {item: tuple(recipes) for item, recipes in found.items()}
