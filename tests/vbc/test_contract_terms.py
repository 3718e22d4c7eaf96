"""A whole contract: its steps in their order, monotone and continuous but for the minimum, and what it refuses."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vbc.contract_terms import Contract, settle_year
from vbc.corridors import Corridor
from vbc.settlement import settle

contracts = st.builds(
    Contract,
    minimum_savings_rate=st.floats(0, 0.05),
    sharing_rate=st.floats(0.4, 1),
    loss_rate=st.floats(0, 1),
    rate_below_minimum=st.sampled_from([0.0, 0.2, 0.4]),
    corridor=st.none() | st.just(Corridor()) | st.just(Corridor(beyond="continue")),
    threshold=st.none() | st.floats(10_000, 200_000),
    aggregate_limit=st.none() | st.floats(1.0, 1.2),
    payment_cap=st.none() | st.floats(0, 0.2),
    loss_limit=st.none() | st.floats(0, 0.2),
)
people = st.lists(st.floats(0, 400_000), min_size=1, max_size=12)


def test_the_steps_come_in_their_order():
    costs = [4_000] * 8 + [0, 150_000]
    contract = Contract(minimum_savings_rate=0.02, corridor=Corridor(), threshold=100_000, payment_cap=0.015)
    year = settle_year(costs, expected_costs=[5_000] * 9 + [300_000], contract=contract)
    assert year.counted == 32_000 + 0 + 100_000  # stop-loss truncates the last patient, and keeps them
    assert year.benchmark == 45_000 + 100_000  # and the benchmark alike
    assert year.savings == pytest.approx(13_000 / 145_000)
    # 9 % is beyond the last band: 2 % of the benchmark, cut to the cap of 1.5 %
    assert year.payment == pytest.approx(0.015 * 145_000) and year.shared
    gated = settle_year(costs, expected_costs=[5_000] * 9 + [300_000], contract=contract, quality_met=False)
    assert gated.payment == 0 and not gated.shared


def test_an_untruncated_benchmark_makes_savings_out_of_nothing():
    costs = [4_000] * 9 + [164_000]
    honest = Contract(threshold=100_000)
    trap = Contract(threshold=100_000, benchmark_truncated=False)
    assert settle_year(costs, expected_costs=costs, contract=honest).payment == 0
    assert settle_year(costs, expected_costs=costs, contract=trap).savings == pytest.approx(0.32)


def test_without_corridor_and_stop_loss_it_is_the_plain_settlement():
    contract = Contract(minimum_savings_rate=0.02, sharing_rate=0.5, loss_rate=0.3, payment_cap=0.1, loss_limit=0.04)
    for spending in (8e6, 9.7e6, 9.8e6, 9.81e6, 10e6, 10.19e6, 10.2e6, 14e6):
        year = settle_year([spending / 10] * 10, expected_costs=1e6, contract=contract)
        plain = settle(
            benchmark=1e7,
            spending=spending,
            minimum_savings_rate=0.02,
            sharing_rate=0.5,
            loss_rate=0.3,
            payment_cap=0.1,
            loss_limit=0.04,
        )
        assert year.payment == pytest.approx(plain.payment, abs=1e-3)


@given(contracts, people, st.integers(0, 11), st.floats(0, 300_000), st.booleans())
def test_a_patient_who_costs_more_never_earns_more(contract, costs, who, more, quality):
    dearer = list(costs)
    dearer[who % len(costs)] += more
    benchmark = 20_000.0
    before = settle_year(costs, expected_costs=benchmark, contract=contract, quality_met=quality).payment
    after = settle_year(dearer, expected_costs=benchmark, contract=contract, quality_met=quality).payment
    assert after <= before + 1e-6


@given(contracts, st.floats(-0.5, 0.9))
def test_payments_jump_only_at_the_minimum(contract, deviation):
    assume(abs(abs(deviation) - contract.minimum_savings_rate) > 1e-6)
    here, there = contract.payments(np.array([deviation, deviation + 1e-7]))
    assert 0 <= there - here + 1e-12 <= 1e-7 + 2e-12


@given(contracts, st.floats(-0.3, 0.3))
def test_a_corridor_without_caps_is_odd_in_the_contract_too(contract, deviation):
    assume(contract.corridor is not None)
    bare = Contract(
        minimum_savings_rate=contract.minimum_savings_rate, corridor=contract.corridor, payment_cap=None, loss_limit=None
    )
    there, back = bare.payments(np.array([deviation, -deviation]))
    assert there == -back


@given(contracts, people)
def test_a_gate_that_fails_pays_nothing_and_takes_the_same(contract, costs):
    met = settle_year(costs, expected_costs=20_000.0, contract=contract).payment
    failed = settle_year(costs, expected_costs=20_000.0, contract=contract, quality_met=False).payment
    assert failed == min(met, 0.0)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"sharing_rate": 1.01}, "sharing_rate must lie between 0 and 1, not 1.01"),
        ({"threshold": 0}, "threshold must be above 0, not 0"),
        ({"threshold": -1}, "threshold must be above 0"),
        ({"aggregate_limit": 0.5}, "limit must be 1 or more"),
        ({"loss_limit": -0.1}, "loss_limit must lie"),
        ({"minimum_savings_rate": float("nan")}, "minimum_savings_rate must be a finite number"),
    ],
)
def test_what_nobody_can_sign_is_refused(wrong, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        Contract(**wrong)


def test_a_year_needs_people_and_a_benchmark():
    with pytest.raises(ValueError, match=r"^costs must hold one number a person and at least one"):
        settle_year([], expected_costs=1.0, contract=Contract())
    with pytest.raises(ValueError, match=r"^benchmark must be above 0, not 0.0"):
        settle_year([5.0], expected_costs=[0.0, 0.0], contract=Contract())
    with pytest.raises(ValueError, match=r"^expected_costs must be above 0, not 0"):
        settle_year([5.0], expected_costs=0, contract=Contract())
    with pytest.raises(ValueError, match=r"^costs must hold numbers of 0 or more"):
        settle_year([-5.0], expected_costs=1.0, contract=Contract())
