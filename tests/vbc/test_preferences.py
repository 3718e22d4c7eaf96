"""Several pathways: published frontiers, and scipy's linear programs as the judge of who is dominated."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.spatial import ConvexHull

from vbc.analyses import hiv_screening
from vbc.preferences import best_pathway, cost_effectiveness_frontier, preference_bands, preference_threshold
from vbc.undefined import is_undefined

OUTCOMES, COSTS = {"A": 0.12, "B": 0.10}, {"A": 7_500, "B": 6_600}

# Whole numbers, so that ties are ties: outcomes in thousandths of a QALY, costs in hundreds of dollars.
pathways = st.lists(st.tuples(st.integers(-50, 400), st.integers(0, 300)), min_size=1, max_size=6).map(
    lambda rows: (
        {f"P{i}": outcome / 1_000 for i, (outcome, _) in enumerate(rows)},
        {f"P{i}": 100.0 * cost for i, (_, cost) in enumerate(rows)},
    )
)


def status(frontier):
    return dict(zip(frontier["pathway"], frontier["status"], strict=True))


def test_b_is_best_below_45_000_and_never_where_neither_is_allowed():
    bands = preference_bands(OUTCOMES, COSTS)
    assert bands["pathway"].tolist() == ["B", "A"]
    assert bands["from_threshold"].tolist() == pytest.approx([0, 45_000])
    assert bands["to_threshold"].tolist() == pytest.approx([45_000, math.inf])
    free = preference_bands(OUTCOMES, COSTS, may_choose_neither=True)
    assert free["pathway"].tolist() == ["neither", "A"]
    assert free["to_threshold"].tolist() == pytest.approx([62_500, math.inf])
    assert status(cost_effectiveness_frontier(OUTCOMES, COSTS, may_choose_neither=True)) == {
        "neither": "frontier",
        "B": "extendedly dominated",
        "A": "frontier",
    }


def test_hiv_screening_as_the_dampack_vignette_prints_it():
    frontier = cost_effectiveness_frontier(hiv_screening())
    icers = frontier.set_index("pathway")["icer"]
    assert icers[["once", "every 5 years", "every 3 years"]].tolist() == pytest.approx([37_500, 58_285.71, 100_800], abs=0.01)
    assert icers[["status quo", "every year"]].isna().all()
    assert status(frontier)["every year"] == "dominated"


def test_of_equal_costs_the_larger_outcome_stays_and_of_twins_the_first():
    frontier = cost_effectiveness_frontier({"P": 1, "Q": 2, "R": 2, "S": 3}, {"P": 10, "Q": 10, "R": 10, "S": 30})
    assert status(frontier) == {"P": "dominated", "Q": "frontier", "R": "dominated", "S": "frontier"}
    assert frontier.set_index("pathway")["icer"]["S"] == pytest.approx(20)


def test_a_thousand_strategies_have_the_frontier_of_their_convex_hull():
    """scipy's convex hull is the judge: its lower right edge, from the cheapest to the best."""
    rng = np.random.default_rng(3)
    points = rng.random((1_000, 2))
    frame = pd.DataFrame({"pathway": range(1_000), "outcome": points[:, 0], "cost": 1e5 * points[:, 1]})
    found = cost_effectiveness_frontier(frame)
    on = found[found["status"] == "frontier"]
    assert (on["icer"].iloc[1:].diff().dropna() > 0).all()
    hull = {str(vertex) for vertex in ConvexHull(points).vertices}
    assert set(on["pathway"]) <= hull
    best, cheapest = frame["outcome"].idxmax(), frame["cost"].idxmin()
    assert on["pathway"].iloc[[0, -1]].tolist() == [str(cheapest), str(best)]
    # no vertex of the hull lies below the chain that was found
    chain = np.interp(frame["outcome"], on["outcome"], on["cost"])
    within = frame["outcome"].between(on["outcome"].min(), on["outcome"].max())
    assert (frame["cost"][within] >= chain[within] - 1e-6).all()


