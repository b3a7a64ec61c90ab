"""Content checks: what must hold between rows of content, besides recipes (`recipe_checks.py`)."""

from collections.abc import Mapping

from game.core.content import (
    WAYS,
    CreatureRow,
    ItemRow,
    NeedRow,
    ObjectRow,
    StatusRow,
    TerrainRow,
    WeatherRow,
)
from game.core.worldgen import REQUIRED

NEEDS = ("company", "energy", "hunger", "thirst")
"""The needs that the systems know; each has a row, and there are no others."""
BOUND, LONGEST_STATUS = 200, 600
"""Ticks that a status lasts at the most: one that takes somebody's will away, and any other."""


def check_rows(
    terrain: dict[str, TerrainRow],
    items: dict[str, ItemRow],
    objects: dict[str, ObjectRow],
    needs: dict[str, NeedRow],
) -> list[str]:
    """All faults of what stands and lies about, and of people's needs."""
    faults: list[str] = []
    _check_required({"terrain": terrain, "items": items, "objects": objects}, faults)
    _check_terrain(terrain, faults)
    _check_references(terrain, items, objects, faults)
    _check_needs(needs, faults)
    return faults


def check_happenings(
    terrain: dict[str, TerrainRow],
    items: dict[str, ItemRow],
    objects: dict[str, ObjectRow],
    creatures: dict[str, CreatureRow],
    weather: dict[str, WeatherRow],
    statuses: dict[str, StatusRow],
) -> list[str]:
    """All faults of what comes about by itself, or upon somebody."""
    faults: list[str] = []
    _check_creatures(creatures, terrain, {**items, **objects}, items, faults)
    _check_weather(weather, faults)
    _check_statuses(statuses, faults)
    return faults


def _check_required(found: Mapping[str, Mapping[str, object]], faults: list[str]) -> None:
    for file, names in REQUIRED.items():
        for name in names:
            if name not in found[file]:
                faults.append(f"{file}.yaml: {name}: is missing; no world can be made without it")


def _check_terrain(terrain: dict[str, TerrainRow], faults: list[str]) -> None:
    taken: dict[str, str] = {}
    for row in terrain.values():
        where = f"terrain.yaml: {row.name}.glyph: found {row.glyph!r}"
        if len(row.glyph) != 1 or not "!" <= row.glyph <= "~":
            faults.append(f"{where}; allowed: one ASCII character that can be seen")
        elif row.glyph in taken:
            faults.append(f"{where}, as {taken[row.glyph]} has; allowed: one of its own")
        taken[row.glyph] = row.name


def _check_references(
    terrain: dict[str, TerrainRow],
    items: dict[str, ItemRow],
    objects: dict[str, ObjectRow],
    faults: list[str],
) -> None:
    """What one row says of another must be there."""
    ground = [row.name for row in terrain.values() if row.walkable]
    for item in items.values():
        if item.becomes and item.becomes not in items:
            _missing(f"items.yaml: {item.name}.becomes", item.becomes, list(items), faults)
        for name in item.spawns:
            if name not in ground:
                _missing(f"items.yaml: {item.name}.spawns", name, ground, faults)
    for thing in objects.values():
        for name in thing.stands:
            if name not in terrain:
                _missing(f"objects.yaml: {thing.name}.stands", name, list(terrain), faults)
        if thing.gives and thing.gives not in items:
            _missing(f"objects.yaml: {thing.name}.gives", thing.gives, list(items), faults)
        if thing.name in items or thing.name == "agent":
            faults.append(f"objects.yaml: {thing.name}: found the name of something else too")
    if "agent" in items:
        faults.append("items.yaml: agent: found the name that people have; allowed: any other")


def _check_needs(needs: dict[str, NeedRow], faults: list[str]) -> None:
    if tuple(needs) != NEEDS:
        faults.append(f"needs.yaml: found {', '.join(needs)}; allowed: {', '.join(NEEDS)}")


def _check_creatures(
    creatures: dict[str, CreatureRow],
    terrain: dict[str, TerrainRow],
    taken: Mapping[str, object],
    items: dict[str, ItemRow],
    faults: list[str],
) -> None:
    """What a creature is called, does, leaves and lives on."""
    ground = [row.name for row in terrain.values() if row.walkable]
    for row in creatures.values():
        where = f"creatures.yaml: {row.name}"
        if row.name in taken or row.name == "agent":
            faults.append(f"{where}: found the name of something else too; allowed: any other")
        if row.way not in WAYS:
            _missing(f"{where}.way", row.way, list(WAYS), faults)
        for name in row.drops:
            if name not in items:
                _missing(f"{where}.drops", name, list(items), faults)
        for name in row.lives:
            if name not in ground:
                _missing(f"{where}.lives", name, ground, faults)
        if row.way == "graze" and row.raids:
            faults.append(f"{where}.raids: found {row.raids}; allowed: 0 for what grazes")


def _check_weather(weather: dict[str, WeatherRow], faults: list[str]) -> None:
    """Fair weather is what there is when there is no other."""
    if weather and "fair" not in weather:
        faults.append("weather.yaml: fair: is missing; every other weather ends in it")
    for row in weather.values():
        if row.shortest > row.longest:
            faults.append(
                f"weather.yaml: {row.name}.shortest: found {row.shortest}; "
                f"allowed: at most longest, {row.longest}"
            )


def _check_statuses(statuses: dict[str, StatusRow], faults: list[str]) -> None:
    """What a status ends is there, nothing binds for long, and nobody is slowed to a halt."""
    for row in statuses.values():
        where = f"statuses.yaml: {row.name}"
        for name in row.ends:
            if name not in statuses:
                _missing(f"{where}.ends", name, list(statuses), faults)
        most = BOUND if row.still or row.mute or row.peaceful else LONGEST_STATUS
        if not 1 <= row.longest <= most:
            faults.append(f"{where}.longest: found {row.longest}; allowed: 1 to {most}")
        if row.harms > 10:
            faults.append(f"{where}.harms: found {row.harms}; allowed: a whole number, 0 to 10")


def _missing(where: str, found: str, allowed: list[str], faults: list[str]) -> None:
    faults.append(f"{where}: found {found}; allowed: {', '.join(allowed)}")
