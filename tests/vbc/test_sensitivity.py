"""Sensitivity analysis: sensemakr's published figures for Darfur, exactness for one omitted variable, and edges."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from vbc.coefficient_stability import oster_estimate
from vbc.sensitivity import OmittedStrength, adjusted_estimate, adjusted_t, bias_bound, partial_r2, robustness_value
from vbc.sensitivity_contours import benchmark_strength, sensitivity_contours, zero_contour
from vbc.undefined import is_undefined

ESTIMATE, ERROR, DF, T = 0.09731582, 0.02325654, 783, 4.18445
# bound_label, r2dz_x, r2yz_dx, adjusted estimate, adjusted t: the table printed by PySensemakr's README
DARFUR = [
    (1, 0.009164, 0.124641, 0.075220, 3.438904),
    (2, 0.018329, 0.249324, 0.052915, 2.600246),
    (3, 0.027493, 0.374050, 0.030396, 1.628062),
]


def test_the_published_sensitivity_statistics():
    assert partial_r2(T, df=DF) == pytest.approx(0.02187, abs=5e-6)
    assert robustness_value(T, df=DF) == pytest.approx(0.13878, abs=5e-6)
    assert robustness_value(T, df=DF, level=0.95) == pytest.approx(0.07626, abs=5e-6)


@pytest.mark.parametrize(("times", "regressor", "outcome", "adjusted", "t"), DARFUR)
def test_the_published_bounds(times, regressor, outcome, adjusted, t):
    strength = OmittedStrength(outcome, regressor)
    assert adjusted_estimate(ESTIMATE, standard_error=ERROR, df=DF, strength=strength) == pytest.approx(adjusted, abs=2e-6)
    assert adjusted_t(ESTIMATE, standard_error=ERROR, df=DF, strength=strength) == pytest.approx(t, abs=1e-4)


def test_benchmarks_reproduce_the_second_and_third_published_bound_from_the_first():
    """The measured variable's own partial R² is worked back from the first row."""
    d = 0.0091643 / 1.0091643
    low, high = 0.0, 0.5
    for _ in range(80):
        y = (low + high) / 2
        low, high = (y, high) if benchmark_strength(regressor_r2=d, outcome_r2=y).with_outcome < 0.124641 else (low, y)
    for times, regressor, outcome, *_ in DARFUR:
        found = benchmark_strength(regressor_r2=d, outcome_r2=y, times=times)
        assert found.with_regressor == pytest.approx(regressor, abs=2e-6)
        assert found.with_outcome == pytest.approx(outcome, abs=2e-5)


@given(st.integers(0, 1_000), st.floats(-2, 2), st.floats(-2, 2))
def test_for_one_omitted_variable_the_adjustment_is_the_long_regression(seed, effect, link):
    """se·√df·√(R²R²/(1−R²)) is |short − long|, and the adjusted t is the long t, in every sample."""
    rng = np.random.default_rng(seed)
    z = rng.normal(size=50)
    x = link * z + rng.normal(size=50)
    y = x + effect * z + rng.normal(size=50)
    short, long = sm.OLS(y, sm.add_constant(x)).fit(), sm.OLS(y, sm.add_constant(np.column_stack([x, z]))).fit()
    auxiliary = sm.OLS(x, sm.add_constant(z)).fit()
    strength = OmittedStrength(partial_r2(long.tvalues[2], df=47), auxiliary.rsquared)
    bound = bias_bound(short.bse[1], df=48, strength=strength)
    assert bound == pytest.approx(abs(short.params[1] - long.params[1]), rel=1e-8, abs=1e-10)
    if short.params[1] * (short.params[1] - long.params[1]) > 0:  # the variable inflated the estimate
        args = {"standard_error": short.bse[1], "df": 48, "strength": strength}
        assert adjusted_estimate(short.params[1], **args) == pytest.approx(long.params[1], rel=1e-7, abs=1e-9)
        assert adjusted_t(short.params[1], **args) == pytest.approx(long.tvalues[1], rel=1e-6, abs=1e-6)


