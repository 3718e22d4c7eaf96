"""Where risk adjustment turns round the order of two hospitals, and whether chance could have done it."""

from dataclasses import dataclass
from math import isclose, log, sqrt
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from vbc.checks import finite_array, non_negative, positive, probability
from vbc.undefined import Undefined


@dataclass(frozen=True)
class ReversalCount:
    """How many pairs of hospitals change order between raw rate and observed to expected.

    Attributes
    ----------
    hospitals, pairs : int
        Hospitals compared, and the pairs among them.
    reversed : int
        Pairs whose order turns round.
    ties : int
        Pairs with equal raw rates, which have no order to reverse.
    across_one : int
        Reversed pairs with one ratio below 1 and the other above.
    rank_correlation : float or Undefined
        Spearman's correlation of raw rate and ratio; undefined where either is the same everywhere.
    """

    hospitals: int
    pairs: int
    reversed: int
    ties: int
    across_one: int
    rank_correlation: float | Undefined


def reverses(*, rate_x: float, rate_y: float, expected_x: float, expected_y: float) -> bool | Undefined:
    """Whether risk adjustment turns round the order of two hospitals.

    X has the higher raw rate and the lower observed to expected ratio, or the other way round. For rate_x > rate_y
    that is rate_x / rate_y < expected_x / expected_y. A tie in either order is no reversal.

    Parameters
    ----------
    rate_x, rate_y : float
        Raw rates.
    expected_x, expected_y : float
        Expected rates.

    Returns
    -------
    bool or Undefined
        Undefined where an expected rate is 0.

    Raises
    ------
    ValueError
        If a rate is not finite or lies outside [0, 1].

    Examples
    --------
    >>> reverses(rate_x=0.12, rate_y=0.06, expected_x=0.15, expected_y=0.05)
    True
    >>> reverses(rate_x=0.12, rate_y=0.06, expected_x=0.10, expected_y=0.05)
    False
    """
    rate_x, rate_y = probability(rate_x, "rate_x"), probability(rate_y, "rate_y")
    expected_x, expected_y = probability(expected_x, "expected_x"), probability(expected_y, "expected_y")
    if expected_x == 0 or expected_y == 0:
        return Undefined("no events are expected in one of the hospitals")
    # Products, not ratios: they also hold where a raw rate is 0.
    x_ratio, y_ratio = rate_x * expected_y, rate_y * expected_x
    if isclose(rate_x, rate_y, rel_tol=1e-12) or isclose(x_ratio, y_ratio, rel_tol=1e-12):
        return False
    return (rate_x > rate_y) != (x_ratio > y_ratio)


def reversal_expected_rate(*, rate_x: float, rate_y: float, expected_y: float) -> float | Undefined:
    """The expected rate of X at which both hospitals have the same observed to expected ratio.

    Where X has the higher raw rate, the order reverses for every expected rate of X above it.

    Parameters
    ----------
    rate_x, rate_y : float
        Raw rates.
    expected_y : float
        Expected rate of Y.

    Returns
    -------
    float or Undefined
        rate_x · expected_y / rate_y; above 1 no expected rate of X can reverse the order. Undefined at rate_y = 0.

    Raises
    ------
    ValueError
        If a rate is not finite or lies outside [0, 1].

    Examples
    --------
    >>> round(reversal_expected_rate(rate_x=0.12, rate_y=0.06, expected_y=0.05), 3)
    0.1
    """
    rate_x, rate_y = probability(rate_x, "rate_x"), probability(rate_y, "rate_y")
    expected_y = probability(expected_y, "expected_y")
    if rate_y == 0:
        return Undefined("Y had no events, so its ratio is 0 whatever was expected")
    return rate_x * expected_y / rate_y


def ratio_difference_z(
    *, observed_x: float, expected_x: float, observed_y: float, expected_y: float, dispersion: float = 1.0
) -> float | Undefined:
    """How far apart two observed to expected ratios are, on the log scale, in standard errors.

    Parameters
    ----------
    observed_x, expected_x, observed_y, expected_y : float
        Events (or days), 0 or more.
    dispersion : float
        Factor by which the variance exceeds Poisson's; 1 for counts of independent events.

    Returns
    -------
    float or Undefined
        Below 0 where the ratio of X is the smaller. Undefined where a hospital has no events or expects none.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0, or `dispersion` is not above 0.

    Notes
    -----
    (ln O/E_x − ln O/E_y) / √(φ(1/O_x + 1/O_y)). It takes the expected events as known and makes no allowance for
    choosing the pair out of many. Source: Breslow & Day 1987.

    Examples
    --------
    >>> round(ratio_difference_z(observed_x=24, expected_x=30, observed_y=3, expected_y=2.5), 2)
    -0.66
    """
    observed_x, observed_y = non_negative(observed_x, "observed_x"), non_negative(observed_y, "observed_y")
    expected_x, expected_y = non_negative(expected_x, "expected_x"), non_negative(expected_y, "expected_y")
    dispersion = positive(dispersion, "dispersion")
    if 0 in (observed_x, observed_y, expected_x, expected_y):
        return Undefined("a hospital has no events or expects none, so the logarithm of its ratio does not exist")
    apart = log(observed_x / expected_x) - log(observed_y / expected_y)
    return apart / sqrt(dispersion * (1 / observed_x + 1 / observed_y))


