"""Resident size of a worker, watched from here where the system limits no memory (macOS).

Written from the headers of libproc and never run there.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

from game.sandbox.answers import Limits

TASK_INFO = 4  # PROC_PIDTASKINFO
SIZE = 96  # of struct proc_taskinfo, whose second field is the resident size in bytes
MIB = 1 << 20


def watched() -> bool:
    """Whether this system needs the watch."""
    return sys.platform == "darwin"


def watch(pid: int, limits: Limits, kill: Callable[[], None]) -> Callable[[], None] | None:
    """A look that kills the process once it has grown too large; None where none is needed."""
    if not watched():
        return None
    library = ctypes.CDLL("/usr/lib/libproc.dylib")
    info = (ctypes.c_uint64 * (SIZE // 8))()

    def look() -> None:
        got = library.proc_pidinfo(pid, TASK_INFO, ctypes.c_uint64(0), info, SIZE)
        if got == SIZE and info[1] > limits.memory_mib * MIB:
            kill()

    return look
