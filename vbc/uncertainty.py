"""What is not known about an incremental outcome and cost: draws of them, and what may be averaged over draws."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri

from vbc.checks import Numbers, count, finite, finite_array, non_negative, positive
from vbc.incremental import Icer, incremental_cost_effectiveness_ratio
from vbc.undefined import Undefined


def draw_increments(
    *,
    delta_outcome: float,
    delta_cost: float,
    sd_outcome: float,
    sd_cost: float,
    correlation: float = 0.0,
    draws: int = 1_000,
    seed: int = 0,
    matched: bool = False,
) -> pd.DataFrame:
    """Draws of an incremental outcome and cost that are jointly normal: a probabilistic analysis in miniature.

    Parameters
    ----------
    delta_outcome, delta_cost : float
        Means (QALY, $).
    sd_outcome, sd_cost : float
        Standard deviations of the two means, what is not known about them, 0 or more.
    correlation : float
        Between them, from −1 to 1.
    draws : int
        How many, 1 or more.
    seed : int
        The same seed gives the same draws; a changed mean or deviation moves each draw smoothly.
    matched : bool
        Shift and scale the draws so that their own means, deviations and correlation are exactly those asked for (moment
        matching): a picture then says what the formula says. Needs 3 draws or more.

    Returns
    -------
    DataFrame
        Columns `delta_outcome`, `delta_cost`.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range, or fewer than 3 draws are to be matched.

    Notes
    -----
    A real analysis draws the inputs of a model and runs it each time; that its results are normal is a simplification.
    Source: Briggs, Claxton & Sculpher 2006.

    Examples
    --------
    >>> drawn = draw_increments(delta_outcome=0.75, delta_cost=88_900, sd_outcome=0.25, sd_cost=12_000)
    >>> len(drawn), bool(abs(drawn["delta_outcome"].mean() - 0.75) < 0.03)
    (1000, True)
    """
    link = finite(correlation, "correlation")
    if not -1 <= link <= 1:
        raise ValueError(f"correlation must lie between -1 and 1, not {correlation}")
    rng = np.random.default_rng(count(seed, "seed"))
    # random() can return 0, whose normal quantile is minus infinity
    first, second = ndtri(np.maximum(rng.random((2, count(positive(draws, "draws"), "draws"))), 2.0**-53))
    if matched:
        if draws < 3:
            raise ValueError(f"draws must be 3 or more where they are matched, not {draws}")
        first = (first - first.mean()) / first.std()
        second = second - second.mean() - first * (first * second).mean()
        second = second / second.std()
    both = link * first + np.sqrt(1 - link**2) * second
    return pd.DataFrame(
        {
            "delta_outcome": finite(delta_outcome, "delta_outcome") + non_negative(sd_outcome, "sd_outcome") * first,
            "delta_cost": finite(delta_cost, "delta_cost") + non_negative(sd_cost, "sd_cost") * both,
        }
    )


def probability_cost_effective(mean: float, standard_deviation: float) -> float | Undefined:
    """Chance that an option is cost-effective when its incremental net monetary benefit is normal.

    Parameters
    ----------
    mean : float
        Expected incremental net monetary benefit ($).
    standard_deviation : float
        Its uncertainty ($), 0 or more.

    Returns
    -------
    float or Undefined
        Φ(mean / standard_deviation). Without uncertainty 0 or 1, and undefined if the mean is 0 as well.

    Raises
    ------
    ValueError
        If an argument is not finite, or `standard_deviation` is below 0.

    Notes
    -----
    Source: Briggs, Claxton & Sculpher 2006.

    Examples
    --------
    >>> round(probability_cost_effective(23_600, 40_000), 3)
    0.722
    """
    mean, spread = finite(mean, "mean"), non_negative(standard_deviation, "standard_deviation")
    if spread == 0 and mean == 0:
        return Undefined("the options are known to be worth the same")
    return float(mean > 0) if spread == 0 else float(ndtr(mean / spread))


def icer_of_means(delta_outcomes: Iterable[float], delta_costs: Iterable[float]) -> Icer:
    """The incremental ratio of an uncertain comparison: mean cost over mean outcome, not the mean of ratios.

    Parameters
    ----------
    delta_outcomes, delta_costs : array-like of float, shape (draws,)
        Incremental outcome (QALY) and cost ($) of each draw.

    Returns
    -------
    Icer

    Raises
    ------
    ValueError
        If there is no draw, lengths differ, or a value is not finite.

    Notes
    -----
    Ratios of single draws cannot be averaged: one near a difference of 0 outweighs all others, and those in two
    quadrants with opposite decisions have the same sign. Source: Briggs, Claxton & Sculpher 2006.

    Examples
    --------
    >>> icer_of_means([0.5, 1.0, 0.75], [90_000, 86_700, 90_000]).ratio.__round__()
    118533
    """
    outcome, cost = paired_draws(delta_outcomes, delta_costs)
    outcome_mean, cost_mean = float(outcome.mean()), float(cost.mean())
    # costs are refused below 0, and a difference may be: either side carries what is not negative
    return incremental_cost_effectiveness_ratio(
        cost_new=max(cost_mean, 0.0),
        cost_standard=max(-cost_mean, 0.0),
        outcome_new=outcome_mean,
        outcome_standard=0.0,
    )


def paired_draws(delta_outcomes: Iterable[float], delta_costs: Iterable[float]) -> tuple[Numbers, Numbers]:
    """Incremental outcomes and costs as two arrays, a number a draw.

    Parameters
    ----------
    delta_outcomes, delta_costs : array-like of float, shape (draws,)

    Returns
    -------
    outcome, cost : ndarray of float, shape (draws,)

    Raises
    ------
    ValueError
        If there is no draw, lengths differ, or a value is not finite.

    Examples
    --------
    >>> paired_draws([0.5], [90_000])
    (array([0.5]), array([90000.]))
    """
    outcome, cost = finite_array(delta_outcomes, "delta_outcomes"), finite_array(delta_costs, "delta_costs")
    if outcome.ndim != 1 or outcome.shape != cost.shape or len(outcome) == 0:
        raise ValueError(f"delta_costs must hold one number a draw, as delta_outcomes, not {cost.shape} for {outcome.shape}")
    return outcome, cost
