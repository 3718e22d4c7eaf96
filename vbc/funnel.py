"""Funnel limits: how far a hospital of its size may stray from the target by chance, and overdispersion."""

from collections.abc import Iterable
from math import sqrt

import numpy as np
import pandas as pd
from scipy.special import bdtr, bdtrik, ndtr

from vbc.checks import Numbers, count, counts, finite_array, non_negative_array, positive, probability
from vbc.intervals import Interval
from vbc.undefined import Undefined


def funnel_limits(target: float, n: int, *, z: float = 1.96, dispersion: float = 1.0, exact: bool = False) -> Interval | Undefined:
    """Funnel limits of a rate for a hospital with so many patients.

    Parameters
    ----------
    target : float
        The rate that every hospital would have in the long run if none differed.
    n : int
        Patients.
    z : float
        Half width in standard deviations: 1.96 holds 95 % of hospitals that differ by chance alone, 3.09 holds 99.8 %.
    dispersion : float
        Overdispersion φ (see `overdispersion`); the limits widen by √φ, and φ below 1 does not narrow them.
    exact : bool
        Limits from the binomial distribution, interpolated between counts, instead of the normal approximation.
        They are for independent events: with a dispersion above 1 they are refused.

    Returns
    -------
    Interval or Undefined
        Clipped to [0, 1]. Undefined for no patients.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range, or `exact` is asked with a dispersion above 1.

    Notes
    -----
    target ± z √(φ · target(1 − target)/n). Source: Spiegelhalter 2005.

    Examples
    --------
    >>> low, high = funnel_limits(0.15, 200)
    >>> print(f"{low:.3f} to {high:.3f}")
    0.101 to 0.199
    """
    target, patients = probability(target, "target"), count(n, "n")
    _check_width(z, dispersion, exact)
    if patients == 0:
        return Undefined("a hospital without patients has no rate")
    lower, upper = _limits(target, np.array([float(patients)]), z, dispersion, exact)
    return Interval(float(lower[0]), float(upper[0]))


def funnel(target: float, sizes: Iterable[int], *, z: float = 1.96, dispersion: float = 1.0, exact: bool = False) -> pd.DataFrame:
    """Funnel limits of a rate over a range of hospital sizes, to draw.

    Parameters
    ----------
    target : float
        The rate in the middle.
    sizes : array-like of int
        Patients, each above 0.
    z, dispersion, exact
        As for `funnel_limits`.

    Returns
    -------
    DataFrame
        `n`, `lower`, `upper`.

    Raises
    ------
    ValueError
        As for `funnel_limits`, or if a size is 0.

    Examples
    --------
    >>> funnel(0.15, [50, 200]).round(3)
         n  lower  upper
    0   50  0.051  0.249
    1  200  0.101  0.199
    """
    target, patients = probability(target, "target"), counts(sizes, "sizes")
    _check_width(z, dispersion, exact)
    if (patients == 0).any():
        raise ValueError("sizes must be above 0, not 0")
    lower, upper = _limits(target, patients, z, dispersion, exact)
    return pd.DataFrame({"n": patients.astype(int), "lower": lower, "upper": upper})


def ratio_funnel(expected: Iterable[float], *, mean_risk: float = 0.0, z: float = 1.96, dispersion: float = 1.0) -> pd.DataFrame:
    """Funnel limits of an observed to expected ratio over a range of expected events, to draw.

    Parameters
    ----------
    expected : array-like of float
        Expected events, each above 0.
    mean_risk : float
        Mean risk of the patients, which makes the variance of the events expected · (1 − mean_risk); 0 for Poisson
        counts.
    z, dispersion
        As for `funnel_limits`.

    Returns
    -------
    DataFrame
        `expected`, `lower`, `upper`; the lower limit is never below 0.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range, or nothing is expected.

    Notes
    -----
    1 ± z √(φ(1 − mean_risk)/expected). Source: Spiegelhalter 2005.

    Examples
    --------
    >>> ratio_funnel([4, 100]).round(3)
       expected  lower  upper
    0       4.0  0.020  1.980
    1     100.0  0.804  1.196
    """
    events = non_negative_array(expected, "expected")
    _check_width(z, dispersion, exact=False)
    if (events == 0).any():
        raise ValueError("expected must be above 0, not 0")
    half = z * np.sqrt(max(1.0, dispersion) * (1 - probability(mean_risk, "mean_risk")) / events)
    return pd.DataFrame({"expected": events, "lower": np.maximum(0, 1 - half), "upper": 1 + half})


