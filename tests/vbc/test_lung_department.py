"""A department's ratio spreads what it spends, unused capacity and all, in proportion to its prices."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.asthma_clinic import CHARGE, RATIO_OF_COSTS_TO_CHARGES, asthma_process, asthma_resources, asthma_supplies
from vbc.charges import cost_from_charge, services_by_ratio
from vbc.costing import annual_bill, assign_support_costs, supplies_cost, visit_cost
from vbc.lung_department import VISITS, clinic_support, lung_services, unused_in_the_clinic


def test_the_departments_ratio_is_the_one_on_the_bill():
    by_ratio = services_by_ratio(lung_services(), unused_cost=unused_in_the_clinic())
    assert by_ratio["ratio"].tolist() == [RATIO_OF_COSTS_TO_CHARGES] * 3
    assert by_ratio["by_ratio"].tolist() == pytest.approx([138.60, 21.60, 180.00])
    assert by_ratio["by_ratio"].iloc[0] == cost_from_charge(CHARGE, ratio=RATIO_OF_COSTS_TO_CHARGES)


def test_unused_capacity_is_what_visits_leave_of_the_clinics_bill():
    time = visit_cost(asthma_process(), asthma_resources())
    assert unused_in_the_clinic() == pytest.approx(annual_bill(asthma_resources()) - VISITS * time)
    whole = annual_bill(asthma_resources()) + VISITS * supplies_cost(asthma_supplies())
    assert whole / VISITS == pytest.approx(198.128, abs=0.0005)


@given(
    st.lists(st.tuples(st.integers(1, 5_000), st.integers(1, 900), st.integers(1, 500)), min_size=1, max_size=5),
    st.integers(0, 500_000),
)
def test_every_dollar_is_spread_and_none_twice(rows, unused):
    services = pd.DataFrame(
        [(f"service {i}", *row) for i, row in enumerate(rows)], columns=["service", "count", "charge", "measured"]
    )
    by_ratio = services_by_ratio(services, unused_cost=unused)
    spent = (services["count"] * services["measured"]).sum() + unused
    assert (by_ratio["count"] * by_ratio["by_ratio"]).sum() == pytest.approx(spent)


def test_a_higher_price_raises_its_own_cost_and_lowers_the_others():
    before = services_by_ratio(lung_services())["by_ratio"]
    services = lung_services()
    services.loc[0, "charge"] += 100
    after = services_by_ratio(services)["by_ratio"]
    assert after[0] > before[0] and after[1] < before[1] and after[2] < before[2]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("charge", -1, "charge of talk"),
        ("measured", 0, "measured of talk"),
        ("count", float("nan"), "count of talk"),
        ("charge", 0, "nothing|charge must"),
    ],
)
def test_bad_services_are_refused(column, value, said):
    service = pd.DataFrame({"service": ["talk"], "count": [1], "charge": [10.0], "measured": [5.0]})
    service[column] = [value]
    with pytest.raises(ValueError, match=said):
        services_by_ratio(service)


@pytest.mark.parametrize(("driver", "support"), [("annual_cost", 8.18), ("practical_minutes", 10.226), ("units", 9.7785)])
def test_support_is_a_tenth_of_the_bill_however_it_is_shared_out(driver, support):
    loaded = assign_support_costs(asthma_resources(), clinic_support(driver))
    assert annual_bill(loaded) == pytest.approx(1.1 * annual_bill(asthma_resources()))
    assert visit_cost(asthma_process(), loaded) - visit_cost(asthma_process(), asthma_resources()) == pytest.approx(
        support, abs=5e-4
    )
