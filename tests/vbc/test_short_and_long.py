"""Long and short regression: the identity is exact, statsmodels agrees, and what has no answer says so."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from vbc.coefficient_bias import omitted_variable_bias, short_slope
from vbc.short_and_long import mean_residuals, short_and_long
from vbc.undefined import is_undefined


def sample(seed, n=60, omitted=2, controls=1):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=n)
    kept = {f"c{i}": rng.normal(size=n) + 0.5 * x for i in range(controls)}
    left_out = {f"s{i}": rng.normal(size=n) + rng.normal() * x for i in range(omitted)}
    y = 2 + x + sum(left_out.values()) + sum(kept.values()) + rng.normal(size=n)
    return y, x, left_out, kept


@given(st.integers(0, 10_000), st.integers(1, 4), st.integers(0, 3))
def test_short_is_long_plus_the_sum_of_gamma_delta(seed, omitted, controls):
    y, x, left_out, kept = sample(seed, omitted=omitted, controls=controls)
    fits = short_and_long(y, x, omitted=left_out, controls=kept)
    assert abs(fits.short - (fits.long + fits.bias)) <= 1e-12 * max(1, abs(fits.short))
    assert fits.terms["product"].sum() == pytest.approx(fits.bias, abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_slopes_errors_and_residuals_are_those_of_statsmodels(seed):
    y, x, left_out, kept = sample(seed)
    fits = short_and_long(y, x, omitted=left_out, controls=kept)
    short = sm.OLS(y, sm.add_constant(np.column_stack([x, *kept.values()]))).fit()
    long = sm.OLS(y, sm.add_constant(np.column_stack([x, *kept.values(), *left_out.values()]))).fit()
    assert [fits.short, fits.standard_error, fits.short_intercept] == pytest.approx(
        [short.params[1], short.bse[1], short.params[0]]
    )
    assert [fits.long, fits.long_standard_error, fits.long_intercept] == pytest.approx(
        [long.params[1], long.bse[1], long.params[0]]
    )
    assert (fits.df, fits.long_df) == (short.df_resid, long.df_resid)
    assert fits.short_residuals == pytest.approx(short.resid) and fits.long_residuals == pytest.approx(long.resid)
    assert list(fits.effects.values()) == pytest.approx(long.params[-2:])
    for name, values in left_out.items():
        auxiliary = sm.OLS(values, sm.add_constant(np.column_stack([x, *kept.values()]))).fit()
        assert fits.deltas[name] == pytest.approx(auxiliary.params[1])


@given(st.floats(1e-6, 1e6), st.floats(-1e3, 1e3))
def test_units_do_not_matter(scale, shift):
    y, x, left_out, _ = sample(3, controls=0)
    there = short_and_long(y, x * scale + shift, omitted=left_out)
    here = short_and_long(y, x, omitted=left_out)
    assert there.short * scale == pytest.approx(here.short, rel=1e-6)
    assert there.short == pytest.approx(there.long + there.bias, rel=1e-9)


def test_what_has_no_answer_says_so():
    y, x, housing = [1, 2, 4, 7.0], [0, 1, 2, 3.0], [0, 0, 1, 1]
    assert "the regressor does not vary" in short_and_long(y, [2, 2, 2, 2], omitted={"housing": housing}).reason
    assert "s follows from the other variables" in short_and_long(y, x, omitted={"s": [1, 3, 5, 7]}).reason
    assert is_undefined(short_and_long(y, x, omitted={"s": [0, 0, 0, 0]}))
    five = {"a": [1, 0, 0, 1, 0], "b": [2, 1, 1, 2, 1]}
    assert "b follows" in short_and_long([1, 2, 3, 4, 9], [0, 1, 2, 3, 5], omitted=five).reason
    found = short_and_long([1, 2, 3, 4, 9], [0, 1, 2, 3, 5], omitted={"s": [0, 1, 0, 1, 1]}, controls={"c": [0, 2, 4, 6, 10]})
    assert "the regressor follows" in found.reason


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        (
            {"outcome": [1, 2, 3], "regressor": [1, 2], "omitted": {"s": [0, 1, 0]}},
            "regressor must hold one value for each of 3",
        ),
        ({"outcome": [1, np.nan], "regressor": [1, 2], "omitted": {"s": [0, 1]}}, "outcome must hold finite numbers"),
        ({"outcome": [1, 2, 3], "regressor": [1, 2, 4], "omitted": {"s": [0, 1, 0]}}, "must have more rows than the 3"),
        ({"outcome": [1, 2, 3], "regressor": [1, 2, 4], "omitted": {}}, "omitted must name at least one variable"),
    ],
)
def test_bad_input_is_refused_by_name(given_, message):
    outcome, regressor = given_.pop("outcome"), given_.pop("regressor")
    with pytest.raises(ValueError, match=message):
        short_and_long(outcome, regressor, **given_)


def test_an_iterator_is_read_once_and_whole():
    assert short_and_long(iter([0, 1, 4, 5]), iter([0, 1, 2, 3]), omitted={"h": iter([0, 0, 1, 1])}).short == pytest.approx(1.8)


@pytest.mark.parametrize(("effect", "delta", "sign"), [(2, 0.5, 1), (-2, 0.5, -1), (2, -0.5, -1), (-2, -0.5, 1)])
def test_the_sign_of_the_bias_is_that_of_the_product(effect, delta, sign):
    assert np.sign(omitted_variable_bias(effect, delta)) == sign


def test_no_bias_without_an_effect_or_without_a_link():
    assert omitted_variable_bias(0, 0.4) == omitted_variable_bias(1.5, 0) == 0
    assert short_slope(1, effect=[1.5, -2], delta=[0.5, 0.25]) == 1.25
    with pytest.raises(ValueError, match="delta must hold one value for each of 2 effects, not 1"):
        omitted_variable_bias([1, 2], 0.5)


def test_mean_residuals_add_up_to_zero_over_people():
    y, x, left_out, _ = sample(1, controls=0)
    fits = short_and_long(y, x, omitted=left_out)
    table = mean_residuals(fits.short_residuals, np.where(x > 0, "b", "a"))
    assert table["group"].tolist() == ["a", "b"] and (table["n"] * table["mean_residual"]).sum() == pytest.approx(0, abs=1e-10)
    with pytest.raises(ValueError, match="groups must hold one label for each of 60"):
        mean_residuals(fits.short_residuals, ["a"])
    with pytest.raises(ValueError, match="groups must name a group"):
        mean_residuals([1.0, 2.0], ["a", None])
