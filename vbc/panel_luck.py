"""What luck does to a panel's average spending: its distribution, computed once, and the chances that are read off it.

`panel_luck` convolves the law with itself as many times as there are lives, by Fourier transform; `vbc.panel_simulation` draws
panels one by one and must agree. Chances and averages over luck then cost microseconds.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.special import ndtr, ndtri

from vbc.checks import Numbers, count, finite, finite_array, positive
from vbc.spending_law import MEDICARE_LIKE, Law
from vbc.spending_variation import coefficient_of_variation

_NODES = np.linspace(-5.0, 5.0, 401)
"""Standard normal places at which quantiles are kept: a panel's average is nearly normal, so that lines between them are close."""
NODE_LEVELS = ndtr(_NODES)
"""The same places as shares of years."""
_CELLS = np.diff(NODE_LEVELS)
_STEPS = 2**17


@dataclass(frozen=True)
class PanelLuck:
    """The average spending of a panel over its benchmark, when nothing but luck moves it.

    Attributes
    ----------
    lives : int
        People in the panel.
    quantiles : tuple of float
        Of average counted spending over the benchmark, at 401 standard normal places from −5 to 5.
    truncate_at : float or None
        Each person's costs count up to so much ($).
    benchmark_truncated : bool
        Whether the benchmark leaves the same excess out. Where it does not, the average lies below 1.
    """

    lives: int
    quantiles: tuple[float, ...]
    truncate_at: float | None = None
    benchmark_truncated: bool = True

    def chance_of_savings(self, rate: float, *, true_savings: float = 0.0) -> float:
        """Chance that measured savings reach `rate` of the benchmark, when so much is truly saved.

        Parameters
        ----------
        rate : float
            Measured savings, a share of the benchmark; below 0 for losses.
        true_savings : float
            Share by which everybody's counted spending is truly lower, below 1.

        Returns
        -------
        float
        """
        return float(self.chances_of_savings([finite(rate, "rate")], true_savings=[_saved(true_savings)])[0])

    def chances_of_savings(self, rates: Numbers | list[float], *, true_savings: Numbers | list[float]) -> Numbers:
        """As `chance_of_savings`, for many pairs at once.

        Parameters
        ----------
        rates, true_savings : array-like of float
            Of the same length, or one of them of length 1.

        Returns
        -------
        ndarray of float
        """
        ratio = (1 - np.asarray(rates, dtype=np.float64) + 1e-12) / (1 - _each_saved(true_savings))
        nodes = self._quantiles()
        inside = ndtr(np.interp(ratio, nodes, _NODES))
        return np.asarray(np.where(ratio >= nodes[-1], 1.0, np.where(ratio < nodes[0], 0.0, inside)))

    def savings_quantile(self, level: float, *, true_savings: float = 0.0) -> float:
        """Measured savings that a share `level` of years stays below.

        Parameters
        ----------
        level : float
            Above 0 and below 1.
        true_savings : float
            As for `chance_of_savings`.

        Returns
        -------
        float
            A share of the benchmark.
        """
        if not 0 < finite(level, "level") < 1:
            raise ValueError(f"level must lie between 0 and 1, both excluded, not {level}")
        spent = float(np.interp(ndtri(1 - level), _NODES, self._quantiles()))
        return 1 - (1 - _saved(true_savings)) * spent

    def savings(self, *, true_savings: float | Numbers = 0.0) -> tuple[Numbers, Numbers]:
        """Measured savings as 400 cells from most spent to least, and the chance of each.

        Parameters
        ----------
        true_savings : float, or ndarray of float of shape (n, 1)
            As for `chance_of_savings`.

        Returns
        -------
        savings : ndarray of float, shape (400,) or (n, 400)
            Shares of the benchmark.
        chance : ndarray of float, shape (400,)
            They add up to 1.
        """
        nodes = self._quantiles()
        middle = (nodes[1:] + nodes[:-1]) / 2
        left = 1 - (_saved(true_savings) if isinstance(true_savings, (int, float)) else _each_saved(true_savings))
        return (1 - left * middle)[..., ::-1], (_CELLS / _CELLS.sum())[::-1]

    def _quantiles(self) -> Numbers:
        return _array(self.quantiles)


