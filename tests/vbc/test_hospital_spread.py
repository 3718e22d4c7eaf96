"""Limits of the spread of hospital effects: against the likelihood by a fine sum, and where it collapses to none."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.integrate import trapezoid
from scipy.optimize import minimize_scalar
from scipy.special import expit
from scipy.stats import binom, norm

from vbc.cohorts import hospitals_that_differ
from vbc.datasets import medpar
from vbc.hierarchical_logit import random_intercept_logit
from vbc.hospital_spread import _NONE, _likelihood_at, spread_interval
from vbc.hospitals import medpar_spread_interval
from vbc.random_intercept_likelihood import group_patients

COLUMNS = {"hospital": "hospital", "event": "died"}


def test_hospitals_that_do_not_differ_could_have_made_the_real_table():
    limits = medpar_spread_interval()
    assert limits.lower == 0 and limits.upper == pytest.approx(0.408, abs=0.001)


def test_without_factors_the_limits_are_where_scipys_likelihood_has_fallen_by_1_92():
    patients = hospitals_that_differ(hospitals=30, patients_each=60, spread=0.6, seed=3)
    limits = spread_interval(patients, **COLUMNS, factors=[])
    deaths = patients.groupby("hospital")["died"].agg(["sum", "size"]).to_numpy()

    points = np.linspace(-8, 8, 801)

    def loss(mean, spread):
        chances = binom.pmf(deaths[:, :1], deaths[:, 1:], expit(mean + spread * points)) * norm.pdf(points)
        return -np.log(trapezoid(chances, points, axis=1)).sum()

    def likelihood(spread):
        return -minimize_scalar(loss, bounds=(-4, 4), args=(spread,), method="bounded", options={"xatol": 1e-7}).fun

    spread = random_intercept_logit(patients, **COLUMNS, factors=[]).spread
    for limit in limits:
        assert limit > 0 and likelihood(spread) - likelihood(limit) == pytest.approx(1.9207, abs=0.002)


def test_at_no_spread_the_likelihood_is_that_of_a_plain_logit():
    frame = medpar()
    plain = sm.Logit(frame["died"], sm.add_constant(frame[["type2", "type3"]].astype(float))).fit(disp=0)
    data = group_patients(frame, hospital="hospital", event="died", factors=["type2", "type3"])
    assert _likelihood_at(_NONE, data, np.zeros(3)) == pytest.approx(plain.llf, abs=1e-4)


def test_a_higher_level_widens_the_limits():
    patients = hospitals_that_differ(hospitals=30, patients_each=60, spread=0.6, seed=4)
    narrow, wide = (spread_interval(patients, **COLUMNS, factors=["severity"], level=level) for level in (0.8, 0.99))
    assert wide.lower < narrow.lower < narrow.upper < wide.upper


def test_a_bad_level_is_refused():
    with pytest.raises(ValueError, match=r"^level must"):
        spread_interval(medpar(), **COLUMNS, factors=["type2"], level=1)
