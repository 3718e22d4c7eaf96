"""Draw each learner's numbers again, and keep the answers that were given to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from workbook import registry
from workbook.entry import Entry
from workbook.grading.entries import Log
from workbook.grading.roster import Row, moment
from workbook.variants import SeededRng

Draw = Callable[..., dict[str, Any]]
MOST_ANSWERS = 100
"""Answers to one problem that are looked at; more is a log made by a program."""
LATE = "after the deadline"


class Given(NamedTuple):
    """One answer, to numbers that are known to be the learner's."""

    problem: str
    variant: int
    parameters: dict[str, Any]
    answer: Any
    hints: int
    where: str
    after_solution: bool = False
    """Whether the worked solution of these numbers had been shown."""
    is_checked: bool = True
    """False for a draft: typed, and never checked."""


class Left(NamedTuple):
    """An entry that is not marked, or not as it stands: where it is, what it is, and why."""

    where: str
    kind: str
    problem: str
    cause: str
    time: str = ""
    """When, where the cause is about time."""

    def __str__(self) -> str:
        at = f" ({self.time})" if self.time else ""
        return f"{self.where}: {self.kind} at {self.problem[:80]}: {self.cause}{at}"


@dataclass
class Answers:
    """What a learner answered, by problem in the order of time; `left` lists what is not marked, with its cause."""

    by_problem: dict[str, list[Given]] = field(default_factory=dict)
    not_marked: dict[str, list[str]] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    too_many: list[str] = field(default_factory=list)
    hints: dict[str, int] = field(default_factory=dict)
    drawn: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)
    """Numbers by problem and variant: a second try has those of the first."""


def answers(log: Log, row: Row, *, course: str) -> Answers:
    """Sort the entries of this learner in this course by problem, redrawing the numbers of each answer."""
    found = Answers()
    seed, by_problem = row.seed, found.by_problem
    until, collected = row.until, moment(row.collected) if row.collected else None
    in_time = collected is not None and until is not None and collected <= until
    is_timed = until is not None or collected is not None
    shown: set[tuple[str, int]] = set()
    drafts: dict[str, Given] = {}
    for entry in log.entries:
        kind, problem_id = entry.kind, entry.problem
        if entry.course != course or entry.learner != seed or kind not in ("attempt", "draft", "hint", "solution"):
            continue
        if is_timed and (cause := _timing(entry, until=until, collected=collected, in_time=in_time)):
            is_late = LATE in cause
            if kind in ("attempt", "draft"):
                _leave(found, log, entry, cause, counts=is_late and kind == "attempt", time=readable_time(entry.time))
            if is_late:
                continue
        if kind == "solution":
            shown.add((problem_id, entry.variant))
        elif kind == "hint":
            found.hints[problem_id] = max(found.hints.get(problem_id, 0), entry.hints)
        elif (given := _redrawn(entry, log, found, seed, course, shown)) is None:
            continue
        elif kind == "draft":
            drafts[problem_id] = given
        elif problem_id in by_problem:
            by_problem[problem_id].append(given)
        else:
            by_problem[problem_id] = [given]
    for problem, draft in drafts.items():
        if problem not in by_problem and draft.answer not in (None, "", [], {}):
            by_problem[problem] = [draft]
    for problem, several in by_problem.items():
        if len(several) > MOST_ANSWERS:
            found.too_many.append(f"{problem}: {len(several)} answers; the last {MOST_ANSWERS} are looked at")
            by_problem[problem] = several[-MOST_ANSWERS:]
    return found


def _timing(entry: Entry, *, until: datetime | None, collected: datetime | None, in_time: bool) -> str:
    """Why an entry's time is worth a word: after the deadline, or impossible; a clock is the learner's, a collection is not."""
    time = datetime.fromisoformat(entry.time)
    if collected is not None and time > collected:
        late = until is not None and not in_time
        return f"its clock is ahead of the moment when the file was collected{f': taken as {LATE}' if late else ''}"
    if until is not None and not in_time and time > until:
        return f"answered {LATE}"
    return ""


def readable_time(text: str) -> str:
    """A time of the log to the second."""
    return f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M:%S %Z}"


def _redrawn(entry: Entry, log: Log, found: Answers, learner: str, course: str, shown: set[tuple[str, int]]) -> Given | None:
    name, variant = numbers = entry.problem, entry.variant
    draw, fingerprint = _problems().get(name, (None, ""))
    is_attempt = entry.kind == "attempt"
    if draw is None:
        _leave(found, log, entry, f"there is no problem {name[:80]!r} in this release", counts=False)
        return None
    if is_attempt and entry.fingerprint != fingerprint:
        _leave(found, log, entry, "it answers another edition of the problem", counts=True)
        return None
    parameters = found.drawn.get(numbers)
    if parameters is None:
        parameters = found.drawn[numbers] = draw(SeededRng(course, learner, name, variant))
    if is_attempt and entry.parameters != parameters:
        _leave(found, log, entry, f"the numbers it shows are not those of {learner}", counts=True)
        return None
    where = log.places.get(entry.id, "")
    return Given(name, variant, parameters, entry.answer, entry.hints, where, numbers in shown, is_attempt)


def _leave(found: Answers, log: Log, entry: Entry, cause: str, *, counts: bool, time: str = "") -> None:
    """Set an entry aside with its cause; one that `counts` is an answer that was not marked."""
    found.left.append(Left(log.places.get(entry.id, ""), entry.kind, entry.problem, cause, time))
    if counts:
        found.not_marked.setdefault(entry.problem, []).append(cause)


@cache
def _problems() -> dict[str, tuple[Draw, str]]:
    """What draws each problem's numbers, and its edition."""
    return {name: (problem.variant, problem.fingerprint) for name, problem in registry.problems().items()}
