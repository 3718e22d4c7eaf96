"""What the marks say about the problems: difficulty, discrimination, mistakes, hints; in one pass, whatever the class's size."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbook.grading.roster import Row
from workbook.grading.unit import GRADED
from workbook.problem import Problem

FEW = 8
"""Learners below which a correlation says nothing."""


@dataclass
class Item:
    """One problem's counts."""

    problem: str
    learners: int = 0
    answered: int = 0
    right: int = 0
    first_right: int = 0
    hinted: int = 0
    right_hinted: int = 0
    unreadable: int = 0
    not_marked: int = 0
    tries: int = 0
    mistakes: Counter[str] = field(default_factory=Counter)
    sums: list[float] = field(default_factory=lambda: [0.0] * 4)
    """Of the rest score r where answered, of r², of r where right, and the number answered, for the discrimination."""

    def add(self, kept: Mapping[str, Any] | None, rest: float) -> None:
        """Count one learner, whose share of points on the other problems is `rest`."""
        self.learners += 1
        if kept is None:
            return
        self.not_marked += kept["earned"] is None and any("deadline" not in cause for cause in kept["not_marked"])
        if kept["earned"] is None:
            return
        right = kept["earned"] > 0
        self.answered += 1
        self.right += right
        self.first_right += bool(kept.get("first_right"))
        self.hinted += kept["hints"] > 0
        self.right_hinted += right and kept["hints"] > 0
        self.unreadable += kept["verdict"] == "unreadable"
        self.tries += kept["tries"]
        self.mistakes.update(kept["misconceptions"])
        for place, value in enumerate((rest, rest * rest, rest * right, 1.0)):
            self.sums[place] += value

    @property
    def difficulty(self) -> float | None:
        """Share of those who answered that earned the points."""
        return self.right / self.answered if self.answered else None

    @property
    def discrimination(self) -> float | None:
        """Correlation of being right here with the share of points elsewhere; None where it is not defined."""
        rest, squared, rest_right, count = self.sums
        if count < FEW or not 0 < self.right < count:
            return None
        spread = squared / count - (rest / count) ** 2
        share = self.right / count
        if spread <= 1e-12:
            return None
        return (rest_right / count - share * rest / count) / math.sqrt(spread * share * (1 - share))

    @property
    def hint_dependence(self) -> float | None:
        """Share of the right answers that took a hint."""
        return self.right_hinted / self.right if self.right else None

    def shares(self) -> list[tuple[str, float]]:
        """Share of those who answered that made each known mistake, the frequent ones first."""
        ordered = sorted(self.mistakes.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(name, count / self.answered) for name, count in ordered] if self.answered else []

    def repairs(self) -> list[str]:
        """What speaks for looking at this problem first."""
        if self.answered < FEW:
            return []
        reasons = []
        if (r := self.discrimination) is not None and r < 0.1:
            reasons.append("does not tell those who know from those who do not" if r >= 0 else "the better learners miss it")
        if (p := self.difficulty) is not None and p < 0.2:
            reasons.append("hardly anybody solves it")
        elif p is not None and p > 0.97:
            reasons.append("everybody solves it")
        named = sum(share for _, share in self.shares())
        if p is not None and p < 0.7 and named < 0.2 * (1 - p):
            reasons.append("most of its wrong answers follow no mistake that it knows")
        if (h := self.hint_dependence) is not None and h > 0.7:
            reasons.append("is solved with hints only")
        if self.unreadable > 0.1 * self.answered:
            reasons.append("many answers cannot be read")
        if self.not_marked > 0.1 * (self.answered + self.not_marked):
            reasons.append("many answers could not be marked")
        return reasons


def count_items(records: Iterable[tuple[Row, dict[str, Any] | None]], problems: Mapping[str, Problem]) -> list[Item]:
    """Count every problem over every learner whose file was marked."""
    items = {problem_id: Item(problem_id) for problem_id in problems}
    points = {problem_id: problem.points for problem_id, problem in problems.items()}
    for _, record in records:
        if record is None or record["status"] != GRADED:
            continue
        kept = record["problems"]
        answered = {name: one for name, one in kept.items() if one["earned"] is not None}
        earned, had = sum(one["earned"] for one in answered.values()), sum(points[name] for name in answered)
        for problem_id, item in items.items():
            one = kept.get(problem_id)
            mine = answered.get(problem_id)
            others = had - (points[problem_id] if mine else 0)
            rest = (earned - (mine["earned"] if mine else 0)) / others if others else 0.0
            item.add(one, rest)
    return list(items.values())


def to_repair_first(items: Iterable[Item]) -> list[Item]:
    """The problems that something speaks against, the most and the most answered first."""
    wanted = [item for item in items if item.repairs()]
    return sorted(wanted, key=lambda item: (-len(item.repairs()), -item.answered, item.problem))
