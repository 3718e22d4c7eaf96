"""Namespaces: no network at all, and for each run a tree of processes of its own that ends with its first."""

from __future__ import annotations

import contextlib
import os

from workbook.sandbox.libc import LIBRARY

NEW_IPC, NEW_USER, NEW_PID, NEW_NET = 0x08000000, 0x10000000, 0x20000000, 0x40000000


def enter() -> list[str]:
    """Leave the network and shared memory of the system, as far as it lets this process; name what was left."""
    user, group = os.geteuid(), os.getegid()
    if _unshare(NEW_NET | NEW_IPC):
        return ["network", "shared memory"]
    if _unshare(NEW_USER | NEW_NET | NEW_IPC):
        with contextlib.suppress(OSError):
            _write("/proc/self/setgroups", "deny")
            _write("/proc/self/uid_map", f"{user} {user} 1")
            _write("/proc/self/gid_map", f"{group} {group} 1")
        return ["network", "shared memory"]
    return []


class Trees:
    """Makes the next child of this process the first of a tree of its own, where the system allows that."""

    def __init__(self) -> None:
        self._own = -1
        with contextlib.suppress(OSError):
            self._own = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
        self.are_offered = self._own >= 0 and self.next()
        self.done()

    def next(self) -> bool:
        """The child forked next starts a tree."""
        return self._own >= 0 and _unshare(NEW_PID)

    def done(self) -> None:
        """Children forked from here on are ordinary ones again."""
        if self._own >= 0:
            LIBRARY.setns(self._own, NEW_PID)


def _unshare(flags: int) -> bool:
    return LIBRARY is not None and bool(LIBRARY.unshare(flags) == 0)


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write(text)
