"""Patient-reported change: the HELP trial's numbers, both directions of a scale, and who was missing."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm, ttest_ind

from vbc.change_compared import change_by_baseline, expected_without_change, mean_difference
from vbc.help_trial import HIGHER_IS_BETTER, MONTHS, paired_scores
from vbc.patient_reported import mean_change_of_all, responder_bounds, responder_share, score_change
from vbc.score_scales import FloorAndCeiling, floor_and_ceiling, half_standard_deviation, t_score, t_score_percentile
from vbc.undefined import is_undefined

NAN = math.nan
scores = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=2, max_size=30)


def test_mental_health_of_the_help_trial_after_six_months():
    pairs = paired_scores("mcs")
    change = score_change(pairs["baseline"], pairs["follow_up"], better="higher")
    assert (len(pairs), change.n, change.missing) == (470, 253, 217)
    assert (change.baseline_mean, change.follow_up_mean) == pytest.approx((31.54, 40.99), abs=0.006)
    assert change.mean_change == pytest.approx(9.44, abs=0.005) and change.improvement == change.mean_change
    assert change.effect_size == pytest.approx(0.757, abs=5e-4)
    assert change.standardized_response_mean == pytest.approx(0.644, abs=5e-4)
    share = responder_share(pairs["baseline"], pairs["follow_up"], better="higher", important_change=5)
    assert share == pytest.approx(0.589, abs=5e-4)


def test_depressive_symptoms_fall_and_that_is_an_improvement():
    pairs = paired_scores("ces_d")
    change = score_change(pairs["baseline"], pairs["follow_up"], better="lower")
    assert change.n == 254 and change.mean_change == pytest.approx(-9.74, abs=0.005)
    assert change.improvement == -change.mean_change
    assert change.standardized_response_mean == pytest.approx(-0.661, abs=6e-4)


def test_who_missed_the_interview_and_who_came_back():
    pairs = paired_scores("mcs")
    missed = ~pairs["interviewed"]
    assert (missed.sum(), (missed & pairs["seen_later"]).sum(), (~pairs["seen_later"]).sum()) == (216, 146, 70)
    # those who missed it had started no worse, so that the start alone says nothing about how they fared
    means = pairs.groupby("interviewed")["baseline"].mean()
    assert means.tolist() == pytest.approx([31.55, 31.54], abs=0.01)
    assert pairs[missed].groupby("arm").size().to_dict() == {"clinic": 100, "usual care": 116}


def test_those_who_started_lowest_gained_most():
    pairs = paired_scores("mcs")
    thirds = change_by_baseline(pairs["baseline"], pairs["follow_up"])
    assert thirds["n"].tolist() == [85, 84, 84]
    assert thirds["mean_change"].tolist() == pytest.approx([17.1, 9.1, 2.0], abs=0.05)


def test_both_randomized_arms_gained_alike():
    pairs = paired_scores("mcs").assign(change=lambda table: table["follow_up"] - table["baseline"])
    arms = {arm: rows["change"] for arm, rows in pairs.groupby("arm")}
    assert (arms["usual care"].mean(), arms["clinic"].mean()) == pytest.approx((9.24, 9.62), abs=0.005)
    compared = mean_difference(arms["clinic"], arms["usual care"])
    assert compared.difference == pytest.approx(0.37, abs=0.005)
    assert tuple(compared.interval) == pytest.approx((-3.29, 4.03), abs=0.01)
    judge = ttest_ind(arms["clinic"].dropna(), arms["usual care"].dropna(), equal_var=False).confidence_interval()
    assert tuple(compared.interval) == pytest.approx((judge.low, judge.high))


def test_gains_by_housing_at_the_start():
    pairs = paired_scores("mcs").assign(change=lambda table: table["follow_up"] - table["baseline"])
    assert pairs.groupby("homeless")["change"].mean().tolist() == pytest.approx([10.50, 8.31], abs=0.005)


@given(scores)
def test_turning_the_scale_over_turns_the_signs_and_nothing_else(rows):
    before, after = np.array(rows, dtype=float).T
    up = score_change(before, after, better="higher")
    down = score_change(100 - before, 100 - after, better="lower")
    assert down.improvement == pytest.approx(up.improvement) and down.mean_change == pytest.approx(-up.mean_change)
    for name in ("effect_size", "standardized_response_mean"):
        one, other = getattr(up, name), getattr(down, name)
        assert is_undefined(one) == is_undefined(other)
        if not is_undefined(one):
            assert one == pytest.approx(-other, abs=1e-9)
    share = responder_share(before, after, better="higher", important_change=5)
    assert share == pytest.approx(responder_share(100 - before, 100 - after, better="lower", important_change=5))
    assert 0 <= share <= 1


@given(scores, st.integers(0, 10))
def test_patients_without_both_scores_change_nothing_but_the_count(rows, missing):
    before, after = np.array(rows, dtype=float).T
    alone = score_change(before, after, better="higher")
    more = score_change([*before, *[50] * missing], [*after, *[NAN] * missing], better="higher")
    assert more.missing == missing and more.n == alone.n
    assert more.mean_change == alone.mean_change


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_the_true_share_of_responders_lies_within_its_bounds(responders, others, missing):
    answered, enrolled = responders + others, responders + others + missing
    bounds = responder_bounds(responders, answered=answered, enrolled=enrolled)
    if enrolled == 0:
        assert is_undefined(bounds)
        return
    assert 0 <= bounds.lower <= bounds.upper <= 1
    if answered:
        assert bounds.contains(responders / answered)
    if missing == 0:
        assert bounds.lower == bounds.upper


def test_what_the_missing_leave_open_in_the_help_trial():
    pairs = paired_scores("mcs")
    responders = int((pairs["follow_up"] - pairs["baseline"] >= 5).sum())
    assert tuple(responder_bounds(responders, answered=253, enrolled=470)) == pytest.approx((0.317, 0.779), abs=5e-4)


def test_no_pairs_one_pair_and_no_spread():
    assert is_undefined(score_change([1, NAN], [NAN, 2], better="higher"))
    assert is_undefined(responder_share([NAN], [1], better="higher", important_change=1))
    assert is_undefined(score_change([1], [2], better="higher").effect_size)
    same = score_change([10, 20], [15, 25], better="higher")
    assert is_undefined(same.standardized_response_mean) and same.effect_size == pytest.approx(5 / math.sqrt(50))
    assert "baseline" in score_change([10, 10], [15, 25], better="higher").effect_size.reason


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: score_change([1], [2], better="up"), "better must be 'higher' or 'lower', not 'up'"),
        (lambda: score_change([1], [2, 3], better="higher"), "follow_up must have a score for each of the 1 patients"),
        (lambda: score_change([math.inf], [2], better="higher"), "baseline must hold finite numbers"),
        (lambda: responder_share([1], [2], better="higher", important_change=0), "important_change must be above 0"),
        (lambda: responder_bounds(3, answered=2, enrolled=5), "responders must not exceed answered"),
        (lambda: paired_scores("sf36"), "score must be one of mcs, pcs, ces_d"),
        (lambda: paired_scores("mcs", month=3), "month must be one of 6, 12, 18, 24"),
        (lambda: change_by_baseline([1, 2], [1, 2], groups=3), "groups must be 2 or more and at most the 2 patients"),
        (lambda: change_by_baseline([1, 2], [1], groups=2), "follow_up must have a score"),
        (lambda: expected_without_change(1, mean=1, reliability=1.1), "reliability must lie between 0 and 1"),
        (lambda: t_score(1, reference_mean=1, reference_deviation=0), "reference_deviation must be above 0"),
        (lambda: floor_and_ceiling([61], lowest=0, highest=60), "scores must lie between 0 and 60, not 61"),
        (lambda: floor_and_ceiling([1], lowest=1, highest=1), "highest must be above lowest"),
        (lambda: half_standard_deviation(["well"]), "baseline must hold numbers"),
        (lambda: change_by_baseline([1, 2, math.inf], [1, 2, math.nan], groups=2), "baseline must hold finite numbers"),
    ],
)
def test_bad_scores_are_refused(call, said):
    with pytest.raises(ValueError, match=said):
        call()


@pytest.mark.parametrize("score", HIGHER_IS_BETTER)
@pytest.mark.parametrize("month", MONTHS)
def test_every_score_and_interview_has_its_470_patients_once(score, month):
    pairs = paired_scores(score, month=month)
    assert len(pairs) == 470 and pairs["patient"].is_unique
    assert pairs.loc[~pairs["interviewed"], "follow_up"].isna().all()
    assert (pairs["seen_later"] | ~pairs["interviewed"]).all()
    pairs["baseline"] = 0.0
    assert not paired_scores(score, month=month)["baseline"].eq(0).all()


@given(st.floats(-5, 5))
def test_t_scores_are_positions_and_not_percentages(z):
    t = t_score(20 + 6 * z, reference_mean=20, reference_deviation=6)
    assert t == pytest.approx(50 + 10 * z)
    assert t_score_percentile(t) == pytest.approx(norm.cdf(z))


def test_half_a_standard_deviation_and_the_ends_of_a_scale():
    assert half_standard_deviation([40, 50, NAN, 60]) == pytest.approx(5)
    assert is_undefined(half_standard_deviation([40]))
    assert floor_and_ceiling([0, NAN, 60], lowest=0, highest=60) == FloorAndCeiling(0.5, 0.5)
    assert is_undefined(floor_and_ceiling([NAN], lowest=0, highest=60))
    start = half_standard_deviation(paired_scores("mcs")["baseline"])
    assert start == pytest.approx(6.39, abs=0.005)


def test_an_unchanged_patient_is_expected_nearer_the_mean():
    assert expected_without_change(20, mean=32, reliability=0) == 32
    assert expected_without_change(20, mean=32, reliability=1) == 20


def test_unchanged_patients_with_noisy_scores_show_the_pattern_of_the_thirds():
    """No patient changes; the thirds by baseline rise and fall all the same, by what reliability says."""
    rng = np.random.default_rng(5)
    true = 32 + 9 * rng.standard_normal(60_000)
    first, second = (true + 9 * rng.standard_normal(60_000) for _ in range(2))
    thirds = change_by_baseline(first, second)
    expected = [expected_without_change(mean, mean=32, reliability=0.5) - mean for mean in thirds["baseline_mean"]]
    assert thirds["mean_change"].tolist() == pytest.approx(expected, abs=0.25)
    assert thirds["mean_change"].iloc[0] > 5 > -5 > thirds["mean_change"].iloc[2]


def test_differences_without_spread_are_undefined():
    assert is_undefined(mean_difference([1], [1, 2]))
    assert is_undefined(mean_difference([1, 1], [2, 2]))


def test_a_supposed_change_of_the_missing_is_weighed_by_their_number():
    assert mean_change_of_all(9.44, answered=253, enrolled=470, missing_change=9.44) == pytest.approx(9.44)
    half = mean_change_of_all(10, answered=5, enrolled=10, missing_change=-10)
    assert half == pytest.approx(0)
    assert is_undefined(mean_change_of_all(1, answered=0, enrolled=0, missing_change=1))
    with pytest.raises(ValueError, match="answered must not exceed the 4 enrolled, not 5"):
        mean_change_of_all(1, answered=5, enrolled=4, missing_change=1)
