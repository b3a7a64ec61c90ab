"""Linux: resource limits, no new privileges, Landlock and seccomp, by way of ctypes.

Landlock holds for the calling thread and those that it starts, so this runs while there is one
thread alone. What the kernel lacks is left out and said.
"""

from __future__ import annotations

import ctypes
import os
import signal
import struct
from typing import Any

from . import rlimits, seccomp

SET_PDEATHSIG, SET_DUMPABLE, SET_NO_NEW_PRIVS = 1, 4, 38
LANDLOCK_CREATE, LANDLOCK_RESTRICT = 444, 446  # the same on every architecture
VERSION = 1


def confine(parent: int, limits: dict[str, Any], reading: int, writing: int) -> dict[str, str]:
    """Confine this process; layer -> how it went."""
    libc = ctypes.CDLL(None, use_errno=True)
    layers = {"dies with the game": _follow(libc, parent)}
    taken = rlimits.taken()  # while files can be read
    no_new = libc.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    layers["no new privileges"] = "on" if no_new else "refused"
    layers["landlock"] = _landlock(libc) if no_new else "not possible"
    layers["limits"] = rlimits.limit(limits, taken)  # Landlock needed a descriptor
    libc.prctl(SET_DUMPABLE, 0, 0, 0, 0)
    layers["seccomp"] = seccomp.install(libc, reading, writing) if no_new else "not possible"
    return layers


def _follow(libc: ctypes.CDLL, parent: int) -> str:
    """Be killed when the thread that started this process ends, and so with the game."""
    done = libc.prctl(SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0
    if os.getppid() != parent:
        os._exit(3)  # it was faster
    return "on" if done else "by the pipe's end"


def _landlock(libc: ctypes.CDLL) -> str:
    """Deny all of the file system, and of TCP, signals and abstract sockets where it can."""
    version = libc.syscall(LANDLOCK_CREATE, None, 0, VERSION)
    if version < 1:
        return f"not in this kernel (error {ctypes.get_errno()})"
    rights = 13 + (version >= 2) + (version >= 3) + (version >= 5)
    rules = struct.pack("=Q", (1 << rights) - 1)
    if version >= 4:
        rules += struct.pack("=Q", 0b11)  # bind, connect
    if version >= 6:
        rules += struct.pack("=Q", 0b11)  # abstract sockets, signals
    attributes = ctypes.create_string_buffer(rules, len(rules))
    ruleset = libc.syscall(LANDLOCK_CREATE, attributes, len(rules), 0)
    if ruleset < 0:
        return f"refused (error {ctypes.get_errno()})"
    done = libc.syscall(LANDLOCK_RESTRICT, ruleset, 0) == 0
    os.close(ruleset)
    return f"everything denied (version {version})" if done else "refused"
