"""How many patients it takes until a ratio can be told from 1: in a year that repeats given rates, and in most such years."""

import numpy as np
from scipy.special import bdtr, bdtrc, pdtrik

from vbc.checks import Numbers, count, finite, positive, probability
from vbc.intervals import poisson_limits, tail_probability
from vbc.undefined import Undefined

_MOST = 10_000_000


def patients_to_separate(rate: float, expected_rate: float, *, step: int = 1, level: float = 0.95) -> int | Undefined:
    """Patients at which the exact interval of observed to expected first leaves 1 out in a year that repeats the rates.

    Were the rates the truth, only about half of all years of that size would leave 1 out: see `patients_for_power`.

    Parameters
    ----------
    rate : float
        Observed rate.
    expected_rate : float
        Expected rate, above 0.
    step : int
        Patients come in multiples of it; choose it so that `rate` × `step` is a whole number of events.
    level : float
        Level of the interval, above 0 and below 1.

    Returns
    -------
    int or Undefined
        The first multiple of `step`. Undefined where the two rates are so alike that ten million patients are too few.

    Raises
    ------
    ValueError
        If a rate lies outside [0, 1], `expected_rate` is 0, `step` is not a count above 0, or `level` is outside (0, 1).

    Notes
    -----
    Exact Poisson interval, Breslow & Day 1987.

    Examples
    --------
    >>> patients_to_separate(0.12, 0.15, step=25), patients_to_separate(0.06, 0.05, step=50)
    (650, 2150)
    >>> print(patients_to_separate(0.10, 0.10))
    undefined: even 10,000,000 patients could not tell these rates apart
    """
    rate = probability(rate, "rate")
    expected_rate = positive(probability(expected_rate, "expected_rate"), "expected_rate")
    step = count(positive(step, "step"), "step")
    if not 0 < finite(level, "level") < 1:
        raise ValueError(f"level must lie between 0 and 1, both excluded, not {level}")
    low, high = 0, 64
    # Doubling windows: the answer is usually in the first, and ten million rows at once would be a wait.
    while low * step < _MOST and rate != expected_rate:
        patients = step * np.arange(low + 1, high + 1, dtype=np.float64)
        lower, upper = poisson_limits(np.round(rate * patients, 9), (1 - level) / 2)
        apart = (upper < expected_rate * patients) | (lower > expected_rate * patients)
        if apart.any():
            return int(patients[apart.argmax()])
        low, high = high, 2 * high
    return Undefined(f"even {_MOST:,} patients could not tell these rates apart")


def chance_to_separate(rate: float, expected_rate: float, *, patients: int, level: float = 0.95) -> float:
    """Chance that a year's exact interval of observed to expected leaves 1 out, above or below: the power of one year.

    Parameters
    ----------
    rate : float
        True rate.
    expected_rate : float
        Expected rate, above 0.
    patients : int
        Patients of the year, above 0.
    level : float
        Level of the interval, above 0 and below 1.

    Returns
    -------
    float
        Where `rate` is the expected rate, the chance of a false alarm.

    Raises
    ------
    ValueError
        If a rate lies outside [0, 1], `expected_rate` is 0, `patients` is not a count above 0, or `level` is outside
        (0, 1).

    Notes
    -----
    Binomial events, each held against the exact Poisson interval of Breslow & Day 1987.

    Examples
    --------
    >>> round(chance_to_separate(0.12, 0.15, patients=650), 2), round(chance_to_separate(0.06, 0.05, patients=2150), 2)
    (0.53, 0.51)
    """
    rate, expected_rate = _rates(rate, expected_rate)
    n = np.array([float(count(positive(patients, "patients"), "patients"))])
    return float(_power(rate, expected_rate, n, tail_probability(level))[0])


def patients_for_power(
    rate: float, expected_rate: float, *, power: float = 0.8, step: int = 1, level: float = 0.95
) -> int | Undefined:
    """Patients from which on a year's exact interval leaves 1 out with at least so much chance.

    Parameters
    ----------
    rate, expected_rate, level
        As for `chance_to_separate`.
    power : float
        The chance wanted, above 0 and below 1.
    step : int
        Patients come in multiples of it.

    Returns
    -------
    int or Undefined
        The multiple of `step` from which on the chance, which climbs in small zigzags, never falls below `power` again.
        Undefined where ten million patients are too few.

    Raises
    ------
    ValueError
        As for `chance_to_separate`, or if `power` is outside (0, 1) or `step` is not a count above 0.

    Examples
    --------
    >>> patients_for_power(0.12, 0.15, step=50), patients_for_power(0.06, 0.05, step=50)
    (1200, 4300)
    """
    rate, expected_rate = _rates(rate, expected_rate)
    if not 0 < finite(power, "power") < 1:
        raise ValueError(f"power must lie between 0 and 1, both excluded, not {power}")
    step, tail = count(positive(step, "step"), "step"), tail_probability(level)
    many = 64
    while many * step < _MOST and rate != expected_rate:
        patients = step * np.arange(1, many + 1, dtype=np.float64)
        too_few = np.flatnonzero(_power(rate, expected_rate, patients, tail) < power)
        last = too_few[-1] + 1 if too_few.size else 0
        # Zigzags shrink as hospitals grow: what has held for as long again will hold.
        if 2 * last <= many:
            return int(step * (last + 1))
        many *= 2
    return Undefined(f"even {_MOST:,} patients could not tell these rates apart so often")


def _rates(rate: float, expected_rate: float) -> tuple[float, float]:
    return probability(rate, "rate"), positive(probability(expected_rate, "expected_rate"), "expected_rate")


def _power(rate: float, expected_rate: float, patients: Numbers, tail: float) -> Numbers:
    """The chance of a count so low or so high that its interval leaves the expected events out."""
    expected = expected_rate * patients
    # The interval of k events lies below E where P(k or fewer | E) is less than the tail, and above it where P(k or more) is.
    none = np.exp(-expected)
    low = np.where(none < tail, np.ceil(pdtrik(tail, expected)) - 1, -1)
    high = np.where(none <= 1 - tail, np.floor(pdtrik(1 - tail, expected)) + 2, 1)
    whole = patients.astype(np.int64)  # bdtr wants its n as integers
    below = np.where(low >= 0, bdtr(np.maximum(low, 0), whole, rate), 0.0)
    above = np.where(high <= patients, bdtrc(np.minimum(high - 1, patients), whole, rate), 0.0)
    return np.asarray(below + above)