def reversed_pairs(profile: pd.DataFrame, *, minimum_n: int = 0, dispersion: float = 1.0) -> pd.DataFrame:
    """Every pair of hospitals whose order by raw rate turns round on observed to expected.

    Parameters
    ----------
    profile : DataFrame
        One row a hospital: `hospital`, `n`, `observed` and `expected`, as `vbc.profiling.hospital_profile` gives it.
    minimum_n : int
        Hospitals with fewer patients are left out.
    dispersion : float
        Passed on to `ratio_difference_z`.

    Returns
    -------
    DataFrame
        `higher` and `lower` (the hospitals by raw rate), `higher_rate`, `lower_rate`, `higher_ratio`, `lower_ratio`,
        `across_one` (the two ratios lie on different sides of 1) and `z` (see `ratio_difference_z`; NaN for no events).
        The largest change of ratio comes first.

    Raises
    ------
    ValueError
        If a number is not finite, below 0, or a hospital has no patients or expects no events.

    Examples
    --------
    >>> two = pd.DataFrame({"hospital": ["X", "Y"], "n": [200, 50], "observed": [24, 3], "expected": [30, 2.5]})
    >>> reversed_pairs(two)[["higher", "lower", "higher_ratio", "lower_ratio", "across_one"]]
      higher lower  higher_ratio  lower_ratio  across_one
    0      X     Y           0.8          1.2        True
    """
    dispersion = positive(dispersion, "dispersion")
    kept = _compared(profile, minimum_n)
    first, second, _ = _pairs(kept)
    rate, ratio, observed = kept["rate"].to_numpy(), kept["ratio"].to_numpy(), kept["observed"].to_numpy()
    flipped = _flipped(rate, ratio, first, second)
    first, second = first[flipped], second[flipped]
    swap = rate[first] < rate[second]
    high, low = np.where(swap, second, first), np.where(swap, first, second)
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.sqrt(dispersion * (1 / observed[high] + 1 / observed[low]))
        z = np.where(np.isfinite(error), (np.log(ratio[high]) - np.log(ratio[low])) / error, np.nan)
    names = kept["hospital"].to_numpy()
    pairs = pd.DataFrame(
        {
            "higher": names[high],
            "lower": names[low],
            "higher_rate": rate[high],
            "lower_rate": rate[low],
            "higher_ratio": ratio[high],
            "lower_ratio": ratio[low],
            "across_one": (ratio[high] - 1) * (ratio[low] - 1) < 0,
            "z": z,
        }
    )
    order = (pairs["lower_ratio"] - pairs["higher_ratio"]).sort_values(ascending=False, kind="stable").index
    return pairs.loc[order].reset_index(drop=True)


def count_reversals(profile: pd.DataFrame, *, minimum_n: int = 0) -> ReversalCount:
    """Count the pairs of hospitals whose order turns round, among all pairs.

    Parameters
    ----------
    profile : DataFrame
        One row a hospital: `hospital`, `n`, `observed` and `expected`.
    minimum_n : int
        Hospitals with fewer patients are left out.

    Returns
    -------
    ReversalCount

    Raises
    ------
    ValueError
        If a number is not finite, below 0, or a hospital has no patients or expects no events.

    Examples
    --------
    >>> two = pd.DataFrame({"hospital": ["X", "Y"], "n": [200, 50], "observed": [24, 3], "expected": [30, 2.5]})
    >>> count_reversals(two).reversed, count_reversals(two).pairs
    (1, 1)
    """
    kept = _compared(profile, minimum_n)
    first, second, ties = _pairs(kept)
    rate, ratio = kept["rate"].to_numpy(), kept["ratio"].to_numpy()
    flipped = _flipped(rate, ratio, first, second)
    across = (ratio[first] - 1) * (ratio[second] - 1) < 0
    return ReversalCount(
        hospitals=len(kept),
        pairs=len(first),
        reversed=int(flipped.sum()),
        ties=int(ties.sum()),
        across_one=int((flipped & across).sum()),
        rank_correlation=_rank_correlation(kept),
    )


def _compared(profile: pd.DataFrame, minimum_n: int) -> pd.DataFrame:
    kept = profile[profile["n"] >= non_negative(minimum_n, "minimum_n")].reset_index(drop=True)
    for column in ("n", "observed", "expected"):
        values = finite_array(kept[column], column)
        if (values < 0).any() or (column != "observed" and (values == 0).any()):
            raise ValueError(f"{column} must be above 0 for every hospital compared, not {values.min():g}")
    observed = kept["observed"].astype(float)
    return kept.assign(observed=observed, rate=observed / kept["n"], ratio=observed / kept["expected"])


def _pairs(kept: pd.DataFrame) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.bool_]]:
    first, second = np.triu_indices(len(kept), k=1)
    return first, second, _same(kept["rate"].to_numpy(), first, second)


def _flipped(rate: Any, ratio: Any, first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.bool_]:
    turned = (rate[first] - rate[second]) * (ratio[first] - ratio[second]) < 0
    return np.asarray(turned & ~_same(rate, first, second) & ~_same(ratio, first, second))


def _same(values: Any, first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.bool_]:
    # 9/27 and 10/30 are one rate, though their last bits differ.
    return np.asarray(np.isclose(values[first], values[second], rtol=1e-12, atol=0))


def _rank_correlation(kept: pd.DataFrame) -> float | Undefined:
    rates, ratios = (kept[column].round(12).rank() for column in ("rate", "ratio"))
    if rates.nunique() < 2 or ratios.nunique() < 2:
        return Undefined("the hospitals do not differ, so there is no order to compare")
    return float(np.corrcoef(rates, ratios)[0, 1])
