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

from game.content_checks import check_happenings, check_rows
from game.core.content import (
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
        faults += check_rows(terrain, items, objects, needs)
        faults += check_recipes(recipes, items, objects)
        faults += check_happenings(terrain, items, objects, creatures, weather, statuses)
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
