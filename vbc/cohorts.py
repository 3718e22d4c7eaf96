"""Synthetic patients, drawn from a seed: the same seed gives the same patients on every machine.

Only uniform draws are taken and put through the inverse of the distribution wanted: numpy's other draws may change between
releases, and with these a slider moves each patient smoothly.
"""

import numpy as np
import pandas as pd
from scipy.special import betaincinv, ndtri

from vbc.checks import Numbers, count, finite, non_negative, positive, probability


def patient_risks(mean: float, n: int, *, concentration: float = 12.0, seed: int = 0, calibrated: bool = True) -> Numbers:
    """Predicted risks of patients who differ in severity, drawn from a Beta distribution.

    Parameters
    ----------
    mean : float
        Mean risk, above 0 and below 1.
    n : int
        Patients, above 0.
    concentration : float
        How alike the patients are, above 0: the sum of the distribution's two parameters.
    seed : int
        The same seed gives the same risks.
    calibrated : bool
        Shift all log odds by one amount so that the mean of the drawn risks is `mean` itself, not near it.

    Returns
    -------
    ndarray of float, shape (n,)

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Examples
    --------
    >>> risks = patient_risks(0.15, 200)
    >>> round(float(risks.sum()), 6)
    30.0
    """
    mean, patients = probability(mean, "mean"), count(positive(n, "n"), "n")
    strength = positive(concentration, "concentration")
    if mean in (0.0, 1.0):
        raise ValueError(f"mean must be above 0 and below 1, not {mean}")
    rng = np.random.default_rng(count(seed, "seed"))
    drawn = betaincinv(mean * strength, (1 - mean) * strength, rng.random(patients))
    # Risks of 0 or 1 have no log odds; Beta draws reach them when the concentration is small.
    risks = np.clip(drawn, 1e-9, 1 - 1e-9)
    return _calibrated(risks, mean) if calibrated else risks


def two_hospitals(*, seed: int = 0, concentration: float = 12.0) -> pd.DataFrame:
    """Patients of the two hospitals of the published reversal: X with 200 severe cases, Y with 50 mild ones.

    Parameters
    ----------
    seed : int
        The same seed gives the same patients.
    concentration : float
        As for `patient_risks`.

    Returns
    -------
    DataFrame
        `hospital`, `risk` (mean .15 in X, .05 in Y, exactly) and `died` (24 in X, 3 in Y, the likelier the higher
        the risk).

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Examples
    --------
    >>> patients = two_hospitals()
    >>> patients.groupby("hospital", as_index=False)[["risk", "died"]].sum().round(6)
      hospital  risk  died
    0        X  30.0    24
    1        Y   2.5     3
    """
    # Two streams: the risks of Y do not depend on how many draws X took.
    parts = []
    for offset, (name, n, mean, deaths) in enumerate((("X", 200, 0.15, 24), ("Y", 50, 0.05, 3))):
        own_seed = 2 * count(seed, "seed") + offset
        risks = patient_risks(mean, n, concentration=concentration, seed=own_seed)
        died = _outcomes_that_add_up(risks, deaths, np.random.default_rng([own_seed, 1]))
        parts.append(pd.DataFrame({"hospital": name, "risk": risks, "died": died}))
    return pd.concat(parts, ignore_index=True)


def hospitals_that_differ(*, hospitals: int, patients_each: int, spread: float, seed: int = 0) -> pd.DataFrame:
    """Patients of hospitals whose true quality differs, with one measured risk factor.

    Parameters
    ----------
    hospitals, patients_each : int
        Above 0.
    spread : float
        Standard deviation of the hospitals' effects (log odds), 0 or more.
    seed : int
        The same seed gives the same patients.

    Returns
    -------
    DataFrame
        `hospital`, `severity` (0, 1 or 2), `effect` (the hospital's true log odds ratio) and `died`, where
        log odds = −2 + 0.6 · severity + effect.

    Raises
    ------
    ValueError
        If an argument is not finite or out of its range.

    Examples
    --------
    >>> hospitals_that_differ(hospitals=3, patients_each=2, spread=0.3).shape
    (6, 4)
    """
    many, each = (
        count(positive(hospitals, "hospitals"), "hospitals"),
        count(positive(patients_each, "patients_each"), "patients_each"),
    )
    rng = np.random.default_rng(count(seed, "seed"))
    effect = np.repeat(non_negative(spread, "spread") * ndtri(rng.random(many)), each)
    severity = np.floor(3 * rng.random(many * each)).astype(int)
    log_odds = -2 + 0.6 * severity + effect
    died = (rng.random(many * each) < 1 / (1 + np.exp(-log_odds))).astype(int)
    names = np.repeat([f"H{i + 1:03d}" for i in range(many)], each)
    return pd.DataFrame({"hospital": names, "severity": severity, "effect": effect, "died": died})


def _calibrated(risks: Numbers, mean: float) -> Numbers:
    log_odds = np.log(risks / (1 - risks))
    low, high = -50.0, 50.0
    for _ in range(80):  # halving: the mean rises with the shift
        middle = (low + high) / 2
        low, high = (middle, high) if np.mean(1 / (1 + np.exp(-log_odds - middle))) < mean else (low, middle)
    return np.asarray(1 / (1 + np.exp(-log_odds - finite(low, "shift"))))


def _outcomes_that_add_up(risks: Numbers, events: int, rng: np.random.Generator) -> Numbers:
    """Draw outcomes until the number of events is the wanted one: exactly the distribution given that number."""
    while True:
        happened = rng.random(len(risks)) < risks
        if happened.sum() == events:
            return happened.astype(int)
