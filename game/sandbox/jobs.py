"""Windows: a job object that bounds a worker's memory, lets it start nothing, and ends with us.

Written from Microsoft's documentation and never run. It denies neither files nor the network,
which the proof at the start finds out; there the language policy has to hold alone.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
from typing import Any

from game.sandbox.answers import Limits

EXTENDED = 9  # JobObjectExtendedLimitInformation
ACTIVE_PROCESS, PROCESS_MEMORY, DIE_ON_FAULT, KILL_ON_CLOSE = 0x8, 0x100, 0x400, 0x2000
MIB = 1 << 20


class _Basic(ctypes.Structure):
    _fields_ = [
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    ]


class _Extended(ctypes.Structure):
    _fields_ = [
        ("BasicLimitInformation", _Basic),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    ]


class Job:
    """A job object with one process in it."""

    def __init__(self, kernel: Any, handle: int, layers: dict[str, str]) -> None:
        self._kernel, self._handle = kernel, handle
        self.layers = layers

    def close(self) -> None:
        """End what runs in it."""
        if self._handle:
            self._kernel.CloseHandle(ctypes.c_void_p(self._handle))
            self._handle = 0


def confine(process: subprocess.Popen[bytes], limits: Limits) -> Job | None:
    """Put a process into a job object; None on other systems than Windows."""
    if sys.platform != "win32":
        return None
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return Job(kernel, 0, {"job object": "can't be made"})
    asked = _Extended()
    asked.BasicLimitInformation.LimitFlags = (
        ACTIVE_PROCESS | PROCESS_MEMORY | DIE_ON_FAULT | KILL_ON_CLOSE
    )
    asked.BasicLimitInformation.ActiveProcessLimit = 1
    asked.ProcessMemoryLimit = limits.memory_mib * MIB
    held = ctypes.c_void_p(job)
    done = kernel.SetInformationJobObject(
        held, EXTENDED, ctypes.byref(asked), ctypes.sizeof(asked)
    ) and kernel.AssignProcessToJobObject(held, ctypes.c_void_p(int(process._handle)))
    text = f"memory {limits.memory_mib} MiB, one process, ends with the game"
    return Job(kernel, job, {"job object": text if done else "refused"})
