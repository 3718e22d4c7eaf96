"""Quality-adjusted life years: a profile of utilities year by year, discounted and added up."""

from collections.abc import Iterable
from typing import Literal, get_args

import numpy as np
import pandas as pd

from vbc.checks import Numbers, finite, finite_array, positive
from vbc.undefined import Undefined

Timing = Literal["end of year", "start of year", "mid-year"]


def discount_factors(years: int, *, rate: float, timing: Timing = "end of year") -> Numbers:
    """What a benefit or a cost of each year counts for today.

    Parameters
    ----------
    years : int
        Number of years, 1 or more.
    rate : float
        Discount rate a year, above −1; 0.03 is 3 %.
    timing : {"end of year", "start of year", "mid-year"}
        When in its year a year is credited: year k is discounted over k, k − 1 or k − ½ years. Mid-year is also
        called the half-cycle convention.

    Returns
    -------
    ndarray of float, shape (years,)

    Raises
    ------
    ValueError
        If `years` is not a whole number of 1 or more, `rate` is not finite or −1 or below, or `timing` is not known.

    Notes
    -----
    (1 + rate)^−k. Crediting the start instead of the end multiplies every factor by 1 + rate. Source: Drummond et
    al. 2015.

    Examples
    --------
    >>> discount_factors(3, rate=0.03).round(4)
    array([0.9709, 0.9426, 0.9151])
    """
    if isinstance(years, bool) or int(positive(years, "years")) != years:
        raise ValueError(f"years must be a whole number, not {years}")
    if finite(rate, "rate") <= -1:
        raise ValueError(f"rate must be above -1, not {rate}")
    waits = {"end of year": 0.0, "start of year": 1.0, "mid-year": 0.5}
    if timing not in waits:
        raise ValueError(f"timing must be one of {', '.join(get_args(Timing))}, not {timing!r}")
    with np.errstate(over="ignore"):
        factors: Numbers = np.power(1 + float(rate), -(np.arange(1.0, int(years) + 1) - waits[timing]))
    if not np.isfinite(factors).all():
        raise ValueError(f"rate must leave the factors finite over {years} years, not {rate}")
    return factors


def discounted_qalys(
    utilities: Iterable[float], *, rate: float = 0.03, timing: Timing = "end of year", last_year: float = 1.0
) -> float:
    """Discounted quality-adjusted life years of a profile of utilities.

    Parameters
    ----------
    utilities : array-like of float, shape (years,)
        Utility of each year, 1 for full health, 0 for dead; below 0 for a state worse than death, never above 1.
    rate : float
        Discount rate a year, above −1.
    timing : {"end of year", "start of year", "mid-year"}
        When in its year a year is credited, see `discount_factors`.
    last_year : float
        Share of the last year that is lived, above 0 up to 1; the year counts pro rata.

    Returns
    -------
    float
        QALY.

    Raises
    ------
    ValueError
        If there is no year, a utility is not finite or above 1, or another argument is out of its range.

    Notes
    -----
    Σ u_k / (1 + rate)^k. Both 3 % and 3.5 % a year are in official use. Source: Drummond et al. 2015; Sanders et
    al. 2016.

    Examples
    --------
    >>> five_years = [0.80, 0.75, 0.70, 0.65, 0.60]
    >>> round(discounted_qalys(five_years), 4), round(discounted_qalys(five_years, timing="start of year"), 4)
    (3.2193, 3.3159)
    >>> round(discounted_qalys(five_years, rate=0, last_year=0.5), 2)
    3.2
    """
    utility = _utilities(utilities)
    return float((utility * _lived(len(utility), last_year)) @ discount_factors(len(utility), rate=rate, timing=timing))


