"""Start a checking process: Python by exec, with the sandbox's own sources handed to it through a pipe."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("vbc/__init__.py", "vbc/undefined.py", "workbook/__init__.py", "workbook/sandbox/*.py")
_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "VIRTUAL_ENV", "HOME")
_ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1")


class Unavailable(Exception):
    """The checking process could not be started or stopped answering; the message is for the learner."""


def can_fork() -> bool:
    """Whether a process that has loaded numpy can be forked safely, and be handed pipes."""
    return sys.platform.startswith("linux")


def launch(
    module: str, *, stdout: int, stderr: int, control: int | None = None, holds: Sequence[str] = ()
) -> subprocess.Popen[bytes]:
    """Start a Python of its own session that serves with one of the sandbox's modules."""
    environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ} | _ONE_THREAD
    if os.name == "nt":
        options: dict[str, Any] = {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    else:
        options = {"start_new_session": True, "pass_fds": () if control is None else (control,)}
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", "-W", "ignore", "-c", copies()["workbook.sandbox.bootstrap"]],
            stdin=subprocess.PIPE, stdout=stdout, stderr=stderr, env=environment, cwd=tempfile.gettempdir(), **options,
        )  # fmt: skip
    except OSError as error:
        raise Unavailable(f"Code cannot be checked here: {error}.") from error
    assert process.stdin
    start = {"module": module, "root": str(ROOT), "control": control, "holds": list(holds), "sources": copies()}
    with contextlib.suppress(OSError):  # one that has ended already is found out when it does not answer
        process.stdin.write(json.dumps(start).encode() + b"\n")
        process.stdin.flush()
    return process


@cache
def copies() -> dict[str, str]:
    """Source by module name of all that a checking process needs of the workbook."""
    files = [path for pattern in COPIED for path in sorted(ROOT.glob(pattern))]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in files]
    sources = {name: path.read_text(encoding="utf-8") for name, path in zip(names, files, strict=True)}
    return sources | {"workbook.sandbox": '"""The side of the checking process."""\n'}


def prepared(request: dict[str, Any]) -> list[str]:
    """Modules that a run is going to need and that take longer to load than it may last."""
    texts = [request["source"], *request["allowed"].values()]
    return ["scipy.stats"] if any("scipy" in text for text in texts) else []


def wants_pandas(request: dict[str, Any]) -> bool:
    """Whether a run can meet pandas: a process that never loaded it is forked in half the time."""
    texts = [request["source"], *request["allowed"].values()]
    return any("pd" in text or "pandas" in text for text in texts) or _holds_frame([request["cases"], request.get("given")])


def _holds_frame(coded: Any) -> bool:
    """Whether a table or a series is somewhere in encoded values."""
    waiting = [coded]
    while waiting:
        one = waiting.pop()
        if type(one) is dict:
            if one.get("$") in ("table", "series"):
                return True
            waiting += [part for part in one.values() if type(part) is dict or type(part) is list]
        elif type(one) is list:
            waiting += [part for part in one if type(part) is dict or type(part) is list]
    return False


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all that it started."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()


def most_seconds(request: dict[str, Any]) -> float:
    """How long a run may last by the clock: twice its processor time and a second, as other programs run too."""
    return 2 * float(request["seconds"]) + 1
