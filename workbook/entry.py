"""One line of a learner's log: what was done, with which numbers, and when."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

KINDS = ("attempt", "hint", "new_numbers", "solution", "draft", "prediction", "reading", "note")


@dataclass(frozen=True)
class Entry:
    """What happened. `problem` is a problem's id, or an explorer's name for predictions and readings."""

    kind: str
    course: str
    learner: str
    problem: str = ""
    variant: int = 0
    fingerprint: str = ""
    parameters: dict[str, Any] | None = None
    answer: Any = None
    verdict: str = ""
    misconception: str | None = None
    hints: int = 0
    """Hints that had been shown by then."""
    data: dict[str, Any] | None = None
    """What else belongs to it: a reason, a confidence, a position."""
    time: str = ""
    """UTC, to the microsecond; the log sets it."""
    id: str = field(default_factory=lambda: uuid4().hex)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind!r} is not a kind of entry; there is {', '.join(KINDS)}")

    @property
    def order(self) -> tuple[str, str]:
        """What the log is sorted by."""
        return self.time, self.id

    def to_json(self) -> str:
        """Write the entry as one line, what is empty left out."""
        kept = {name: value for name, value in asdict(self).items() if value not in (None, "")}
        return json.dumps(kept, ensure_ascii=False, allow_nan=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Entry:
        """Read a line; ValueError where it is not an entry. Fields of later editions are ignored."""
        data = json.loads(line)
        if not isinstance(data, dict) or not isinstance(data.get("time"), str) or not isinstance(data.get("id"), str):
            raise ValueError("this line is not an entry of the log")
        known = {one.name for one in fields(cls)}
        try:
            return cls(**{name: value for name, value in data.items() if name in known})
        except TypeError as error:
            raise ValueError(f"this line is not an entry of the log: {error}") from error


DAYS_AHEAD = "VBC_DAYS_AHEAD"
"""Moves the one clock of the workbook forward by this many days: for tests and for showing what comes back later."""


def moment() -> datetime:
    """Now, in UTC. Everything that asks what is due, or dates a line of the log, asks this clock."""
    ahead = os.environ.get(DAYS_AHEAD, "")
    try:
        return datetime.now(UTC) + timedelta(days=float(ahead or 0))
    except (ValueError, OverflowError):
        raise ValueError(f"{DAYS_AHEAD} is {ahead!r}; it has to be a number of days, such as 5 or 0.5") from None


def today() -> date:
    """The learner's day: where they are, not in UTC, for an answer at eleven at night belongs to that evening."""
    return moment().astimezone().date()


def now() -> str:
    """The time as the log writes it."""
    return moment().isoformat(timespec="microseconds")
