"""Settlement: the rule's rates and limits, boundaries that rounding must not decide, and payments that never fall with savings."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vbc.mssp_tracks import TRACKS, final_loss_rate, final_sharing_rate, loss_recoupment_limit, track_named
from vbc.settlement import reaches, settle, settle_mssp, shared

rates = st.floats(0, 1)


def test_exactly_the_minimum_qualifies_whatever_floating_point_says():
    assert not 1 - 9.8 / 10 >= 0.02
    assert settle(benchmark=10, spending=9.8, minimum_savings_rate=0.02, sharing_rate=0.5).payment == pytest.approx(0.1)
    assert settle(benchmark=10e6, spending=9.8e6, minimum_savings_rate=0.02, sharing_rate=0.5).payment == pytest.approx(1e5)
    assert settle(benchmark=10, spending=10.2, minimum_savings_rate=0.02, sharing_rate=0.5, loss_rate=0.3).payment == pytest.approx(
        -0.06
    )
    assert settle(benchmark=10e6, spending=9.801e6, minimum_savings_rate=0.02, sharing_rate=0.5).payment == 0


@given(st.integers(1, 400), st.integers(1_000, 10**9))
def test_every_tenth_of_a_percent_qualifies_at_its_own_minimum(tenths, benchmark):
    rate = tenths / 1_000
    spending = benchmark * (1 - rate)
    assert reaches(benchmark - spending, rate, benchmark)
    assert not reaches((rate - 1e-6) * benchmark, rate, benchmark)


def test_savings_are_shared_from_the_first_dollar_not_above_the_minimum():
    year = settle(benchmark=10e6, spending=9.7e6, minimum_savings_rate=0.02, sharing_rate=0.5)
    assert (year.payment, year.rate, year.limited) == (pytest.approx(150_000), 0.5, False)


terms = st.fixed_dictionaries(
    {
        "minimum_savings_rate": st.floats(0, 0.1),
        "sharing_rate": rates,
        "loss_rate": rates,
        "minimum_loss_rate": st.none() | st.floats(0, 0.1),
        "quality_met": st.booleans(),
        "payment_cap": st.none() | st.floats(0, 0.2),
        "loss_limit": st.none() | st.floats(0, 0.2),
    }
)


@given(terms, st.floats(0, 2e7), st.floats(0, 2e7))
def test_a_provider_never_receives_less_for_spending_less(conditions, one, other):
    less, more = sorted((one, other))
    at_less = settle(benchmark=1e7, spending=less, **conditions).payment
    at_more = settle(benchmark=1e7, spending=more, **conditions).payment
    assert at_less >= at_more - 1e-6


@given(terms, st.floats(0.0, 2e7))
def test_a_payment_jumps_only_at_the_minimum(conditions, spending):
    deviation = (1e7 - spending) / 1e7
    least = conditions["minimum_savings_rate"]
    least_loss = least if conditions["minimum_loss_rate"] is None else conditions["minimum_loss_rate"]
    assume(abs(deviation - least) > 1e-6 and abs(deviation + least_loss) > 1e-6)
    here = settle(benchmark=1e7, spending=spending, **conditions).payment
    there = settle(benchmark=1e7, spending=spending + 0.01, **conditions).payment
    assert abs(here - there) <= 0.01 + 1e-6


@given(terms, st.lists(st.floats(0, 2e7), min_size=1, max_size=10))
def test_many_at_once_are_each_alone(conditions, spendings):
    together = shared((1e7 - np.array(spendings)) / 1e7, **conditions) * 1e7
    alone = [settle(benchmark=1e7, spending=spending, **conditions).payment for spending in spendings]
    assert together == pytest.approx(alone, abs=0.02)


@given(terms, st.floats(0, 2e7))
def test_caps_limits_and_the_gate_hold(conditions, spending):
    payment = settle(benchmark=1e7, spending=spending, **conditions).payment
    if conditions["payment_cap"] is not None:
        assert payment <= conditions["payment_cap"] * 1e7 + 1e-6
    if conditions["loss_limit"] is not None:
        assert payment >= -conditions["loss_limit"] * 1e7 - 1e-6
    if not conditions["quality_met"]:
        assert payment <= 0


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"benchmark": 0}, "benchmark must be above 0"),
        ({"benchmark": -1}, "benchmark must be above 0"),
        ({"spending": -1}, "spending must be 0 or more"),
        ({"sharing_rate": 1.2}, "sharing_rate must lie between 0 and 1"),
        ({"loss_rate": -0.3}, "loss_rate must lie between 0 and 1"),
        ({"minimum_savings_rate": 2}, "minimum_savings_rate must lie between 0 and 1"),
        ({"benchmark": float("nan")}, "benchmark must be a finite number"),
        ({"payment_cap": 1.5}, "payment_cap must lie between 0 and 1"),
    ],
)
def test_what_cannot_be_settled_is_refused(wrong, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        settle(**{"benchmark": 1e7, "spending": 9e6, "minimum_savings_rate": 0.02, "sharing_rate": 0.5, **wrong})


# -- the tracks of the program


@pytest.mark.parametrize(
    ("track", "sharing", "loss", "cap"),
    [
        ("BASIC A", 0.40, 0.0, 0.10),
        ("BASIC B", 0.40, 0.0, 0.10),
        ("BASIC C", 0.50, 0.30, 0.10),
        ("BASIC D", 0.50, 0.30, 0.10),
        ("BASIC E", 0.50, 0.30, 0.10),
        ("ENHANCED", 0.75, 0.40, 0.20),
    ],
)
def test_rates_of_the_tracks(track, sharing, loss, cap):
    assert final_sharing_rate(track) == sharing and track_named(track).payment_cap == cap
    assert final_loss_rate(track, quality_score=0.9) == loss
    assert track_named(track).two_sided == (loss > 0)


@pytest.mark.parametrize(("score", "rate"), [(1.0, 0.4), (0.8, 0.4), (0.7385, 0.446125), (0.6, 0.55), (0.4, 0.7), (0.2, 0.75)])
def test_quality_lowers_losses_on_the_enhanced_track_only(score, rate):
    assert final_loss_rate("ENHANCED", quality_score=score) == pytest.approx(rate)
    assert final_loss_rate("ENHANCED", standard="alternative", quality_score=score) == pytest.approx(rate)
    assert final_loss_rate("ENHANCED", standard="failed") == 0.75
    assert final_loss_rate("BASIC E", quality_score=score) == final_loss_rate("BASIC E", standard="failed") == 0.3


def test_the_alternative_standard_scales_the_share_and_a_failed_one_ends_it():
    assert final_sharing_rate("ENHANCED", standard="alternative", quality_score=0.6) == pytest.approx(0.45)
    assert final_sharing_rate("BASIC B", standard="failed") == 0
    with pytest.raises(ValueError, match=r"^quality_score is needed for the alternative standard"):
        final_sharing_rate("BASIC B", standard="alternative")
    with pytest.raises(ValueError, match=r"^quality_score is needed for losses on the ENHANCED track"):
        final_loss_rate("ENHANCED")
    with pytest.raises(ValueError, match=r"^standard must be one of met"):
        final_sharing_rate("BASIC B", standard="passed")
    with pytest.raises(ValueError, match=r"^track must be one of BASIC A"):
        track_named("Track 1")


@pytest.mark.parametrize(
    ("track", "revenue", "limit"),
    [
        ("BASIC C", 30e6, 0.6e6),
        ("BASIC C", 90e6, 1.0e6),
        ("BASIC D", 30e6, 1.2e6),
        ("BASIC D", 90e6, 2.0e6),
        ("BASIC E", 30e6, 2.4e6),
        ("BASIC E", 90e6, 4.0e6),
        ("ENHANCED", None, 15e6),
    ],
)
def test_loss_limits_are_the_smaller_of_revenue_and_benchmark(track, revenue, limit):
    assert loss_recoupment_limit(track, benchmark=100e6, revenue=revenue) == pytest.approx(limit)
    year = settle_mssp(track, benchmark=100e6, spending=190e6, lives=9_000, minimum_rate=0.0, revenue=revenue, quality_score=0.9)
    assert year.payment == pytest.approx(-limit) and year.limited


def test_revenue_is_asked_for_only_where_a_loss_is_owed():
    terms = {"benchmark": 100e6, "lives": 9_000, "minimum_rate": 0.02}
    with pytest.raises(ValueError, match=r"^revenue is needed: on BASIC E no more than 8 % of it is repaid"):
        settle_mssp("BASIC E", spending=103e6, **terms)
    assert settle_mssp("BASIC E", spending=101e6, **terms).payment == 0
    assert settle_mssp("BASIC E", spending=97e6, **terms).payment == pytest.approx(1.5e6)
    with pytest.raises(ValueError, match=r"^track must be one that shares losses, not 'BASIC A'"):
        loss_recoupment_limit("BASIC A", benchmark=1e6)


def test_a_small_loss_is_thirty_percent_of_itself():
    year = settle_mssp("BASIC E", benchmark=100e6, spending=103e6, lives=9_000, minimum_rate=0.02, revenue=90e6)
    assert year.payment == pytest.approx(-0.9e6) and year.rate == 0.3 and not year.limited


def test_one_sided_acos_are_held_to_the_table_and_owe_nothing():
    assert settle_mssp("BASIC A", benchmark=50e6, spending=48.1e6, lives=5_000).payment == 0
    assert settle_mssp("BASIC A", benchmark=50e6, spending=48.05e6, lives=5_000).payment == pytest.approx(0.78e6)
    assert settle_mssp("BASIC A", benchmark=50e6, spending=60e6, lives=5_000).payment == 0
    with pytest.raises(ValueError, match=r"^minimum_rate must be left to the table on BASIC A"):
        settle_mssp("BASIC A", benchmark=50e6, spending=48e6, lives=5_000, minimum_rate=0.01)
    with pytest.raises(ValueError, match=r"^lives must be 5,000 or more"):
        settle_mssp("BASIC A", benchmark=50e6, spending=48e6, lives=4_000)
    assert settle_mssp("BASIC A", benchmark=50e6, spending=46e6, lives=4_000, fallen_below=True).payment == pytest.approx(1.6e6)


def test_low_revenue_acos_receive_half_below_the_minimum_and_all_above():
    terms = {"benchmark": 50e6, "lives": 5_000, "low_revenue": True}
    assert settle_mssp("BASIC B", spending=49e6, **terms).payment == pytest.approx(0.2 * 1e6)
    assert settle_mssp("BASIC B", spending=48.05e6, **terms).payment == pytest.approx(0.4 * 1.95e6)
    assert settle_mssp("BASIC B", spending=51e6, **terms).payment == 0
    assert settle_mssp("BASIC B", spending=49e6, standard="failed", **terms).payment == 0
    half = settle_mssp("BASIC B", spending=49e6, standard="alternative", quality_score=0.5, **terms)
    assert half.rate == pytest.approx(0.1)
    assert settle_mssp("BASIC E", minimum_rate=0.02, spending=49.5e6, **terms).rate == pytest.approx(0.25)
    assert settle_mssp("ENHANCED", minimum_rate=0.02, spending=49.5e6, **terms).payment == 0
    few = {**terms, "lives": 4_900, "fallen_below": True}
    assert settle_mssp("BASIC B", spending=49e6, **few).payment == 0


@given(
    st.sampled_from(sorted(TRACKS)),
    st.floats(0, 120e6),
    st.floats(0, 120e6),
    st.integers(5_000, 80_000),
    st.sampled_from([None, 0.0, 0.01, 0.02]),
    st.sampled_from(["met", "alternative", "failed"]),
    st.booleans(),
)
def test_in_every_track_spending_less_never_pays_less(track, one, other, lives, minimum, standard, low_revenue):
    less, more = sorted((one, other))
    terms = {
        "benchmark": 60e6,
        "lives": lives,
        "minimum_rate": minimum if track_named(track).two_sided else None,
        "standard": standard,
        "quality_score": 0.7,
        "revenue": 20e6,
        "low_revenue": low_revenue,
    }
    assert settle_mssp(track, spending=less, **terms).payment >= settle_mssp(track, spending=more, **terms).payment - 1e-6
