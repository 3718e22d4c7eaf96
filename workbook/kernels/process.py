"""A forked kernel as its server sees it: what a provisioner asks of `subprocess.Popen`, for a process that is not its child."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess

GO = b"go"


class ForkedProcess:
    """A process that the warm parent forked.

    Parameters
    ----------
    pid
        Its process id.
    handle
        A descriptor from `pidfd_open`: it names this process for good, as a number that is given to another one later does not.
    line
        The connection on which the process was told to go, and on which the parent says how it ended.
    """

    stdin = stdout = stderr = None  # they belong to the kernel alone

    def __init__(self, pid: int, handle: int, line: socket.socket) -> None:
        self.pid, self._handle, self._line = pid, handle, line
        self.returncode: int | None = None

    def let_go(self) -> None:
        """Tell the process, which has waited so far, that it is wanted."""
        self._line.sendall(GO)

    def poll(self) -> int | None:
        """Return how the process ended, as `Popen` has it; None while it runs."""
        return self.returncode if self.returncode is not None else self._look(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait until the process has ended."""
        found = self.returncode if self.returncode is not None else self._look(timeout)
        if found is None:
            raise subprocess.TimeoutExpired(f"kernel {self.pid}", timeout or 0)
        return found

    def send_signal(self, number: int) -> None:
        """Send a signal unless the process has ended."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, number)

    def kill(self) -> None:
        """End the process at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(signal.SIGTERM)

    def _look(self, timeout: float | None) -> int | None:
        watch = select.poll()
        watch.register(self._handle, select.POLLIN)
        if not watch.poll(None if timeout is None else timeout * 1000):
            return None
        self.returncode = self._said()
        os.close(self._handle)
        self._line.close()
        return self.returncode

    def _said(self) -> int:
        """What the parent says about the end; 1 where no parent is left to say it."""
        self._line.settimeout(2)  # for a busy machine: that nobody is left is seen at once
        with contextlib.suppress(OSError, ValueError):
            return int(self._line.recv(32))
        return 1
