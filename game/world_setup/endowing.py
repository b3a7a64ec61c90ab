"""Endowing: the powers that a scenario's people begin with, proven before they are granted."""

from contextlib import closing

from game.abilities.library import Library
from game.abilities.proof import prove
from game.config import Settings
from game.core.arcana import Ability
from game.core.commands import GrantAbility, Planned
from game.core.world import World
from game.errors import ConfigError
from game.sandbox import Sandbox
from game.scenarios import Scenario


def endow(world: World, scenario: Scenario, settings: Settings) -> None:
    """Plan the grants for the world's first tick. Raises ConfigError for what isn't proven."""
    # Those who are listed are the first, in the order of the file.
    everybody = [person for person in scenario.file.people for _ in range(person.count)]
    wanted = [
        (agent, name)
        for agent, person in zip(world.agents, everybody, strict=False)
        for name in person.powers
    ]
    rows = _proven({name for _, name in wanted}, world, settings)
    grants = [
        Planned(tick=world.tick + 1, command=GrantAbility(agent=agent, ability=rows[name]))
        for agent, name in wanted
    ]
    world.schedule[:0] = grants


def _proven(names: set[str], world: World, settings: Settings) -> dict[str, Ability]:
    if not names:
        return {}
    library, rows = Library(None, settings.abilities_dir), {}
    with closing(Sandbox()) as sandbox:
        for name in sorted(names):
            found = library.find(name)
            if found is None:
                raise ConfigError(f"powers: the source of {name} can't be read")
            proof = prove(found.source, sandbox, content=world.content)
            if not proof.ok:
                raise ConfigError(f"powers: {name} doesn't hold: {proof.stage}: {proof.message}")
            rows[name] = proof.row(found.source, origin=found.origin)
    return rows
