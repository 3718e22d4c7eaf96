"""Where a learner stands with a problem: a fold over the entries of the log, in their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workbook.entry import Entry


@dataclass(frozen=True)
class ProblemState:
    """The numbers in front of the learner, and what happened with them; `credit` outlives new numbers."""

    variant: int = 0
    tries: int = 0
    """Answers judged on this variant before it was solved."""
    solved: bool = False
    hints_shown: int = 0
    solution_shown: bool = False
    credit: float = 0.0
    """1 once a variant was solved before its worked solution had been shown, else 0."""
    draft: Any = None
    last_answer: Any = None
    last_verdict: str = ""
    last_misconception: str | None = None

    @property
    def misses(self) -> int:
        """Answers on this variant that were not right."""
        return self.tries - self.solved


def fold(entries: Iterable[Entry]) -> ProblemState:
    """Fold the entries of one problem; they come in order."""
    state = _Fold()
    for entry in entries:
        if entry.variant > state.variant:
            state.next_variant(entry.variant)
        if entry.variant == state.variant:
            state.take(entry)
    return ProblemState(**vars(state))


class _Fold:
    """A state on its way: changed in place, because a log has thousands of entries."""

    def __init__(self) -> None:
        self.credit = 0.0
        self.next_variant(0)

    def next_variant(self, number: int) -> None:
        """Begin new numbers; what was earned stays."""
        self.variant, self.tries, self.hints_shown = number, 0, 0
        self.solved = self.solution_shown = False
        self.draft: Any = None
        self.last_answer: Any = None
        self.last_verdict = ""
        self.last_misconception: str | None = None

    def take(self, entry: Entry) -> None:
        """Go on by one entry of these numbers."""
        if entry.kind == "attempt":
            right = entry.verdict == "correct"
            self.tries += not self.solved
            self.solved = self.solved or right
            if right and not self.solution_shown:
                self.credit = 1.0
            self.draft, self.last_answer = None, entry.answer
            self.last_verdict, self.last_misconception = entry.verdict, entry.misconception
        elif entry.kind == "hint":
            self.hints_shown = max(self.hints_shown, entry.hints)
        elif entry.kind == "solution":
            self.solution_shown = True
        elif entry.kind == "draft":
            self.draft = entry.answer
