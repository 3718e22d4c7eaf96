"""Synthetic patients of safety-net and other hospitals, of equal quality unless said, and what a short model makes of them.

The draws are numpy's own normals, in a stated order, because published figures of the workbook rest on them; a test holds those.
"""

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from vbc.checks import Numbers, count, positive
from vbc.hospital_bias import SafetyNetDesign
from vbc.short_and_long import ShortAndLong, short_and_long
from vbc.undefined import Undefined

HOSPITALS, PATIENTS_EACH = 40, 250
SEED = 20240


@dataclass(frozen=True)
class SafetyNetSample:
    """Patients drawn from a `SafetyNetDesign`.

    Attributes
    ----------
    hospital : ndarray of int, shape (n,)
        From 0; the first hospitals are the safety-net ones.
    safety_net : ndarray of bool, shape (n,)
        Whether the patient's hospital is one.
    social_risk : ndarray of float, shape (n,)
        S: 0 or 1.
    clinical_risk : ndarray of float, shape (n,)
        X.
    outcome : ndarray of float, shape (n,)
        Y; higher is worse.
    """

    hospital: np.ndarray[Any, Any]
    safety_net: np.ndarray[Any, Any]
    social_risk: Numbers
    clinical_risk: Numbers
    outcome: Numbers

    def frame(self) -> pd.DataFrame:
        """The patients as a table, one row each.

        Returns
        -------
        DataFrame
            A column for each attribute.
        """
        return pd.DataFrame({field.name: getattr(self, field.name) for field in fields(self)})


def safety_net_sample(
    design: SafetyNetDesign | None = None, *, hospitals: int = HOSPITALS, patients_each: int = PATIENTS_EACH, seed: int = SEED
) -> SafetyNetSample:
    """Draw patients of safety-net and other hospitals that all give the same care.

    Parameters
    ----------
    design : SafetyNetDesign, optional
        Effects, link and prevalences; the published design unless said.
    hospitals, patients_each : int
        Above 0. The first `safety_net_share` of the hospitals (rounded) are the safety-net ones.
    seed : int
        The same seed gives the same draws, whatever the design: a slider moves each patient smoothly.

    Returns
    -------
    SafetyNetSample

    Raises
    ------
    ValueError
        If a count is not one, or above 0 where it must be.

    Notes
    -----
    Draws, in this order: uniforms for social risk, normals of clinical risk, normals of the outcome.

    Examples
    --------
    >>> sample = safety_net_sample()
    >>> sample.outcome.size, round(float(sample.social_risk.mean()), 3)
    (10000, 0.22)
    """
    of = design or SafetyNetDesign()
    many, each = (
        count(positive(hospitals, "hospitals"), "hospitals"),
        count(positive(patients_each, "patients_each"), "patients_each"),
    )
    uniforms, x_noise, y_noise = _draws(many * each, count(seed, "seed"))
    hospital = np.repeat(np.arange(many), each)
    safety_net = hospital < round(of.safety_net_share * many)
    social = (uniforms < np.where(safety_net, of.prevalence_safety_net, of.prevalence_other)).astype(float)
    clinical = of.link * social + x_noise
    outcome = of.clinical_effect * clinical + of.social_effect * social + y_noise
    return SafetyNetSample(hospital, safety_net, social, clinical, outcome)


def fits_of(sample: SafetyNetSample) -> ShortAndLong | Undefined:
    """Regress the outcome on clinical risk without and with social risk.

    Parameters
    ----------
    sample : SafetyNetSample

    Returns
    -------
    ShortAndLong or Undefined
        Undefined where social risk does not vary.

    Examples
    --------
    >>> fits = fits_of(safety_net_sample())
    >>> round(fits.short, 4), round(fits.long, 4), bool(abs(fits.short - fits.long - fits.bias) < 1e-12)
    (1.1279, 1.0062, True)
    """
    return short_and_long(sample.outcome, sample.clinical_risk, omitted={"social_risk": sample.social_risk})


def hospital_residuals(sample: SafetyNetSample, fits: ShortAndLong) -> pd.DataFrame:
    """Mean observed minus expected of each hospital, with social risk out of the model and in it.

    Parameters
    ----------
    sample : SafetyNetSample
    fits : ShortAndLong
        Of the same sample.

    Returns
    -------
    DataFrame
        `hospital`, `safety_net`, `social_share`, `without` and `with_social`; above 0 a hospital looks worse than expected.

    Examples
    --------
    >>> sample = safety_net_sample()
    >>> found = hospital_residuals(sample, fits_of(sample))
    >>> found.groupby("safety_net")[["without", "with_social"]].mean().round(4)
                without  with_social
    safety_net
    False       -0.1853      -0.0006
    True         0.5558       0.0017
    """
    n = np.bincount(sample.hospital)
    means = {
        "social_share": sample.social_risk,
        "without": fits.short_residuals,
        "with_social": fits.long_residuals,
    }
    columns = {name: np.bincount(sample.hospital, weights=values) / n for name, values in means.items()}
    safety_net = np.bincount(sample.hospital, weights=sample.safety_net) > 0
    return pd.DataFrame({"hospital": np.arange(n.size), "safety_net": safety_net, **columns})


@cache
def _draws(n: int, seed: int) -> tuple[Numbers, Numbers, Numbers]:
    rng = np.random.default_rng(seed)
    draws = rng.random(n), rng.standard_normal(n), rng.standard_normal(n)
    for values in draws:
        values.flags.writeable = False
    return draws
