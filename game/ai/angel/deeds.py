"""Deeds: what the composer can build with, a row for each.

An effect's values are plain, or a Name that the ability's code fills in (`WHO`, `PLACE` ...), a
Slot that the wish fills, or a Scaled number that goes with the wish's strength and is cut when
it costs too much.
"""

from typing import Literal

from msgspec import Struct

Aim = Literal["foe", "friend", "self", "spot", "ground", "away", "beside"]
"""Whom it is for: somebody else; anybody and oneself; oneself alone; a free place to stand at;
ground of a kind; a place far from all who mean harm; a free place next to oneself."""


class Name(Struct, frozen=True):
    """A value that the ability's code has under a name."""

    code: str


class Slot(Struct, frozen=True):
    """A kind of thing that the wish names, or that is chosen for it."""

    of: str
    """item, creature or what."""


class Scaled(Struct, frozen=True):
    """A number for a wish of ordinary strength."""

    usual: int
    least: int = 1
    most: int = 600


WHO, PLACE = Name("other.id"), Name("spot")
ME, WORDS = Name("agent.id"), Name("words")
ITEM, CREATURE, WHAT = Slot("item"), Slot("creature"), Slot("what")
Value = str | int | Name | Slot | Scaled
Effect = dict[str, Value]


class Deed(Struct, frozen=True):
    """One thing that magic can do."""

    aim: Aim
    effects: tuple[Effect, ...]
    """For each aim."""
    purpose: str
    """A verb and what follows whom it is done to, with {} for that."""
    nouns: tuple[str, ...]
    """What it is called after."""
    expects: str = ""
    """What can be checked of it, with {} for whom."""
    reach: int = 6
    """Tiles."""
    grounds: tuple[str, ...] = ()
    """For aim `ground`: where it works."""


def _status(name: str, ticks: int) -> Effect:
    return {"kind": "status", "target": WHO, "name": name, "ticks": Scaled(ticks, 5)}


