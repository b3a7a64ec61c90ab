"""Making and finding worlds by a command line's options."""

from difflib import get_close_matches
from pathlib import Path
from secrets import randbelow

from game.config import Settings, project_root
from game.content_files import load_content
from game.core.rules import Rules
from game.core.world import World
from game.core.worldgen import generate
from game.errors import ConfigError, SaveError
from game.options import RunOptions
from game.persistence import (
    Meta,
    Opened,
    check_name,
    create_world,
    list_worlds,
    newest_world,
    next_name,
    open_world,
)
from game.scenarios import Scenario, build, load_scenario
from game.version import version
from game.world_setup.endowing import Endowed, Told, endow, keep, nobody

ROOM = 8
"""Tiles for each person that a new world must have at least."""
SEEDS = 1_000_000
"""Seeds that nobody chose are below this: short enough to be told."""


def obtain(options: RunOptions, told: Told = nobody) -> Opened:
    """The world that the options mean, made or opened: the newest one, if they name none.

    told: hears what is done for a new one next; what it raises ends it, with nothing on disk.
    Raises SaveError and ConfigError.
    """
    saves = options.settings.saves_dir
    if options.new:
        name = check_name(options.world) if options.world else next_name(saves)
        return _make(options, name, told)
    if options.world:
        return open_named(saves, options.world)
    newest = newest_world(saves)
    return open_world(newest) if newest else _make(options, next_name(saves), told)


def open_named(saves: Path, name: str) -> Opened:
    """A saved world by its name; raises SaveError, with what there is, if it isn't there."""
    folder = saves / check_name(name)
    if folder.is_dir():
        return open_world(folder)
    names = [info.name for info in list_worlds(saves)]
    close = get_close_matches(name, names, 1)
    guess = f" Did you mean {close[0]}?" if close else ""
    there = f" There are: {', '.join(names[:10])}." if names else " There is none yet."
    raise SaveError(f"There is no world {name} in {saves}.{guess or there} --new makes one.")


def rules_of(settings: Settings, agents: int) -> Rules:
    """What the settings say of the simulation, for a world that begins with so many people.

    A world that is wanted smaller than `game.min_agents` isn't filled up to it.
    """
    return Rules(
        day_ticks=settings.world.day_ticks,
        item_spawn_rate=settings.game.item_spawn_hundredths,
        combat_damage=settings.game.combat_damage_hundredths,
        min_agents=min(settings.game.min_agents, agents),
        **settings.danger.rules(),
    )


def new_world(settings: Settings, seed: int, agents: int) -> World:
    """A world by the settings, on no disk yet; raises ConfigError."""
    width, height = settings.world.size
    if agents > width * height // ROOM:
        raise ConfigError(
            f"--agents {agents}: a world of {width}×{height} has room for at most "
            f"{width * height // ROOM}; see world.size"
        )
    content = load_content(project_root() / "assets" / "content")
    try:
        return generate(seed, rules_of(settings, agents), content, width, height, agents)
    except ValueError as error:
        raise ConfigError(f"world.size: {error}") from None


def scenario_of(options: RunOptions) -> Scenario | None:
    """The scenario that a new world is wanted of, checked; raises ConfigError."""
    if options.scenario is None:
        return None
    return load_scenario(options.scenario, options.settings)


def world_of(scenario: Scenario, settings: Settings, seed: int, agents: int | None = None) -> World:
    """A scenario's world, on no disk yet; `agents` is how many people it has in all.

    Without it there are the listed ones and as many more as the scenario says; one that says
    neither has as many as any new world. Raises ConfigError.
    """
    return _furnished(scenario, settings, seed, agents, nobody)[0]


def _furnished(
    scenario: Scenario, settings: Settings, seed: int, agents: int | None, told: Told
) -> tuple[World, list[Endowed]]:
    """A scenario's world, and the powers that its people begin with."""
    settings, listed = scenario.settings(settings), scenario.listed
    if agents is not None and agents < listed:
        raise ConfigError(f"--agents {agents}: the scenario {scenario.name} lists {listed} people")
    if agents is not None:
        more = agents - listed
    elif scenario.file.agents is not None:
        more = scenario.file.agents
    else:
        more = 0 if listed else settings.game.starting_agents
    rules = scenario.rules(rules_of(settings, listed + more))
    try:
        world = build(scenario, seed, rules, settings.world.size, more)
    except ValueError as error:
        raise ConfigError(f"the scenario {scenario.name}: {error}") from None
    return world, endow(world, scenario, settings, told)


def _make(options: RunOptions, name: str, told: Told) -> Opened:
    settings, saves = options.settings, options.settings.saves_dir
    if (saves / name).exists():  # said before the world is generated, which takes a moment
        raise SaveError(f"There is a world {name} in {saves} already: leave --new out to run it.")
    scenario = scenario_of(options)
    seed = options.seed
    if seed is None and scenario is not None:
        seed = scenario.file.seed
    seed = randbelow(SEEDS) if seed is None else seed
    if scenario is not None:
        world, powers = _furnished(scenario, settings, seed, options.agents, told)
        told("writing the new world down")
        meta = Meta(
            program=version(), scenario=scenario.name, measures=list(scenario.file.measures)
        )
        opened = create_world(saves, name, world, meta)
        try:
            keep(opened.folder, powers, world.tick)
        except OSError as error:
            opened.release()
            raise SaveError(f"{opened.folder}: can't be written: {error.strerror}") from None
        return opened
    agents = settings.game.starting_agents if options.agents is None else options.agents
    world = new_world(settings, seed, agents)
    told("writing the new world down")
    return create_world(saves, name, world, Meta(program=version()))
