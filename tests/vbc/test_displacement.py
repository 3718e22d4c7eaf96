"""A fixed budget: the invisible patients, counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.analyses import DRUG
from vbc.cost_effectiveness import net_health_benefit
from vbc.displacement import budget_displacement, displaced_qalys
from vbc.undefined import is_undefined


def adopt(per_qaly, patients=100):
    return budget_displacement(patients=patients, outcome_each=DRUG.outcome, cost_each=DRUG.cost, cost_per_qaly_displaced=per_qaly)


def test_a_hundred_patients_gain_75_and_others_lose_88_9():
    result = adopt(100_000)
    assert (result.gained, result.displaced, result.net) == pytest.approx((75, 88.9, -13.9))
    assert adopt(DRUG.cost / DRUG.outcome).net == pytest.approx(0, abs=1e-9)
    assert adopt(150_000).net == pytest.approx(15.733, abs=5e-4)


@given(st.integers(0, 10_000), st.floats(1, 1e6))
def test_net_health_is_net_health_benefit_times_patients(patients, per_qaly):
    each = net_health_benefit(DRUG.outcome, DRUG.cost, threshold=per_qaly)
    assert adopt(per_qaly, patients).net == pytest.approx(patients * each, rel=1e-9, abs=1e-6)


def test_a_saving_frees_health_elsewhere():
    assert displaced_qalys(-50_000, cost_per_qaly_displaced=100_000) == -0.5
    cheaper = budget_displacement(patients=10, outcome_each=-0.1, cost_each=-20_000, cost_per_qaly_displaced=100_000)
    assert cheaper.net == pytest.approx(1)


def test_health_that_costs_nothing_elsewhere_leaves_it_undefined():
    assert is_undefined(displaced_qalys(1, cost_per_qaly_displaced=0))
    assert is_undefined(adopt(0))


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("patients", -1),
        ("cost_per_qaly_displaced", -1),
        ("outcome_each", float("nan")),
        ("cost_each", float("inf")),
    ],
)
def test_bad_budgets_are_refused(name, bad):
    arguments = {"patients": 1, "outcome_each": 1, "cost_each": 1, "cost_per_qaly_displaced": 1, name: bad}
    with pytest.raises(ValueError, match=f"^{name} must"):
        budget_displacement(**arguments)
