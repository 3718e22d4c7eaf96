"""How many patients it takes until a ratio that does not change can be told from 1."""

import numpy as np

from vbc.checks import count, finite, positive, probability
from vbc.intervals import poisson_limits
from vbc.undefined import Undefined

_MOST = 10_000_000


def patients_to_separate(rate: float, expected_rate: float, *, step: int = 1, level: float = 0.95) -> int | Undefined:
    """Patients at which the exact interval of observed to expected first leaves 1 out, the rates held fixed.

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
