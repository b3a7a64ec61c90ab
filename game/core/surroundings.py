"""Surroundings: the objects about a cell of tiles, in order of distance from each of them.

One cell's people see much the same. What all its tiles have in common is gathered once; from
it the order for one tile is had by arithmetic on long numbers instead of object by object.
"""

from struct import Struct

from game.core.sightlines import across

Object = tuple[int, str, int, int]
"""entity, kind, x, y."""


class Surroundings:
    """What stands within `radius` of any tile of a cell, and what stops sight there.

    >>> about = Surroundings(8, 8, 4, 0, [(7, "tree", 10, 9), (5, "well", 12, 9)])
    >>> [(key >> about.shift, about.objects[key & 3][1]) for key in about.nearest(11, 9)]
    [(1, 'well'), (1, 'tree')]
    """

    __slots__ = (
        "_down",
        "_lanes",
        "_north",
        "_ones",
        "_opaque",
        "_radius",
        "_right",
        "_squares",
        "_west",
        "objects",
        "shift",
    )

    def __init__(
        self, west: int, north: int, radius: int, opaque: int, objects: list[Object]
    ) -> None:
        """Of the cell whose north-western tile is at (west, north).

        `opaque` is as `Screens.about` gives it; the objects, in any order, are none of them
        further than `radius` from the cell.
        """
        self._west, self._north, self._radius, self._opaque = west, north, radius, opaque
        self.objects = sorted(objects)
        """In id order: of two as near the one with the lesser id comes first."""
        self.shift = shift = len(objects).bit_length()
        """Bits of a key that say which object it is; those above are its squared distance."""
        # Each number has a lane of 64 bits for every object. Counted from the corner that
        # nothing is beyond, no coordinate is negative.
        places = [(x - west + radius, y - north + radius) for _, _, x, y in self.objects]
        self._lanes = Struct(f"<{len(objects)}Q")
        self._right = self._number([x << shift for x, _ in places])
        self._down = self._number([y << shift for _, y in places])
        self._ones = self._number([1 << shift] * len(places))
        self._squares = self._number(
            [((x * x + y * y) << shift) + i for i, (x, y) in enumerate(places)]
        )

    def nearest(self, x: int, y: int) -> list[int]:
        """A key for each object, the nearest to a tile of the cell first; see `shift`."""
        x, y = x - self._west + self._radius, y - self._north + self._radius
        # (ox - x)^2 + (oy - y)^2 of all objects at once: in the end no lane is negative.
        keys = self._squares - 2 * x * self._right - 2 * y * self._down
        keys += (x * x + y * y) * self._ones
        return sorted(self._lanes.unpack(keys.to_bytes(self._lanes.size, "little")))

    def screen(self, x: int, y: int) -> int:
        """What stops sight about a tile of the cell, for `veils`."""
        return self._opaque >> across(self._radius) * (y - self._north) + x - self._west

    def _number(self, lanes: list[int]) -> int:
        return int.from_bytes(self._lanes.pack(*lanes), "little")
