"""What a learner types is read as it is meant, or one sentence says what is unclear."""

import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.undefined import Undefined, is_undefined
from workbook.answer import Unreadable
from workbook.numbers import read_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1200", 1200), ("1,200.00", 1200), ("1 200", 1200), ("1\u202f200", 1200),
        ("1'200", 1200), ("1_200", 1200), ("1,234,567.5", 1234567.5),
        (".8", 0.8), ("5.", 5), ("+3", 3), ("= 3", 3), ("-5", -5), ("−5", -5), ("–5", -5), ("１２", 12),
        ("1.6e-5", 1.6e-5), ("1.6E-05", 1.6e-5), ("1.6e−5", 1.6e-5), ("1.6 e-5", 1.6e-5), ("1.6×10^-5", 1.6e-5),
        ("1.6x10-5", 1.6e-5),
        ("1.6 × 10⁻⁵", 1.6e-5), ("1.6*10**-5", 1.6e-5), ("1.6·10^(-5)", 1.6e-5), ("10^-5", 1e-5), ("1,200e2", 120000),
        ("1/3", 1 / 3), ("24 / 30", 0.8), ("-1/2", -0.5), ("80%", 0.8),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_type_them(typed: str, number: float) -> None:
    assert read_number(typed) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize(
    "typed", ["$1,200.00", "$1200", "1200 $", "US$1,200", "1,200 dollars", "1,200 USD", "1.2k", "$1.2 thousand"]
)
def test_money_is_read_with_and_without_its_sign(typed: str) -> None:
    assert read_number(typed, unit="$") == 1200


@pytest.mark.parametrize("typed", ["-$5", "$-5", "−$5"])
def test_the_sign_of_money_may_stand_on_either_side(typed: str) -> None:
    assert read_number(typed, unit="$") == -5


@pytest.mark.parametrize(
    "typed", ["45000", "$45,000", "45,000 $/QALY", "$45,000/QALY", "$45,000 per QALY", "45000 dollars per QALYs", "45k"]
)
def test_the_answers_own_unit_may_be_typed(typed: str) -> None:
    assert read_number(typed, unit="$/QALY") == 45_000


def test_a_unit_may_be_singular_or_plural() -> None:
    assert read_number("3 day", unit="days") == read_number("3 days", unit="days") == 3


@pytest.mark.parametrize("typed", ["12%", "12 %", "12 percent", "0.12", ".12", 0.12])
def test_a_rate_may_be_a_percentage(typed: Any) -> None:
    assert read_number(typed, rate=True, minimum=0, maximum=1) == pytest.approx(0.12)


@pytest.mark.parametrize(
    ("typed", "read"), [("50", 0.5), ("0.5", 0.5), (".5", 0.5), ("-2", -0.02), ("15.8", 0.158), ("100", 1), ("1", 1)]
)
def test_a_share_may_be_typed_as_a_percentage_without_its_sign_but_never_below_one(typed: str, read: float) -> None:
    assert read_number(typed, rate=True, minimum=-1, maximum=1) == pytest.approx(read)


@pytest.mark.parametrize(
    ("typed", "options", "words"),
    [
        ("", {}, "Nothing is typed yet"),
        ("   ", {}, "Nothing is typed yet"),
        ("abc", {}, "does not read as a number"),
        ("1+2", {}, "more than one number"),
        ("--5", {}, "does not read as a number"),
        ("1,2", {}, "decimal comma? Then write `1.2`"),
        ("0,123", {}, "decimal comma? Then write `0.123`"),
        ("12,00", {}, "decimal comma"),
        ("1.200,50", {}, "two ways"),
        ("1,200,5", {}, "two ways"),
        ("1e400", {}, "too large"),
        ("9e307" + "0", {}, "too large"),
        ("1e-400", {}, "too close to 0"),
        ("nan", {}, "not a number that can be checked"),
        ("-inf", {}, "not a number that can be checked"),
        ("∞", {}, "not a number that can be checked"),
        ("24/0", {}, "divides by 0"),
        ("undefined", {}, "With these numbers the answer is a number"),
        ("12%", {"unit": "$"}, "dollars, not for a percentage"),
        ("12%", {"unit": "days"}, "not for a percentage"),
        ("$12", {"unit": "days"}, "not for dollars"),
        ("$12", {"rate": True}, "not for dollars"),
        ("3 or 4", {"unit": "visits"}, "more than one number in `3 or 4`. Type a number of visits and nothing else."),
        ("12 weeks", {"unit": "days"}, "What follows the number in `12 weeks`"),
        ("12", {"rate": True}, "Did you mean `12%`? Type it with its percent sign, or as `0.12`."),
        (12, {"rate": True, "maximum": 1}, "Did you mean `12%`"),
        ("50", {"rate": True, "maximum": 2}, "Did you mean `50%`"),
        ("1.2", {"rate": True, "maximum": 1}, "Did you mean `1.2%`"),
        ("101", {"rate": True, "maximum": 1}, "at most 1"),
        ("1200", {"rate": True}, "at most 1"),
        ("150%", {"rate": True, "maximum": 1}, "at most 100%; 150%"),
        ("-1", {"unit": "$", "minimum": 0}, "at least \\$0; −\\$1"),
        ("11", {"minimum": 0, "maximum": 10}, "between 0 and 10; 11"),
        (None, {}, "Nothing is answered yet"),
        (True, {}, "truth value"),
        (np.bool_(True), {}, "truth value"),
        ([1], {}, "one number"),
        (np.array([1.0]), {}, "one number"),
        ({"a": 1}, {}, "one number"),
        (10**400, {}, "too large"),
        (float("nan"), {}, "not a number that can be checked"),
    ],
)  # fmt: skip
def test_what_is_unclear_gets_one_sentence_that_helps(typed: Any, options: dict[str, Any], words: str) -> None:
    read = read_number(typed, **options)
    assert isinstance(read, Unreadable)
    assert words in read.message
    assert len(read.message) < 260


def test_a_huge_paste_is_answered_at_once_and_shown_by_its_start() -> None:
    for paste in ("9" * 10_000, "1," * 5_000, "a b " * 2_500, "1" + " " * 9_998 + "1", "`" * 10_000):
        start = time.perf_counter()
        read = read_number(paste)
        assert time.perf_counter() - start < 1
        assert isinstance(read, Unreadable)
        assert len(read.message) < 200


def test_what_is_typed_cannot_become_markup() -> None:
    read = read_number("`<b>$x$` **y**")
    assert isinstance(read, Unreadable)
    assert read.message.count("`") % 2 == 0 and "`'<b>$x$' **y**`" in read.message


@pytest.mark.parametrize("typed", ["undefined", "Undefined", "not defined", "n/a", Undefined("no events")])
def test_undefined_is_an_answer_where_it_may_be(typed: Any) -> None:
    assert is_undefined(read_number(typed, may_be_undefined=True))


@pytest.mark.parametrize("value", [3, 3.0, np.float64(3), np.int64(3), np.float32(3), np.array(3.0)])
def test_numbers_of_python_and_numpy_are_read(value: Any) -> None:
    assert read_number(value) == 3.0


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_what_python_prints_is_read_back(number: float) -> None:
    assert read_number(repr(number)) == number
    assert read_number(f"{number:,.2f}") == pytest.approx(number, abs=0.00501, rel=1e-9)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert isinstance(read_number(text), (float, Unreadable))
