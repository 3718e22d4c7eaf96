"""Gaps by framing: three true headlines, and that a gap that closes by harm is called so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.disparity import absolute_gap, headlines_table, is_leveling_down, overall_rate, relative_gap, three_headlines
from vbc.undefined import is_undefined

rates = st.floats(0.01, 0.99)


def test_three_true_headlines():
    before, after = (0.15, 0.25), (0.12, 0.22)
    difference, adverse, favorable = three_headlines(before=before, after=after)
    assert (round(difference.before, 12), round(difference.after, 12), difference.verdict) == (0.10, 0.10, "unchanged")
    assert (round(adverse.before, 3), round(adverse.after, 3), adverse.verdict) == (1.667, 1.833, "wider")
    assert (round(favorable.before, 3), round(favorable.after, 3), favorable.verdict) == (1.133, 1.128, "narrower")
    assert headlines_table(before=before, after=after)["verdict"].tolist() == ["unchanged", "wider", "narrower"]


@given(rates, rates)
def test_the_difference_is_the_same_whichever_outcome_is_counted_and_the_ratio_is_not(low, high):
    assert absolute_gap(low, high) == pytest.approx(absolute_gap(1 - high, 1 - low))
    adverse, favorable = relative_gap(low, high), relative_gap(low, high, framing="favorable")
    assert (adverse > 1) == (favorable > 1) or abs(low - high) < 1e-12
    assert adverse * low == pytest.approx(high) and favorable * (1 - high) == pytest.approx(1 - low)


@given(rates, rates, st.floats(0.001, 0.3))
def test_equal_absolute_gains_widen_the_ratio_of_the_bad_outcome_and_narrow_that_of_the_good_one(low, high, gain):
    if high > low + 1e-3 and gain < low - 1e-3:
        _, adverse, favorable = three_headlines(before=(low, high), after=(low - gain, high - gain))
        assert (adverse.verdict, favorable.verdict) == ("wider", "narrower")


def test_a_gap_that_changes_sides_is_measured_from_equality():
    verdicts = [headline.verdict for headline in three_headlines(before=(0.15, 0.25), after=(0.30, 0.10))]
    assert verdicts == ["wider", "wider", "wider"]  # a ratio of 0.33 is farther from 1 than one of 1.67: three times against 1.67
    assert [h.verdict for h in three_headlines(before=(0.2, 0.3), after=(0.3, 0.2))][:2] == ["unchanged", "unchanged"]
    assert three_headlines(before=(0.2, 0.3), after=(0.3, 0.0))[1].verdict == "wider"
    assert all(h.verdict == "unchanged" for h in three_headlines(before=(0.2, 0.3), after=(0.2, 0.3)))


def test_a_reference_of_zero_has_no_ratio():
    assert relative_gap(0, 0.2).reason == "nobody in the low-deprivation group has the bad outcome"
    assert relative_gap(0.2, 1, framing="favorable").reason == "nobody in the high-deprivation group has the good outcome"
    assert three_headlines(before=(0.1, 0.2), after=(0, 0.1))[1].verdict == "undefined"


def test_leveling_down_is_not_equity():
    assert is_leveling_down(before=(0.15, 0.25), after=(0.22, 0.25))
    assert is_leveling_down(before=(0.15, 0.25), after=(0.24, 0.26))
    assert not is_leveling_down(before=(0.15, 0.25), after=(0.16, 0.22))  # the worse-off gained too
    assert not is_leveling_down(before=(0.15, 0.25), after=(0.12, 0.22))
    assert not is_leveling_down(before=(0.15, 0.25), after=(0.15, 0.25))


def test_overall_rates_and_bad_input():
    assert overall_rate([0.1, 0.3], [300, 100]) == pytest.approx(0.15)
    assert is_undefined(overall_rate([0.1], [0]))
    with pytest.raises(ValueError, match="sizes must hold one number for each of the 2 rates"):
        overall_rate([0.1, 0.2], [1])
    with pytest.raises(ValueError, match="framing must be 'adverse' or 'favorable', not 'good'"):
        relative_gap(0.1, 0.2, framing="good")
    with pytest.raises(ValueError, match="high must lie between 0 and 1, not 25"):
        absolute_gap(0.15, 25)
