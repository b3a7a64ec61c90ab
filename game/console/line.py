"""Line: what a console shows, with its style."""

from typing import Literal, NamedTuple

Kind = Literal["echo", "info", "error"]


class Line(NamedTuple):
    """One line of output; `echo` repeats what was typed."""

    kind: Kind
    text: str
