"""Cost is not need: equal access, equal places; less access, fewer places at the same need."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from hypothesis import given, settings
from hypothesis import strategies as st

from vbc.label_bias import label_bias, net_compensation


def rates(label, **settings_):
    table = label_bias(**settings_).set_index(["label", "group"])
    return table.loc[label]


def test_with_full_access_both_groups_are_served_alike():
    found = rates("spending", access=1.0)["selection_rate"]
    assert abs(found["full access"] - found["less access"]) < 0.02


@settings(max_examples=10, deadline=None)
@given(st.floats(0.3, 0.9))
def test_less_access_means_fewer_places_and_worse_health_of_those_who_get_one(access):
    spending, need = rates("spending", access=access), rates("need", access=access)
    assert spending.loc["less access", "selection_rate"] < need.loc["less access", "selection_rate"]
    assert spending.loc["less access", "need_of_selected"] > spending.loc["full access", "need_of_selected"]
    assert spending.loc["less access", "need_met"] < spending.loc["full access", "need_met"]
    assert spending["selected"].sum() == need["selected"].sum() == 2_000


def test_need_met_is_whole_where_places_go_to_the_most_ill_tenth():
    assert rates("need")["need_met"].tolist() == pytest.approx([1, 1], abs=1e-3)


def test_edges():
    nobody = label_bias(slots=0)
    assert nobody["selected"].sum() == 0 and nobody["need_of_selected"].isna().all()
    alone = label_bias(share_with_less=0.0).set_index(["label", "group"])
    assert np.isnan(alone.loc[("need", "less access"), "selection_rate"])
    with pytest.raises(ValueError, match="access must be above 0"):
        label_bias(access=0)
    with pytest.raises(ValueError, match="slots must be at most the 100 people"):
        label_bias(n=100, slots=101)


@given(st.integers(0, 200))
def test_a_regression_with_the_group_in_it_pays_the_group_right(seed):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({"x": rng.normal(size=80), "u": np.tile([0, 1, 1, 0, 0], 16)})
    frame["spent"] = 1_000 + 200 * frame["x"] + 300 * frame["u"] + rng.normal(size=80)
    groups = frame["u"].map({0: "housed", 1: "unhoused"})
    with_group = smf.ols("spent ~ x + u", frame).fit().fittedvalues
    assert net_compensation(with_group, frame["spent"], groups=groups)["net_compensation"].abs().max() < 1e-8
    without = net_compensation(smf.ols("spent ~ 1", frame).fit().fittedvalues, frame["spent"], groups=groups)
    assert (without["n"] * without["net_compensation"]).sum() == pytest.approx(0, abs=1e-6)


def test_compensation_without_spending_has_no_ratio():
    table = net_compensation([1, 1], [0, 2], groups=["a", "b"])
    assert np.isnan(table["predicted_ratio"][0]) and table["predicted_ratio"][1] == 0.5
    with pytest.raises(ValueError, match="actual must hold one value for each of the 2"):
        net_compensation([1, 1], [0], groups=["a", "b"])
