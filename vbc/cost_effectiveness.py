"""Net benefit, and the way to everything else that decides whether an option is worth its cost.

Incremental ratios, several pathways, QALYs, uncertainty and fixed budgets have files of their own and are offered here too.
"""

from vbc.acceptability import acceptability_curve, acceptability_curves, expected_value_of_perfect_information
from vbc.checks import finite, non_negative
from vbc.displacement import Displacement, budget_displacement, displaced_qalys
from vbc.incremental import Icer, incremental_cost_effectiveness_ratio
from vbc.life_extension import drug_price_and_future_care, life_extension, present_value
from vbc.preferences import best_pathway, cost_effectiveness_frontier, preference_bands, preference_threshold
from vbc.qaly import discount_factors, discounted_qalys, level_qalys, qaly_profile, rate_for_qalys
from vbc.uncertainty import draw_increments, icer_of_means, probability_cost_effective
from vbc.undefined import Undefined

__all__ = [
    "Displacement",
    "Icer",
    "acceptability_curve",
    "acceptability_curves",
    "best_pathway",
    "budget_displacement",
    "cost_effectiveness_frontier",
    "discount_factors",
    "discounted_qalys",
    "displaced_qalys",
    "draw_increments",
    "drug_price_and_future_care",
    "expected_value_of_perfect_information",
    "icer_of_means",
    "incremental_cost_effectiveness_ratio",
    "incremental_net_monetary_benefit",
    "level_qalys",
    "life_extension",
    "net_health_benefit",
    "net_monetary_benefit",
    "preference_bands",
    "preference_threshold",
    "present_value",
    "probability_cost_effective",
    "qaly_profile",
    "rate_for_qalys",
    "threshold_price",
]


def net_monetary_benefit(outcome: float, cost: float, *, threshold: float) -> float:
    """Net monetary benefit: what the outcome is worth at the threshold, minus its cost.

    Parameters
    ----------
    outcome : float
        Health outcome (QALY); may be below 0.
    cost : float
        Cost ($), 0 or more. For a difference of two options use `incremental_net_monetary_benefit`.
    threshold : float
        Willingness to pay for one QALY ($/QALY), 0 or more.

    Returns
    -------
    float
        threshold · outcome − cost ($).

    Raises
    ------
    ValueError
        If an argument is not finite, or `cost` or `threshold` is below 0.

    Notes
    -----
    Source: Stinnett & Mullahy 1998.

    Examples
    --------
    >>> round(net_monetary_benefit(0.12, 7_500, threshold=30_000))
    -3900
    """
    return non_negative(threshold, "threshold") * finite(outcome, "outcome") - non_negative(cost, "cost")


def net_health_benefit(outcome: float, cost: float, *, threshold: float) -> float | Undefined:
    """Net health benefit: the outcome minus the health that the same money buys at the threshold.

    Parameters
    ----------
    outcome : float
        Health outcome (QALY); may be below 0.
    cost : float
        Cost ($), 0 or more.
    threshold : float
        Cost of one QALY elsewhere in the budget ($/QALY), 0 or more.

    Returns
    -------
    float or Undefined
        outcome − cost / threshold (QALY); undefined at a threshold of 0.

    Raises
    ------
    ValueError
        If an argument is not finite, or `cost` or `threshold` is below 0.

    Notes
    -----
    Source: Stinnett & Mullahy 1998.

    Examples
    --------
    >>> round(net_health_benefit(0.75, 88_900, threshold=100_000), 3)
    -0.139
    """
    outcome, cost = finite(outcome, "outcome"), non_negative(cost, "cost")
    if non_negative(threshold, "threshold") == 0:
        return Undefined("at a threshold of 0 no money buys health, so a cost has no equivalent in health")
    return outcome - cost / threshold


def incremental_net_monetary_benefit(
    *, cost_new: float, cost_standard: float, outcome_new: float, outcome_standard: float, threshold: float
) -> float:
    """Incremental net monetary benefit of a new option: above 0 exactly when it should be accepted.

    Parameters
    ----------
    cost_new, cost_standard : float
        Costs ($), 0 or more.
    outcome_new, outcome_standard : float
        Outcomes (QALY).
    threshold : float
        Willingness to pay for one QALY ($/QALY), 0 or more.

    Returns
    -------
    float
        threshold · Δoutcome − Δcost ($).

    Raises
    ------
    ValueError
        If an argument is not finite, or a cost or the threshold is below 0.

    Notes
    -----
    Source: Stinnett & Mullahy 1998.

    Examples
    --------
    >>> round(incremental_net_monetary_benefit(
    ...     cost_new=88_900, cost_standard=0, outcome_new=0.75, outcome_standard=0, threshold=150_000
    ... ))
    23600
    """
    icer = incremental_cost_effectiveness_ratio(
        cost_new=cost_new, cost_standard=cost_standard, outcome_new=outcome_new, outcome_standard=outcome_standard
    )
    return non_negative(threshold, "threshold") * icer.delta_outcome - icer.delta_cost


def threshold_price(*, threshold: float, outcome_gained: float, other_costs: float = 0.0) -> float | Undefined:
    """The highest price at which a treatment is still cost-effective: value-based price.

    Parameters
    ----------
    threshold : float
        Willingness to pay for one QALY ($/QALY), 0 or more.
    outcome_gained : float
        Incremental outcome of the treatment (QALY).
    other_costs : float
        Every other incremental cost ($), care in added years of life included; below 0 where the treatment saves
        other care.

    Returns
    -------
    float or Undefined
        threshold · outcome_gained − other_costs ($); undefined where even a free treatment costs more than its
        outcome is worth.

    Raises
    ------
    ValueError
        If an argument is not finite, or `threshold` is below 0.

    Notes
    -----
    Source: Drummond et al. 2015.

    Examples
    --------
    >>> threshold_price(threshold=100_000, outcome_gained=0.75, other_costs=26_500)
    48500.0
    """
    worth = non_negative(threshold, "threshold") * finite(outcome_gained, "outcome_gained")
    price = worth - finite(other_costs, "other_costs")
    if price < 0:
        return Undefined("the other costs alone exceed what the outcome is worth, so no price is low enough")
    return price
