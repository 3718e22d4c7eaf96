"""Bundled payment: a target price for an episode, and the reconciliation against what was spent.

Medicare's episode programs pay by fee as care happens and settle afterwards; hardly any pays a price in advance.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from vbc.checks import Numbers, non_negative, non_negative_array, positive, probability

JOINT_REPLACEMENT_LIMITS = {1: (0.05, 0.0), 2: (0.05, 0.05), 3: (0.10, 0.10), 4: (0.20, 0.20)}
"""Stop-gain and stop-loss by performance year of the Comprehensive Care for Joint Replacement model, shares of the target; the
fourth holds to the end. 42 CFR 510.305, 2016 to 2024."""


@dataclass(frozen=True)
class Reconciliation:
    """An episode program's settlement.

    Attributes
    ----------
    target, actual : float
        Totals over all episodes ($).
    payment : float
        What the provider receives ($); below 0 for what it repays.
    limited : bool
        Whether stop-gain or stop-loss bound.
    """

    target: float
    actual: float
    payment: float
    limited: bool


def target_price(baseline: float, *, discount: float = 0.03) -> float:
    """Target price of an episode: what it cost before, less a discount that the payer keeps.

    Parameters
    ----------
    baseline : float
        Average spending of an episode before ($), above 0.
    discount : float
        3 % in most of Medicare's programs.

    Returns
    -------
    float
        $.

    Raises
    ------
    ValueError
        If the baseline is not above 0, or the discount lies outside [0, 1].

    Examples
    --------
    >>> target_price(25_000)
    24250.0
    """
    return (1 - probability(discount, "discount")) * positive(baseline, "baseline")


def reconcile(
    *, actual: float, baseline: float, episodes: int = 1, discount: float = 0.03, stop_gain: float = 0.2, stop_loss: float = 0.2
) -> Reconciliation:
    """Settle episodes against their target price.

    Parameters
    ----------
    actual : float
        What all episodes cost together ($).
    baseline : float
        Average spending of an episode before ($), above 0.
    episodes : int
        Above 0.
    discount : float
    stop_gain, stop_loss : float
        Most that is paid and repaid, shares of the target.

    Returns
    -------
    Reconciliation

    Raises
    ------
    ValueError
        If an amount is negative, the baseline is not above 0, or a share lies outside [0, 1].

    Notes
    -----
    42 CFR 510.305: limits are shares of the target, after the discount.

    Examples
    --------
    >>> reconcile(actual=23_000, baseline=25_000).payment
    1250.0
    >>> reconcile(actual=40_000, baseline=25_000, stop_loss=0.05).payment
    -1212.5
    """
    target = target_price(baseline, discount=discount) * positive(episodes, "episodes")
    difference = target - non_negative(actual, "actual")
    most, least = probability(stop_gain, "stop_gain") * target, -probability(stop_loss, "stop_loss") * target
    payment = min(max(difference, least), most)
    return Reconciliation(target, float(actual), payment, payment != difference)


def winsorised_episodes(costs: Iterable[float], *, percentile: float = 0.99) -> Numbers:
    """Costs of episodes with the dearest counted as the one at a percentile; none is dropped.

    Parameters
    ----------
    costs : array-like of float
        $ an episode.
    percentile : float
        Above 0 and below 1.

    Returns
    -------
    ndarray of float

    Raises
    ------
    ValueError
        If there is no cost, or one is negative.

    Examples
    --------
    >>> winsorised_episodes([10, 20, 30, 400], percentile=0.75)
    array([10., 20., 30., 30.])
    """
    from vbc.stop_loss import percentile_threshold

    whole = non_negative_array(costs, "costs")
    return np.minimum(whole, percentile_threshold(whole, percentile=percentile))


def more_episodes(*, price: float, cost: float, episodes: int) -> float:
    """What a bundle pays a provider for doing more episodes, which capitation does not pay at all.

    Parameters
    ----------
    price : float
        For an episode ($).
    cost : float
        Of an episode to the provider ($).
    episodes : int
        Extra ones.

    Returns
    -------
    float
        $.

    Raises
    ------
    ValueError
        If a number is negative.

    Examples
    --------
    >>> more_episodes(price=24_250, cost=21_000, episodes=10)
    32500.0
    """
    return (non_negative(price, "price") - non_negative(cost, "cost")) * non_negative(episodes, "episodes")
