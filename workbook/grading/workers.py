"""Processes on this computer that mark: started by exec, each with a sandbox of its own; one that is lost is replaced."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any

LONGEST = 900.0
"""Seconds that one submission may take before its worker is given up."""
TRIES = 2

Job = tuple[str, dict[str, Any]]
"""A name and the plain data of one unit."""
Serve = Callable[[Connection], None]


def serve(pipe: Connection) -> None:
    """In a worker: grade units until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started this
    from workbook import sandbox
    from workbook.grading.judging import NoChecking
    from workbook.grading.unit import from_plain

    try:
        while True:
            data = pipe.recv()
            try:
                pipe.send(("done", from_plain(data)))
            except NoChecking as error:
                pipe.send(("stop", str(error)))
            except Exception as error:
                pipe.send(("failed", f"{type(error).__name__}: {error}"[:500]))
    except (EOFError, OSError):
        pass
    finally:
        sandbox.stop()


class Lost(Exception):
    """Code cannot be run here at all."""


def run(jobs: Iterable[Job], count: int, *, serve: Serve = serve) -> Iterator[tuple[str, str, Any]]:
    """Yield name, `done` or `failed`, and the result of each job, as they end; few jobs are held at a time."""
    source, again = iter(jobs), deque[tuple[Job, int]]()
    team = [_Worker(serve) for _ in range(max(1, count))]
    try:
        while True:
            for worker in team:
                if worker.job is None and (following := _next(source, again)) is not None:
                    worker.begin(*following)
            busy = [worker for worker in team if worker.job is not None]
            if not busy:
                return
            ready = wait([worker.pipe for worker in busy], timeout=1.0)
            for worker in busy:
                if worker.pipe in ready or worker.is_too_slow():
                    name, how, result = worker.end(again)
                    if how == "stop":
                        raise Lost(result)
                    if how != "again":
                        yield name, how, result
    finally:
        for worker in team:
            worker.dismiss()


def _next(source: Iterator[Job], again: deque[tuple[Job, int]]) -> tuple[Job, int] | None:
    if again:
        return again.popleft()
    job = next(source, None)
    return None if job is None else (job, 1)


class _Worker:
    def __init__(self, serve: Serve) -> None:
        self.job: Job | None = None
        self._serve = serve
        self._tries = 0
        self._begun = 0.0
        self._start()

    def begin(self, job: Job, tries: int) -> None:
        self.job, self._tries, self._begun = job, tries, time.monotonic()
        with contextlib.suppress(OSError):  # it is gone: `end` finds that out
            self.pipe.send(job[1])

    def is_too_slow(self) -> bool:
        return time.monotonic() - self._begun > LONGEST

    def end(self, again: deque[tuple[Job, int]]) -> tuple[str, str, Any]:
        """Take the result; a worker that is gone is replaced, and what it had is tried once more."""
        assert self.job is not None
        job, self.job = self.job, None
        try:
            if not self.pipe.poll():
                raise EOFError
            how, result = self.pipe.recv()
            return job[0], how, result
        except (EOFError, OSError):
            self._replace()
        if self._tries < TRIES:
            again.append((job, self._tries + 1))
            return job[0], "again", None
        return job[0], "failed", "the process that marked it was lost twice"

    def dismiss(self) -> None:
        self.pipe.close()
        self._process.join(timeout=3)
        self._kill()

    def _replace(self) -> None:
        self.pipe.close()
        self._kill()
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=self._serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def _kill(self) -> None:
        if self._process.is_alive():
            self._process.kill()
        self._process.join()


def cores() -> int:
    """How many processes this computer has room for."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
