"""Added years of life: they bring QALYs and costs of care, and both belong in the ratio."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.analyses import DRUG
from vbc.life_extension import drug_price_and_future_care, life_extension, present_value
from vbc.qaly import discounted_qalys

shares = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(lambda drawn: sorted(drawn, reverse=True))


def test_dropping_future_care_flatters_the_drug():
    assert DRUG.cost == 88_900
    whole = drug_price_and_future_care(DRUG.drug_cost, DRUG.future_care_cost)
    drug_only = drug_price_and_future_care(DRUG.drug_cost, DRUG.future_care_cost, include_future_care=False)
    assert (whole / DRUG.outcome, drug_only / DRUG.outcome) == pytest.approx((118_533.33, 83_200), abs=0.01)
    # at $100,000 a QALY the decision turns on it
    assert drug_only < 100_000 * DRUG.outcome < whole


@given(shares, shares, st.floats(0, 0.1), st.floats(0, 1), st.floats(0, 50_000))
def test_added_qalys_and_costs_are_differences_of_two_lives(new, standard, rate, utility, care):
    added = life_extension(new, standard, utility=utility, care_cost=care, rate=rate)
    qalys = discounted_qalys(np.multiply(new, utility), rate=rate) - discounted_qalys(np.multiply(standard, utility), rate=rate)
    costs = present_value(np.multiply(new, care), rate=rate) - present_value(np.multiply(standard, care), rate=rate)
    assert added["added_qalys"].sum() == pytest.approx(qalys, abs=1e-9)
    assert added["added_care_cost"].sum() == pytest.approx(costs, abs=1e-6)
    assert added["added_life"].sum() == pytest.approx(sum(new) - sum(standard), abs=1e-9)


def test_utilities_and_costs_may_differ_by_year():
    added = life_extension([1, 1], [1, 0], utility=[0.9, 0.5], care_cost=[0, 8_000], rate=0.03)
    assert added["added_qalys"].tolist() == pytest.approx([0, 0.5 / 1.03**2])
    assert added["added_care_cost"].tolist() == pytest.approx([0, 8_000 / 1.03**2])


def test_present_value_of_savings_is_negative():
    assert present_value([-103], rate=0.03) == pytest.approx(-100)
    assert present_value([100, 100], rate=0.03, timing="start of year") == pytest.approx(100 + 100 / 1.03)


GOOD = {"survival_new": [1, 0.5], "survival_standard": [1, 0.4], "utility": 0.8, "care_cost": 100}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"survival_new": [0.5, 0.6]}, "survival_new must never rise"),
        ({"survival_standard": [1, 0.5, 0.2]}, "survival_standard must cover the 2 years"),
        ({"survival_standard": [1.2, 0.5]}, "numbers between 0 and 1"),
        ({"survival_new": []}, "at least one year"),
        ({"utility": 1.1}, "utility must not exceed 1"),
        ({"utility": [0.8, 0.8, 0.8]}, "one number or one a year for 2 years"),
        ({"care_cost": -1}, "care_cost must be 0 or more"),
        ({"rate": -1}, "rate must be above -1"),
    ],
)
def test_bad_lives_are_refused(change, said):
    with pytest.raises(ValueError, match=said):
        life_extension(**{**GOOD, **change})


def test_no_amounts_have_no_present_value():
    with pytest.raises(ValueError, match="at least one year"):
        present_value([])
    with pytest.raises(ValueError, match="future_care must be 0 or more"):
        drug_price_and_future_care(1, -1)
