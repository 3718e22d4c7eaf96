"""What a learner did on which day: attempts right and wrong, hints asked for, and answers in review."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from operator import attrgetter

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
_COUNTED = frozenset(("attempt", "hint"))
_TOLD = attrgetter("kind", "course", "verdict")


def days(entries: Sequence[Entry], *, courses: Collection[str]) -> list[Day]:
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
        self._date = date.min

    def take_in(self, entries: Sequence[Entry]) -> None:
        """Go on by entries that come after the last ones, in order."""
        start = 0
        while start < len(entries):  # day by day and not line by line: a long log has thousands of lines
            if entries[start].time >= self._until:
                self._next_day(entries[start])
            end = bisect_left(entries, self._until, lo=start, key=attrgetter("time"))
            self._count(entries[start:end])
            start = end

    def _next_day(self, entry: Entry) -> None:
        self._date = entry.when.astimezone().date()
        midnight = datetime.combine(self._date + timedelta(days=1), time()).astimezone(UTC)  # on this clock, changed or not
        self._until = midnight.isoformat(timespec="microseconds")

    def _count(self, entries: Sequence[Entry]) -> None:
        counted = [one for one in entries if one.kind in _COUNTED and one.course in self.courses]
        if not counted:
            return
        if not self.found or self.found[-1].date != self._date:
            self.found.append(Day(self._date))
        day = self.found[-1]
        day.chapters |= {one.problem[:4] for one in counted}
        for (kind, course, verdict), number in Counter(map(_TOLD, counted)).items():
            if kind == "hint":
                day.hints += number
                continue
            if verdict == "correct":
                day.right += number
            elif verdict == "handed_in":
                day.handed_in += number
            else:
                day.wrong += number
            if course.endswith(_REVIEW):
                day.reviewed += number
