"""One line of a learner's log: what was done, with which numbers, and when."""

from __future__ import annotations

import json
import os
from dataclasses import MISSING, asdict, dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from sys import intern
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

    @cached_property
    def when(self) -> datetime:
        """Its time, in UTC; ValueError where it has none, because no log has taken it in."""
        return _in_utc(self.time)[1]

    def to_json(self) -> str:
        """Write the entry as one line, what is empty left out."""
        kept = {name: value for name, value in asdict(self).items() if value not in (None, "")}
        text = json.dumps(kept, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text if text.isascii() else text.encode("utf-8", "replace").decode()  # half an emoji cannot be saved

    @classmethod
    def from_json(cls, line: str) -> Entry:
        """Read a line; ValueError where it is not an entry. Fields of later editions are ignored."""
        return cls.from_data(DECODER.decode(line.strip()))

    @classmethod
    def from_data(cls, data: Any) -> Entry:
        """Take over what a line holds, however it was edited: what nothing hangs on is mended, ValueError for the rest."""
        try:
            read = _DEFAULTS | data
            kind, time, key, variant = read["kind"], read["time"], read["id"], read["variant"]
        except (AttributeError, TypeError):
            raise ValueError("this line is not an entry of the log") from None
        if kind.__class__ is not str or kind not in _KINDS or time.__class__ is not str or key.__class__ is not str or not key:
            raise ValueError("this line is not an entry of the log")
        if not (read["course"].__class__ is read["learner"].__class__ is read["problem"].__class__ is str):
            raise ValueError("this line has no text as its course, its learner or its problem")
        if not read["course"] or not read["learner"]:
            raise ValueError("this line is not an entry of the log: it names no course or no learner")
        if variant.__class__ is not int or variant < 0:
            read["variant"] = _count(variant, "variant")
        if read["hints"].__class__ is not int or read["hints"] < 0:
            read["hints"] = 0
        read["time"], when = _in_utc(time)
        for name, kinds in _LOOSE.items():
            if read[name].__class__ not in kinds:
                read[name] = _DEFAULTS[name]
        for name in data.keys() - _DEFAULTS.keys() if len(read) > len(_DEFAULTS) else ():
            del read[name]
        for name in _REPEATED:  # the same few words on thousands of lines: kept once, they are compared and found faster
            read[name] = intern(read[name])
        read["when"] = when  # it was needed to see whether the time is one
        made = object.__new__(cls)  # a frozen dataclass sets its fields one by one, which takes most of the time of a long log
        object.__setattr__(made, "__dict__", read)
        return made


_DEFAULTS: dict[str, Any] = {one.name: one.default if one.default is not MISSING else "" for one in fields(Entry)}
DECODER = json.JSONDecoder(parse_constant=lambda _: None)
"""Reads lines; NaN and Infinity, which no line of ours holds, are read as nothing: they could not be written again."""
_KINDS = frozenset(KINDS)
_LOOSE = {
    "fingerprint": (str,),
    "verdict": (str,),
    "misconception": (str, type(None)),
    "parameters": (dict, type(None)),
    "data": (dict, type(None)),
}
_REPEATED = ("kind", "course", "learner", "problem", "verdict", "fingerprint")
_WIDTH = len("2026-05-01T10:00:00.000001+00:00")


def _count(value: Any, name: str) -> int:
    """Read 3, "3" and 3.0 as 3."""
    try:
        read = int(value)
    except (TypeError, ValueError, OverflowError):
        read = -1
    if isinstance(value, bool) or read < 0 or (isinstance(value, float) and read != value):
        raise ValueError(f"this line has {value!r} as its {name}")
    return read


def _in_utc(time: str) -> tuple[str, datetime]:
    """Write a time as the log does, and read it; one without a zone is taken for UTC."""
    try:
        read = datetime.fromisoformat(time)
        if len(time) == _WIDTH and time.endswith("+00:00"):
            return time, read
        read = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"this line has {time!r} as its time") from None
    return read.isoformat(timespec="microseconds"), read


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