def test_six_strategies_as_the_dampack_tests_have_them():
    costs = {"E": 55_000, "D": 35_000, "C": 25_000, "B": 10_000, "A": 12_000, "UC": 5_000}
    effects = {"E": 5, "D": 4, "C": 3, "B": 2, "A": 1.5, "UC": 1}
    frontier = cost_effectiveness_frontier(effects, costs)
    assert status(frontier) == {
        "UC": "frontier",
        "B": "frontier",
        "A": "dominated",
        "C": "extendedly dominated",
        "D": "frontier",
        "E": "frontier",
    }
    on = frontier[frontier["status"] == "frontier"]
    assert on["icer"].tolist()[1:] == pytest.approx([5_000, 12_500, 20_000])


def is_beaten(name, outcomes, costs):
    """By a linear program: whether some mix of the pathways gives no less health for no more money, and one of them better."""
    names = list(outcomes)
    effect, cost = np.array([outcomes[n] for n in names]), np.array([costs[n] for n in names]) / 10_000
    slack = linprog(
        c=-np.concatenate([effect * 10 - cost]),
        A_ub=np.vstack([-effect * 10, cost]),
        b_ub=[-outcomes[name] * 10, costs[name] / 10_000],
        A_eq=[np.ones(len(names))],
        b_eq=[1],
        bounds=(0, 1),
    )
    assert slack.success
    return -slack.fun > outcomes[name] * 10 - costs[name] / 10_000 + 1e-7


@settings(deadline=None, max_examples=150)
@given(pathways, st.booleans())
def test_off_the_frontier_are_those_that_a_mix_beats(drawn, neither):
    outcomes, costs = drawn
    found = status(cost_effectiveness_frontier(outcomes, costs, may_choose_neither=neither))
    if neither:
        outcomes, costs = {**outcomes, "neither": 0.0}, {**costs, "neither": 0.0}
    for name in outcomes:
        if is_beaten(name, outcomes, costs):
            assert found[name] != "frontier", name
        elif found[name] != "frontier":
            # Not beaten, and yet off: it equals another pathway, or a mix of two, exactly.
            assert found[name] in ("dominated", "extendedly dominated")
            twins = [o for o in outcomes if o != name and (outcomes[o], costs[o]) == (outcomes[name], costs[name])]
            assert twins or found[name] == "extendedly dominated"


@settings(deadline=None)
@given(pathways, st.booleans(), st.floats(0, 1e6))
def test_the_band_that_holds_a_threshold_names_its_best_pathway(drawn, neither, threshold):
    outcomes, costs = drawn
    bands = preference_bands(outcomes, costs, may_choose_neither=neither)
    edges = [*bands["from_threshold"], *bands["to_threshold"]]
    assume(not any(math.isclose(threshold, edge, rel_tol=1e-6, abs_tol=1e-3) for edge in edges))
    held = bands[(bands["from_threshold"] <= threshold) & (threshold < bands["to_threshold"])]
    best = best_pathway(outcomes, costs, threshold=threshold, may_choose_neither=neither)
    assert held["pathway"].tolist() == [best]
    worth = {name: threshold * outcomes[name] - costs[name] for name in outcomes} | ({"neither": 0.0} if neither else {})
    assert worth[best] == pytest.approx(max(worth.values()), abs=1e-6)


@settings(deadline=None)
@given(pathways, st.booleans())
def test_bands_cover_every_threshold_once_in_rising_order(drawn, neither):
    bands = preference_bands(*drawn, may_choose_neither=neither)
    assert bands["from_threshold"].iloc[0] == 0 and bands["to_threshold"].iloc[-1] == math.inf
    assert bands["from_threshold"].tolist()[1:] == bands["to_threshold"].tolist()[:-1]
    assert (bands["to_threshold"] > bands["from_threshold"]).all()
    assert bands["pathway"].is_unique


