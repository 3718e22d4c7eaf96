"""The readmission penalty against numbers worked out by hand."""

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbc.readmission_reduction import Condition, hrrp_payment_adjustment, peer_groups, peer_medians
from vbc.undefined import Undefined

MEDIANS = {"heart failure": 0.98, "pneumonia": 1.00, "bypass": 0.96}


def adjust(*conditions, modifier=0.95, medians=MEDIANS, **more):
    return hrrp_payment_adjustment(conditions, medians=medians, neutrality_modifier=modifier, **more)


def test_three_conditions_by_hand():
    adjustment = adjust(
        Condition("heart failure", 120, 1.08, 0.06),  # 0.06 · 0.10 = 0.0060
        Condition("pneumonia", 90, 0.93, 0.05),  # below its median: nothing, and no credit
        Condition("bypass", 25, 1.00, 0.02),  # 0.02 · 0.04 = 0.0008
    )
    assert adjustment.contributions == pytest.approx({"heart failure": 0.0057, "pneumonia": 0, "bypass": 0.00076})
    assert adjustment.reduction == pytest.approx(0.00646)
    assert adjustment.factor == pytest.approx(0.99354)
    assert adjustment.dropped == {}


def test_the_threshold_is_the_peer_median_and_not_one():
    below_one = adjust(Condition("heart failure", 100, 0.99, 0.1), modifier=1)
    above_one = adjust(Condition("heart failure", 100, 1.01, 0.1), modifier=1, medians={"heart failure": 1.02})
    assert below_one.reduction == pytest.approx(0.001)
    assert above_one.reduction == 0 and above_one.factor == 1


def test_a_condition_at_its_median_costs_nothing():
    assert adjust(Condition("pneumonia", 100, 1.00, 0.1)).reduction == 0


@pytest.mark.parametrize(("cases", "counts"), [(0, False), (24, False), (25, True), (26, True)])
def test_fewer_than_25_cases_drop_out(cases, counts):
    adjustment = adjust(Condition("heart failure", cases, 1.5, 0.04))
    assert (adjustment.reduction > 0) == counts
    assert adjustment.dropped == ({} if counts else {"heart failure": "fewer than 25 cases"})


@pytest.mark.parametrize("median", [None, Undefined("no peers"), "missing"])
def test_without_a_peer_median_the_condition_drops_out(median):
    medians = {"pneumonia": 1.0} | ({} if median == "missing" else {"heart failure": median})
    adjustment = adjust(
        Condition("heart failure", 100, 1.5, 0.04), Condition("pneumonia", 100, 1.1, 0.04), medians=medians, modifier=1
    )
    assert adjustment.dropped == {"heart failure": "no peer median"}
    assert adjustment.reduction == pytest.approx(0.004)


@pytest.mark.parametrize("ratio", [None, Undefined("no cases")])
def test_without_a_ratio_the_condition_drops_out(ratio):
    adjustment = adjust(Condition("heart failure", 100, ratio, 0.04))
    assert adjustment.dropped == {"heart failure": "no excess readmission ratio"}
    assert adjustment.reduction == 0


def test_no_conditions_no_reduction():
    assert adjust().factor == 1


def test_the_reduction_is_capped_at_three_percent():
    adjustment = adjust(Condition("heart failure", 100, 1.48, 0.2), modifier=1)
    assert adjustment.uncapped == pytest.approx(0.1)
    assert adjustment.reduction == 0.03 and adjustment.factor == pytest.approx(0.97)


conditions = st.lists(
    st.tuples(st.integers(0, 200), st.floats(0.5, 2), st.floats(0.5, 2), st.floats(0, 0.15)), min_size=1, max_size=6
)


@given(conditions, st.floats(0.5, 1.2))
def test_the_reduction_is_the_formula_and_lies_between_nothing_and_the_cap(rows, modifier):
    listed = [Condition(f"c{i}", cases, ratio, share) for i, (cases, ratio, _, share) in enumerate(rows)]
    medians = {f"c{i}": median for i, (_, _, median, _) in enumerate(rows)}
    summed = sum(share * max(ratio - median, 0) for cases, ratio, median, share in rows if cases >= 25)
    adjustment = adjust(*listed, medians=medians, modifier=modifier)
    assert adjustment.reduction == pytest.approx(min(0.03, modifier * summed))
    assert 0 <= adjustment.reduction <= 0.03 and adjustment.factor == 1 - adjustment.reduction


@given(conditions, st.floats(0, 1))
def test_a_better_ratio_elsewhere_never_lowers_the_reduction_of_another_condition(rows, better):
    first = Condition("first", 100, 1.1, 0.05)
    others = [Condition(f"c{i}", cases, better * ratio, share) for i, (cases, ratio, _, share) in enumerate(rows)]
    medians = {"first": 1.0} | {f"c{i}": 2.0 for i in range(len(rows))}
    assert adjust(first, *others, medians=medians, modifier=1).reduction == pytest.approx(0.005)


