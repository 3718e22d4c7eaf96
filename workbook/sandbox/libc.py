"""The C library, looked up once: each look-up costs a child of the warm process a tenth of a millisecond."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

LIBRARY: Any = ctypes.CDLL(None, use_errno=True) if sys.platform.startswith("linux") else None
"""None on systems where none of what the sandbox asks of it is there."""
_syscall: Any = LIBRARY.syscall if LIBRARY else None
_prctl: Any = LIBRARY.prctl if LIBRARY else None


def syscall(number: int, *arguments: object) -> int:
    """Make a system call; -1 with `ctypes.get_errno()` where it fails."""
    return -1 if _syscall is None else int(_syscall(ctypes.c_long(number), *arguments))


def prctl(option: int, *arguments: object) -> bool:
    """Set a process attribute; False where that is not possible."""
    return _prctl is not None and int(_prctl(option, *arguments, *[0] * (4 - len(arguments)))) == 0
