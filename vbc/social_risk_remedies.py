"""What to do about social risk that a model leaves out: nothing, adjust, adjust within hospitals, or stratify. Who is penalized?"""

from functools import cache

import numpy as np
import pandas as pd

from vbc.checks import finite
from vbc.readmission_design import HOSPITALS, PATIENTS_EACH, SAFETY_NET
from vbc.social_risk_fits import KEPT, QUALITY_GAPS

REMEDIES = {
    "nothing": "Do nothing: expect by clinical risk, penalize above 1",
    "adjust": "Adjust: social risk in the model, penalize above 1",
    "within": "Adjust by what differs between patients of one hospital, penalize above 1",
    "stratify": "Stratify: expect by clinical risk, penalize above the median of one's own kind",
}
"""The four remedies, with what each does."""

_MODEL = {"nothing": "clinical", "adjust": "social", "within": "within", "stratify": "clinical"}


def hospital_ratios(remedy: str = "nothing", *, quality_gap: float = 0.0) -> pd.DataFrame:
    """Observed to expected of each of the 200 hospitals under one remedy, and whether it is penalized.

    Parameters
    ----------
    remedy : {"nothing", "adjust", "within", "stratify"}
        See `REMEDIES`.
    quality_gap : float
        Δ, one of `QUALITY_GAPS`: what care in safety-net hospitals adds to the log odds of readmission.

    Returns
    -------
    DataFrame, 200 rows
        `hospital`, `kind` ("safety-net" or "other"), `observed`, `expected`, `ratio`, `threshold`, `penalized`, `excess` (ratio
        above the threshold, 0 below it) and `true_ratio` (observed to what the true risks of its patients give at average
        care, which nobody knows outside a simulation).

    Raises
    ------
    ValueError
        If the remedy is unknown or nothing is kept for the gap.

    Notes
    -----
    The draws are of `vbc.readmission_design`. A rule without intervals: chance alone puts half of equal hospitals above 1.
    Source: 42 CFR 412.152 for the peer median.

    Examples
    --------
    >>> hospital_ratios("stratify").groupby("kind")[["threshold", "penalized"]].mean().round(4)
                threshold  penalized
    kind
    other          0.9350        0.5
    safety-net     1.2155        0.5
    """
    if remedy not in REMEDIES:
        raise ValueError(f"remedy must be one of {', '.join(REMEDIES)}, not {remedy!r}")
    return _ratios(remedy, _gap(quality_gap)).copy()


def remedies(*, quality_gap: float = 0.0) -> pd.DataFrame:
    """The four remedies side by side: which hospitals they penalize, and what they make of the care.

    Parameters
    ----------
    quality_gap : float
        As `hospital_ratios`.

    Returns
    -------
    DataFrame, 8 rows
        `remedy`, `kind`, `hospitals`, `penalized` (share), `mean_excess` (what a penalty in proportion would rest on),
        `pooled_ratio` (ΣO / ΣE), `relative_to_other` (that over the other hospitals'), `true_ratio` and
        `true_relative_to_other` (the same with true expected readmissions).

    Raises
    ------
    ValueError
        If nothing is kept for the gap.

    Notes
    -----
    Half of each kind lie above its own median whatever the care: that is the *median rule*, not peer grouping as such; with
    penalties in proportion look at `mean_excess`. And adjustment over all hospitals credits part of worse care to poverty.

    Examples
    --------
    >>> table = remedies(quality_gap=0.3).set_index(["remedy", "kind"])
    >>> table.loc[("adjust", "safety-net"), ["pooled_ratio", "true_ratio"]].round(2).tolist()
    [1.13, 1.24]
    """
    return _side_by_side(_gap(quality_gap)).copy()


def penalized_share(remedy: str, kind: str, *, quality_gap: float = 0.0) -> float:
    """Share of one kind of hospitals that a remedy penalizes.

    Parameters
    ----------
    remedy : {"nothing", "adjust", "within", "stratify"}
    kind : {"safety-net", "other"}
    quality_gap : float
        As `hospital_ratios`.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the remedy or the kind is unknown, or nothing is kept for the gap.

    Examples
    --------
    >>> penalized_share("nothing", "safety-net"), penalized_share("stratify", "safety-net")
    (0.95, 0.5)
    """
    ratios = hospital_ratios(remedy, quality_gap=quality_gap)
    if kind not in set(ratios["kind"]):
        raise ValueError(f"kind must be safety-net or other, not {kind!r}")
    return float(ratios.loc[ratios["kind"] == kind, "penalized"].mean())


