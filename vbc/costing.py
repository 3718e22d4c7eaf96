"""Time-driven activity-based costing of a visit.

A process map is a tidy frame with a row for each step and resource: `step`, `resource`, `minutes` and, for a timeline, `start`
(minutes after arrival). Capacity, support costs, substitution and charges have files of their own and are offered here too.
"""

from fractions import Fraction

import pandas as pd

from vbc.capacity import VisitCeiling, annual_bill, capacity_use, visit_ceiling
from vbc.charges import cost_from_charge, one_visit_three_ways, ratio_of_costs_to_charges
from vbc.checks import non_negative
from vbc.resources import Resource, capacity_cost_rate, exact, practical_minutes, resources_by_name, with_units
from vbc.substitution import minutes_to_shift, substitute
from vbc.support_costs import assign_support_costs, with_overhead

__all__ = [
    "Resource",
    "VisitCeiling",
    "annual_bill",
    "assign_support_costs",
    "at_theoretical_capacity",
    "capacity_cost_rate",
    "capacity_use",
    "cost_by_resource",
    "cost_from_charge",
    "minutes_to_shift",
    "one_visit_three_ways",
    "practical_minutes",
    "ratio_of_costs_to_charges",
    "resources_by_name",
    "step_costs",
    "substitute",
    "supplies_cost",
    "visit_ceiling",
    "visit_cost",
    "with_overhead",
    "with_units",
]


def step_costs(process: pd.DataFrame, resources: pd.DataFrame) -> pd.DataFrame:
    """Cost of every step of a process: minutes times capacity cost rate.

    Parameters
    ----------
    process : DataFrame
        Process map with columns `resource` and `minutes`, and any others.
    resources : DataFrame
        Columns `resource`, `annual_cost`, `practical_minutes`, see `resources_by_name`.

    Returns
    -------
    DataFrame
        `process` with `rate` ($/min) and `cost` ($) added. Staff and the room they are in are both charged.

    Raises
    ------
    ValueError
        If the process uses a resource without a rate, minutes are not finite or below 0, or a capacity is not above 0.

    Notes
    -----
    Source: Kaplan & Anderson 2004; Keel et al. 2017.

    Examples
    --------
    >>> process = pd.DataFrame({"step": ["exam", "exam"], "resource": ["physician", "room"], "minutes": [15, 15]})
    >>> resources = pd.DataFrame(
    ...     {"resource": ["physician", "room"], "annual_cost": [288_000, 48_000], "practical_minutes": [96_000, 120_000]}
    ... )
    >>> step_costs(process, resources)
       step   resource  minutes  rate  cost
    0  exam  physician       15   3.0  45.0
    1  exam       room       15   0.4   6.0
    """
    lines = _lines(process, resources)
    return process.assign(rate=[float(rate) for _, rate in lines], cost=[float(minutes * rate) for minutes, rate in lines])


def cost_by_resource(process: pd.DataFrame, resources: pd.DataFrame) -> pd.DataFrame:
    """Minutes and cost of a visit for each resource.

    Parameters
    ----------
    process, resources : DataFrame
        As `step_costs`.

    Returns
    -------
    DataFrame
        Columns `resource`, `minutes`, `rate` ($/min), `cost` ($), in the order of `resources`; resources that the visit
        does not use have 0 minutes.

    Raises
    ------
    ValueError
        As `step_costs`.

    Notes
    -----
    Source: Kaplan & Anderson 2004.

    Examples
    --------
    >>> process = pd.DataFrame({"step": ["exam", "plan"], "resource": ["physician", "physician"], "minutes": [5, 10]})
    >>> resources = pd.DataFrame({"resource": ["physician"], "annual_cost": [288_000], "practical_minutes": [96_000]})
    >>> cost_by_resource(process, resources)
        resource  minutes  rate  cost
    0  physician     15.0   3.0  45.0
    """
    known, lines = resources_by_name(resources), _lines(process, resources)
    minutes = dict.fromkeys(known, Fraction(0))
    for name, (taken, _) in zip(process["resource"], lines, strict=True):
        minutes[name] += taken
    return pd.DataFrame(
        {
            "resource": list(known),
            "minutes": [float(taken) for taken in minutes.values()],
            "rate": [float(resource.rate) for resource in known.values()],
            "cost": [float(minutes[name] * resource.rate) for name, resource in known.items()],
        }
    )


