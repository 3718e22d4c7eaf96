"""Top-box shares: statsmodels judges the interval, and no small group can be worked out."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from vbc.datasets import cms_patient_experience
from vbc.patient_experience import (
    answers_to_separate,
    cells_to_hold_back,
    linear_mean_score,
    top_box_share,
    top_box_table,
    wilson_interval,
)
from vbc.undefined import is_undefined

answers = st.integers(1, 2_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(answers, st.sampled_from([0.8, 0.95, 0.99]))
def test_wilson_agrees_with_statsmodels(drawn, level):
    top, n = drawn
    judge = proportion_confint(top, n, alpha=1 - level, method="wilson")
    assert tuple(wilson_interval(top / n, n=n, level=level)) == pytest.approx(judge, abs=1e-9)


@given(answers)
def test_the_interval_holds_the_share_and_narrows_with_answers(drawn):
    top, n = drawn
    once, often = wilson_interval(top / n, n=n), wilson_interval(top / n, n=9 * n)
    assert 0 <= once.lower <= top / n + 1e-12 and top / n <= once.upper + 1e-12 and once.upper <= 1
    assert often.upper - often.lower < once.upper - once.lower


def test_all_or_none_in_the_top_box_still_leaves_doubt():
    assert wilson_interval(1.0, n=10).lower == pytest.approx(0.722, abs=5e-4) and wilson_interval(1.0, n=10).upper == 1
    assert wilson_interval(0.0, n=10).lower == 0


@given(st.lists(answers | st.just((0, 0)), min_size=1, max_size=20), st.integers(0, 30))
def test_small_groups_show_no_number(drawn, minimum):
    top, given_ = zip(*drawn, strict=True)
    table = top_box_table([f"g{i}" for i in range(len(drawn))], top, given_, minimum=minimum)
    for row, best, n in zip(table.itertuples(), top, given_, strict=True):
        if n == 0:
            assert row.held_back == "nobody answered" and row.answered == 0 and math.isnan(row.share)
        elif n < minimum:
            assert row.held_back == f"fewer than {minimum} answers"
            assert all(math.isnan(value) for value in (row.answered, row.share, row.lower, row.upper))
        else:
            assert row.held_back == "" and row.share == best / n
            assert (row.lower, row.upper) == pytest.approx(tuple(wilson_interval(best / n, n=n)))


@given(st.lists(st.integers(0, 60), min_size=1, max_size=12))
def test_no_small_cell_follows_from_the_total(counts):
    hidden = cells_to_hold_back(counts, total_shown=True)
    given_ = np.array(counts)
    assert hidden[(given_ > 0) & (given_ < 11)].all() and not hidden[given_ == 0].any()
    if hidden.any() and (given_ > 0).sum() > 1:
        assert hidden.sum() >= 2


def test_a_lone_small_cell_takes_the_smallest_other_with_it():
    assert cells_to_hold_back([60, 6, 40, 0]).tolist() == [False, True, False, False]
    assert cells_to_hold_back([60, 6, 40, 0], total_shown=True).tolist() == [False, True, True, False]
    assert cells_to_hold_back([60, 6, 4], total_shown=True).tolist() == [False, True, True]


def test_linear_means_use_every_category():
    assert linear_mean_score([1, 1], lowest=1, highest=4) == 0 and linear_mean_score([4], lowest=1, highest=4) == 100
    assert linear_mean_score([3, 3, 3], lowest=1, highest=4) == pytest.approx(200 / 3)  # and a top-box share of 0
    assert is_undefined(linear_mean_score([math.nan], lowest=1, highest=4))


def test_groups_that_nobody_answered_for_are_undefined():
    assert is_undefined(top_box_share(0, 0)) and is_undefined(wilson_interval(0.5, n=0))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: top_box_share(3, 2), "top must not exceed the 2 who answered, not 3"),
        (lambda: top_box_share(0.5, 2), "top must be a whole number"),
        (lambda: wilson_interval(70, n=10), "share must lie between 0 and 1, not 70"),
        (lambda: wilson_interval(0.7, n=-1), "n must be 0 or more"),
        (lambda: wilson_interval(0.7, n=10, level=1), "level must lie between 0 and 1"),
        (lambda: linear_mean_score([1, 2], lowest=1, highest=float("inf")), "highest must be a finite number"),
        (lambda: top_box_table(["a"], [3], [2]), "top must not exceed answered, not 3 of 2 in a"),
        (lambda: top_box_table(["a"], [3, 1], [2]), "a count for each of 1 groups"),
        (lambda: linear_mean_score([5], lowest=1, highest=4), "categories must lie between 1 and 4, not 5"),
        (lambda: linear_mean_score([5], lowest=4, highest=1), "highest must be above lowest"),
        (lambda: cells_to_hold_back([-1]), "answers must hold numbers of 0 or more"),
    ],
)
def test_bad_answers_are_refused(call, said):
    with pytest.raises(ValueError, match=said):
        call()


def test_the_best_access_score_is_one_of_several_that_chance_could_have_put_first():
    """The published table has no counts: with 100 answers a group, an assumption, the first three overlap at 80, 77, 77."""
    scores = cms_patient_experience()
    access = scores[scores["measure"].str.startswith("Getting Timely")].dropna().nlargest(3, "score")["score"]
    assert access.tolist() == [80, 77, 77]
    first, second = (wilson_interval(score / 100, n=100) for score in access[:2])
    assert first.lower < second.upper


@pytest.mark.parametrize(("share", "reference"), [(0.8, 0.65), (0.46, 0.65), (1.0, 0.9), (0.0, 0.2)])
def test_at_the_answers_that_separate_the_limit_is_the_reference(share, reference):
    n = answers_to_separate(share, reference=reference)
    limits = wilson_interval(share, n=n)
    assert reference == pytest.approx(limits.lower if share > reference else limits.upper)
    assert wilson_interval(share, n=n - 1).contains(reference) and not wilson_interval(share, n=n + 1).contains(reference)


def test_no_number_of_answers_separates_what_is_equal():
    assert is_undefined(answers_to_separate(0.5, reference=0.5))
    with pytest.raises(ValueError, match="reference must be above 0 and below 1"):
        answers_to_separate(0.5, reference=1)