@pytest.mark.parametrize(
    ("condition", "more", "said"),
    [
        (Condition("pneumonia", -1, 1.1, 0.1), {}, "^cases of pneumonia must be 0 or more"),
        (Condition("pneumonia", 30, math.nan, 0.1), {}, "^ratio of pneumonia must be a finite number"),
        (Condition("pneumonia", 30, -1, 0.1), {}, "^ratio of pneumonia must be 0 or more"),
        (Condition("pneumonia", 30, 1.1, 1.1), {}, "^payment_share of pneumonia must lie between 0 and 1"),
        (Condition("pneumonia", 30, 1.1, 0.1), {"modifier": 0}, "^neutrality_modifier must be above 0"),
        (Condition("pneumonia", 30, 1.1, 0.1), {"medians": {"pneumonia": -1}}, "^median of pneumonia must be 0 or more"),
        (Condition("pneumonia", 30, 1.1, 0.1), {"cap": 3}, "^cap must lie between 0 and 1"),
    ],
)
def test_bad_results_are_refused_by_name(condition, more, said):
    with pytest.raises(ValueError, match=said):
        adjust(condition, **more)


def test_conditions_listed_twice_or_shares_above_one_are_refused():
    with pytest.raises(ValueError, match="listed once"):
        adjust(Condition("pneumonia", 30, 1, 0.1), Condition("pneumonia", 30, 1, 0.1))
    with pytest.raises(ValueError, match="payment_share must not add up to more than 1"):
        adjust(Condition("pneumonia", 30, 1, 0.6), Condition("bypass", 30, 1, 0.6))


def test_peer_groups_are_quintiles_of_the_dual_share():
    shares = np.random.default_rng(5).permutation(np.arange(100) / 100)
    groups = peer_groups(shares)
    assert groups.value_counts().to_dict() == dict.fromkeys(range(1, 6), 20)
    assert [shares[groups == k].max() < shares[groups == k + 1].min() for k in range(1, 5)] == [True] * 4


@given(st.lists(st.floats(0, 1), max_size=60))
def test_peer_groups_follow_the_shares_and_never_split_a_tie(shares):
    groups = peer_groups(shares).tolist()
    assert all(1 <= group <= 5 for group in groups)
    for (one, a), (other, b) in pairwise(sorted(zip(shares, groups, strict=True))):
        assert a <= b and (one != other or a == b)


def test_peer_medians_by_hand():
    results = pd.DataFrame(
        {
            "hospital": ["P", "Q", "R", "S", "P", "S"],
            "dual_share": [0.1, 0.2, 0.3, 0.4, 0.1, 0.4],
            "condition": ["heart failure"] * 4 + ["bypass"] * 2,
            "cases": [100, 100, 10, 100, 40, 40],
            "ratio": [0.90, 1.00, 1.30, 1.10, 0.95, np.nan],
        }
    )
    medians = peer_medians(results, groups=2).set_index(["peer_group", "condition"])["median"]
    assert medians.to_dict() == pytest.approx({(1, "bypass"): 0.95, (1, "heart failure"): 0.95, (2, "heart failure"): 1.20})
    enough = peer_medians(results, groups=2, minimum_cases=25).set_index(["peer_group", "condition"])["median"]
    assert enough[2, "heart failure"] == pytest.approx(1.10)


def test_half_of_each_peer_group_lies_above_its_median_whatever_the_truth():
    """A median rule penalises half of a group of uniformly better hospitals, and half of a uniformly worse one."""
    rng = np.random.default_rng(1)
    ratios = np.concatenate([rng.normal(0.85, 0.03, 50), rng.normal(1.20, 0.03, 50)])
    results = pd.DataFrame(
        {"hospital": range(100), "dual_share": np.arange(100) / 100, "condition": "any", "cases": 100, "ratio": ratios}
    )
    medians = peer_medians(results, groups=2).set_index("peer_group")["median"]
    group = peer_groups(results["dual_share"], groups=2)
    assert (results["ratio"] > group.map(medians)).groupby(group).sum().tolist() == [25, 25]


def test_peer_medians_refuse_two_shares_for_one_hospital_and_negative_ratios():
    results = pd.DataFrame({"hospital": ["P", "P"], "dual_share": [0.1, 0.2], "condition": list("ab"), "cases": 30, "ratio": 1.0})
    with pytest.raises(ValueError, match="one dual_share"):
        peer_medians(results)
    with pytest.raises(ValueError, match=r"^ratio must be 0 or more"):
        peer_medians(results.assign(dual_share=0.1, ratio=-1.0))
    with pytest.raises(ValueError, match=r"^dual_shares must hold numbers between 0 and 1"):
        peer_groups([0.1, 1.2])
