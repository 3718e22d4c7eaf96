"""Case-mix, expected events, observed to expected, and the reversals between raw and adjusted rankings."""

from collections.abc import Iterable
from math import isclose

import numpy as np

from vbc.checks import count, finite_array, non_negative, probabilities, probability
from vbc.checks import finite as _finite
from vbc.undefined import Undefined


def predicted_risk(covariates: Iterable[float], coefficients: Iterable[float], *, intercept: float) -> float:
    """Predicted risk of one patient from a logistic model.

    Parameters
    ----------
    covariates, coefficients : array-like of float, shape (k,)
        The patient's risk factors and the model's log odds ratios, in the same order.
    intercept : float
        Log odds where every risk factor is 0.

    Returns
    -------
    float
        A probability.

    Raises
    ------
    ValueError
        If a number is not finite or the lengths differ.

    Notes
    -----
    Source: Iezzoni; Normand & Shahian 2007.

    Examples
    --------
    >>> round(predicted_risk([1, 0], [0.3122, 0.6241], intercept=-0.7492), 3)
    0.392
    """
    factors, effects = finite_array(covariates, "covariates"), finite_array(coefficients, "coefficients")
    if factors.shape != effects.shape:
        raise ValueError(f"coefficients must match the {factors.size} covariates, not {effects.size} values")
    log_odds = _finite(intercept, "intercept") + float(factors @ effects)
    # The two forms keep exp() from overflowing at either end.
    return 1 / (1 + np.exp(-log_odds)) if log_odds >= 0 else float(np.exp(log_odds) / (1 + np.exp(log_odds)))


def expected_events(risks: Iterable[float]) -> float:
    """Expected events of a hospital: the sum of its own patients' predicted risks.

    Parameters
    ----------
    risks : array-like of float, shape (n,)
        Each patient's predicted probability of the event.

    Returns
    -------
    float
        Events; 0 for no patients.

    Raises
    ------
    ValueError
        If a risk is not finite or lies outside [0, 1].

    Notes
    -----
    Source: Iezzoni; Normand & Shahian 2007.

    Examples
    --------
    >>> round(expected_events([0.05, 0.15, 0.40]), 2)
    0.6
    """
    return float(probabilities(risks, "risks").sum())


def expected(rate: float, n: int) -> float:
    """Expected events where every patient has the same risk, or where only the mean risk is known.

    Parameters
    ----------
    rate : float
        Mean predicted probability of the event.
    n : int
        Patients.

    Returns
    -------
    float
        Events.

    Raises
    ------
    ValueError
        If `rate` lies outside [0, 1] or `n` is not a count.

    Examples
    --------
    >>> expected(0.15, 200), expected(0.05, 50)
    (30.0, 2.5)
    """
    return probability(rate, "rate") * count(n, "n")


def observed_to_expected(observed: float, expected: float, *, n: int | None = None) -> float | Undefined:
    """Observed to expected ratio: 1 where a hospital's events equal those predicted for its own patients.

    It holds a hospital against its own expected events. The ratios of two hospitals compare the hospitals with each other
    only so far as their case-mix overlaps.

    Parameters
    ----------
    observed : float
        Events that happened (or days, for a length of stay), 0 or more.
    expected : float
        Events predicted for the same patients, 0 or more.
    n : int, optional
        Patients; when given, more events than patients are refused.

    Returns
    -------
    float or Undefined
        The ratio (also called standardised mortality ratio); undefined where nothing is expected.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0, or `observed` or `expected` exceeds `n`.

    Notes
    -----
    Source: Normand & Shahian 2007; Shahian & Normand 2008.

    Examples
    --------
    >>> observed_to_expected(24, 30), observed_to_expected(3, 2.5)
    (0.8, 1.2)
    >>> print(observed_to_expected(0, 0))
    undefined: no events are expected
    """
    observed, expected = non_negative(observed, "observed"), non_negative(expected, "expected")
    if n is not None:
        _at_most(observed, count(n, "n"), "observed")
        _at_most(expected, count(n, "n"), "expected")
    if expected == 0 and observed > 0:
        return Undefined("events happened where the model says that none can; the expected events must be wrong")
    if expected == 0:
        return Undefined("no events are expected")
    return observed / expected


def risk_adjusted_rate(observed: float, expected: float, *, overall_rate: float) -> float | Undefined:
    """Risk-adjusted rate: observed to expected, times the rate of all hospitals together.

    Parameters
    ----------
    observed, expected : float
        Events, 0 or more.
    overall_rate : float
        Rate of the whole population.

    Returns
    -------
    float or Undefined
        A rate; it can exceed 1 for a high ratio on a high overall rate. Undefined where nothing is expected.

    Raises
    ------
    ValueError
        If an argument is not finite, below 0, or `overall_rate` lies outside [0, 1].

    Notes
    -----
    Source: Iezzoni; Normand & Shahian 2007.

    Examples
    --------
    >>> round(risk_adjusted_rate(24, 30, overall_rate=0.10), 3)
    0.08
    """
    overall_rate = probability(overall_rate, "overall_rate")
    ratio = observed_to_expected(observed, expected)
    return ratio if isinstance(ratio, Undefined) else ratio * overall_rate


def reverses(*, rate_x: float, rate_y: float, expected_x: float, expected_y: float) -> bool | Undefined:
    """Whether risk adjustment turns round the order of two hospitals.

    X has the higher raw rate and the lower observed to expected ratio, or the other way round. For rate_x > rate_y that is
    rate_x / rate_y < expected_x / expected_y. A tie in either order is no reversal.

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


def _at_most(value: float, n: int, name: str) -> None:
    if value > n:
        raise ValueError(f"{name} must not exceed the {n} patients, not {value:g}")
