"""Layout: a drawn map, whatever it was drawn with, as what a world is built from."""

from dataclasses import dataclass, field

SMALLEST = 12
"""Least width and height of a drawn map."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An object or a pile on the map."""

    kind: str
    x: int
    y: int
    count: int = 1
    label: str = ""
    owner: str = ""


@dataclass(slots=True)
class Layout:
    """Terrain rows in the content's glyphs, north first, and what stands on them."""

    rows: list[str] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    """Objects and items, in map order."""
    people: dict[str, tuple[int, int]] = field(default_factory=dict)
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    spawns: list[tuple[int, int]] = field(default_factory=list)
