"""Counts and rates by group: scikit-learn agrees, an empty denominator is undefined, and nobody is counted twice."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import confusion_matrix

from vbc.confusion import Confusion, confusion_by_group, confusion_table
from vbc.undefined import Undefined, is_undefined

people = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1), st.sampled_from(["a", "b", "c"])), min_size=1, max_size=80)


@given(people)
def test_counts_are_those_of_scikit_learn(rows):
    happened, selected, groups = (np.array(column) for column in zip(*rows, strict=True))
    found = confusion_by_group(happened, selected, groups=groups)
    assert list(found) == sorted(set(groups))
    for name, counted in found.items():
        member = groups == name
        (tn, fp), (fn, tp) = confusion_matrix(happened[member], selected[member], labels=[0, 1])
        counts = (counted.true_negatives, counted.false_positives, counted.false_negatives, counted.true_positives)
        assert counts == (tn, fp, fn, tp)
    assert sum(one.n for one in found.values()) == len(rows)
    (everybody,) = confusion_by_group(happened, selected).values()
    assert everybody == sum(list(found.values())[1:], next(iter(found.values())))


@given(people)
def test_rates_are_shares_and_pairs_add_up_to_one(rows):
    for found in confusion_by_group(*zip(*[(y, s) for y, s, _ in rows], strict=True), groups=[g for *_, g in rows]).values():
        for rate, other in (("true_positive_rate", "false_negative_rate"), ("false_positive_rate", "true_negative_rate")):
            value = getattr(found, rate)
            if is_undefined(value):
                assert is_undefined(getattr(found, other))
            else:
                assert 0 <= value <= 1 and value + getattr(found, other) == pytest.approx(1)


def test_a_group_without_events_has_no_true_positive_rate():
    found = Confusion(0, 3, 0, 7)
    assert found.true_positive_rate == Undefined("nobody here had the event")
    assert is_undefined(found.false_negative_rate) and found.false_positive_rate == 0.3
    assert is_undefined(Confusion(3, 0, 1, 0).false_positive_rate) and is_undefined(Confusion(0, 0, 1, 2).positive_predictive_value)
    assert is_undefined(Confusion(1, 2, 0, 0).negative_predictive_value)
    empty = Confusion(0, 0, 0, 0)
    assert is_undefined(empty.base_rate) and is_undefined(empty.selection_rate) and is_undefined(empty.accuracy)


def test_a_table_says_what_is_undefined_and_why():
    table = confusion_table({"a": Confusion(8, 2, 2, 88), "b": Confusion(0, 3, 0, 7)})
    assert table["undefined"].tolist() == ["", "true positive rate: nobody here had the event"]
    assert np.isnan(table["true_positive_rate"][1]) and table["missed"].tolist() == [2, 0]


@pytest.mark.parametrize(
    "groups",
    [["x", "y", "x"], pd.Series(["x", "y", "x"]), pd.Categorical(["x", "y", "x"]), np.array(["x", "y", "x"], dtype=object)],
)
def test_groups_come_as_one_has_them(groups):
    assert list(confusion_by_group([1, 0, 1], [True, False, False], groups=groups)) == ["x", "y"]
    assert list(confusion_by_group(pd.Series([1, 0, 1]), np.array([1, 0, 0.0]), groups=[2, 1, 2])) == [1, 2]


@pytest.mark.parametrize(
    ("happened", "selected", "groups", "message"),
    [
        ([1, 2], [0, 1], None, "happened must hold 0 or 1 for each person, not 2"),
        ([1, 0], [0, np.nan], None, "selected must hold 0 or 1"),
        ([1, 0], ["0", "1"], None, "selected must hold 0 or 1"),
        ([1, 0], [0], None, "selected must hold one value for each of the 2"),
        ([], [], None, "selected must hold one value for each of the 0"),
        ([1, 0], [0, 1], ["a"], "groups must hold one group for each of 2 people, not 1"),
        ([1, 0], [0, 1], ["a", None], "groups must name a group for each person"),
        ([[1, 0]], [0, 1], None, "happened must be one column"),
    ],
)
def test_bad_input_is_refused_by_name(happened, selected, groups, message):
    with pytest.raises(ValueError, match=message):
        confusion_by_group(happened, selected, groups=groups)
    with pytest.raises(ValueError, match="true_positives must be 0 or more"):
        Confusion(-1, 0, 0, 0)
