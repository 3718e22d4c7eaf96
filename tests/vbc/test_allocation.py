"""One budget, three allocations: the published figures, closed forms, and what a budget cannot do."""

from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from vbc.allocation import allocation_curve, efficient_allocation, equal_allocation, gap_closing_allocation, where_they_part
from vbc.equity_program import EquityProgram, allocate
from vbc.undefined import is_undefined

DIMINISHING = EquityProgram(effect_low=0.05, effect_high=0.09, diminishing=True)


@pytest.mark.parametrize(
    ("units", "low", "high", "gap", "ratio"),
    [(1, 0.12, 0.22, 0.10, 1.833), (1.6, 0.138, 0.202, 0.064, 1.464), (2, 0.15, 0.19, 0.04, 1.267)],
)
def test_the_published_linear_allocations(units, low, high, gap, ratio):
    found = allocate(EquityProgram(), units)
    assert (found.rate_low, found.rate_high, found.gap) == pytest.approx((low, high, gap))
    assert found.ratio == pytest.approx(ratio, abs=5e-4) and found.mean == pytest.approx(0.17)


def test_the_published_diminishing_returns():
    best, equal, all_high = efficient_allocation(DIMINISHING), equal_allocation(DIMINISHING), allocate(DIMINISHING, 2)
    assert best.units_high == pytest.approx(1 + 0.5 * log(0.09 / 0.05)) == pytest.approx(1.294, abs=5e-4)
    assert best.mean == pytest.approx(0.15468, abs=5e-6) and equal.mean == pytest.approx(0.15575, abs=5e-6)
    assert all_high.gap == pytest.approx(0.0222, abs=5e-5) and all_high.mean == pytest.approx(0.1611, abs=5e-5)
    assert where_they_part(DIMINISHING) == best.units_high


def test_equity_and_efficiency_agree_until_they_part():
    curve = allocation_curve(DIMINISHING, points=401)
    assert (curve["gap"].diff().dropna() < 0).all()
    agree = curve[(curve["units_high"] >= 1) & (curve["units_high"] <= where_they_part(DIMINISHING))]
    apart = curve[curve["units_high"] >= where_they_part(DIMINISHING)]
    assert (agree["mean"].diff().dropna() < 0).all() and (apart["mean"].diff().dropna() > 0).all()


@given(
    st.floats(0.01, 0.14), st.floats(0.01, 0.24), st.floats(1, 4_000), st.integers(50, 1_000), st.integers(50, 1_000), st.booleans()
)
def test_no_division_avoids_more_than_the_efficient_one(k_low, k_high, budget, n_low, n_high, diminishing):
    program = EquityProgram(
        effect_low=k_low, effect_high=k_high, budget=budget, size_low=n_low, size_high=n_high, diminishing=diminishing
    )
    best = efficient_allocation(program)
    if not is_undefined(best):
        assert best.mean <= allocation_curve(program, points=101)["mean"].min() + 1e-12
        found = minimize_scalar(
            lambda x: allocate(program, min(x, program.most_high)).mean, bounds=(0, program.most_high), method="bounded"
        )
        assert best.mean <= found.fun + 1e-9


@given(st.floats(0.01, 0.3), st.floats(0.01, 0.3), st.floats(0.005, 0.05), st.floats(0, 6_000), st.integers(50, 900))
def test_the_budget_is_spent_and_the_gap_closed_as_far_as_it_reaches(b_low, b_high, kappa, budget, n_low):
    program = EquityProgram(
        baseline_low=b_low, baseline_high=b_high, effect_low=kappa, effect_high=kappa, budget=budget, size_low=n_low
    )
    for found in (equal_allocation(program), gap_closing_allocation(program)):
        assert n_low * found.units_low + 500 * found.units_high == pytest.approx(budget, abs=1e-6)
    closed = gap_closing_allocation(program)
    smallest = allocation_curve(program, points=51)["gap"].abs().min()
    assert abs(closed.gap) <= smallest + 1e-9


def test_a_feasible_gap_closes_where_the_closed_form_says():
    found = gap_closing_allocation(EquityProgram(budget=2_000))
    assert found.units_high - found.units_low == pytest.approx(0.10 / 0.03) and found.gap == pytest.approx(0, abs=1e-12)


def test_edges_say_so():
    equal_effects = efficient_allocation(EquityProgram())
    assert equal_effects.reason.startswith("a unit does equally much in both groups")
    assert is_undefined(where_they_part(EquityProgram()))
    ahead = EquityProgram(effect_low=0.05, effect_high=0.02)
    assert efficient_allocation(ahead).units_high == 0 and is_undefined(where_they_part(ahead))
    plenty = efficient_allocation(EquityProgram(budget=50_000))
    assert plenty.mean == 0 and plenty.rate_low == 0
    nothing = EquityProgram(budget=0)
    assert equal_allocation(nothing).gap == gap_closing_allocation(nothing).gap == pytest.approx(0.10)
    useless = EquityProgram(effect_low=0, effect_high=0)
    assert is_undefined(efficient_allocation(useless)) and gap_closing_allocation(useless).gap == pytest.approx(0.10)
    assert is_undefined(allocate(EquityProgram(baseline_low=0.0), 1).ratio)
    turned = EquityProgram(baseline_low=0.25, baseline_high=0.15)
    assert gap_closing_allocation(turned).units_high == 0 and gap_closing_allocation(turned).gap < 0
    one_sided = EquityProgram(effect_low=0, effect_high=0.09, diminishing=True)
    assert efficient_allocation(one_sided).units_high == 2


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: allocate(EquityProgram(), 2.1), "units_high must be at most 2, which takes the whole budget, not 2.1"),
        (lambda: allocate(EquityProgram(), -0.1), "units_high must be 0 or more"),
        (lambda: EquityProgram(baseline_low=15), "baseline_low must lie between 0 and 1, not 15"),
        (lambda: EquityProgram(size_high=0), "size_high must be above 0"),
        (lambda: EquityProgram(budget=float("inf")), "budget must be a finite number"),
        (lambda: EquityProgram(effect_low=0.2, diminishing=True), "effect_low must not be above the baseline of 0.15, not 0.2"),
        (lambda: allocation_curve(EquityProgram(), points=1), "points must be 2 or more"),
    ],
)
def test_bad_input_is_refused_by_name(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_rates_follow_the_stated_law():
    assert DIMINISHING.rate_high(1.5) == pytest.approx(0.25 - 0.09 * (1 - exp(-1.5)))
    assert EquityProgram().rate_low(9) == 0
    assert np.isfinite(allocation_curve(EquityProgram(budget=50_000))["mean"]).all()
