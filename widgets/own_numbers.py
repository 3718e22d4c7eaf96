"""A problem's explorer at the learner's numbers: which of its controls hold which of them."""

from collections.abc import Callable, Mapping
from typing import Any

from widgets.explorer import load
from workbook.desk import Desk
from workbook.registry import short

YEARS = ("before", "after")
Settings = Callable[[Mapping[str, Any]], dict[str, Any]]


def _same(*names: str) -> Settings:
    return lambda numbers: {name: numbers[name] for name in names}


def _yardsticks(numbers: Mapping[str, Any]) -> dict[str, Any]:
    """Counts in two towns as the explorer's rates: the town with the lower one first."""
    rates = {year: [back / people for back, people in zip(numbers[year], numbers["people"], strict=True)] for year in YEARS}
    return {f"{town}_{year}": rates[year][place] for place, town in enumerate(("low", "high")) for year in YEARS}


def _towns(numbers: Mapping[str, Any]) -> dict[str, Any]:
    """Percent as the explorer's rates."""
    now = {"before": "", "after": "new_"}
    return {f"{town}_{year}": numbers[f"{now[year]}{town}"] / 100 for town in ("low", "high") for year in YEARS}


def _taken(numbers: Mapping[str, Any]) -> dict[str, Any]:
    """A call takes the price from the clinician."""
    return {"ratio": numbers["ratio"], "slope": -numbers["price"]}


def _social_risk(numbers: Mapping[str, Any]) -> dict[str, Any]:
    return {"social_effect": numbers["gamma"], "prevalence": numbers["q"], "link": numbers["link"]}


def _practices(numbers: Mapping[str, Any]) -> dict[str, Any]:
    return {"share": numbers["share"], "practices": numbers["practices"], "probability": numbers["chance"]}


HELD: dict[str, Settings] = {
    "ch01.catastrophic_income": _same("other_care", "needs"),
    "ch03.last_step": lambda n: {"delta_outcome": n["gain"], "delta_cost": n["drug"] + n["more_care"]},
    "ch03.only_the_data": _same("rate"),
    "ch03.qalys_today": lambda n: {"rate": n["rate"], "last_year": n["share"]},
    "ch03.net_health": lambda n: {"threshold": n["elsewhere"], "outcome": n["each"], "cost": n["cost"]},
    "ch03.share_worth_it": lambda n: {"threshold": n["price"]},
    "ch04.raised_price": lambda n: {"visit_charge": n["raised"], "scan_charge": n["scan_charge"]},
    "ch06.last_step": _social_risk,
    "ch06.short_slope": lambda n: {"link": n["link"], "social_effect": n["gamma"], "prevalence": n["p"]},
    "ch07.only_the_data": _yardsticks,
    "ch07.which_headlines": _towns,
    "ch07.years": lambda n: {"retained": (100 - n["gone"]) / 100},
    "ch07.after_the_money": lambda n: {"funding_ends": n["paid"], "funded_gap": n["left"], "retained": (100 - n["gone"]) / 100},
    "ch08.price_of_parity": lambda n: {"cost": n["cost"], "slots": n["places"]},
    "ch08.break_even_risk": _same("cost"),
    "ch08.real_people": _same("share"),
    "ch09.last_step": _practices,
    "ch09.neutral_chance": _same("share"),
    "ch09.next_patient": _same("patients", "threshold"),
    "ch09.settle_the_year": lambda n: {"actual": n["each"], "episodes": n["episodes"], "discount": n["discount"]},
    "ch09.members_leave": lambda n: {"stay_rate": n["stay"]},
    "ch10.corridor_three_years": _same("first", "second"),
    "ch11.last_step": _taken,
    "ch11.prom_weight": _taken,
    "ch11.three_bests": lambda n: {"ratio": n["ratio"], "resource_cost": n["cost"]},
    "ch11.after_telling": lambda n: {"ratio": n["ratio"], "opt_out": n["leave"], "license_taken": n["dropped"]},
    "ch11.best_reimbursement": lambda n: {"ratio": n["money"] / n["health"]},
    "ch11.margin_left": lambda n: {"adjustment": n["followed"]},
}
"""By problem: what of the learner's numbers the explorer's controls can show, as the controls want it."""


def settings(desk: Desk) -> dict[str, Any]:
    """The settings of the problem's explorer that show the learner's numbers; empty where they do not all fit."""
    held = HELD.get(short(desk.id))
    if held is None or not desk.problem.explorer:
        return {}
    controls = load(desk.problem.explorer).controls
    found = held(desk.parameters)
    return found if all(fits(controls[name], value) for name, value in found.items()) else {}


def fits(control: Any, value: Any) -> bool:
    """Whether an explorer's control can show a value: a problem may reach further than its explorer."""
    try:
        control.check(value)
    except ValueError:
        return False
    return True
