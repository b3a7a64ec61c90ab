"""Who somebody is."""

from msgspec import Struct, field

TRAIT_MAX = 100
STORY, GOALS, GOAL = 600, 5, 120


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
