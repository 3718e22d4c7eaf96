"""The learner's log: each process appends to its own file, and what is known is a fold over all of them.

No file is shared and nothing is locked, because network homes keep neither promise. Nobody waits for the disk (`log_writer`), and
a line that somebody has torn or edited costs at most itself (`log_lines`).
"""

from __future__ import annotations

import contextlib
import errno
import glob
import hashlib
import os
import shutil
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from pathlib import Path
from uuid import uuid4

from workbook.collecting import no_collecting
from workbook.entry import Entry, moment, now
from workbook.log_lines import Torn, read_lines, unreadable
from workbook.log_writer import SUFFIX, LogWriter
from workbook.progress import ProblemState, fold

AHEAD = timedelta(days=1)
"""A clock may have been set back by this much; a line from further ahead was edited, and nothing is dated after it."""

MEND = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "free some space there"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "make that folder writable, or set VBC_HOME to one that is"),
}
"""What the learner can do about an error of the disk; where none of it helps, the work can be taken along."""


class AttemptLog:
    """The log in a folder; without a folder, or where it cannot be written, in memory."""

    def __init__(self, folder: Path | str | None) -> None:
        self.folder = Path(folder) if folder is not None else None
        self._until = "9"
        self.torn: list[Torn] = []
        """Lines set aside because they cannot be read."""
        self._writer: LogWriter | None = None
        self._forget()

    @property
    def is_saving(self) -> bool:
        """Whether what is added is kept, as far as anybody knows."""
        return self._writer is None or self._writer.error is None

    @property
    def warning(self) -> str | None:
        """One sentence for the learner, where work cannot be saved or a line cannot be read: what, and what to do."""
        error = self._writer.error if self._writer else None
        if error is None:
            return unreadable(self.torn, self.folder)
        mend = MEND.get(error.errno or 0, "take it along with “Export my work” in “Start here”")
        mend += ", and it is saved by itself" if mend.startswith("free") else ""
        reason = error.strerror or error
        return f"Your work cannot be saved in {self.folder} ({reason}) and lasts until this page is closed: {mend}."

    def append(self, entry: Entry) -> Entry:
        """Add an entry with the time: in memory at once, and on its way to the disk."""
        entry = replace(entry, time=self._next_time())
        self._until = entry.time  # our own clock says so
        self._add(entry)
        if self.folder is not None:
            self._own(self.folder).add(entry.to_json())
        return entry

    def flush(self, seconds: float = 5.0) -> bool:
        """Wait until all of it is on the disk, and say whether it is."""
        return self._writer is None or not self._writer.is_mine or self._writer.flush(seconds)

    def entries(self, problem: str | None = None, *, learner: str | None = None, course: str | None = None) -> list[Entry]:
        """All entries that match, in order, those of other processes included."""
        self.refresh()
        found: Iterable[Entry] = self._in_order()
        if problem is not None:
            found = self._by_problem.get(problem, {}).values()
        if learner is not None:
            found = [one for one in found if one.learner == learner]
        return list(found) if course is None else [one for one in found if one.course == course]

    def known(self, problem: str, *, learner: str, courses: Collection[str]) -> list[Entry]:
        """All entries of a problem in order, as of the last time that the files were looked at."""
        self._in_order()
        return [one for one in self._by_problem.get(problem, {}).values() if one.learner == learner and one.course in courses]

    def latest(self, kind: str, problem: str, *, learner: str, course: str) -> Entry | None:
        """The last entry of a kind, such as the prediction made on an explorer."""
        found = [one for one in self.entries(problem, learner=learner, course=course) if one.kind == kind]
        return found[-1] if found else None

    def state(self, problem_id: str, *, learner: str, course: str) -> ProblemState:
        """Where a learner stands with a problem."""
        self.refresh()
        known = len(self._by_problem.get(problem_id, ()))
        key = problem_id, learner, course
        count, state = self._states.get(key, (0, ProblemState()))
        if count != known:
            state = fold(self.entries(problem_id, learner=learner, course=course))
            self._states[key] = known, state
        return state

    def counts(self) -> dict[str, int]:
        """How many entries each problem has: what has not grown has not changed, as long as `age` is the same."""
        self.refresh()
        return {problem: len(known) for problem, known in self._by_problem.items()}

    def last_elsewhere(self, problem: str, time: datetime, *, learner: str) -> datetime | None:
        """When the learner had last done anything at another problem before that time."""
        order = self._in_order()
        place = bisect_left(order, time.isoformat(timespec="microseconds"), key=attrgetter("time"))
        for entry in reversed(order[max(0, place - 200) : place]):
            if entry.problem != problem and entry.learner == learner:
                return entry.when
        return None

    def refresh(self) -> None:
        """Read what other processes have added since; only the new lines are read."""
        if self.folder is None:
            return
        try:
            with os.scandir(self.folder) as found:
                files = {one.name: one.stat().st_size for one in found if one.name.endswith(SUFFIX)}
        except OSError:
            files = {}
        own = self._writer
        if own is not None and not own.is_mine:
            own = None  # forked: what the parent wrote is a file like any other
        gone = own is not None and own.size > 0 and (own.was_moved or files.get(own.name, -1) < own.size)
        if gone or any(files.get(name, -1) < place for name, place in self._read_to.items()):
            self._start_again()
            own = self._writer
        for name, size in files.items():
            if size > self._seen.get(name, 0) and (own is None or name != own.name):
                self._seen[name] = size
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
        """Take in an exported log by copying it, and say how many entries are new; twice is as good as once.

        Lines that cannot be read are left out; a file that has none that can is refused.
        """
        source = Path(path)
        data = source.read_bytes()
        entries, torn, tail = read_lines(data, source.name)
        if torn and not entries + tail:
            raise ValueError(f"{torn[0].name}, line {torn[0].line}: {torn[0].fault}")
        before = len(self.entries())
        if self.folder is None:
            for entry in entries + tail:
                self._add(entry)
        else:
            self.folder.mkdir(parents=True, exist_ok=True)
            copy = self.folder / f"merged-{hashlib.sha256(data).hexdigest()[:32]}{SUFFIX}"
            unfinished = copy.with_suffix(".part")
            unfinished.write_bytes(data)
            unfinished.replace(copy)
        return len(self.entries()) - before

    def reset(self) -> Path | None:
        """Start afresh by renaming the folder, so that nothing is lost; returns where the old log is.

        Raises
        ------
        OSError
            Where not all of it could be saved, or the folder cannot be renamed; then everything stays as it was.
        """
        kept = None
        if not self.flush() and self._writer is not None and self._writer.error is not None:
            raise self._writer.error  # what is only in memory could not be brought back
        if self.folder is not None and self.folder.exists():
            kept = self.folder.with_name(f"{self.folder.name}-until-{datetime.now(UTC):%Y-%m-%dT%H-%M-%S-%f}")
            self.folder.rename(kept)
        if self._writer is not None and self._writer.is_mine:
            self._writer.close()
        self._writer = None
        self._forget()
        return kept

    def put_aside(self) -> Path | None:
        """Where the log is that `reset` put away last, here or on an earlier page; None where there is none to bring back."""
        if self.folder is None:
            return None
        found = self.folder.parent.glob(f"{glob.escape(self.folder.name)}-until-*")
        return max((one for one in found if any(one.glob(f"*{SUFFIX}"))), default=None)  # their names sort by time

    def undo_reset(self, kept: Path | str) -> None:
        """Bring back the log that `reset` put away; what was done since stays."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in Path(kept).glob(f"*{SUFFIX}"):
            place = self.folder / path.name
            if place.exists():  # a page that had not noticed went on in a file of that name
                place = self.folder / f"{uuid4().hex}{SUFFIX}"
            shutil.move(path, place)
        with contextlib.suppress(OSError):
            Path(kept).rmdir()

    def _forget(self) -> None:
        self._by_id: dict[str, Entry] = {}
        self._by_problem: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._order: list[Entry] = []
        self._is_sorted = True
        self._states: dict[tuple[str, str, str], tuple[int, ProblemState]] = {}
        self._read_to: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self._last_time = ""
        self.torn.clear()
        self.age = object()
        """Another one as soon as something is forgotten."""

    def _start_again(self) -> None:
        """Another page has put the log away: what this one could not save yet goes into the new one."""
        left = self._writer.close() if self._writer and self._writer.is_mine else []
        self._writer = None
        self._forget()
        for line in left:
            self._add(Entry.from_json(line))
            if self.folder is not None:
                self._own(self.folder).add(line)

    def _own(self, folder: Path) -> LogWriter:
        if self._writer is None or not self._writer.is_mine:
            self._writer = LogWriter(folder)
        return self._writer

    def _add(self, entry: Entry) -> None:
        known = self._by_id.get(entry.id)
        if known is not None:
            if known == entry or (known.time, known.to_json()) <= (entry.time, entry.to_json()):
                return  # the same line twice; of two that differ (one was edited) the earlier counts, in whatever order they came
            self._by_problem[known.problem].pop(known.id, None)
            self._order = [one for one in self._order if one is not known]
            self._states.clear()
            self.age = object()
        self._by_id[entry.id] = entry
        self._by_problem[entry.problem][entry.id] = entry
        self._is_sorted = self._is_sorted and (not self._order or self._order[-1].order <= entry.order)
        self._order.append(entry)
        if self._last_time < entry.time <= self._until:
            self._last_time = entry.time

    def _in_order(self) -> list[Entry]:
        if not self._is_sorted:
            self._order.sort(key=lambda one: one.order)
            self._by_problem = defaultdict(dict)
            for entry in self._order:
                self._by_problem[entry.problem][entry.id] = entry
            self._is_sorted = True
        return self._order

    def _next_time(self) -> str:
        """Now, or just after the last entry where the clock has been set back: what was done later sorts later."""
        time = now()
        if time > self._last_time:
            return time
        return (datetime.fromisoformat(self._last_time) + timedelta(microseconds=1)).isoformat(timespec="microseconds")

    def _read(self, name: str) -> None:
        assert self.folder is not None
        place = self._read_to.get(name, 0)
        try:
            with (self.folder / name).open("rb") as file:
                file.seek(place)
                data = file.read()
        except OSError:
            return
        with no_collecting():
            entries, torn, tail = read_lines(data, name, is_start=place == 0)
        self._until = (moment() + AHEAD).isoformat(timespec="microseconds")
        self._read_to[name] = place + data.rfind(b"\n") + 1
        self.torn += torn
        for entry in entries + tail:  # a last line without its end may be whole, and may still be growing: it is read again
            self._add(entry)
