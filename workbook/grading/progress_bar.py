"""How far a grading is, and how long it will take: one line that is rewritten, or a line now and then in a log."""

from __future__ import annotations

import sys
import time
from typing import TextIO

WIDTH, EVERY = 30, 10.0


class ProgressBar:
    """Counts units; what was done before this start says nothing about the time left."""

    def __init__(self, total: int, done: int = 0, stream: TextIO | None = None) -> None:
        self.total, self.done, self._before = total, done, done
        self._stream = stream if stream is not None else sys.stderr
        self._start = self._said = time.monotonic()
        self._rewrites = self._stream.isatty()
        if done:
            print(f"{done} of {total} were marked before; going on with the rest.", file=self._stream)

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        now = time.monotonic()
        if self._rewrites and (now - self._said > 0.1 or self.done == self.total):
            self._stream.write("\r" + self.line(now) + "\033[K")
            self._stream.flush()
            self._said = now
        elif not self._rewrites and now - self._said > EVERY:
            print(self.line(now), file=self._stream, flush=True)
            self._said = now

    def end(self) -> None:
        """Leave the line."""
        if self._rewrites:
            self._stream.write("\n")

    def line(self, now: float) -> str:
        """The bar, the count, and the time left."""
        filled = WIDTH * self.done // max(self.total, 1)
        return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {self.done} of {self.total}, {self.left(now)}"

    def left(self, now: float) -> str:
        """The time left, at the speed so far."""
        marked = self.done - self._before
        if not marked:
            return "time left not known yet"
        seconds = (now - self._start) / marked * (self.total - self.done)
        if seconds < 60:
            return f"{seconds:.0f} s left"
        return f"{seconds / 60:.0f} min left" if seconds < 5400 else f"{seconds / 3600:.1f} h left"
