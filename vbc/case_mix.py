"""Case-mix: what kind of patients each hospital treats, and the risk that a model predicts for one of them."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from vbc.checks import counts, finite, finite_array, probabilities
from vbc.undefined import Undefined


def predicted_risk(covariates: Iterable[float], coefficients: Iterable[float], *, intercept: float) -> float:
    """Predicted risk of one patient from a logistic model.

    Parameters
    ----------
    covariates, coefficients : array-like of float, shape (k,)
        The patient's risk factors and the model's log odds ratios, in the same order.
    intercept : float
        Log odds where every risk factor is 0.

    Returns
    -------
    float
        A probability.

    Raises
    ------
    ValueError
        If a number is not finite or the lengths differ.

    Notes
    -----
    Source: Normand & Shahian 2007.

    Examples
    --------
    >>> round(predicted_risk([1, 0], [0.3122, 0.6241], intercept=-0.7492), 3)
    0.392
    """
    factors, effects = finite_array(covariates, "covariates"), finite_array(coefficients, "coefficients")
    if factors.shape != effects.shape:
        raise ValueError(f"coefficients must match the {factors.size} covariates, not {effects.size} values")
    log_odds = finite(intercept, "intercept") + float(factors @ effects)
    # tanh does not overflow at either end, as exp() would.
    return float(0.5 * (1 + np.tanh(0.5 * log_odds)))


def c_statistic(happened: Iterable[int], risks: Iterable[float]) -> float | Undefined:
    """How well predicted risks tell patients with the event from those without: the area under the ROC curve.

    Parameters
    ----------
    happened : array-like of int, shape (n,)
        0 or 1 for each patient.
    risks : array-like of float, shape (n,)
        Predicted probabilities, in the same order.

    Returns
    -------
    float or Undefined
        Chance that a patient with the event had the higher risk of the two, ties counting half: 0.5 tells nothing,
        1 tells all. Undefined where the event happened to nobody or to everybody.

    Raises
    ------
    ValueError
        If an outcome is not 0 or 1, a risk lies outside [0, 1], or the lengths differ.

    Notes
    -----
    Source: Iezzoni.

    Examples
    --------
    >>> c_statistic([0, 0, 1, 1], [0.1, 0.4, 0.3, 0.8])
    0.75
    """
    events, risk = counts(happened, "happened"), probabilities(risks, "risks")
    if (events > 1).any() or events.shape != risk.shape:
        raise ValueError(f"happened must hold one 0 or 1 for each of the {risk.size} risks, not {happened!r}")
    with_event = int(events.sum())
    pairs = with_event * (events.size - with_event)
    if pairs == 0:
        return Undefined("the event happened to nobody or to everybody, so there are no pairs to tell apart")
    ranks = pd.Series(risk).rank().to_numpy()
    return float((ranks[events == 1].sum() - with_event * (with_event + 1) / 2) / pairs)


def case_mix(frame: pd.DataFrame, *, hospital: str, factors: Sequence[str]) -> pd.DataFrame:
    """Case-mix of each hospital beside that of all patients.

    Parameters
    ----------
    frame : DataFrame
        One row a patient.
    hospital : str
        Column that names the hospital.
    factors : sequence of str
        Numeric columns, such as 0/1 risk factors or a predicted risk.

    Returns
    -------
    DataFrame
        Tidy, one row for each hospital and factor: `hospital`, `n`, `factor`, `mean` (a share for a 0/1 factor),
        `overall` and `standardised_difference` (mean minus overall in standard deviations of all patients; NaN
        where the factor does not vary).

    Raises
    ------
    ValueError
        If there are no patients, or a factor is not finite.

    Notes
    -----
    Source: Iezzoni (the idea of case-mix); the standardised difference is that of balance tables.

    Examples
    --------
    >>> patients = pd.DataFrame({"hospital": ["X", "X", "Y", "Y"], "emergency": [1, 1, 0, 1]})
    >>> case_mix(patients, hospital="hospital", factors=["emergency"])[["hospital", "mean", "overall"]]
      hospital  mean  overall
    0        X   1.0     0.75
    1        Y   0.5     0.75
    """
    if frame.empty:
        raise ValueError("frame must hold at least one patient, not none")
    groups = frame.groupby(hospital, sort=True)
    sizes = groups.size().tolist()
    rows = []
    for factor in factors:
        values = finite_array(frame[factor], factor)
        overall, spread = float(values.mean()), float(values.std())
        means = groups[factor].mean()
        for name, n, mean in zip(means.index, sizes, means.tolist(), strict=True):
            difference = (mean - overall) / spread if spread > 0 else float("nan")
            rows.append((name, n, factor, mean, overall, difference))
    return pd.DataFrame(rows, columns=["hospital", "n", "factor", "mean", "overall", "standardised_difference"])
