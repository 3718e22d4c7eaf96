"""Expected events, observed to expected, and the risk-adjusted rate of one hospital.

Case-mix, hospital tables and reversals between hospitals have files of their own and are offered here too.
"""

from collections.abc import Iterable

from vbc.case_mix import c_statistic, case_mix, predicted_risk
from vbc.checks import count, non_negative, probabilities, probability
from vbc.profiling import hospital_profile, with_intervals
from vbc.reversals import (
    ReversalCount,
    count_reversals,
    ratio_difference_z,
    reversal_expected_rate,
    reversed_pairs,
    reverses,
)
from vbc.undefined import Undefined

__all__ = [
    "ReversalCount",
    "c_statistic",
    "case_mix",
    "count_reversals",
    "expected",
    "expected_events",
    "hospital_profile",
    "observed_to_expected",
    "predicted_risk",
    "ratio_difference_z",
    "reversal_expected_rate",
    "reversed_pairs",
    "reverses",
    "risk_adjusted_rate",
    "with_intervals",
]


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

    It holds a hospital against its own expected events. The ratios of two hospitals compare the hospitals with each
    other only so far as their case-mix overlaps.

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


def _at_most(value: float, n: int, name: str) -> None:
    if value > n:
        raise ValueError(f"{name} must not exceed the {n} patients, not {value:g}")
