"""Rows: from what the sandbox tells of a source to the ability as the world's state holds it."""

from collections.abc import Mapping
from typing import Any

from game.abilities.library import digest, snake
from game.core.abilities import LONGEST_PURPOSE, MOST_LINES, flaw_of
from game.core.arcana import PARAMETERS, Ability


class BadManifest(ValueError):
    """What an ability declares that can't be; the message says what is allowed."""


def name_of(name: str) -> str:
    """A class's name as the world's state may have it: 2 to 40 letters.

    >>> name_of("ChainLightning"), name_of("A"), name_of("_Hex")
    ('chain_lightning', 'a_', 'hex')
    """
    return snake(name)[:40].ljust(2, "_")


def row_of(
    manifest: Mapping[str, Any], source: str, *, origin: str = "hand", wisher: int = 0
) -> Ability:
    """The ability of a source and its manifest. Raises BadManifest."""
    cost, cooldown = manifest.get("energy_cost"), manifest.get("cooldown")
    for name, value in (("energy_cost", cost), ("cooldown", cooldown)):
        if type(value) is not int:
            raise BadManifest(f"{name}: found {str(value)[:40]!r}; allowed: a whole number")
    assert isinstance(cost, int) and isinstance(cooldown, int)
    purpose = " ".join(str(manifest.get("purpose", "")).split())
    if not purpose.isprintable():
        purpose = "".join(letter for letter in purpose if letter.isprintable())
    ability = Ability(
        name=name_of(str(manifest.get("name", ""))),
        purpose=purpose[:LONGEST_PURPOSE],
        energy_cost=cost,
        cooldown=cooldown,
        parameters=tuple(name for name in PARAMETERS if name in manifest.get("parameters", ())),
        expects=tuple(str(line) for line in manifest.get("expects", ()))[:MOST_LINES],
        source=digest(source),
        origin=origin,
        wisher=wisher,
    )
    flaw = flaw_of(ability)
    if flaw:
        raise BadManifest(f"{ability.name or 'it'} has {flaw}")
    return ability
