"""Where a learner stands follows from the entries: tries, credit, and what a shown solution costs."""

from typing import Any

import pytest

from workbook.entry import Entry
from workbook.progress import ProblemState, fold


def state_after(*steps: tuple[str, dict[str, Any]] | str) -> ProblemState:
    """Fold steps such as "right", "wrong", "new", "solution", ("hint", {"hints": 2})."""
    entries, variant = [], 0
    kinds = {"right": "attempt", "wrong": "attempt", "new": "new_numbers"}
    for number, step in enumerate(steps):
        name, more = (step, {}) if isinstance(step, str) else step
        variant += name == "new"
        verdict = {"right": "correct", "wrong": "incorrect"}.get(name, "")
        fields = {"variant": variant, "verdict": verdict, "time": f"{number:03d}"} | more
        entries.append(Entry(kinds.get(name, name), "c", "me", problem="p", **fields))
    return fold(entries)


def test_before_anything_happened() -> None:
    assert state_after() == ProblemState()


@pytest.mark.parametrize(
    ("steps", "credit", "solved", "tries"),
    [
        (["right"], 1, True, 1),
        (["wrong", "right"], 1, True, 2),
        (["wrong", "wrong", "wrong", "wrong", "right"], 1, True, 5),
        (["wrong", "wrong", "wrong", "solution", "right"], 0, True, 4),
        (["wrong", "wrong", "wrong", "solution", "new", "right"], 1, True, 1),
        (["right", "solution", "new", "wrong"], 1, False, 1),
        (["right", "wrong", "right"], 1, True, 1),
        (["wrong", "new"], 0, False, 0),
    ],
)
def test_credit_is_for_a_variant_solved_before_its_solution_was_shown(
    steps: list[str], credit: float, solved: bool, tries: int
) -> None:
    state = state_after(*steps)
    assert (state.credit, state.solved, state.tries) == (credit, solved, tries)


def test_hints_belong_to_their_numbers() -> None:
    assert state_after(("hint", {"hints": 1}), ("hint", {"hints": 2})).hints_shown == 2
    assert state_after(("hint", {"hints": 2}), "new").hints_shown == 0


def test_a_draft_lasts_until_it_is_checked() -> None:
    assert state_after(("draft", {"answer": "1,"}), ("draft", {"answer": "1,2"})).draft == "1,2"
    assert state_after(("draft", {"answer": "1"}), "wrong").draft is None


def test_the_last_answer_and_verdict_are_kept() -> None:
    state = state_after(("wrong", {"answer": "7", "verdict": "misconception", "misconception": "upside_down"}))
    assert (state.last_answer, state.last_verdict, state.last_misconception, state.misses) == (
        "7",
        "misconception",
        "upside_down",
        1,
    )


def test_what_another_page_did_with_older_numbers_changes_nothing_but_the_credit() -> None:
    assert state_after("new", ("wrong", {"variant": 0})).tries == 0
    assert state_after("new", ("right", {"variant": 0})) == state_after("new")
