"""Gaps over the years: the published series, years to a target, and what is left when the funding ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.convergence import converging_gap, gaps_by_year, years_until
from vbc.undefined import is_undefined


def test_the_published_series():
    rates = [0.15 + converging_gap(t, baseline_gap=0.10, retained=0.7) for t in range(6)]
    assert [round(rate, 3) for rate in rates] == [0.25, 0.22, 0.199, 0.184, 0.174, 0.167]


def test_when_funding_ends_equity_s_gap_rebounds_and_justice_s_stays():
    table = gaps_by_year(years=6, funding_ends=3).set_index(["approach", "year"])["gap"]
    assert table["equity", 3] == 0.04 and table["equity", 4] == 0.10
    assert table["justice", 3] == pytest.approx(0.034, abs=5e-4) and table["justice", 6] == table["justice", 3]
    assert (table["equality"] == 0.10).all() and table["equity", 0] == table["justice", 0] == 0.10
    going_on = gaps_by_year(years=6, funding_ends=3, goes_on=True).set_index(["approach", "year"])["gap"]
    assert going_on["justice", 6] == pytest.approx(0.10 * 0.7**6)
    unfunded = gaps_by_year(years=3, funding_ends=0, goes_on=True).set_index(["approach", "year"])["gap"]
    assert unfunded["justice", 3] == unfunded["equity", 3] == 0.10


def test_justice_overtakes_equity_in_the_third_year():
    table = gaps_by_year(years=5).pivot(index="year", columns="approach", values="gap")
    assert (table["justice"] < table["equity"]).tolist() == [False, False, False, True, True, True]


@given(st.floats(0.001, 0.5), st.floats(0.0005, 0.5), st.floats(0.01, 0.99))
def test_the_target_is_met_in_that_year_and_not_a_year_before(gap, target, retained):
    years = years_until(target, baseline_gap=gap, retained=retained)
    assert converging_gap(years, baseline_gap=gap, retained=retained) <= target * (1 + 1e-6)
    if years:
        assert converging_gap(years - 1, baseline_gap=gap, retained=retained) > target * (1 - 1e-6)


def test_years_at_the_edges():
    assert years_until(0.1, baseline_gap=0.1, retained=0.7) == 0
    assert years_until(0.049, baseline_gap=0.1, retained=0.7) == 2  # 0.1 · 0.7² misses 0.049 by rounding error only
    assert years_until(0.01, baseline_gap=0.1, retained=0) == 1
    assert is_undefined(years_until(0.01, baseline_gap=0.1, retained=1)) and is_undefined(
        years_until(0, baseline_gap=0.1, retained=0.7)
    )
    assert years_until(0, baseline_gap=0, retained=1) == 0
    with pytest.raises(ValueError, match="retained must lie between 0 and 1"):
        years_until(0.01, baseline_gap=0.1, retained=1.2)
    with pytest.raises(ValueError, match="years must be a whole number"):
        converging_gap(1.5, baseline_gap=0.1, retained=0.7)
