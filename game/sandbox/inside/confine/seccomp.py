"""seccomp: the system calls that a worker may still make, as a filter in classic BPF.

Read on one descriptor, write on another, memory without execution, clocks, and the end. What a
Python might try in good faith (looking at a file, starting a thread) is answered with an error,
so that the proof at the start can see the refusal; everything else ends the process.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct

SET_SECCOMP, FILTER = 22, 2
LOAD, JUMP_EQUAL, JUMP_NOT_LESS, JUMP_SET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
KILL, ALLOW, FAIL = 0x80000000, 0x7FFF0000, 0x00050000
NUMBER_AT, MACHINE_AT, FIRST_AT, THIRD_AT = 0, 4, 16, 32  # in struct seccomp_data
EXECUTE = 4  # PROT_EXEC
X32 = 0x40000000

ALLOWED = """futex munmap brk mremap madvise clock_gettime rt_sigreturn rt_sigprocmask sigaltstack
exit exit_group restart_syscall getrandom getpid gettid sched_yield rseq setitimer getrusage"""
REFUSED = """open openat stat fstat lstat newfstatat statx lseek ioctl readlink readlinkat getcwd
access faccessat getdents64 fcntl close clock_nanosleep rt_sigaction pipe2 dup dup3
socket fork vfork clone clone3 execve execveat kill tkill tgkill"""

X86_64 = {
    "read": 0, "write": 1, "open": 2, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "lseek": 8,
    "mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14,
    "rt_sigreturn": 15, "ioctl": 16, "access": 21, "sched_yield": 24, "mremap": 25,
    "madvise": 28, "dup": 32, "setitimer": 38, "getpid": 39, "socket": 41, "clone": 56,
    "fork": 57, "vfork": 58, "execve": 59, "exit": 60, "kill": 62, "fcntl": 72, "getcwd": 79,
    "readlink": 89, "getrusage": 98, "sigaltstack": 131, "gettid": 186, "tkill": 200,
    "futex": 202, "getdents64": 217, "restart_syscall": 219, "clock_gettime": 228,
    "clock_nanosleep": 230, "exit_group": 231, "tgkill": 234, "openat": 257, "newfstatat": 262,
    "readlinkat": 267, "faccessat": 269, "dup3": 292, "pipe2": 293, "getrandom": 318,
    "execveat": 322, "statx": 332, "rseq": 334, "clone3": 435,
}  # fmt: skip
AARCH64 = {
    "getcwd": 17, "dup": 23, "dup3": 24, "fcntl": 25, "ioctl": 29, "faccessat": 48, "openat": 56,
    "close": 57, "pipe2": 59, "getdents64": 61, "lseek": 62, "read": 63, "write": 64,
    "readlinkat": 78, "newfstatat": 79, "fstat": 80, "exit": 93, "exit_group": 94, "futex": 98,
    "setitimer": 103, "clock_gettime": 113, "clock_nanosleep": 115, "sched_yield": 124,
    "restart_syscall": 128, "kill": 129, "tkill": 130, "tgkill": 131, "sigaltstack": 132,
    "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigreturn": 139, "getrusage": 165,
    "getpid": 172, "gettid": 178, "socket": 198, "brk": 214, "munmap": 215, "mremap": 216,
    "clone": 220, "execve": 221, "mmap": 222, "mprotect": 226, "madvise": 233, "getrandom": 278,
    "execveat": 281, "statx": 291, "rseq": 293, "clone3": 435,
}  # fmt: skip
MACHINES = {"x86_64": (X86_64, 0xC000003E), "aarch64": (AARCH64, 0xC00000B7)}

Instruction = tuple[int, int, int, int]


def program(machine: str, reading: int, writing: int) -> list[Instruction]:
    """The filter as (code, jump if true, jump if false, operand). Raises KeyError."""
    numbers, architecture = MACHINES[machine]
    made: list[Instruction] = []

    def add(code: int, operand: int, true: int = 0, false: int = 0) -> None:
        made.append((code, true, false, operand & 0xFFFFFFFF))

    def rule(name: str, action: int) -> None:
        if name in numbers:  # aarch64 lacks the oldest
            add(JUMP_EQUAL, numbers[name], 0, 1)
            add(RETURN, action)

    def only_on(name: str, descriptor: int) -> None:
        add(JUMP_EQUAL, numbers[name], 0, 5)
        add(LOAD, FIRST_AT)
        add(JUMP_EQUAL, descriptor, 0, 1)
        add(RETURN, ALLOW)
        add(RETURN, FAIL | errno.EBADF)
        add(LOAD, NUMBER_AT)

    def never_executable(name: str) -> None:
        add(JUMP_EQUAL, numbers[name], 0, 5)
        add(LOAD, THIRD_AT)
        add(JUMP_SET, EXECUTE, 1, 0)
        add(RETURN, ALLOW)
        add(RETURN, FAIL | errno.EPERM)
        add(LOAD, NUMBER_AT)

    add(LOAD, MACHINE_AT)
    add(JUMP_EQUAL, architecture, 1, 0)
    add(RETURN, KILL)
    add(LOAD, NUMBER_AT)
    if machine == "x86_64":
        add(JUMP_NOT_LESS, X32, 0, 1)
        add(RETURN, KILL)
    for name in ALLOWED.split():
        rule(name, ALLOW)
    only_on("read", reading)
    only_on("write", writing)
    never_executable("mmap")
    never_executable("mprotect")
    for name in REFUSED.split():
        rule(name, FAIL | errno.EACCES)
    add(RETURN, KILL)
    return made


def install(libc: ctypes.CDLL, reading: int, writing: int) -> str:
    """Put the filter in force; how it went. Needs no_new_privs."""
    machine = os.uname().machine
    if machine not in MACHINES:
        return f"not written for {machine}"
    instructions = program(machine, reading, writing)
    raw = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    code = ctypes.create_string_buffer(raw, len(raw))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]

    filled = Program(len(instructions), ctypes.addressof(code))
    if libc.prctl(SET_SECCOMP, FILTER, ctypes.byref(filled), 0, 0) != 0:
        return f"refused (error {ctypes.get_errno()})"
    return f"on ({len(instructions)} instructions)"
