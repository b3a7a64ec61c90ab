"""macOS: resource limits, and the system's own profile for processes that only compute.

Written from the manual pages and never run: `sandbox_init` is deprecated and still there. The
proof that follows tells whether it held. RLIMIT_AS isn't honoured; the host watches the size.
"""

from __future__ import annotations

import ctypes
import os
from typing import Any

from . import rlimits

NAMED = 1  # SANDBOX_NAMED
PROFILE = b"pure-computation"  # kSBXProfilePureComputation: no files, network or processes


def confine(parent: int, limits: dict[str, Any]) -> dict[str, str]:
    """Confine this process; layer -> how it went."""
    if os.getppid() != parent:
        os._exit(3)  # the game has gone already
    layers = {"limits": rlimits.limit(limits, 0)}
    try:
        library = ctypes.CDLL("/usr/lib/libSystem.dylib", use_errno=True)
        trouble = ctypes.c_char_p()
        done = library.sandbox_init(PROFILE, NAMED, ctypes.byref(trouble)) == 0
        layers["sandbox"] = "pure computation" if done else "refused"
    except (OSError, AttributeError):
        layers["sandbox"] = "not on this system"
    return layers
