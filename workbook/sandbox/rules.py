"""All that a run is held by, made ready once in the warm process and put on in each child; and what of it there is."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from workbook.sandbox import landlock, limits, seccomp
from workbook.sandbox.readable import readable
from workbook.sandbox.refusing import refusing


class Rules:
    """The rules of this system. `held` names the layers that the kernel gives, for the report of what is missing."""

    def __init__(self) -> None:
        folders = readable()
        self._hook = refusing(readable=folders)
        self._files = landlock.ruleset(folders)
        self._calls = seccomp.program() if seccomp.offered() else b""
        self._mapped = limits.mapped()
        self.held = [
            *(["files"] if self._files >= 0 else []),
            *(["calls"] if self._calls else []),
            *(["limits"] if limits.HAS_LIMITS else []),
        ]

    @property
    def descriptors(self) -> set[int]:
        """What a child has to keep open until the rules are on."""
        return {self._files} - {-1}

    def put_on(self, request: Mapping[str, Any]) -> None:
        """Hold this process by them, for good."""
        limits.bound(seconds=request["seconds"], memory_mb=request["memory_mb"], mapped=self._mapped)
        limits.drop_privileges()
        if self._files >= 0:
            landlock.restrict(self._files)
        if self._calls:
            seccomp.restrict(self._calls)
        sys.addaudithook(self._hook)
