"""Limits that the process puts on itself before a learner's code runs; each works where the system has it."""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import sys
from pathlib import Path
from typing import Any

try:
    import resource

    HAS_LIMITS = True
except ImportError:  # Windows
    HAS_LIMITS = False

DIE_WITH_PARENT, ADOPT_ORPHANS = 1, 36

_NO_PROGRAMS = "A check cannot start other programs."
_NO_SIGNALS = "A check cannot signal other programs."
_NO_NETWORK = "A check has no network."
_NO_CHANGES = "A check cannot change files."
_FORBIDDEN = (
    dict.fromkeys(
        ("os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.exec", "os.system", "os.startfile", "pty.spawn",
         "subprocess.Popen"), _NO_PROGRAMS)
    | dict.fromkeys(("os.kill", "os.killpg", "signal.pthread_kill"), _NO_SIGNALS)
    | dict.fromkeys(
        ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"), _NO_NETWORK)
    | dict.fromkeys(
        ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
         "os.chown", "shutil.rmtree", "shutil.copyfile", "shutil.move"), _NO_CHANGES)
)  # fmt: skip


def limit(*, seconds: float, memory_mb: int) -> None:
    """Bound processor time, memory and file size, and refuse programs, network and changes to files."""
    if HAS_LIMITS:
        _bound_resources(seconds, memory_mb)
    sys.addaudithook(_refuse)


def prctl(option: int, value: int) -> bool:
    """Set a process attribute on Linux; False where that is not possible."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        return bool(ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0) == 0)
    except (OSError, AttributeError):
        return False


def _bound_resources(seconds: float, memory_mb: int) -> None:
    processor = math.ceil(seconds) + 1
    bounds = {
        resource.RLIMIT_CPU: processor,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_AS: _address_space() + memory_mb * 2**20,
    }
    if hasattr(resource, "RLIMIT_NPROC"):
        bounds[resource.RLIMIT_NPROC] = 0
    for kind, bound in bounds.items():
        with contextlib.suppress(OSError, ValueError):
            _, hard = resource.getrlimit(kind)
            bound = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
            resource.setrlimit(kind, (bound, bound))


def _address_space() -> int:
    """What this process has mapped already: numpy and pandas are not the learner's memory."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[0])
    except (OSError, ValueError):
        return 2 * 2**30
    return pages * os.sysconf("SC_PAGE_SIZE")


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(_FORBIDDEN[event])
    if event == "open":
        path, _, flags = arguments
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        if writes and path != os.devnull:
            raise PermissionError(_NO_CHANGES)
        if isinstance(path, (str, os.PathLike)) and _is_off_limits(os.fspath(path)):
            raise PermissionError("A check reads no files of the workbook.")


_ROOT = str(Path(__file__).resolve().parents[2])
_READABLE = tuple(os.path.join(folder, "") for folder in (f"{_ROOT}/vbc", f"{_ROOT}/workbook", sys.prefix))


def _is_off_limits(path: str | bytes) -> bool:
    whole = os.path.abspath(os.fsdecode(path))
    return whole.startswith(_ROOT + os.sep) and not whole.startswith(_READABLE)