def overdispersion(z_scores: Iterable[float], *, winsorise: float = 0.0) -> float | Undefined:
    """Overdispersion φ: how much more hospitals vary than chance allows, as the mean of their squared z scores.

    Parameters
    ----------
    z_scores : array-like of float
        One a hospital.
    winsorise : float
        Share of hospitals at each end, at least 0 and below 0.5, whose z score is pulled in to that of the next one
        inside, so that true outliers do not widen the limits which are to find them.

    Returns
    -------
    float or Undefined
        1 where chance explains it all. Undefined for no hospitals.

    Raises
    ------
    ValueError
        If a z score is not finite, or `winsorise` is out of its range.

    Notes
    -----
    Source: Spiegelhalter 2005.

    Examples
    --------
    >>> overdispersion([-1, 1, 2, 6])
    10.5
    >>> overdispersion([-1, 1, 2, 6], winsorise=0.25)
    2.5
    """
    scores = np.sort(finite_array(z_scores, "z_scores"))
    if not 0 <= probability(winsorise, "winsorise") < 0.5:
        raise ValueError(f"winsorise must be at least 0 and below 0.5, not {winsorise}")
    if scores.size == 0:
        return Undefined("there are no hospitals")
    pulled = int(winsorise * scores.size + 1e-9)
    return float(np.mean(np.clip(scores, scores[pulled], scores[scores.size - 1 - pulled]) ** 2))


def outside_funnel(profile: pd.DataFrame, *, z: float = 1.96, dispersion: float = 1.0) -> pd.DataFrame:
    """The hospitals whose observed events lie outside the funnel around their own expected events.

    Parameters
    ----------
    profile : DataFrame
        `hospital`, `observed`, `expected` and `variance`, as `vbc.profiling.hospital_profile` gives it.
    z, dispersion
        As for `funnel_limits`.

    Returns
    -------
    DataFrame
        The rows outside, with `side` ("above" or "below") added. With many hospitals some lie outside by chance: 1
        in 20 at z = 1.96.

    Raises
    ------
    ValueError
        If a number is not finite, or `z` or `dispersion` is out of its range.

    Notes
    -----
    Source: Spiegelhalter 2005.

    Examples
    --------
    >>> two = pd.DataFrame({"hospital": ["X", "Y"], "observed": [44, 3], "expected": [30, 2.5]})
    >>> two = two.assign(variance=[25.5, 2.4])
    >>> outside_funnel(two)[["hospital", "side"]]
      hospital   side
    0        X  above
    """
    _check_width(z, dispersion, exact=False)
    apart = finite_array(profile["observed"], "observed") - finite_array(profile["expected"], "expected")
    allowed = z * np.sqrt(max(1.0, dispersion) * non_negative_array(profile["variance"], "variance"))
    beyond = np.abs(apart) > allowed
    side = np.where(apart > 0, "above", "below")
    return profile.assign(side=side)[beyond].reset_index(drop=True)


def _check_width(z: float, dispersion: float, exact: bool) -> None:
    positive(z, "z")
    if positive(dispersion, "dispersion") > 1 and exact:
        raise ValueError(f"dispersion must not exceed 1 with exact limits, which assume independent events, not {dispersion}")


def _limits(target: float, n: Numbers, z: float, dispersion: float, exact: bool) -> tuple[Numbers, Numbers]:
    if exact:
        tail = float(ndtr(-z))
        return _binomial_quantile(tail, n, target), _binomial_quantile(1 - tail, n, target)
    half = z * sqrt(max(1.0, dispersion)) * np.sqrt(target * (1 - target) / n)
    return np.clip(target - half, 0, 1), np.clip(target + half, 0, 1)


def _binomial_quantile(chance: float, n: Numbers, rate: float) -> Numbers:
    """The rate below which a hospital falls with that chance, interpolated between counts as Spiegelhalter does."""
    if rate in (0.0, 1.0):
        return np.full_like(n, rate)
    events = np.clip(np.ceil(bdtrik(chance, n, rate) - 1e-9), 0, n)
    whole = n.astype(np.int64)  # bdtr wants its n as integers
    below = np.where(events > 0, bdtr(np.maximum(events - 1, 0), whole, rate), 0.0)
    reached = bdtr(events, whole, rate)
    part = np.clip((reached - chance) / (reached - below), 0, 1)
    return np.asarray(np.clip(events - part, 0, n) / n)