@given(st.floats(0.01, 200), st.integers(1, 10_000), st.floats(0.1, 1))
def test_a_variable_as_strong_as_the_robustness_value_undoes_just_that_share(t, df, share):
    rv = robustness_value(t, df=df, share=share)
    if rv < 1 - 1e-9:
        moved = bias_bound(1.0, df=df, strength=OmittedStrength(rv, rv))
        assert moved == pytest.approx(share * t, rel=1e-6)
    f = share * t / np.sqrt(df)
    assert rv == pytest.approx(0.5 * (np.sqrt(f**4 + 4 * f**2) - f**2), abs=1e-6)


@given(st.floats(-50, 50), st.integers(2, 5_000))
def test_the_robustness_value_is_even_grows_with_t_and_asks_less_of_an_interval(t, df):
    assert robustness_value(t, df=df) == robustness_value(-t, df=df)
    assert robustness_value(abs(t) + 1, df=df) > robustness_value(t, df=df)
    assert robustness_value(t, df=df, level=0.95) <= robustness_value(t, df=df) + 1e-12


def test_edges_of_the_robustness_value():
    assert robustness_value(0, df=10) == 0
    assert robustness_value(1, df=100, level=0.95) == 0
    assert 0.999 < robustness_value(1e4, df=1) < 1
    assert robustness_value(1e3, df=5, level=0.95) < 1
    for df in (0, -3, 2.5):
        with pytest.raises(ValueError, match=r"^df must be"):
            robustness_value(2, df=df)
    with pytest.raises(ValueError, match="df must be 2 or more where a level is given"):
        robustness_value(2, df=1, level=0.95)


def test_contours_cross_zero_where_the_line_says():
    grid = sensitivity_contours(ESTIMATE, standard_error=ERROR, df=DF)
    assert len(grid) == 41 * 41 and not grid["changes_sign"][0]
    line = zero_contour(ESTIMATE / ERROR, df=DF, with_regressor=[0.05, 0.2])
    for d, y in line.itertuples(index=False):
        found = adjusted_estimate(ESTIMATE, standard_error=ERROR, df=DF, strength=OmittedStrength(y, d))
        assert found == pytest.approx(0, abs=1e-12)
    assert np.isnan(zero_contour(T, df=DF, with_regressor=[0.001])["with_outcome"][0])
    mirrored = sensitivity_contours(-ESTIMATE, standard_error=ERROR, df=DF)
    assert (
        mirrored["adjusted"].to_numpy() == pytest.approx(-grid["adjusted"].to_numpy())
        and (mirrored["changes_sign"] == grid["changes_sign"]).all()
    )


def test_impossible_strengths_are_refused_or_undefined():
    assert is_undefined(benchmark_strength(regressor_r2=0.4, outcome_r2=0.1, times=2))
    assert benchmark_strength(regressor_r2=0.1, outcome_r2=0.7, times=3).with_outcome == 1
    assert is_undefined(adjusted_t(1, standard_error=1, df=10, strength=OmittedStrength(1, 0.5)))
    with pytest.raises(ValueError, match="with_regressor must be below 1"):
        bias_bound(1, df=10, strength=OmittedStrength(0.5, 1))
    with pytest.raises(ValueError, match="standard_error must be above 0"):
        bias_bound(0, df=10, strength=OmittedStrength(0.5, 0.5))
    with pytest.raises(ValueError, match="df must be 2 or more"):
        adjusted_t(1, standard_error=1, df=1, strength=OmittedStrength(0.5, 0.5))


def test_oster_s_estimate():
    assert oster_estimate(3, controlled=2, short_r2=0.2, controlled_r2=0.4, most_r2=0.4) == 2
    assert oster_estimate(3, controlled=2, short_r2=0.2, controlled_r2=0.4, most_r2=0.8, selection=0) == 2
    assert is_undefined(oster_estimate(3, controlled=2, short_r2=0.4, controlled_r2=0.4, most_r2=0.8))
    with pytest.raises(ValueError, match="most_r2 must not be below"):
        oster_estimate(3, controlled=2, short_r2=0.2, controlled_r2=0.4, most_r2=0.3)
