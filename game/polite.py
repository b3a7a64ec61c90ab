"""Polite: a thread that works beside the window lets its frames come first."""

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SWITCH = 0.0005
"""Seconds after which the interpreter hands over while such a thread works: with its usual
5 ms, a frame that lets go of it a few times would wait for longer than it lasts."""
_lock = threading.Lock()
_working = 0
_usual = 0.0


@contextmanager
def politely() -> Iterator[None]:
    """Within this, threads hand over soon; several may be in it at once."""
    global _working, _usual
    with _lock:
        if not _working:
            _usual = sys.getswitchinterval()
            sys.setswitchinterval(SWITCH)
        _working += 1
    try:
        yield
    finally:
        with _lock:
            _working -= 1
            if not _working:
                sys.setswitchinterval(_usual)


def to_stay() -> None:
    """Where garbage is collected between frames: what a thread has made until now is none.

    The frame that looks for it next would else walk through a whole world, for 40 ms.
    """
    if not gc.isenabled():
        gc.freeze()
