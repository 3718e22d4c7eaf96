"""Donabedian's chain: structure acts on outcome through process, and past it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import ndtri

from vbc.checks import Numbers, count, finite, finite_array, positive
from vbc.undefined import Undefined


@dataclass(frozen=True)
class DonabedianChain:
    """The slopes of the chain structure → process → outcome, by ordinary least squares.

    Attributes
    ----------
    structure_to_process : float
        a: process gained for one unit of structure.
    process_to_outcome : float
        b: outcome gained for one unit of process, at equal structure.
    direct : float
        c′: outcome gained for one unit of structure, at equal process.
    total : float
        c: outcome gained for one unit of structure, whatever process does. In the same sample c = c′ + a·b exactly.
    """

    structure_to_process: float
    process_to_outcome: float
    direct: float
    total: float

    @property
    def indirect(self) -> float:
        """a·b: the part of the total that passes through process."""
        return self.structure_to_process * self.process_to_outcome


def total_effect(direct: float, *, structure_to_process: float, process_to_outcome: float) -> float:
    """Total effect of structure on outcome: the direct path and the path through process.

    Parameters
    ----------
    direct : float
        c′, outcome for one unit of structure at equal process.
    structure_to_process : float
        a, process for one unit of structure.
    process_to_outcome : float
        b, outcome for one unit of process.

    Returns
    -------
    float
        c′ + a·b.

    Raises
    ------
    ValueError
        If an argument is not finite.

    Notes
    -----
    Source: Donabedian 1988.

    Examples
    --------
    >>> total_effect(0.25, structure_to_process=0.5, process_to_outcome=1.5)
    1.0
    """
    through = finite(structure_to_process, "structure_to_process") * finite(process_to_outcome, "process_to_outcome")
    return finite(direct, "direct") + through


def donabedian_chain(structure: Iterable[float], process: Iterable[float], outcome: Iterable[float]) -> DonabedianChain | Undefined:
    """Split the effect of structure on outcome into the direct path and the one through process.

    Parameters
    ----------
    structure, process, outcome : array-like of float, shape (n,)
        One value for each clinic.

    Returns
    -------
    DonabedianChain or Undefined
        Undefined where structure does not vary, or process follows from structure without exception.

    Raises
    ------
    ValueError
        If lengths differ, there are fewer than 3 clinics, or a value is not finite.

    Notes
    -----
    That total = direct + a·b is arithmetic, the same as that of omitted-variable bias. That b is what process *does* needs
    more: nothing unmeasured may move both process and outcome. Source: Donabedian 1966; Donabedian 1988.

    Examples
    --------
    >>> chain = donabedian_chain([0, 0, 1, 1], [1, 3, 4, 6], [2, 6, 9, 13])
    >>> chain.total, chain.direct, chain.structure_to_process, chain.process_to_outcome
    (7.0, 1.0, 3.0, 2.0)
    """
    s, p, y = (_centered(v, n) for v, n in ((structure, "structure"), (process, "process"), (outcome, "outcome")))
    if not len(s) == len(p) == len(y):
        raise ValueError(f"process and outcome must have a value for each of {len(s)} clinics, not {len(p)} and {len(y)}")
    ss = float(s @ s)
    if ss <= 1e-20 * max(1.0, float(np.abs(np.asarray(structure, dtype=float)).max()) ** 2):
        return Undefined("structure is the same everywhere, so nothing follows from its differences")
    a = float(s @ p) / ss
    rest = p - a * s  # process beyond what structure explains
    if float(rest @ rest) <= 1e-20 * float(p @ p) or not p.any():
        return Undefined("process follows from structure without exception, so the two paths cannot be told apart")
    b = float(rest @ y) / float(rest @ rest)
    total = float(s @ y) / ss
    direct = float(s @ (y - b * p)) / ss
    return DonabedianChain(a, b, direct, total)


def simulated_clinics(
    clinics: int,
    *,
    structure_to_process: float,
    process_to_outcome: float,
    direct: float = 0.0,
    severity_to_process: float = 0.0,
    severity_to_outcome: float = 0.0,
    seed: int = 0,
) -> pd.DataFrame:
    """Clinics whose structure, process and outcome follow known slopes, with an unmeasured severity of their patients.

    Parameters
    ----------
    clinics : int
        How many, 3 or more.
    structure_to_process, process_to_outcome, direct : float
        a, b and c′ of the chain; structure and all noise have standard deviation 1.
    severity_to_process, severity_to_outcome : float
        What one standard deviation of severity adds to process and outcome. With both other than 0 it confounds b:
        the slope estimated without it is off by h·g / (g² + 1).
    seed : int
        The same seed gives the same clinics; a changed slope moves each of them smoothly.

    Returns
    -------
    DataFrame
        Columns `structure`, `process`, `outcome` and `severity`, which a scorecard would not have.

    Raises
    ------
    ValueError
        If an argument is not finite or `clinics` is not a count of 3 or more.

    Notes
    -----
    Source: Donabedian 1988.

    Examples
    --------
    >>> clinics = simulated_clinics(5_000, structure_to_process=0.5, process_to_outcome=1.5, direct=0.25)
    >>> round(donabedian_chain(clinics["structure"], clinics["process"], clinics["outcome"]).total, 1)
    1.0
    """
    n = count(positive(clinics, "clinics"), "clinics")
    if n < 3:
        raise ValueError(f"clinics must be 3 or more, not {clinics}")
    rng = np.random.default_rng(count(seed, "seed"))
    # random() can return 0, whose normal quantile is minus infinity
    structure, severity, noise, luck = ndtri(np.maximum(rng.random((4, n)), 2.0**-53))
    a, b = finite(structure_to_process, "structure_to_process"), finite(process_to_outcome, "process_to_outcome")
    g, h = finite(severity_to_process, "severity_to_process"), finite(severity_to_outcome, "severity_to_outcome")
    process = a * structure + g * severity + noise
    outcome = finite(direct, "direct") * structure + b * process + h * severity + luck
    return pd.DataFrame({"structure": structure, "process": process, "outcome": outcome, "severity": severity})


def confounded_slope(
    process_to_outcome: float, *, severity_to_process: float, severity_to_outcome: float, process_noise: float = 1.0
) -> float:
    """Slope of outcome on process that data show, on average, when an unmeasured severity moves both.

    Parameters
    ----------
    process_to_outcome : float
        b, what process really does: outcome for one unit of process.
    severity_to_process, severity_to_outcome : float
        g and h, what one standard deviation of severity adds to process and to outcome.
    process_noise : float
        Standard deviation of what else moves process, in its units; above 0.

    Returns
    -------
    float
        b + h·g / (g² + noise²), at equal structure.

    Raises
    ------
    ValueError
        If an argument is not finite, or `process_noise` is not above 0.

    Notes
    -----
    Severity is taken as unrelated to structure. The total effect of structure is then estimated rightly all the same; the
    direct path takes up what b loses. Where the sick are examined more often, a useful examination can look harmful.

    Examples
    --------
    >>> round(confounded_slope(0.04, severity_to_process=10, severity_to_outcome=-1, process_noise=10), 3)
    -0.01
    """
    g, h = finite(severity_to_process, "severity_to_process"), finite(severity_to_outcome, "severity_to_outcome")
    spread = g**2 + positive(process_noise, "process_noise") ** 2
    return finite(process_to_outcome, "process_to_outcome") + h * g / spread


def _centered(values: Iterable[float], name: str) -> Numbers:
    array = finite_array(values, name)
    if array.ndim != 1 or len(array) < 3:
        raise ValueError(f"{name} must hold a value for each of 3 clinics or more, not {array.size}")
    return array - array.mean()
