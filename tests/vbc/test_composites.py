"""Two composites of one checklist: their bounds, their edges, and the hospices that Medicare published."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.composites import (
    all_or_none_bounds,
    all_or_none_if_independent,
    all_or_none_score,
    item_rates,
    opportunity_score,
    opportunity_score_of_counts,
)
from vbc.datasets import cms_patient_care
from vbc.undefined import is_undefined

NAN = math.nan
checklists = (
    st.integers(1, 5)
    .flatmap(
        lambda items: st.lists(st.lists(st.sampled_from([0.0, 1.0, NAN]), min_size=items, max_size=items), min_size=1, max_size=12)
    )
    .map(lambda rows: pd.DataFrame(rows).add_prefix("item "))
)
complete = (
    st.integers(1, 5)
    .flatmap(lambda items: st.lists(st.lists(st.sampled_from([0.0, 1.0]), min_size=items, max_size=items), min_size=1, max_size=12))
    .map(pd.DataFrame)
)


def test_five_independent_items_at_nine_in_ten():
    assert all_or_none_if_independent([0.9] * 5) == pytest.approx(0.59049)
    assert tuple(all_or_none_bounds([0.9] * 5)) == pytest.approx((0.5, 0.9))
    assert all_or_none_bounds([0.2] * 5).lower == 0


@given(checklists)
def test_counting_by_hand_gives_both_scores(checklist):
    rows = [[value for value in row if not math.isnan(value)] for row in checklist.to_numpy().tolist()]
    due = [row for row in rows if row]
    if not due:
        assert is_undefined(opportunity_score(checklist)) and is_undefined(all_or_none_score(checklist))
        return
    assert opportunity_score(checklist) == pytest.approx(sum(map(sum, due)) / sum(map(len, due)))
    assert all_or_none_score(checklist) == pytest.approx(sum(map(all, due)) / len(due))


@given(complete)
def test_all_or_none_lies_within_what_the_item_rates_allow_and_below_opportunity(checklist):
    low, high = all_or_none_bounds(item_rates(checklist)["rate"])
    assert low - 1e-9 <= all_or_none_score(checklist) <= high + 1e-9
    assert high <= opportunity_score(checklist) + 1e-9 <= 1 + 1e-8


@given(checklists)
def test_published_counts_give_the_opportunity_score_of_the_patients(checklist):
    rates = item_rates(checklist)
    ours, theirs = opportunity_score(checklist), opportunity_score_of_counts(rates["done"], rates["eligible"])
    assert is_undefined(ours) == is_undefined(theirs)
    if not is_undefined(ours):
        assert ours == pytest.approx(theirs)


def test_a_patient_eligible_for_nothing_leaves_all_or_none():
    assert all_or_none_score(pd.DataFrame([[1, 1], [NAN, NAN]])) == 1.0
    assert all_or_none_score(pd.DataFrame([[1, 0], [NAN, NAN]])) == 0.0
    assert item_rates(pd.DataFrame({"eye": [NAN]}))["rate"].isna().all()


def test_of_hospices_alike_on_opportunity_one_in_eight_patients_missed_something():
    """Medicare's composite is all-or-none over seven items; the opportunity score of the same items hides the misses."""
    care = cms_patient_care()
    items = care[~care["measure"].isin(["composite_process", "visits_imminent"])].dropna()
    done = (items["eligible"] * items["percent"] / 100).round()
    opportunity = {name: opportunity_score_of_counts(done[rows.index], rows["eligible"]) for name, rows in items.groupby("hospice")}
    published = care[care["measure"] == "composite_process"].set_index("hospice")["percent"] / 100
    assert len(opportunity) == 14 and items["measure"].nunique() == 7
    assert all(opportunity[name] >= published[name] - 1e-3 for name in opportunity)
    assert min(opportunity.values()) == pytest.approx(0.966, abs=5e-4)
    assert published.min() == pytest.approx(0.872)
    last = care[care["measure"] == "visits_imminent"].set_index("hospice")["percent"]
    assert opportunity["SAAD HOSPICE SERVICES"] == pytest.approx(0.992, abs=5e-4) and last["SAAD HOSPICE SERVICES"] == 49.7


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: opportunity_score(pd.DataFrame({"eye": [2]})), "checklist must hold 1, 0 or NaN, not 2"),
        (lambda: all_or_none_score(pd.DataFrame({"eye": [0.5]})), "checklist must hold 1, 0 or NaN, not 0.5"),
        (lambda: opportunity_score_of_counts([3], [2]), "done must not exceed eligible, not 3 of 2"),
        (lambda: opportunity_score_of_counts([3], [2, 1]), "eligible must have a count"),
        (lambda: all_or_none_if_independent([]), "at least one item"),
        (lambda: all_or_none_bounds([1.2]), "rates must hold numbers between 0 and 1"),
    ],
)
def test_bad_checklists_are_refused(call, said):
    with pytest.raises(ValueError, match=said):
        call()


def test_no_counts_are_undefined():
    assert is_undefined(opportunity_score_of_counts([0], [0]))
    assert np.isclose(opportunity_score_of_counts([0], [5]), 0)
