"""A change beside what it must be compared with: other starting points, other patients, chance."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from vbc.checks import count, finite, probability
from vbc.intervals import Interval, tail_probability
from vbc.missing_scores import both_scores, known_scores
from vbc.undefined import Undefined


@dataclass(frozen=True)
class MeanDifference:
    """Difference of two means with its confidence interval.

    Attributes
    ----------
    difference : float
        First mean minus second.
    interval : Interval
        Welch's, for unequal variances.
    """

    difference: float
    interval: Interval


def mean_difference(first: Iterable[float], second: Iterable[float], *, level: float = 0.95) -> MeanDifference | Undefined:
    """Difference between the mean changes of two groups, such as the arms of a trial.

    Parameters
    ----------
    first, second : array-like of float
        Values of two groups of different patients; NaN for one that is not known.
    level : float
        Chance that the interval covers the true difference; above 0 and below 1.

    Returns
    -------
    MeanDifference or Undefined
        Undefined for fewer than two values in a group, or where neither group varies.

    Raises
    ------
    ValueError
        If a value is infinite, or `level` is outside (0, 1).

    Notes
    -----
    Welch's t interval. Only randomization makes the difference an effect, and only of those who stayed.

    Examples
    --------
    >>> compared = mean_difference([9, 12, 6, 9], [8, 11, 5, 8])
    >>> compared.difference, [round(limit, 1) for limit in compared.interval]
    (1.0, [-3.2, 5.2])
    """
    one, two, tail = known_scores(first, "first"), known_scores(second, "second"), tail_probability(level)
    if min(len(one), len(two)) < 2:
        return Undefined("a group has fewer than two values, so its spread is not known")
    parts = float(one.var(ddof=1)) / len(one), float(two.var(ddof=1)) / len(two)
    if sum(parts) == 0:
        return Undefined("neither group varies, so no interval follows from them")
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / (len(one) - 1) + parts[1] ** 2 / (len(two) - 1))
    difference = float(one.mean() - two.mean())
    margin = float(-stdtrit(freedom, tail)) * sum(parts) ** 0.5
    return MeanDifference(difference, Interval(difference - margin, difference + margin))


def change_by_baseline(baseline: Iterable[float], follow_up: Iterable[float], *, groups: int = 3) -> pd.DataFrame:
    """Mean change of patients grouped by where they started: regression to the mean made visible.

    Parameters
    ----------
    baseline, follow_up : array-like of float, shape (n,)
        Scores of the same patients in the same order; NaN for a score that was not given. Patients without both are
        left out before grouping.
    groups : int
        How many groups of equal size, by rising baseline; 2 or more. Equal scores stay together, in the lower group.

    Returns
    -------
    DataFrame
        Columns `group` (from 1, the lowest), `n`, `from_score`, `to_score`, `baseline_mean`, `mean_change`.

    Raises
    ------
    ValueError
        If lengths differ, a score is infinite, or there are fewer patients than groups.

    Notes
    -----
    A group picked for low scores was partly picked for bad luck, which does not last. The slope alone says nothing about a
    program.

    Examples
    --------
    >>> change_by_baseline([20, 22, 30, 32, 50, 52], [32, 34, 35, 37, 48, 50])[["group", "n", "mean_change"]]
       group  n  mean_change
    0      1  2         12.0
    1      2  2          5.0
    2      3  2         -2.0
    """
    start, after, _ = both_scores(baseline, follow_up)
    change = after - start
    many = count(groups, "groups")
    if not 2 <= many <= len(start):
        raise ValueError(f"groups must be 2 or more and at most the {len(start)} patients with both scores, not {groups}")
    edges = np.quantile(start, np.arange(1, many) / many)
    member = np.searchsorted(edges, start, side="left")
    table = pd.DataFrame({"group": member + 1, "start": start, "change": change}).groupby("group", as_index=False)
    return table.agg(
        n=("start", "size"),
        from_score=("start", "min"),
        to_score=("start", "max"),
        baseline_mean=("start", "mean"),
        mean_change=("change", "mean"),
    )


def expected_without_change(baseline: float, *, mean: float, reliability: float) -> float:
    """Follow-up score to expect of a patient whose health has not changed: regression to the mean.

    Parameters
    ----------
    baseline : float
        The patient's first score.
    mean : float
        Mean of all patients, the same at both interviews.
    reliability : float
        Correlation of two scores of an unchanged patient, from 0 to 1.

    Returns
    -------
    float
        mean + reliability · (baseline − mean): whoever starts low is expected to rise.

    Raises
    ------
    ValueError
        If an argument is not finite, or `reliability` lies outside [0, 1].

    Examples
    --------
    >>> expected_without_change(20, mean=32, reliability=0.5)
    26.0
    """
    center = finite(mean, "mean")
    return center + probability(reliability, "reliability") * (finite(baseline, "baseline") - center)
