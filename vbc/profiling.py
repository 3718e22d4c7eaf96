"""One row a hospital: patients, observed and expected events, ratio, rates, z score and interval."""

import numpy as np
import pandas as pd

from vbc.checks import Numbers, finite_array, non_negative_array, positive, probabilities
from vbc.intervals import poisson_limits, tail_probability


def hospital_profile(frame: pd.DataFrame, *, hospital: str, outcome: str, expected: str, model: str = "binomial") -> pd.DataFrame:
    """Profile of each hospital from one row a patient.

    Parameters
    ----------
    frame : DataFrame
        One row a patient.
    hospital, outcome, expected : str
        Columns: the hospital, what happened (0/1, or a count such as days) and what the model predicted.
    model : {"binomial", "poisson"}
        How the outcome varies around its prediction: p(1 − p) for an event, the prediction itself for a count.

    Returns
    -------
    DataFrame
        `hospital`, `n`, `observed`, `expected`, `raw_rate` (events a patient, or mean days), `ratio` (observed to
        expected), `adjusted_rate` (ratio times the rate of all patients), `variance` and `z_score`; ordered by
        hospital.

    Raises
    ------
    ValueError
        If there are no patients, a value is not finite or below 0, an event is not 0 or 1, or a hospital expects no
        events.

    Notes
    -----
    With an intercept in the model the observed and the expected events add up to the same number over all hospitals.
    Source: Normand & Shahian 2007; Spiegelhalter 2005 (z score).

    Examples
    --------
    >>> patients = pd.DataFrame({"hospital": ["X", "X", "Y"], "died": [1, 0, 0], "risk": [0.5, 0.3, 0.2]})
    >>> profile = hospital_profile(patients, hospital="hospital", outcome="died", expected="risk")
    >>> profile[["hospital", "n", "observed", "expected", "ratio"]]
      hospital  n  observed  expected  ratio
    0        X  2       1.0       0.8   1.25
    1        Y  1       0.0       0.2   0.00
    """
    if frame.empty:
        raise ValueError("frame must hold at least one patient, not none")
    happened, predicted = _outcomes(frame, outcome, expected, model)
    codes, names = pd.factorize(frame[hospital], sort=True)
    spread = predicted * (1 - predicted) if model == "binomial" else predicted
    n, observed, expectation, variance = (
        np.bincount(codes, weights=weights) for weights in (np.ones(len(codes)), happened, predicted, spread)
    )
    if (expectation == 0).any():
        raise ValueError(f"{expected} must be above 0 in every hospital, not 0 (hospital {names[expectation == 0][0]})")
    ratio = observed / expectation
    with np.errstate(divide="ignore", invalid="ignore"):
        # A variance of 0 (every risk is 1) leaves no chance to measure against: the z score is a gap.
        z_score = np.where(variance > 0, (observed - expectation) / np.sqrt(variance), np.nan)
    return pd.DataFrame(
        {
            "hospital": names,
            "n": n.astype(int),
            "observed": observed,
            "expected": expectation,
            "raw_rate": observed / n,
            "ratio": ratio,
            "adjusted_rate": ratio * happened.mean(),
            "variance": variance,
            "z_score": z_score,
        }
    )


def with_intervals(profile: pd.DataFrame, *, level: float = 0.95, dispersion: float = 1.0) -> pd.DataFrame:
    """A profile with an exact Poisson interval around each observed to expected ratio.

    Parameters
    ----------
    profile : DataFrame
        Columns `observed` and `expected`, the latter above 0.
    level : float
        Chance that an interval covers the true ratio, above 0 and below 1.
    dispersion : float
        Factor by which the variance exceeds Poisson's. Observed and expected are both divided by it, which leaves the
        ratio and widens the interval by about its square root.

    Returns
    -------
    DataFrame
        The profile with columns `lower` and `upper` added.

    Raises
    ------
    ValueError
        If a number is not finite or below 0, nothing is expected, or `level` or `dispersion` is out of range.

    Notes
    -----
    Source: Breslow & Day 1987; the division by the dispersion is quasi-likelihood.

    Examples
    --------
    >>> two = pd.DataFrame({"hospital": ["X", "Y"], "observed": [24, 3], "expected": [30, 2.5]})
    >>> with_intervals(two).round(2)
      hospital  observed  expected  lower  upper
    0        X        24      30.0   0.51   1.19
    1        Y         3       2.5   0.25   3.51
    """
    dispersion, tail = positive(dispersion, "dispersion"), tail_probability(level)
    observed = non_negative_array(profile["observed"], "observed") / dispersion
    expected = non_negative_array(profile["expected"], "expected") / dispersion
    if (expected == 0).any():
        raise ValueError("expected must be above 0 in every hospital, not 0")
    lower, upper = poisson_limits(observed, tail)
    return profile.assign(lower=lower / expected, upper=upper / expected)


def _outcomes(frame: pd.DataFrame, outcome: str, expected: str, model: str) -> tuple[Numbers, Numbers]:
    if model == "poisson":
        return non_negative_array(frame[outcome], outcome), non_negative_array(frame[expected], expected)
    if model != "binomial":
        raise ValueError(f"model must be 'binomial' or 'poisson', not {model!r}")
    happened = finite_array(frame[outcome], outcome)
    if not np.isin(happened, (0, 1)).all():
        raise ValueError(f"{outcome} must hold 0 and 1 only, not {happened[~np.isin(happened, (0, 1))][0]:g}")
    return happened, probabilities(frame[expected], expected)
