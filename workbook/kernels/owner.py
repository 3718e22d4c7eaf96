"""The warm parent on the server's side: started early, asked for kernels, renewed when code changes, replaced when it is lost."""

from __future__ import annotations

import atexit
import contextlib
import json
import logging
import os
import select
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from workbook.kernels.conditions import NotForked, Request, why_not_here
from workbook.kernels.fingerprint import ROOT, fingerprint
from workbook.kernels.process import ForkedProcess

log = logging.getLogger(__name__)

LARGEST = 100_000
"""Bytes of the largest request; the system's own limit for one message is about twice that."""
PATIENCE = float(os.environ.get("VBC_FORK_PATIENCE", "6"))
"""Seconds that a kernel waits for a parent that is still loading: about what it takes to start the ordinary way."""
PAUSE = 30.0
"""Seconds before a parent that could not start is tried again with the same code."""
_OF_THE_PARENT = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL")} | {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}


class Owner:
    """Keeps one warm parent. Every method may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._parent: _Parent | None = None
        self._failed: tuple[int, float] | None = None
        self.environment = dict(os.environ)
        """What the parent is started with; a kernel with other variables of certain kinds cannot be forked from it."""

    @property
    def pid(self) -> int | None:
        """The parent's process id while it runs."""
        parent = self._parent
        return parent.process.pid if parent and not parent.is_gone() else None

    @property
    def was_full(self) -> bool:
        """Whether the parent had loaded everything when it was last heard."""
        return bool(self._parent and self._parent.is_full)

    def is_full(self) -> bool:
        """Whether the parent has loaded everything by now."""
        with self._lock:
            if self._parent and not self._parent.is_gone():
                self._parent.listen()
            return self.was_full

    def start(self) -> None:
        """Start the parent unless one runs that has the code on the disk loaded; waits for nothing."""
        if why_not_here():
            return
        with self._lock:
            code = fingerprint()
            if self._parent and self._parent.code == code and not self._parent.is_gone():
                return
            if self._failed and self._failed[0] == code and time.monotonic() - self._failed[1] < PAUSE:
                return
            if self._parent:
                log.info("The code has changed or the warm parent is gone: another is started.")
                self._parent.dismiss()
            self._parent = _Parent(code, self.environment)
            threading.Thread(target=self._watch, args=(self._parent,), daemon=True, name="warm parent watch").start()

    def fork(self, request: Request) -> ForkedProcess:
        """Return a kernel's process; NotForked, with the reason, where there is none to be had soon."""
        until = time.monotonic() + PATIENCE
        with self._lock:
            self.start()
            parent = self._parent
            if parent is None or parent.is_gone():
                raise NotForked("the warm parent does not start")
            try:
                return parent.fork(request, until)
            except (OSError, ValueError) as error:
                # Killed, not closed: whatever it forked meanwhile must not become a second kernel at the same ports.
                if parent.is_ready:
                    parent.process.kill()
                raise NotForked(f"the warm parent does not answer ({error or type(error).__name__})") from error

    def stop(self) -> None:
        """Let the parent end, as soon as its last kernel has."""
        with self._lock:
            if self._parent:
                self._parent.dismiss()
            self._parent = None

    def _watch(self, parent: _Parent) -> None:
        """Wait for the end of a parent, and replace one that was lost."""
        status = parent.process.wait()
        with self._lock:
            if parent is not self._parent:
                return
            if parent.is_ready or parent.hear(0):
                log.warning("The warm parent of the kernels ended (%s): another is started. Running kernels go on.", status)
                self.start()
            else:
                self._failed, self._parent = (parent.code, time.monotonic()), None
                parent.channel.close()
                log.warning("The warm parent of the kernels did not start (%s); why is in %s.", status, parent.log)


class _Parent:
    """One parent process and the channel to it."""

    def __init__(self, code: int, environment: dict[str, str]) -> None:
        self.code, self.is_ready, self.is_full = code, False, False
        self.channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.log = _log_file()
        command = [sys.executable, "-m", "workbook.kernels.warm_parent", str(theirs.fileno()), str(os.getpid())]
        with theirs, self.log.open("ab") as written:
            self.process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], cwd=ROOT, env=environment | _OF_THE_PARENT, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=written, stderr=written,
            )  # fmt: skip

    def is_gone(self) -> bool:
        """Whether nobody is at the other end any more; at once, which `Popen.poll` is not while a thread waits for the process."""
        if self.channel.fileno() < 0:
            return True
        watch = select.poll()
        watch.register(self.channel, 0)
        return bool(watch.poll(0))

    def hear(self, seconds: float) -> bool:
        """Whether the parent is ready, or is within some seconds."""
        if not self.is_ready:
            self.channel.settimeout(max(seconds, 0.001))
            with contextlib.suppress(OSError):
                self.is_ready = bool(self.channel.recv(256))
        return self.is_ready

    def fork(self, request: Request, until: float) -> ForkedProcess:
        """Ask for a kernel; OSError or ValueError where no usable answer comes in time."""
        if not self.hear(until - time.monotonic()):
            raise TimeoutError("it is still loading")
        message = json.dumps({"arguments": request.arguments, "cwd": request.cwd, "env": request.env}).encode()
        if len(message) > LARGEST:
            raise NotForked("its environment is too large for one message")
        line, theirs = socket.socketpair()
        with contextlib.ExitStack() as unless_it_runs:
            unless_it_runs.callback(line.close)
            with theirs:
                self.channel.settimeout(max(until - time.monotonic(), 2.0))
                socket.send_fds(self.channel, [message], [request.stdout, request.stderr, theirs.fileno()])
                reply, handles = self._reply()
            if "pid" not in reply:
                raise NotForked(reply.get("refused", "the warm parent refused"))
            process = ForkedProcess(reply["pid"], handles[0], line)
            process.let_go()
            unless_it_runs.pop_all()
        return process

    def _reply(self) -> tuple[dict[str, Any], list[int]]:
        while True:
            answer, handles, _, _ = socket.recv_fds(self.channel, 4096, 1, socket.MSG_CMSG_CLOEXEC)
            reply = json.loads(answer)
            if "full" not in reply:
                return reply, handles
            self.is_full = True

    def listen(self) -> None:
        """Take what the parent says unasked: that it has loaded everything. Nobody may be asking for a kernel meanwhile."""
        if self.is_ready and not self.is_full:
            self.channel.setblocking(False)
            with contextlib.suppress(OSError):
                self.is_full = b"full" in self.channel.recv(256)

    def dismiss(self) -> None:
        """Close the channel: the parent ends when it has no kernel left, and at once while it is loading."""
        self.channel.close()
        if not self.is_ready:
            self.process.kill()


_owners: dict[int, Owner] = {}
_first = threading.Lock()


def owner() -> Owner:
    """Return this process's owner of a warm parent; one that forked has none of its former self's."""
    with _first:
        found = _owners.get(os.getpid())
        if found is None:
            _owners.clear()
            found = _owners[os.getpid()] = Owner()
            atexit.register(found.stop)
        return found


def _log_file() -> Path:
    """The parent's log, one for each server; those of servers that are gone are removed."""
    from jupyter_core.paths import jupyter_runtime_dir

    folder = Path(jupyter_runtime_dir())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.glob("warm-parent-*.log"):
        number = old.stem.rpartition("-")[2]
        if number.isdigit() and not Path("/proc", number).exists():
            old.unlink(missing_ok=True)
    return folder / f"warm-parent-{os.getpid()}.log"
