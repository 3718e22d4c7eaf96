"""A number is right within its tolerance, shown as the field shows it, and a wrong one is told which way it is off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.undefined import Undefined
from workbook.answers import Number, Unreadable
from workbook.answers.number import how_it_differs

floats = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e9, max_value=1e9)


@pytest.mark.parametrize(
    ("answer", "given", "right"),
    [
        (Number(), 118_533, True), (Number(), 119_000, True), (Number(), 120_000, False),
        (Number(relative=0), 118_533.33, False), (Number(relative=0, absolute=1), 118_533, True),
        (Number(relative=0, decimals=0), 118_533, True), (Number(relative=0, decimals=1), 118_533, False),
    ],
)  # fmt: skip
def test_the_tolerance_is_as_stated(answer: Number, given: float, right: bool) -> None:
    assert answer.same(given, 118_533 + 1 / 3, {}) is right


def test_a_rounded_percentage_is_right_where_decimals_are_asked() -> None:
    rate = Number(rate=True, decimals=1, relative=0)
    assert rate.same(0.126, 0.12587, {}) and not rate.same(0.125, 0.12587, {})


@given(floats, floats)
def test_the_truth_is_always_right_and_the_judgement_ignores_the_sign_of_both(given: float, truth: float) -> None:
    answer = Number(relative=0.01, absolute=0.1)
    assert answer.same(truth, truth, {})
    assert answer.same(given, truth, {}) == answer.same(-given, -truth, {})


def test_undefined_agrees_with_undefined_alone() -> None:
    answer = Number(may_be_undefined=True)
    assert answer.same(Undefined("as answered"), Undefined("nothing is expected"), {})
    assert not answer.same(0.0, Undefined("nothing is expected"), {})
    assert not answer.same(Undefined("as answered"), 0.0, {})


@pytest.mark.parametrize(
    ("answer", "value", "shown"),
    [
        (Number("$"), 1200, "\\$1,200"), (Number("$"), -3900.4, "−\\$3,900"), (Number("$/QALY"), 45_000, "\\$45,000/QALY"),
        (Number("QALY/$"), 1.6e-5, "1.6e-05 QALY/\\$"), (Number(rate=True), 0.126, "12.6%"), (Number(), 0.8, "0.8"),
        (Number("days", decimals=2), 3, "3.00 days"), (Number(rate=True, decimals=0), -0.1, "−10%"),
        (Number(may_be_undefined=True), Undefined("x"), "undefined"),
        (Number(rate=True, decimals=1), 0.3125, "31.3%"),
        (Number(decimals=2), 0.125, "0.13"),
    ],
)  # fmt: skip
def test_a_value_is_shown_in_the_fields_words(answer: Number, value: float, shown: str) -> None:
    assert answer.show(value, {}) == shown


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Number("$"), "A number in dollars; within 0.5% is exact enough."),
        (Number("visits"), "A number of visits; within 0.5% is exact enough."),
        (Number("$/QALY", relative=0), "A number in \\$/QALY; exact."),
        (Number(decimals=2), "A number; rounded to 2 decimals is exact enough."),
        (Number(rate=True, absolute=0.005, maximum=1), "A rate, as `0.12` or `12%`; within 0.5 points is exact enough."),
        (Number(rate=True, absolute=0.01), "A rate, as `0.12` or `12%`; within 1 point (or 0.5%, if that is more) is exact "
         "enough."),
        (Number("$", absolute=1), "A number in dollars; within 1 (or 0.5%, if that is more) is exact enough."),
        (Number("$", absolute=1, relative=0), "A number in dollars; within 1 is exact enough."),
        (Number("years", absolute=1, minimum=-50, maximum=100), "A number of years; within 1 is exact enough."),
        (Number(may_be_undefined=True), "A number, or `undefined` where it has no value; within 0.5% is exact enough."),
    ],
)  # fmt: skip
def test_the_tolerance_is_stated_before_the_answer(answer: Number, words: str) -> None:
    assert answer.expects({}) == words


@pytest.mark.parametrize(
    ("given", "truth", "words"),
    [
        (-45_000, 45_000, "The size is right, the sign is not"), (45, 45_000, "1,000 times too small"),
        (4_500_000, 45_000, "100 times too large"), (1.25, 0.8, "upside down"), (-3, 7, "The sign is not right"),
        (0.82, 0.8, "Close, but not exact enough"), (0.9, 0.8, "too large"), (0.6, 0.8, "too small"), (900, 0.8, "far too large"),
        (0.001, 0.8, "far too small"), (-9, -8, "too large"), (5, 0, "far too large"), (0, 5, "far too small"),
    ],
)  # fmt: skip
def test_a_wrong_number_is_told_which_way_it_is_off(given: float, truth: float, words: str) -> None:
    said = how_it_differs(given, truth)
    assert words in said
    assert f"{truth:,}" not in said


@given(floats)
def test_what_is_logged_is_read_back(value: float) -> None:
    for answer in (Number(), Number(rate=True), Number("$")):
        read = answer.read(answer.record(value), {})
        assert not isinstance(read, Unreadable) and read == pytest.approx(value, rel=1e-12)
