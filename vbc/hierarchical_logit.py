"""Hierarchical logit: hospitals with random intercepts, fitted by quadrature, and their predicted to expected ratios.

The penalised fit that statsmodels offers for such models diverges on small hospitals; forty-point quadrature does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from vbc.checks import Numbers, finite_array, non_negative

POINTS = 40


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


class _Grouped(NamedTuple):
    """Patients of one hospital with the same factors, who share their log odds, counted once."""

    design: Numbers
    hospital: NDArray[np.intp]
    n: Numbers
    events: Numbers


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
    data = _grouped(frame, hospital, happened, factors)
    start = np.zeros(len(factors) + 2)
    start[0], start[-1] = np.log(happened.mean() / (1 - happened.mean())), np.log(0.3)
    found = minimize(_loss, start, args=(data,), jac=True, method="BFGS", options={"gtol": 1e-6 * len(frame)})
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
    nodes, weights = _nodes()
    table = pd.DataFrame({"h": codes, "base": base, "y": happened}).groupby(["h", "base"], as_index=False)
    cells = table["y"].agg(n="size", y="sum")
    cell_base, n, y = (cells[name].to_numpy(float) for name in ("base", "n", "y"))
    h = cells["h"].to_numpy(np.intp)
    chance = _log_likelihoods(cell_base[:, None] + tau * nodes, n, y, h)
    posterior = np.exp(chance - chance.max(axis=1, keepdims=True)) * weights
    effect = tau * (posterior @ nodes) / posterior.sum(axis=1)
    predicted = np.bincount(h, weights=n * _inverse_logit(cell_base + effect[h]))
    expected = np.bincount(h, weights=n * _inverse_logit(cell_base))
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


def _grouped(frame: pd.DataFrame, hospital: str, happened: Numbers, factors: Sequence[str]) -> _Grouped:
    columns = {f"x{i}": finite_array(frame[name], name) for i, name in enumerate(factors)}
    codes, _ = pd.factorize(frame[hospital], sort=True)
    cells = (
        pd.DataFrame({"h": codes, **columns, "y": happened}).groupby(["h", *columns], as_index=False)["y"].agg(n="size", y="sum")
    )
    design = np.column_stack([np.ones(len(cells)), *(cells[name].to_numpy() for name in columns)])
    return _Grouped(design, cells["h"].to_numpy(np.intp), cells["n"].to_numpy(float), cells["y"].to_numpy(float))


def _loss(parameters: Numbers, data: _Grouped) -> tuple[float, Numbers]:
    """Minus the log likelihood and its gradient."""
    tau = np.exp(parameters[-1])
    nodes, weights = _nodes()
    log_odds = (data.design @ parameters[:-1])[:, None] + tau * nodes
    given = _log_likelihoods(log_odds, data.n, data.events, data.hospital)
    top = given.max(axis=1, keepdims=True)
    joint = np.exp(given - top) * weights
    total = joint.sum(axis=1, keepdims=True)
    surprise = (data.events[:, None] - data.n[:, None] * _inverse_logit(log_odds)) * (joint / total)[data.hospital]
    slope = np.append(data.design.T @ surprise.sum(axis=1), (surprise * nodes).sum() * tau)
    return -float((top + np.log(total)).sum()), -slope


def _log_likelihoods(log_odds: Numbers, n: Numbers, events: Numbers, hospital: NDArray[np.intp]) -> Numbers:
    """Log likelihood of each hospital's patients at each quadrature point; the cells are sorted by hospital."""
    cells = events[:, None] * log_odds - n[:, None] * np.logaddexp(0, log_odds)
    return np.asarray(np.add.reduceat(cells, np.flatnonzero(np.diff(hospital, prepend=-1))))


@cache
def _nodes() -> tuple[Numbers, Numbers]:
    nodes, weights = np.polynomial.hermite_e.hermegauss(POINTS)
    return nodes, weights / weights.sum()


def _inverse_logit(log_odds: Numbers) -> Numbers:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * log_odds)))
