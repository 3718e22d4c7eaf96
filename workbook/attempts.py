"""The learner's log: each process appends to its own file, and what is known is a fold over all of them.

No file is shared and nothing is locked, because network homes keep neither promise.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from workbook.entry import Entry, now
from workbook.progress import ProblemState, fold

SUFFIX = ".jsonl"


class AttemptLog:
    """The log in a folder; without a folder, or where it cannot be written, in memory."""

    def __init__(self, folder: Path | str | None) -> None:
        self.folder = Path(folder) if folder is not None else None
        self.warning: str | None = None
        """One sentence for the learner, where work cannot be saved."""
        self.torn: list[str] = []
        """Lines set aside because they are not whole, as `file: start of the line`."""
        self._unsaved: list[Entry] = []
        self._forget()

    def append(self, entry: Entry) -> Entry:
        """Add an entry with the time, in memory at once and on disk before this returns."""
        entry = replace(entry, time=self._next_time())
        self._add(entry)
        if self.folder is not None:
            self._unsaved.append(entry)
            self._save()
        return entry

    def entries(self, problem: str | None = None, *, learner: str | None = None, course: str | None = None) -> list[Entry]:
        """All entries that match, in order, those of other processes included."""
        self.refresh()
        found: Iterable[Entry] = self._by_id.values() if problem is None else self._by_problem[problem].values()
        chosen = (one for one in found if learner in (None, one.learner) and course in (None, one.course))
        return sorted(chosen, key=lambda one: one.order)

    def latest(self, kind: str, problem: str, *, learner: str, course: str) -> Entry | None:
        """The last entry of a kind, such as the prediction made on an explorer."""
        found = [one for one in self.entries(problem, learner=learner, course=course) if one.kind == kind]
        return found[-1] if found else None

    def state(self, problem_id: str, *, learner: str, course: str) -> ProblemState:
        """Where a learner stands with a problem."""
        return fold(self.entries(problem_id, learner=learner, course=course))

    def refresh(self) -> None:
        """Read what other processes have added since; only the new lines are read."""
        if self.folder is None:
            return
        try:
            files = {path.name: path.stat().st_size for path in self.folder.glob(f"*{SUFFIX}")}
        except OSError:
            return
        if any(files.get(name, -1) < place for name, place in self._read_to.items()):
            self._forget()
            for entry in self._unsaved:
                self._add(entry)
        for name, size in files.items():
            if size > self._read_to.get(name, 0):
                self._read(name)

    def export(self, path: Path | str, *, learner: str | None = None, course: str | None = None) -> Path:
        """Write the whole log as one file that `merge` and a grader can read; a folder gets a dated name."""
        target = Path(path)
        if target.is_dir():
            target = target / f"vbc-workbook-{datetime.now(UTC):%Y-%m-%d}{SUFFIX}"
        lines = "".join(f"{entry.to_json()}\n" for entry in self.entries(learner=learner, course=course))
        unfinished = target.with_name(target.name + ".part")
        unfinished.write_text(lines, encoding="utf-8")
        unfinished.replace(target)
        return target

    def merge(self, path: Path | str) -> int:
        """Take in an exported log by copying it, and say how many entries are new; twice is as good as once."""
        source = Path(path)
        text = source.read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), start=1):
            try:
                Entry.from_json(line)
            except ValueError as error:
                raise ValueError(f"{source.name}, line {number}: {error}") from error
        before = len(self.entries())
        if self.folder is None:
            for line in text.splitlines():
                self._add(Entry.from_json(line))
        else:
            self.folder.mkdir(parents=True, exist_ok=True)
            copy = self.folder / f"merged-{hashlib.sha256(text.encode()).hexdigest()[:32]}{SUFFIX}"
            unfinished = copy.with_suffix(".part")
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(copy)
        return len(self.entries()) - before

    def reset(self) -> Path | None:
        """Start afresh by renaming the folder, so that nothing is lost; returns where the old log is."""
        kept = None
        if self.folder is not None and self.folder.exists():
            kept = self.folder.with_name(f"{self.folder.name}-until-{datetime.now(UTC):%Y-%m-%dT%H-%M-%S-%f}")
            self.folder.rename(kept)
        self._unsaved = []
        self._forget()
        return kept

    def undo_reset(self, kept: Path | str) -> None:
        """Bring back the log that `reset` put away; what was done since stays."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in Path(kept).glob(f"*{SUFFIX}"):
            shutil.move(path, self.folder / path.name)
        with contextlib.suppress(OSError):
            Path(kept).rmdir()

    def _forget(self) -> None:
        self._by_id: dict[str, Entry] = {}
        self._by_problem: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._read_to: dict[str, int] = {}
        self._own = _OwnFile()
        self._last_time = ""

    def _add(self, entry: Entry) -> None:
        self._by_id[entry.id] = entry
        self._by_problem[entry.problem][entry.id] = entry
        self._last_time = max(self._last_time, entry.time)

    def _next_time(self) -> str:
        """Now, or just after the last entry where the clock has been set back: what was done later sorts later."""
        time = now()
        if time > self._last_time:
            return time
        return (datetime.fromisoformat(self._last_time) + timedelta(microseconds=1)).isoformat(timespec="microseconds")

    def _save(self) -> None:
        """Write what is not saved yet; where that fails, say so once and try again with the next entry."""
        assert self.folder is not None
        try:
            before, after = self._own.append(self.folder, [entry.to_json() for entry in self._unsaved])
        except OSError as error:
            reason = error.strerror or error
            self.warning = f"Your work cannot be saved in {self.folder} ({reason}): it lasts until this page is closed."
            return
        self.warning = None
        self._unsaved = []
        if self._read_to.get(self._own.name, 0) == before:
            self._read_to[self._own.name] = after

    def _read(self, name: str) -> None:
        assert self.folder is not None
        place = self._read_to.get(name, 0)
        try:
            with (self.folder / name).open("rb") as file:
                file.seek(place)
                data = file.read()
        except OSError:
            return
        whole = data[: data.rfind(b"\n") + 1]
        self._read_to[name] = place + len(whole)
        for line in whole.decode("utf-8", "replace").split("\n"):
            if line.strip():
                self._take(line, name)

    def _take(self, line: str, name: str) -> None:
        try:
            self._add(Entry.from_json(line))
        except ValueError:
            self.torn.append(f"{name}: {line[:80]}")


@dataclass
class _OwnFile:
    """The file of this process; a forked process gets one of its own."""

    name: str = ""
    owner: int = 0
    is_torn: bool = False

    def append(self, folder: Path, lines: list[str]) -> tuple[int, int]:
        """Append lines, flush them to the disk, and return the size of the file before and after."""
        if self.owner != os.getpid():
            self.name, self.owner, self.is_torn = f"{uuid4().hex}{SUFFIX}", os.getpid(), False
        folder.mkdir(parents=True, exist_ok=True)
        start = "\n" if self.is_torn else ""
        self.is_torn = True
        with (folder / self.name).open("ab") as file:
            before = file.tell()
            file.write((start + "".join(f"{line}\n" for line in lines)).encode())
            file.flush()
            os.fsync(file.fileno())
            after = file.tell()
        self.is_torn = False
        return before, after
