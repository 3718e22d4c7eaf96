"""What a learner did on which day: attempts right and wrong, hints asked for, and answers in review."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

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
    for entry in entries:
        count.take(entry)
    return count.found


class DayCount:
    """A count by day that goes on where it was left."""

    def __init__(self, courses: Collection[str]) -> None:
        self.courses = courses
        self.found: list[Day] = []
        self._until = self._problem = ""

    def take(self, entry: Entry) -> None:
        """Go on by one entry; it comes after the last one."""
        if entry.kind not in ("attempt", "hint") or entry.course not in self.courses:
            return
        if entry.time >= self._until:  # a date is worked out once a day: a long log has thousands of lines
            local = datetime.fromisoformat(entry.time).astimezone()
            midnight = datetime.combine(local.date() + timedelta(days=1), time()).astimezone(UTC)
            self._until, self._problem = midnight.isoformat(timespec="microseconds"), ""
            self.found.append(Day(local.date()))
        day = self.found[-1]
        if entry.problem != self._problem:
            self._problem = entry.problem
            day.chapters.add(entry.problem[:4])
        if entry.kind == "hint":
            day.hints += 1
            return
        if entry.verdict == "correct":
            day.right += 1
        elif entry.verdict == "handed_in":
            day.handed_in += 1
        else:
            day.wrong += 1
        day.reviewed += entry.course.endswith(_REVIEW)
