"""Synthetic patients: the same from the same seed, and what they were asked to be."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbc.cohorts import hospitals_that_differ, patient_risks, two_hospitals


@settings(deadline=None)
@given(st.floats(0.01, 0.9), st.integers(1, 400), st.floats(0.5, 200), st.integers(0, 1_000))
def test_calibrated_risks_have_the_mean_asked_for(mean, n, concentration, seed):
    risks = patient_risks(mean, n, concentration=concentration, seed=seed)
    assert risks.shape == (n,) and ((risks >= 0) & (risks <= 1)).all()
    assert risks.mean() == pytest.approx(mean, abs=1e-9)


def test_risks_that_are_not_calibrated_are_beta():
    risks = patient_risks(0.15, 200_000, concentration=12, calibrated=False)
    assert risks.mean() == pytest.approx(0.15, abs=0.001)
    assert risks.var() == pytest.approx(0.15 * 0.85 / 13, rel=0.02)


def test_concentration_makes_patients_alike():
    spreads = [patient_risks(0.15, 2_000, concentration=c).std() for c in (2, 12, 100)]
    assert spreads == sorted(spreads, reverse=True)


def test_the_two_hospitals_have_the_published_totals_whatever_the_seed():
    for seed in range(20):
        patients = two_hospitals(seed=seed)
        totals = patients.groupby("hospital").agg(n=("risk", "size"), expected=("risk", "sum"), died=("died", "sum"))
        assert totals.loc["X"].tolist() == pytest.approx([200, 30, 24])
        assert totals.loc["Y"].tolist() == pytest.approx([50, 2.5, 3])


def test_deaths_fall_on_the_patients_at_higher_risk():
    drawn = [two_hospitals(seed=seed) for seed in range(20)]
    gaps = [d.loc[d["died"] == 1, "risk"].mean() - d.loc[d["died"] == 0, "risk"].mean() for d in drawn]
    assert np.mean(gaps) > 0.05


def test_the_same_seed_gives_the_same_patients_and_another_seed_others():
    for draw in (
        lambda seed: two_hospitals(seed=seed),
        lambda seed: hospitals_that_differ(hospitals=5, patients_each=20, spread=0.3, seed=seed),
    ):
        assert draw(4).equals(draw(4)) and not draw(4).equals(draw(5))


def test_draws_are_those_of_this_seed_on_every_machine():
    assert patient_risks(0.15, 3, seed=7, calibrated=False).round(6).tolist() == [0.16385, 0.285446, 0.216408]
    assert two_hospitals(seed=0)["died"].to_numpy().nonzero()[0][:4].tolist() == [10, 23, 38, 52]


def test_hospitals_differ_by_as_much_as_asked():
    cohort = hospitals_that_differ(hospitals=3_000, patients_each=1, spread=0.4, seed=2)
    assert cohort["effect"].std() == pytest.approx(0.4, rel=0.05)
    assert hospitals_that_differ(hospitals=9, patients_each=4, spread=0)["effect"].eq(0).all()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"mean": 0, "n": 5}, "^mean must be above 0 and below 1"),
        ({"mean": 1.0, "n": 5}, "^mean must be above 0 and below 1"),
        ({"mean": 15, "n": 5}, "^mean must lie between 0 and 1"),
        ({"mean": 0.1, "n": 0}, "^n must be above 0"),
        ({"mean": 0.1, "n": 2.5}, "^n must be a whole number"),
        ({"mean": 0.1, "n": 5, "concentration": 0}, "^concentration must be above 0"),
        ({"mean": 0.1, "n": 5, "seed": -1}, "^seed must be 0 or more"),
        ({"mean": math.nan, "n": 5}, "^mean must be a finite number"),
    ],
)
def test_bad_arguments_are_refused_by_name(arguments, said):
    with pytest.raises(ValueError, match=said):
        patient_risks(**arguments)
