"""What a mean hides: the parts of a change add up, and real people's gains by housing are the published ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.stratified_measurement import gain_by_housing, gain_difference_by_housing, overall_change

rates, people = st.floats(0, 1), st.integers(1, 1_000)


@given(*[rates] * 4, *[people] * 4)
def test_the_parts_add_up_to_the_change(a, b, c, d, p, q, r, s):
    found = overall_change({"l": a, "h": b}, {"l": c, "h": d}, sizes_before={"l": p, "h": q}, sizes_after={"l": r, "h": s})
    assert found.within + found.mix == pytest.approx(found.change, abs=1e-12)
    same = overall_change({"l": a, "h": b}, {"l": c, "h": d}, sizes_before={"l": p, "h": q})
    assert same.mix == 0 and same.within == pytest.approx(same.change, abs=1e-12)


def test_an_overall_rate_may_fall_while_every_group_s_rises():
    found = overall_change(
        {"low": 0.10, "high": 0.30},
        {"low": 0.11, "high": 0.31},
        sizes_before={"low": 5, "high": 5},
        sizes_after={"low": 7, "high": 3},
    )
    assert found.change < 0 < found.within


def test_gains_by_housing_are_the_published_ones():
    table = gain_by_housing("mcs", month=6).set_index("group")
    assert table["gain"].round(2).to_dict() == {"everybody": 9.44, "housed": 10.50, "homeless": 8.31}
    assert table["n"].to_dict() == {"everybody": 253, "housed": 131, "homeless": 122}
    assert (table["n"] + table["missing"]).to_dict() == {"everybody": 470, "housed": 249, "homeless": 221} or table[
        "n"
    ].sum() == 506
    difference = gain_difference_by_housing()
    assert difference.difference == pytest.approx(table.loc["housed", "gain"] - table.loc["homeless", "gain"])
    assert difference.interval.lower < 0 < difference.interval.upper


def test_bad_input_is_refused_by_name():
    with pytest.raises(ValueError, match="after must give a value for each of l, h"):
        overall_change({"l": 0.1, "h": 0.2}, {"l": 0.1}, sizes_before={"l": 1, "h": 1})
    with pytest.raises(ValueError, match="sizes must not all be 0"):
        overall_change({"l": 0.1}, {"l": 0.1}, sizes_before={"l": 0})
    with pytest.raises(ValueError, match="score must be one of"):
        gain_by_housing("weight")
