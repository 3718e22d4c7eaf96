"""A function is judged by its outputs: the smallest input that fails, and the mistake that all its failures share."""

from typing import Any

from vbc.undefined import Undefined
from workbook.judge import Verdict, judge
from workbook.registry import Registry
from workbook.sandbox import Failure, Output, Outputs, Raised

NUMBERS = {"observed": 24, "expected": 30.0}
CASES: tuple[dict[str, Any], ...] = (
    {"observed": 1, "expected": 2}, {"observed": 3, "expected": 2}, {"observed": 3, "expected": 0}, {"observed": -1, "expected": 2},
)  # fmt: skip
REFUSED = Output(error=Raised("ValueError", "below 0", 2))
RIGHT = (Output(0.5), Output(1.5), Output(None), REFUSED)


def verdict_on(examples: Registry, *outputs: Output, failure: Failure | None = None) -> Verdict:
    given = Outputs(CASES, outputs, failure=failure)
    return judge(examples.problem("ch90.write"), NUMBERS, given, examples.key("ch90.write"))


def test_all_outputs_right_is_right(examples: Registry) -> None:
    verdict = verdict_on(examples, *RIGHT)
    assert verdict.kind == "correct" and verdict.message == "Right: `ratio` agrees with the reference on all 4 inputs."


def test_nothing_and_undefined_are_the_same_answer(examples: Registry) -> None:
    assert verdict_on(examples, *RIGHT[:2], Output(Undefined("my words")), REFUSED).is_correct


def test_the_smallest_failing_input_stands_beside_the_expected_and_the_given_value(examples: Registry) -> None:
    verdict = verdict_on(examples, RIGHT[0], Output(7), Output(0), REFUSED)
    assert verdict.kind == "incorrect"
    assert "ratio(observed=3, expected=2)\nexpected  1.5\nyours     7" in verdict.message
    assert "2 of the 4 hidden inputs come out right" in verdict.message
    assert verdict.detail and verdict.detail["call"] == "ratio(observed=3, expected=2)"


def test_a_refusal_is_expected_where_the_reference_refuses(examples: Registry) -> None:
    assert "expected  raises ValueError\nyours     -0.5" in verdict_on(examples, *RIGHT[:3], Output(-0.5)).message
    other = verdict_on(examples, *RIGHT[:3], Output(error=Raised("TypeError", "no", 3)))
    assert "yours     raises TypeError: no (line 3)" in other.message


def test_an_error_is_shown_with_the_learners_own_line(examples: Registry) -> None:
    verdict = verdict_on(examples, *RIGHT[:2], Output(error=Raised("ZeroDivisionError", "division by zero", 2)), REFUSED)
    assert "expected  None (undefined: nothing is expected)" in verdict.message
    assert "yours     raises ZeroDivisionError: division by zero (line 2)" in verdict.message


def test_a_forgotten_return_is_asked_about(examples: Registry) -> None:
    assert "is a `return` missing" in verdict_on(examples, Output(None), Output(None), Output(None), REFUSED).message


def test_failures_that_a_mistake_explains_get_its_words(examples: Registry) -> None:
    verdict = verdict_on(examples, Output(2.0), Output(2 / 3), Output(0.0), Output(-2.0))
    assert verdict.misconception == "upside_down"
    assert verdict.message.startswith("2.00 is E over O, of 1 deaths.") and "yours     2.0" in verdict.message


def test_one_failure_that_a_mistake_does_not_explain_is_no_mistake(examples: Registry) -> None:
    assert verdict_on(examples, Output(2.0), Output(9.0), Output(0.0), Output(-2.0)).kind == "incorrect"


def test_a_function_that_was_never_called_costs_no_attempt(examples: Registry) -> None:
    for kind in ("definition", "missing", "signature", "unavailable"):
        assert verdict_on(examples, failure=Failure(kind, "Why.")).kind == "unreadable"


def test_a_run_cut_short_is_an_answer_and_says_why(examples: Registry) -> None:
    for kind in ("time", "memory", "stopped", "crashed", "flood"):
        verdict = verdict_on(examples, RIGHT[0], failure=Failure(kind, "Why."))
        assert (verdict.kind, verdict.message) == ("incorrect", "Why.")
