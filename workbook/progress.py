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
    state = ProblemState()
    for entry in entries:
        if entry.variant > state.variant:
            state = ProblemState(variant=entry.variant, credit=state.credit)
        if entry.variant == state.variant:
            state = _step(state, entry)
    return state


def _step(state: ProblemState, entry: Entry) -> ProblemState:
    if entry.kind == "hint":
        return replace(state, hints_shown=max(state.hints_shown, entry.hints))
    if entry.kind == "solution":
        return replace(state, solution_shown=True)
    if entry.kind == "draft":
        return replace(state, draft=entry.answer)
    if entry.kind == "attempt":
        return _attempt(state, entry)
    return state


def _attempt(state: ProblemState, entry: Entry) -> ProblemState:
    right = entry.verdict == "correct"
    earned = right and not state.solution_shown
    return replace(
        state,
        tries=state.tries if state.solved else state.tries + 1,
        solved=state.solved or right,
        credit=1.0 if earned else state.credit,
        draft=None,
        last_answer=entry.answer,
        last_verdict=entry.verdict,
        last_misconception=entry.misconception,
    )