def supplies_cost(supplies: pd.DataFrame) -> float:
    """Cost of what a visit uses up: drugs, tubing, devices that go home.

    Parameters
    ----------
    supplies : DataFrame
        Columns `item`, `quantity` and `unit_cost` ($).

    Returns
    -------
    float
        $ a visit.

    Raises
    ------
    ValueError
        If a quantity or a cost is not finite or below 0.

    Examples
    --------
    >>> supplies_cost(pd.DataFrame({"item": ["nebulizer dose"], "quantity": [2], "unit_cost": [4.15]}))
    8.3
    """
    return float(_supplies(supplies))


def visit_cost(process: pd.DataFrame, resources: pd.DataFrame, *, supplies: pd.DataFrame | None = None) -> float:
    """Cost of a visit by time-driven activity-based costing.

    Parameters
    ----------
    process, resources : DataFrame
        As `step_costs`.
    supplies : DataFrame, optional
        As `supplies_cost`.

    Returns
    -------
    float
        Σ rate · minutes + supplies ($), summed as exact decimals.

    Raises
    ------
    ValueError
        As `step_costs` and `supplies_cost`.

    Notes
    -----
    Source: Kaplan & Anderson 2004; Kaplan & Porter 2011.

    Examples
    --------
    >>> from vbc.asthma_clinic import asthma_process, asthma_resources, asthma_supplies
    >>> visit_cost(asthma_process(), asthma_resources(), supplies=asthma_supplies())
    104.48
    """
    time = sum((minutes * rate for minutes, rate in _lines(process, resources)), Fraction(0))
    return float(time + (Fraction(0) if supplies is None else _supplies(supplies)))


def at_theoretical_capacity(resources: pd.DataFrame) -> pd.DataFrame:
    """The resources with every theoretical minute counted as practical, which makes a minute look too cheap.

    Parameters
    ----------
    resources : DataFrame
        With a column `theoretical_minutes` too.

    Returns
    -------
    DataFrame
        A copy.

    Raises
    ------
    ValueError
        If there is no such column, or practical exceed theoretical minutes.

    Notes
    -----
    Source: Kaplan & Anderson 2004.

    Examples
    --------
    >>> from vbc.asthma_clinic import asthma_process, asthma_resources, asthma_supplies
    >>> visit_cost(asthma_process(), at_theoretical_capacity(asthma_resources()), supplies=asthma_supplies())
    93.58
    """
    if "theoretical_minutes" not in resources:
        raise ValueError(f"resources must have a column theoretical_minutes, not only {list(resources.columns)}")
    if (resources["practical_minutes"] > resources["theoretical_minutes"]).any():
        raise ValueError("practical_minutes must not exceed theoretical_minutes")
    return resources.assign(practical_minutes=resources["theoretical_minutes"])


def _lines(process: pd.DataFrame, resources: pd.DataFrame) -> list[tuple[Fraction, Fraction]]:
    """Minutes and rate of every row of a process, exact."""
    known, lines = resources_by_name(resources), []
    for name, minutes in zip(process["resource"], process["minutes"], strict=True):
        if name not in known:
            raise ValueError(f"resources must give a rate for {name!r}, which the process uses, not only for {', '.join(known)}")
        lines.append((exact(non_negative(minutes, f"minutes of {name}")), known[name].rate))
    return lines


def _supplies(supplies: pd.DataFrame) -> Fraction:
    total = Fraction(0)
    for row in supplies.to_dict("records"):
        quantity = exact(non_negative(row["quantity"], f"quantity of {row['item']}"))
        total += quantity * exact(non_negative(row["unit_cost"], f"unit_cost of {row['item']}"))
    return total
