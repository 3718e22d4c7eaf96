"""Find each learner's file and read it with suspicion: nothing unpacked, no link followed, nothing too large read."""

from __future__ import annotations

import fnmatch
import io
import os
import stat
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import quote

from workbook.environment import Trouble
from workbook.grading.roster import Row

LARGEST, MOST_FILES, LONGEST_LINE = 16_000_000, 200, 400_000
"""Bytes of a submission, files in it, bytes of a line."""
MOST_MEMBERS = 10_000
LOG_NAMES = (".jsonl", ".json", ".txt", ".log")


@dataclass(frozen=True)
class Submission:
    """The lines of a learner's file, and what was wrong with it as a file."""

    lines: list[tuple[str, bytes]] = field(default_factory=list)
    """Where it stands (`file:line`), and the line."""
    faults: list[str] = field(default_factory=list)
    unusable: str = ""
    """Why nothing of it could be used."""


def match(rows: Iterable[Row], folder: Path, *, course: str) -> dict[str, Path | None]:
    """Which file is whose; Trouble lists every file that is nobody's and every learner who has two."""
    if not folder.is_dir():
        raise Trouble(f"{folder} is not a folder: name the one that holds the submissions.")
    entries = {entry.name: Path(entry.path) for entry in os.scandir(folder) if not entry.name.startswith((".", "_", "~"))}
    if not entries:
        raise Trouble(f"{folder} is empty: there is nothing to mark.")
    rows = list(rows)
    owners: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    for name in entries:
        for key in {_folded(name), _folded(_stem(name))}:
            by_name.setdefault(key, []).append(name)
    for row in rows:
        for name in _candidates(row, course, entries, by_name):
            owners.setdefault(name, []).append(row.learner)
    faults = [f"{name}: nobody on the roster{_near(_stem(name), rows)}" for name in sorted(entries) if name not in owners]
    faults += [f"{name}: belongs to {' and to '.join(who)}" for name, who in sorted(owners.items()) if len(who) > 1]
    whose: dict[str, list[str]] = {}
    for name, who in owners.items():
        whose.setdefault(who[0], []).append(name)
    faults += [f"{learner}: has {' and '.join(sorted(names))}; keep one" for learner, names in whose.items() if len(names) > 1]
    if faults:
        raise Trouble("\n  ".join([f"Files in {folder} and the roster do not agree; nothing has been written:", *faults]))
    return {row.learner: entries[whose[row.learner][0]] if row.learner in whose else None for row in rows}


def read(path: Path) -> Submission:
    """Read a file, a folder of files, or a zip; what cannot be used is named, never raised."""
    try:
        kind = os.lstat(path)
        if stat.S_ISLNK(kind.st_mode):
            return Submission(unusable=f"{path.name} is a link; only the file itself is read")
        if stat.S_ISDIR(kind.st_mode):
            return _gathered(list(_inside(path)))
        if not stat.S_ISREG(kind.st_mode):
            return Submission(unusable=f"{path.name} is no file")
        data = _bytes(path)
        return _unzipped(path.name, data) if data[:4] == b"PK\x03\x04" else _gathered([(path.name, data)])
    except Exception as error:  # a zip that was made to break its reader breaks it in many ways
        return Submission(unusable=f"{path.name} cannot be read: {error or type(error).__name__}")


def _candidates(row: Row, course: str, entries: dict[str, Path], by_name: dict[str, list[str]]) -> set[str]:
    """The entries that a row claims: by its `file` (a name or a pattern), or by the learner's id."""
    if row.file:
        if any(sign in row.file for sign in "*?["):
            return set(fnmatch.filter(entries, row.file))
        return set(by_name.get(_folded(row.file), []))
    names = {_folded(one) for who in {row.learner, row.seed} for one in (who, quote(who, safe="@.+-_ "))}
    return {found for name in names for stem in (name, f"{_folded(course)}-{name}") for found in by_name.get(stem, [])}


def _folded(name: str) -> str:
    """A name as it is compared: some systems write an accent as a sign of its own, some take capitals for small letters."""
    return unicodedata.normalize("NFC", name).casefold()


def _stem(name: str) -> str:
    for ending in (*LOG_NAMES, ".zip"):
        if name.lower().endswith(ending):
            return name[: -len(ending)]
    return name


def _near(stem: str, rows: list[Row]) -> str:
    near = get_close_matches(stem, [row.learner for row in rows], n=1)
    return f" (is it {near[0]}? then give {near[0]} this file in the roster's column `file`)" if near else ""


def _inside(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The logs in a folder, links left out."""
    count, size = 0, 0
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(root, name)
            if not name.lower().endswith(LOG_NAMES) or not stat.S_ISREG(os.lstat(path).st_mode):
                continue
            count, size = count + 1, size + os.lstat(path).st_size
            if count > MOST_FILES or size > LARGEST:
                raise ValueError(f"more than {MOST_FILES} files or {LARGEST // 1_000_000} MB")
            yield path.relative_to(folder).as_posix(), _bytes(path)


def _bytes(path: Path) -> bytes:
    """Read a regular file, of a size that a log can have."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "rb") as file:
        size = os.fstat(descriptor).st_size
        if size > LARGEST:
            raise ValueError(f"{size / 1e6:,.0f} MB; a log has at most {LARGEST // 1_000_000}")
        return file.read(LARGEST + 1)[:LARGEST]


def _unzipped(name: str, data: bytes) -> Submission:
    """The logs in a zip, read in memory: names inside decide nothing, so none can point anywhere."""
    parts: list[tuple[str, bytes]] = []
    size = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            raise ValueError(f"holds {len(archive.infolist()):,} files; at most {MOST_MEMBERS:,} are looked through")
        for member in archive.infolist():
            if member.is_dir() or not member.filename.lower().endswith(LOG_NAMES):
                continue
            size += member.file_size
            if len(parts) >= MOST_FILES or size > LARGEST:
                raise ValueError(f"holds more than {MOST_FILES} files or {LARGEST // 1_000_000} MB")
            with archive.open(member) as file:
                parts.append((f"{name}/{Path(member.filename).name}", file.read(member.file_size)))
    return _gathered(parts)


def _gathered(parts: list[tuple[str, bytes]]) -> Submission:
    lines, faults = [], []
    for name, data in parts:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            data = data.decode("utf-16", "replace").encode()
        for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
            where = f"{name}:{number}"
            if len(line) > LONGEST_LINE:
                faults.append(f"{where}: a line of {len(line):,} bytes is no entry of a log")
            elif line.strip():
                lines.append((where, line))
    return Submission(lines, faults, "" if lines or faults else "there is no line in it")
