"""Resource limits, on systems that have them (POSIX)."""

from __future__ import annotations

import os
import resource
from typing import Any

MIB = 1 << 20
ROOM = 64 * MIB
"""Address space that an ability gets at least, beyond what the worker takes by itself."""


def limit(limits: dict[str, Any], taken: int) -> str:
    """Set them, hard; which ones hold. `taken`: bytes of address space in use by now."""
    wanted = {
        "AS": max(limits["memory_mib"] * MIB, taken + ROOM),
        "CPU": limits["cpu_s"],
        "CORE": 0,
        "FSIZE": 0,
        "NPROC": 0,
        "NOFILE": 0,
        "MEMLOCK": 0,
        "MSGQUEUE": 0,
    }
    held = []
    for name, value in wanted.items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is None:
            continue
        try:
            resource.setrlimit(kind, (value, value))
        except (OSError, ValueError):  # macOS knows RLIMIT_AS and refuses to set it
            continue
        held.append(f"{name} {value // MIB} MiB" if name == "AS" else f"{name} {value}")
    return ", ".join(held) or "none"


def taken() -> int:
    """Bytes of address space that this process has, where the system tells."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
