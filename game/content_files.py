"""Content files: assets/content/*.yaml read into checked, typed rows.

Every fault of every file is found before anything is said, and each names its file,
row and field, what stands there and what may.
"""

from collections.abc import Hashable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from game.core.content import (
    WAYS,
    Content,
    CreatureRow,
    ItemRow,
    NeedRow,
    ObjectRow,
    RecipeRow,
    StatusRow,
    TerrainRow,
    WeatherRow,
)
from game.core.skills import LEVELS
from game.core.worldgen import REQUIRED
from game.errors import ConfigError
from game.recipe_checks import check_recipes

Row = TypeVar(
    "Row",
    TerrainRow,
    ItemRow,
    ObjectRow,
    NeedRow,
    RecipeRow,
    CreatureRow,
    WeatherRow,
    StatusRow,
)

NEEDS = ("company", "energy", "hunger", "thirst")
"""The needs that the systems know; each has a row, and there are no others."""

_LIMITS = {
    "cost": (1, 100),
    "food": (0, 1000),
    "drink": (0, 1000),
    "heal": (-100, 100),
    "damage": (0, 100),
    "guard": (0, 100),
    "use_ticks": (1, 10_000),
    "light": (0, 50),
    "holds": (0, 100),
    "market": (0, 100),
    "by_beds": (0, 100),
    "variants": (1, 99),
    "fall": (0, 1000),
    "low": (0, 1000),
    "hurts": (0, 10_000),
    "helps": (100, 1000),
    "ticks": (1, 10_000),
    "level": (0, LEVELS),
    "inputs": (1, 1000),
    "count": (1, 1000),
    "health": (1, 1000),
    "pace": (1, 100),
    "sight": (0, 100),
    "shy": (0, 20),
    "herd": (1, 20),
    "raids": (0, 1000),
    "shortest": (1, 1_000_000),
    "longest": (1, 1_000_000),
    "growth": (0, 1000),
    "burning": (0, 1000),
    "mends": (0, 10),
    "every": (1, 100),
    "absorbs": (0, 90),
    "sees": (10, 200),
    "speed": (20, 300),
    "price": (1, 10_000),
}
_ANY_COUNT = (0, 1_000_000)
BOUND, LONGEST_STATUS = 200, 600
"""Ticks that a status lasts at the most: one that takes somebody's will away, and any other."""
_WORDS = {
    int: "a whole number",
    bool: "true or false",
    str: "text",
    tuple[str, ...]: "a list of names",
}


Extra = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""File's stem -> row -> fields that are laid over those of the file."""


def load_content(folder: Path, extra: Extra | None = None) -> Content:
    """Read terrain, items, objects, recipes, needs and names from a folder.

    `extra` adds rows, or replaces fields of them: a scenario's own.

    Rows come sorted by name, so that nothing depends on the files' order. Raises
    ConfigError with all faults, one a line.
    """
    faults: list[str] = []
    extra = extra or {}
    terrain = _rows(folder / "terrain.yaml", TerrainRow, faults, extra)
    items = _rows(folder / "items.yaml", ItemRow, faults, extra)
    objects = _rows(folder / "objects.yaml", ObjectRow, faults, extra)
    recipes = _rows(folder / "recipes.yaml", RecipeRow, faults, extra)
    needs = _rows(folder / "needs.yaml", NeedRow, faults, extra)
    names = _names(folder / "names.yaml", faults)
    creatures = _rows(folder / "creatures.yaml", CreatureRow, faults, extra, optional=True)
    weather = _rows(folder / "weather.yaml", WeatherRow, faults, extra, optional=True)
    statuses = _rows(folder / "statuses.yaml", StatusRow, faults, extra, optional=True)
    if not faults:  # a row that is missing only because it is broken would be blamed twice
        _check_required({"terrain": terrain, "items": items, "objects": objects}, faults)
        _check_terrain(terrain, faults)
        _check_references(terrain, items, objects, faults)
        _check_needs(needs, faults)
        faults += check_recipes(recipes, items, objects)
        _check_creatures(creatures, terrain, {**items, **objects}, items, faults)
        _check_weather(weather, faults)
        _check_statuses(statuses, faults)
    if faults:
        raise ConfigError("\n  ".join([f"{folder} is not in order:", *faults]))
    return Content(
        terrain=terrain,
        items=items,
        objects=objects,
        needs=needs,
        names=names,
        recipes=recipes,
        creatures=creatures,
        weather=weather,
        statuses=statuses,
    )