DEEDS: dict[str, Deed] = {
    "burn": Deed(
        "foe",
        ({"kind": "damage", "target": WHO, "amount": Scaled(10, 2, 40)}, _status("burning", 20)),
        "Burn {} with fire",
        ("ember", "flame", "pyre", "cinder"),
        "{}.health falls",
    ),
    "strike": Deed(
        "foe",
        ({"kind": "damage", "target": WHO, "amount": Scaled(16, 2, 40)},),
        "Strike {} with lightning",
        ("spark", "thunder", "storm", "bolt"),
        "{}.health falls",
        reach=7,
    ),
    "smite": Deed(
        "foe",
        (
            {"kind": "damage", "target": WHO, "amount": Scaled(12, 2, 40)},
            {"kind": "repel", "target": WHO, "distance": 1},
        ),
        "Hurt {} and throw them back a step",
        ("wrath", "thorn", "fist", "scourge"),
        "{}.health falls",
        reach=4,
    ),
    "sap": Deed(
        "foe",
        ({"kind": "drain", "target": WHO, "amount": Scaled(10, 2, 20)},),
        "Drain the strength of {}",
        ("leech", "moth", "hunger", "shade"),
        reach=4,
    ),
    "mend": Deed(
        "friend",
        ({"kind": "heal", "target": WHO, "amount": Scaled(20, 4, 60)},),
        "Heal the wounds of {}",
        ("balm", "dawn", "spring", "willow"),
        "{}.health rises",
        reach=4,
    ),
    "feed": Deed(
        "friend",
        ({"kind": "give_item", "target": WHO, "item": ITEM, "count": 1},),
        "Feed {} with {item}",
        ("feast", "harvest", "table", "crumb"),
        "{}.items rises",
        reach=4,
    ),
    "quench": Deed(
        "friend",
        ({"kind": "give_item", "target": WHO, "item": ITEM, "count": 1},),
        "Quench the thirst of {} with {item}",
        ("dew", "rain", "cup", "brook"),
        "{}.items rises",
        reach=4,
    ),
    "conjure": Deed(
        "friend",
        ({"kind": "give_item", "target": WHO, "item": ITEM, "count": 1},),
        "Conjure {item} for {}",
        ("gift", "forge", "dream", "echo"),
        "{}.items rises",
        reach=4,
    ),
    "gather": Deed(
        "spot",
        ({"kind": "spawn_item", "item": ITEM, "pos": PLACE},),
        "Let {item} be there to gather at {}",
        ("bounty", "orchard", "bough", "autumn"),
        "place.items appears",
    ),
    "blink": Deed(
        "away",
        ({"kind": "move", "target": ME, "to": PLACE},),
        "Escape at a leap to {}",
        ("swallow", "hare", "door", "gust"),
        "caster.pos changes",
    ),
    "push": Deed(
        "foe",
        ({"kind": "repel", "target": WHO, "distance": Scaled(3, 1, 5)},),
        "Push {} away",
        ("gale", "ward", "tide", "breath"),
        "{}.pos changes",
        reach=4,
    ),
    "shield": Deed(
        "friend",
        (_status("shielded", 60),),
        "Shield {} from blows",
        ("bark", "shell", "aegis", "hedge"),
        "{}.status shielded appears",
        reach=4,
    ),
    "haste": Deed(
        "friend",
        (_status("hasted", 80),),
        "Make {} quick of foot",
        ("wind", "hoof", "quicksilver", "feather"),
        "{}.status hasted appears",
        reach=4,
    ),
    "freeze": Deed(
        "foe",
        (_status("frozen", 15),),
        "Freeze {} where they stand",
        ("frost", "winter", "rime", "icicle"),
        "{}.status frozen appears",
        reach=5,
    ),
    "poison": Deed(
        "foe",
        (_status("poisoned", 60),),
        "Poison {}",
        ("venom", "nightshade", "adder", "blight"),
        "{}.status poisoned appears",
        reach=4,
    ),
    "hush": Deed(
        "foe",
        (_status("silenced", 60),),
        "Silence {}",
        ("hush", "moss", "snowfall", "veil"),
        "{}.status silenced appears",
    ),
    "slow": Deed(
        "foe",
        (_status("slowed", 100),),
        "Slow the steps of {}",
        ("mire", "lead", "tar", "slumber"),
        "{}.status slowed appears",
    ),
    "root": Deed(
        "foe",
        (_status("rooted", 30),),
        "Root {} to the spot",
        ("bramble", "ivy", "root", "snare"),
        "{}.status rooted appears",
        reach=5,
    ),
    "blind": Deed(
        "foe",
        (_status("blind", 60),),
        "Blind {}",
        ("fog", "smoke", "sand", "dazzle"),
        "{}.status blind appears",
        reach=5,
    ),
    "keen": Deed(
        "friend",
        (_status("keen_eyed", 200),),
        "Make {} see far, with keen eyes",
        ("eagle", "falcon", "lynx", "hawk"),
        "{}.status keen_eyed appears",
        reach=4,
    ),
    "renew": Deed(
        "friend",
        (_status("mending", 120),),
        "Renew {} little by little",
        ("moss", "sap", "river", "season"),
        "{}.status mending appears",
        reach=4,
    ),
    "soothe": Deed(
        "foe",
        ({"kind": "calm", "target": WHO, "ticks": Scaled(60, 10)},),
        "Calm the anger of {}",
        ("lullaby", "dove", "lavender", "stillness"),
    ),
    "glow": Deed(
        "spot",
        ({"kind": "light", "pos": PLACE, "ticks": Scaled(300, 50)},),
        "Let a light shine in the dark at {}",
        ("lantern", "firefly", "moonbeam", "star"),
        "place.light rises",
    ),
    "reveal": Deed(
        "self",
        ({"kind": "reveal", "what": WHAT, "radius": Scaled(12, 6, 20)},),
        "Find {what}, far about {}",
        ("owl", "seeker", "raven", "compass"),
    ),
    "speak": Deed(
        "friend",
        ({"kind": "say", "target": WHO, "text": WORDS},),
        "Speak to {} without a voice",
        ("whisper", "bell", "reed", "murmur"),
        reach=10,
    ),
    "bridge": Deed(
        "ground",
        ({"kind": "set_terrain", "pos": PLACE, "terrain": "path", "ticks": Scaled(200, 60)},),
        "Bridge the water at {}",
        ("causeway", "heron", "lily", "ford"),
        "place.terrain changes",
        grounds=("water", "deep"),
    ),
    "tunnel": Deed(
        "ground",
        ({"kind": "set_terrain", "pos": PLACE, "terrain": "path", "ticks": Scaled(200, 60)},),
        "Open a passage through the rock at {}",
        ("mole", "burrow", "chisel", "gate"),
        "place.terrain changes",
        grounds=("rock",),
    ),
    "bloom": Deed(
        "ground",
        ({"kind": "set_terrain", "pos": PLACE, "terrain": "meadow", "ticks": Scaled(300, 60)},),
        "Let flowers bloom at {}",
        ("bloom", "garden", "clover", "wreath"),
        "place.terrain changes",
        grounds=("grass", "sand", "path"),
    ),
    "summon": Deed(
        "beside",
        (
            {"kind": "summon", "creature": CREATURE, "pos": PLACE,
             "ticks": Scaled(300, 60)},
        ),
        "Summon {creature} to be a companion {}",
        ("friend", "shadow", "kin", "echo"),
    ),
    "share": Deed(
        "friend",
        ({"kind": "heal", "target": WHO, "amount": Scaled(8, 2)}, _status("hasted", 60)),
        "Share strength with {}, who goes faster for it",
        ("hearth", "pulse", "kindling", "oath"),
        "{}.status hasted appears",
        reach=4,
    ),
}  # fmt: skip
"""What the lexicon's deeds do."""
