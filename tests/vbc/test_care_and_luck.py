"""Care and luck: whole patients in every cell, exact chances, and the same score for very different risks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from vbc.care_and_luck import chance_of_double, chance_of_more, chances_of_events, drawn_year, patients_by_care
from vbc.undefined import is_undefined

CLINIC = {"high_risk_share": 0.3, "done_share": 0.8, "missed": "anyone", "risk_low": 0.02, "risk_high": 0.3, "left_by_care": 1 / 3}


@given(
    patients=st.integers(0, 300),
    high=st.floats(0, 1),
    done=st.floats(0, 1),
    missed=st.sampled_from(["anyone", "high risk", "low risk"]),
)
def test_every_patient_is_counted_once_and_the_score_is_kept(patients, high, done, missed):
    table = patients_by_care(patients, **CLINIC | {"high_risk_share": high, "done_share": done, "missed": missed})
    assert (table["patients"] >= 0).all()
    assert table["patients"].sum() == patients
    assert table.loc[table["done"], "patients"].sum() == round(patients * done)
    assert table.loc[table["risk_group"] == "high", "patients"].sum() == round(patients * high)


def test_whom_the_misses_fall_upon_decides_at_one_score():
    expected = {}
    for missed in ("low risk", "anyone", "high risk"):
        table = patients_by_care(100, **CLINIC | {"missed": missed})
        expected[missed] = (table["patients"] * table["risk"]).sum()
    assert expected["low risk"] < expected["anyone"] < expected["high risk"]
    assert expected["high risk"] == pytest.approx(2 * expected["low risk"])


def test_chances_of_one_group_are_binomial():
    assert chances_of_events([40], [0.15]) == pytest.approx(binom.pmf(np.arange(41), 40, 0.15))


@given(st.lists(st.tuples(st.integers(0, 40), st.floats(0, 1)), min_size=1, max_size=4))
def test_chances_sum_to_1_and_have_the_mean_of_the_risks(groups):
    patients, risks = zip(*groups, strict=True)
    chances = chances_of_events(list(patients), list(risks))
    assert chances.sum() == pytest.approx(1)
    mean = sum(n * risk for n, risk in groups)
    assert (np.arange(len(chances)) * chances).sum() == pytest.approx(mean, abs=1e-6)


def test_more_double_and_level_agree_with_simulated_years():
    rng = np.random.default_rng(1)
    x, y = rng.binomial(50, 0.1, 400_000), rng.binomial(30, 0.2, 400_000)
    first, second = chances_of_events([50], [0.1]), chances_of_events([30], [0.2])
    assert chance_of_more(first, second) == pytest.approx((x > y).mean(), abs=0.004)
    twice = ((x >= 2 * y) | (y >= 2 * x)) & (x + y > 0)
    assert chance_of_double(first, second) == pytest.approx(twice.mean(), abs=0.004)


def test_a_ratio_of_no_events_is_undefined():
    assert is_undefined(chance_of_double(chances_of_events([10], [0.0]), chances_of_events([5], [0.0])))


def test_what_cannot_be_is_refused_by_name():
    with pytest.raises(ValueError, match="missed must be one of anyone, high risk, low risk, not 'nobody'"):
        patients_by_care(10, **CLINIC | {"missed": "nobody"})
    with pytest.raises(ValueError, match="each of the 2 groups"):
        chances_of_events([1, 2], [0.1])
    with pytest.raises(ValueError, match="done_share"):
        patients_by_care(10, **CLINIC | {"done_share": 1.2})


def test_a_drawn_year_has_every_patient_and_on_average_the_expected_events():
    clinic = patients_by_care(100, **CLINIC)
    expected = (clinic["patients"] * clinic["risk"]).sum()
    years = [drawn_year(clinic, seed=seed) for seed in range(400)]
    assert all(len(year) == 100 and year["done"].sum() == 80 for year in years)
    assert np.mean([year["event"].sum() for year in years]) == pytest.approx(expected, abs=0.4)
    assert years[0]["risk_group"].tolist() == ["high"] * 30 + ["low"] * 70
