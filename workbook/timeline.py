"""What a learner did on which day: attempts right and wrong, hints asked for, and answers in review."""

from __future__ import annotations

from collections.abc import Iterable
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


def days(entries: Iterable[Entry]) -> list[Day]:
    """Count what was done by day, the first day first; entries come in order, and days without anything are left out."""
    found: list[Day] = []
    until = ""
    for entry in entries:
        if entry.kind not in ("attempt", "hint"):
            continue
        if entry.time >= until:  # a date is worked out once a day: a long log has thousands of lines
            local = datetime.fromisoformat(entry.time).astimezone()
            found.append(Day(local.date()))
            midnight = datetime.combine(local.date() + timedelta(days=1), time()).astimezone(UTC)
            until = midnight.isoformat(timespec="microseconds")
        day = found[-1]
        day.chapters.add(entry.problem[:4])
        if entry.kind == "hint":
            day.hints += 1
            continue
        if entry.verdict == "correct":
            day.right += 1
        elif entry.verdict == "handed_in":
            day.handed_in += 1
        else:
            day.wrong += 1
        day.reviewed += entry.course.endswith(_REVIEW)
    return found
