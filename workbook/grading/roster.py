"""The roster: who is in the course, which file is whose, until when each may answer."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from workbook.environment import Trouble
from workbook.release.learners import checked_id

KNOWN = ("learner", "name", "file", "logged_as", "collected", "deadline", "extra")
CANVAS = ("canvas_id", "sis_user_id", "sis_login_id", "section")
_EXTRA = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(d|h|m)[a-z]*\s*", re.IGNORECASE)
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


@dataclass(frozen=True)
class Row:
    """One learner."""

    learner: str
    """The id that the learner's numbers are drawn from."""
    name: str = ""
    file: str = ""
    """Name of the file or folder; empty where it is the learner's id."""
    logged_as: str = ""
    """The id in the log, where the learner mistyped it: numbers were drawn for that."""
    collected: str = ""
    """When the file was collected: nothing in it can be later."""
    deadline: str = ""
    extra: str = ""
    """An accommodation: time after the deadline, such as `2d` or `36h`."""
    canvas: dict[str, str] = field(default_factory=dict)

    @property
    def seed(self) -> str:
        """The id that the numbers were drawn for."""
        return self.logged_as or self.learner

    @property
    def until(self) -> datetime | None:
        """The learner's own deadline."""
        return moment(self.deadline) + duration(self.extra) if self.deadline else None

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for a worker."""
        return asdict(self)


def read_roster(path: Path) -> list[Row]:
    """Read a roster; Trouble lists everything that is wrong with it, by line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(f"The roster {path} cannot be read ({error}). It is a CSV file in UTF-8.") from None
    sheet = csv.DictReader(io.StringIO(text), dialect=_dialect(text), skipinitialspace=True)
    columns = [(name or "").strip().lower() for name in sheet.fieldnames or []]
    if "learner" not in columns:
        raise Trouble(f"The roster {path} has no column `learner`; it has {', '.join(columns) or 'nothing'}.")
    if doubled := [name for name, count in Counter(columns).items() if count > 1 and name]:
        raise Trouble(f"The roster {path} has the column `{doubled[0]}` twice.")
    unknown = [name for name in columns if name and name not in KNOWN + CANVAS]
    near = {name: get_close_matches(name, KNOWN, n=1, cutoff=0.75) for name in unknown}
    if misspelt := [f"`{name}` (meant is `{found[0]}`?)" for name, found in near.items() if found]:
        raise Trouble(f"The roster {path} has a column that is not known: {', '.join(misspelt)}.")
    sheet.fieldnames = columns
    rows, faults = [], []
    for line, cells in enumerate(_lines(sheet, path), start=2):
        values = {name: (cells.get(name) or "").strip() for name in KNOWN + CANVAS}
        if not any(values.values()):
            continue
        if any("\n" in value for value in values.values()):
            faults.append(f"line {line}: a cell goes over several lines; is a quotation mark not closed?")
            continue
        try:
            rows.append(_row(values))
        except (Trouble, ValueError) as error:
            faults.append(f"line {line}: {error}")
    faults += _doubled(rows)
    if faults or not rows:
        raise Trouble("\n  ".join([f"The roster {path} cannot be used:", *(faults or ["it lists nobody"])]))
    return rows


def _lines(sheet: csv.DictReader[str], path: Path) -> Iterator[dict[str, Any]]:
    try:
        yield from sheet
    except csv.Error as error:
        raise Trouble(f"The roster {path} cannot be read ({error}). Is a quotation mark not closed?") from None


def moment(text: str) -> datetime:
    """Read a time; one without a zone is refused, because half a class would be late by it."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a time; write 2026-03-01T23:59+01:00") from None
    if found.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone; write {text}+01:00, or {text}Z")
    return found


def duration(text: str) -> timedelta:
    """Read `2d`, `36h` or `90m`; empty is none."""
    if not text:
        return timedelta()
    found = _EXTRA.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a length of time; write 2d, 36h or 90m")
    return timedelta(**{_UNITS[found[2].lower()]: float(found[1])})


def _row(values: dict[str, str]) -> Row:
    row = Row(
        **{name: values[name] for name in KNOWN if name != "learner"},
        learner=checked_id(values["learner"]),
        canvas={name: values[name] for name in CANVAS if values[name]},
    )
    for text in (row.collected, row.deadline):
        if text:
            moment(text)
    if row.extra and not row.deadline:
        raise ValueError(f"{row.learner} has extra time and no deadline")
    duration(row.extra)
    return row


def _doubled(rows: list[Row]) -> list[str]:
    learners = Counter(row.learner.casefold() for row in rows)
    files = Counter(row.file for row in rows if row.file)
    return [f"{name} stands in it {count} times" for name, count in learners.items() if count > 1] + [
        f"the file {name} is given to {count} learners" for name, count in files.items() if count > 1
    ]


def _dialect(text: str) -> type[csv.Dialect] | csv.Dialect:
    first = text.partition("\n")[0]
    most = max(",;\t", key=first.count)

    class Used(csv.excel):
        delimiter = most if first.count(most) else ","

    return Used
