"""What one user of a machine may take of it: memory and processes, counted over everything that the user's server starts.

A control group counts and caps them together, in version 2 of Linux's control groups (as a part of the Hub's own, so its service
needs `Delegate=yes`) or version 1. Where there is none to be had, each process is capped by itself, and the Hub's log says so.
"""

import contextlib
import os
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner

MOST_PROCESSES = 2_000
"""Processes and threads of one user."""


@dataclass(frozen=True)
class Controller:
    """The control group of the Hub, in which each user's is made."""

    folder: Path
    version: int

    def group_of(self, user: str) -> Path:
        """The folder of a user's group."""
        return self.folder / f"workbook-user-{user}"

    def cap(self, user: str, limit: int) -> Path:
        """Make the group of a user and cap its memory; swap does not come on top."""
        group = self.group_of(user)
        group.mkdir(exist_ok=True)
        total, with_swap, swap = {
            2: ("memory.max", "memory.swap.max", 0),
            1: ("memory.limit_in_bytes", "memory.memsw.limit_in_bytes", limit),
        }[self.version]
        with contextlib.suppress(OSError):  # a limit with swap below one without is refused: lifted first
            (group / with_swap).write_text("max" if self.version == 2 else "-1")
        (group / total).write_text(str(limit))
        with contextlib.suppress(OSError):  # a system without swap has nothing to cap
            (group / with_swap).write_text(str(swap))
        return group

    def end(self, user: str) -> None:
        """End whatever of a user's server is still there, and remove the group."""
        group = self.group_of(user)
        for _ in range(20):
            if not group.exists():
                return
            for pid in members(group):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(OSError):  # its last process is not gone yet
                group.rmdir()
                return
            time.sleep(0.05)


def members(group: Path) -> list[int]:
    """The processes of a group."""
    try:
        return [int(line) for line in (group / "cgroup.procs").read_text().split()]
    except OSError:
        return []


@cache
def controller() -> Controller | None:
    """The Hub's control group for memory; None where it cannot make groups below it."""
    try:
        for line in Path("/proc/self/cgroup").read_text().splitlines():
            _, kinds, path = line.split(":", 2)
            if "memory" in kinds.split(","):
                return _writable(Controller(_mounted("cgroup", "memory") / path.lstrip("/"), 1))
        found = Controller(_mounted("cgroup2") / path.lstrip("/"), 2)
        if "memory" not in (found.folder / "cgroup.controllers").read_text().split():
            return None
        _step_aside(found.folder)
        return _writable(found)
    except (OSError, LookupError, ValueError):
        return None


def _mounted(kind: str, option: str = "") -> Path:
    """Where a kind of control groups is mounted."""
    for line in Path("/proc/self/mounts").read_text().splitlines():
        _, place, found, options = line.split()[:4]
        if found == kind and (not option or option in options.split(",")):
            return Path(place)
    raise LookupError(kind)


def _step_aside(folder: Path) -> None:
    """In version 2 a group that has groups with limits has no processes itself: the Hub and its proxy go into one of their own."""
    if folder == _mounted("cgroup2"):
        raise LookupError("the whole system's group is not the Hub's to divide")
    if "memory" not in (folder / "cgroup.subtree_control").read_text().split():
        own = folder / "hub"
        own.mkdir(exist_ok=True)
        for pid in members(folder):
            (own / "cgroup.procs").write_text(str(pid))
        (folder / "cgroup.subtree_control").write_text("+memory")


def _writable(found: Controller) -> Controller:
    trial = found.group_of("trial")
    trial.mkdir(exist_ok=True)
    trial.rmdir()
    return found


class LimitedSpawner(LocalProcessSpawner):
    """Starts each server as the system user who signed in, with no more memory and processes than a user may have."""

    async def start(self) -> tuple[str, int]:
        """Start the server, once nothing of the last one is left: one that was killed may leave something behind."""
        self._end_leftovers()
        return await super().start()

    async def stop(self, now: bool = False) -> None:
        """Stop the server and everything that it started."""
        await super().stop(now=now)
        self._end_leftovers()

    def make_preexec_fn(self, name: str) -> Callable[[], None]:
        """Return what the new process does before it is the user's: it goes into the group, from which there is no way out."""
        become = super().make_preexec_fn(name)
        limit = self.mem_limit
        found = controller()
        group = found.cap(name, limit) / "cgroup.procs" if found and limit else None
        if limit and not found:
            self.log.warning("No control group for memory here: each process of %s is held to %d MB by itself.", name, limit >> 20)

        def before() -> None:
            if group:
                group.write_text(str(os.getpid()))
            elif limit:
                resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
            resource.setrlimit(resource.RLIMIT_NPROC, (MOST_PROCESSES, MOST_PROCESSES))
            become()

        return before

    def _end_leftovers(self) -> None:
        if found := controller():
            found.end(self.user.name)
