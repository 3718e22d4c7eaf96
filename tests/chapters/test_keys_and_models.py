"""Keys compute in plain numbers, so that a class is marked in seconds; on many draws each agrees with the model of vbc."""

import random
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from vbc.cost_effectiveness import (
    acceptability_curve,
    cost_effectiveness_frontier,
    discounted_qalys,
    level_qalys,
    present_value,
    rate_for_qalys,
)
from vbc.costing import assign_support_costs, capacity_use, minutes_to_shift, practical_minutes, visit_ceiling, visit_cost
from vbc.patient_experience import cells_to_hold_back, linear_mean_score
from vbc.resources import resources_by_name
from vbc.value import preference_bands
from workbook import registry

THREE = ("physician", "nurse", "room")
FOUR = ("physician", "nurse", "scanner", "chair")
PLANS = ("alder", "birch", "cedar")


def resources(names: Any, costs: Any, minutes: Any) -> pd.DataFrame:
    return pd.DataFrame({"resource": names, "annual_cost": costs, "practical_minutes": minutes})


def process(names: Any, minutes: Any) -> pd.DataFrame:
    return pd.DataFrame({"resource": names, "minutes": minutes})


def who_never_wins(p: Any) -> str:
    bands = preference_bands({n: p[f"e_{n}"] for n in PLANS}, {n: p[f"c_{n}"] for n in PLANS}, may_choose_neither=True)
    return next((name for name in PLANS if name not in set(bands["pathway"])), "none")


def held_back(p: Any) -> dict[str, str]:
    hidden = cells_to_hold_back(list(p["answers"].values()), total_shown=p["total_shown"])
    return {
        region: "show" if not hide else "small" if 0 < n < 11 else "other"
        for (region, n), hide in zip(p["answers"].items(), hidden, strict=True)
    }


def from_the_data(p: Any) -> float:
    money, health = (
        [model(p[f"{kind}{who}"], rate=p["rate"]) for who in ("new", "usual")]
        for model, kind in ((present_value, "costs_"), (discounted_qalys, ""))
    )
    return (money[0] - money[1]) / (health[0] - health[1])


def ladder(p: Any) -> dict[str, list[float]]:
    plans = p["plans"]
    found = cost_effectiveness_frontier(dict(zip(plans, p["outcomes"], strict=True)), dict(zip(plans, p["costs"], strict=True)))
    return {"Ratio": found.set_index("pathway")["icer"].reindex(plans).tolist()}


def share_worth_it(p: Any) -> float:
    outcomes, costs = zip(*p["points"], strict=True)
    return acceptability_curve(outcomes, costs, thresholds=[p["price"]])["probability"].iloc[0]


def whole_visit(p: Any) -> float:
    staff = practical_minutes(p["days"], 8, practical_share=p["share"])
    has = resources(THREE, p["costs"], [staff, staff, practical_minutes(p["room_days"], p["room_hours"])])
    used_up = pd.DataFrame({"item": ["strips and needle"], "quantity": [1], "unit_cost": [p["supplies"]]})
    return visit_cost(process(THREE, p["minutes"]), has, supplies=used_up)


def loaded(p: Any) -> dict[str, list[float]]:
    desk = pd.DataFrame({"pool": ["desk"], "annual_cost": [p["pool"]], "driver": ["annual_cost"]})
    known = resources_by_name(assign_support_costs(resources(THREE, p["costs"], p["minutes"]), desk))
    return {"A minute costs": [float(resource.rate) for resource in known.values()]}


def tune_ups(p: Any) -> float:
    names = ["master", "apprentice", "stand"]
    needs = process(names, [p["master"] - p["moved"], p["apprentice"] + p["moved"], p["stand"]])
    return visit_ceiling(needs, resources(names, 1, p["weeks"])).visits


def idle(p: Any) -> float:
    chair = resources(["chair"], [p["cost"]], [p["practical"]])
    return capacity_use(process(["chair"], [p["minutes"]]), chair, visits=p["visits"])["unused_cost"].iloc[0]


