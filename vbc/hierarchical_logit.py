"""Hierarchical logit: hospitals with random intercepts, fitted by quadrature, and their predicted to expected ratios.

The penalised fit that statsmodels offers for such models diverges on small hospitals; forty-point quadrature does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from vbc.checks import Numbers, finite_array, non_negative
from vbc.random_intercept_likelihood import (
    group_patients,
    inverse_logit,
    likelihood_and_slope,
    log_likelihoods,
    quadrature_nodes,
)


@dataclass(frozen=True)
class RandomInterceptLogit:
    """A fitted model: log odds = intercept + coefficients · factors + hospital effect, the effect Normal(0, spread²).

    Attributes
    ----------
    intercept : float
        Log odds in the average hospital where every factor is 0.
    coefficients : dict of str to float
        Log odds ratio of each factor.
    spread : float
        Standard deviation τ of the hospital effects, 0 or more.
    log_likelihood : float
        At the maximum.
    """

    intercept: float
    coefficients: dict[str, float]
    spread: float
    log_likelihood: float

    def log_odds(self, frame: pd.DataFrame) -> Numbers:
        """Log odds of each patient in the average hospital.

        Parameters
        ----------
        frame : DataFrame
            One row a patient, with a column for each factor.

        Returns
        -------
        ndarray of float
        """
        effects = (value * finite_array(frame[name], name) for name, value in self.coefficients.items())
        return np.asarray(sum(effects, np.full(len(frame), self.intercept)))


def random_intercept_logit(frame: pd.DataFrame, *, hospital: str, event: str, factors: Sequence[str]) -> RandomInterceptLogit:
    """Fit a logistic model with a random intercept for each hospital, by maximum likelihood.

    Parameters
    ----------
    frame : DataFrame
        One row a patient.
    hospital, event : str
        Columns: the hospital, and what happened (0 or 1).
    factors : sequence of str
        Numeric columns of risk factors.

    Returns
    -------
    RandomInterceptLogit

    Raises
    ------
    ValueError
        If an event is not 0 or 1, a factor is not finite, nothing or everything happened, or the fit does not settle.

    Notes
    -----
    Gauss–Hermite quadrature with 40 points over each hospital's effect. Source: Normand, Glickman & Gatsonis 1997;
    Normand & Shahian 2007.

    Examples
    --------
    >>> from vbc.cohorts import hospitals_that_differ
    >>> patients = hospitals_that_differ(hospitals=60, patients_each=80, spread=0.5, seed=1)
    >>> fit = random_intercept_logit(patients, hospital="hospital", event="died", factors=["severity"])
    >>> round(fit.spread, 1)
    0.5
    """
    from scipy.optimize import minimize

    happened = finite_array(frame[event], event)
    if not np.isin(happened, (0, 1)).all() or happened.min() == happened.max():
        raise ValueError(f"{event} must hold both 0 and 1 and nothing else")
    data = group_patients(frame, hospital=hospital, event=event, factors=factors)
    start = np.zeros(len(factors) + 2)
    start[0], start[-1] = np.log(happened.mean() / (1 - happened.mean())), np.log(0.3)

    def loss(parameters: Numbers) -> tuple[float, Numbers]:
        likelihood, slope = likelihood_and_slope(parameters, data)
        return -likelihood, -slope

    found = minimize(loss, start, jac=True, method="BFGS", options={"gtol": 1e-6 * len(frame)})
    if not np.isfinite(found.x).all() or np.abs(found.jac).max() > 1e-4 * len(frame):
        raise ValueError(f"the fit of {event} on {list(factors)} does not settle: {found.message}")
    spread = float(np.exp(found.x[-1]))
    return RandomInterceptLogit(
        intercept=float(found.x[0]),
        coefficients={name: float(value) for name, value in zip(factors, found.x[1:-1], strict=True)},
        # Below a thousandth on the log-odds scale the hospitals do not differ; the likelihood is flat there.
        spread=spread if spread > 1e-3 else 0.0,
        log_likelihood=-float(found.fun),
    )


def predicted_to_expected(frame: pd.DataFrame, *, hospital: str, event: str, log_odds: str, spread: float) -> pd.DataFrame:
    """Predicted to expected events of each hospital, the ratio that excess readmission ratios are.

    Predicted events use the hospital's own shrunken effect, expected events the average hospital. Neither is the
    observed number: a small hospital's ratio lies near 1 whatever happened there.

    Parameters
    ----------
    frame : DataFrame
        One row a patient.
    hospital, event, log_odds : str
        Columns: the hospital, what happened (0 or 1), and the patient's log odds in the average hospital.
    spread : float
        Standard deviation τ of the hospital effects, 0 or more; at 0 every ratio is 1.

    Returns
    -------
    DataFrame
        `hospital`, `n`, `observed`, `predicted`, `expected`, `effect` (posterior mean, log odds) and `ratio`
        (predicted to expected), ordered by hospital.

    Raises
    ------
    ValueError
        If an event is not 0 or 1, or a number is not finite or out of its range.

    Notes
    -----
    Σ logit⁻¹(μ + α̂ + x′β) / Σ logit⁻¹(μ + x′β). Source: Krumholz et al. 2011; Normand & Shahian 2007.

    Examples
    --------
    >>> patients = pd.DataFrame({"hospital": ["X"] * 4 + ["Y"] * 40, "died": [1, 1, 1, 0] + [1, 0] * 20})
    >>> patients["log_odds"] = 0.0
    >>> ratios = predicted_to_expected(patients, hospital="hospital", event="died", log_odds="log_odds", spread=0.2)
    >>> ratios[["hospital", "n", "ratio"]].round(3)
      hospital   n  ratio
    0        X   4  1.019
    1        Y  40  1.000
    """
    happened, base = finite_array(frame[event], event), finite_array(frame[log_odds], log_odds)
    if not np.isin(happened, (0, 1)).all():
        raise ValueError(f"{event} must hold 0 and 1 only, not {happened[~np.isin(happened, (0, 1))][0]:g}")
    tau = non_negative(spread, "spread")
    codes, names = pd.factorize(frame[hospital], sort=True)
    nodes, weights = quadrature_nodes()
    table = pd.DataFrame({"h": codes, "base": base, "y": happened}).groupby(["h", "base"], as_index=False)
    cells = table["y"].agg(n="size", y="sum")
    cell_base, n, y = (cells[name].to_numpy(float) for name in ("base", "n", "y"))
    h = cells["h"].to_numpy(np.intp)
    chance = log_likelihoods(cell_base[:, None] + tau * nodes, n=n, events=y, hospital=h)
    posterior = np.exp(chance - chance.max(axis=1, keepdims=True)) * weights
    effect = tau * (posterior @ nodes) / posterior.sum(axis=1)
    predicted = np.bincount(h, weights=n * inverse_logit(cell_base + effect[h]))
    expected = np.bincount(h, weights=n * inverse_logit(cell_base))
    return pd.DataFrame(
        {
            "hospital": names,
            "n": np.bincount(codes),
            "observed": np.bincount(codes, weights=happened),
            "predicted": predicted,
            "expected": expected,
            "effect": effect,
            "ratio": predicted / expected,
        }
    )
