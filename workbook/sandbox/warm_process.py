"""The owner's side of the warm process: start it, hand it the pipes of a run, read what the run sends, end it."""

from __future__ import annotations

import contextlib
import json
import os
import select
import socket
import subprocess
import threading
import time
from typing import Any

from workbook.sandbox.launching import Unavailable, end_group, launch, most_seconds, prepared
from workbook.sandbox.replies import PRINTED, RESULT, Reply

START_UP = 40.0
"""Seconds that a process may take to load numpy and pandas on a busy machine."""


class WarmProcess:
    """A helper that holds some modules ready, started at the first need and again whenever it is lost."""

    def __init__(self, *holds: str) -> None:
        self._holds = holds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._owner = 0
        self._ready: dict[str, Any] | None = None

    @property
    def pid(self) -> int | None:
        """The helper's process id while it runs."""
        return self._process.pid if self._alive() and self._process else None

    def start(self) -> None:
        """Start the helper unless it runs; does not wait until it is ready."""
        with self._lock:
            self._start()

    def held(self) -> list[str]:
        """The layers of isolation that the helper found on this system."""
        with self._lock:
            self._start()
            return list(self._wait_until_ready()["held"])

    def ask(self, request: dict[str, Any]) -> Reply:
        """Run a request and wait for its end; a helper that was lost while idle is replaced once."""
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

    def stop(self) -> None:
        """End the helper and everything below it."""
        with self._lock:
            self._end()

    def _exchange(self, request: dict[str, Any]) -> Reply:
        try:
            self._start()
            self._wait_until_ready()
            return self._run(request)
        except _Lost:
            raise
        except BaseException:  # a run that was cut off must not be there when the next one starts
            self._end()
            raise

    def _alive(self) -> bool:
        return self._process is not None and self._owner == os.getpid() and self._process.poll() is None

    def _start(self) -> None:
        if self._alive():
            return
        self._end()  # what one that was lost has left open
        self._owner = os.getpid()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = launch(
                "warm", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, control=theirs.fileno(), holds=self._holds
            )

    def _wait_until_ready(self) -> dict[str, Any]:
        assert self._control
        if self._ready is None:
            readable, _, _ = select.select([self._control], [], [], START_UP)
            message = self._receive() if readable else None
            if message is None:
                raise _Lost("the checking process does not start")
            self._ready = message
        return self._ready

    def _run(self, request: dict[str, Any]) -> Reply:
        """Make three pipes, hand their far ends over, feed one and drain two until the run has ended."""
        assert self._control
        wall = most_seconds(request)
        limits = {"seconds": request["seconds"], "wall": wall, "load": prepared(request)}
        with contextlib.ExitStack() as open_:
            (theirs, feed), (results, theirs_too), (printed, theirs_as_well) = (_pipe(open_) for _ in range(3))
            far = [theirs, theirs_too, theirs_as_well]
            try:
                socket.send_fds(self._control, [json.dumps(limits).encode()], [end.fd for end in far])
            except OSError as error:
                raise _Lost("the checking process ended") from error
            for end in far:
                end.close()
            return self._follow(json.dumps(request).encode(), feed, results, printed, wall + START_UP)

    def _follow(self, request: bytes, feed: _End, results: _End, printed: _End, seconds: float) -> Reply:
        """Feed and drain until the helper says that the run has ended."""
        assert self._control
        drains = {results.fd: _Drain(results.fd, RESULT + 1), printed.fd: _Drain(printed.fd, PRINTED)}
        watch, control, deadline = select.poll(), self._control.fileno(), time.monotonic() + seconds
        os.set_blocking(feed.fd, False)
        watch.register(feed.fd, select.POLLOUT)
        for descriptor in (*drains, control):
            watch.register(descriptor, select.POLLIN)
        is_told = False
        while happened := {descriptor for descriptor, _ in watch.poll(max(deadline - time.monotonic(), 0) * 1000)}:
            if feed.fd in happened and not (request := _feed(feed, request)):
                watch.unregister(feed.fd)
                feed.close()
            for descriptor in happened & drains.keys():
                if not drains[descriptor].take():
                    watch.unregister(descriptor)
            if drains[results.fd].is_full and not is_told:
                is_told = True
                self._control.send(b"end this run")
            if control in happened:
                return self._ended(drains[results.fd], drains[printed.fd])
        raise _Lost("the checking process does not answer")

    def _ended(self, results: _Drain, printed: _Drain) -> Reply:
        ended = self._receive()
        if ended is None:
            raise _Lost("the checking process ended")
        results.take_the_rest()
        printed.take_the_rest()
        how = "flood" if results.is_full else ended["ended"]
        return Reply(bytes(results.data), bytes(printed.data), how, ended["signal"], ended["processor"])

    def _receive(self) -> dict[str, Any] | None:
        assert self._control
        with contextlib.suppress(OSError):
            message = self._control.recv(65536)
            return dict(json.loads(message)) if message else None
        return None

    def _end(self) -> None:
        process, self._process, self._ready = self._process, None, None
        if process is None or self._owner != os.getpid():
            return
        if self._control:
            self._control.close()
        with contextlib.suppress(OSError):
            if process.stdin:
                process.stdin.close()
        try:
            process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            end_group(process)


class _Lost(Exception):
    """The helper is gone or silent."""


class _End:
    """One end of a pipe, closed once."""

    def __init__(self, fd: int) -> None:
        self.fd, self._is_open = fd, True

    def close(self) -> None:
        if self._is_open:
            self._is_open = False
            os.close(self.fd)


def _pipe(open_: contextlib.ExitStack) -> tuple[_End, _End]:
    ends = tuple(_End(fd) for fd in os.pipe())
    for end in ends:
        open_.callback(end.close)
    return ends[0], ends[1]


def _feed(pipe: _End, data: bytes) -> bytes:
    """Write what fits and return the rest; nothing is left where the reader is gone."""
    try:
        return data[os.write(pipe.fd, data) :]
    except BlockingIOError:
        return data
    except OSError:
        return b""


class _Drain:
    """One pipe to read: its start is kept, the rest is thrown away."""

    def __init__(self, fd: int, most: int) -> None:
        self.data, self._fd, self._most = bytearray(), fd, most

    @property
    def is_full(self) -> bool:
        """Whether there was as much as is kept, or more."""
        return len(self.data) >= self._most

    def take(self) -> bool:
        """Take what there is; False at the end."""
        chunk = os.read(self._fd, 1 << 16)
        self.data += chunk[: max(self._most - len(self.data), 0)]
        return bool(chunk)

    def take_the_rest(self) -> None:
        """Take what is left in the pipe, though something may still hold its other end."""
        os.set_blocking(self._fd, False)
        with contextlib.suppress(BlockingIOError):
            while not self.is_full and self.take():
                pass
