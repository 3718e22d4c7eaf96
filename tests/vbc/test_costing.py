"""The asthma visit to the cent, and what a cheaper visit does to the bill: Python's decimals are the judge."""

import math
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbc import costing
from vbc.asthma_clinic import CHARGE, RATIO_OF_COSTS_TO_CHARGES, asthma_process, asthma_resources, asthma_supplies
from vbc.costing import (
    annual_bill,
    at_theoretical_capacity,
    capacity_cost_rate,
    capacity_use,
    cost_by_resource,
    cost_from_charge,
    minutes_to_shift,
    one_visit_three_ways,
    practical_minutes,
    ratio_of_costs_to_charges,
    step_costs,
    substitute,
    supplies_cost,
    visit_ceiling,
    visit_cost,
    with_units,
)
from vbc.undefined import is_undefined

PROCESS, RESOURCES, SUPPLIES = asthma_process(), asthma_resources(), asthma_supplies()
SHIFTED = substitute(PROCESS, minutes=10, of="physician", by="nurse")
minutes = st.integers(0, 200).map(lambda tenths: tenths / 10)


def plan(taken):
    """A visit that takes so many minutes of each resource of the clinic."""
    return pd.DataFrame({"step": "visit", "resource": RESOURCES["resource"], "minutes": taken})


def test_the_visit_costs_104_48_exactly():
    assert visit_cost(PROCESS, RESOURCES) == 81.80
    assert supplies_cost(SUPPLIES) == 22.68
    assert visit_cost(PROCESS, RESOURCES, supplies=SUPPLIES) == 104.48
    by = cost_by_resource(PROCESS, RESOURCES).set_index("resource")
    assert by["minutes"].to_dict() == {"physician": 15, "nurse": 8, "assistant": 18, "room": 41}
    assert by["rate"].to_dict() == {"physician": 3.0, "nurse": 1.2, "assistant": 0.6, "room": 0.4}
    assert by["cost"].to_dict() == {"physician": 45.0, "nurse": 9.6, "assistant": 10.8, "room": 16.4}


def test_the_room_is_taken_for_the_sum_of_the_staff():
    staff = PROCESS[PROCESS["resource"] != "room"]
    assert staff["minutes"].sum() == 41
    assert (staff["start"].iloc[1:].to_numpy() == (staff["start"] + staff["minutes"]).iloc[:-1].to_numpy()).all()


def test_theoretical_minutes_make_the_staff_a_sixth_too_cheap():
    assert visit_cost(PROCESS, at_theoretical_capacity(RESOURCES), supplies=SUPPLIES) == pytest.approx(104.48 - 65.40 / 6)


def test_a_cheaper_visit_leaves_the_bill_and_the_room_binds():
    assert visit_cost(SHIFTED, RESOURCES, supplies=SUPPLIES) == 86.48
    assert annual_bill(RESOURCES) == 508_800
    for process in (PROCESS, SHIFTED):
        assert visit_ceiling(process, RESOURCES) == costing.VisitCeiling(2_926, ("room",))
    paid = [
        2_900 * visit_cost(process, RESOURCES) + capacity_use(process, RESOURCES, visits=2_900)["unused_cost"].sum()
        for process in (PROCESS, SHIFTED)
    ]
    assert paid == pytest.approx([508_800, 508_800])


def test_a_second_room_lifts_the_ceiling_to_5333():
    two = with_units(RESOURCES, "room", units=2)
    assert annual_bill(two) - annual_bill(RESOURCES) == 48_000
    assert visit_ceiling(PROCESS, two) == costing.VisitCeiling(5_333, ("assistant",))
    # the nurse, now at 18 minutes too, runs out in the same visit
    assert visit_ceiling(SHIFTED, two) == costing.VisitCeiling(5_333, ("nurse", "assistant"))


@given(st.lists(minutes, min_size=4, max_size=4))
def test_sums_agree_with_decimals_to_the_last_digit(taken):
    rates = [Decimal("3.00"), Decimal("1.20"), Decimal("0.60"), Decimal("0.40")]
    total = sum((Decimal(str(m)) * rate for m, rate in zip(taken, rates, strict=True)), Decimal("22.68"))
    assert visit_cost(plan(taken), RESOURCES, supplies=SUPPLIES) == float(total)


