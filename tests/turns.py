"""How the processes of one run share its tests out, and how a test that takes times has the machine to itself meanwhile."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

try:
    import fcntl
except ImportError:  # Windows: there the tests that take times are left out
    fcntl = None  # type: ignore[assignment]

ONE_BY_ONE = (
    "tests/browser/test_accessibility.py",
    "tests/browser/test_chapters.py",
    "tests/widgets/test_every_explorer.py",
    "tests/widgets/test_world.py",
    "tests/workbook/test_worlds.py",
)
"""Files whose tests stand on nothing that only this file makes: whichever process is free takes the next one."""
TOGETHER = ("tests/deploy/",)
"""Folders of files that stand on the same things, which take minutes to make."""


class ByWhatTheyStandOn(LoadScopeScheduling):
    """In the order of the files; a file, with what is made for it, goes to one process."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        if path in ONE_BY_ONE:
            return nodeid
        return next((folder for folder in TOGETHER if path.startswith(folder)), path)


class Turns:
    """Whose turn it is among the processes of one run: several tests at once, or one alone."""

    def __init__(self, run: str) -> None:
        self._paths = [Path(tempfile.gettempdir()) / f"vbc-tests-{run}-{name}" for name in ("gate", "room")]
        self._gate, self._room = (path.open("wb") for path in self._paths)

    @contextlib.contextmanager
    def turn(self, *, alone: bool) -> Iterator[None]:
        """Wait for it, and keep it."""
        # Whoever waits for the room keeps the gate, so that nobody slips in before.
        fcntl.flock(self._gate, fcntl.LOCK_EX)
        fcntl.flock(self._room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        fcntl.flock(self._gate, fcntl.LOCK_UN)
        try:
            yield
        finally:
            fcntl.flock(self._room, fcntl.LOCK_UN)

    def close(self) -> None:
        """The files go with the first process that ends; the others have them open."""
        for file, path in zip((self._gate, self._room), self._paths, strict=True):
            file.close()
            path.unlink(missing_ok=True)
