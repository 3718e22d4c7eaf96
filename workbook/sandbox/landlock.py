"""Landlock: from here on this process opens no file but those below a few folders, and only to read."""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterable

from workbook.sandbox.libc import syscall

CREATE, ADD, RESTRICT = 444, 445, 446
"""System calls; the same numbers on every architecture."""
READ_FILE, READ_FOLDER = 1 << 2, 1 << 3
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many rights over files each version knows; all are taken away, and reading is given back for some folders."""
NO_TCP, SCOPED = 0b11, 0b11
"""Neither bind nor connect (version 4); no signals out and no abstract sockets (version 6)."""


def version() -> int:
    """Version that the kernel offers, 0 for none."""
    if sys.platform != "linux":
        return 0
    return max(0, syscall(CREATE, None, 0, 1))


def ruleset(readable: Iterable[str]) -> int:
    """Make a rule set and return its descriptor; -1 where the kernel has none."""
    offered = version()
    if not offered:
        return -1
    rights = (1 << max(count for since, count in FILE_RIGHTS.items() if since <= offered)) - 1
    fields = [rights, *([NO_TCP] if offered >= 4 else []), *([SCOPED] if offered >= 6 else [])]
    attributes = struct.pack(f"{len(fields)}Q", *fields)
    rules = syscall(CREATE, ctypes.c_char_p(attributes), ctypes.c_size_t(len(attributes)), 0)
    if rules < 0:
        return -1
    for path in readable:
        _allow_reading(rules, path)
    return rules


def restrict(rules: int) -> None:
    """Put the rules on this process, for good; `no_new_privs` has to be set."""
    if syscall(RESTRICT, rules, 0) != 0:
        raise OSError(ctypes.get_errno(), "Landlock could not be put on")
    os.close(rules)


def _allow_reading(rules: int, path: str) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = READ_FILE | READ_FOLDER if os.path.isdir(path) else READ_FILE
        rule = struct.pack("=Qi", rights, descriptor)
        if syscall(ADD, rules, 1, ctypes.c_char_p(rule), 0) != 0 and ctypes.get_errno() != errno.EINVAL:
            raise OSError(ctypes.get_errno(), f"Landlock does not take {path}")
    finally:
        os.close(descriptor)
