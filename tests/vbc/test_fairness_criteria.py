"""Criteria of fairness: equal to fairlearn wherever it is right, undefined where it puts 0, and blind to names and copies."""

import numpy as np
import pytest
from fairlearn.metrics import demographic_parity_difference as fairlearn_parity
from fairlearn.metrics import equal_opportunity_difference as fairlearn_opportunity
from fairlearn.metrics import equalized_odds_difference as fairlearn_odds
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vbc.confusion import Confusion, confusion_by_group
from vbc.fairlearn_guarded import equalized_odds_by_fairlearn, rates_by_fairlearn
from vbc.fairness_criteria import (
    CRITERIA,
    demographic_parity_difference,
    equal_opportunity_difference,
    equalized_odds_difference,
    fairness_table,
    predictive_parity_difference,
    rate_gap,
)
from vbc.undefined import is_undefined

people = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1), st.sampled_from("abc")), min_size=4, max_size=60)


def columns(rows):
    return (np.array(column) for column in zip(*rows, strict=True))


@settings(max_examples=30)  # fairlearn takes 50 ms a time
@given(people, st.sampled_from(["worst_case", "mean"]))
def test_equalized_odds_are_fairlearn_s_wherever_every_rate_has_a_denominator(rows, agg):
    happened, selected, groups = columns(rows)
    by_group = confusion_by_group(happened, selected, groups=groups)
    assume(len(by_group) > 1)
    ours = equalized_odds_difference(by_group, agg=agg)
    empty = any(found.positives == 0 or found.negatives == 0 for found in by_group.values())
    assert is_undefined(ours) == empty
    guarded = equalized_odds_by_fairlearn(happened, selected, groups=groups, agg=agg)
    if empty:
        assert guarded == ours
    else:
        theirs = fairlearn_odds(happened, selected, sensitive_features=groups, agg=agg)
        assert ours == pytest.approx(theirs, abs=1e-12) and guarded == pytest.approx(theirs, abs=1e-12)
        opportunity = fairlearn_opportunity(happened, selected, sensitive_features=groups)
        assert equal_opportunity_difference(by_group) == pytest.approx(opportunity, abs=1e-12)
    parity = fairlearn_parity(happened, selected, sensitive_features=groups)
    assert demographic_parity_difference(by_group) == pytest.approx(parity, abs=1e-12)


def test_fairlearn_puts_zero_for_an_empty_group_and_we_do_not():
    """If this changes in a new fairlearn, the guard and what chapter 8 says of it have to change."""
    happened, selected, groups = [0, 0, 1, 0], [0, 1, 1, 0], ["a", "a", "b", "b"]
    assert fairlearn_odds(happened, selected, sensitive_features=groups) == 1.0
    ours = equalized_odds_difference(confusion_by_group(happened, selected, groups=groups))
    assert ours.reason == "a has no true positive rate: nobody here had the event"
    table = rates_by_fairlearn(happened, selected, groups=groups)
    assert np.isnan(table["true_positive_rate"][0]) and table["true_positive_rate"][1] == 1
    everybody = rates_by_fairlearn([1, 1, 1, 0], [1, 0, 1, 0], groups=["a", "a", "b", "b"])
    assert np.isnan(everybody["false_positive_rate"][0]) and everybody["false_positive_rate"][1] == 0


def test_one_group_has_nothing_to_be_compared_with():
    one = {"a": Confusion(8, 2, 2, 88)}
    for criterion in (equalized_odds_difference, equal_opportunity_difference, predictive_parity_difference):
        assert criterion(one).reason == "a gap needs two groups, not 1"
    assert is_undefined(equalized_odds_difference({}))


@given(people, st.permutations("abc"))
def test_names_order_and_copies_do_not_matter(rows, names):
    happened, selected, groups = columns(rows)
    renamed = np.array([dict(zip("abc", names, strict=True))[g] for g in groups])
    here = equalized_odds_difference(confusion_by_group(happened, selected, groups=groups))
    there = equalized_odds_difference(confusion_by_group(np.tile(happened, 3), np.tile(selected, 3), groups=np.tile(renamed, 3)))
    assert is_undefined(here) == is_undefined(there)
    if not is_undefined(here):
        assert here == pytest.approx(there, abs=1e-12)


def test_the_worst_gap_of_three_groups_counts():
    groups = {"a": Confusion(9, 0, 1, 10), "b": Confusion(5, 0, 5, 10), "c": Confusion(2, 8, 8, 2)}
    assert rate_gap(groups, "true_positive_rate") == pytest.approx(0.7)
    assert equalized_odds_difference(groups) == pytest.approx(0.8)
    assert equalized_odds_difference(groups, agg="mean") == pytest.approx(0.75)


def test_a_table_of_all_criteria():
    table = fairness_table({"a": Confusion(8, 2, 2, 88), "b": Confusion(0, 0, 5, 90)})
    assert table["criterion"].tolist() == list(CRITERIA)
    assert table.set_index("criterion")["undefined"]["predictive parity"] == (
        "b has no positive predictive value: nobody here was selected"
    )
    assert table["gap"].notna().tolist() == [True, True, True, False]


@pytest.mark.parametrize("rate", ["n", "missed", "fairness", "__add__"])
def test_unknown_rates_are_refused(rate):
    with pytest.raises(ValueError, match="rate must be a rate of Confusion"):
        rate_gap({"a": Confusion(1, 1, 1, 1), "b": Confusion(1, 1, 1, 1)}, rate)
    with pytest.raises(ValueError, match="agg must be 'worst_case' or 'mean', not 'sum'"):
        equalized_odds_difference({"a": Confusion(1, 1, 1, 1), "b": Confusion(1, 1, 1, 1)}, agg="sum")
