"""Points of a measure in hospital value-based purchasing: for standing well, or for having improved.

42 CFR 412.165; formulas of 76 FR 26490, program years 2013 to 2026.
"""

from collections.abc import Iterable
from math import floor

import pandas as pd

from vbc.checks import finite


def achievement_points(score: float, *, threshold: float, benchmark: float) -> int:
    """Points for how a hospital stands against all others.

    Parameters
    ----------
    score : float
        The hospital's.
    threshold : float
        Median of all hospitals in the base period.
    benchmark : float
        Mean of the best tenth. Below the threshold where lower scores are better.

    Returns
    -------
    int
        10 at the benchmark, 0 short of the threshold, 1 to 9 between them.

    Raises
    ------
    ValueError
        If a number is not finite, or threshold and benchmark are the same.

    Notes
    -----
    9 · (score − threshold) / (benchmark − threshold) + 0.5, rounded, halves up; 42 CFR 412.165, 76 FR 26490.

    Examples
    --------
    >>> [achievement_points(score, threshold=0.60, benchmark=0.90) for score in (0.59, 0.60, 0.75, 0.89, 0.90)]
    [0, 1, 5, 9, 10]
    >>> achievement_points(0.8, threshold=1.0, benchmark=0.5)  # infections: lower is better
    4
    """
    place = _place(score, start=threshold, benchmark=benchmark, start_name="threshold")
    if place >= 1 - 1e-9:
        return 10
    return 0 if place < -1e-9 else min(max(_round_half_up(9 * place + 0.5), 1), 9)


def improvement_points(score: float, *, baseline: float, benchmark: float, lower_is_better: bool = False) -> int:
    """Points for how a hospital stands against itself.

    Parameters
    ----------
    score : float
        The hospital's, in the performance period.
    baseline : float
        Its own in the base period.
    benchmark : float
        Mean of the best tenth of all hospitals.
    lower_is_better : bool
        Whether a smaller score is the better one.

    Returns
    -------
    int
        0 to 9; 0 where nothing improved, or where the baseline was at the benchmark already.

    Raises
    ------
    ValueError
        If a number is not finite.

    Notes
    -----
    10 · (score − baseline) / (benchmark − baseline) − 0.5, rounded, halves up; 42 CFR 412.165, 76 FR 26490. A hospital at the
    benchmark has 10 points for achievement, so that improvement no longer matters.

    Examples
    --------
    >>> [improvement_points(score, baseline=0.40, benchmark=0.90) for score in (0.40, 0.50, 0.65, 0.89)]
    [0, 2, 5, 9]
    >>> improvement_points(0.95, baseline=0.92, benchmark=0.90)
    0
    """
    finite(score, "score")
    way = -1 if lower_is_better else 1
    if way * (finite(benchmark, "benchmark") - finite(baseline, "baseline")) <= 0:
        return 0
    place = _place(score, start=baseline, benchmark=benchmark, start_name="baseline")
    return min(max(_round_half_up(10 * place - 0.5), 0), 9) if place > 1e-9 else 0


def measure_points(score: float, *, threshold: float, benchmark: float, baseline: float | None = None) -> int:
    """Points of a measure: the larger of achievement and improvement, not their sum.

    Parameters
    ----------
    score, threshold, benchmark
        As `achievement_points`.
    baseline : float, optional
        The hospital's own earlier score; without one only achievement counts.

    Returns
    -------
    int
        0 to 10.

    Raises
    ------
    ValueError
        As `achievement_points`.

    Examples
    --------
    >>> measure_points(0.65, threshold=0.60, benchmark=0.90, baseline=0.40)
    5
    """
    achieved = achievement_points(score, threshold=threshold, benchmark=benchmark)
    if baseline is None:
        return achieved
    lower = finite(benchmark, "benchmark") < finite(threshold, "threshold")
    return max(achieved, improvement_points(score, baseline=baseline, benchmark=benchmark, lower_is_better=lower))


def points_curve(scores: Iterable[float], *, threshold: float, benchmark: float, baseline: float) -> pd.DataFrame:
    """Points over a hospital's score: for achievement, for improvement, and the larger, which counts.

    Parameters
    ----------
    scores : iterable of float
    threshold, benchmark, baseline
        As `measure_points`.

    Returns
    -------
    DataFrame
        Columns `score`, `achievement`, `improvement`, `points`.

    Raises
    ------
    ValueError
        As `measure_points`.

    Examples
    --------
    >>> points_curve([0.5, 0.7], threshold=0.60, benchmark=0.90, baseline=0.40)
       score  achievement  improvement  points
    0    0.5            0            2       2
    1    0.7            4            6       6
    """
    lower = finite(benchmark, "benchmark") < finite(threshold, "threshold")
    rows = []
    for score in scores:
        achieved = achievement_points(score, threshold=threshold, benchmark=benchmark)
        improved = improvement_points(score, baseline=baseline, benchmark=benchmark, lower_is_better=lower)
        rows.append({"score": score, "achievement": achieved, "improvement": improved, "points": max(achieved, improved)})
    return pd.DataFrame(rows)


def _place(score: float, *, start: float, benchmark: float, start_name: str) -> float:
    """Where a score stands between a start (0) and the benchmark (1), whichever way is better."""
    width = finite(benchmark, "benchmark") - finite(start, start_name)
    if width == 0:
        raise ValueError(f"benchmark must differ from the {start_name}, not both be {benchmark:g}")
    return (finite(score, "score") - start) / width


def _round_half_up(number: float) -> int:
    return floor(number + 0.5 + 1e-9)
