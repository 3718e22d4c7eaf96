"""Luck in a funnel: against scipy's binomial distribution, replayed tables, and scipy's χ²."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, chi2

from vbc.datasets import medpar
from vbc.fits import medpar_fit
from vbc.funnel import outside_funnel, overdispersion
from vbc.funnel_by_chance import outside_by_chance, overdispersion_by_chance
from vbc.hospitals import medpar_hospitals, medpar_outside_by_chance
from vbc.undefined import is_undefined


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 120), st.integers(1, 99), st.sampled_from([0.5, 1.96, 3.09]), st.sampled_from([0.5, 1, 2.5]))
def test_patients_of_one_risk_follow_the_binomial_distribution(n, percent, z, dispersion):
    frame = pd.DataFrame({"hospital": "X", "risk": [percent / 100] * n})
    events = np.arange(n + 1)
    # in whole numbers, so that a count on the limit is on it
    beyond = (100 * events - percent * n) ** 2 > z**2 * max(1, dispersion) * n * percent * (100 - percent) * (1 + 1e-9)
    expected = binom.pmf(events, n, percent / 100)[beyond].sum()
    chance = outside_by_chance(frame, hospital="hospital", risk="risk", z=z, dispersion=dispersion)
    assert chance["X"] == pytest.approx(expected, abs=1e-9)


def test_luck_puts_about_2_of_the_54_hospitals_outside_and_the_names_are_those_of_the_funnel():
    chances, hospitals = medpar_outside_by_chance(), medpar_hospitals()
    assert chances.index.tolist() == hospitals["hospital"].tolist()
    assert chances.sum() == pytest.approx(2.18, abs=0.005)
    assert medpar_outside_by_chance(z=3.09).sum() == pytest.approx(0.075, abs=0.001)


def replays(many=1500):
    """The real table with deaths drawn anew from its risks: as many profiles."""
    frame, hospitals = medpar(), medpar_hospitals()
    risks, codes = medpar_fit().expected(frame), pd.factorize(frame["hospital"], sort=True)[0]
    rng = np.random.default_rng(5)
    for _ in range(many):
        observed = np.bincount(codes, weights=rng.random(len(risks)) < risks)
        yield hospitals.assign(observed=observed, z_score=(observed - hospitals["expected"]) / np.sqrt(hospitals["variance"]))


def test_replayed_tables_agree():
    drawn = [(abs(year["z_score"]) > 1.96, overdispersion(year["z_score"])) for year in replays()]
    assert np.mean([outside.sum() for outside, _ in drawn]) == pytest.approx(medpar_outside_by_chance().sum(), abs=0.12)
    scores = medpar_hospitals()["z_score"]
    as_wide = np.mean([spread >= overdispersion(scores) for _, spread in drawn])
    assert as_wide == pytest.approx(overdispersion_by_chance(scores), abs=0.025)
    year = next(replays(1))
    assert len(outside_funnel(year)) == (abs(year["z_score"]) > 1.96).sum()


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=80))
def test_the_chance_of_a_spread_is_scipys(scores):
    assert overdispersion_by_chance(scores) == pytest.approx(chi2.sf(np.square(scores).sum(), len(scores)))


def test_no_hospitals_have_no_spread():
    assert is_undefined(overdispersion_by_chance([]))


@pytest.mark.parametrize(
    ("changed", "named"), [({"z": 0}, "^z must"), ({"dispersion": math.nan}, "^dispersion must"), ({"risk": [1.2]}, "^risk must")]
)
def test_bad_arguments_are_refused_by_name(changed, named):
    frame = pd.DataFrame({"hospital": ["X"], "risk": changed.pop("risk", [0.5])})
    with pytest.raises(ValueError, match=named):
        outside_by_chance(frame, hospital="hospital", risk="risk", **changed)
