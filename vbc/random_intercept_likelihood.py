"""The likelihood of a logit whose hospitals have intercepts of their own: what the fit and the limits of its spread rest on."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from vbc.checks import Numbers, finite_array

POINTS = 40


class PatientGroups(NamedTuple):
    """Patients of one hospital with the same factors share their log odds and are counted once; sorted by hospital."""

    design: Numbers
    hospital: NDArray[np.intp]
    n: Numbers
    events: Numbers


def group_patients(frame: pd.DataFrame, *, hospital: str, event: str, factors: Sequence[str]) -> PatientGroups:
    """Count the patients of each hospital who share their factors.

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
    PatientGroups
        `design` (a 1, then the factors), `hospital` (its number in sorted order), `n` and `events` of each group.

    Raises
    ------
    ValueError
        If an event or a factor is not finite.

    Examples
    --------
    >>> patients = pd.DataFrame({"hospital": ["X", "X", "Y"], "died": [1, 0, 0], "severity": [2, 2, 1]})
    >>> groups = group_patients(patients, hospital="hospital", event="died", factors=["severity"])
    >>> groups.n.tolist(), groups.events.tolist()
    ([2.0, 1.0], [1.0, 0.0])
    """
    columns = {f"x{i}": finite_array(frame[name], name) for i, name in enumerate(factors)}
    codes, _ = pd.factorize(frame[hospital], sort=True)
    table = pd.DataFrame({"h": codes, **columns, "y": finite_array(frame[event], event)})
    cells = table.groupby(["h", *columns], as_index=False)["y"].agg(n="size", y="sum")
    design = np.column_stack([np.ones(len(cells)), *(cells[name].to_numpy() for name in columns)])
    return PatientGroups(design, cells["h"].to_numpy(np.intp), cells["n"].to_numpy(float), cells["y"].to_numpy(float))


def likelihood_and_slope(parameters: Numbers, groups: PatientGroups) -> tuple[float, Numbers]:
    """Log likelihood of all patients, and its gradient.

    Parameters
    ----------
    parameters : ndarray of float
        Intercept, coefficients, and the natural logarithm of the spread of the hospital effects.
    groups : PatientGroups
        As `group_patients` counts them.

    Returns
    -------
    tuple of float and ndarray

    Notes
    -----
    Gauss–Hermite quadrature with 40 points over each hospital's effect. Source: Normand, Glickman & Gatsonis 1997.

    Examples
    --------
    Where hospitals hardly differ, one death in two patients at even odds has probability a half each.

    >>> patients = pd.DataFrame({"hospital": ["X", "Y"], "died": [1, 0]})
    >>> groups = group_patients(patients, hospital="hospital", event="died", factors=[])
    >>> likelihood, slope = likelihood_and_slope(np.array([0.0, -12.0]), groups)
    >>> round(float(np.exp(likelihood)), 6)
    0.25
    """
    tau = np.exp(parameters[-1])
    nodes, weights = quadrature_nodes()
    log_odds = (groups.design @ parameters[:-1])[:, None] + tau * nodes
    given = log_likelihoods(log_odds, n=groups.n, events=groups.events, hospital=groups.hospital)
    top = given.max(axis=1, keepdims=True)
    joint = np.exp(given - top) * weights
    total = joint.sum(axis=1, keepdims=True)
    surprise = (groups.events[:, None] - groups.n[:, None] * inverse_logit(log_odds)) * (joint / total)[groups.hospital]
    slope = np.append(groups.design.T @ surprise.sum(axis=1), (surprise * nodes).sum() * tau)
    return float((top + np.log(total)).sum()), slope


def log_likelihoods(log_odds: Numbers, *, n: Numbers, events: Numbers, hospital: NDArray[np.intp]) -> Numbers:
    """Log likelihood of each hospital's patients at each quadrature point.

    Parameters
    ----------
    log_odds : ndarray of float
        One row a group of patients, one column a point.
    n, events : ndarray of float
        Patients and events of each group.
    hospital : ndarray of int
        The hospital of each group, in ascending order.

    Returns
    -------
    ndarray of float
        One row a hospital, one column a point.

    Examples
    --------
    >>> two = log_likelihoods(np.zeros((2, 1)), n=np.array([2.0, 1.0]), events=np.array([1.0, 0.0]), hospital=np.array([0, 1]))
    >>> np.exp(two).round(3).tolist()
    [[0.25], [0.5]]
    """
    cells = events[:, None] * log_odds - n[:, None] * np.logaddexp(0, log_odds)
    return np.asarray(np.add.reduceat(cells, np.flatnonzero(np.diff(hospital, prepend=-1))))


@cache
def quadrature_nodes() -> tuple[Numbers, Numbers]:
    """Points and weights that average over a standard normal effect.

    Returns
    -------
    tuple of ndarray
        Points in standard deviations; weights that add up to 1.

    Examples
    --------
    >>> nodes, weights = quadrature_nodes()
    >>> round(float(weights @ nodes**2), 9)
    1.0
    """
    nodes, weights = np.polynomial.hermite_e.hermegauss(POINTS)
    return nodes, weights / weights.sum()


def inverse_logit(log_odds: Numbers) -> Numbers:
    """Probability that belongs to log odds, without overflow at any size.

    Parameters
    ----------
    log_odds : ndarray of float
        Natural logarithm of odds.

    Returns
    -------
    ndarray of float
        Within [0, 1].

    Examples
    --------
    >>> inverse_logit(np.array([0.0, np.log(3), -1000.0])).round(3).tolist()
    [0.5, 0.75, 0.0]
    """
    return np.asarray(0.5 * (1 + np.tanh(0.5 * log_odds)))