@given(pathways, st.floats(-1, 1), st.integers(0, 100))
def test_moving_the_origin_moves_no_band(drawn, outcome, cost):
    outcomes, costs = drawn
    moved = preference_bands({n: v + outcome for n, v in outcomes.items()}, {n: v + 100.0 * cost for n, v in costs.items()})
    bands = preference_bands(outcomes, costs)
    assume(len(moved) == len(bands))  # rounding can add or drop a band of no width
    assert moved["pathway"].tolist() == bands["pathway"].tolist()
    assert moved["to_threshold"].tolist() == pytest.approx(bands["to_threshold"].tolist(), rel=1e-6)


def test_ties_go_to_the_cheaper_then_the_larger_outcome_then_the_first():
    assert best_pathway(OUTCOMES, COSTS, threshold=45_000) == "B"
    assert best_pathway({"P": 1, "Q": 2}, {"P": 10, "Q": 10}, threshold=0) == "Q"
    assert best_pathway({"P": 1, "Q": 1}, {"P": 10, "Q": 10}, threshold=5) == "P"
    assert preference_bands({"P": 1, "Q": 1}, {"P": 10, "Q": 10})["pathway"].tolist() == ["P"]


@pytest.mark.parametrize("step", [0.1, 0.07, 0.013])
def test_a_pathway_on_the_line_between_two_others_has_no_band(step):
    outcomes, costs = {k: step * n for k, n in zip("PQR", (1, 2, 3), strict=True)}, {"P": 1_000, "Q": 2_000, "R": 3_000}
    assert preference_bands(outcomes, costs)["pathway"].tolist() == ["P", "R"]
    assert status(cost_effectiveness_frontier(outcomes, costs))["Q"] == "extendedly dominated"


def test_a_frame_may_stand_for_the_two_mappings():
    frame = pd.DataFrame({"pathway": ["A", "B"], "outcome": [0.12, 0.10], "cost": [7_500, 6_600]})
    assert preference_bands(frame).equals(preference_bands(OUTCOMES, COSTS))
    assert best_pathway(frame, threshold=50_000) == "A"


def test_the_preference_threshold_is_symmetric_and_undefined_under_dominance():
    assert preference_threshold(cost_a=6_600, cost_b=7_500, outcome_a=0.10, outcome_b=0.12) == pytest.approx(45_000)
    assert is_undefined(preference_threshold(cost_a=1, cost_b=2, outcome_a=2, outcome_b=1))
    assert is_undefined(preference_threshold(cost_a=1, cost_b=2, outcome_a=1, outcome_b=1))
    assert is_undefined(preference_threshold(cost_a=1, cost_b=1, outcome_a=1, outcome_b=1))


@pytest.mark.parametrize(
    ("outcomes", "costs", "said"),
    [
        ({"A": 1}, {"B": 1}, "costs must name the same pathways"),
        ({"A": 1}, None, "costs must name the same pathways"),
        ([1.0, 2.0], [3.0, 4.0], "outcomes must give each pathway's name its number, as a dict does, not be a list"),
        ({}, {}, "at least one pathway"),
        ({"A": math.nan}, {"A": 1}, "outcome of A must be a finite number"),
        ({"A": 1}, {"A": -1}, "cost of A must be 0 or more"),
        ({"neither": 1}, {"neither": 1}, "may not be called 'neither'"),
    ],
)
def test_bad_pathways_are_refused(outcomes, costs, said):
    with pytest.raises(ValueError, match=said):
        preference_bands(outcomes, costs, may_choose_neither=True)


def test_a_pathway_named_twice_is_refused():
    frame = pd.DataFrame({"pathway": ["A", "A"], "outcome": [1, 2], "cost": [1, 2]})
    with pytest.raises(ValueError, match="named once"):
        cost_effectiveness_frontier(frame)


def test_the_middle_of_three_pathways_on_one_line_has_no_band():
    """At $6,250 pathway B pays $62,500 a QALY, as A does: rounding must not leave it a band without width."""
    bands = preference_bands({"A": 0.12, "B": 0.10}, {"A": 7_500, "B": 6_250}, may_choose_neither=True)
    assert list(bands["pathway"]) == ["neither", "A"]
