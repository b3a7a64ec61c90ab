"""Components: all that an entity is, as plain data in integer units.

Each lives in one table of the world, by entity id. The fields alone make a
component saved, digested and inspectable; the rules are in systems/ and actions/.
A component never changes: `change.py` puts another in its place. Creatures alone do, but
nothing that they refer to.
Those that there are thousands of are saved as arrays of their fields, in their order; of
the others, what is as in a new one is left out: a default is part of the format.
"""

from game.core.components.bodies import (
    HEALTH_MAX,
    MOODS,
    NEED_MAX,
    SKILL_MAX,
    Combat,
    Creature,
    Health,
    Motion,
    Needs,
    Position,
    Skills,
)
from game.core.components.common import Town, Weather
from game.core.components.goods import Deal, Fixture, Inventory, Item, Market, Terms
from game.core.components.knowledge import (
    OPINION_MAX,
    Beliefs,
    Fact,
    Heard,
    Loss,
    Note,
    Notice,
    Place,
    Relation,
)
from game.core.components.minds import Intent, Mind
from game.core.components.people import GOAL, GOALS, STORY, TRAIT_MAX, Persona, Traits

__all__ = [
    "GOAL",
    "GOALS",
    "HEALTH_MAX",
    "MOODS",
    "NEED_MAX",
    "OPINION_MAX",
    "SKILL_MAX",
    "STORY",
    "TRAIT_MAX",
    "Beliefs",
    "Combat",
    "Creature",
    "Deal",
    "Fact",
    "Fixture",
    "Health",
    "Heard",
    "Intent",
    "Inventory",
    "Item",
    "Loss",
    "Market",
    "Mind",
    "Motion",
    "Needs",
    "Note",
    "Notice",
    "Persona",
    "Place",
    "Position",
    "Relation",
    "Skills",
    "Terms",
    "Town",
    "Traits",
    "Weather",
]
