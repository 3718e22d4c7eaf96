"""Rates and ratios that are published from a hierarchical logit: one condition's, and the hospital-wide one."""

from collections.abc import Iterable

import numpy as np

from vbc.checks import finite_array, non_negative, non_negative_array, probability
from vbc.undefined import Undefined


def risk_standardised_rate(predicted: float, expected: float, *, overall_rate: float) -> float | Undefined:
    """Risk-standardised rate: predicted to expected events, times the rate of all hospitals together.

    Parameters
    ----------
    predicted, expected : float
        Events, 0 or more.
    overall_rate : float
        The national rate.

    Returns
    -------
    float or Undefined
        Undefined where nothing is expected.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Notes
    -----
    Source: Krumholz et al. 2011.

    Examples
    --------
    >>> round(risk_standardised_rate(33, 30, overall_rate=0.15), 3)
    0.165
    """
    overall_rate, predicted = probability(overall_rate, "overall_rate"), non_negative(predicted, "predicted")
    if non_negative(expected, "expected") == 0:
        return Undefined("no events are expected")
    return predicted / expected * overall_rate


def hospital_wide_ratio(ratios: Iterable[float], volumes: Iterable[float]) -> float | Undefined:
    """Hospital-wide ratio: the geometric mean of a hospital's ratios in several cohorts, weighted by their volume.

    Parameters
    ----------
    ratios : array-like of float, shape (k,)
        Predicted to expected in each cohort (such as medicine, surgery, cardiovascular), above 0.
    volumes : array-like of float, shape (k,)
        The hospital's patients in each cohort, 0 or more.

    Returns
    -------
    float or Undefined
        Undefined for a hospital without patients.

    Raises
    ------
    ValueError
        If lengths differ, a ratio is not above 0, or a volume is not finite or below 0.

    Notes
    -----
    exp(Σ n·ln ratio / Σ n). Source: Krumholz et al. 2011 (the ratios).

    Examples
    --------
    >>> round(hospital_wide_ratio([0.8, 1.25], [100, 100]), 6)
    1.0
    """
    ratio, volume = finite_array(ratios, "ratios"), non_negative_array(volumes, "volumes")
    if ratio.shape != volume.shape:
        raise ValueError(f"volumes must have one number for each of the {ratio.size} ratios, not {volume.size}")
    if (ratio <= 0).any():
        raise ValueError(f"ratios must hold numbers above 0, not {ratio[ratio <= 0][0]}")
    if volume.sum() == 0:
        return Undefined("the hospital has no patients in any cohort")
    return float(np.exp((volume * np.log(ratio)).sum() / volume.sum()))
