"""The program of the warm parent: load everything, then fork a kernel for each request. It never starts a thread.

    python -m workbook.kernels.warm_parent DESCRIPTOR OWNER

It is started by exec, with one end of a socket pair and the process id of the server that owns it. A request is one message with
three descriptors: the kernel's standard output, its standard error, and the line on which the kernel is told to go and the server
how it ended. When the server closes its end the parent stays until its last kernel has ended; when the server dies, it ends.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from workbook.kernels import loading

PAUSE = 500
"""Milliseconds between the parts that are loaded while the computer is busy."""
QUIET, AT_LAST = 6.0, 20.0
"""Seconds after a fork in which a page is opened, and in which all such pauses end: then the loading helps whoever comes."""


class WarmParent:
    """The loop: answer requests, tell how kernels ended, and load more while nothing is asked."""

    def __init__(self, channel: socket.socket, owner: int) -> None:
        self.channel = channel
        self.owner = os.pidfd_open(owner)
        self.lines: dict[int, socket.socket] = {}
        """The line of each kernel by its process id."""
        self.woken, self._waker = os.pipe()
        self.wanted, self.quiet_from, self._loads_from = True, 0.0, time.monotonic() + AT_LAST
        for end in (self.woken, self._waker):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._waker, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # a handler there must be, or nothing wakes up
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def serve(self) -> dict[str, Any] | None:
        """Return the request in each kernel that is forked, and None in the parent when it is no longer needed."""
        more: Iterator[Callable[[], object]] | None = loading.at_leisure()
        watch = select.poll()
        for descriptor in (self.channel.fileno(), self.owner, self.woken):
            watch.register(descriptor, select.POLLIN)
        while self.wanted or self.lines:
            ready = {descriptor for descriptor, _ in watch.poll((PAUSE if self._has_to_wait() else 0) if more else None)}
            if self.owner in ready:
                return None
            if self.woken in ready:
                self._tell_who_ended()
            if self.channel.fileno() in ready and (request := self._answer()):
                return request
            if not self.wanted and self.channel.fileno() in ready:
                watch.unregister(self.channel.fileno())
                more = None
            if not ready and more:
                more = _one_more(more)
                if not more:
                    self._reply({"full": True})
        return None

    def _has_to_wait(self) -> bool:
        """Whether others need this computer more than what may be needed later: somebody opens a page, or much else goes on."""
        return time.monotonic() < self.quiet_from or os.getloadavg()[0] > 2 * (os.cpu_count() or 1)

    def _answer(self) -> dict[str, Any] | None:
        """Take a request and fork; the kernel gets the request, the parent None."""
        message, descriptors, _, _ = socket.recv_fds(self.channel, 1 << 18, 3, socket.MSG_CMSG_CLOEXEC)
        if not message:
            self.wanted = False
            return None
        if (threads := len(os.listdir("/proc/self/task"))) != 1:
            for descriptor in descriptors:
                os.close(descriptor)
            self._reply({"refused": f"the parent has {threads} threads"})
            return None
        begun = time.perf_counter()
        gc.freeze()
        pid = os.fork()
        if pid == 0:
            return {**json.loads(message), "descriptors": descriptors, "owner": self._cut_ties()}
        *outputs, line = descriptors
        for descriptor in outputs:
            os.close(descriptor)
        self.lines[pid] = socket.socket(fileno=line)
        self.quiet_from = min(time.monotonic() + QUIET, self._loads_from)
        handle = os.pidfd_open(pid)  # before anybody waits for it: the number cannot mean another process yet
        with contextlib.suppress(OSError):  # the server is gone: its kernel waits for nobody and ends
            socket.send_fds(self.channel, [json.dumps({"pid": pid}).encode()], [handle])
        os.close(handle)
        say(f"forked {pid} in {(time.perf_counter() - begun) * 1000:.1f} ms")
        return None

    def _cut_ties(self) -> int:
        """In the kernel: let go of what is the parent's; what stays is the handle of the server, which the kernel watches."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for line in self.lines.values():
            line.close()
        self.channel.close()
        os.close(self.woken)
        os.close(self._waker)
        return self.owner

    def _tell_who_ended(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while os.read(self.woken, 512):
                pass
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                code = os.waitstatus_to_exitcode(ended[1])
                say(f"{ended[0]} ended with {code}")
                with self.lines.pop(ended[0]) as line, contextlib.suppress(OSError):
                    line.send(str(code).encode())

    def _reply(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):
            self.channel.send(json.dumps(message).encode())

    def ready(self, seconds: float) -> None:
        """Say that the first request can come."""
        say(f"ready after {seconds:.2f} s")
        self._reply({"ready": os.getpid(), "seconds": round(seconds, 3)})


def _one_more(more: Iterator[Callable[[], object]]) -> Iterator[Callable[[], object]] | None:
    """Load one more part; what fails here fails again, and is seen, where it is used."""
    try:
        if part := next(more, None):
            part()
            return more
        say("everything is loaded")
    except Exception as error:
        say(f"not loaded ahead: {type(error).__name__}: {error}")
        return more  # a part that failed leaves the others; a list of parts that failed has ended
    gc.collect()
    return None


def say(what: str) -> None:
    """Write one line of the log."""
    print(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {os.getpid()} {what}", file=sys.stderr, flush=True)


def main() -> int:
    """Be the parent; in each kernel, become one."""
    begun = time.perf_counter()
    descriptor, owner = int(sys.argv[1]), int(sys.argv[2])
    if os.getppid() != owner:
        return 0
    gc.disable()  # nothing of what is loaded is ever freed; a kernel turns it on again
    sys.path.pop(0)  # the folder that this was started in
    parent = WarmParent(socket.socket(fileno=descriptor), owner)
    loading.at_once()
    gc.collect()
    parent.ready(time.perf_counter() - begun)
    request = parent.serve()
    if request is None:
        return 0
    from workbook.kernels.forked_kernel import become

    return become(request)


if __name__ == "__main__":
    sys.exit(main())
