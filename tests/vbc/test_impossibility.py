"""Chouldechova's identity: true of every table of counts, and what it forbids is said."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vbc.confusion import Confusion
from vbc.impossibility import (
    forced_false_positive_rate,
    forced_positive_predictive_value,
    forced_true_positive_rate,
    impossibility_table,
)
from vbc.undefined import is_undefined

counts = st.integers(0, 500)


@given(counts, counts, counts, counts)
def test_the_identity_holds_in_every_table_of_counts(tp, fp, fn, tn):
    assume(tp > 0 and fp > 0 and tp + fn > 0 and fp + tn > 0)
    found = Confusion(tp, fp, fn, tn)
    ppv, tpr, fpr, p = found.positive_predictive_value, found.true_positive_rate, found.false_positive_rate, found.base_rate
    rates = {"positive_predictive_value": ppv, "true_positive_rate": tpr, "false_positive_rate": fpr}
    for name, force in (
        ("false_positive_rate", forced_false_positive_rate),
        ("true_positive_rate", forced_true_positive_rate),
        ("positive_predictive_value", forced_positive_predictive_value),
    ):
        others = {key: value for key, value in rates.items() if key != name}
        assert force(**others, base_rate=p) == pytest.approx(rates[name], abs=1e-12)


@given(st.floats(0.05, 0.95), st.floats(0.05, 0.95), st.floats(0.05, 0.6), st.floats(0.05, 0.6))
def test_unequal_base_rates_with_two_rates_equal_part_the_third(first, second, p, q):
    assume(abs(p - q) > 0.01)
    table = impossibility_table({"a": p, "b": q}, equal="tpr and fpr", first=first, second=second)
    assert abs(table["ppv"][0] - table["ppv"][1]) > 1e-4
    same = impossibility_table({"a": p, "b": p}, equal="tpr and fpr", first=first, second=second)
    assert same["ppv"][0] == same["ppv"][1]


def test_perfect_prediction_and_finding_nobody_escape():
    perfect = impossibility_table({"a": 0.1, "b": 0.3}, equal="ppv and tpr", first=1, second=1)
    assert perfect["fpr"].tolist() == [0, 0]
    nobody = impossibility_table({"a": 0.1, "b": 0.3}, equal="ppv and tpr", first=0.5, second=0)
    assert nobody["fpr"].tolist() == [0, 0]


def test_the_heart_failure_base_rates():
    table = impossibility_table({"housed": 0.103, "unhoused": 0.339}, equal="ppv and tpr", first=0.45, second=0.3)
    assert table["fpr"].round(3).tolist() == [0.042, 0.188] and table["forced"].unique().tolist() == ["fpr"]


def test_rates_that_no_rule_can_have_are_undefined():
    found = forced_false_positive_rate(positive_predictive_value=0.3, true_positive_rate=1, base_rate=0.5)
    assert found.reason == "no decision rule has these rates: the false positive rate would have to be 2.33"
    table = impossibility_table({"a": 0.5}, equal="ppv and tpr", first=0.3, second=1)
    assert np.isnan(table["fpr"][0]) and "2.33" in table["undefined"][0]
    assert is_undefined(forced_false_positive_rate(positive_predictive_value=0, true_positive_rate=0, base_rate=0.5))
    assert is_undefined(forced_true_positive_rate(positive_predictive_value=1, false_positive_rate=0, base_rate=0.5))
    assert is_undefined(forced_positive_predictive_value(true_positive_rate=0, false_positive_rate=0, base_rate=0.5))
    for base in (0, 1):
        assert is_undefined(forced_false_positive_rate(positive_predictive_value=0.5, true_positive_rate=0.5, base_rate=base))
        assert is_undefined(forced_true_positive_rate(positive_predictive_value=0.5, false_positive_rate=0.5, base_rate=base))
    assert forced_positive_predictive_value(true_positive_rate=0.5, false_positive_rate=0.5, base_rate=0) == 0
    exactly_one = forced_false_positive_rate(positive_predictive_value=0.5, true_positive_rate=1, base_rate=0.5)
    assert exactly_one == 1


def test_bad_input_is_refused_by_name():
    with pytest.raises(ValueError, match="equal must be one of ppv and tpr"):
        impossibility_table({"a": 0.1}, equal="all", first=0.5, second=0.5)
    with pytest.raises(ValueError, match="base_rate must lie between 0 and 1, not 10"):
        forced_false_positive_rate(positive_predictive_value=0.5, true_positive_rate=0.5, base_rate=10)
