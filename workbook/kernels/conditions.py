"""When a kernel may be forked: what the system, the kernel's command and its environment have to be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

_DECIDED_AT_THE_START = ("PYTHON", "LD_", "OPENBLAS_", "OMP_", "MKL_", "MALLOC_", "GLIBC_", "LC_", "LANG")
"""Beginnings of variables that a Python reads, for itself or its libraries, before it runs any code."""
_TAKEN = {"env", "cwd", "independent", "stdin", "stdout", "stderr", "kernel_id", "extra_arguments"}


class NotForked(Exception):
    """This kernel cannot be forked; the message says why. It is started the ordinary way."""


@dataclass(frozen=True)
class Request:
    """What a kernel is to be."""

    arguments: tuple[str, ...]
    """What follows the launcher on its command line: the connection file and options."""
    cwd: str
    env: dict[str, str]
    stdout: int
    """Descriptors of this process that become the kernel's own."""
    stderr: int


@cache
def why_not_here() -> str:
    """Say why this system cannot fork kernels; empty where it can."""
    if not sys.platform.startswith("linux"):  # macOS has libraries that break in a forked child
        return "only Linux forks a loaded Python safely"
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):
        return "this Linux is older than 5.3 or hides what it takes"
    return "" if hasattr(signal, "pidfd_send_signal") else "this Python has no pidfd_send_signal"


def request_for(command: Sequence[str], options: Mapping[str, Any], *, started_with: Mapping[str, str]) -> Request:
    """Return what to ask of a parent that was started with the environment `started_with`; NotForked where it cannot do it."""
    if reason := why_not_here():
        raise NotForked(reason)
    if set(options) - _TAKEN or options.get("independent") or options.get("stdin") is not None:
        raise NotForked("it is asked for in a way of its own")
    env = dict(os.environ if options.get("env") is None else options["env"])
    if changed := sorted(name for name in _early(env) | _early(started_with) if env.get(name) != started_with.get(name)):
        raise NotForked(f"its environment has another {', '.join(changed)}")
    cwd = str(options.get("cwd") or os.getcwd())
    if not os.access(cwd, os.X_OK):
        raise NotForked(f"its folder {cwd} cannot be entered")
    env["JPY_PARENT_PID"] = str(os.getpid())
    stdout, stderr = _descriptor(options.get("stdout"), 1), _descriptor(options.get("stderr"), 2)
    return Request(_arguments(command), cwd, env, stdout, stderr)


def _arguments(command: Sequence[str]) -> tuple[str, ...]:
    """Return what follows the launcher; only a plain kernel of this very Python is like the parent."""
    python, *rest = command
    rest = [part for part in rest if part != "-Xfrozen_modules=off"]  # matters to a debugger inside the standard library only
    if os.path.abspath(python) != os.path.abspath(sys.executable) or rest[:2] != ["-m", "ipykernel_launcher"]:
        raise NotForked("it is not this Python's own kernel")
    return tuple(rest[2:])


def _early(env: Mapping[str, str]) -> set[str]:
    return {name for name in env if name.startswith(_DECIDED_AT_THE_START) and name != "PYTHONEXECUTABLE"}


def _descriptor(stream: Any, default: int) -> int:
    if stream is None:
        return default
    if stream in (subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL):
        raise NotForked("its output goes into a pipe")
    return int(stream if isinstance(stream, int) else stream.fileno())