def qaly_profile(
    utilities: Iterable[float], *, rate: float = 0.03, timing: Timing = "end of year", last_year: float = 1.0
) -> pd.DataFrame:
    """The sum behind `discounted_qalys`, a row a year.

    Parameters
    ----------
    utilities : array-like of float, shape (years,)
        Utility of each year, up to 1.
    rate : float
        Discount rate a year, above −1.
    timing : {"end of year", "start of year", "mid-year"}
        When in its year a year is credited, see `discount_factors`.
    last_year : float
        Share of the last year that is lived, above 0 up to 1.

    Returns
    -------
    DataFrame
        Columns `year` (from 1), `utility`, `lived` (share of the year), `factor`, `qalys` (discounted) and
        `cumulative_qalys`.

    Raises
    ------
    ValueError
        As `discounted_qalys`.

    Notes
    -----
    Source: Drummond et al. 2015.

    Examples
    --------
    >>> qaly_profile([0.8, 0.7], rate=0.03).round(3)
       year  utility  lived  factor  qalys  cumulative_qalys
    0     1      0.8    1.0   0.971  0.777             0.777
    1     2      0.7    1.0   0.943  0.660             1.437
    """
    utility = _utilities(utilities)
    lived, factor = _lived(len(utility), last_year), discount_factors(len(utility), rate=rate, timing=timing)
    qalys = utility * lived * factor
    return pd.DataFrame(
        {
            "year": np.arange(1, len(utility) + 1),
            "utility": utility,
            "lived": lived,
            "factor": factor,
            "qalys": qalys,
            "cumulative_qalys": qalys.cumsum(),
        }
    )


def level_qalys(utility: float, years: int, *, rate: float = 0.03, timing: Timing = "end of year") -> float:
    """Discounted quality-adjusted life years when every year has the same utility: an annuity.

    Parameters
    ----------
    utility : float
        Utility of every year, up to 1.
    years : int
        Number of years, 1 or more.
    rate : float
        Discount rate a year, above −1.
    timing : {"end of year", "start of year", "mid-year"}
        When in its year a year is credited, see `discount_factors`.

    Returns
    -------
    float
        u · (1 − (1 + r)^−T) / r with end-of-year timing, and u · T at a rate of 0 (QALY).

    Raises
    ------
    ValueError
        As `discounted_qalys`.

    Notes
    -----
    Source: Drummond et al. 2015.

    Examples
    --------
    >>> round(level_qalys(0.7, 10), 4), level_qalys(0.7, 10, rate=0)
    (5.9711, 7.0)
    """
    weight = finite(utility, "utility")
    if weight > 1:
        raise ValueError(f"utility must not exceed 1, full health, not {utility}")
    return weight * float(discount_factors(years, rate=rate, timing=timing).sum())


def rate_for_qalys(utilities: Iterable[float], *, target: float, timing: Timing = "end of year") -> float | Undefined:
    """The discount rate at which a profile is worth a given number of QALYs.

    Parameters
    ----------
    utilities : array-like of float, shape (years,)
        Utility of each year, 0 to 1.
    target : float
        Discounted QALYs wanted, above 0.
    timing : {"end of year", "start of year", "mid-year"}
        When in its year a year is credited, see `discount_factors`.

    Returns
    -------
    float or Undefined
        A rate from 0 to 1 (0 % to 100 % a year), by bisection. Undefined where no such rate gives the target.

    Raises
    ------
    ValueError
        If a utility lies outside [0, 1], or `target` is not above 0.

    Notes
    -----
    With no year worse than death, discounting harder always makes the profile worth less, so that one rate does.

    Examples
    --------
    >>> round(rate_for_qalys([0.80, 0.75, 0.70, 0.65, 0.60], target=3.2193), 3)
    0.03
    """
    utility, target = _utilities(utilities), positive(target, "target")
    if (utility < 0).any():
        raise ValueError(f"utilities must be 0 or more to ask for a rate, not {utility.min()}")

    def worth(rate: float) -> float:
        return float(utility @ discount_factors(len(utility), rate=rate, timing=timing))

    low, high = 0.0, 1.0
    if not worth(high) <= target <= worth(low):
        return Undefined("no discount rate from 0 % to 100 % a year makes the profile worth that much")
    for _ in range(60):  # halves the width of 1 until doubles cannot tell the ends apart
        middle = (low + high) / 2
        low, high = (middle, high) if worth(middle) > target else (low, middle)
    return low


def _utilities(utilities: Iterable[float]) -> Numbers:
    utility = finite_array(utilities, "utilities")
    if utility.ndim != 1 or len(utility) == 0:
        raise ValueError("utilities must hold one number a year for at least one year")
    if (utility > 1).any():
        raise ValueError(f"utilities must not exceed 1, full health, not {utility.max()}")
    return utility


def _lived(years: int, last_year: float) -> Numbers:
    if not 0 < finite(last_year, "last_year") <= 1:
        raise ValueError(f"last_year must be above 0 and at most 1, not {last_year}")
    return np.append(np.ones(years - 1), float(last_year))
