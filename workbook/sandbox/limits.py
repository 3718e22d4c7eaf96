"""Limits that the process puts on itself before a learner's code runs; each works where the system has it."""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
from pathlib import Path

from workbook.sandbox.libc import prctl, syscall

try:
    import resource

    HAS_LIMITS = True
except ImportError:  # Windows
    HAS_LIMITS = False

DIE_WITH_PARENT, ADOPT_ORPHANS, NO_NEW_PRIVILEGES = 1, 36, 38
DESCRIPTORS = 64
_CAPABILITIES_VERSION, _CAPSET = 0x20080522, {"x86_64": 126, "aarch64": 91}


def bound(*, seconds: float, memory_mb: int, mapped: int) -> None:
    """Bound processor time, memory, open files and file size; `mapped` bytes are there before the learner's code."""
    if not HAS_LIMITS:
        return
    bounds = {
        "RLIMIT_CPU": math.ceil(seconds) + 2, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0, "RLIMIT_NPROC": 0, "RLIMIT_MEMLOCK": 0,
        "RLIMIT_MSGQUEUE": 0, "RLIMIT_NOFILE": DESCRIPTORS, "RLIMIT_AS": mapped + memory_mb * 2**20,
    }  # fmt: skip
    for name, most in bounds.items():
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        with contextlib.suppress(OSError, ValueError):
            _, hard = resource.getrlimit(kind)
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            warned = most - 1 if name == "RLIMIT_CPU" else most  # a signal that says why, a second before the one that ends it
            resource.setrlimit(kind, (warned, most))


def mapped() -> int:
    """What this process has mapped already: numpy and pandas are not the learner's memory."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[0])
    except (OSError, ValueError):
        return 2 * 2**30
    return pages * os.sysconf("SC_PAGE_SIZE")


def drop_privileges() -> None:
    """Give up all capabilities, so that root's process can do no more than anybody's; no program can give them back."""
    if not prctl(NO_NEW_PRIVILEGES, 1):
        return
    number = _CAPSET.get(os.uname().machine)
    if number is not None:
        header = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION, 0)
        syscall(number, header, (ctypes.c_uint32 * 6)())
