"""End every process that a run left behind: children, and orphans that came back to this process."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path


def end_all(child: int) -> None:
    """Kill a child, then all below this process until none is left, and reap them."""
    if _is_there(child):
        os.kill(child, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)  # also where there is no /proc to find the others in
    for _ in range(2000):
        if not _reap():
            return  # no child, dead or alive: orphans would have come back to this process as children
        for pid in children():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.0005)


def children() -> list[int]:
    """The processes directly below this one; when they end, theirs come up."""
    try:
        return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()]
    except (OSError, ValueError):
        return _children_by_search()


def _children_by_search() -> list[int]:
    """The same where the kernel keeps no such list."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            parent = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]
            if int(parent) == os.getpid():
                found.append(int(folder.name))
    return found


def _is_there(child: int) -> bool:
    """Whether a child has not been waited for: until then its number cannot be somebody else's."""
    try:
        return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    except ChildProcessError:
        return False


def _reap() -> bool:
    """Reap what has ended; say whether children are left."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return False
    return True
