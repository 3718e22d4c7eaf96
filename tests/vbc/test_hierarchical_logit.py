"""The hierarchical logit against numerical integration, its own gradient, statsmodels at no spread, and known truth."""

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from scipy.integrate import quad
from scipy.optimize import approx_fprime
from scipy.special import expit
from scipy.stats import norm
from statsmodels.api import Logit, add_constant

from vbc.cohorts import hospitals_that_differ
from vbc.hierarchical_logit import predicted_to_expected, random_intercept_logit
from vbc.random_intercept_likelihood import group_patients, likelihood_and_slope

COLUMNS = {"hospital": "hospital", "event": "died"}


@pytest.fixture(scope="module")
def cohort():
    return hospitals_that_differ(hospitals=80, patients_each=60, spread=0.5, seed=11)


def likelihood_of_hospital(own, intercept, slope, spread, of=lambda effect: 1.0):
    """Integrate the likelihood of a hospital's patients over its effect, times a function of the effect."""

    def weight(effect):
        risk = expit(intercept + slope * own["severity"] + effect)
        return norm.pdf(effect, scale=spread) * np.prod(np.where(own["died"] == 1, risk, 1 - risk)) * of(effect)

    return quad(weight, -6 * spread, 6 * spread, epsabs=0, epsrel=1e-9, limit=200)[0]


def test_the_likelihood_is_that_of_numerical_integration(cohort):
    small = cohort[cohort["hospital"].isin(["H001", "H002", "H003"])]
    fit = random_intercept_logit(cohort, **COLUMNS, factors=["severity"])
    data = group_patients(small, hospital="hospital", event="died", factors=["severity"])
    at = np.array([fit.intercept, fit.coefficients["severity"], math.log(fit.spread)])
    found, gradient = likelihood_and_slope(at, data)
    integrated = sum(
        math.log(likelihood_of_hospital(own, fit.intercept, fit.coefficients["severity"], fit.spread))
        for _, own in small.groupby("hospital")
    )
    assert found == pytest.approx(integrated, rel=1e-7)
    assert gradient == pytest.approx(approx_fprime(at, lambda x: likelihood_and_slope(x, data)[0], 1e-6), abs=1e-3)


def test_effects_are_posterior_means_by_numerical_integration(cohort):
    fit = random_intercept_logit(cohort, **COLUMNS, factors=["severity"])
    frame = cohort.assign(log_odds=fit.log_odds(cohort))
    found = predicted_to_expected(frame, **COLUMNS, log_odds="log_odds", spread=fit.spread).set_index("hospital")
    for name in ("H001", "H040", "H080"):
        own = frame[frame["hospital"] == name]
        model = (fit.intercept, fit.coefficients["severity"], fit.spread)
        mean = likelihood_of_hospital(own, *model, of=lambda effect: effect) / likelihood_of_hospital(own, *model)
        assert found.loc[name, "effect"] == pytest.approx(mean, abs=1e-6)
        predicted, expected = expit(own["log_odds"] + mean).sum(), expit(own["log_odds"]).sum()
        assert found.loc[name, "ratio"] == pytest.approx(predicted / expected, rel=1e-6)


def test_the_fit_finds_the_truth_it_was_given(cohort):
    fit = random_intercept_logit(cohort, **COLUMNS, factors=["severity"])
    truth = cohort.groupby("hospital")["effect"].first().std()
    assert fit.spread == pytest.approx(truth, abs=0.12)
    assert fit.coefficients["severity"] == pytest.approx(0.6, abs=0.12)


def test_hospitals_that_do_not_differ_collapse_to_the_plain_logit():
    # Every hospital has the same deaths in every stratum: less spread than even chance would give.
    rows = [(h, x, int(k < 4 + 3 * x)) for h in range(12) for x in (0, 1) for k in range(20)]
    frame = pd.DataFrame(rows, columns=["hospital", "x", "died"])
    fit = random_intercept_logit(frame, **COLUMNS, factors=["x"])
    plain = Logit(frame["died"], add_constant(frame[["x"]])).fit(disp=0)
    assert fit.spread == 0
    assert [fit.intercept, fit.coefficients["x"]] == pytest.approx(plain.params.tolist(), abs=1e-3)
    assert fit.log_likelihood == pytest.approx(plain.llf, abs=1e-3)
    ratios = predicted_to_expected(frame.assign(lo=fit.log_odds(frame)), **COLUMNS, log_odds="lo", spread=fit.spread)
    assert ratios["ratio"].tolist() == pytest.approx([1.0] * 12)


def test_more_spread_shrinks_less_and_no_ratio_leaves_its_own_side_of_one(cohort):
    frame = cohort.assign(log_odds=-2 + 0.6 * cohort["severity"])
    by_spread = [
        predicted_to_expected(frame, **COLUMNS, log_odds="log_odds", spread=spread)["ratio"].to_numpy()
        for spread in (0.0, 0.1, 0.3, 0.6)
    ]
    assert by_spread[0] == pytest.approx(np.ones(80))
    expected = pd.Series(expit(frame["log_odds"])).groupby(frame["hospital"]).sum()
    plain = (frame.groupby("hospital")["died"].sum() / expected).to_numpy()
    # Next to 1 the skewness of the posterior outweighs the ratio itself.
    clear = np.abs(plain - 1) > 0.1
    assert clear.sum() > 60
    for less, more in pairwise(by_spread):
        assert (np.abs(np.log(more[clear])) > np.abs(np.log(less[clear]))).all()
    assert ((by_spread[-1] - 1) * (plain - 1) > 0)[clear].all()
    assert (np.abs(by_spread[-1] - 1) < np.abs(plain - 1))[clear].all()


@pytest.mark.parametrize("died", [[0, 0, 0], [1, 1, 1], [0, 1, 2], [0, 1, math.nan]])
def test_outcomes_that_can_not_be_fitted_are_refused(died):
    frame = pd.DataFrame({"hospital": list("XYZ"), "died": died, "x": [0, 1, 0]})
    with pytest.raises(ValueError, match=r"^died must hold"):
        random_intercept_logit(frame, **COLUMNS, factors=["x"])


def test_bad_predictions_are_refused_by_name():
    frame = pd.DataFrame({"hospital": ["X"], "died": [1], "log_odds": [0.0]})
    with pytest.raises(ValueError, match=r"^spread must be 0 or more"):
        predicted_to_expected(frame, **COLUMNS, log_odds="log_odds", spread=-1)
    with pytest.raises(ValueError, match=r"^died must hold 0 and 1 only, not 3"):
        predicted_to_expected(frame.assign(died=3), **COLUMNS, log_odds="log_odds", spread=0.1)
