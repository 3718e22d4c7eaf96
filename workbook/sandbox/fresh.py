"""One run in a process of its own, for systems that cannot fork safely (Windows, macOS)."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from workbook.sandbox import limits
from workbook.sandbox.learner import execute, refuse_to_import
from workbook.sandbox.warm import take_standard_streams


def main() -> None:
    """Read one request from standard input, send events to what was standard output."""
    request = json.loads(sys.stdin.buffer.readline())
    results = os.dup(1)

    def send(event: dict[str, Any]) -> None:
        os.write(results, (json.dumps(event) + "\n").encode())

    import numpy  # noqa: F401  (loaded before the clock of the run starts)
    import pandas  # noqa: F401

    take_standard_streams(os.dup(2))
    refuse_to_import()
    limits.limit(seconds=request["seconds"], memory_mb=request["memory_mb"])
    send({"event": "ready"})
    try:
        execute(request, send)
        sys.stdout.flush()
    finally:
        os._exit(0)
