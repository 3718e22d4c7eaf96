"""A small process that holds numpy (another: pandas too) ready and forks a limited child for each run; it ends with its owner.

It is started by exec, stays single-threaded, and never sees an answer, a result or a key: those go between the child and the
owner through pipes that this process only passes on, so that no child can find in its memory what another one did.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Mapping
from typing import Any

from workbook.sandbox import leftovers, limits, namespaces
from workbook.sandbox.learner import execute
from workbook.sandbox.libc import prctl
from workbook.sandbox.rules import Rules

LOOK = 0.05
"""Seconds between two looks at the processor time of a child."""


def serve(sources: dict[str, str], start: Mapping[str, Any]) -> None:
    """Fork a child for each message, until the owner is gone."""
    owner = socket.socket(fileno=start["control"])
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nothing, descriptor)
    prctl(limits.ADOPT_ORPHANS, 1)
    left = namespaces.enter()
    trees = namespaces.Trees()
    for module in start["holds"]:
        importlib.import_module(module)
    rules = Rules()
    make_standard_streams()
    # A tree of its own costs a run a millisecond; where the kernel lets no run start a process there is nothing to hold by it.
    in_trees = trees.are_offered and "calls" not in rules.held
    gc.collect()
    gc.freeze()
    owner.send(json.dumps({"ready": os.getpid(), "held": [*rules.held, *left, *(["tree"] if trees.are_offered else [])]}).encode())
    while True:
        message, descriptors, _, _ = socket.recv_fds(owner, 65536, 3)
        if not message:
            return
        wanted = json.loads(message)
        for module in wanted["load"]:
            importlib.import_module(module)
        request, results, printed = descriptors
        tree = in_trees and trees.next()
        child = os.fork()
        if child == 0:
            _be_the_child(sources, rules, request=request, results=results, printed=printed)
        if tree:
            trees.done()
        for descriptor in descriptors:
            os.close(descriptor)
        ended = _wait(child, owner, wanted)
        if ended is None:
            return
        owner.send(json.dumps(ended).encode())


def _be_the_child(sources: dict[str, str], rules: Rules, *, request: int, results: int, printed: int) -> None:
    """Cut every tie to the parent, put the rules on, and run; never returns."""
    try:
        os.setsid()
        prctl(limits.DIE_WITH_PARENT, signal.SIGKILL)
        close_all_but({request, results, printed} | rules.descriptors)
        sys.dont_write_bytecode = True
        wanted = json.loads(read_all(request))
        run(wanted, sources, rules, results=results, printed=printed)
    finally:
        os._exit(0)


def run(wanted: Mapping[str, Any], sources: dict[str, str], rules: Rules, *, results: int, printed: int) -> None:
    """Put the rules on this process, run one request, and send what happens."""
    try:
        take_standard_streams(printed)
        sources |= wanted["allowed"]
        rules.put_on(wanted)
        execute(wanted, lambda event: write(results, event))
        sys.stdout.flush()
        sys.stderr.flush()
    except Exception as error:  # a fault of this process, not of the answer, and to be seen as one
        write(results, {"event": "broken", "message": f"{type(error).__name__}: {error}"})


def make_standard_streams() -> None:
    """Make what prints, a line at a time, so that what was printed before a loop without end is there to see."""
    sys.stdout, sys.stderr = (open(n, "w", 1, encoding="utf-8", errors="replace", closefd=False) for n in (1, 2))  # noqa: SIM115


def take_standard_streams(printed: int) -> None:
    """Read from nothing, and print into one pipe."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(printed, 1)
    os.dup2(printed, 2)
    for descriptor in (nothing, printed):
        os.close(descriptor)


def close_all_but(kept: set[int]) -> None:
    """Close every other descriptor above the standard streams."""
    low = 3
    for descriptor in sorted(kept):
        os.closerange(low, descriptor)
        low = descriptor + 1
    os.closerange(low, 4096)


def read_all(descriptor: int) -> bytes:
    """Read a pipe to its end."""
    parts = []
    while part := os.read(descriptor, 1 << 16):
        parts.append(part)
    os.close(descriptor)
    return b"".join(parts)


def write(descriptor: int, message: dict[str, Any]) -> None:
    """Send one event."""
    data = (json.dumps(message) + "\n").encode()
    while data:
        data = data[os.write(descriptor, data) :]


def _wait(child: int, owner: socket.socket, wanted: Mapping[str, Any]) -> dict[str, Any] | None:
    """Wait for the child within its limits, then end all it left; None where the owner is gone."""
    try:
        ended, status, used = _watch(child, owner, wanted)
    finally:
        leftovers.end_all(child)
    if ended == "alone":
        return None
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return {"ended": "time" if number == signal.SIGXCPU else ended, "signal": number, "processor": used}


def _watch(child: int, owner: socket.socket, wanted: Mapping[str, Any]) -> tuple[str, int, float]:
    """How the run ended, with the child's status and processor time where it ended by itself."""
    deadline, watch = time.monotonic() + wanted["wall"], select.poll()
    watch.register(owner, select.POLLIN)
    handle = os.pidfd_open(child)
    watch.register(handle, select.POLLIN)
    try:
        while True:
            happened = [descriptor for descriptor, _ in watch.poll(LOOK * 1000)]
            if owner.fileno() in happened:  # gone; or it has seen enough and asks to end this run
                return ("flood" if owner.recv(4096) else "alone"), 0, 0.0
            if handle in happened:
                _, status, usage = os.wait4(child, 0)
                return "exit", status, usage.ru_utime + usage.ru_stime
            if time.monotonic() > deadline or _processor_time(child) > wanted["seconds"]:
                return "time", 0, 0.0
    finally:
        os.close(handle)


def _processor_time(process: int) -> float:
    """Processor seconds that a process has used; 0 where the system does not tell."""
    try:
        return time.clock_gettime((~process << 3) | 2)
    except OSError:
        return 0.0
