"""Where a clinician stops agrees with the choice itself, and with an optimum found by trying; payment follows what is known."""

import numpy as np
import pytest

from vbc.agency import (
    Care,
    chosen_quantity,
    clinician_utility,
    disclose,
    margins_when_known,
    next_unit_health,
    selection_margins,
    stopping_rule,
)
from vbc.stopping_rule import GUARDRAILS
from vbc.undefined import Undefined

RATIOS = (0.0, 0.3, 1.0, 2.0)


@pytest.mark.parametrize("guardrail", GUARDRAILS)
@pytest.mark.parametrize("slope", [-4.0, 0.0, 3.0])
@pytest.mark.parametrize("ratio", RATIOS)
def test_care_stops_where_the_next_unit_does_what_is_asked(guardrail, slope, ratio):
    """At an interior choice the next unit's health is exactly what is asked of it; where nothing is given, it falls short."""
    care = Care(payment_slope=slope)
    found = stopping_rule(care, ratio=ratio, guardrail=guardrail, dose=0.4, license_taken=0.3)
    here = float(next_unit_health(care, [found.quantity])[0])
    assert here == pytest.approx(found.asked) if found.quantity else here <= found.asked


def test_the_unguarded_stop_is_the_choice_that_trying_finds():
    for slope in (-4.0, 2.5):
        care, tried = Care(payment_slope=slope), np.linspace(0, 20, 2001)
        worth = [clinician_utility(care, one, money_weight=0.7, health_weight=1) for one in tried]
        found = stopping_rule(care, ratio=0.7)
        assert found.quantity == chosen_quantity(care, money_weight=0.7, health_weight=1)
        assert found.quantity == pytest.approx(tried[int(np.argmax(worth))], abs=0.01)


def test_after_disclosure_those_who_stay_get_less_and_the_average_counts_those_who_leave():
    found = stopping_rule(Care(), ratio=1, guardrail="disclosure", dose=0.2, license_taken=0.4)
    assert found.quantity == pytest.approx(10 - 4 / 0.6)
    assert found.result == disclose(Care(), opt_out=0.2, license_taken=0.4, money_weight=1, health_weight=1)
    assert found.result.quantity == pytest.approx(0.2 * 10 + 0.8 * found.quantity)


def test_a_license_that_drops_all_of_health_leaves_nothing_to_weigh():
    for slope in (-4, 2):
        full = stopping_rule(Care(payment_slope=slope), ratio=1, guardrail="disclosure", dose=0.2, license_taken=1)
        assert isinstance(full, Undefined)


def test_an_unknown_guardrail_is_told_the_known_ones():
    with pytest.raises(ValueError, match="carve-out fund"):
        stopping_rule(Care(), ratio=1, guardrail="an oath")


COSTS, SHARES = [4_000, 7_000, 14_000, 20_000], [0.5, 0.1, 0.3, 0.1]


def test_knowing_every_group_apart_is_full_risk_adjustment_and_nothing_is_none():
    apart = margins_when_known(COSTS, known_as=["a", "b", "c", "d"], adjustment=0.7, shares=SHARES)
    assert apart["margin"].tolist() == pytest.approx(selection_margins(COSTS, adjustment=0.7, shares=SHARES)["margin"].tolist())
    alike = margins_when_known(COSTS, known_as=["x"] * 4, adjustment=1, shares=SHARES)
    assert alike["payment"].nunique() == 1


def test_whatever_is_known_the_payer_spends_the_same():
    for known in (["x"] * 4, ["well", "well", "ill", "ill"], ["a", "b", "c", "d"]):
        for adjustment in (0, 0.4, 1):
            margins = margins_when_known(COSTS, known_as=known, adjustment=adjustment, shares=SHARES)["margin"]
            assert np.dot(margins, SHARES) == pytest.approx(0, abs=1e-9)


def test_names_and_costs_must_be_as_many():
    with pytest.raises(ValueError, match="4 groups, not 2"):
        margins_when_known(COSTS, known_as=["a", "b"], adjustment=1)
