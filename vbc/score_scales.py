"""Scales of patient-reported scores: what a point means, and where a scale ends."""

from collections.abc import Iterable
from dataclasses import dataclass

from scipy.special import ndtr

from vbc.checks import finite, positive
from vbc.missing_scores import known_scores
from vbc.undefined import Undefined


@dataclass(frozen=True)
class FloorAndCeiling:
    """Shares of patients at the two ends of a scale, who cannot move further that way.

    Attributes
    ----------
    floor, ceiling : float
        Fractions of the scores given, at the lowest and at the highest value.
    """

    floor: float
    ceiling: float


def half_standard_deviation(baseline: Iterable[float]) -> float | Undefined:
    """Half a standard deviation of the baseline: a rule of thumb for an important change where none is known.

    Parameters
    ----------
    baseline : array-like of float, shape (n,)
        Scores; NaN for one that was not given.

    Returns
    -------
    float or Undefined
        Points; undefined for fewer than two scores.

    Raises
    ------
    ValueError
        If a score is infinite.

    Notes
    -----
    Source: Norman, Sloan & Wyrwich 2003.

    Examples
    --------
    >>> half_standard_deviation([40, 50, 60])
    5.0
    """
    known = known_scores(baseline, "baseline")
    if len(known) < 2:
        return Undefined("fewer than two scores have no spread")
    return float(known.std(ddof=1) / 2)


def t_score(score: float, *, reference_mean: float, reference_deviation: float) -> float:
    """T-score: a raw score on a scale where the reference population has mean 50 and standard deviation 10.

    Parameters
    ----------
    score : float
        Raw score.
    reference_mean, reference_deviation : float
        Of the reference population; the deviation above 0.

    Returns
    -------
    float
        50 + 10·z. It is no percentage, and 0 is not "none": ratios of T-scores mean nothing.

    Raises
    ------
    ValueError
        If an argument is not finite, or the deviation is not above 0.

    Notes
    -----
    Source: Cella et al. 2007.

    Examples
    --------
    >>> t_score(23, reference_mean=20, reference_deviation=6)
    55.0
    """
    z = (finite(score, "score") - finite(reference_mean, "reference_mean")) / positive(reference_deviation, "reference_deviation")
    return 50 + 10 * z


def t_score_percentile(t: float) -> float:
    """Share of the reference population below a T-score, if its scores are normal.

    Parameters
    ----------
    t : float
        T-score.

    Returns
    -------
    float
        A fraction.

    Raises
    ------
    ValueError
        If `t` is not finite.

    Notes
    -----
    Source: Cella et al. 2007.

    Examples
    --------
    >>> round(t_score_percentile(60), 3)
    0.841
    """
    return float(ndtr((finite(t, "t") - 50) / 10))


def floor_and_ceiling(scores: Iterable[float], *, lowest: float, highest: float) -> FloorAndCeiling | Undefined:
    """Shares of patients at the worst and at the best score that a scale has.

    Parameters
    ----------
    scores : array-like of float, shape (n,)
        Scores; NaN for one that was not given.
    lowest, highest : float
        The ends of the scale.

    Returns
    -------
    FloorAndCeiling or Undefined
        Undefined where no score was given.

    Raises
    ------
    ValueError
        If a score lies outside the scale, or the ends are not in order.

    Notes
    -----
    A usual alarm is 15 % of patients at one end: beyond it the scale misses their change.

    Examples
    --------
    >>> floor_and_ceiling([0, 0, 30, 60], lowest=0, highest=60)
    FloorAndCeiling(floor=0.5, ceiling=0.25)
    """
    low, high, known = finite(lowest, "lowest"), finite(highest, "highest"), known_scores(scores, "scores")
    if low >= high:
        raise ValueError(f"highest must be above lowest, not {highest} for {lowest}")
    outside = known[(known < low) | (known > high)]
    if len(outside):
        raise ValueError(f"scores must lie between {lowest} and {highest}, not {outside[0]:g}")
    if len(known) == 0:
        return Undefined("no score was given")
    return FloorAndCeiling(float((known == low).mean()), float((known == high).mean()))
