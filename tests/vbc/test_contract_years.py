"""Years of a contract: benchmarks set and set again, and three sides that add up whatever was signed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbc.benchmark_setting import LATER_WEIGHTS, historical_benchmark, rebased_share, risk_adjusted_benchmark
from vbc.contract_terms import Contract
from vbc.contract_years import Sides, ratchet_cost, roll_years, three_sides

contracts = st.builds(
    Contract,
    minimum_savings_rate=st.sampled_from([0.0, 0.02, 0.039]),
    sharing_rate=st.floats(0, 1),
    loss_rate=st.floats(0, 1),
    threshold=st.sampled_from([None, 100_000]),
)


@settings(deadline=None, max_examples=25)
@given(contracts, st.floats(-0.05, 0.1), st.integers(0, 5), st.floats(0, 1))
def test_a_contract_divides_and_makes_nothing(contract, saved, seed, quality):
    signed = roll_years(contract, lives=5_000, true_savings=saved, seed=seed, quality_chance=quality)
    unsigned = roll_years(Contract(sharing_rate=0.0), lives=5_000, true_savings=saved, seed=seed)
    assert three_sides(signed)["all"] == pytest.approx(three_sides(unsigned)["all"], abs=1e-3)
    yearly = signed["provider"] + signed["payer"] + signed["members"]
    sides, care = Sides(), 5_000 * 10_000
    expected = care * (saved * (1 + sides.member_share - sides.provider_margin) - sides.program_cost)
    assert yearly.to_numpy() == pytest.approx(np.full(10, expected), abs=1e-3)


def test_the_payer_pays_for_luck_that_saves_nothing():
    rolled = roll_years(Contract(minimum_savings_rate=0.0), lives=5_000, years=200, true_savings=0.0, ratchet=False, seed=3)
    assert (rolled["payer"] <= 0).all() and rolled["payer"].sum() < 0
    assert rolled["payer"].to_numpy() == pytest.approx(-rolled["payment"].to_numpy())
    assert (rolled["members"] == 0).all()


def test_luck_of_many_years_is_the_panels():
    rolled = roll_years(Contract(threshold=100_000), lives=5_000, years=4_000, ratchet=False, seed=9)
    assert (rolled["payment"] > 0).mean() == pytest.approx(0.196, abs=0.025)
    assert rolled["savings"].mean() == pytest.approx(0, abs=2e-3)


def test_the_same_seed_is_the_same_luck_whatever_is_signed():
    one = roll_years(Contract(), lives=5_000, seed=4)
    other = roll_years(Contract(minimum_savings_rate=0.0, sharing_rate=0.9), lives=5_000, seed=4, ratchet=True)
    assert one["savings"].equals(other["savings"]) and not one["payment"].equals(other["payment"])
    assert not one["savings"].equals(roll_years(Contract(), lives=5_000, seed=5)["savings"])


def test_a_dear_year_is_dear():
    cheap, dear = (roll_years(Contract(), lives=5_000, years=1, luck=[place])["spending"].iloc[0] for place in (0.01, 0.99))
    assert cheap < 10_000 * 5_000 < dear


def test_this_periods_savings_lower_the_next_benchmark():
    rolled = roll_years(Contract(minimum_savings_rate=0.0), lives=10_000, years=15, true_savings=0.04, luck="none")
    assert rolled.groupby("agreement")["savings"].first().round(4).tolist() == [
        0.04,
        pytest.approx(0.02041, abs=1e-4),
        pytest.approx(0.02041, abs=1e-4),
    ]
    harsh = roll_years(Contract(minimum_savings_rate=0.0), lives=10_000, true_savings=0.04, luck="none", prior_savings_share=0.0)
    assert harsh["savings"].iloc[-1] == pytest.approx(0) and harsh["payment"].iloc[-1] == pytest.approx(0)
    free = roll_years(Contract(minimum_savings_rate=0.0), lives=10_000, true_savings=0.04, luck="none", ratchet=False)
    assert free["savings"].tolist() == pytest.approx([0.04] * 10)


def test_the_price_of_the_ratchet():
    table = ratchet_cost(Contract(minimum_savings_rate=0.02), lives=5_000, true_savings=0.03)
    assert table["without"].tolist() == pytest.approx([0.015] * 3)
    assert table["with_ratchet"].tolist() == pytest.approx([0.015, 0, 0])  # 1.5 % is left to save, below the minimum


def test_growth_and_savings_year_by_year():
    rolled = roll_years(Contract(), lives=1_000, years=3, true_savings=[0.0, 0.05, 0.1], growth=0.1, luck="none")
    assert rolled["benchmark"].tolist() == pytest.approx([1e7, 1.1e7, 1.21e7])
    assert rolled["spending"].tolist() == pytest.approx([1e7, 0.95 * 1.1e7, 0.9 * 1.21e7])


def test_the_trap_shows_in_years_too():
    trap = Contract(threshold=100_000, benchmark_truncated=False)
    rolled = roll_years(trap, lives=5_000, years=5, luck="none")
    assert rolled["savings"].tolist() == pytest.approx([0.0448] * 5, abs=1e-4) and (rolled["payment"] > 0).all()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"years": 0}, "years must be above 0"),
        ({"true_savings": 1.0}, "true_savings must be below 1"),
        ({"true_savings": [0.1]}, "true_savings must give one number, or one for each of the 10 years, not 1"),
        ({"luck": [0.5]}, "luck must give one number, or one for each"),
        ({"luck": [1.0] * 10}, "luck must lie between 0 and 1"),
        ({"luck": "bad"}, "luck must be numbers"),
        ({"per_life": 0}, "per_life must be above 0"),
        ({"quality_chance": 1.5}, "quality_chance must lie"),
        ({"lives": 10}, "lives must be 30 or more"),
        ({"rebase_every": 0}, "rebase_every must be above 0"),
    ],
)
def test_years_that_cannot_be_lived_are_refused(wrong, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        roll_years(Contract(), **{"lives": 5_000, **wrong})


# -- benchmarks


def test_a_benchmark_brings_every_year_up_to_now():
    by_hand = 0.1 * 10_000 * 1.03**3 + 0.3 * 10_300 * 1.03**2 + 0.6 * 10_500 * 1.03
    assert historical_benchmark([10_000, 10_300, 10_500], growth=0.03) == pytest.approx(by_hand)
    assert historical_benchmark([10_000, 10_300, 10_500], growth=[0.03] * 3) == pytest.approx(by_hand)
    assert historical_benchmark([9_000, 12_000, 9_000], weights=LATER_WEIGHTS) == pytest.approx(10_000)
    steps = historical_benchmark([10_000, 0, 0], growth=[0.1, 0.2, 0.3], weights=[1, 0, 0])
    assert steps == pytest.approx(10_000 * 1.1 * 1.2 * 1.3)


@pytest.mark.parametrize(("now", "factor"), [(0.9, 0.9), (1.0, 1.0), (1.02, 1.02), (1.03, 1.03), (1.2, 1.03)])
def test_risk_scores_that_rise_count_up_to_three_percent(now, factor):
    assert risk_adjusted_benchmark(10_000, risk_before=1.0, risk_now=now) == pytest.approx(10_000 * factor)
    assert risk_adjusted_benchmark(10_000, risk_before=2.0, risk_now=2 * now) == pytest.approx(10_000 * factor)


def test_savings_are_given_back_in_part_and_losses_are_not_taken():
    assert rebased_share([0.97, 0.97, 0.97]) == pytest.approx(0.985)
    assert rebased_share([0.97], prior_savings_share=1.0) == pytest.approx(1.0)
    assert rebased_share([1.05, 1.05]) == pytest.approx(1.05)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: historical_benchmark([1, 2], weights=[1.0]), "weights must add up to 1"),
        (lambda: historical_benchmark([1, 2, 3], weights=[0.5, 0.5, 0.5]), "weights must add up to 1"),
        (lambda: historical_benchmark([1, 2, 3], growth=[0.1]), "growth must give one rate"),
        (lambda: historical_benchmark([0, 0, 0]), "benchmark must be above 0"),
        (lambda: risk_adjusted_benchmark(0, risk_before=1, risk_now=1), "benchmark must be above 0"),
        (lambda: rebased_share([]), "spent must hold at least one year"),
    ],
)
def test_benchmarks_out_of_nothing_are_refused(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()
