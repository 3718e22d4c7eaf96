"""What leaving variables out adds to a coefficient, from their effects and their link with the regressor."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from vbc.checks import finite, finite_array


def omitted_variable_bias(effect: float | Iterable[float], delta: float | Iterable[float]) -> float:
    """What leaving out one or more variables adds to a slope: γδ, summed over the variables.

    Parameters
    ----------
    effect : float or array-like of float
        γ: effect of each omitted variable on the outcome, at equal regressor.
    delta : float or array-like of float
        δ: how much more of each omitted variable there is for one unit more of the regressor.

    Returns
    -------
    float
        Outcome for one unit of the regressor. 0 where γ or δ is 0; the sign is that of γδ.

    Raises
    ------
    ValueError
        If a number is not finite or the lengths differ.

    Notes
    -----
    Source: Angrist & Pischke 2009.

    Examples
    --------
    >>> round(omitted_variable_bias(1.5, 0.0835454), 6)
    0.125318
    >>> omitted_variable_bias([1.5, -2], [0.5, 0.25])
    0.25
    """
    effects, deltas = (np.atleast_1d(finite_array(_listed(v), n)) for v, n in ((effect, "effect"), (delta, "delta")))
    if effects.shape != deltas.shape:
        raise ValueError(f"delta must hold one value for each of {effects.size} effects, not {deltas.size}")
    return float(effects @ deltas)


def short_slope(slope: float, *, effect: float | Iterable[float], delta: float | Iterable[float]) -> float:
    """Slope that a regression finds where variables are left out: β + Σ γδ.

    Parameters
    ----------
    slope : float
        β: slope of the long regression.
    effect, delta : float or array-like of float
        γ and δ, see `omitted_variable_bias`.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If a number is not finite or the lengths differ.

    Examples
    --------
    >>> round(short_slope(1.0, effect=1.5, delta=0.0835454), 6)
    1.125318
    """
    return finite(slope, "slope") + omitted_variable_bias(effect, delta)


def _listed(values: Any) -> Any:
    return values if isinstance(values, Iterable) else [values]
