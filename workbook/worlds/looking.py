"""Where two rules are worked out before it is said where they agree: closer than drawn, and up to the edge of every gap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from workbook.worlds.quantities import Gap

Values = tuple[float | Gap, float | Gap]
Pair = Callable[[float], Values]
Row = tuple[float, Values]

PARTS = 5
"""Between two values that are drawn, so many steps are taken."""
HALVINGS = 30
"""So often the way to the first value beside a gap is halved …"""
TOWARD = 12
"""… and between it and the next one so many places are tried, each four times nearer to the gap."""
GAPS = 12
"""Beside so many ends of gaps; a rule that takes only some values has one at each of them."""
HUGE = 1e7
"""Beside a gap values run away; what is so many times as large as the learner's is not looked at."""
JUMP = 20
"""A difference that changes so many times as much as on both sides jumps there."""


def closer(pair: Pair, grid: Sequence[float], pairs: Sequence[Values], *, whole: bool, scale: float) -> list[Row]:
    """Return the values along the grid and between it, in order; of whole numbers only whole ones."""
    rows: list[Row] = []
    for (x, here), (beyond, _) in pairwise(zip(grid, pairs, strict=True)):
        rows.append((x, here))
        rows += [(y, pair(y)) for y in _between(x, beyond, whole=whole)]
    rows.append((grid[-1], pairs[-1]))
    if whole:
        return sorted(rows + list(_whole_crossings(pair, rows)), key=lambda row: row[0])
    ends = [(one, other) for one, other in pairwise(rows) if has_gap(one[1]) != has_gap(other[1])]
    beside = [row for one, other in ends[:GAPS] for row in beside_gap(pair, one, other, scale)]
    return sorted(rows + beside, key=lambda row: row[0])


def beside_gap(pair: Pair, one: Row, other: Row, scale: float) -> Iterator[Row]:
    """Values nearer and nearer to the place where a gap begins, if there is a gap at one of two neighbors alone."""
    if has_gap(one[1]) == has_gap(other[1]):
        return
    valued, empty = (other[0], one[0]) if has_gap(one[1]) else (one[0], other[0])
    edge = valued
    for _ in range(HALVINGS):
        middle = (edge + empty) / 2
        edge, empty = (edge, middle) if has_gap(pair(middle)) else (middle, empty)
    for x in (edge, *(edge + (valued - edge) / 4**k for k in range(TOWARD, 0, -1))):
        one_value, other_value = values = pair(x)
        if isinstance(one_value, Gap) or isinstance(other_value, Gap):
            continue
        if x != valued and max(abs(one_value), abs(other_value)) <= HUGE * (scale or 1):
            yield x, values


def has_gap(values: Values) -> bool:
    """Whether one of the two has no value."""
    return isinstance(values[0], Gap) or isinstance(values[1], Gap)


def jumps(gaps: Sequence[float | None]) -> bool:
    """Whether the difference of two rules jumps somewhere, so that what lies between two neighbors is not known from them."""
    steps = [None if a is None or b is None else abs(b - a) for a, b in pairwise(gaps)]
    least = 1e-6 * max((abs(gap) for gap in gaps if gap is not None), default=0.0)
    for before, here, after in zip(steps, steps[1:], steps[2:], strict=False):
        if before is not None and here is not None and after is not None and here > least + JUMP * (before + after):
            return True
    return False


def jumps_at(values: Sequence[float | Gap], i: int) -> bool:
    """Whether one rule jumps before its value number `i`: there it changes many times as much as on both sides."""
    near = values[max(i - 2, 0) : i + 2]
    if any(isinstance(value, Gap) for value in near):
        return False
    steps = [abs(b - a) for a, b in pairwise(value for value in near if not isinstance(value, Gap))]
    here = steps.pop(min(i, 2) - 1)
    size = max(abs(value) for value in near if not isinstance(value, Gap))
    return bool(steps) and here > 1e-6 * size + JUMP * sum(steps)


def _between(x: float, beyond: float, *, whole: bool) -> list[float]:
    inner = [x + (beyond - x) * part / PARTS for part in range(1, PARTS)]
    return sorted({round(y) for y in inner} - {round(x), round(beyond)}) if whole else inner


def _whole_crossings(pair: Pair, rows: Sequence[Row]) -> Iterator[Row]:
    """The whole numbers beside a change of sign between two that are not neighbors."""
    for (low, here), (high, there) in pairwise(rows):
        before, after = _sign(here), _sign(there)
        while before * after < 0 and high - low > 1.5:
            middle = (low + high) // 2
            values = pair(middle)
            yield middle, values
            if _sign(values) == 0:
                break
            low, high = (middle, high) if _sign(values) == before else (low, middle)


def _sign(values: Values) -> int:
    one, other = values
    if isinstance(one, Gap) or isinstance(other, Gap):
        return 0
    return (one > other) - (one < other)
