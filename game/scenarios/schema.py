"""Schema: what a scenario file may say, as types. `docs/guides/scenarios.md` explains it.

A field that isn't given is as in an ordinary village. References to people, kinds of things
and places are words here; `checking` holds them against what there is.
"""

from typing import Annotated, Any

from msgspec import Meta, Struct, field

from game.core.components import GOAL, GOALS, SKILL_MAX, STORY

MOST_PEOPLE = 500
"""People that are listed; `agents` may add more."""
LARGEST = 500
"""Tiles that a hand-drawn map may be wide and high."""


class Part(Struct, kw_only=True, forbid_unknown_fields=True):
    """A part of the file."""


Name = Annotated[str, Meta(min_length=1, max_length=32, examples=["Mara"])]
Kind = Annotated[str, Meta(min_length=1, max_length=64, examples=["apple"])]
Line = Annotated[str, Meta(min_length=1, max_length=200, examples=["a few words"])]
Tile = Annotated[int, Meta(ge=0, le=1999)]
Side = Annotated[int, Meta(ge=24, le=2000)]
Count = Annotated[int, Meta(ge=1, le=1000)]
Permille = Annotated[int, Meta(ge=0, le=600)]
Level = Annotated[int, Meta(ge=0, le=1000)]
Leaning = Annotated[int, Meta(ge=-100, le=100)]
Spot = Annotated[
    tuple[Tile, Tile] | Annotated[str, Meta(min_length=1, max_length=64)],
    Meta(examples=["campfire"]),
]
"""[x, y], a mark of the map, or a kind of object such as `campfire` or `well 2`."""
When = Annotated[
    Annotated[int, Meta(ge=0, le=10**9)] | Annotated[str, Meta(min_length=1, max_length=40)],
    Meta(examples=["day 2 18:00"]),
]
"""A tick, or a time as people say it: `18:00`, `day 2 18:00`."""


class Glyph(Part):
    """What a letter of a drawn map stands for."""

    terrain: Kind | None = None
    object: Kind | None = None
    item: Kind | None = None
    count: Count = 1
    """Of the item's pile."""
    label: Name | None = None
    """What is written on the object."""
    owner: Name | None = None
    person: Name | None = None
    """One of `people` stands there."""
    mark: Name | None = None
    """A name for the place, which other fields may use."""
    spawn: bool = False
    """Somebody may begin there."""


class Map(Part):
    """The land: made from the seed, or drawn by hand."""

    size: tuple[Side, Side] | None = None
    villages: Annotated[int, Meta(ge=1, le=50)] | None = None
    water: Permille | None = None
    rock: Permille | None = None
    forest: Permille | None = None
    meadow: Permille | None = None
    ascii: Annotated[str, Meta(min_length=1, max_length=400_000)] | None = None
    file: Annotated[str, Meta(min_length=1, max_length=200, examples=["town.tmj"])] | None = None
    legend: dict[str, Glyph | Kind] = field(default_factory=dict)
    ground: Kind = "grass"
    """Terrain under what stands on a drawn map."""


class Natures(Part):
    """Traits; those that are left out are drawn."""

    bold: Leaning | None = None
    kind: Leaning | None = None
    greedy: Leaning | None = None
    diligent: Leaning | None = None
    curious: Leaning | None = None
    sociable: Leaning | None = None


class State(Part):
    """How somebody begins; 1000 is sated."""

    hunger: Level | None = None
    thirst: Level | None = None
    energy: Level | None = None
    company: Level | None = None
    health: Annotated[int, Meta(ge=1, le=100)] | None = None


class Tie(Part):
    """What somebody thinks of another, of a whole group, or of everybody."""

    to: Name
    opinion: Leaning
    reason: Line


Goal = Annotated[str, Meta(min_length=1, max_length=GOAL)] | dict[str, Name]
"""Words, or `invite: FACT`, `stand: FACT`, `tell: FACT`."""


