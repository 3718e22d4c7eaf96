"""Puts lines on the disk without making anybody wait for it: one thread writes, another one flushes.

What is written is safe from a process that is killed, what is flushed from a computer that loses its power. Writing takes a
tenth of a millisecond as a rule, so `add` waits for it, but no longer than `PATIENCE`; nobody waits for the flush, which takes
seconds on a busy disk. Threads do not survive a fork: a forked process makes a writer of its own when it first writes.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from uuid import uuid4
from weakref import WeakSet

SUFFIX = ".jsonl"
PATIENCE = 0.1
"""Seconds that `add` waits for the line to be written; where that is too short, it waits no more until the disk has caught up."""
AGAIN = 5.0
"""Seconds after which lines that could not be written are tried again."""
AT_EXIT = 5.0
"""Seconds that a process which ends waits for the disk."""

_writers: WeakSet[LogWriter] = WeakSet()


class LogWriter:
    """Appends lines to one file, which is this process's own; nothing is started or written before the first line."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.name, self.owner = folder, f"{uuid4().hex}{SUFFIX}", os.getpid()
        self.error: OSError | None = None
        """Why the last attempt to write or to flush failed; None as long as all is well."""
        self.size = 0
        """The size of the file after all that has been written."""
        self.was_moved = False
        """Whether the file was found shorter than it was left: another page has put the log away."""
        self._changed = threading.Condition()
        self._waiting: list[str] = []
        self._tries = 0
        self._is_running = self._is_writing = self._is_torn = self._is_closed = False
        self._is_flushed = True

    @property
    def is_mine(self) -> bool:
        """Whether it belongs to this process, and not to the one that this one was forked from."""
        return self.owner == os.getpid()

    def add(self, line: str) -> None:
        """Have a line written; return when it is, when the disk has said no, or when it takes its time."""
        with self._changed:
            if not self._is_running:
                self._run()
            is_behind = bool(self._waiting) and self.error is None
            self._waiting.append(line)
            self._changed.notify_all()
            if not is_behind:
                self._settle(PATIENCE)

    def flush(self, seconds: float = AT_EXIT) -> bool:
        """Wait until everything is on the disk, and say whether it is."""
        end = monotonic() + seconds
        with self._changed:
            self._changed.notify_all()
            return self._settle(seconds) and self._changed.wait_for(lambda: self._is_flushed, max(0.0, end - monotonic()))

    def close(self) -> list[str]:
        """Write no more here, and return the lines that were not written."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_writing, AT_EXIT)
            left, self._waiting, self._is_closed = self._waiting, [], True
            self._changed.notify_all()
            return left

    def _settle(self, seconds: float) -> bool:
        """Wait until all is written, or was tried in vain; return whether it is written."""
        last = self._tries + 1 + self._is_writing
        self._changed.wait_for(lambda: not self._waiting or self._tries >= last, seconds)
        return not self._waiting

    def _run(self) -> None:
        for work, name in ((self._write_forever, "log writer"), (self._flush_forever, "log flusher")):
            threading.Thread(target=work, name=name, daemon=True).start()
        self._is_running = True
        _writers.add(self)

    def _write_forever(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._is_closed)
                if self._is_closed:
                    return
                lines, self._is_writing = list(self._waiting), True
            error = self._write(lines)
            with self._changed:
                self._is_writing, self.error = False, error
                self._tries += 1
                if error is None:
                    del self._waiting[: len(lines)]
                    self._is_flushed = False
                self._changed.notify_all()
                if error is not None:  # until there is a line more, somebody insists, or the disk may have room again
                    self._changed.wait(AGAIN)

    def _write(self, lines: Sequence[str]) -> OSError | None:
        text = (("\n" if self._is_torn else "") + "".join(f"{line}\n" for line in lines)).encode()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / self.name).open("ab", buffering=0) as file:
                self.was_moved |= file.tell() < self.size
                self._is_torn = True
                while text:
                    text = text[file.write(text) :]
                self.size = file.tell()
        except OSError as error:
            return error
        self._is_torn = False
        return None

    def _flush_forever(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: not self._is_flushed or self._is_closed)
                if self._is_flushed:
                    return
                size = self.size
            error = _to_disk(self.folder / self.name)
            with self._changed:
                self._is_flushed = size == self.size
                self.error = self.error or error
                self._changed.notify_all()


def _to_disk(path: Path) -> OSError | None:
    try:
        descriptor = os.open(path, os.O_RDWR)  # Windows flushes only what was opened for writing
    except FileNotFoundError:  # put away meanwhile, with its folder
        return None
    except OSError as error:
        return error
    try:
        os.fsync(descriptor)
    except OSError as error:
        return error
    finally:
        os.close(descriptor)
    return None


@atexit.register
def flush_all(seconds: float = AT_EXIT) -> None:
    """Bring home what is on its way; done by itself when a process ends in an orderly way."""
    end = monotonic() + seconds
    for writer in [one for one in _writers if one.is_mine]:
        writer.flush(max(0.0, end - monotonic()))
