"""The owner's side where forking is not safe: a process for each run, read by threads, ended by the clock."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import threading
import time
from typing import IO, Any

from workbook.sandbox.launching import Unavailable, end_group, launch, most_seconds
from workbook.sandbox.replies import PRINTED, RESULT, Reply
from workbook.sandbox.warm_process import START_UP

READY = b'{"event": "ready"}\n'


class FreshProcess:
    """A process for one run."""

    def ask(self, request: dict[str, Any]) -> Reply:
        """Run one request and wait for it to end, or end it."""
        process = launch("fresh", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdin and process.stdout and process.stderr
        results, printed = _Drain(process.stdout, RESULT + 1), _Drain(process.stderr, PRINTED)
        try:
            with contextlib.suppress(OSError):
                process.stdin.write(json.dumps(request).encode() + b"\n")
                process.stdin.close()
            self._wait_for_start(process, results)
            ended = "exit" if self._ends_within(process, results, most_seconds(request)) else "time"
        finally:
            end_group(process)
            results.join()
            printed.join()
        number = -process.returncode if ended == "exit" and process.returncode and process.returncode < 0 else 0
        if number and number == getattr(signal, "SIGXCPU", 0):
            ended = "time"
        ended = "flood" if results.is_full else ended
        return Reply(bytes(results.data).removeprefix(READY), bytes(printed.data), ended, number)

    def _wait_for_start(self, process: subprocess.Popen[bytes], results: _Drain) -> None:
        deadline = time.monotonic() + START_UP
        while not results.data:
            has_ended = process.poll() is not None
            if has_ended:
                results.finish()  # what it wrote just before it ended may still lie in the pipe
            if not results.data and (has_ended or time.monotonic() > deadline):
                raise Unavailable("Code cannot be checked right now (the checking process did not start). Try again.")
            time.sleep(0.005)

    def _ends_within(self, process: subprocess.Popen[bytes], results: _Drain, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while process.poll() is None and not results.is_full:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.005)
        return True


class _Drain:
    """Read a pipe to its end in a thread, and keep only its start."""

    def __init__(self, pipe: IO[bytes], most: int) -> None:
        self.data, self.is_full, self._most, self._pipe = bytearray(), False, most, pipe
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait until all that was written is read."""
        self._thread.join(timeout=5)

    def join(self) -> None:
        self.finish()
        with contextlib.suppress(OSError):
            self._pipe.close()

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while chunk := os.read(self._pipe.fileno(), 65536):
                self.data += chunk[: max(self._most - len(self.data), 0)]
                self.is_full = len(self.data) >= self._most
