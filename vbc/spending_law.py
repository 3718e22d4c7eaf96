"""How a year's spending is spread over people: a law made of zeros, a lognormal body and a Pareto tail.

A law knows its mean, its limited mean E[min(X, x)], from which truncation follows, and how to draw from it. A table of real
people is a law too: see `vbc.empirical_law`.
"""

from dataclasses import dataclass
from math import exp
from typing import Protocol

import numpy as np
from scipy.special import ndtr

from vbc.checks import Numbers, finite, positive, probability


class Law(Protocol):
    """What panels need of a law of a person's annual spending."""

    def mean(self, *, truncate_at: float | None = None) -> float:
        """Mean of a person's spending, each person counted up to `truncate_at` ($)."""

    def second_moment(self, *, truncate_at: float | None = None) -> float:
        """Mean of its square."""

    def limited_mean(self, limits: Numbers) -> Numbers:
        """E[min(X, limit)] at each limit of 0 or more."""

    def share_above(self, limit: float) -> float:
        """P(X > limit)."""

    def quantile(self, level: float) -> float:
        """The spending that a share `level` of people stays at or below."""

    def draw(self, rng: np.random.Generator, size: int) -> Numbers:
        """Spending of so many people, drawn independently."""


@dataclass(frozen=True)
class SpendingLaw:
    """Zeros, a lognormal body and a Pareto tail; the defaults are illustrative, shaped like a Medicare panel's spending.

    Attributes
    ----------
    zero_share : float
        Of people who cost nothing.
    tail_share : float
        Of people whose spending follows the Pareto tail; the rest follows the body.
    log_mean, log_sd : float
        Of the logarithm of the body's spending ($).
    tail_start : float
        Least spending in the tail ($), above 0.
    tail_index : float
        Pareto's α, above 2: the smaller, the heavier the tail.

    Examples
    --------
    >>> law = SpendingLaw()
    >>> round(law.mean(), 2), round(law.mean(truncate_at=100_000), 2), round(law.share_above(100_000), 5)
    (10462.77, 9994.01, 0.00765)
    >>> SpendingLaw(tail_index=2)
    Traceback (most recent call last):
    ValueError: tail_index must be above 2, not 2: at 2 and below the variance is infinite and panels do not settle
    """

    zero_share: float = 0.08
    tail_share: float = 0.05
    log_mean: float = 8.35
    log_sd: float = 1.15
    tail_start: float = 40_000.0
    tail_index: float = 2.5

    def __post_init__(self) -> None:
        none, tail = probability(self.zero_share, "zero_share"), probability(self.tail_share, "tail_share")
        if none + tail > 1 + 1e-12 or none == 1:
            raise ValueError(f"zero_share and tail_share must leave room for people who cost something, not {none:g} and {tail:g}")
        finite(self.log_mean, "log_mean"), positive(self.log_sd, "log_sd"), positive(self.tail_start, "tail_start")
        if finite(self.tail_index, "tail_index") <= 2:
            raise ValueError(
                f"tail_index must be above 2, not {self.tail_index}: at 2 and below the variance is infinite "
                "and panels do not settle"
            )

    @property
    def body_share(self) -> float:
        """Share of people in the lognormal body."""
        return max(1 - self.zero_share - self.tail_share, 0.0)

    def mean(self, *, truncate_at: float | None = None) -> float:
        """Mean of a person's spending ($), each counted up to `truncate_at`."""
        if truncate_at is not None:
            return float(self.limited_mean(np.array([positive(truncate_at, "truncate_at")]))[0])
        tail = self.tail_start * self.tail_index / (self.tail_index - 1)
        return self.body_share * exp(self.log_mean + self.log_sd**2 / 2) + self.tail_share * tail

    def second_moment(self, *, truncate_at: float | None = None) -> float:
        """Mean of the square of a person's spending, each counted up to `truncate_at`."""
        whole = exp(2 * self.log_mean + 2 * self.log_sd**2)
        start, index = self.tail_start, self.tail_index
        if truncate_at is None:
            return self.body_share * whole + self.tail_share * start**2 * index / (index - 2)
        limit = positive(truncate_at, "truncate_at")
        z = (np.log(limit) - self.log_mean) / self.log_sd
        body = whole * ndtr(z - 2 * self.log_sd) + limit**2 * ndtr(-z)
        tail = limit**2
        if limit > start:  # from the start on to the limit, 2x P(X > x) dx
            tail = start**2 + 2 * start**index * (start ** (2 - index) - limit ** (2 - index)) / (index - 2)
        return float(self.body_share * body + self.tail_share * tail)

    def limited_mean(self, limits: Numbers) -> Numbers:
        """E[min(X, limit)] at each limit ($)."""
        limits = np.asarray(limits, dtype=np.float64)
        safe = np.maximum(limits, 1e-300)
        z = (np.log(safe) - self.log_mean) / self.log_sd
        body = exp(self.log_mean + self.log_sd**2 / 2) * ndtr(z - self.log_sd) + limits * ndtr(-z)
        start, index = self.tail_start, self.tail_index
        ratio = np.maximum(limits / start, 1.0) ** (1 - index)
        tail = np.where(limits <= start, limits, start * (index - ratio) / (index - 1))
        return np.asarray(np.where(limits <= 0, 0.0, self.body_share * body + self.tail_share * tail))

    def share_above(self, limit: float) -> float:
        """P(X > limit)."""
        limit = finite(limit, "limit")
        if limit <= 0:
            return 1 - self.zero_share if limit == 0 else 1.0
        body = ndtr((self.log_mean - np.log(limit)) / self.log_sd)
        tail = min(1.0, (self.tail_start / limit) ** self.tail_index)
        return float(self.body_share * body + self.tail_share * tail)

    def quantile(self, level: float) -> float:
        """The spending ($) that a share `level` of people stays at or below; `level` must lie below 1."""
        level = inner_level(level)
        if 1 - self.share_above(0) >= level:
            return 0.0
        low, high = 0.0, self.tail_start
        while 1 - self.share_above(high) < level:
            high *= 2
        for _ in range(200):  # halving: the share above falls with the limit
            middle = (low + high) / 2
            low, high = (middle, high) if 1 - self.share_above(middle) < level else (low, middle)
        return high

    def draw(self, rng: np.random.Generator, size: int) -> Numbers:
        """Spending ($) of so many people, drawn independently; which part each is in is drawn too."""
        part = rng.random(size)
        # numpy's own normal draws, in place: three times as fast as uniform ones put through the inverse, and a run takes fifty
        # million. They may change with a release of numpy; nothing but the last digits of a simulation hangs on them.
        spent = rng.standard_normal(size)
        spent *= self.log_sd
        spent += self.log_mean
        np.exp(spent, out=spent)
        spent *= part >= self.zero_share
        in_tail = np.flatnonzero(part >= 1 - self.tail_share)
        spent[in_tail] = self.tail_start * (1 - rng.random(len(in_tail))) ** (-1 / self.tail_index)
        return spent


MEDICARE_LIKE = SpendingLaw()
"""The workbook's illustrative panel."""


def inner_level(level: float) -> float:
    """A probability that is neither 0 nor 1.

    Parameters
    ----------
    level : float

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `level` is not above 0 and below 1.

    Examples
    --------
    >>> inner_level(0.99)
    0.99
    """
    if not 0 < finite(level, "level") < 1:
        raise ValueError(f"level must lie between 0 and 1, both excluded, not {level}")
    return float(level)
