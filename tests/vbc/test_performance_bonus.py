"""Bonuses and piece rates: luck is counted out exactly, and what a price a piece makes of walls."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from vbc.action_margins import Action
from vbc.performance_bonus import Bonus, cliff_and_ramp, effort_worth, expected_bonus, next_patient_worth, paid_for_performance
from vbc.piece_rates import Trade, pieces_made, pieces_worth_making, waste_of_piece_rate

CLIFF, RAMP = Bonus(20_000, threshold=0.8), Bonus(20_000, threshold=0.6, full_at=1.0)
bonuses = st.one_of(
    st.builds(Bonus, st.floats(0, 1e5), threshold=st.floats(0, 1)),
    st.builds(
        lambda amount, low, width: Bonus(amount, low, min(low + width, 1.0)),
        st.floats(0, 1e5),
        st.floats(0, 0.8),
        st.floats(0.05, 0.2),
    ),
)


@given(bonuses, st.integers(1, 120), st.just(0.0) | st.floats(1e-9, 1))
def test_an_expected_bonus_is_a_sum_over_every_year(bonus, patients, rate):
    met = np.arange(patients + 1)
    by_hand = (stats.binom.pmf(met, patients, rate) * [bonus.paid(int(k), patients) for k in met]).sum()
    assert expected_bonus(bonus, rate=rate, patients=patients) == pytest.approx(by_hand, rel=1e-9, abs=1e-6)


@given(bonuses, st.integers(2, 100), st.floats(0.01, 0.99))
def test_one_patient_more_is_worth_a_sum_over_the_others(bonus, patients, rate):
    others = np.arange(patients)
    steps = [bonus.paid(int(k) + 1, patients) - bonus.paid(int(k), patients) for k in others]
    by_hand = (1 - rate) * (stats.binom.pmf(others, patients - 1, rate) * steps).sum()
    assert effort_worth(bonus, rate=rate, patients=patients) == pytest.approx(by_hand, rel=1e-9, abs=1e-6)


def test_a_cliff_pays_one_step_and_no_other():
    steps = [next_patient_worth(CLIFF, met=met, patients=100) for met in range(100)]
    assert sum(step > 0 for step in steps) == 1 and steps[79] == 20_000
    assert [next_patient_worth(RAMP, met=met, patients=100) for met in (30, 60, 99)] == pytest.approx([0, 500, 500])


def test_a_threshold_of_exactly_so_many_is_met_by_so_many():
    assert Bonus(100, threshold=0.7).paid(7, 10) == 100 and Bonus(100, threshold=0.7).paid(6, 10) == 0
    assert expected_bonus(Bonus(100, threshold=0.29), rate=1.0, patients=100) == 100
    assert Bonus(100, threshold=0.29).paid(29, 100) == 100


def test_with_many_patients_a_cliff_moves_hardly_anybody():
    worth = {n: [effort_worth(CLIFF, rate=rate, patients=n) for rate in (0.6, 0.79)] for n in (20, 1_000)}
    assert worth[20][0] > 50 > 1e-6 > worth[1_000][0]
    table = cliff_and_ramp({"cliff": CLIFF, "ramp": RAMP}, patients=200, rates=[0.5, 0.65, 0.8, 0.95])
    ramp = table[table["bonus"] == "ramp"].set_index("rate")["next_patient"]
    assert ramp[0.65] > 20 * 1.5 and table[table["bonus"] == "cliff"].set_index("rate")["next_patient"][0.65] < 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: Bonus(-1, threshold=0.5), "amount must be 0 or more"),
        (lambda: Bonus(1, threshold=1.5), "threshold must lie"),
        (lambda: Bonus(1, threshold=0.5, full_at=0.5), "full_at must lie above"),
        (lambda: CLIFF.paid(11, 10), "met must not exceed the 10 patients"),
        (lambda: next_patient_worth(CLIFF, met=10, patients=10), "met must leave a patient over"),
        (lambda: expected_bonus(CLIFF, rate=2, patients=10), "rate must lie"),
        (lambda: expected_bonus(CLIFF, rate=0.5, patients=0), "patients must be above 0"),
    ],
)
def test_bonuses_that_make_no_sense_are_refused(wrong, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        wrong()


def test_terms_know_the_bonus_that_an_action_moves():
    action = Action("check", fee=10, cost=30)
    assert paid_for_performance(CLIFF, patients=100, met=79).provider(action) == 19_980
    assert paid_for_performance(CLIFF, patients=100, met=79, counts=False).provider(action) == -20
    expected = paid_for_performance(RAMP, patients=100, rate=0.7)
    assert expected.provider(action) == pytest.approx(-20 + effort_worth(RAMP, rate=0.7, patients=100))
    assert expected.payer(action) == pytest.approx(10 + expected.bonus_change)
    for wrong in ({}, {"met": 3, "rate": 0.5}):
        with pytest.raises(ValueError, match=r"^met or rate must be given, and not both"):
            paid_for_performance(CLIFF, patients=100, **wrong)


trades = st.builds(Trade, st.floats(0, 50), st.floats(0.1, 5), st.floats(0, 200), st.floats(0.1, 10))


@given(trades, st.floats(0, 300))
def test_a_maker_stops_where_the_next_piece_costs_more_than_it_is_paid(trade, price):
    made = pieces_made(trade, price=price)
    best = optimize.minimize_scalar(
        lambda q: trade.cost(q) - price * q, bounds=(0, 4_000), method="bounded", options={"xatol": 1e-6}
    )
    assert trade.cost(made) - price * made == pytest.approx(best.fun, abs=1e-3)
    assert pieces_made(trade, price=price, fixed_price=5_000) == made


@given(trades, st.floats(0, 300))
def test_no_price_a_piece_beats_the_best_number_of_pieces(trade, price):
    assert waste_of_piece_rate(trade, price=price) >= -1e-6
    right = trade.first_cost + trade.cost_rise * pieces_worth_making(trade)
    assert waste_of_piece_rate(trade, price=right) == pytest.approx(0, abs=1e-6)


def test_paid_by_the_brick_the_wall_is_more_than_twice_as_long():
    assert pieces_made(Trade(), price=80) == 30 and pieces_worth_making(Trade()) == 12.5
    assert waste_of_piece_rate(Trade(), price=80) == 1_225
    assert pieces_made(Trade(), price=0) == 0  # paid by the day, nobody lays the first one for the price of a brick
