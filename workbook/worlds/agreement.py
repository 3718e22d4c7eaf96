"""Where two curves meet: found on a grid, narrowed down by bisection, and true when it is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbook.worlds.quantities import Gap

Pair = Callable[[float], tuple[float | Gap, float | Gap]]
GapAt = Callable[[float], float | None]


@dataclass(frozen=True)
class Meeting:
    """A place where two rules agree: a point (`low == high`) or a whole stretch."""

    low: float
    high: float
    value: float
    """What both give there (at the beginning of a stretch)."""

    @property
    def is_point(self) -> bool:
        """Whether it is one value and not a stretch."""
        return self.low == self.high

    def holds(self, x: float, slack: float = 0.0) -> bool:
        """Whether `x` lies in it, or within `slack` of it."""
        return self.low - slack <= x <= self.high + slack


def apart(pair: tuple[float | Gap, float | Gap], *, scale: float = 1.0) -> float | None:
    """How far the first lies above the second; 0 where they agree to nine digits, None where either has no value.

    `scale` is the size of the values elsewhere: what is left of their difference by rounding is no difference.
    """
    one, other = pair
    if isinstance(one, Gap) or isinstance(other, Gap):
        return None
    return 0.0 if abs(one - other) <= 1e-9 * max(abs(one), abs(other)) + 1e-13 * scale else one - other


def meetings(
    pair: Pair, grid: Sequence[float], pairs: Sequence[tuple[float | Gap, float | Gap]], *, whole: bool, scale: float
) -> list[Meeting]:
    """Find the points and stretches of the grid's range where the two agree; `pairs` are their values along the grid."""

    def gap_at(x: float) -> float | None:
        return apart(pair(x), scale=scale)

    gaps = [apart(values, scale=scale) for values in pairs]
    found = _on_the_grid(pair, gap_at, grid, gaps, whole=whole)
    if not whole:
        for (x, gap), (beyond, next_gap) in pairwise(zip(grid, gaps, strict=True)):
            if gap is not None and next_gap is not None and gap * next_gap < 0:
                found += _crossing(pair, gap_at, x, beyond, scale)
        found += _touching(pair, gap_at, grid, gaps, scale)
    return sorted(set(found), key=lambda meeting: meeting.low)


def _on_the_grid(pair: Pair, gap_at: GapAt, grid: Sequence[float], gaps: Sequence[float | None], *, whole: bool) -> list[Meeting]:
    found, start = [], None
    for i in range(len(grid) + 1):
        agree = i < len(grid) and gaps[i] == 0
        if agree and start is None:
            start = i
        if not agree and start is not None:
            low, high = grid[start], grid[i - 1]
            if high > low and not whole:  # a stretch reaches a little beyond the grid on both sides
                low = _edge(gap_at, low, grid[start - 1]) if start else low
                high = _edge(gap_at, high, grid[i]) if i < len(grid) else high
            found.append(Meeting(low, high, _value(pair, grid[start])))
            start = None
    return found


def _edge(gap_at: GapAt, inside: float, outside: float) -> float:
    """The last value, going outward, at which they still agree."""
    for _ in range(50):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if gap_at(middle) == 0 else (inside, middle)
    return tidy(inside, lambda x: gap_at(x) == 0)


def _crossing(pair: Pair, gap_at: GapAt, low: float, high: float, scale: float) -> list[Meeting]:
    """Bisect a change of sign; a jump past each other is no meeting."""
    rising = (gap_at(high) or 0) > 0
    for _ in range(80):
        middle = (low + high) / 2
        gap = gap_at(middle)
        if gap is None:
            return []
        if gap == 0:
            low = high = middle
            break
        low, high = (low, middle) if (gap > 0) == rising else (middle, high)
    return _if_they_meet(pair, gap_at, (low + high) / 2, scale)


def _touching(pair: Pair, gap_at: GapAt, grid: Sequence[float], gaps: Sequence[float | None], scale: float) -> list[Meeting]:
    """Look where they come closest without a change of sign: there they may touch."""
    found = []
    for i in range(1, len(grid) - 1):
        before, here, after = gaps[i - 1], gaps[i], gaps[i + 1]
        if before is None or here is None or after is None or 0 in (before, here, after):
            continue
        if before * here > 0 and here * after > 0 and abs(here) <= min(abs(before), abs(after)) and abs(here) < abs(before) / 2:
            found += _if_they_meet(pair, gap_at, _closest(gap_at, grid[i - 1], grid[i + 1]), scale)
    return found


def _closest(gap_at: GapAt, low: float, high: float) -> float:
    for _ in range(60):
        one, other = low + (high - low) / 3, high - (high - low) / 3
        if abs(gap_at(one) or 0) <= abs(gap_at(other) or 0):
            high = other
        else:
            low = one
    return (low + high) / 2


def _if_they_meet(pair: Pair, gap_at: GapAt, x: float, scale: float) -> list[Meeting]:
    one, other = pair(x)
    if isinstance(one, Gap) or isinstance(other, Gap) or abs(one - other) > 1e-8 * max(abs(one), abs(other)) + 1e-11 * scale:
        return []
    x = tidy(x, lambda near: gap_at(near) == 0)
    return [Meeting(x, x, _value(pair, x))]


def tidy(x: float, holds: Callable[[float], bool]) -> float:
    """Return the roundest number next to `x` for which it still holds, or `x`."""
    for digits in range(2, 12):
        rounded = float(f"{x:.{digits}g}")
        if abs(rounded - x) <= 1e-6 * max(abs(x), 1e-3) and holds(rounded):
            return rounded
    return x


def _value(pair: Pair, x: float) -> float:
    value = pair(x)[1]
    assert not isinstance(value, Gap)
    return value
