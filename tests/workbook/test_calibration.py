"""Calibration says no more than the numbers bear: few predictions get no verdict, and limits are Wilson's."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from scipy.stats import binomtest
from sklearn.metrics import brier_score_loss

from vbc.undefined import Undefined
from workbook.calibration import FEWEST, Calibration, calibration_of
from workbook.review_predictions import Asking

DAY = datetime(2026, 9, 7, tzinfo=UTC)


def made(*answers, guess=0.25, number=1) -> Calibration:
    """Each answer is (confidence in percent, right)."""
    one = {
        f"p{place}": [Asking(f"p{place}", number, DAY + timedelta(hours=place), "x", "", sure, right, guess, "ch01")]
        for place, (sure, right) in enumerate(answers)
    }
    return calibration_of(one)


def test_without_predictions_nothing_is_said():
    nothing = calibration_of({})
    assert (nothing.n, nothing.levels(), nothing.steps(), nothing.dots()) == (0, [], [], [])
    assert isinstance(nothing.brier, Undefined) and isinstance(nothing.confidence, Undefined)


def test_votes_have_no_result():
    assert made((80, None)).n == 0


def test_below_ten_there_is_no_verdict_however_bad_it_looks():
    assert made(*[(100, False)] * (FEWEST - 1)).verdict == "few"
    assert made(*[(100, False)] * FEWEST).verdict == "overconfident"


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ([(90, True)] * 12 + [(90, False)] * 8, "overconfident"),
        ([(50, True)] * 18 + [(50, False)] * 2, "underconfident"),
        ([(70, True)] * 7 + [(70, False)] * 3, "agrees"),
        ([(90, True)] * 8 + [(90, False)] * 2, "agrees"),
    ],
)
def test_the_verdict_is_more_than_luck(answers, verdict):
    assert made(*answers).verdict == verdict


def test_honest_readers_are_rarely_accused():
    """Of readers whose every confidence is true, about one in twenty may be told otherwise, and not more."""
    rng, accused = random.Random(5), 0
    for _ in range(400):
        answers = [(sure, rng.random() < sure / 100) for sure in (rng.choice((25, 50, 60, 75, 90)) for _ in range(24))]
        accused += made(*answers).verdict in ("overconfident", "underconfident")
    assert accused / 400 < 0.06


def test_levels_count_every_prediction_once_and_have_wilsons_limits():
    answers = [(sure, (sure // 5) % 3 > 0) for sure in range(0, 101, 5)] * 2
    levels = made(*answers).levels()
    assert sum(one.n for one in levels) == len(answers)
    for one in levels:
        limits = binomtest(one.right, one.n).proportion_ci(method="wilson")
        assert tuple(one.limits) == pytest.approx((limits.low, limits.high))
    assert [one.says for one in levels] == ["below 50%", "50 to 69%", "70 to 89%", "90 to 100%"]


def test_the_brier_score_is_the_mean_of_the_costs_that_are_told():
    known = made((90, True), (60, False), (25, False), (100, True))
    assert known.brier == pytest.approx(brier_score_loss([1, 0, 0, 1], [0.9, 0.6, 0.25, 1]))
    assert known.brier == pytest.approx(sum(one.cost for one in known.first) / 4)


def test_guessing_is_told_for_options_only():
    two, numbers = made((50, True), guess=0.5), made((0, False), guess=0.0)
    assert two.brier_of_guessing == 0.25
    assert made((25, True)).brier_of_guessing == pytest.approx(0.1875)
    assert isinstance(numbers.brier_of_guessing, Undefined) and len(numbers.of_numbers) == 1
    assert numbers.brier == 0  # saying 0% and missing costs nothing, which is why it is told apart


def test_what_was_asked_again_is_kept_apart():
    known = made((90, True), number=2)
    assert (known.n, len(known.again)) == (0, 1)
    assert known.levels(again=True)[0].n == 1


@pytest.mark.parametrize(
    ("n", "steps"),
    [(9, [(1, 9)]), (10, [(1, 10)]), (19, [(1, 19)]), (20, [(1, 10), (11, 20)]), (34, [(1, 10), (11, 20), (21, 34)])],
)
def test_steps_over_time_hold_at_least_ten_where_there_are_as_many(n, steps):
    assert [(one.first, one.last) for one in made(*[(70, True)] * n).steps()] == steps


def test_dots_count_equal_places():
    assert made((70, True), (70, True), (70, False), (20, False)).dots() == [(0.2, False, 1), (0.7, False, 1), (0.7, True, 2)]
