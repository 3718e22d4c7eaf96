"""End every process that a run left behind: children, their children, and orphans that came back to this process."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path


def end_all(child: int = 0) -> None:
    """Kill a child's group, then the descendants of this process until none is left, and reap them."""
    if child:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)  # also where there is no /proc to find the others in
    for _ in range(1000):
        found = descendants()
        for pid in found:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        if not _reap() and not found:
            return
        time.sleep(0.0005)


def descendants() -> list[int]:
    """List the processes below this one, the zombies left out."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            state, parent = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:2]
            if state not in "ZX":
                parents[int(folder.name)] = int(parent)
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found and pid not in found}:
        found |= more
    return sorted(found - {os.getpid()})


def _reap() -> bool:
    """Reap what has ended; say whether children are left."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return False
    return True
