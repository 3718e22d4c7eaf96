"""Where one of two rules has no answer, in words: below $17,412 nothing is true, from 50% on the mistake says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.worlds import ranges
from workbook.worlds.agreement import End, Meeting, narrowed
from workbook.worlds.quantities import BY_ZERO, NO_ANSWER, NOT_MADE, Gap
from workbook.worlds.world import World

FEW = 2
"""Of more stretches than these nothing is said: the line shows them."""
UNTOLD = {NO_ANSWER, NOT_MADE, BY_ZERO}
"""Reasons that say no more than that there is none."""
WIDE = 0.01
"""A stretch takes at least this part of the range; at a single value a gap is told where the slider stands."""


def unanswered(world: World) -> str:
    """Say where the true rule has no answer and why, and where only the mistake has none; empty where both have one."""
    told = ""
    for which, words in ((1, "There is no true answer"), (0, "Your rule has no answer")):
        found = list(_stretches(world, which))
        if 0 < len(found) <= FEW:
            reasons = {reason for _, reason in found}
            because = f": {reasons.pop()}" if which == 1 and len(reasons) == 1 and not reasons & UNTOLD else ""
            told += f" {words} {ranges.listed(world, [stretch for stretch, _ in found])}{because}."
    return told


def _stretches(world: World, which: int) -> Iterator[tuple[Meeting, str]]:
    """The stretches without a value, with the reason that the first of their values gives."""
    low, high = world.move.span(world.parameters)
    whole = world.move.is_whole(world.parameters)

    def silent(x: float) -> bool:
        pair = world.pair(x)
        return isinstance(pair[which], Gap) and (which == 1 or not isinstance(pair[1], Gap))

    def end(inside: int, outside: int) -> End:
        if not 0 <= outside < len(xs) or whole:
            return End(xs[inside])
        found = narrowed(xs[inside], xs[outside], silent)
        return End(found.at, is_open=found.is_open or found.is_raw)  # of what is told rounded, the end itself is not told

    xs = [x for x, _ in world.looked]
    gaps = [silent(x) for x in xs]
    start = None
    for i in range(len(xs) + 1):
        inside = i < len(xs) and gaps[i]
        if inside and start is None:
            start = i
        if not inside and start is not None:
            first, last = end(start, start - 1), end(i - 1, i)
            reason = world.pair(xs[start])[which]
            if last.at - first.at >= WIDE * (high - low) and isinstance(reason, Gap):
                yield Meeting(first.at, last.at, 0.0, first.is_open, last.is_open), reason.reason
            start = None
