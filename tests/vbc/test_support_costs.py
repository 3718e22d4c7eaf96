"""Indirect and overhead cost: every dollar once."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.asthma_clinic import asthma_process, asthma_resources
from vbc.costing import annual_bill, assign_support_costs, visit_cost, with_overhead, with_units
from vbc.support_costs import support_charged

RESOURCES = asthma_resources()


def pools(*rows):
    return pd.DataFrame(rows, columns=["pool", "annual_cost", "driver"])


@given(
    st.lists(
        st.tuples(st.just("pool"), st.integers(0, 500_000), st.sampled_from(["annual_cost", "practical_minutes", "units"])),
        min_size=1,
        max_size=5,
    ),
    st.integers(1, 4),
)
def test_pools_are_shared_out_to_the_cent(rows, rooms):
    resources = with_units(RESOURCES, "room", units=rooms)
    loaded = assign_support_costs(resources, pools(*rows))
    assert annual_bill(loaded) - annual_bill(resources) == pytest.approx(sum(row[1] for row in rows), abs=0.005)


def test_by_head_and_by_cost_load_different_people():
    by_head = assign_support_costs(RESOURCES, pools(("training", 40_000, "units")))
    assert by_head["support_cost"].tolist() == [10_000] * 4
    by_cost = assign_support_costs(RESOURCES, pools(("billing", 50_880, "annual_cost")))
    assert by_cost["support_cost"].tolist() == [28_800, 11_520, 5_760, 4_800]
    # a tenth more on every dollar is a tenth more on every visit
    assert visit_cost(asthma_process(), by_cost) == pytest.approx(1.1 * 81.80)


def test_pools_add_to_support_costs_that_are_there_already():
    twice = assign_support_costs(assign_support_costs(RESOURCES, pools(("a", 100, "units"))), pools(("b", 300, "units")))
    assert twice["support_cost"].tolist() == [100] * 4


def test_overhead_goes_on_top_once_and_never_twice():
    assert with_overhead(100, overhead_share=0.25, resources=RESOURCES) == 125
    loaded = assign_support_costs(RESOURCES, pools(("billing", 1, "units")))
    with pytest.raises(ValueError, match="overhead_share must be 0 where the rates carry support costs already"):
        with_overhead(100, overhead_share=0.25, resources=loaded)
    assert with_overhead(100, overhead_share=0, resources=loaded) == 100


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("x", 10, "floor area"), "driver must be a column of resources"),
        (("x", -1, "units"), "annual_cost of x must be 0 or more"),
    ],
)
def test_bad_pools_are_refused(row, said):
    with pytest.raises(ValueError, match=said):
        assign_support_costs(RESOURCES, pools(row))


def test_a_driver_of_zeros_shares_nothing_out():
    with pytest.raises(ValueError, match="driver must be above 0 for some resource"):
        assign_support_costs(RESOURCES.assign(area=0), pools(("x", 10, "area")))


@pytest.mark.parametrize(
    ("loaded", "share", "parts"),
    [(False, 0, [0, 0]), (True, 0, [50_880, 0]), (False, 0.1, [0, 50_880]), (True, 0.1, [50_880, 55_968])],
)
def test_support_is_charged_never_once_or_twice(loaded, share, parts):
    """A tenth of the clinic's bill: in the rates or on top it is charged once, with both more than twice."""
    desk = pools(("desk", 36_000, "annual_cost"), ("records", 14_880, "units"))
    charged = support_charged(RESOURCES, desk, loaded=loaded, overhead_share=share)
    assert charged["charged"].tolist() == parts


def test_loaded_resources_are_not_loaded_again_to_see_what_is_charged():
    loaded = assign_support_costs(RESOURCES, pools(("desk", 36_000, "units")))
    with pytest.raises(ValueError, match="third time"):
        support_charged(loaded, pools(("desk", 36_000, "units")), loaded=True, overhead_share=0)
    with pytest.raises(ValueError, match="overhead_share"):
        support_charged(RESOURCES, pools(("desk", 36_000, "units")), loaded=True, overhead_share=-0.1)
    with pytest.raises(ValueError, match="annual_cost of desk"):
        support_charged(RESOURCES, pools(("desk", -1, "units")), loaded=True, overhead_share=0)
