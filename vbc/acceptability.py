"""Decisions under uncertainty: acceptability curves and the value of perfect information, from draws of a model."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from vbc.checks import Numbers, finite_array, non_negative, non_negative_array
from vbc.uncertainty import paired_draws


def acceptability_curve(
    delta_outcomes: Iterable[float], delta_costs: Iterable[float], *, thresholds: Iterable[float]
) -> pd.DataFrame:
    """Cost-effectiveness acceptability curve of a new option against a standard one.

    Parameters
    ----------
    delta_outcomes, delta_costs : array-like of float, shape (draws,)
        Incremental outcome (QALY) and cost ($) of each draw.
    thresholds : array-like of float, shape (n,)
        Willingness to pay for one QALY ($/QALY), each 0 or more.

    Returns
    -------
    DataFrame
        Columns `threshold`, `probability` (share of draws with λ·Δoutcome − Δcost above 0) and
        `expected_net_benefit` ($).

    Raises
    ------
    ValueError
        If there is no draw, lengths differ, a value is not finite, or a threshold is below 0.

    Notes
    -----
    The curve says how sure one is, not what to do: the decision follows expected net benefit. It need not rise to 1.
    Source: Fenwick, Claxton & Sculpher 2001.

    Examples
    --------
    >>> acceptability_curve([0.5, 1.0, 0.75], [90_000, 86_700, 90_000], thresholds=[100_000, 150_000]).round(2)
       threshold  probability  expected_net_benefit
    0   100000.0         0.33              -13900.0
    1   150000.0         0.67               23600.0
    """
    outcome, cost = paired_draws(delta_outcomes, delta_costs)
    values = non_negative_array(thresholds, "thresholds")
    accepted = np.array([np.count_nonzero(value * outcome > cost) for value in values])
    return pd.DataFrame(
        {
            "threshold": values,
            "probability": accepted / len(outcome),
            "expected_net_benefit": values * outcome.mean() - cost.mean(),
        }
    )


def acceptability_curves(outcomes: pd.DataFrame, costs: pd.DataFrame, *, thresholds: Iterable[float]) -> pd.DataFrame:
    """Acceptability curves of several options, and which one to choose at each threshold.

    Parameters
    ----------
    outcomes, costs : DataFrame, shape (draws, options)
        Outcome (QALY) and cost ($) of each option in each draw; the columns name the options.
    thresholds : array-like of float, shape (n,)
        Willingness to pay for one QALY ($/QALY), each 0 or more.

    Returns
    -------
    DataFrame
        One row for a threshold and an option: `threshold`, `option`, `probability` (share of draws in which it has the
        largest net benefit; of equals the one with the smaller outcome, of twins the first), `expected_net_benefit` ($)
        and `chosen` (whether its *expected* net benefit is the largest).

    Raises
    ------
    ValueError
        If columns or lengths differ, there is no draw, a value is not finite, or a threshold is below 0.

    Notes
    -----
    The probabilities of the chosen options are the acceptability frontier; the chosen option is not always the one that
    is most often best. Source: Fenwick, Claxton & Sculpher 2001.

    Examples
    --------
    >>> outcomes = pd.DataFrame({"old": [1.0, 1.0, 1.0], "new": [1.1, 1.1, 2.8]})
    >>> costs = pd.DataFrame({"old": [0.0, 0.0, 0.0], "new": [20_000.0, 20_000.0, 20_000.0]})
    >>> acceptability_curves(outcomes, costs, thresholds=[100_000]).round(2)
       threshold option  probability  expected_net_benefit  chosen
    0   100000.0    old         0.67             100000.00   False
    1   100000.0    new         0.33             146666.67    True
    """
    outcome, cost = _options(outcomes, costs)
    values, options = non_negative_array(thresholds, "thresholds"), len(outcome)
    shares = _share_best(outcome, cost, values)
    expected = np.outer(values, outcome.mean(axis=1)) - cost.mean(axis=1)
    return pd.DataFrame(
        {
            "threshold": np.repeat(values, options),
            "option": np.tile(np.asarray(outcomes.columns.astype(str), dtype=object), len(values)),
            "probability": shares.ravel(),
            "expected_net_benefit": expected.ravel(),
            "chosen": (np.arange(options) == expected.argmax(axis=1)[:, None]).ravel(),
        }
    )


def expected_value_of_perfect_information(
    outcomes: pd.DataFrame, costs: pd.DataFrame, *, threshold: float, patients: float = 1.0
) -> float:
    """What it would be worth to know, before choosing, which option is best.

    Parameters
    ----------
    outcomes, costs : DataFrame, shape (draws, options)
        Outcome (QALY) and cost ($) of each option in each draw; the columns name the options.
    threshold : float
        Willingness to pay for one QALY ($/QALY), 0 or more.
    patients : float
        Patients whom the decision concerns, 0 or more; 1 gives the value for one patient.

    Returns
    -------
    float
        patients · (mean of the best net benefit of each draw − best mean net benefit), in $; 0 or more.

    Raises
    ------
    ValueError
        If columns or lengths differ, there is no draw, a value is not finite, or an argument is below 0.

    Notes
    -----
    An upper bound for the worth of any study of the question. Source: Briggs, Claxton & Sculpher 2006.

    Examples
    --------
    >>> outcomes = pd.DataFrame({"old": [1.0, 1.0, 1.0], "new": [1.1, 1.1, 2.8]})
    >>> costs = pd.DataFrame({"old": [0.0, 0.0, 0.0], "new": [20_000.0, 20_000.0, 20_000.0]})
    >>> round(expected_value_of_perfect_information(outcomes, costs, threshold=100_000), 2)
    6666.67
    """
    outcome, cost = _options(outcomes, costs)
    benefit = non_negative(threshold, "threshold") * outcome - cost
    worth = float(benefit.max(axis=0).mean() - benefit.mean(axis=1).max())
    # the mean of maxima never falls below the maximum of means, but its rounding may
    return non_negative(patients, "patients") * max(0.0, worth)


def _options(outcomes: pd.DataFrame, costs: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Outcome and cost as arrays of options × draws, so that each option's draws lie side by side."""
    if list(outcomes.columns) != list(costs.columns) or len(outcomes) != len(costs):
        raise ValueError(f"costs must have the draws and options of outcomes, {list(outcomes.columns)}, not {list(costs.columns)}")
    if outcomes.empty:
        raise ValueError("outcomes must hold at least one draw of one option, not none")
    outcome, cost = finite_array(outcomes.to_numpy(float).T, "outcomes"), finite_array(costs.to_numpy(float).T, "costs")
    return np.ascontiguousarray(outcome), np.ascontiguousarray(cost)


def _share_best(outcome: Numbers, cost: Numbers, thresholds: Numbers) -> Numbers:
    """Share of draws in which each option is best, thresholds × options.

    In one draw an option is best on one stretch of the threshold: above its break-even with each option of smaller
    outcome, up to that with each of larger outcome. Counting the ends of the stretches replaces comparing all net
    benefits at all thresholds.
    """
    options, draws = outcome.shape
    shares = np.empty((len(thresholds), options))
    for this in range(options):
        low, high = np.full(draws, -np.inf), np.full(draws, np.inf)
        for other in range(options):
            if other == this:
                continue
            better, dearer = outcome[this] - outcome[other], cost[this] - cost[other]
            with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
                even = dearer / better
            loses = (better == 0) & ((dearer > 0) | ((dearer == 0) & (other < this)))
            low = np.where(better > 0, np.maximum(low, even), low)
            high = np.where(better < 0, np.minimum(high, even), np.where(loses, -np.inf, high))
        some = low < high
        from_, to = np.sort(low[some]), np.sort(high[some])
        shares[:, this] = (np.searchsorted(from_, thresholds) - np.searchsorted(to, thresholds)) / draws
    return shares
