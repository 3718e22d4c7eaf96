"""How well a table tells by how much its hospitals truly differ: limits of the spread of a hierarchical logit."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.special import chdtri

from vbc.checks import Numbers
from vbc.hierarchical_logit import random_intercept_logit
from vbc.intervals import Interval, tail_probability
from vbc.random_intercept_likelihood import PatientGroups, group_patients, likelihood_and_slope

_NONE = -12.0  # ln τ of hospitals that do not differ
_WIDEST = 2.0


def spread_interval(frame: pd.DataFrame, *, hospital: str, event: str, factors: Sequence[str], level: float = 0.95) -> Interval:
    """Limits of the spread of hospital effects: those standard deviations under which the table is not too unlikely.

    Parameters
    ----------
    frame, hospital, event, factors
        As for `vbc.hierarchical_logit.random_intercept_logit`.
    level : float
        Level of the interval, above 0 and below 1.

    Returns
    -------
    Interval
        Log odds. A lower limit of 0 means that hospitals which do not differ at all could have made the table.

    Raises
    ------
    ValueError
        As for the fit, or if `level` is outside (0, 1).

    Notes
    -----
    Profile likelihood: twice the log likelihood lies within a χ² quantile of its maximum. Near 0 such limits are
    somewhat too wide. Source: Normand, Glickman & Gatsonis 1997 (the model).

    Examples
    --------
    >>> from vbc.cohorts import hospitals_that_differ
    >>> patients = hospitals_that_differ(hospitals=60, patients_each=80, spread=0.5, seed=1)
    >>> limits = spread_interval(patients, hospital="hospital", event="died", factors=["severity"])
    >>> limits.contains(0.5), limits.lower > 0.3
    (True, True)
    """
    from scipy.optimize import brentq

    drop = float(chdtri(1, 2 * tail_probability(level))) / 2
    best = random_intercept_logit(frame, hospital=hospital, event=event, factors=factors)
    data = group_patients(frame, hospital=hospital, event=event, factors=factors)
    start = np.array([best.intercept, *best.coefficients.values()])

    def short(log_spread: float) -> float:
        return best.log_likelihood - _likelihood_at(log_spread, data, start) - drop

    top = float(np.log(max(best.spread, np.exp(_NONE + 1))))
    lower = float(np.exp(brentq(short, _NONE, top, xtol=1e-4))) if short(_NONE) > 0 else 0.0
    return Interval(lower, float(np.exp(brentq(short, top, _WIDEST, xtol=1e-4))))


def _likelihood_at(log_spread: float, data: PatientGroups, start: Numbers) -> float:
    """The highest log likelihood that any intercept and coefficients reach at this spread."""
    from scipy.optimize import minimize

    def loss(parameters: Numbers) -> tuple[float, Numbers]:
        likelihood, slope = likelihood_and_slope(np.append(parameters, log_spread), data)
        return -likelihood, -slope[:-1]

    return -float(minimize(loss, start, jac=True, method="BFGS", options={"gtol": 1e-3}).fun)
