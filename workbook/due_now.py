"""How much is due now, in review's own numbers and words, without scheduling a long log once more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from workbook.entry import Entry, moment, today
from workbook.review import Item, aside_on, entry_day, is_here, is_left
from workbook.review_predictions import Questions, askings, recall_of
from workbook.session import Session
from workbook.spacing import courses_of, review_course
from workbook.words import listed, so_many

KINDS = ("problem", "prediction", "vote")
"""What can be due."""


def due_now(session: Session, *, problems: Iterable[str], questions: Questions) -> Counter[str]:
    """Count by kind what review would ask now; `problems` are those that are due (`Mastery.due`)."""
    if session.is_later:
        return Counter()
    ours, now, day = courses_of(session.course), moment(), today()
    entries = session.log.entries()
    left = (problem for problem in _reviewed(entries, session, day) if is_here(problem) and is_left(problem, session))
    waiting = {("problem", problem) for problem in (*problems, *left)}
    told = [one for one in entries if one.kind in ("prediction", "note") and one.learner == session.learner and one.course in ours]
    for name, known in askings(told, questions=questions).items():
        item = Item("vote" if known[0].right is None else "prediction", name, known[0].chapter, recall_of(known, now=now))
        if item.recall.is_due(now) and not item.is_over:
            waiting.add((item.kind, item.key))
    off = aside_on(told, day)
    return Counter(kind for kind, key in waiting if key not in off)


def counted(due: Mapping[str, int]) -> str:
    """Count in words: “3 problems, 1 prediction and 1 vote”; nothing where nothing is due.

    >>> counted({"problem": 3, "vote": 1})
    '3 problems and 1 vote'
    """
    return listed([so_many(due[one], one) for one in KINDS if due.get(one)])


def due_words(due: Mapping[str, int]) -> str:
    """Say how much is due, as every page says it: “3 problems and 1 vote are due”; nothing where nothing is.

    >>> due_words({"problem": 1})
    '1 problem is due'
    """
    words = counted(due)
    return f"{words} {'is' if sum(due.values()) == 1 else 'are'} due" if words else ""


def _reviewed(entries: list[Entry], session: Session, day: date) -> Iterator[str]:
    """The problems that were answered in review on that day, which is the last of the log."""
    course, seen = review_course(session.course), set[str]()
    for one in reversed(entries):
        if entry_day(one) != day:
            return
        if one.kind == "attempt" and (one.course, one.learner) == (course, session.learner) and one.problem not in seen:
            seen.add(one.problem)
            yield one.problem
