"""Synthetic readmissions of 200 hospitals, 40 of them safety-net: social risk raises readmission, and care may be worse too.

The draws are numpy's own normals, in a stated order, because published figures of the workbook rest on them; a test holds those.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from vbc.checks import Numbers, count, finite

HOSPITALS, PATIENTS_EACH, SAFETY_NET = 200, 300, 40
SOCIAL_SHARE = {"other": 0.10, "safety-net": 0.55}
INTERCEPT, CLINICAL_EFFECT, SOCIAL_EFFECT, LINK = -2.0, 0.6, 0.7, 0.5
SEED = 7


@dataclass(frozen=True)
class ReadmissionSample:
    """Patients of the design.

    Attributes
    ----------
    hospital : ndarray of int, shape (60000,)
        From 0 to 199; the first 40 are the safety-net hospitals.
    social_risk : ndarray of float
        S: 0 or 1.
    clinical_risk : ndarray of float
        X = 0.5·S + a normal draw.
    readmitted : ndarray of float
        0 or 1; log odds −2 + 0.6·X + 0.7·S, plus the quality gap in safety-net hospitals.
    risk_at_average_care : ndarray of float
        The true risk without the quality gap: what a fair model would expect.
    """

    hospital: np.ndarray[Any, Any]
    social_risk: Numbers
    clinical_risk: Numbers
    readmitted: Numbers
    risk_at_average_care: Numbers


def readmission_sample(quality_gap: float = 0.0, *, seed: int = SEED) -> ReadmissionSample:
    """Draw the patients of the 200 hospitals.

    Parameters
    ----------
    quality_gap : float
        Δ: what care in safety-net hospitals adds to the log odds of readmission; 0 is equal care, above 0 is worse.
    seed : int
        The same seed gives the same draws, whatever the gap.

    Returns
    -------
    ReadmissionSample

    Raises
    ------
    ValueError
        If `quality_gap` is not finite.

    Notes
    -----
    Draws, in this order: uniforms for social risk, normals of clinical risk, uniforms for readmission.

    Examples
    --------
    >>> sample = readmission_sample()
    >>> sample.readmitted.size, int(sample.readmitted.sum())
    (60000, 9748)
    """
    gap, n = finite(quality_gap, "quality_gap"), HOSPITALS * PATIENTS_EACH
    rng = np.random.default_rng(count(seed, "seed"))
    hospital = np.repeat(np.arange(HOSPITALS), PATIENTS_EACH)
    safety_net = hospital < SAFETY_NET
    share = np.where(safety_net, SOCIAL_SHARE["safety-net"], SOCIAL_SHARE["other"])
    social = (rng.random(n) < share).astype(float)
    clinical = LINK * social + rng.standard_normal(n)
    log_odds = INTERCEPT + CLINICAL_EFFECT * clinical + SOCIAL_EFFECT * social
    readmitted = (rng.random(n) < 1 / (1 + np.exp(-log_odds - gap * safety_net))).astype(float)
    return ReadmissionSample(hospital, social, clinical, readmitted, 1 / (1 + np.exp(-log_odds)))