def who_runs_out(p: Any) -> str:
    years, minutes = ([p[f"{kind}_{name}"] for name in FOUR] for kind in ("year", "minutes"))
    return visit_ceiling(process(FOUR, minutes), resources(FOUR, 1, years)).resources[0]


MODELS: dict[str, Callable[[Any], Any]] = {
    "ch01.who_never_wins": who_never_wins,
    "ch02.cells_to_hold_back": held_back,
    "ch03.qalys_today": lambda p: discounted_qalys(p["utilities"], rate=p["rate"], last_year=p["share"]),
    "ch03.level_life": lambda p: level_qalys(p["utility"], p["years"], rate=p["rate"]),
    "ch03.which_rate": lambda p: {"rate": rate_for_qalys([p["utility"]] * p["years"], target=p["qalys"])},
    "ch03.only_the_data": from_the_data,
    "ch03.frontier_ratios": ladder,
    "ch03.share_worth_it": share_worth_it,
    "ch04.only_the_data": whole_visit,
    "ch04.loaded_rates": loaded,
    "ch04.bicycle_shop": tune_ups,
    "ch04.idle_dollars": idle,
    "ch04.who_runs_out": who_runs_out,
    "ch04.shift_to_target": lambda p: {
        "minutes": minutes_to_shift(**{name: p[name] for name in ("cost", "target", "rate_of", "rate_by")})
    },
}


@pytest.mark.parametrize("problem_id", MODELS)
def test_a_key_agrees_with_the_model(problem_id: str) -> None:
    problem, key = registry.problem(problem_id), registry.key(problem_id)
    rng = random.Random(problem_id)
    for _ in range(60):
        parameters = problem.variant(rng)
        assert same(key.solve(**parameters), MODELS[problem_id](parameters)), parameters


def test_the_mistakes_that_are_other_conventions_agree_with_the_models() -> None:
    """Start of year, no rate, and the linear mean score: right answers to other questions."""
    from solutions.keys import _ch02_experience as experience
    from solutions.keys import _ch03_qalys as qalys

    rng = random.Random(3)
    for _ in range(30):
        p: Any = registry.problem("ch03.qalys_today").variant(rng)
        other = {"utilities": p["utilities"], "last_year": p["share"]}
        assert qalys.first_year_in_full(**p) == pytest.approx(discounted_qalys(rate=p["rate"], timing="start of year", **other))
        assert qalys.not_discounted(**p) == pytest.approx(discounted_qalys(rate=0, **other))
        p = registry.problem("ch03.level_life").variant(rng)
        assert qalys.level_from_today(**p) == pytest.approx(
            level_qalys(p["utility"], p["years"], rate=p["rate"], timing="start of year")
        )
        p = registry.problem("ch03.which_rate").variant(rng)
        assert qalys.year_counted_at_its_start(**p)["rate"] == pytest.approx(
            rate_for_qalys([p["utility"]] * p["years"], target=p["qalys"], timing="start of year")
        )
        p = registry.problem("ch02.top_box").variant(rng)
        answers = [mark for mark, name in enumerate(("never", "sometimes", "usually", "always"), 1) for _ in range(p[name])]
        assert experience.mean_of_categories(**p) == pytest.approx(float(linear_mean_score(answers, lowest=1, highest=4)) / 100)


def same(answer: Any, other: Any) -> bool:
    """Whether two answers agree within rounding; undefined agrees with nan."""
    if isinstance(answer, dict):
        return set(answer) == set(other) and all(same(answer[name], other[name]) for name in answer)
    if isinstance(answer, list):
        return len(answer) == len(other) and all(map(same, answer, other))
    if isinstance(answer, str):
        return bool(answer == other)
    return bool(float(answer) == pytest.approx(float(other), rel=1e-9, nan_ok=True))
