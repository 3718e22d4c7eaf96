"""Frisch–Waugh–Lovell: the slope between leftovers is the slope of the regression on everything."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from vbc.frisch_waugh_lovell import partial_slope, residuals_on
from vbc.undefined import is_undefined


@given(st.integers(0, 10_000), st.integers(0, 4))
def test_leftovers_give_the_slope_of_ordinary_least_squares(seed, k):
    rng = np.random.default_rng(seed)
    others = {f"z{i}": rng.normal(size=40) for i in range(k)}
    x = rng.normal(size=40) + sum(others.values(), np.zeros(40))
    y = 3 * x + rng.normal(size=40)
    found = partial_slope(y, x, others=others)
    full = sm.OLS(y, sm.add_constant(np.column_stack([x, *others.values()]))).fit()
    assert found.slope == pytest.approx(full.params[1], abs=1e-10)
    assert found.regressor_left @ found.regressor_left > 0
    for values in others.values():
        assert found.regressor_left @ values == pytest.approx(0, abs=1e-9)


def test_without_others_the_mean_is_taken_out():
    assert residuals_on([1, 2, 6], {}).tolist() == pytest.approx([-2, -1, 3])


def test_a_collinear_regressor_has_no_slope_of_its_own():
    others = {"a": [1.0, 2, 3, 5], "b": [0.0, 1, 0, 1]}
    assert is_undefined(partial_slope([1, 2, 3, 4], [2 * a - b for a, b in zip(*others.values(), strict=True)], others=others))
    assert is_undefined(partial_slope([1, 2, 3, 4], [5, 5, 5, 5], others={}))


def test_collinear_others_are_taken_out_once():
    others = {"a": [1.0, 2, 3, 5], "twice_a": [2.0, 4, 6, 10]}
    assert residuals_on([1, 0, 4, 2], others) == pytest.approx(residuals_on([1, 0, 4, 2], {"a": [1, 2, 3, 5]}))


def test_bad_input_is_refused_by_name():
    with pytest.raises(ValueError, match="a must hold one value for each of 2 rows"):
        residuals_on([1, 2], {"a": [1, 2, 3]})
    with pytest.raises(ValueError, match="values must hold at least one row"):
        residuals_on([], {})
