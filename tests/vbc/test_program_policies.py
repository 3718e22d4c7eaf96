"""Policies side by side: each is counted as it would be alone, and what it gives up is against the best of the table."""

import numpy as np
import pytest

from vbc.heart_failure_program import program_ranking
from vbc.program_policies import compare_policies, program_policy


def test_a_policy_is_the_ranking_s_answer():
    assert program_policy("M0", slots=500) == program_ranking("M0").top(500)
    assert program_policy("M1", slots=500, housed_slots=200) == program_ranking("M1").quotas({"housed": 200, "unhoused": 300})
    assert program_policy("M1", threshold=0.25) == program_ranking("M1").above(0.25)


def test_the_four_policies_of_the_chapter():
    table = compare_policies(
        {
            "M0": program_policy("M0"),
            "M1": program_policy("M1"),
            "equal rates": program_policy("M1", housed_slots=1_422),
            "nobody": program_policy("M1", slots=0),
        }
    ).set_index("policy")
    assert table["value"].tolist() == [1_628_000, 2_164_000, 1_464_000, 0]
    assert table["value_forgone"].tolist() == [536_000, 0, 700_000, 2_164_000]
    assert table["missed"].tolist() == [2_096, 1_962, 2_137, 3_003] and table["found_forgone"].tolist() == [134, 0, 175, 1_041]
    assert np.isnan(table.loc["nobody", "ppv"]) and table.loc["nobody", "equalized_odds"] == 0
    less_effective = compare_policies(
        {"M0": program_policy("M0"), "M1": program_policy("M1")}, benefit={"housed": 4_000, "unhoused": 16_000 * 0.16}
    )
    assert less_effective["value"][0] > less_effective["value"][1]


def test_bad_policies_are_refused_by_name():
    with pytest.raises(ValueError, match="housed_slots must be at most the 100 slots, not 101"):
        program_policy(slots=100, housed_slots=101)
    with pytest.raises(ValueError, match="housed_slots must be left out where a threshold is given"):
        program_policy(housed_slots=5, threshold=0.3)
    with pytest.raises(ValueError, match="slots must be at most the 4,012 unhoused people"):
        program_policy(slots=6_000, housed_slots=0)
    with pytest.raises(ValueError, match="policies must hold at least one"):
        compare_policies({})
