"""Endowing: the powers that a scenario's people begin with, proven before they are granted."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from game.abilities.library import Found, Header, Library
from game.abilities.proof import Proof, prove
from game.config import Settings
from game.core.arcana import Ability
from game.core.commands import GrantAbility, Planned
from game.core.world import World
from game.errors import ConfigError
from game.sandbox import Sandbox
from game.scenarios import Scenario

Told = Callable[[str], object]
"""Hears what is done next."""


def nobody(words: str) -> None:
    """Hears nothing."""


@dataclass(frozen=True, slots=True)
class Endowed:
    """A power that somebody begins with."""

    found: Found
    proof: Proof
    row: Ability


def endow(
    world: World, scenario: Scenario, settings: Settings, told: Told = nobody
) -> list[Endowed]:
    """Plan the grants for the world's first tick; the powers, each once.

    told: hears of each power before it is proven; what it raises ends it.
    Raises ConfigError for what isn't proven.
    """
    # Those who are listed are the first, in the order of the file.
    everybody = [person for person in scenario.file.people for _ in range(person.count)]
    wanted = [
        (agent, name)
        for agent, person in zip(world.agents, everybody, strict=False)
        for name in person.powers
    ]
    powers = _proven({name for _, name in wanted}, world, settings, told)
    grants = [
        Planned(tick=world.tick + 1, command=GrantAbility(agent=agent, ability=powers[name].row))
        for agent, name in wanted
    ]
    world.schedule[:0] = grants
    return list(powers.values())


def keep(folder: Path, powers: list[Endowed], tick: int) -> None:
    """Put sources and proofs beside a world that was made. Raises OSError."""
    library = Library(folder)
    for power in powers:
        header = Header(name=power.row.name, origin=power.found.origin, tick=tick)
        library.keep(header, power.found.source, power.proof)


def _proven(names: set[str], world: World, settings: Settings, told: Told) -> dict[str, Endowed]:
    if not names:
        return {}
    library, powers = Library(None, settings.abilities_dir), {}
    with closing(Sandbox()) as sandbox:
        for number, name in enumerate(sorted(names), 1):
            told(f"proving {name}, power {number} of {len(names)}")
            found = library.find(name)
            if found is None:
                raise ConfigError(f"powers: the source of {name} can't be read")
            proof = prove(found.source, sandbox, content=world.content)
            if not proof.ok:
                raise ConfigError(f"powers: {name} doesn't hold: {proof.stage}: {proof.message}")
            row = proof.row(found.source, origin=found.origin)
            powers[name] = Endowed(found, proof, row)
    return powers
