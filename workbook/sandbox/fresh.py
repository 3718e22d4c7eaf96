"""One run in a process of its own, for systems that cannot fork safely (Windows, macOS)."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Any

from workbook.sandbox.rules import Rules
from workbook.sandbox.warm import make_standard_streams, run, write


def serve(sources: dict[str, str], start: Mapping[str, Any]) -> None:
    """Read one request from standard input, send events to what was standard output."""
    request = json.loads(sys.stdin.buffer.readline())
    results, printed = os.dup(1), os.dup(2)
    import numpy  # noqa: F401  (loaded before the clock of the run starts)
    import pandas  # noqa: F401

    make_standard_streams()
    write(results, {"event": "ready"})
    try:
        run(request, sources, Rules(), results=results, printed=printed)
    finally:
        os._exit(0)
