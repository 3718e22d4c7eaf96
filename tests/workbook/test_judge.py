"""The judge: right before mistaken, mistaken before wrong, and what cannot be read before all of them."""

from typing import Any

import pytest

from vbc.undefined import Undefined
from workbook.answers import Number
from workbook.judge import judge
from workbook.problem import Key, Problem
from workbook.registry import Registry

NUMBERS = {"observed": 24, "expected": 30.0}


def verdict_on(examples: Registry, name: str, answer: Any, numbers: dict[str, Any] = NUMBERS) -> Any:
    return judge(examples.problem(f"ch90.{name}"), numbers, answer, examples.key(f"ch90.{name}"))


def test_a_right_answer_is_confirmed_in_the_fields_words(examples: Registry) -> None:
    verdict = verdict_on(examples, "ratio", "0.80")
    assert (verdict.kind, verdict.message, verdict.misconception) == ("correct", "Right: 0.8.", None)


def test_the_keys_own_reason_comes_first(examples: Registry) -> None:
    assert verdict_on(examples, "read", "fewer").message == "Right: 24 is less."


def test_a_mistake_is_named_and_told_what_its_number_means(examples: Registry) -> None:
    verdict = verdict_on(examples, "ratio", "1.25")
    assert verdict.kind == "misconception" and verdict.misconception == "upside_down"
    assert verdict.message == "1.25 is E over O, of 24 deaths. What stands above the line?"


def test_a_wrong_answer_hears_more_than_that_it_is_wrong(examples: Registry) -> None:
    verdict = verdict_on(examples, "ratio", "8")
    assert verdict.kind == "incorrect" and "10 times too large" in verdict.message


def test_what_cannot_be_read_is_no_verdict_on_the_learner(examples: Registry) -> None:
    verdict = verdict_on(examples, "ratio", "1,2")
    assert verdict.kind == "unreadable" and "decimal comma" in verdict.message


def test_a_known_mistake_is_named_even_where_its_number_cannot_be_the_answer() -> None:
    """A ratio of 1.58 where a rate is asked: the mistake says more than the range does."""

    def left_a_ratio(rate: float, ratio: float) -> float:
        """{{given}} is still the ratio."""
        return ratio

    answer = Number(rate=True, minimum=0, maximum=1)
    problem = Problem(title="t", prompt="p", answer=answer, variant=lambda rng: {}, hints=("h",), objective="o")
    key = Key(lambda rate, ratio: rate * ratio, mistakes=(left_a_ratio,))
    numbers = {"rate": 0.1, "ratio": 1.58}
    verdict = judge(problem, numbers, "1.58", key)
    assert (verdict.kind, verdict.misconception, verdict.message) == ("misconception", "left_a_ratio", "158.0% is still the ratio.")
    assert judge(problem, numbers, "1.7", key).message == (
        "This asks for a rate. Did you mean `1.7%`? Type it with its percent sign, or as `0.017`."
    )
    assert judge(problem, numbers, "15.8", key).is_correct


def test_an_answer_that_is_right_and_a_mistake_at_once_is_right() -> None:
    def same_here(x: float) -> float:
        """Not this time."""
        return x

    problem = Problem(title="t", prompt="p", answer=Number(), variant=lambda rng: {}, hints=("h",), objective="o")
    assert judge(problem, {"x": 1.0}, 1, Key(lambda x: x, mistakes=(same_here,))).kind == "correct"


@pytest.mark.parametrize("result", [ZeroDivisionError(), ValueError(), Undefined("why"), float("nan"), float("inf"), None])
def test_a_mistake_that_gives_nothing_for_these_numbers_is_passed_over(result: Any) -> None:
    def fails() -> Any:
        """Never said."""
        if isinstance(result, Exception):
            raise result
        return result

    def works() -> float:
        """Said."""
        return 2.0

    problem = Problem(title="t", prompt="p", answer=Number(), variant=lambda rng: {}, hints=("h",), objective="o")
    verdict = judge(problem, {}, 2, Key(lambda: 1.0, mistakes=(fails, works)))
    assert verdict.misconception == "works" and verdict.message == "Said."


def test_a_mistake_followed_in_full_goes_before_one_that_shows_in_parts(examples: Registry) -> None:
    half = verdict_on(examples, "fill", {"O/E": [2, 4], "Rate": [0.5, 0.5]})
    assert half.misconception == "first_column_upside_down"


def test_a_key_may_accept_many_answers() -> None:
    problem = Problem(title="t", prompt="p", answer=Number(), variant=lambda rng: {}, hints=("h",), objective="o")
    key = Key(lambda: 2.0, accepts=lambda answer: answer % 2 == 0)
    assert judge(problem, {}, 8, key).kind == "correct" and judge(problem, {}, 7, key).kind == "incorrect"


def test_money_in_feedback_never_opens_a_formula() -> None:
    def doubled() -> float:
        """You gave {{given}}."""
        return 2400.0

    problem = Problem(title="t", prompt="p", answer=Number("$"), variant=lambda rng: {}, hints=("h",), objective="o")
    key = Key(lambda: 1200.0, mistakes=(doubled,))
    assert judge(problem, {}, "$2,400", key).message == "You gave \\$2,400."
    assert judge(problem, {}, "$1,200", key).message == "Right: \\$1,200."


def test_the_judge_is_pure(examples: Registry) -> None:
    for name, answer in (("ratio", "1.25"), ("read", "more"), ("fill", {"O/E": [2, 4], "Rate": [0.1, 0.2]})):
        assert verdict_on(examples, name, answer) == verdict_on(examples, name, answer)
