"""Say in words what a check does not do, before the kernel refuses it without any.

These hooks are for the learner's understanding: code that gets round them still meets Landlock, seccomp and the limits.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

PRIVATE = ("solutions", "exercises", "widgets", "workbook", "tests")
"""Packages that an answer cannot import."""
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
        ("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"),
        _NO_NETWORK)
    | dict.fromkeys(
        ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
         "os.chown", "shutil.rmtree", "shutil.copyfile", "shutil.move"), _NO_CHANGES)
)  # fmt: skip


def refusing(*, readable: Sequence[str]) -> Callable[[str, tuple[Any, ...]], None]:
    """Make the hook that refuses imports of keys, programs, signals, network, changes, and files outside `readable`."""
    folders = tuple(os.path.join(folder, "") for folder in readable)
    files = frozenset((*readable, os.devnull))

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _FORBIDDEN:
            raise PermissionError(_FORBIDDEN[event])
        if event == "import" and str(arguments[0]).partition(".")[0] in PRIVATE and arguments[0] not in sys.modules:
            raise ImportError(f"{arguments[0]} cannot be imported in an answer")
        if event == "open":
            _refuse_file(*arguments, folders=folders, files=files)

    return hook


def _refuse_file(path: Any, _: Any, flags: Any, *, folders: tuple[str, ...], files: frozenset[str]) -> None:
    writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    if writes and path != os.devnull:
        raise PermissionError(_NO_CHANGES)
    if isinstance(path, str | bytes | os.PathLike):
        whole = os.path.abspath(os.fsdecode(path))
        if whole not in files and not whole.startswith(folders):
            raise PermissionError("A check reads no files.")
