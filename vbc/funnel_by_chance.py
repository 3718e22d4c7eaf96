"""What luck alone does to a funnel: how many hospitals it puts outside, and how far it lets all of them scatter."""

from collections.abc import Iterable
from functools import reduce

import numpy as np
import pandas as pd
from scipy.special import chdtrc

from vbc.checks import Numbers, finite_array, positive, probabilities
from vbc.undefined import Undefined

# 16.0 events reached by adding risks are 16.000000000000004: a count on the limit is not outside.
_SLACK = 1e-9


def outside_by_chance(frame: pd.DataFrame, *, hospital: str, risk: str, z: float = 1.96, dispersion: float = 1.0) -> pd.Series:
    """Chance of each hospital to lie outside its funnel limits where every risk is right and only luck is at work.

    Parameters
    ----------
    frame : DataFrame
        One row a patient.
    hospital, risk : str
        Columns: the hospital, and the patient's probability of the event.
    z, dispersion
        As for `vbc.funnel.outside_funnel`, whose limits these are.

    Returns
    -------
    Series of float
        By hospital, in order. Their sum is the number of hospitals outside in an average year. It is not 0.05 of the
        hospitals at z = 1.96: counts are whole, and a small hospital can hardly have too few events.

    Raises
    ------
    ValueError
        If a risk lies outside [0, 1], or `z` or `dispersion` is not above 0.

    Notes
    -----
    Exact: a sum of patients with different risks follows the Poisson binomial distribution, built up patient by patient.

    Examples
    --------
    >>> patients = pd.DataFrame({"hospital": ["X"] * 200 + ["Y"] * 50, "risk": [0.15] * 200 + [0.05] * 50})
    >>> outside_by_chance(patients, hospital="hospital", risk="risk").round(3).to_dict()
    {'X': 0.059, 'Y': 0.038}
    """
    risks = pd.Series(probabilities(frame[risk], risk))
    width = positive(z, "z") * np.sqrt(max(1.0, positive(dispersion, "dispersion")))
    by_hospital = {name: np.asarray(own, dtype=np.float64) for name, own in risks.groupby(frame[hospital].to_numpy())}
    return pd.Series({name: _beyond(own, float(width)) for name, own in by_hospital.items()}, dtype=float)


def overdispersion_by_chance(z_scores: Iterable[float]) -> float | Undefined:
    """Chance that luck alone spreads hospitals as widely as these, by their overdispersion.

    Parameters
    ----------
    z_scores : array-like of float
        One a hospital.

    Returns
    -------
    float or Undefined
        Undefined for no hospitals.

    Raises
    ------
    ValueError
        If a z score is not finite.

    Notes
    -----
    The squared z scores add up to χ² with a degree of freedom a hospital, approximately where hospitals are small.

    Examples
    --------
    >>> round(overdispersion_by_chance([-1, 1, 2, 0.5]), 2)
    0.18
    """
    scores = finite_array(z_scores, "z_scores")
    if scores.size == 0:
        return Undefined("there are no hospitals")
    return float(chdtrc(scores.size, (scores**2).sum()))


def _beyond(risks: Numbers, width: float) -> float:
    """The chance that the events of patients with these risks lie more than so many standard deviations from their mean."""
    chances = reduce(np.convolve, ([1 - risk, risk] for risk in risks), np.ones(1))
    reach = width * np.sqrt((risks * (1 - risks)).sum())
    return float(chances[np.abs(np.arange(chances.size) - risks.sum()) > reach + _SLACK].sum())
