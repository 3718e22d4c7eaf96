"""What a contract pays under luck: simulation, closed forms and the plain settlement are the judges."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from vbc.checks_for_nothing import false_positive_rates, lives_for_false_positives, luck_payout, real_share
from vbc.contract_outlook import (
    chance_of_payment,
    expected_payoff_curve,
    luck_histogram,
    outlook,
    panel_of,
    payoff_curve,
)
from vbc.contract_terms import Contract
from vbc.corridors import Corridor
from vbc.mssp_contract import contract_of_track
from vbc.mssp_tracks import TRACKS
from vbc.panel_simulation import simulate_panels
from vbc.savings_rates import minimum_savings_rate
from vbc.settlement import settle_mssp
from vbc.spending_law import MEDICARE_LIKE
from vbc.stop_loss_value import stop_loss_value
from vbc.undefined import is_undefined

TWO_SIDED = Contract(minimum_savings_rate=0.02, sharing_rate=0.5, loss_rate=0.3, loss_limit=0.04, threshold=100_000)


@pytest.mark.parametrize("true_savings", [0.0, 0.03, -0.02])
def test_an_outlook_is_what_thousands_of_simulated_years_come_to(true_savings):
    benchmark = MEDICARE_LIKE.mean(truncate_at=100_000)
    drawn = simulate_panels(6_000, 5_000, truncate_at=100_000, seed=4)
    measured = 1 - (1 - true_savings) * drawn.truncated / benchmark
    paid = TWO_SIDED.payments(measured)
    found = outlook(TWO_SIDED, panel_of(TWO_SIDED, lives=5_000), true_savings=true_savings)
    error = 4 * paid.std() / np.sqrt(len(paid))
    assert found.expected == pytest.approx(paid.mean(), abs=error)
    assert found.chance_paid == pytest.approx((paid > 0).mean(), abs=0.025)
    assert found.chance_repays == pytest.approx((paid < 0).mean(), abs=0.025)
    assert found.deviation == pytest.approx(paid.std(), rel=0.05)
    assert (found.low, found.high) == pytest.approx(tuple(np.quantile(paid, [0.05, 0.95])), abs=1.5e-3)


def test_the_moment_of_chapter_ten():
    """Nothing is saved, 5,000 lives: how often is a check written?"""
    raw, minimum = Contract(minimum_savings_rate=0.02), Contract(minimum_savings_rate=0.02, threshold=100_000)
    trap = Contract(minimum_savings_rate=0.02, threshold=100_000, benchmark_truncated=False)
    table = Contract(minimum_savings_rate=0.039, threshold=100_000)
    chances = [chance_of_payment(contract, panel_of(contract, lives=5_000)) for contract in (raw, trap, minimum, table)]
    assert chances == pytest.approx([0.254, 0.867, 0.196, 0.046], abs=5e-4)


@pytest.mark.parametrize(("rate", "share"), [(0.02, 0.46), (0.039, 0.65)])
def test_who_is_paid_for_something_real(rate, share):
    contract = Contract(minimum_savings_rate=rate, threshold=100_000)
    panel = panel_of(contract, lives=5_000)
    power = chance_of_payment(contract, panel, true_savings=0.03)
    found = real_share(truly_saving=0.2, power=power, false_positive_rate=chance_of_payment(contract, panel))
    assert found == pytest.approx(share, abs=5e-3)


def test_nobody_saves_all_spending():
    contract = Contract()
    panel = panel_of(contract, lives=5_000)
    for found in (outlook, chance_of_payment):
        with pytest.raises(ValueError, match=r"^true_savings must be below 1, not 1.5"):
            found(contract, panel, true_savings=1.5)


def test_the_share_of_the_real_is_bayes():
    assert real_share(truly_saving=0.2, power=0.5, false_positive_rate=0.0) == 1
    assert real_share(truly_saving=0.0, power=0.5, false_positive_rate=0.1) == 0
    assert is_undefined(real_share(truly_saving=0.2, power=0.0, false_positive_rate=0.0))
    with pytest.raises(ValueError, match=r"^power must lie"):
        real_share(truly_saving=0.2, power=1.2, false_positive_rate=0.1)


@pytest.mark.parametrize(("lives", "power"), [(5_000, 0.35), (10_000, 0.50), (60_000, 0.94)])
def test_power_of_a_true_saving_of_three_percent_at_the_tables_rate(lives, power):
    found = false_positive_rates([lives], minimum_savings_rate=None)
    assert found["power"].iloc[0] == pytest.approx(power, abs=6e-3)


def test_false_positives_fall_with_size_and_the_trap_grows():
    table = false_positive_rates([500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000])
    assert table["raw"].is_monotonic_decreasing and table["truncated"].is_monotonic_decreasing
    assert table["trap"].is_monotonic_increasing and (table["truncated"] < table["raw"]).all()
    assert false_positive_rates([500, 5_000], minimum_savings_rate=None)["lives"].tolist() == [5_000]


def test_the_program_keeps_checks_for_nothing_below_one_in_twenty():
    table = false_positive_rates([5_000, 10_000, 20_000, 60_000], minimum_savings_rate=None)
    assert table["truncated"].round(3).tolist() == [0.046, 0.033, 0.015, 0.001]
    assert table["raw"].round(3).tolist() == [0.088, 0.071, 0.042, 0.009]


@given(st.floats(0.01, 0.3), st.floats(0.005, 0.06), st.floats(1.2, 2.5))
def test_lives_for_a_rate_of_false_positives_are_the_normal_laws(rate, minimum, variation):
    lives = lives_for_false_positives(rate=rate, minimum_savings_rate=minimum, variation=variation)
    assert stats.norm.sf(minimum * np.sqrt(lives) / variation) <= rate + 1e-9
    assert stats.norm.sf(minimum * np.sqrt(max(lives - 1, 0)) / variation) >= rate - 1e-9


def test_lives_for_one_in_twenty_at_two_percent():
    assert lives_for_false_positives(variation=1.65) == 18_415
    exact = false_positive_rates([18_300])["truncated"].iloc[0]
    assert exact == pytest.approx(0.05, abs=1e-3)


@given(st.integers(500, 60_000), st.floats(1.2, 2.5), st.floats(0, 0.05), st.floats(0, 1))
def test_the_expected_luck_payout_is_an_integral(lives, variation, minimum, share):
    sigma = variation / np.sqrt(lives)
    integral = share * stats.norm(0, sigma).expect(lambda s: s, lb=minimum, ub=minimum + 12 * sigma)
    found = luck_payout(lives=lives, variation=variation, minimum_savings_rate=minimum, sharing_rate=share)
    assert found == pytest.approx(integral, abs=1e-7)


def test_luck_is_paid_nearly_a_thousandth_of_the_benchmark():
    found = luck_payout(lives=5_000, variation=1.65, minimum_savings_rate=0.039, sharing_rate=0.4)
    assert found == pytest.approx(0.00092, abs=5e-6)
    contract = Contract(minimum_savings_rate=0.039, sharing_rate=0.4, threshold=100_000)
    assert outlook(contract, panel_of(contract, lives=5_000)).expected == pytest.approx(found, rel=0.03)


def test_a_payoff_curve_is_the_settlement_and_luck_rounds_its_corners():
    savings = np.linspace(-0.1, 0.1, 81)
    curve = payoff_curve(TWO_SIDED, savings)
    assert curve["payment"].to_numpy() == pytest.approx(TWO_SIDED.payments(savings))
    smooth = expected_payoff_curve(TWO_SIDED, panel_of(TWO_SIDED, lives=5_000), savings)
    assert (np.diff(smooth["expected"]) > 0).all() and smooth["without_luck"].to_numpy() == pytest.approx(curve["payment"])
    assert (smooth["low"] <= smooth["high"]).all() and np.diff(smooth["expected"]).max() < np.diff(curve["payment"]).max()
    huge = expected_payoff_curve(TWO_SIDED, panel_of(TWO_SIDED, lives=100_000), [0.06, -0.06])
    assert huge["expected"].to_numpy() == pytest.approx([0.03, -0.018], abs=2e-4)


@settings(deadline=None, max_examples=25)
@given(st.sampled_from([0.002, 0.005, 0.01]), st.sampled_from([0.0, 0.03]), st.sampled_from([1_000, 5_000, 60_000]))
def test_bars_of_luck_add_up(width, true_savings, lives):
    bars = luck_histogram(TWO_SIDED, panel_of(TWO_SIDED, lives=lives), true_savings=true_savings, width=width)
    assert bars["chance"].sum() == pytest.approx(1) and (bars["chance"] >= -1e-12).all()
    assert (bars["high"] - bars["low"]).to_numpy() == pytest.approx(width)
    paid = bars.loc[bars["paid"] == "check", "chance"].sum()
    panel = panel_of(TWO_SIDED, lives=lives)
    assert paid == pytest.approx(chance_of_payment(TWO_SIDED, panel, true_savings=true_savings), abs=1e-9)
    assert set(bars["paid"]) <= {"check", "nothing", "bill"}


def test_a_gate_a_share_or_a_cap_of_nothing_pays_nobody():
    panel = panel_of(TWO_SIDED, lives=5_000)
    assert chance_of_payment(TWO_SIDED, panel, quality_met=False) == 0
    assert chance_of_payment(Contract(sharing_rate=0.0), panel) == 0
    assert chance_of_payment(Contract(payment_cap=0.0), panel) == 0
    ends = Contract(minimum_savings_rate=0.0, corridor=Corridor(beyond="zero"), threshold=100_000)
    between = panel.chance_of_savings(0.0) - panel.chance_of_savings(0.05)
    assert chance_of_payment(ends, panel) == pytest.approx(between)


def test_the_value_of_stop_loss_is_less_luck_for_the_same_true_savings():
    table = stop_loss_value(Contract(), lives=5_000, threshold=100_000, true_savings=0.03).set_index("stop_loss")
    assert table.loc["costs and benchmark", "deviation"] < table.loc["none", "deviation"]
    assert table.loc["costs and benchmark", "chance_paid"] > table.loc["none", "chance_paid"]
    assert table.loc["costs only", "chance_paid"] > 0.95


@pytest.mark.parametrize("track", sorted(TRACKS))
@pytest.mark.parametrize("deviation", [0.005, 0.02, 0.05, 0.4, -0.005, -0.02, -0.05, -0.4])
@pytest.mark.parametrize("low_revenue", [False, True])
def test_a_track_as_a_contract_settles_as_the_rule_does(track, deviation, low_revenue):
    two = TRACKS[track].two_sided
    contract = contract_of_track(
        track, lives=9_000, minimum_rate=0.01 if two else None, quality_score=0.7, revenue_share=0.3, low_revenue=low_revenue
    )
    rule = settle_mssp(
        track,
        benchmark=1e8,
        spending=1e8 * (1 - deviation),
        lives=9_000,
        minimum_rate=0.01 if two else None,
        quality_score=0.7,
        revenue=3e7,
        low_revenue=low_revenue,
    )
    assert float(contract.payments(np.array([deviation]))[0]) * 1e8 == pytest.approx(rule.payment, abs=1e-3)


def test_a_track_that_needs_revenue_says_so():
    with pytest.raises(ValueError, match=r"^revenue_share is needed: on BASIC D no more than 4 % of revenue is repaid"):
        contract_of_track("BASIC D", lives=9_000)
    with pytest.raises(ValueError, match=r"^minimum_rate must be left to the table on BASIC B"):
        contract_of_track("BASIC B", lives=9_000, minimum_rate=0.0)
    assert contract_of_track("ENHANCED", lives=9_000, quality_score=0.6).loss_rate == pytest.approx(0.55)


@pytest.mark.parametrize(("lives", "level", "variation"), [(5_000, 0.05, 1.68), (20_000, 0.025, 1.80), (50_000, 0.005, 1.91)])
def test_the_table_was_made_for_spending_that_varies_as_ours_does(lives, level, variation):
    """The rule of 2011 set rates so that luck alone is paid in 5, 2.5 and 0.5 % of years at these sizes."""
    assert minimum_savings_rate(lives) * np.sqrt(lives) / stats.norm.isf(level) == pytest.approx(variation, abs=5e-3)


def test_half_the_rate_below_the_minimum_pays_whoever_saves_anything():
    contract = contract_of_track("BASIC B", lives=5_000, threshold=100_000, low_revenue=True)
    panel = panel_of(contract, lives=5_000)
    assert chance_of_payment(contract, panel) == pytest.approx(panel.chance_of_savings(0.0))
    assert contract.payments(np.array([0.03, 0.039])) == pytest.approx([0.2 * 0.03, 0.4 * 0.039])
    with pytest.raises(ValueError, match=r"^rate_below_minimum must not exceed the sharing_rate of 0.2, not 0.3"):
        Contract(sharing_rate=0.2, rate_below_minimum=0.3)
