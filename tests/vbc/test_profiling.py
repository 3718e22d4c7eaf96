"""Hospital tables: totals that must agree, and the same numbers as the functions for one hospital."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbc.intervals import event_variance, exact_poisson_interval, z_score
from vbc.profiling import hospital_profile, with_intervals
from vbc.risk_adjustment import expected_events, observed_to_expected, risk_adjusted_rate

patients = st.lists(st.tuples(st.sampled_from("XYZ"), st.booleans(), st.floats(0.01, 0.99)), min_size=1, max_size=80).map(
    lambda rows: pd.DataFrame(rows, columns=["site", "died", "risk"]).astype({"died": int})
)


@settings(deadline=None)
@given(patients)
def test_each_row_is_what_the_functions_for_one_hospital_say(frame):
    profile = hospital_profile(frame, hospital="site", outcome="died", expected="risk")
    assert profile["n"].sum() == len(frame)
    assert profile["observed"].sum() == frame["died"].sum()
    assert profile["expected"].sum() == pytest.approx(frame["risk"].sum())
    for row in profile.itertuples():
        own = frame[frame["site"] == row.hospital]
        deaths, expectation = own["died"].sum(), expected_events(own["risk"])
        assert row.ratio == pytest.approx(observed_to_expected(deaths, expectation))
        assert row.z_score == pytest.approx(z_score(deaths, expectation, variance=event_variance(own["risk"])))
        overall = frame["died"].mean()
        assert row.adjusted_rate == pytest.approx(risk_adjusted_rate(deaths, expectation, overall_rate=overall))


@settings(deadline=None)
@given(patients, st.floats(0.6, 0.999))
def test_intervals_are_the_exact_ones_and_overdispersion_widens_them(frame, level):
    profile = hospital_profile(frame, hospital="site", outcome="died", expected="risk")
    plain, wide = with_intervals(profile, level=level), with_intervals(profile, level=level, dispersion=3)
    for row in plain.itertuples():
        exact = exact_poisson_interval(int(row.observed), expected=row.expected, level=level)
        assert (row.lower, row.upper) == pytest.approx(exact)
    assert (wide["lower"] <= plain["lower"]).all() and (wide["upper"] >= plain["upper"]).all()
    assert (wide["ratio"] == plain["ratio"]).all()


def test_days_vary_as_poisson_counts_and_may_exceed_one():
    frame = pd.DataFrame({"site": ["X", "X", "Y"], "days": [3, 9, 4], "expected": [5.0, 5.0, 6.0]})
    profile = hospital_profile(frame, hospital="site", outcome="days", expected="expected", model="poisson")
    assert profile["variance"].tolist() == [10, 6]
    assert profile["ratio"].tolist() == pytest.approx([1.2, 2 / 3])
    assert profile["raw_rate"].tolist() == [6, 4]


def test_certain_outcomes_leave_a_gap_where_the_z_score_would_be():
    frame = pd.DataFrame({"site": ["X"], "died": [1], "risk": [1.0]})
    profile = hospital_profile(frame, hospital="site", outcome="died", expected="risk")
    assert np.isnan(profile["z_score"][0]) and profile["ratio"][0] == 1


@pytest.mark.parametrize(
    ("change", "arguments", "said"),
    [
        ({"risk": [1.2, 0.1]}, {}, "^risk must hold numbers between 0 and 1, not 1.2"),
        ({"risk": [0.0, 0.1]}, {}, "^risk must be above 0 in every hospital, not 0 .hospital X."),
        ({"died": [2, 0]}, {}, "^died must hold 0 and 1 only, not 2"),
        ({"died": [np.nan, 0]}, {}, "^died must hold finite numbers"),
        ({"died": [-1, 0]}, {"model": "poisson"}, "^died must hold numbers of 0 or more"),
        ({}, {"model": "normal"}, "^model must be 'binomial' or 'poisson', not 'normal'"),
    ],
)
def test_bad_patients_are_refused_by_column(change, arguments, said):
    frame = pd.DataFrame({"site": ["X", "Y"], "died": [1, 0], "risk": [0.5, 0.1]}).assign(**change)
    with pytest.raises(ValueError, match=said):
        hospital_profile(frame, hospital="site", outcome="died", expected="risk", **arguments)


def test_no_patients_are_refused():
    with pytest.raises(ValueError, match="at least one patient"):
        hospital_profile(pd.DataFrame({"s": [], "d": [], "r": []}), hospital="s", outcome="d", expected="r")


def test_intervals_refuse_what_has_none():
    with pytest.raises(ValueError, match=r"^expected must be above 0"):
        with_intervals(pd.DataFrame({"observed": [0], "expected": [0]}))
    with pytest.raises(ValueError, match=r"^dispersion must be above 0"):
        with_intervals(pd.DataFrame({"observed": [0], "expected": [1]}), dispersion=0)