def faultless_ratio(kind: str, *, quality_gap: float = 0.0) -> float:
    """Observed to expected that a model without any error reports for one kind of hospitals.

    Parameters
    ----------
    kind : {"safety-net", "other"}
    quality_gap : float
        As `hospital_ratios`.

    Returns
    -------
    float
        Below the ratio to *average care* where care is worse: expected events add up to the observed ones over all
        hospitals, so that the yardstick moves with those that are worse.

    Raises
    ------
    ValueError
        If the kind is unknown or nothing is kept for the gap.

    Examples
    --------
    >>> round(faultless_ratio("safety-net", quality_gap=0.3), 2)
    1.16
    """
    ratios = hospital_ratios("nothing", quality_gap=quality_gap)
    if kind not in set(ratios["kind"]):
        raise ValueError(f"kind must be safety-net or other, not {kind!r}")
    own = ratios[ratios["kind"] == kind]
    scale = ratios["observed"].sum() / ratios["at_average_care"].sum()
    return float(own["observed"].sum() / own["at_average_care"].sum() / scale)


def remedy_coefficients(*, quality_gap: float = 0.0) -> pd.DataFrame:
    """What each model estimates for clinical and social risk; the truth is 0.6 and 0.7.

    Parameters
    ----------
    quality_gap : float
        As `hospital_ratios`.

    Returns
    -------
    DataFrame
        `model` ("clinical", "social" or "within"), `clinical_effect`, `social_effect` (NaN where it is left out).

    Raises
    ------
    ValueError
        If nothing is kept for the gap.

    Examples
    --------
    >>> remedy_coefficients(quality_gap=0.3).round(2)
          model  clinical_effect  social_effect
    0  clinical             0.67            NaN
    1    social             0.61           0.83
    2    within             0.61           0.68
    """
    kept = _fits(_gap(quality_gap))["coefficients"]
    rows = [(name, values[1], values[2] if len(values) > 2 else np.nan) for name, values in kept.items()]
    return pd.DataFrame(rows, columns=["model", "clinical_effect", "social_effect"])


def _gap(quality_gap: float) -> str:
    gap = finite(quality_gap, "quality_gap")
    nearest = min(QUALITY_GAPS, key=lambda kept: abs(kept - gap))
    if abs(nearest - gap) > 1e-9:
        raise ValueError(f"quality_gap must be one of {', '.join(map(str, QUALITY_GAPS))}, not {quality_gap}")
    return f"{nearest:.1f}"


def _fits(gap: str) -> dict[str, dict[str, list[float]]]:
    fits: dict[str, dict[str, list[float]]] = KEPT.value()["fits"][gap]
    return fits


@cache
def _ratios(remedy: str, gap: str) -> pd.DataFrame:
    fits = _fits(gap)
    observed, expected, average = (np.asarray(fits[name]) for name in ("observed", _MODEL[remedy], "at_average_care"))
    kind = np.where(np.arange(HOSPITALS) < SAFETY_NET, "safety-net", "other")
    ratio = observed / expected
    threshold = np.ones(HOSPITALS)
    if remedy == "stratify":
        for name in ("safety-net", "other"):
            threshold[kind == name] = np.median(ratio[kind == name])
    return pd.DataFrame(
        {
            "hospital": np.arange(HOSPITALS),
            "kind": kind,
            "patients": PATIENTS_EACH,
            "observed": observed,
            "expected": expected,
            "at_average_care": average,
            "ratio": ratio,
            "threshold": threshold,
            "penalized": ratio > threshold,
            "excess": np.maximum(0.0, ratio - threshold),
            "true_ratio": observed / average,
        }
    )


@cache
def _side_by_side(gap: str) -> pd.DataFrame:
    rows = []
    for remedy in REMEDIES:
        ratios = _ratios(remedy, gap)
        parts = {kind: ratios[ratios["kind"] == kind] for kind in ("other", "safety-net")}
        of_others: dict[str, float] = {}
        for kind, part in parts.items():
            observed = float(part["observed"].sum())
            pooled, true = observed / float(part["expected"].sum()), observed / float(part["at_average_care"].sum())
            of_others = of_others or {"pooled": pooled, "true": true}  # the other hospitals come first
            rows.append(
                {
                    "remedy": remedy,
                    "kind": kind,
                    "hospitals": len(part),
                    "penalized": float(part["penalized"].mean()),
                    "mean_excess": float(part["excess"].mean()),
                    "pooled_ratio": pooled,
                    "relative_to_other": pooled / of_others["pooled"],
                    "true_ratio": true,
                    "true_relative_to_other": true / of_others["true"],
                }
            )
    return pd.DataFrame(rows)
