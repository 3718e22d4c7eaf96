"""Every bad argument raises a ValueError that names it; every undefined result says why and cannot pass for a number."""

import math
import re

import numpy as np
import pandas as pd
import pytest

from vbc import checks
from vbc.undefined import Undefined, is_undefined

SCALAR_CHECKS = [checks.finite, checks.non_negative, checks.positive, checks.probability, checks.count]
ARRAY_CHECKS = [checks.finite_array, checks.non_negative_array, checks.probabilities, checks.counts]


@pytest.mark.parametrize("check", SCALAR_CHECKS)
@pytest.mark.parametrize(
    "bad",
    [math.nan, math.inf, -math.inf, None, "3", b"3", True, np.True_, [1, 2], 1 + 2j, 10**400, Undefined("why")],
    ids=repr,
)
def test_what_is_no_finite_number_is_refused_by_name(check, bad):
    with pytest.raises(ValueError, match=r"^cost must be a finite number, not "):
        check(bad, "cost")


@pytest.mark.parametrize(
    ("check", "bad", "said"),
    [
        (checks.non_negative, -0.1, "cost must be 0 or more, not -0.1"),
        (checks.positive, 0, "cost must be above 0, not 0"),
        (checks.positive, -2, "cost must be above 0, not -2"),
        (checks.probability, 1.0000001, "cost must lie between 0 and 1, not 1.0000001"),
        (checks.probability, -1e-12, "cost must lie between 0 and 1, not -1e-12"),
        (checks.count, 2.5, "cost must be a whole number, not 2.5"),
        (checks.count, -1, "cost must be 0 or more, not -1"),
    ],
)
def test_a_number_out_of_range_is_refused_with_its_value(check, bad, said):
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        check(bad, "cost")


@pytest.mark.parametrize("number", [3, np.int64(3), np.float32(3), np.array(3), "Decimal"])
def test_numbers_of_any_kind_become_floats(number):
    from decimal import Decimal

    number = Decimal(3) if number == "Decimal" else number
    assert checks.finite(number, "cost") == 3.0
    assert type(checks.finite(number, "cost")) is float


@pytest.mark.parametrize("rate", [k / 100 for k in range(1, 100)])
def test_a_rate_times_patients_is_a_count_in_spite_of_rounding(rate):
    assert checks.count(rate * 100, "observed") == round(rate * 100)
    assert type(checks.count(rate * 100, "observed")) is int


@pytest.mark.parametrize("check", ARRAY_CHECKS)
@pytest.mark.parametrize("bad", [[1, math.nan], [math.inf], ["a"], [None]], ids=repr)
def test_a_column_with_one_bad_value_is_refused_by_name(check, bad):
    with pytest.raises(ValueError, match=r"^risks must hold"):
        check(bad, "risks")


@pytest.mark.parametrize(("check", "bad"), [(checks.non_negative_array, -1), (checks.probabilities, 1.5), (checks.counts, 0.5)])
def test_a_refused_column_names_the_value_at_fault(check, bad):
    with pytest.raises(ValueError, match=rf"^risks must hold .*, not {bad}"):
        check([0, bad], "risks")


@pytest.mark.parametrize("check", ARRAY_CHECKS)
def test_columns_may_come_as_lists_series_or_generators(check):
    for values in ([0, 1], pd.Series([0, 1]), np.array([0, 1]), (k for k in (0, 1))):
        assert check(values, "risks").tolist() == [0.0, 1.0]


def test_an_undefined_result_says_why_and_never_passes_for_a_number_or_a_verdict():
    result = Undefined("no events are expected")
    assert is_undefined(result) and not is_undefined(0.0) and not is_undefined(None)
    assert str(result) == "undefined: no events are expected"
    assert math.isnan(float(result))
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(result)
    with pytest.raises(TypeError):
        result + 1
    with pytest.raises(AttributeError):
        result.reason = "another"
    assert result == Undefined("no events are expected")
