"""A table of real people as a law of spending."""

from math import ceil

import numpy as np

from vbc.checks import Numbers, finite, non_negative_array, positive
from vbc.spending_law import inner_level


class EmpiricalLaw:
    """The spending of real people as a law: each draw is one of them.

    Parameters
    ----------
    spending : array-like of float
        One number a person ($), at least two and not all 0.

    Examples
    --------
    >>> law = EmpiricalLaw([0, 100, 300])
    >>> round(law.mean(), 3), round(law.mean(truncate_at=200), 3), law.quantile(0.5)
    (133.333, 100.0, 100.0)
    """

    def __init__(self, spending: Numbers) -> None:
        self._sorted = np.sort(non_negative_array(spending, "spending").ravel())
        if len(self._sorted) < 2 or self._sorted[-1] == 0:
            raise ValueError(f"spending must hold two people or more, one of whom cost something, not {len(self._sorted)}")
        self._sums = np.concatenate([[0.0], np.cumsum(self._sorted)])

    def __len__(self) -> int:
        return len(self._sorted)

    def mean(self, *, truncate_at: float | None = None) -> float:
        """Mean of a person's spending ($), each counted up to `truncate_at`."""
        return float(self._counted(truncate_at).mean())

    def second_moment(self, *, truncate_at: float | None = None) -> float:
        """Mean of the square of a person's spending, each counted up to `truncate_at`."""
        return float((self._counted(truncate_at) ** 2).mean())

    def limited_mean(self, limits: Numbers) -> Numbers:
        """E[min(X, limit)] at each limit ($)."""
        limits = np.asarray(limits, dtype=np.float64)
        below = np.searchsorted(self._sorted, limits, side="right")
        return np.asarray((self._sums[below] + limits * (len(self) - below)) / len(self))

    def share_above(self, limit: float) -> float:
        """P(X > limit)."""
        return float((self._sorted > finite(limit, "limit")).mean())

    def quantile(self, level: float) -> float:
        """The spending ($) that a share `level` of people stays at or below."""
        return float(self._sorted[max(ceil(inner_level(level) * len(self) - 1e-9) - 1, 0)])

    def draw(self, rng: np.random.Generator, size: int) -> Numbers:
        """Spending ($) of so many people, drawn with replacement."""
        return self._sorted[(rng.random(size) * len(self)).astype(np.int64)]

    def _counted(self, truncate_at: float | None) -> Numbers:
        return self._sorted if truncate_at is None else np.minimum(self._sorted, positive(truncate_at, "truncate_at"))
