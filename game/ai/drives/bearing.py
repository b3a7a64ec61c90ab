"""Bearing: where something lies, as people say it."""


def bearing(dx: int, dy: int) -> str:
    """The compass point of a way.

    >>> bearing(5, -4), bearing(0, 9)
    ('north-east', 'south')
    """
    north = "north" if dy < 0 else "south"
    east = "west" if dx < 0 else "east"
    if abs(dx) > 2 * abs(dy):
        return east
    return north if abs(dy) > 2 * abs(dx) else f"{north}-{east}"
