"""Proof of the confinement: this process tries what no ability may do, before it has one."""

from __future__ import annotations

import _socket
import os
import sys
from collections.abc import Callable


def prove() -> dict[str, bool]:
    """What is refused, by name: files, network, processes. True is good."""
    return {
        "files": _refused(_open),
        "network": _refused(_connect),
        "processes": _refused(_start),
    }


def _refused(attempt: Callable[[], None]) -> bool:
    try:
        attempt()
    except OSError:
        return True
    return False


def _open() -> None:
    os.close(os.open(sys.executable, os.O_RDONLY))


def _connect() -> None:
    # Imported above, before the confinement: an import that fails would prove nothing.
    _socket.socket().close()


def _start() -> None:
    if hasattr(os, "fork"):
        child = os.fork()
        if child == 0:
            os._exit(0)
        os.waitpid(child, 0)
    else:
        os.waitpid(os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-c", ""]), 0)
