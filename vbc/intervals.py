"""How far chance alone carries observed from expected: intervals, z scores, probabilities of a count."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from scipy.special import bdtrc, gammainccinv, gammaincinv, ndtri, pdtrc  # scipy.stats would cost a page a second

from vbc.checks import Numbers, count, finite, non_negative, probabilities, probability
from vbc.undefined import Undefined


class Interval(NamedTuple):
    """A lower and an upper limit.

    Attributes
    ----------
    lower, upper : float
        The limits, both included.
    """

    lower: float
    upper: float

    def contains(self, value: float) -> bool:
        """Whether a value lies within the limits.

        Parameters
        ----------
        value : float

        Returns
        -------
        bool

        Examples
        --------
        >>> Interval(0.51, 1.19).contains(1)
        True
        """
        return self.lower <= value <= self.upper


def exact_poisson_interval(observed: int, *, expected: float, level: float = 0.95) -> Interval | Undefined:
    """Exact Poisson interval of an observed to expected ratio, the expected events taken as known.

    Parameters
    ----------
    observed : int
        Events that happened.
    expected : float
        Events predicted, 0 or more.
    level : float
        Chance that the interval covers the true ratio, at least; above 0 and below 1.

    Returns
    -------
    Interval or Undefined
        From χ² quantiles with 2·observed and 2·observed + 2 degrees of freedom, over 2·expected. The lower limit is 0
        for no events. Undefined where nothing is expected.

    Raises
    ------
    ValueError
        If `observed` is not a count, `expected` is not finite or below 0, or `level` is outside (0, 1).

    Notes
    -----
    Source: Breslow & Day 1987.

    Examples
    --------
    >>> low, high = exact_poisson_interval(24, expected=30)
    >>> print(f"{low:.2f} to {high:.2f}")
    0.51 to 1.19
    """
    events, tail = count(observed, "observed"), tail_probability(level)
    if non_negative(expected, "expected") == 0:
        return Undefined("no events are expected")
    lower, upper = _limits_of_count(events, tail)
    return Interval(float(lower / expected), float(upper / expected))


@lru_cache(maxsize=4096)
def _limits_of_count(events: int, tail: float) -> tuple[float, float]:
    """`poisson_limits` of one count, kept: small counts come again and again."""
    lower, upper = poisson_limits(np.array([float(events)]), tail)
    return lower[0], upper[0]


def byar_interval(observed: int, *, expected: float, level: float = 0.95) -> Interval | Undefined:
    """Byar's approximate interval of an observed to expected ratio, which a pocket calculator can do.

    Parameters
    ----------
    observed : int
        Events that happened.
    expected : float
        Events predicted, 0 or more.
    level : float
        Chance that the interval covers the true ratio, nearly; above 0 and below 1.

    Returns
    -------
    Interval or Undefined
        The lower limit is 0 for no events. Undefined where nothing is expected.

    Raises
    ------
    ValueError
        If `observed` is not a count, `expected` is not finite or below 0, or `level` is outside (0, 1).

    Notes
    -----
    Source: Breslow & Day 1987.

    Examples
    --------
    >>> low, high = byar_interval(24, expected=30)
    >>> print(f"{low:.2f} to {high:.2f}")
    0.51 to 1.19
    """
    events, z = count(observed, "observed"), -float(ndtri(tail_probability(level)))
    if non_negative(expected, "expected") == 0:
        return Undefined("no events are expected")
    above = events + 1
    lower = 0.0 if events == 0 else events * (1 - 1 / (9 * events) - z / (3 * np.sqrt(events))) ** 3
    upper = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    # The cube turns negative for one event at very high levels, where the true limit is all but 0.
    return Interval(max(0.0, float(lower)) / expected, float(upper) / expected)


def z_score(observed: float, expected: float, *, variance: float) -> float | Undefined:
    """The z score of a hospital: observed minus expected events in standard deviations.

    Parameters
    ----------
    observed, expected : float
        Events, 0 or more.
    variance : float
        Variance of the events if the model holds: Σ p(1 − p) over patients, see `event_variance`.

    Returns
    -------
    float or Undefined
        Undefined where the variance is 0.

    Raises
    ------
    ValueError
        If an argument is not finite or below 0.

    Notes
    -----
    Source: Spiegelhalter 2005.

    Examples
    --------
    >>> round(z_score(24, 30, variance=200 * 0.15 * 0.85), 2)
    -1.19
    """
    observed, expected = non_negative(observed, "observed"), non_negative(expected, "expected")
    if non_negative(variance, "variance") == 0:
        return Undefined("every patient's outcome was certain, so chance explains nothing")
    return float((observed - expected) / np.sqrt(variance))


def event_variance(risks: Iterable[float]) -> float:
    """Variance of a hospital's number of events: the sum of p(1 − p) over its patients.

    Parameters
    ----------
    risks : array-like of float, shape (n,)
        Each patient's predicted probability of the event.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If a risk is not finite or lies outside [0, 1].

    Examples
    --------
    >>> round(event_variance([0.15] * 200), 2)
    25.5
    """
    risk = probabilities(risks, "risks")
    return float((risk * (1 - risk)).sum())


def probability_at_least(events: int, *, n: int, rate: float) -> float:
    """Chance of at least so many events among patients who all have the same risk.

    Parameters
    ----------
    events : int
        Events; more than `n` are refused.
    n : int
        Patients.
    rate : float
        Each patient's probability of the event.

    Returns
    -------
    float
        P(events or more), binomial.

    Raises
    ------
    ValueError
        If a count is not a count, `events` exceeds `n`, or `rate` lies outside [0, 1].

    Examples
    --------
    >>> round(probability_at_least(3, n=50, rate=0.05), 3)
    0.459
    """
    events, n, rate = count(events, "events"), count(n, "n"), probability(rate, "rate")
    if events > n:
        raise ValueError(f"events must not exceed the {n} patients, not {events}")
    return 1.0 if events == 0 else float(bdtrc(events - 1, n, rate))


def poisson_probability_at_least(events: int, *, expected: float) -> float:
    """Chance of at least so many events where so many are expected, Poisson.

    Parameters
    ----------
    events : int
        Events.
    expected : float
        Mean number of events, 0 or more.

    Returns
    -------
    float
        P(events or more).

    Raises
    ------
    ValueError
        If `events` is not a count, or `expected` is not finite or below 0.

    Examples
    --------
    >>> round(poisson_probability_at_least(3, expected=2.5), 3)
    0.456
    """
    events, expected = count(events, "events"), non_negative(expected, "expected")
    return 1.0 if events == 0 else float(pdtrc(events - 1, expected))


def poisson_limits(events: Numbers, tail: float) -> tuple[Numbers, Numbers]:
    """Exact limits of Poisson means, for whole columns at once.

    Parameters
    ----------
    events : ndarray of float
        Events, 0 or more; between whole numbers the limits are interpolated smoothly.
    tail : float
        Probability left out on each side.

    Returns
    -------
    lower, upper : ndarray of float

    Raises
    ------
    ValueError
        If `tail` is not above 0 and below 1.

    Examples
    --------
    >>> lower, upper = poisson_limits(np.array([0.0, 24.0]), 0.025)
    >>> lower.round(2), upper.round(2)
    (array([ 0.  , 15.38]), array([ 3.69, 35.71]))
    """
    if not 0 < finite(tail, "tail") < 1:
        raise ValueError(f"tail must lie between 0 and 1, both excluded, not {tail}")
    some = np.where(events > 0, events, 1.0)
    return np.where(events > 0, gammaincinv(some, tail), 0.0), gammainccinv(events + 1, tail)


def tail_probability(level: float) -> float:
    """The probability left out on each side of a central interval.

    Parameters
    ----------
    level : float
        Chance inside, above 0 and below 1.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `level` is not finite or outside (0, 1).

    Examples
    --------
    >>> round(tail_probability(0.95), 3)
    0.025
    """
    if not 0 < finite(level, "level") < 1:
        raise ValueError(f"level must lie between 0 and 1, both excluded, not {level}")
    return (1 - level) / 2
