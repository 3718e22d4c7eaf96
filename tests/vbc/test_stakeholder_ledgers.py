"""Whose value? Payments cancel, only society's books count resources, and the payer's is the program's own sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.confusion import Confusion
from vbc.heart_failure_program import program_ranking
from vbc.ledger_inputs import LedgerInputs, penalty_of_indifference
from vbc.stakeholder_ledgers import (
    STAKEHOLDERS,
    compare_ledgers,
    ledger_totals,
    patients_by_outcome,
    stakeholder_ledger,
)

money = st.floats(0, 50_000)
counts = st.integers(0, 5_000)


@given(counts, counts, st.floats(0, 1), money, money, money, money, money, money, st.floats(0, 100))
def test_society_s_ledger_is_the_sum_of_the_other_four(tp, fp, effect, paid, own, used, penalty, fee, place, hours):
    inputs = LedgerInputs(
        effectiveness=effect, readmission_payment=paid, out_of_pocket=own, readmission_cost=used, readmission_penalty=penalty,
        place_fee=fee, place_cost=place, patient_hours=hours, clinician_hours=hours / 3,
    )  # fmt: skip
    totals = ledger_totals(stakeholder_ledger({"a": Confusion(tp, fp, 3, 4)}, inputs=inputs)).set_index("stakeholder")["dollars"]
    others = sum(totals[name] for name in STAKEHOLDERS[:-1])
    assert totals["society"] == pytest.approx(others, rel=1e-9, abs=1e-3)


def test_the_payer_s_ledger_is_the_published_net_value():
    for model, value in (("M0", 1_628_000), ("M1", 2_164_000)):
        totals = ledger_totals(stakeholder_ledger(program_ranking(model).top(2_000))).set_index("stakeholder")["dollars"]
        assert totals["payer"] == pytest.approx(value)


def test_a_hospital_paid_by_the_readmission_prefers_to_find_fewer_until_the_penalty_covers_its_margin():
    both = {model: program_ranking(model).top(2_000) for model in ("M0", "M1")}

    def hospital_s_choice(penalty):
        found = compare_ledgers(both, inputs=LedgerInputs(readmission_penalty=penalty))
        return found[found["preferred"] & (found["stakeholder"] == "hospital")]["decision"].tolist()

    assert penalty_of_indifference() == 8_000
    assert hospital_s_choice(7_999) == ["M0"] and hospital_s_choice(8_001) == ["M1"]
    assert hospital_s_choice(8_000) == ["M0", "M1"]


def test_effectiveness_by_group_moves_only_that_group():
    decisions = {"housed": Confusion(100, 50, 20, 30), "unhoused": Confusion(200, 50, 20, 30)}
    flat = stakeholder_ledger(decisions, inputs=LedgerInputs(effectiveness={"housed": 0.25, "unhoused": 0.0}))
    only = stakeholder_ledger({"housed": decisions["housed"]}, inputs=LedgerInputs(effectiveness=0.25))
    saved = [table.loc[table["line"] == "payment saved", "dollars"].sum() for table in (flat, only)]
    assert saved[0] == saved[1] == 25 * 16_000
    with pytest.raises(ValueError, match="effectiveness must give a value for unhoused"):
        stakeholder_ledger(decisions, inputs=LedgerInputs(effectiveness={"housed": 0.25}))


def test_everybody_becomes_something_and_nobody_two_things():
    decisions = program_ranking("M1").top(2_000)
    table = patients_by_outcome(decisions)
    assert table["people"].sum() == pytest.approx(20_000)
    by_group = table.groupby("group")["people"].sum()
    assert by_group.to_dict() == pytest.approx({"housed": 15_988, "unhoused": 4_012})
    assert table[table["outcome"] == "missed"]["people"].tolist() == [1_463, 499]


def test_no_program_leaves_every_ledger_at_zero():
    totals = ledger_totals(stakeholder_ledger({"a": Confusion(0, 0, 5, 5)}))
    assert totals["dollars"].tolist() == [0] * 5


def test_bad_prices_are_refused_by_name():
    with pytest.raises(ValueError, match="place_fee must be 0 or more, not -1"):
        LedgerInputs(place_fee=-1)
    with pytest.raises(ValueError, match="effectiveness must lie between 0 and 1, not 25"):
        LedgerInputs(effectiveness=25)
