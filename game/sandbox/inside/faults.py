"""Faults as the worker tells them: a stage and one bounded line of plain text."""

from __future__ import annotations

from types import TracebackType

ABILITY = "<ability>"
"""The file name that an ability's code is compiled under."""
TEXT = 300
"""Characters of a fault's message."""


class Refused(Exception):
    """An ability's source or result that isn't taken, at a stage of its life."""

    def __init__(self, stage: str, message: str) -> None:
        super().__init__(stage, message)
        self.stage = stage
        self.message = message


def line_of(trace: TracebackType | None) -> int | None:
    """The line of the ability's source that an exception passed last."""
    found = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == ABILITY:
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def told(error: BaseException) -> str:
    """An exception of the ability's in a line: where, what, and its text if it has a tame one."""
    try:
        text = str(error)[: 2 * TEXT]
    except Exception:  # noqa: BLE001 - the text is the ability's own doing and may fail in any way
        text = "(its text can't be told)"
    line = line_of(error.__traceback__)
    where = f"line {line}: " if line else ""
    return plain(f"{where}{type(error).__name__}: {text}")


def plain(text: str) -> str:
    """Printable, in one line, bounded; with private names as they were written.

    >>> plain("no ø_x\\n there")
    'no _x  there'
    """
    text = text[: 2 * TEXT].replace("ø_", "_")
    return "".join(c if c.isprintable() else " " for c in text)[:TEXT]
