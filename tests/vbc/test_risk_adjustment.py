"""Expected events, the ratio, the adjusted rate, case-mix and discrimination."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit
from scipy.stats import mannwhitneyu

from vbc.case_mix import c_statistic, case_mix, predicted_risk
from vbc.risk_adjustment import expected, expected_events, observed_to_expected, risk_adjusted_rate
from vbc.undefined import is_undefined


def test_the_published_hospitals():
    assert expected(0.15, 200) == 30 and expected(0.05, 50) == 2.5
    assert observed_to_expected(24, 30, n=200) == pytest.approx(0.80)
    assert observed_to_expected(3, 2.5, n=50) == pytest.approx(1.20)
    assert risk_adjusted_rate(24, 30, overall_rate=27 / 250) == pytest.approx(0.8 * 0.108)


def test_expected_is_the_sum_of_the_hospitals_own_risks():
    assert expected_events([0.15] * 200) == pytest.approx(30)
    assert expected_events([]) == 0


def test_zero_events_are_a_ratio_of_zero_and_zero_expected_is_undefined_for_two_reasons():
    assert observed_to_expected(0, 2.5) == 0
    assert observed_to_expected(0, 0).reason == "no events are expected"
    assert "none can" in observed_to_expected(2, 0).reason
    assert is_undefined(risk_adjusted_rate(0, 0, overall_rate=0.1))
    assert risk_adjusted_rate(0, 3, overall_rate=0.1) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"observed": 51, "expected": 3, "n": 50}, "^observed must not exceed the 50 patients, not 51"),
        ({"observed": 3, "expected": 50.5, "n": 50}, "^expected must not exceed the 50 patients, not 50.5"),
        ({"observed": 1, "expected": 1, "n": 0}, "^observed must not exceed the 0 patients"),
        ({"observed": math.nan, "expected": 1}, "^observed must be a finite number"),
        ({"observed": 1, "expected": math.inf}, "^expected must be a finite number"),
        ({"observed": -1, "expected": 1}, "^observed must be 0 or more, not -1"),
        ({"observed": 1, "expected": -1}, "^expected must be 0 or more, not -1"),
        ({"observed": 1, "expected": 1, "n": 2.5}, "^n must be a whole number"),
    ],
)
def test_bad_counts_are_refused_by_name(arguments, said):
    with pytest.raises(ValueError, match=said):
        observed_to_expected(**arguments)


def test_rates_outside_their_range_are_refused_by_name():
    with pytest.raises(ValueError, match=r"^rate must lie between 0 and 1, not 15"):
        expected(15, 200)
    with pytest.raises(ValueError, match=r"^n must be 0 or more"):
        expected(0.15, -1)
    with pytest.raises(ValueError, match=r"^risks must hold numbers between 0 and 1, not 1.5"):
        expected_events([0.5, 1.5])
    with pytest.raises(ValueError, match=r"^overall_rate must"):
        risk_adjusted_rate(1, 1, overall_rate=2)


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5)), max_size=6), st.floats(-1_000, 1_000))
def test_predicted_risk_is_the_inverse_logit_of_the_log_odds(terms, intercept):
    factors, effects = [a for a, _ in terms], [b for _, b in terms]
    risk = predicted_risk(factors, effects, intercept=intercept)
    assert risk == pytest.approx(expit(intercept + np.dot(factors, effects)), abs=1e-9)
    assert 0 <= risk <= 1


def test_predicted_risk_wants_one_coefficient_a_factor():
    with pytest.raises(ValueError, match=r"^coefficients must match the 2 covariates, not 1"):
        predicted_risk([1, 0], [0.3], intercept=0)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 10)), min_size=1, max_size=60))
def test_the_c_statistic_is_mann_whitneys_u_over_the_pairs(patients):
    happened = [int(event) for event, _ in patients]
    risks = [risk / 10 for _, risk in patients]
    found = c_statistic(happened, risks)
    with_event = [risk for event, risk in zip(happened, risks, strict=True) if event]
    without = [risk for event, risk in zip(happened, risks, strict=True) if not event]
    if with_event and without:
        u = mannwhitneyu(with_event, without, method="asymptotic").statistic
        assert found == pytest.approx(u / len(with_event) / len(without))
    else:
        assert is_undefined(found)


def test_the_c_statistic_refuses_what_is_no_event():
    with pytest.raises(ValueError, match=r"^happened must"):
        c_statistic([0, 2], [0.1, 0.2])
    with pytest.raises(ValueError, match=r"^happened must"):
        c_statistic([0, 1, 1], [0.1, 0.2])


def test_case_mix_sets_each_hospital_against_all_patients():
    patients = pd.DataFrame({"site": list("XXXY"), "emergency": [1, 1, 0, 0], "same": [1, 1, 1, 1]})
    mix = case_mix(patients, hospital="site", factors=["emergency", "same"]).set_index(["factor", "hospital"])
    assert mix.loc[("emergency", "X"), "mean"] == pytest.approx(2 / 3)
    assert mix.loc[("emergency", "X"), "standardised_difference"] == pytest.approx((2 / 3 - 0.5) / 0.5)
    assert mix["n"].tolist() == [3, 1, 3, 1]
    assert mix.loc["same", "standardised_difference"].isna().all()
    weighted = mix.loc["emergency"]
    assert (weighted["mean"] * weighted["n"]).sum() / weighted["n"].sum() == pytest.approx(0.5)
    with pytest.raises(ValueError, match="at least one patient"):
        case_mix(patients.iloc[:0], hospital="site", factors=["emergency"])
