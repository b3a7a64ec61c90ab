"""What is asked of the sandbox and what comes back."""

from __future__ import annotations

from msgspec import Struct


class Fault(Struct, frozen=True):
    """Why there is no value: where it went wrong, and a line of plain text (up to 300)."""

    stage: str
    """"syntax" | "policy" | "load" | "can_use" | "execute" | "timeout" | "died" | "protocol"."""
    message: str


class Answer(Struct, frozen=True):
    """A value, or a fault."""

    value: object = None
    fault: Fault | None = None
    ms: float = 0.0
    """Milliseconds of real time from the question to the answer."""


class Limits(Struct, frozen=True):
    """What a worker may take, and how many there are."""

    call_ms: float = 50.0
    """Processor time of one call: that the machine is busy is no ability's fault."""
    load_ms: float = 1000.0
    """Processor time of compiling a source and running its module once."""
    wall_ms: float = 1500.0
    """Real time of either, after which the host kills the worker, whatever it does."""
    memory_mib: int = 96
    """Address space of a worker."""
    cpu_s: int = 60
    """Processor time of a worker's whole life; the host replaces it before."""
    workers: int = 8
    """Abilities kept loaded; the one used longest ago makes room. Each takes about 15 MB."""
    spares: int = 1
    """Workers kept ready for the next ability, and for what has to be replaced."""
