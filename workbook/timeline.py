"""What a learner did on which day: attempts right and wrong, hints asked for, and answers in review."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from workbook.entry import Entry
from workbook.spacing import review_course


@dataclass
class Day:
    """One day with something on it, in the learner's own time zone."""

    date: date
    right: int = 0
    wrong: int = 0
    hints: int = 0
    handed_in: int = 0
    """Answers that nobody has judged yet."""
    reviewed: int = 0
    """Those of the answers that were given in review."""
    chapters: set[str] = field(default_factory=set)
    """`ch05`, …"""

    @property
    def answers(self) -> int:
        """All answers of the day."""
        return self.right + self.wrong + self.handed_in


_REVIEW = review_course("")


def days(entries: Iterable[Entry], *, courses: Collection[str]) -> list[Day]:
    """Count what was done by day, the first day first; entries come in order, and days without anything are left out."""
    count = DayCount(courses)
    count.take_in(entries)
    return count.found


class DayCount:
    """A count by day that goes on where it was left."""

    def __init__(self, courses: Collection[str]) -> None:
        self.courses = courses
        self.found: list[Day] = []
        self._until = ""

    def take_in(self, entries: Iterable[Entry]) -> None:
        """Go on by entries that come after the last ones, in order."""
        courses, until, problem = self.courses, self._until, ""
        for entry in entries:
            kind = entry.kind
            if (kind != "attempt" and kind != "hint") or entry.course not in courses:
                continue
            if entry.time >= until:  # a date is worked out once a day: a long log has thousands of lines
                local = datetime.fromisoformat(entry.time).astimezone()
                midnight = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
                until, problem = midnight.astimezone(UTC).isoformat(timespec="microseconds"), ""
                if not self.found or self.found[-1].date != local.date():  # where clocks change, midnight comes an hour later
                    self.found.append(Day(local.date()))
            day = self.found[-1]
            if entry.problem != problem:
                problem = entry.problem
                day.chapters.add(problem[:4])
            if kind == "hint":
                day.hints += 1
                continue
            verdict = entry.verdict
            if verdict == "correct":
                day.right += 1
            elif verdict == "handed_in":
                day.handed_in += 1
            else:
                day.wrong += 1
            if entry.course.endswith(_REVIEW):
                day.reviewed += 1
        self._until = until
