"""Bundles, capitation and prevention: closed forms, and the chance of a bad year against the panels' own luck."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from vbc.bundles import JOINT_REPLACEMENT_LIMITS, more_episodes, reconcile, target_price, winsorised_episodes
from vbc.capitation import (
    capitation_revenue,
    loss_by_size,
    loss_chance_of_panel,
    medicare_advantage_payment,
    members_for_safety,
    probability_of_loss,
    selection_margin,
)
from vbc.kept_panels import medicare_panel
from vbc.prevention import prevention_by_year, prevention_value, stay_rate_for_prevention
from vbc.undefined import is_undefined


@given(st.floats(1, 1e5), st.floats(0, 3e5), st.floats(0, 0.3), st.floats(0, 0.5), st.floats(0, 0.5))
def test_reconciliation_is_a_clipped_difference(baseline, actual, discount, gain, loss):
    target = (1 - discount) * baseline
    found = reconcile(actual=actual, baseline=baseline, discount=discount, stop_gain=gain, stop_loss=loss)
    assert found.payment == pytest.approx(np.clip(target - actual, -loss * target, gain * target), abs=1e-6)
    assert found.target == pytest.approx(target)


def test_a_hospital_that_costs_what_it_always_cost_owes_the_discount():
    assert reconcile(actual=25_000, baseline=25_000).payment == pytest.approx(-750)
    assert reconcile(actual=250_000, baseline=25_000, episodes=10).payment == pytest.approx(-7_500)
    gain, loss = JOINT_REPLACEMENT_LIMITS[2]
    capped = reconcile(actual=10_000, baseline=25_000, stop_gain=gain, stop_loss=loss)
    assert capped.payment == pytest.approx(0.05 * 24_250) and capped.limited
    assert reconcile(actual=40_000, baseline=25_000, stop_loss=JOINT_REPLACEMENT_LIMITS[1][1]).payment == 0


def test_outliers_are_pulled_in_and_kept():
    costs = [*range(1, 100), 10_000]
    assert winsorised_episodes(costs).max() == 99 and len(winsorised_episodes(costs)) == 100
    assert more_episodes(price=100, cost=80, episodes=5) == 100
    with pytest.raises(ValueError, match=r"^baseline must be above 0"):
        target_price(0)
    with pytest.raises(ValueError, match=r"^discount must lie"):
        target_price(5, discount=1.5)


def test_capitation_pays_by_the_head_the_month_and_the_risk():
    assert capitation_revenue(per_member_per_month=900, members=1) == 10_800
    assert capitation_revenue(per_member_per_month=900, members=10, risk_factor=1.21, months=6) == pytest.approx(65_340)
    assert medicare_advantage_payment(base_rate=1_100, raw_risk_score=1.067) == pytest.approx(1_100 * 0.941)
    with pytest.raises(ValueError, match=r"^normalization must be above 0"):
        medicare_advantage_payment(base_rate=1, raw_risk_score=1, normalization=0)


@given(st.floats(5_000, 15_000), st.floats(5_000, 15_000), st.floats(1_000, 50_000), st.integers(1, 10**6))
def test_the_chance_of_a_loss_is_the_normal_laws(revenue, mean, deviation, members):
    found = probability_of_loss(revenue=revenue, mean_cost=mean, deviation=deviation, members=members)
    assert found == pytest.approx(stats.norm.cdf((mean - revenue) / (deviation / np.sqrt(members))), abs=1e-9)


def test_a_margin_of_three_percent_is_no_safety_for_a_thousand_members():
    for members, safe, skewed in ((1_000, 0.68, 0.71), (10_000, 0.93, 0.93)):
        normal = probability_of_loss(revenue=10_800, mean_cost=10_462.77, deviation=2.158 * 10_462.77, members=members)
        assert 1 - normal == pytest.approx(safe, abs=6e-3)
        chance = loss_chance_of_panel(medicare_panel(members), loading=10_800 / 10_462.77 - 1)
        assert 1 - chance == pytest.approx(skewed, abs=6e-3)


@given(st.floats(0.005, 0.2), st.floats(0.5, 3), st.floats(0.01, 0.4))
def test_members_for_safety_bring_the_chance_down(loading, variation, chance):
    members = members_for_safety(loading=loading, variation=variation, chance=chance)
    assert probability_of_loss(revenue=1 + loading, mean_cost=1, deviation=variation, members=members) <= chance + 1e-9


def test_losses_by_size_hold_both_laws():
    table = loss_by_size([500, 1_000, 60_000], loading=0.03)
    assert table["normal"].is_monotonic_decreasing and table["skewed"].is_monotonic_decreasing
    assert (table["normal"] - table["skewed"]).abs().iloc[-1] < 0.01 < (table["normal"] - table["skewed"]).iloc[0]


def test_size_does_not_help_who_is_paid_too_little():
    assert is_undefined(members_for_safety(loading=0.0, variation=2))
    small, large = (probability_of_loss(revenue=95, mean_cost=100, deviation=200, members=n) for n in (100, 10_000))
    assert small < large
    assert selection_margin(payment=31_000, expected_cost=31_000) == 0


@given(st.floats(0, 1_000), st.floats(0, 500), st.integers(0, 30), st.integers(1, 5), st.floats(0, 1), st.floats(0, 0.1))
def test_prevention_is_a_geometric_sum(cost, avoided, years, first, stay, rate):
    by_hand = sum(avoided * stay**t / (1 + rate) ** t for t in range(first, first + years)) - cost
    found = prevention_value(cost=cost, avoided_a_year=avoided, years=years, first_year=first, stay_rate=stay, discount_rate=rate)
    assert found == pytest.approx(by_hand, abs=1e-6)
    table = prevention_by_year(cost=cost, avoided_a_year=avoided, years=years, first_year=first, stay_rate=stay, discount_rate=rate)
    assert table["plan"].iloc[-1] == pytest.approx(by_hand, abs=1e-6)
    assert (table["plan"] <= table["everybody"] + 1e-9).all()


def test_a_plan_whose_members_leave_does_not_pay_for_what_pays_everybody():
    action = {"cost": 600, "avoided_a_year": 120, "years": 10}
    assert prevention_value(**action) > 0 > prevention_value(**action, stay_rate=0.8)
    stay = stay_rate_for_prevention(**action)
    assert prevention_value(**action, stay_rate=stay) == pytest.approx(0, abs=1e-6)
    assert is_undefined(stay_rate_for_prevention(cost=6_000, avoided_a_year=120, years=10))
    with pytest.raises(ValueError, match=r"^stay_rate must lie"):
        prevention_value(**action, stay_rate=1.2)
    for value in (prevention_value, prevention_by_year):
        with pytest.raises(ValueError, match=r"^discount_rate must be above -1, not -1"):
            value(**action, discount_rate=-1)
