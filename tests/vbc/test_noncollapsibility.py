"""Odds ratios do not average: statsmodels on the exact population agrees, and a linear model has no such trouble."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from vbc.noncollapsibility import logit_without
from vbc.undefined import is_undefined


@pytest.mark.parametrize(("b", "g", "share", "start"), [(1.0, 2.0, 0.5, -1.0), (-0.7, 3.0, 0.2, 0.4), (0.6, 0.7, 0.225, -2.0)])
def test_a_logit_on_the_whole_population_finds_the_marginal_log_odds_ratio(b, g, share, start):
    found = logit_without(b, omitted_effect=g, omitted_prevalence=share, baseline_log_odds=start)
    risks = [found.risk_without, found.risk_with]
    happened, with_x = np.array([1.0, 0, 1, 0]), np.array([0.0, 0, 1, 1])
    people = np.array([risks[0], 1 - risks[0], risks[1], 1 - risks[1]])
    fit = sm.GLM(happened, sm.add_constant(with_x), family=sm.families.Binomial(), freq_weights=1e6 * people).fit(tol=1e-14)
    assert found.marginal == pytest.approx(fit.params[1], abs=1e-8)
    full = [1 / (1 + np.exp(-(start + b * x + g * s))) for x in (0, 1) for s in (0, 1)]
    averages = [(1 - share) * full[2 * x] + share * full[2 * x + 1] for x in (0, 1)]
    assert risks == pytest.approx(averages, abs=1e-14)


@given(st.floats(-3, 3), st.floats(-5, 5), st.floats(0.01, 0.99), st.floats(-4, 4))
def test_leaving_out_an_unrelated_variable_pulls_toward_zero_and_never_past_it(b, g, share, start):
    found = logit_without(b, omitted_effect=g, omitted_prevalence=share, baseline_log_odds=start)
    assert abs(found.marginal) <= abs(b) + 1e-9
    assert found.marginal * b >= -1e-9


@given(st.floats(-3, 3), st.floats(-4, 4))
def test_nothing_changes_where_there_is_nothing_to_leave_out(b, start):
    for share, g in ((0.5, 0.0), (0.0, 2.0), (1.0, 2.0)):
        found = logit_without(b, omitted_effect=g, omitted_prevalence=share, baseline_log_odds=start)
        assert found.marginal == pytest.approx(b, abs=1e-9)


def test_certain_outcomes_have_no_odds():
    assert is_undefined(logit_without(1, omitted_effect=0, baseline_log_odds=900).marginal)
    with pytest.raises(ValueError, match="omitted_prevalence must lie between 0 and 1"):
        logit_without(1, omitted_effect=1, omitted_prevalence=2)
