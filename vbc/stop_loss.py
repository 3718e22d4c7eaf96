"""Stop-loss: how much of one person's, or of all people's, cost counts. The person stays in the panel; the excess does not."""

from dataclasses import dataclass

import numpy as np

from vbc.checks import Numbers, non_negative, non_negative_array, positive, probability
from vbc.spending_law import MEDICARE_LIKE, Law
from vbc.undefined import Undefined


def truncated_costs(costs: Numbers, *, threshold: float, coinsurance: float = 0.0) -> Numbers:
    """What each person's cost counts for under individual stop-loss.

    Parameters
    ----------
    costs : array-like of float
        $ a person.
    threshold : float
        $, above 0: costs count in full up to it.
    coinsurance : float
        Share of the excess that still counts.

    Returns
    -------
    ndarray of float

    Raises
    ------
    ValueError
        If a cost is negative, the threshold is not above 0, or coinsurance lies outside [0, 1].

    Examples
    --------
    >>> truncated_costs([20_000, 340_000], threshold=100_000), truncated_costs([340_000], threshold=100_000, coinsurance=0.1)
    (array([ 20000., 100000.]), array([124000.]))
    """
    whole, limit = non_negative_array(costs, "costs"), positive(threshold, "threshold")
    return np.minimum(whole, limit) + probability(coinsurance, "coinsurance") * np.maximum(whole - limit, 0.0)


def percentile_threshold(costs: Numbers, *, percentile: float = 0.99) -> float:
    """The cost that a share of people stays at or below, at which the Shared Savings Program truncates.

    Parameters
    ----------
    costs : array-like of float
        $ a person; the rule takes the nation's, by type of enrolment.
    percentile : float
        Above 0 and below 1.

    Returns
    -------
    float
        $.

    Raises
    ------
    ValueError
        If there is no cost, one is negative, or `percentile` is not between 0 and 1.

    Notes
    -----
    42 CFR 425.605(a)(4) and 425.610(a)(4), performance years 2019 to 2026: the 99th.

    Examples
    --------
    >>> percentile_threshold(range(1, 101))
    99.0
    """
    from vbc.empirical_law import EmpiricalLaw

    return EmpiricalLaw(non_negative_array(costs, "costs")).quantile(probability(percentile, "percentile"))


def capped_total(total: float, *, benchmark: float, limit: float) -> float:
    """What counts of a panel's total under aggregate stop-loss.

    Parameters
    ----------
    total : float
        Counted costs of all people ($).
    benchmark : float
        $, above 0.
    limit : float
        Most that counts, a multiple of the benchmark of 1 or more, such as 1.05.

    Returns
    -------
    float
        $.

    Raises
    ------
    ValueError
        If the total is negative, the benchmark is not above 0, or the limit is below 1.

    Examples
    --------
    >>> capped_total(11e6, benchmark=10e6, limit=1.05)
    10500000.0
    """
    if positive(limit, "limit") < 1:
        raise ValueError(f"limit must be 1 or more, a multiple of the benchmark, not {limit}")
    return min(non_negative(total, "total"), limit * positive(benchmark, "benchmark"))


def phantom_savings(costs: Numbers, *, threshold: float) -> float | Undefined:
    """Savings that appear when costs are truncated and the benchmark is not: the share of all cost above the threshold.

    Parameters
    ----------
    costs : array-like of float
        $ a person.
    threshold : float
        $, above 0.

    Returns
    -------
    float or Undefined
        A share of the benchmark; undefined where nobody costs anything.

    Raises
    ------
    ValueError
        As `truncated_costs`.

    Examples
    --------
    >>> round(phantom_savings([4_000] * 9 + [164_000], threshold=100_000), 2)
    0.32
    """
    counted = truncated_costs(costs, threshold=threshold).sum()
    total = non_negative_array(costs, "costs").sum()
    return float(1 - counted / total) if total else Undefined("nobody costs anything")


def phantom_savings_of_law(threshold: float, *, law: Law = MEDICARE_LIKE) -> float:
    """Phantom savings when spending follows a law: the same share, without luck.

    Parameters
    ----------
    threshold : float
        $, above 0.
    law : SpendingLaw or EmpiricalLaw

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the threshold is not above 0.

    Examples
    --------
    >>> round(phantom_savings_of_law(100_000), 4)
    0.0448
    """
    return 1 - law.mean(truncate_at=positive(threshold, "threshold")) / law.mean()


@dataclass(frozen=True)
class StopLossPrice:
    """Individual stop-loss as insurance, without a loading.

    Attributes
    ----------
    premium : float
        Expected excess of one person ($ a year).
    premium_share : float
        Of expected whole costs.
    variation_before, variation_after : float
        Coefficient of variation of one person's whole and counted cost.
    """

    premium: float
    premium_share: float
    variation_before: float
    variation_after: float

    @property
    def lives_saved(self) -> float:
        """Share of lives that a panel can do without, for the same steadiness of its average."""
        return 1 - (self.variation_after / self.variation_before) ** 2


def stop_loss_price(threshold: float, *, law: Law = MEDICARE_LIKE) -> StopLossPrice:
    """What stop-loss costs on average and how much luck it takes out.

    Parameters
    ----------
    threshold : float
        $, above 0.
    law : SpendingLaw or EmpiricalLaw

    Returns
    -------
    StopLossPrice

    Raises
    ------
    ValueError
        If the threshold is not above 0.

    Examples
    --------
    >>> price = stop_loss_price(100_000)
    >>> round(price.premium, 2), round(price.lives_saved, 3)
    (468.76, 0.417)
    """
    from vbc.spending_variation import coefficient_of_variation

    counted = law.mean(truncate_at=positive(threshold, "threshold"))
    return StopLossPrice(
        premium=law.mean() - counted,
        premium_share=1 - counted / law.mean(),
        variation_before=float(coefficient_of_variation(law)),
        variation_after=float(coefficient_of_variation(law, truncate_at=threshold)),
    )
