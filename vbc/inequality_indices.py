"""One number for inequality over many groups: the concentration index, and what a population's mean is worth with it counted in."""

from collections.abc import Iterable

import numpy as np

from vbc.checks import Numbers, finite, finite_array, non_negative, non_negative_array
from vbc.undefined import Undefined


def concentration_index(outcome: Iterable[float], *, sizes: Iterable[float] | None = None) -> float | Undefined:
    """Concentration index: whether an outcome falls on the deprived or on the better-off.

    Parameters
    ----------
    outcome : array-like of float, shape (k,)
        Mean outcome of each group (or each person), from the **most** deprived to the least; 0 or more.
    sizes : array-like of float, shape (k,), optional
        People in each group; equal unless said.

    Returns
    -------
    float or Undefined
        Between −1 and 1: below 0 the outcome is concentrated among the deprived, 0 is no gradient. Undefined where nobody has the
        outcome.

    Raises
    ------
    ValueError
        If a value is not finite or below 0, sizes are all 0, or lengths differ.

    Notes
    -----
    2·cov(outcome, rank)/mean, rank being the mid-point share of people. It depends on whether the bad or the good outcome is
    counted; see `erreygers_index`. Source: Wagstaff et al. 1991.

    Examples
    --------
    >>> round(concentration_index([0.25, 0.15]), 4), round(concentration_index([0.75, 0.85]), 4)
    (-0.125, 0.0312)
    """
    values, weights, rank = _ranked(outcome, sizes)
    mean = float(weights @ values)
    if mean == 0:
        return Undefined("nobody has the outcome, so it is concentrated nowhere")
    return float(2 * (weights @ (values * (rank - 0.5))) / mean)


def erreygers_index(outcome: Iterable[float], *, sizes: Iterable[float] | None = None) -> float:
    """Erreygers' index for an outcome between 0 and 1: the same size whether the bad or the good outcome is counted.

    Parameters
    ----------
    outcome : array-like of float, shape (k,)
        Rates, from the most deprived group to the least.
    sizes : array-like of float, shape (k,), optional
        As `concentration_index`.

    Returns
    -------
    float
        4 · mean · concentration index.

    Raises
    ------
    ValueError
        As `concentration_index`, or if a rate is above 1.

    Notes
    -----
    Source: Erreygers 2009.

    Examples
    --------
    >>> round(erreygers_index([0.25, 0.15]), 4), round(erreygers_index([0.75, 0.85]), 4)
    (-0.1, 0.1)
    """
    values, weights, rank = _ranked(outcome, sizes)
    if (values > 1).any():
        raise ValueError(f"outcome must hold rates of at most 1, not {values[values > 1][0]}")
    return float(8 * (weights @ (values * (rank - 0.5))))


def equally_distributed_equivalent(health: Iterable[float], *, aversion: float, sizes: Iterable[float] | None = None) -> float:
    """Level of health that, given to all alike, would be as good as the unequal one.

    Parameters
    ----------
    health : array-like of float, shape (k,)
        A good outcome of each group, such as the share who stay well; 0 or more.
    aversion : float
        Atkinson's ε, 0 or more: 0 counts the mean alone, higher values the worst-off more.
    sizes : array-like of float, shape (k,), optional
        As `concentration_index`.

    Returns
    -------
    float
        The mean at ε = 0, below it otherwise unless all are equal; 0 where a group has none and ε is 1 or more.

    Raises
    ------
    ValueError
        As `concentration_index`, or if `aversion` is below 0.

    Notes
    -----
    Source: Atkinson 1970; Asaria et al. 2016.

    Examples
    --------
    >>> round(equally_distributed_equivalent([0.75, 0.85], aversion=0), 4)
    0.8
    >>> round(equally_distributed_equivalent([0.75, 0.85], aversion=10), 4)
    0.7852
    """
    values, weights, _ = _ranked(health, sizes)
    e = non_negative(aversion, "aversion")
    here = values[weights > 0]
    share = weights[weights > 0]
    if e >= 1 and (here == 0).any():
        return 0.0
    if abs(e - 1) < 1e-12:
        return float(np.exp(share @ np.log(here)))
    top = float(here.max())
    if top == 0:
        return 0.0
    # Scaled by a power that cannot overflow: the largest term of the sum is 1.
    scale = float(here.min()) if e > 1 else top
    return scale * float(share @ (here / scale) ** (1 - e)) ** (1 / (1 - e))


def atkinson_index(health: Iterable[float], *, aversion: float, sizes: Iterable[float] | None = None) -> float | Undefined:
    """Share of the mean that one would give up for everybody to fare alike.

    Parameters
    ----------
    health, aversion, sizes
        As `equally_distributed_equivalent`.

    Returns
    -------
    float or Undefined
        1 − equivalent/mean, from 0 to 1. Undefined where the mean is 0.

    Raises
    ------
    ValueError
        As `equally_distributed_equivalent`.

    Notes
    -----
    Source: Atkinson 1970.

    Examples
    --------
    >>> round(atkinson_index([0.75, 0.85], aversion=10), 4)
    0.0185
    """
    values, weights, _ = _ranked(health, sizes)
    mean = float(weights @ values)
    if mean == 0:
        return Undefined("nobody has any of it, so there is nothing to give up")
    return 1 - equally_distributed_equivalent(values, aversion=aversion, sizes=weights) / mean


def _ranked(outcome: Iterable[float], sizes: Iterable[float] | None) -> tuple[Numbers, Numbers, Numbers]:
    """Values, shares of people and their mid-point ranks."""
    values = non_negative_array(outcome, "outcome")
    if values.ndim != 1 or not values.size:
        raise ValueError(f"outcome must hold a value for at least one group, not {values.size}")
    weights = np.ones_like(values) if sizes is None else non_negative_array(finite_array(sizes, "sizes"), "sizes")
    if weights.shape != values.shape:
        raise ValueError(f"sizes must hold one number for each of the {values.size} groups, not {weights.size}")
    total = finite(weights.sum(), "sizes")
    if total <= 0:
        raise ValueError("sizes must not all be 0")
    weights = weights / total
    return values, weights, weights.cumsum() - weights / 2
