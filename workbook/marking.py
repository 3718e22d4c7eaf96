"""Mark answers in a notebook of solutions, and add up the points of a chapter; pure Python over the judge."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from workbook import registry, variants
from workbook.judge import Verdict
from workbook.session import current, desk

BOOK = {"VBC_MODE": "test", "VBC_COURSE": "book", "VBC_LEARNER": "book"}


def open_book() -> None:
    """Answer as the book from here on: its numbers, and a log in memory that ends with this kernel."""
    os.environ.update(BOOK)


def book_numbers(problem_id: str) -> dict[str, Any]:
    """The numbers that the solutions use."""
    return variants.draw(problem_id, course=BOOK["VBC_COURSE"], learner=BOOK["VBC_LEARNER"], number=0)


@dataclass(frozen=True)
class Mark:
    """The verdict on one answer, as a notebook shows it."""

    problem: str
    verdict: Verdict

    def __repr__(self) -> str:
        return f"{'✓' if self.verdict.is_correct else '✗'} {self.problem}: {self.verdict.message}"

    def _repr_html_(self) -> str:
        from workbook.text import to_html

        return to_html(f"{'✓' if self.verdict.is_correct else '✗'} {self.verdict.message}")


def mark(problem_id: str, answer: Any) -> Mark:
    """Judge an answer to a problem in the numbers of the current learner."""
    return Mark(problem_id, desk(problem_id).check(answer))


@dataclass(frozen=True)
class Score:
    """Points earned and to be had, and the problems without credit."""

    earned: float
    points: int
    open: tuple[str, ...]

    def __repr__(self) -> str:
        share = 100 * self.earned / self.points if self.points else 0.0
        text = f"{self.earned:g} of {self.points} points, {share:.0f}%"
        return f"{text}. Without credit: {', '.join(self.open)}" if self.open and self.earned else text


def score(chapter: str) -> Score:
    """Add up what the current learner has earned in a chapter."""
    session = current()
    earned, points, still_open = 0.0, 0, []
    for problem_id, problem in registry.of_chapter(chapter).items():
        credit = session.log.state(problem_id, learner=session.learner, course=session.course).credit
        earned += credit * problem.points
        points += problem.points
        still_open += [] if credit else [problem_id.partition(".")[2]]
    return Score(earned, points, tuple(still_open))