@given(st.lists(minutes, min_size=4, max_size=4), st.lists(minutes, min_size=4, max_size=4), st.integers(0, 5))
def test_cost_is_linear_in_minutes(one, other, times):
    both = plan(np.add(one, np.multiply(times, other)).round(6))
    expected = visit_cost(plan(one), RESOURCES) + times * visit_cost(plan(other), RESOURCES)
    assert visit_cost(both, RESOURCES) == pytest.approx(expected, abs=1e-9)


@given(st.lists(minutes, min_size=4, max_size=4))
def test_steps_and_resources_add_up_to_the_visit(taken):
    process = pd.concat([plan(taken), PROCESS])
    total = visit_cost(process, RESOURCES)
    assert step_costs(process, RESOURCES)["cost"].sum() == pytest.approx(total)
    assert cost_by_resource(process, RESOURCES)["cost"].sum() == pytest.approx(total)


@settings(deadline=None)
@given(st.lists(minutes, min_size=4, max_size=4), st.integers(0, 4_000), st.integers(1, 3))
def test_used_and_unused_capacity_add_up_to_the_bill_unless_overloaded(taken, visits, rooms):
    resources = with_units(RESOURCES, "room", units=rooms)
    use = capacity_use(plan(taken), resources, visits=visits)
    spent = visits * visit_cost(plan(taken), resources) + use["unused_cost"].sum()
    if use["overloaded"].any():
        assert spent > annual_bill(resources)
    else:
        assert spent == pytest.approx(annual_bill(resources))
    ceiling = visit_ceiling(plan(taken), resources)
    if is_undefined(ceiling):
        assert not any(taken)
    else:
        assert use["overloaded"].any() == (visits > ceiling.visits)
        assert ceiling.visits == use["most_visits"].min()
        assert not capacity_use(plan(taken), resources, visits=ceiling.visits)["overloaded"].any()
        assert capacity_use(plan(taken), resources, visits=ceiling.visits + 1)["overloaded"].any()


def test_minutes_beyond_capacity_are_flagged_and_nothing_is_unused():
    use = capacity_use(PROCESS, RESOURCES, visits=3_000).set_index("resource")
    assert use["overloaded"].to_dict() == {"physician": False, "nurse": False, "assistant": False, "room": True}
    assert use.loc["room", "share_used"] == pytest.approx(1.025)
    assert use.loc["room", ["unused_minutes", "unused_cost"]].tolist() == [0, 0]


def test_a_resource_that_no_visit_needs_stands_unused():
    use = capacity_use(PROCESS[PROCESS["resource"] != "nurse"], RESOURCES, visits=1_000).set_index("resource")
    assert use.loc["nurse", "unused_cost"] == 115_200 and math.isnan(use.loc["nurse", "most_visits"])


@given(st.integers(0, 15), st.sampled_from([None, "review and action plan"]))
def test_substitution_keeps_every_minute(moved, step):
    if step and moved > 10:
        with pytest.raises(ValueError, match="must not exceed the 10 that 'physician' has in 'review and action plan'"):
            substitute(PROCESS, minutes=moved, of="physician", by="nurse", step=step)
        return
    after = substitute(PROCESS, minutes=moved, of="physician", by="nurse", step=step)
    sums = after.groupby("resource")["minutes"].sum()
    assert sums.sum() == PROCESS["minutes"].sum()
    assert sums.get("physician", 0) == 15 - moved and sums["nurse"] == 8 + moved
    saved = visit_cost(PROCESS, RESOURCES) - visit_cost(after, RESOURCES)
    assert saved == pytest.approx(1.8 * moved)
    staff = after[after["resource"] != "room"]
    assert (staff["start"].iloc[1:].to_numpy() == (staff["start"] + staff["minutes"]).iloc[:-1].to_numpy()).all()
    assert list(after.columns) == list(PROCESS.columns) and (after["minutes"] > 0).all()


def test_no_more_minutes_move_than_there_are():
    with pytest.raises(ValueError, match="must not exceed the 15 that 'physician' has, not 16"):
        substitute(PROCESS, minutes=16, of="physician", by="nurse")
    with pytest.raises(ValueError, match="by must differ from of"):
        substitute(PROCESS, minutes=1, of="nurse", by="nurse")
    with pytest.raises(ValueError, match="minutes must be 0 or more"):
        substitute(PROCESS, minutes=-1, of="nurse", by="physician")