def panel_luck(
    lives: int, *, law: Law = MEDICARE_LIKE, truncate_at: float | None = None, benchmark_truncated: bool = True
) -> PanelLuck:
    """Distribution of a panel's average spending over its benchmark, the benchmark being the law's true mean.

    Parameters
    ----------
    lives : int
        People in the panel, 30 or more.
    law : SpendingLaw or EmpiricalLaw
        Of one person's annual spending.
    truncate_at : float, optional
        Stop-loss threshold ($): each person's costs count up to it.
    benchmark_truncated : bool
        Whether the benchmark is the mean of costs so truncated, or, the trap, of whole costs.

    Returns
    -------
    PanelLuck

    Raises
    ------
    ValueError
        If there are fewer than 30 lives, or `truncate_at` is not above 0.

    Notes
    -----
    Costs are put on a grid so that means are kept exactly; people are independent. An epidemic or a new drug, which moves
    everybody at once, is luck too and is not in here.

    Examples
    --------
    >>> raw, truncated = panel_luck(5_000), panel_luck(5_000, truncate_at=100_000)
    >>> round(raw.chance_of_savings(0.02), 3), round(truncated.chance_of_savings(0.02), 3)
    (0.254, 0.196)
    >>> trap = panel_luck(5_000, truncate_at=100_000, benchmark_truncated=False)
    >>> round(trap.chance_of_savings(0.02), 3)
    0.867
    """
    lives = count(lives, "lives")
    if lives < 30:
        raise ValueError(f"lives must be 30 or more for an average worth the name, not {lives}")
    if truncate_at is not None:
        positive(truncate_at, "truncate_at")
    averages = _average_quantiles(lives, law, truncate_at)
    benchmark = law.mean(truncate_at=truncate_at if benchmark_truncated else None)
    return PanelLuck(lives, tuple((averages / benchmark).tolist()), truncate_at, benchmark_truncated)


def _average_quantiles(lives: int, law: Law, truncate_at: float | None) -> Numbers:
    """Quantiles of the average of so many draws, by the characteristic function of a law put on a grid."""
    mean = law.mean(truncate_at=truncate_at)
    spread = float(coefficient_of_variation(law, truncate_at=truncate_at)) * mean * lives**0.5
    # The total lives on a circle: as long as hardly anything lies outside the window, nothing is added to what lies within.
    # A heavy tail reaches far beyond a few standard deviations when lives are few.
    largest = truncate_at if truncate_at is not None else law.quantile(1 - 1e-7)
    step = max(24 * spread, 4 * largest) / _STEPS
    grid = step * np.arange(-1, _STEPS + 1)
    limited = law.limited_mean(np.minimum(grid, truncate_at) if truncate_at is not None else grid)
    limited[0] = -step  # E[min(X, x)] is x below 0: with it, second differences give the mass at 0 too
    mass = np.maximum(-np.diff(limited, 2) / step, 0.0)
    mass /= mass.sum()
    start = np.floor(lives * mean / step) - _STEPS // 2
    once = np.fft.rfft(mass)
    turn = np.exp(2j * np.pi * np.arange(len(once)) * (start / _STEPS % 1.0))
    total = np.maximum(np.fft.irfft(once**lives * turn, _STEPS), 0.0)
    below = np.cumsum(total)
    below /= below[-1]
    # between grid points: half of a point's own mass lies below it
    middle = np.maximum.accumulate(below - total / (2 * total.sum()))
    wanted = np.searchsorted(middle, NODE_LEVELS)
    low, high = np.clip(wanted - 1, 0, _STEPS - 1), np.clip(wanted, 0, _STEPS - 1)
    gap = middle[high] - middle[low]
    part = np.where(gap > 0, (NODE_LEVELS - middle[low]) / np.where(gap > 0, gap, 1.0), 0.0)
    return np.asarray((start + low + part) * step / lives)


@lru_cache(maxsize=64)
def _array(quantiles: tuple[float, ...]) -> Numbers:
    kept = np.array(quantiles)
    kept.setflags(write=False)
    return kept


def _saved(true_savings: float) -> float:
    return float(_each_saved([finite(true_savings, "true_savings")])[0])


def _each_saved(true_savings: Numbers | list[float]) -> Numbers:
    saved = finite_array(true_savings, "true_savings")
    if (saved >= 1).any():
        raise ValueError(f"true_savings must be below 1, not {saved.max():g}: nobody can save all spending")
    return saved
