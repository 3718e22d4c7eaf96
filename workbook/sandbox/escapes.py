"""Tries to get out of a check, past everything that Python itself refuses, and says by which ways it got."""

import ctypes


def escapes(root: str) -> list[str]:
    """Each way that was open."""
    libc = ctypes.CDLL(None, use_errno=True)
    found: list[str] = []
    if libc.open(root.encode(), 0) >= 0 or libc.open(b"/proc/self/environ", 0) >= 0 or libc.open(b"/tmp", 0) >= 0:
        found.append("files")
    reached = [libc.socket(family, kind, 0) >= 0 for family in (1, 2, 10) for kind in (1, 2)]
    child = libc.fork()
    if child == 0:
        libc._exit(0)
    if any(reached) or child > 0 or libc.kill(1, 0) == 0 or libc.kill(libc.getppid(), 0) == 0:
        found.append("calls")
    libc.mmap.restype = ctypes.c_void_p
    if libc.mmap(None, ctypes.c_size_t(8 << 30), 3, 0x22, -1, 0) not in (None, ctypes.c_void_p(-1).value):
        found.append("limits")
    return found
