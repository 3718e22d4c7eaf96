"""Value as outcome over cost, and the ideas it is mistaken for: quality, efficiency, affordability.

Net benefit, incremental ratios, preferences and affordability have files of their own and are offered here too.
"""

from vbc.affordability import capacity_to_pay, is_catastrophic, out_of_pocket_share
from vbc.checks import finite, non_negative
from vbc.cost_effectiveness import (
    Icer,
    incremental_cost_effectiveness_ratio,
    incremental_net_monetary_benefit,
    net_health_benefit,
    net_monetary_benefit,
)
from vbc.preferences import best_pathway, cost_effectiveness_frontier, preference_bands, preference_threshold
from vbc.undefined import Undefined

__all__ = [
    "Icer",
    "average_cost_effectiveness_ratio",
    "best_pathway",
    "capacity_to_pay",
    "cost_effectiveness_frontier",
    "efficiency",
    "incremental_cost_effectiveness_ratio",
    "incremental_net_monetary_benefit",
    "is_catastrophic",
    "net_health_benefit",
    "net_monetary_benefit",
    "out_of_pocket_share",
    "preference_bands",
    "preference_threshold",
    "quality",
    "value_ratio",
]


def value_ratio(outcome: float, cost: float, *, origin_outcome: float = 0.0, origin_cost: float = 0.0) -> float | Undefined:
    """Value: health outcome for each dollar of the full cycle of care for a condition.

    Parameters
    ----------
    outcome : float
        Health outcome (QALY).
    cost : float
        Total cost ($), 0 or more.
    origin_outcome, origin_cost : float
        The point from which outcome and cost are counted; 0 QALY and $0 unless given. Moving it changes the ratio, and
        can change which pathway has the larger one, though nothing about the pathways has changed.

    Returns
    -------
    float or Undefined
        QALY/$. Undefined where no cost is left, and for an outcome below 0, where a dearer harm would rank as
        better; such options are ranked by net monetary benefit.

    Raises
    ------
    ValueError
        If an argument is not finite, or `cost` is below 0.

    Notes
    -----
    Source: Porter & Teisberg 2006; Porter 2010.

    Examples
    --------
    >>> print(f"{value_ratio(0.12, 7_500):.2e} {value_ratio(0.10, 6_600):.2e}")
    1.60e-05 1.52e-05
    >>> a = value_ratio(0.12, 7_500, origin_outcome=0.02, origin_cost=3_000)
    >>> b = value_ratio(0.10, 6_600, origin_outcome=0.02, origin_cost=3_000)
    >>> print(f"{a:.4e} {b:.4e}")
    2.2222e-05 2.2222e-05
    """
    gained = finite(outcome, "outcome") - finite(origin_outcome, "origin_outcome")
    spent = non_negative(cost, "cost") - finite(origin_cost, "origin_cost")
    if spent <= 0:
        return Undefined("no cost is left to divide by; compare net monetary benefit instead")
    if gained < 0:
        return Undefined("a ratio of a negative outcome ranks the dearer harm as better; compare net monetary benefit")
    return gained / spent


def average_cost_effectiveness_ratio(cost: float, outcome: float) -> float | Undefined:
    """Average cost-effectiveness ratio: dollars for each unit of outcome, the inverse of value.

    Parameters
    ----------
    cost : float
        Total cost ($), 0 or more.
    outcome : float
        Health outcome (QALY).

    Returns
    -------
    float or Undefined
        $/QALY; undefined for an outcome of 0 or below.

    Raises
    ------
    ValueError
        If an argument is not finite, or `cost` is below 0.

    Notes
    -----
    Source: Drummond et al. 2015.

    Examples
    --------
    >>> round(average_cost_effectiveness_ratio(7_500, 0.12)), round(average_cost_effectiveness_ratio(6_600, 0.10))
    (62500, 66000)
    """
    cost, outcome = non_negative(cost, "cost"), finite(outcome, "outcome")
    if outcome <= 0:
        return Undefined("there is no outcome to spread the cost over; compare net monetary benefit instead")
    return cost / outcome


def quality(outcome: float) -> float:
    """Quality: the outcome alone, the numerator of value. Cost plays no part in it.

    Parameters
    ----------
    outcome : float
        Health outcome (QALY).

    Returns
    -------
    float
        QALY.

    Raises
    ------
    ValueError
        If `outcome` is not finite.

    Examples
    --------
    >>> quality(0.12) > quality(0.10)
    True
    """
    return finite(outcome, "outcome")


def efficiency(outputs: float, inputs: float) -> float | Undefined:
    """Efficiency: outputs for each unit of input, such as visits for each clinician-year.

    Parameters
    ----------
    outputs : float
        What was produced, 0 or more, in its own unit.
    inputs : float
        What was used to produce it, 0 or more, in its own unit.

    Returns
    -------
    float or Undefined
        Outputs per input; undefined where nothing was used.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0.

    Examples
    --------
    >>> efficiency(2_400, 1.6)
    1500.0
    """
    outputs = non_negative(outputs, "outputs")
    if non_negative(inputs, "inputs") == 0:
        return Undefined("no input was used, so outputs per input cannot be stated")
    return outputs / inputs