class Person(Part):
    """Somebody, or `count` of them who are alike in what is said here."""

    name: Name | None = None
    count: Annotated[int, Meta(ge=1, le=MOST_PEOPLE)] = 1
    group: Name | None = None
    look: Annotated[int, Meta(ge=0, le=9999)] | None = None
    story: Annotated[str, Meta(max_length=STORY)] = ""
    goals: Annotated[list[Goal], Meta(max_length=GOALS)] = field(default_factory=list)
    traits: Natures = field(default_factory=Natures)
    skills: dict[str, Annotated[int, Meta(ge=0, le=SKILL_MAX)]] = field(default_factory=dict)
    state: State = field(default_factory=State)
    belongings: dict[str, Count] | None = None
    relations: Annotated[list[Tie], Meta(max_length=60)] = field(default_factory=list)
    powers: Annotated[list[Kind], Meta(max_length=12)] = field(default_factory=list)
    """Abilities that they command from the first tick on, by name."""
    place: Spot | None = None
    home: Spot | None = None


class Thing(Part):
    """Objects or items that are there at the start."""

    kind: Kind
    count: Count = 1
    pile: Count = 1
    """Items in each pile."""
    place: Spot | None = None
    """Left out: scattered over the land."""
    within: Annotated[int, Meta(ge=0, le=200)] = 3
    """Tiles from the place, at most."""
    terrain: Kind | None = None
    """Only on this ground."""
    owner: Name | None = None
    label: Name | None = None


class Knowledge(Part):
    """A fact, and who knows it from the start or from `at` on."""

    kind: Name
    text: Line
    subject: Name | None = None
    object: Name | None = None
    place: Spot | None = None
    due: When | None = None
    value: Annotated[int, Meta(ge=-(10**9), le=10**9)] = 0
    known_by: list[Name] = field(default_factory=list)
    at: When | None = None


class Planned(Part):
    """A happening: when, what it is called, one deed, and what that needs."""

    at: When
    title: Line | None = None
    every: When | None = None
    """Comes again after so long: ticks, `6 hours`, `1 day`."""
    spawn: Kind | None = None
    give: Kind | None = None
    kill: Name | None = None
    move: Name | None = None
    voice: Line | None = None
    rules: dict[str, Annotated[int, Meta(ge=0, le=10**7)]] | None = None
    fact: Name | None = None
    weather: Kind | None = None
    season: Kind | None = None
    to: Name | None = None
    """Who is given it, hears it or learns it: a person, a group or everybody."""
    place: Spot | None = None
    count: Count = 1
    name: Name | None = None
    """Of a spawned person."""


DEEDS: dict[str, tuple[str, ...]] = {
    "spawn": ("place", "count", "name"),
    "give": ("to", "count"),
    "kill": (),
    "move": ("place",),
    "voice": ("to",),
    "rules": (),
    "fact": ("to",),
    "weather": (),
    "season": (),
}
"""What a happening can do -> the fields that go with it."""

Rows = dict[str, dict[str, Any]]


class Overrides(Part):
    """Rows that are added to the game's content, or that replace fields of it."""

    terrain: Rows = field(default_factory=dict)
    items: Rows = field(default_factory=dict)
    objects: Rows = field(default_factory=dict)
    needs: Rows = field(default_factory=dict)
    recipes: Rows = field(default_factory=dict)
    creatures: Rows = field(default_factory=dict)
    weather: Rows = field(default_factory=dict)


class ScenarioFile(Part):
    """The whole file."""

    title: Line
    description: Annotated[str, Meta(max_length=2000)] = ""
    seed: Annotated[int, Meta(ge=0, le=2**53)] | None = None
    mind: Annotated[str, Meta(min_length=1, max_length=300, examples=["builtin"])] | None = None
    map: Map = field(default_factory=Map)
    people: Annotated[list[Person], Meta(max_length=MOST_PEOPLE)] = field(default_factory=list)
    agents: Annotated[int, Meta(ge=0, le=20_000)] | None = None
    """Random people beside those who are listed."""
    things: Annotated[list[Thing], Meta(max_length=1000)] = field(default_factory=list)
    rules: dict[str, Annotated[int, Meta(ge=0, le=10**7)] | bool] = field(default_factory=dict)
    game: dict[str, Annotated[float, Meta(ge=0, le=10**7)] | bool] = field(default_factory=dict)
    """Keys of `game` in config.yaml, for this world."""
    content: Overrides = field(default_factory=Overrides)
    facts: dict[str, Knowledge] = field(default_factory=dict)
    happenings: Annotated[list[Planned], Meta(max_length=1000)] = field(default_factory=list)
    measures: Annotated[list[Name], Meta(max_length=50)] = field(default_factory=list)
