"""A small process that holds numpy and pandas ready and forks a limited child for each run; it ends with its owner.

It is started by exec, stays single-threaded, never loads a key, and is the only one that waits for its children.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import inspect
import json
import os
import select
import signal
import sys
import time
from collections.abc import Mapping
from typing import Any

from workbook.sandbox import leftovers, limits
from workbook.sandbox.learner import execute, refuse_to_import

PRINTED, RESULT = 20_000, 8_000_000
"""Bytes kept of what is printed, and allowed of results."""


def serve() -> None:
    """Answer requests, a JSON line each, until the pipe closes."""
    requests, replies = _own_pipes()
    limits.prctl(limits.ADOPT_ORPHANS, 1)
    import numpy  # noqa: F401  (held ready for the children)
    import pandas  # noqa: F401

    gc.collect()
    gc.freeze()
    _write(replies, {"ready": os.getpid()})
    with os.fdopen(requests, "rb", buffering=0) as lines:
        while line := _read_line(lines):
            _write(replies, run_once(json.loads(line), owner=requests, private=(requests, replies)))


def run_once(request: Mapping[str, Any], *, owner: int, private: tuple[int, ...]) -> dict[str, Any]:
    """Fork a child for one request, read what it sends within its limits, and leave no process behind."""
    _preload(request)
    results, results_end = os.pipe()
    printed, printed_end = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(request, results_end, printed_end, close=(results, printed, *private))
    os.close(results_end)
    os.close(printed_end)
    try:
        return _collect(child, results, printed, owner, seconds=request["seconds"])
    finally:
        leftovers.end_all(child)
        os.close(results)
        os.close(printed)


def _preload(request: Mapping[str, Any]) -> None:
    """Load here, once and off the learner's clock, what the run is going to need."""
    texts = [request["source"]]
    for name in request["uses"]:
        texts.append(inspect.getsource(importlib.import_module(name.rpartition(".")[0])))
    if any("scipy" in text for text in texts):
        importlib.import_module("scipy.stats")


def _be_the_child(request: Mapping[str, Any], results: int, printed: int, *, close: tuple[int, ...]) -> None:
    """Cut every tie to the parent, put the limits on, and run; never returns."""
    try:
        os.setsid()
        limits.prctl(limits.DIE_WITH_PARENT, signal.SIGKILL)
        for descriptor in close:
            os.close(descriptor)
        sys.dont_write_bytecode = True
        take_standard_streams(printed)
        refuse_to_import()
        limits.limit(seconds=request["seconds"], memory_mb=request["memory_mb"])
        execute(request, lambda event: _write(results, event))
        sys.stdout.flush()
        sys.stderr.flush()
    except Exception as error:  # a fault of this process, not of the answer, and to be seen as one
        _write(results, {"event": "broken", "message": f"{type(error).__name__}: {error}"})
    finally:
        os._exit(0)


def take_standard_streams(printed: int) -> None:
    """Read from nothing, and print into one pipe."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(printed, 1)
    os.dup2(printed, 2)
    # A line at a time, so that what was printed before a loop without end is there to see.
    sys.stdout, sys.stderr = (open(n, "w", 1, encoding="utf-8", errors="replace", closefd=False) for n in (1, 2))  # noqa: SIM115


def _collect(child: int, results: int, printed: int, owner: int, *, seconds: float) -> dict[str, Any]:
    kept = {results: bytearray(), printed: bytearray()}
    ended, status = "exit", 0
    deadline = time.monotonic() + seconds
    watch = select.poll()
    for descriptor in (results, printed):
        watch.register(descriptor, select.POLLIN | select.POLLHUP)
    watch.register(owner, select.POLLHUP)
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            ended = "time"
            break
        for descriptor, _ in watch.poll(min(left, 0.05) * 1000):
            if descriptor == owner:
                leftovers.end_all(child)
                os._exit(0)
            _take(kept[descriptor], descriptor, PRINTED if descriptor == printed else RESULT + 1, watch)
        if len(kept[results]) > RESULT:
            ended = "flood"
            break
        gone, status = os.waitpid(child, os.WNOHANG)
        if gone:
            _drain(kept, results, printed)
            break
    events = [json.loads(line) for line in bytes(kept[results][:RESULT]).split(b"\n")[:-1]]
    number = os.WTERMSIG(status) if ended == "exit" and os.WIFSIGNALED(status) else 0
    text = bytes(kept[printed]).decode("utf-8", "replace")
    return {"events": events, "printed": text, "ended": "time" if number == signal.SIGXCPU else ended, "signal": number}


def _take(kept: bytearray, descriptor: int, most: int, watch: select.poll) -> None:
    chunk = os.read(descriptor, 65536)
    if not chunk:
        watch.unregister(descriptor)
    kept += chunk[: max(most - len(kept), 0)]


def _drain(kept: dict[int, bytearray], results: int, printed: int) -> None:
    """Read what a child that has ended left in its pipes, though a process that it started may hold them open."""
    for descriptor, most in ((results, RESULT), (printed, PRINTED)):
        os.set_blocking(descriptor, False)
        with contextlib.suppress(BlockingIOError):
            while chunk := os.read(descriptor, 65536):
                kept[descriptor] += chunk[: max(most - len(kept[descriptor]), 0)]


def _own_pipes() -> tuple[int, int]:
    """Move the pipes to the owner away from 0 and 1, where nothing that prints can reach them."""
    requests, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nothing, descriptor)
    return requests, replies


def _read_line(lines: Any) -> bytes:
    line = bytearray()
    while chunk := lines.read(65536):
        line += chunk
        if line.endswith(b"\n"):
            return bytes(line)
    return b""


def _write(descriptor: int, message: dict[str, Any]) -> None:
    data = (json.dumps(message) + "\n").encode()
    while data:
        data = data[os.write(descriptor, data) :]