# --- reading ------------------------------------------------------------------


class _Loader(yaml.SafeLoader):
    """Safe YAML in which a key that stands twice is an error, not a loss."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"'{key.value}' stands there twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _read(path: Path, faults: list[str]) -> dict[str, Any]:
    """A file's mapping with text keys; anything else is a fault, and an empty one."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{path.name}: can't be read: {error}")
    except yaml.YAMLError as error:
        faults.append(f"{path.name}: is not YAML: {' '.join(str(error).split())}")
    else:
        if isinstance(data, dict) and data and all(isinstance(key, str) for key in data):
            return data
        faults.append(f"{path.name}: found {_show(data)}; allowed: rows by name")
    return {}


def _rows(
    path: Path, kind: type[Row], faults: list[str], extra: Extra, optional: bool = False
) -> dict[str, Row]:
    """The rows of a file that are in order, by name; the others are faults.

    A world can do without an optional file.
    """
    rows: dict[str, Row] = {}
    found = {} if optional and not path.exists() else _read(path, faults)
    for name, fields in extra.get(path.stem, {}).items():
        row = found.get(name)
        found[name] = {**(row if isinstance(row, dict) else {}), **fields}
    for name, data in sorted(found.items()):
        where = f"{path.name}: {name}"
        if not name.isidentifier() or name.lower() != name:
            faults.append(f"{where}: found that name; allowed: small letters, digits and _")
        elif not isinstance(data, dict):
            faults.append(f"{where}: found {_show(data)}; allowed: fields and their values")
        elif not _field_faults(where, kind, data, faults):
            rows[name] = msgspec.convert({**data, "name": name}, kind)
    return rows


def _field_faults(where: str, kind: type[Row], data: dict[Any, Any], faults: list[str]) -> int:
    """Find what is wrong with a row's fields; returns how many faults that were."""
    before = len(faults)
    fields = {f.name: f for f in msgspec.structs.fields(kind) if f.name != "name"}
    for key in data:
        if key not in fields:
            close = get_close_matches(str(key), fields, 1)
            hint = f"did you mean {close[0]}? " if close else ""
            faults.append(f"{where}.{key}: no such field; {hint}allowed: {', '.join(fields)}")
    for key, field in fields.items():
        if key not in data:
            if field.required:
                faults.append(f"{where}.{key}: is missing; allowed: {_allowed(key, field.type)}")
            continue
        value = data[key]
        try:
            msgspec.convert(value, field.type, strict=True)
        except msgspec.ValidationError:
            good = False
        else:
            numbers = value.values() if isinstance(value, dict) else [value]
            low, high = _LIMITS.get(key, _ANY_COUNT)
            good = all(low <= n <= high for n in numbers if type(n) is int)
        if not good:
            allowed = _allowed(key, field.type)
            faults.append(f"{where}.{key}: found {_show(value)}; allowed: {allowed}")
    return len(faults) - before


def _names(path: Path, faults: list[str]) -> tuple[str, ...]:
    """The list of given names, in the file's order, which is the order of giving."""
    data = _read(path, faults)
    if not data:
        return ()
    names = data.get("names")
    if list(data) != ["names"] or not isinstance(names, list) or not names:
        faults.append(f"{path.name}: found {_show(data)}; allowed: names, with a list of names")
        return ()
    seen: set[str] = set()
    for name in names:
        if not isinstance(name, str) or not 1 <= len(name.strip()) <= 24:
            faults.append(
                f"{path.name}: names: found {_show(name)}; allowed: text of 1 to 24 letters"
            )
        elif name in seen:
            faults.append(f"{path.name}: names: found {name} twice; allowed: once")
        else:
            seen.add(name)
    return tuple(str(name) for name in names)


def _allowed(key: str, kind: Any) -> str:
    low, high = _LIMITS.get(key, _ANY_COUNT)
    if kind is int:
        return f"a whole number, {low} to {high}"
    return _WORDS.get(kind, f"names with whole numbers, {low} to {high}")


def _show(value: object) -> str:
    """A value, short enough for a line."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


# --- what must hold between rows ----------------------------------------------


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
