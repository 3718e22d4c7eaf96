"""seccomp: from here on the kernel refuses this process every system call but those that computing needs.

No sockets of any kind, no programs, processes or threads, no signals, no looking into other processes, no new limits.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys

from workbook.sandbox.libc import prctl

ALLOWED = {  # x86-64 number, arm64 number; None where that architecture has no such call
    "read": (0, 63), "write": (1, 64), "open": (2, None), "close": (3, 57), "stat": (4, None), "fstat": (5, 80),
    "lstat": (6, None), "poll": (7, None), "lseek": (8, 62), "mmap": (9, 222), "mprotect": (10, 226), "munmap": (11, 215),
    "brk": (12, 214), "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "pread64": (17, 67),
    "readv": (19, 65), "writev": (20, 66), "access": (21, None), "select": (23, None), "sched_yield": (24, 124),
    "mremap": (25, 216), "mincore": (27, 232), "madvise": (28, 233), "dup": (32, 23), "dup2": (33, None), "nanosleep": (35, 101),
    "getitimer": (36, 102), "alarm": (37, None), "setitimer": (38, 103), "getpid": (39, 172), "exit": (60, 93),
    "uname": (63, 160), "getcwd": (79, 17), "readlink": (89, None), "gettimeofday": (96, 169), "getrlimit": (97, 163),
    "getrusage": (98, 165), "sysinfo": (99, 179), "times": (100, 153), "getuid": (102, 174), "getgid": (104, 176),
    "geteuid": (107, 175), "getegid": (108, 177), "getppid": (110, 173), "getpgrp": (111, None), "getpgid": (121, 155),
    "getsid": (124, 156), "sigaltstack": (131, 132), "arch_prctl": (158, None), "gettid": (186, 178), "futex": (202, 98),
    "sched_getaffinity": (204, 123), "getdents64": (217, 61), "set_tid_address": (218, 96), "restart_syscall": (219, 128),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115), "exit_group": (231, 94),
    "openat": (257, 56), "newfstatat": (262, 79), "readlinkat": (267, 78), "faccessat": (269, 48), "pselect6": (270, 72),
    "ppoll": (271, 73), "set_robust_list": (273, 99), "dup3": (292, 24), "getcpu": (309, 168), "getrandom": (318, 278),
    "membarrier": (324, 283), "statx": (332, 291), "rseq": (334, 293), "faccessat2": (439, 439),
}  # fmt: skip
PARTLY = {  # call: numbers, which argument, the values it may have
    "ioctl": ((16, 29), 1, (0x5401, 0x5421, 0x541B, 0x5450, 0x5451)),  # is it a terminal, blocking, bytes waiting, close on exec
    "fcntl": ((72, 25), 1, (0, 1, 2, 3, 4, 1030)),  # duplicate a descriptor, its flags; not whom it signals
    "prlimit64": ((302, 261), 2, (0,)),  # ask for a limit, not set one
}
ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
SET_SECCOMP, FILTER = 22, 2


def program() -> bytes:
    """Compile the filter for this machine; empty where there is none for it."""
    if sys.platform != "linux" or platform.machine() not in ARCHITECTURES or sys.maxsize < 2**32:
        return b""
    audit, column = ARCHITECTURES[platform.machine()]
    code = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, audit), (RETURN, 0, 0, KILL), (LOAD, 0, 0, 0)]
    for numbers, argument, values in PARTLY.values():
        code += _only_with(numbers[column], argument, values)
    plain = [number for numbers in ALLOWED.values() if (number := numbers[column]) is not None]
    code += [(EQUAL, len(plain) - place, 0, number) for place, number in enumerate(plain)]
    code += [(RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ALLOW)]
    return b"".join(struct.pack("HBBI", *line) for line in code)


def restrict(compiled: bytes) -> None:
    """Put the filter on this process, for good; `no_new_privs` has to be set."""
    lines = ctypes.create_string_buffer(compiled, len(compiled))
    filter_ = struct.pack("HxxxxxxP", len(compiled) // 8, ctypes.addressof(lines))
    if not prctl(SET_SECCOMP, FILTER, ctypes.c_char_p(filter_)):
        raise OSError(ctypes.get_errno(), "seccomp could not be put on")


def offered() -> bool:
    """Whether this kernel filters system calls, and this machine is one that the filter is written for."""
    return bool(program()) and os.path.exists("/proc/sys/kernel/seccomp/actions_avail")


def _only_with(number: int, argument: int, values: tuple[int, ...]) -> list[tuple[int, int, int, int]]:
    """Allow a call where one argument has one of a few values, all of whose upper half is empty."""
    low, high = 16 + 8 * argument, 20 + 8 * argument
    rest = 3 + len(values) + 2
    checks = [(EQUAL, len(values) - place, 0, value) for place, value in enumerate(values)]
    return [
        (EQUAL, 0, rest, number),
        (LOAD, 0, 0, high), (EQUAL, 0, len(values) + 1, 0),
        (LOAD, 0, 0, low), *checks,
        (RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ALLOW),
    ]  # fmt: skip
