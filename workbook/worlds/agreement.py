"""Where two curves meet: found on a grid, narrowed down by bisection, and true when it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbook.worlds.looking import Pair, Values, beside_gap
from workbook.worlds.quantities import Gap

HALVINGS = 46
"""So often the way to the end of a stretch is halved: what is left holds no two numbers that could be read apart."""


@dataclass(frozen=True)
class Meeting:
    """A place where two rules agree: a point (`low == high`) or a whole stretch."""

    low: float
    high: float
    value: float
    """What both give there (at the beginning of a stretch)."""
    open_low: bool = False
    """Whether a stretch begins beside `low`: at `low` itself the two differ."""
    open_high: bool = False
    """Whether it ends just before `high`."""

    @property
    def is_point(self) -> bool:
        """Whether it is one value and not a stretch."""
        return self.low == self.high

    def holds(self, x: float, slack: float = 0.0) -> bool:
        """Whether `x` lies in it, or within `slack` of it."""
        return self.low - slack <= x <= self.high + slack

    def leaves_out(self, x: float) -> bool:
        """Whether `x` is an end that does not belong to it."""
        return (self.open_low and x == self.low) or (self.open_high and x == self.high)


def apart(pair: Values, *, scale: float = 1.0, within: float = 1e-9) -> float | None:
    """How far the first lies above the second; 0 where they agree to nine digits, None where either has no value.

    `scale` is the size of the values elsewhere: what is left of their difference by rounding is no difference.
    """
    one, other = pair
    if isinstance(one, Gap) or isinstance(other, Gap):
        return None
    return 0.0 if abs(one - other) <= within * max(abs(one), abs(other)) + 1e-13 * scale else one - other


def meetings(
    pair: Pair, grid: Sequence[float], pairs: Sequence[Values], *, whole: bool, scale: float, closely: bool = True
) -> list[Meeting]:
    """Find the points and stretches of the grid's range where the two agree; `pairs` are their values along the grid.

    Unless looked at `closely`, a stretch ends on the grid.
    """
    search = _Search(pair, scale, grid[-1] - grid[0], closely)
    gaps = [apart(values, scale=scale) for values in pairs]
    found = list(search.on_the_grid(grid, gaps, whole=whole))
    if not whole:
        for (x, gap), (beyond, next_gap) in pairwise(zip(grid, gaps, strict=True)):
            if gap is not None and next_gap is not None and gap * next_gap < 0:
                found += search.crossing(x, beyond)
        found += search.touching(grid, gaps)
    return sorted(set(found), key=lambda meeting: meeting.low)


@dataclass(frozen=True)
class End:
    """Where a stretch ends, and whether it ends just before."""

    at: float
    is_open: bool = False
    is_raw: bool = False
    """Whether no round number was found there."""


def narrowed(inside: float, outside: float, holds: Callable[[float], bool]) -> End:
    """Return the place between the two up to which something holds that holds at `inside`: a round number where there is one."""
    for _ in range(HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if holds(middle) else (inside, middle)
    low, high = sorted((inside, outside))
    for digits in range(1, 9):  # a longer number lies between the two by chance
        for x in {float(f"{inside:.{digits}g}"), float(f"{outside:.{digits}g}"), round(inside, 6)}:
            if low <= x <= high:
                return End(x, is_open=not holds(x))
    return End(inside, is_raw=True)


@dataclass(frozen=True)
class _Search:
    """Looks between the values of the grid."""

    pair: Pair
    scale: float
    span: float
    closely: bool

    def gap_at(self, x: float) -> float | None:
        return apart(self.pair(x), scale=self.scale)

    def on_the_grid(self, grid: Sequence[float], gaps: Sequence[float | None], *, whole: bool) -> Iterator[Meeting]:
        start = None
        for i in range(len(grid) + 1):
            agree = i < len(grid) and gaps[i] == 0
            if agree and start is None:
                start = i
            if not agree and start is not None:
                low, high = End(grid[start]), End(grid[i - 1])
                if not whole:  # a stretch reaches a little beyond the grid on both sides
                    low, high = self.reach(low.at, high.at, grid[max(start - 1, 0)], grid[min(i, len(grid) - 1)])
                yield Meeting(low.at, high.at, _value(self.pair, grid[start]), low.is_open, high.is_open)
                start = None

    def reach(self, low: float, high: float, before: float, after: float) -> tuple[End, End]:
        """How far they agree on both sides; what is wide only because nine digits are enough is a point."""
        if not self.closely:
            return End(low), End(high)
        wide = (self.edge(low, before), self.edge(high, after))
        if low == high:
            strict = self.edge(low, before, within=1e-12), self.edge(high, after, within=1e-12)
            across = wide[1].at - wide[0].at
            if across < 1e-6 * self.span or strict[1].at - strict[0].at < across / 2:
                return End(low), End(high)
        return wide

    def edge(self, inside: float, outside: float, *, within: float = 1e-9) -> End:
        """The last value, going outward, at which they still agree, or the round one at which they do so no more."""

        def agree(x: float) -> bool:
            return apart(self.pair(x), scale=self.scale, within=within) == 0

        if inside == outside:
            return End(inside)
        found = narrowed(inside, outside, agree)
        if abs(found.at) < 1e-9 * self.span and agree(0.0):
            return End(0.0)  # they part beside it, by less than can be told apart
        return End(tidy(found.at, agree)) if found.is_raw else found

    def crossing(self, low: float, high: float, *, deep: bool = True) -> list[Meeting]:
        """Bisect a change of sign; a jump past each other is no meeting."""
        before, after = low, high
        rising = (self.gap_at(high) or 0) > 0
        for _ in range(80):
            middle = (low + high) / 2
            gap = self.gap_at(middle)
            if gap is None:
                return self.beside(low, middle, high) if deep else []
            if gap == 0:
                low = high = middle
                break
            low, high = (low, middle) if (gap > 0) == rising else (middle, high)
        return self.if_they_meet((low + high) / 2, before, after)

    def beside(self, low: float, empty: float, high: float) -> list[Meeting]:
        """Where they cross on either side of a gap that lies between two values of the grid."""
        found = []
        for one, other in ((low, empty), (empty, high)):
            first, last = (one, self.pair(one)), (other, self.pair(other))
            near = sorted([first, *beside_gap(self.pair, first, last, self.scale), last], key=lambda row: row[0])
            gaps = [(x, apart(values, scale=self.scale)) for x, values in near]
            for (x, gap), (beyond, next_gap) in pairwise(gaps):
                if gap is not None and next_gap is not None and gap * next_gap < 0:
                    found += self.crossing(x, beyond, deep=False)
        return found

    def touching(self, grid: Sequence[float], gaps: Sequence[float | None]) -> list[Meeting]:
        """Look where they come closest without a change of sign: there they may touch."""
        found = []
        for i in range(1, len(grid) - 1):
            before, here, after = gaps[i - 1], gaps[i], gaps[i + 1]
            if before is None or here is None or after is None or 0 in (before, here, after):
                continue
            turns = abs(here) <= min(abs(before), abs(after)) and abs(here) < max(abs(before), abs(after)) / 2
            if turns and before * here > 0 and here * after > 0:
                found += self.if_they_meet(self.closest(grid[i - 1], grid[i + 1]), grid[i - 1], grid[i + 1])
        return found

    def closest(self, low: float, high: float) -> float:
        for _ in range(60):
            one, other = low + (high - low) / 3, high - (high - low) / 3
            if abs(self.gap_at(one) or 0) <= abs(self.gap_at(other) or 0):
                high = other
            else:
                low = one
        return (low + high) / 2

    def if_they_meet(self, x: float, before: float, after: float) -> list[Meeting]:
        one, other = self.pair(x)
        if isinstance(one, Gap) or isinstance(other, Gap):
            return []
        if abs(one - other) > 1e-8 * max(abs(one), abs(other)) + 1e-11 * self.scale:
            return []
        x = tidy(x, lambda near: self.gap_at(near) == 0)
        low, high = self.reach(x, x, before, after) if self.gap_at(x) == 0 else (End(x), End(x))
        return [Meeting(low.at, high.at, _value(self.pair, x), low.is_open, high.is_open)]


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
