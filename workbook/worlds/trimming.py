"""How far a number is moved: not into an end where a line runs away, so that beside it all else would lie flat."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from workbook.worlds.moves import Bound, Move, rounded_up
from workbook.worlds.quantities import Gap
from workbook.worlds.world import World

ROOM = 8
"""A picture should be at most so many times as high as what it is about …"""
FLAT = 10
"""… and is left as it is up to so many times."""
GAIN = 1.8
"""An end is left out only where what it is about then stands so many times as high …"""
LEAST = 0.04
"""… and takes at least this part of the height."""
KEPT = 0.5
"""At least this part of the range is kept."""
FEW = 3
"""Up to so many places of agreement are all kept; of more, the one nearest to the learner's number."""


def readable(world: World) -> World:
    """Return the world with its ends left out where a line runs away there; the learner's number and where the rules meet stay."""
    rows = _drawn(world)
    meetings = world.rough if len(world.rough) <= FEW else sorted(world.rough, key=lambda one: abs(one.low - world.own))[:1]
    about = [value for value in world.own_pair if not isinstance(value, Gap)] + [one.value for one in meetings]
    size = max(about) - min(about) or abs(about[0])
    if not size or _height(rows) <= FLAT * size:
        return world
    needed = [world.own] + [one.low if one.low > world.own else one.high for one in meetings]
    left, right = _calm(rows, min(needed), max(needed), middle=(max(about) + min(about)) / 2, height=ROOM * size)
    height = _height(rows[left : right + 1])
    if _height(rows) < GAIN * height or size < LEAST * height:
        return world
    whole, (low, high) = world.move.is_whole(world.parameters), world.move.span(world.parameters)
    unit = rounded_up((high - low) / 40)
    unit = math.ceil(unit) if whole else unit
    if left > 0:
        low = _rounded(rows[left][0], unit, up=True, limit=min(needed))
    if right < len(rows) - 1:
        high = _rounded(rows[right][0], unit, up=False, limit=max(needed))
    return world.along(_between(world.move, low, high, whole=whole))


def _drawn(world: World) -> list[tuple[float, float, float]]:
    """What the picture holds: where only the mistake has a value its line is drawn alone."""
    rows = zip(world.grid, world.pairs, strict=True)
    return [(x, one, one if isinstance(other, Gap) else other) for x, (one, other) in rows if not isinstance(one, Gap)]


def _calm(rows: Sequence[tuple[float, float, float]], low: float, high: float, *, middle: float, height: float) -> tuple[int, int]:
    """The first and the last row that are kept: what lies farthest off goes first, with all beyond it."""
    left, right = 0, len(rows) - 1
    span = rows[right][0] - rows[left][0]
    away = [max(abs(one - middle), abs(other - middle)) for _, one, other in rows]
    for place in sorted(range(len(rows)), key=lambda place: -away[place]):
        if not left <= place <= right:
            continue
        if _height(rows[left : right + 1]) <= height:
            break
        x = rows[place][0]
        if x < low and rows[right][0] - rows[place + 1][0] >= KEPT * span:
            left = place + 1
        elif x > high and rows[place - 1][0] - rows[left][0] >= KEPT * span:
            right = place - 1
        else:
            break
    return left, right


def _height(rows: Sequence[tuple[float, float, float]]) -> float:
    values = [value for _, one, other in rows for value in (one, other)]
    low, high = min(values), max(values)
    return high - (0 if 0 < low < 0.4 * high else low)


def _rounded(x: float, unit: float, *, up: bool, limit: float) -> float:
    """The next round number inward, unless something that has to stay lies before it."""
    parts = x / unit
    found = float(f"{(math.ceil(parts - 1e-9) if up else math.floor(parts + 1e-9)) * unit:.10g}")
    found = int(found) if isinstance(unit, int) or found.is_integer() else found
    return found if (found <= limit if up else found >= limit) else x


def _between(move: Move, low: float, high: float, *, whole: bool) -> Move:
    """The move over the part of its range that is kept, whatever the other numbers become."""

    def bottom(**parameters: float) -> float:
        return max(move.span(parameters)[0], low)

    def top(**parameters: float) -> float:
        return min(move.span(parameters)[1], high)

    ends: tuple[Bound, Bound] = bottom, top
    return replace(move, low=ends[0], high=ends[1], whole=whole)
