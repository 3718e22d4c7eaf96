"""A visit by the clock: steps move, the room stretches, and the last minute has cost what the visit costs."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.asthma_clinic import asthma_process, asthma_resources, asthma_supplies
from vbc.costing import supplies_cost, visit_cost
from vbc.visit_clock import cost_by_minute, with_step_minutes

REVIEW = "review and action plan"


@given(st.integers(0, 40))
def test_a_longer_step_moves_what_follows_and_stretches_the_room(minutes):
    changed = with_step_minutes(asthma_process(), REVIEW, minutes=minutes).set_index("step")
    assert changed.loc[REVIEW, "minutes"] == minutes
    assert changed.loc["whole visit", ["start", "minutes"]].tolist() == [0, 31 + minutes]
    assert changed.loc["examination", "start"] == 8
    assert changed.loc["spacer practice", "start"] == 21 + minutes
    staff = changed.drop(index="whole visit")
    assert staff["minutes"].sum() == 31 + minutes
    assert (staff["start"] + staff["minutes"]).max() == 31 + minutes


def test_the_same_minutes_give_the_same_visit():
    same = with_step_minutes(asthma_process(), REVIEW, minutes=10)
    pd.testing.assert_frame_equal(same, asthma_process(), check_dtype=False)


@pytest.mark.parametrize(
    ("step", "minutes", "said"), [("tea", 3, "step must be one of"), (REVIEW, -1, "minutes"), (REVIEW, float("nan"), "minutes")]
)
def test_what_is_no_step_or_no_time_is_refused(step, minutes, said):
    with pytest.raises(ValueError, match=said):
        with_step_minutes(asthma_process(), step, minutes=minutes)


def test_a_step_that_stands_twice_is_refused():
    twice = pd.concat([asthma_process()] * 2)
    with pytest.raises(ValueError, match="each once"):
        with_step_minutes(twice, REVIEW, minutes=3)


@given(st.integers(0, 20))
def test_the_clock_ends_at_what_the_visit_costs(minutes):
    process = with_step_minutes(asthma_process(), REVIEW, minutes=minutes)
    supplies = supplies_cost(asthma_supplies())
    clock = cost_by_minute(process, asthma_resources(), until=60, before=supplies)
    assert clock["cost"].iloc[0] == supplies == 22.68
    assert clock["cost"].iloc[-1] == pytest.approx(visit_cost(process, asthma_resources(), supplies=asthma_supplies()), abs=1e-9)
    assert clock["cost"].is_monotonic_increasing


def test_each_minute_costs_who_is_there_and_the_room():
    clock = cost_by_minute(asthma_process(), asthma_resources(), until=41)["cost"].diff()
    assert [round(clock[minute], 2) for minute in (1, 8, 9, 13, 14, 21, 22, 31, 32, 41)] == [
        1,
        1,
        3.4,
        3.4,
        1.6,
        1.6,
        3.4,
        3.4,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("until", "before", "said"), [(2.5, 0, "until"), (-1, 0, "until"), (5, -1, "before"), (5, float("inf"), "before")]
)
def test_a_bad_clock_is_refused(until, before, said):
    with pytest.raises(ValueError, match=said):
        cost_by_minute(asthma_process(), asthma_resources(), until=until, before=before)


def test_a_step_of_no_minutes_costs_nothing():
    nothing = with_step_minutes(asthma_process(), REVIEW, minutes=0)
    assert cost_by_minute(nothing, asthma_resources(), until=31)["cost"].iloc[-1] == pytest.approx(81.80 - 34)
