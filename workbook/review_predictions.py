"""Predictions that come back: each asking of one question, read from the log, and when it is asked again.

A right prediction counts as good and a wrong one as hard when it is made, for its result has just been seen; asked again, right is
good and wrong is again (see `workbook.spacing`). A vote has no result to remember: it is asked once more, two weeks later.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, TypeGuard

from workbook.entry import Entry
from workbook.spacing import AGAIN, GOOD, HARD, Recall, Review, recall

VOTE_AGAIN = timedelta(days=14)
"""After how long a vote is asked once more."""

RULE = (
    "A prediction comes back like a problem: 8 days after one that was right, 4 days after one that was not, and then as before. "
    "A vote comes back once, after two weeks."
)
"""The rule as a learner reads it."""


class Judged(NamedTuple):
    """What the workbook knows of a question that was predicted on."""

    right: bool | None
    """Whether this answer is right; None for a vote."""
    guess: float
    """The chance of somebody who only guesses, a fraction."""
    chapter: str
    """Where it is asked: ch05."""


@dataclass(frozen=True)
class Questions:
    """The questions that the workbook asks now; reading them is for the front end, which has the explorers."""

    names: Container[str]
    """The explorers there are."""
    judge: Callable[[str, Any], Judged | None]
    """`judge(explorer, answer)`, for a line of the log that does not say itself how the answer was judged."""


@dataclass(frozen=True)
class Asking:
    """One commitment to one question."""

    name: str
    number: int
    """1 for the first time, then 2, 3 …"""
    time: datetime
    answer: Any
    reason: str
    confidence: float
    """In percent; for a vote a number from 0 to 100."""
    right: bool | None
    guess: float
    chapter: str
    because: str = ""
    """What the reader said afterwards of the rule."""
    scale: str = ""
    """What `confidence` states: how sure its reader was; for a vote since the scale has this name, how firmly it was held."""


def askings(entries: Iterable[Entry], *, questions: Questions) -> dict[str, tuple[Asking, ...]]:
    """Read every commitment, by explorer: the first, unless it was forgotten, and each time that it was asked again."""
    found: dict[str, dict[int, Asking]] = {}
    for entry in sorted({one.id: one for one in entries if one.kind == "prediction"}.values(), key=lambda one: one.order):
        data = entry.data if isinstance(entry.data, dict) else {}
        round_ = data.get("asked", 1) if type(data.get("asked", 1)) is int else 0
        known = found.setdefault(entry.problem, {})
        if data.get("forgotten"):
            known.pop(round_, None)
        elif (asking := _read(entry, round_, data, questions)) is not None:
            first = known.get(round_)
            is_more = first is not None and (first.answer, first.confidence) == (asking.answer, asking.confidence)
            known[round_] = replace(asking, time=first.time) if first and is_more else asking
    return {name: tuple(known[round_] for round_ in sorted(known)) for name, known in found.items() if 1 in known}


def recall_of(known: Sequence[Asking], *, now: datetime) -> Recall:
    """Say when a question is asked again."""
    first, *others = known
    if first.right is None:
        due = (first.time + VOTE_AGAIN).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        return Recall(due, math.inf, 1.0, len(known), 0, known[-1].time, GOOD)
    marks = [Review(first.time, GOOD if first.right else HARD)]
    return recall([*marks, *(Review(one.time, GOOD if one.right else AGAIN) for one in others)], now=now)


def _read(entry: Entry, number: int, data: dict[str, Any], questions: Questions) -> Asking | None:
    """Read one commitment; None where it states no confidence (a series of decisions), or where its question is gone."""
    confidence, time = data.get("confidence"), _time(entry.time)
    if "answer" not in data or time is None or not _is_percent(confidence) or entry.problem not in questions.names:
        return None
    known = _as_judged(data) or questions.judge(entry.problem, data["answer"])
    if known is None:
        return None
    reason, because, scale = (str(data.get(part) or "") for part in ("reason", "because", "scale"))
    return Asking(entry.problem, number, time, data["answer"], reason, float(confidence), *known, because=because, scale=scale)


def _as_judged(data: dict[str, Any]) -> Judged | None:
    """What the line says of itself: the judgment of the edition that the reader saw."""
    right, guess, chapter = data.get("right"), data.get("guess"), data.get("chapter")
    if (
        not isinstance(guess, int | float)
        or not 0 <= guess <= 1
        or not isinstance(chapter, str)
        or right not in (None, True, False)
    ):
        return None
    return Judged(right, float(guess), chapter)


def _is_percent(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100


def _time(text: str) -> datetime | None:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read
