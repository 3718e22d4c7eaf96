"""Start, ask and end the processes that run learners' code: a warm one that forks, or a fresh one for each run."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
START_UP = 40.0
"""Seconds that a process may take to load numpy and pandas on a busy machine."""
_KEPT_VARIABLES = (
    "PATH",
    "LANG",
    "LC_ALL",
    "TZ",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "TMPDIR",
    "VIRTUAL_ENV",
    "VBC_CACHE",
    "HOME",
)
_ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1")


class Unavailable(Exception):
    """The checking process could not be started or stopped answering; the message is for the learner."""


def can_fork() -> bool:
    """Whether a process that has loaded numpy can be forked safely."""
    return sys.platform.startswith("linux")


class WarmProcess:
    """One helper a kernel, started at the first need and again whenever it is lost."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._is_ready = False

    @property
    def pid(self) -> int | None:
        """The helper's process id while it runs."""
        return self._process.pid if self._alive() and self._process else None

    def start(self) -> None:
        """Start the helper unless it runs; does not wait until it is ready."""
        with self._lock:
            self._start()

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request and wait for its reply; a helper that was lost while idle is replaced once."""
        with self._lock:
            try:
                return self._exchange(request)
            except _Lost:
                self._end()
            try:
                return self._exchange(request)
            except _Lost as error:
                self._end()
                raise Unavailable(f"Code cannot be checked right now ({error}). Your answer is kept; try again.") from error
            except BaseException:
                self._end()
                raise

    def stop(self) -> None:
        """End the helper and everything below it."""
        with self._lock:
            self._end()

    def _exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            self._start()
            if not self._is_ready:
                self._read_line(START_UP)
                self._is_ready = True
            self._send(request)
            return self._read_line(request["seconds"] + 15)
        except (KeyboardInterrupt, SystemExit):
            self._end()
            raise

    def _alive(self) -> bool:
        return self._process is not None and self._owner == os.getpid() and self._process.poll() is None

    def _start(self) -> None:
        if self._alive():
            return
        self._owner, self._is_ready = os.getpid(), False
        self._process = _launch("warm", "serve", stderr=subprocess.DEVNULL)

    def _send(self, request: dict[str, Any]) -> None:
        assert self._process and self._process.stdin
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise _Lost("the checking process ended") from error

    def _read_line(self, seconds: float) -> dict[str, Any]:
        assert self._process and self._process.stdout
        descriptor, data, deadline = self._process.stdout.fileno(), bytearray(), time.monotonic() + seconds
        while not data.endswith(b"\n"):
            ready, _, _ = select.select([descriptor], [], [], max(deadline - time.monotonic(), 0))
            if not ready:
                raise _Lost("the checking process does not answer")
            chunk = os.read(descriptor, 1 << 20)
            if not chunk:
                raise _Lost("the checking process ended")
            data += chunk
        reply: dict[str, Any] = json.loads(data)
        return reply

    def _end(self) -> None:
        process, self._process, self._is_ready = self._process, None, False
        if process is None or self._owner != os.getpid():
            return
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        try:
            process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            end_group(process)


class FreshProcess:
    """A process for one run, where forking is not safe."""

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Run one request and wait for it to end, or end it."""
        process = _launch("fresh", "main", stderr=subprocess.PIPE)
        assert process.stdin and process.stdout and process.stderr
        results, printed = _Drain(process.stdout, 8_000_000), _Drain(process.stderr, 20_000)
        try:
            with contextlib.suppress(OSError):
                process.stdin.write(json.dumps(request).encode() + b"\n")
                process.stdin.close()
            self._wait_for_start(process, results)
            ended = "exit" if self._ends_within(process, results, request["seconds"]) else "time"
        finally:
            end_group(process)
            results.join()
            printed.join()
        if results.is_full:
            ended = "flood"
        events = [json.loads(line) for line in bytes(results.data).split(b"\n")[:-1]]
        number = -process.returncode if ended == "exit" and process.returncode and process.returncode < 0 else 0
        return {
            "events": events,
            "printed": bytes(printed.data).decode("utf-8", "replace"),
            "ended": ended,
            "signal": number,
        }

    def _wait_for_start(self, process: subprocess.Popen[bytes], results: _Drain) -> None:
        deadline = time.monotonic() + START_UP
        while not results.data:
            if process.poll() is not None or time.monotonic() > deadline:
                raise Unavailable("Code cannot be checked right now (the checking process did not start). Try again.")
            time.sleep(0.005)

    def _ends_within(self, process: subprocess.Popen[bytes], results: _Drain, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while process.poll() is None and not results.is_full:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.005)
        return True


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


class _Lost(Exception):
    """The helper is gone or silent."""


class _Drain:
    """Read a pipe to its end in a thread, and keep only its start."""

    def __init__(self, pipe: IO[bytes], most: int) -> None:
        self.data, self.is_full, self._most, self._pipe = bytearray(), False, most, pipe
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def join(self) -> None:
        self._thread.join(timeout=5)
        with contextlib.suppress(OSError):
            self._pipe.close()

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while chunk := os.read(self._pipe.fileno(), 65536):
                self.data += chunk[: max(self._most - len(self.data), 0)]
                self.is_full = len(self.data) >= self._most


def _launch(module: str, function: str, *, stderr: int) -> subprocess.Popen[bytes]:
    """Start a Python of its own session, that finds the workbook but not the files of the current folder."""
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from workbook.sandbox.{module} import {function}; {function}()"
    environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ} | _ONE_THREAD
    if os.name == "nt":
        options: dict[str, Any] = {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    else:
        options = {"start_new_session": True}
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-W", "ignore", "-c", start],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr,
            env=environment, cwd=tempfile.gettempdir(), **options,
        )  # fmt: skip
    except OSError as error:
        raise Unavailable(f"Code cannot be checked here: {error}.") from error
