"""Where a learner stands with a problem: a fold over the entries of the log, in their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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
    variant, credit, shown = 0, 0.0, False
    current: list[Entry] = []
    for entry in entries:
        if entry.variant > variant:
            variant, shown, current = entry.variant, False, []
        elif entry.variant < variant:
            continue
        current.append(entry)
        if entry.kind == "solution":
            shown = True
        elif entry.kind == "attempt" and entry.verdict == "correct" and not shown:
            credit = 1.0
    return _state(variant, credit, current)


def _state(variant: int, credit: float, entries: list[Entry]) -> ProblemState:
    """The state on a variant from its own entries."""
    tries, hints, solved, shown = 0, 0, False, False
    draft: Any = None
    last: Entry | None = None
    for entry in entries:
        if entry.kind == "attempt":
            tries += not solved
            solved = solved or entry.verdict == "correct"
            draft, last = None, entry
        elif entry.kind == "hint":
            hints = max(hints, entry.hints)
        elif entry.kind == "solution":
            shown = True
        elif entry.kind == "draft":
            draft = entry.answer
    state = ProblemState(variant, tries, solved, hints, shown, credit, draft)
    if last is None:
        return state
    return replace(state, last_answer=last.answer, last_verdict=last.verdict, last_misconception=last.misconception)