def test_minutes_to_shift_meet_the_target():
    assert minutes_to_shift(cost=104.48, target=86.48, rate_of=3, rate_by=1.2) == 10
    assert is_undefined(minutes_to_shift(cost=104.48, target=86.48, rate_of=3, rate_by=3))
    assert is_undefined(minutes_to_shift(cost=104.48, target=120, rate_of=3, rate_by=1.2))
    assert minutes_to_shift(cost=100, target=100, rate_of=3, rate_by=1.2) == 0


def test_one_visit_has_three_costs():
    table = one_visit_three_ways(CHARGE, ratio=RATIO_OF_COSTS_TO_CHARGES, measured=104.48)
    assert table["amount"].tolist() == [385, 138.60, 104.48]
    assert cost_from_charge(385, ratio=0.36) == 138.6
    assert is_undefined(ratio_of_costs_to_charges(1, 0))
    with pytest.raises(ValueError, match="measured must be above 0"):
        one_visit_three_ways(385, ratio=0.36, measured=0)


def test_capacity_of_zero_gives_no_rate():
    assert is_undefined(capacity_cost_rate(288_000, 0))
    with pytest.raises(ValueError, match="practical_minutes of room must be above 0, not 0"):
        visit_cost(PROCESS, RESOURCES.assign(practical_minutes=[96_000, 96_000, 96_000, 0]))


@pytest.mark.parametrize(
    ("days", "hours", "share", "said"),
    [
        (400, 8, 1, "days must be 366"),
        (240, 25, 1, "hours must be 24"),
        (240, 8, 1.2, "practical_share must lie"),
        (-1, 8, 1, "days must be 0 or more"),
        (240, math.nan, 1, "hours must be a finite number"),
    ],
)
def test_impossible_calendars_are_refused(days, hours, share, said):
    with pytest.raises(ValueError, match=said):
        practical_minutes(days, hours, practical_share=share)


def test_practical_capacity_of_the_clinic():
    assert practical_minutes(240, 8, practical_share=5 / 6) == 96_000
    assert practical_minutes(250, 8) == 120_000


@pytest.mark.parametrize("model", [visit_cost, step_costs, cost_by_resource, visit_ceiling])
def test_a_resource_without_a_rate_is_named(model):
    with pytest.raises(ValueError, match="resources must give a rate for 'nurse'"):
        model(PROCESS, RESOURCES[RESOURCES["resource"] != "nurse"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"annual_cost": -1}, "annual_cost of physician must be 0 or more"),
        ({"annual_cost": math.nan}, "annual_cost of physician must be a finite number"),
        ({"units": 0}, "units of physician must be above 0"),
        ({"support_cost": -5}, "support_cost of physician must be 0 or more"),
    ],
)
def test_bad_resources_are_refused(change, said):
    with pytest.raises(ValueError, match=said):
        visit_cost(PROCESS, RESOURCES.assign(**change))


def test_bad_tables_are_refused():
    with pytest.raises(ValueError, match="must be named once"):
        annual_bill(pd.concat([RESOURCES, RESOURCES]))
    with pytest.raises(ValueError, match="must have a column practical_minutes"):
        annual_bill(RESOURCES.drop(columns="practical_minutes"))
    with pytest.raises(ValueError, match="minutes of assistant must be 0 or more"):
        visit_cost(PROCESS.assign(minutes=-1), RESOURCES)
    with pytest.raises(ValueError, match="unit_cost of prednisone must be 0 or more"):
        supplies_cost(SUPPLIES.assign(unit_cost=[1, -1, 1]))
    with pytest.raises(ValueError, match="resource must be one of physician, nurse, assistant, room, not 'lab'"):
        with_units(RESOURCES, "lab", units=1)
    with pytest.raises(ValueError, match="column theoretical_minutes"):
        at_theoretical_capacity(RESOURCES.drop(columns="theoretical_minutes"))
    with pytest.raises(ValueError, match="must not exceed theoretical_minutes"):
        at_theoretical_capacity(RESOURCES.assign(theoretical_minutes=1))
    assert is_undefined(visit_ceiling(PROCESS.assign(minutes=0), RESOURCES))


def test_models_leave_the_reader_s_tables_alone():
    process, resources = asthma_process(), asthma_resources()
    substitute(process, minutes=3, of="physician", by="nurse")
    with_units(resources, "room", units=2)
    step_costs(process, resources)
    assert process.equals(PROCESS) and resources.equals(RESOURCES)


@pytest.mark.parametrize("name", costing.__all__)
def test_everything_about_cost_is_offered_in_one_place(name):
    assert getattr(costing, name).__doc__
