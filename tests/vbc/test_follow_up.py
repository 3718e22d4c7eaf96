"""The clinic of the opening chapter: visits and recoveries do not peak in the same place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.follow_up import patients_enrolled, share_better

CLINIC = {"budget": 100_000, "enrollment_cost": 400, "visit_cost": 100}


def recoveries(visits):
    return patients_enrolled(visits, **CLINIC) * share_better(visits, best_share=0.6, half_way=1.5)


def test_most_visits_and_most_recoveries_are_far_apart():
    """Ten visits each deliver the most visits; three each make the most people better."""
    choices = range(11)
    assert max(choices, key=lambda visits: visits * patients_enrolled(visits, **CLINIC)) == 10
    assert max(choices, key=recoveries) == 3


@given(st.floats(0, 50), st.floats(0, 50))
def test_the_budget_is_spent_to_the_dollar(visits, cost):
    """Patients times what each one costs is the budget."""
    patients = patients_enrolled(visits, budget=100_000, enrollment_cost=400, visit_cost=cost)
    assert patients * (400 + visits * cost) == pytest.approx(100_000)


@given(st.floats(0, 40))
def test_each_visit_helps_less_than_the_one_before(visits):
    """Shares rise, by less and less, and stay below their ceiling."""
    first, second, third = (share_better(visits + more, best_share=0.6, half_way=1.5) for more in (0, 1, 2))
    assert 0 <= first <= second <= third <= 0.6
    assert third - second <= second - first + 1e-12


@pytest.mark.parametrize(("name", "value"), [("budget", -1), ("enrollment_cost", 0), ("visit_cost", float("nan"))])
def test_impossible_clinics_are_refused(name, value):
    """The argument at fault is named."""
    with pytest.raises(ValueError, match=name):
        patients_enrolled(3, **(CLINIC | {name: value}))
