"""Confinement: what the system takes from this process, for good, before it has an ability."""

from __future__ import annotations

import sys
from typing import Any

# Now, while there are still files to import from.
if sys.platform == "linux":
    from . import linux
elif sys.platform == "darwin":
    from . import macos


def confine(parent: int, limits: dict[str, Any], reading: int, writing: int) -> dict[str, str]:
    """Confine this process as far as this system can; layer -> how it went.

    What isn't there is said and doesn't end the process: whether it is enough is told by the
    proof that follows, not by what was attempted.
    """
    if sys.platform == "linux":
        return linux.confine(parent, limits, reading, writing)
    if sys.platform == "darwin":
        return macos.confine(parent, limits)
    return {"confinement": "none from within on this system"}
