"""Calibration drawn as SVG: small, without a chart library, and in the page's own colors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from math import hypot

from workbook.calibration import Calibration, Level, Step

WIDTH, HEIGHT = 440, 430
BESIDE = 4
"""How far two bars at one confidence step aside for each other."""
LEFT, RIGHT, TOP, BOTTOM = 64, 366, 34, 318
WIDE, TALL = 8.5, 11
"""How wide a letter of a count is, and how tall."""


def levels_svg(known: Calibration) -> str:
    """Draw confidence against share right, level by level, with Wilson's limits; the line is where both agree."""
    first, again = known.levels(), known.levels(again=True)
    says = "; ".join(
        f"{one.says}: {one.right} of {one.n} right, limits {one.limits.lower:.0%} to {one.limits.upper:.0%}" for one in first
    )
    label = f"Share right against confidence, by level. {says}."
    body = [
        _frame("how sure you were", "share that was right"),
        f'<line class="agree" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>',
        *_bars(first, again, "first", -BESIDE),
        *_bars(again, first, "again", BESIDE),
        *_dots(again, "again", radius=lambda one: _ring(one, first)),
        *_dots(first, "first", radius=_radius),
        *_counts(first, again),
        _text((LEFT + RIGHT) / 2, BOTTOM + 58, "above the line: right more often than sure", "zone", "middle"),
        _text((LEFT + RIGHT) / 2, BOTTOM + 76, "below it: surer than right", "zone", "middle"),
    ]
    if again:
        body.append(_key())
    return _svg(label, body, HEIGHT if again else HEIGHT - 28)


def few_svg(known: Calibration) -> str:
    """Draw each prediction as a dot: how sure, and right or wrong; several at one place stand on each other."""
    label = "; ".join(f"{n} at {confidence:.0%} {'right' if right else 'wrong'}" for confidence, right, n in known.dots())
    most = {side: max((n for _, right, n in known.dots() if right is side), default=1) for side in (True, False)}
    rows = {True: 10 + 15 * most[True], False: 30 + 15 * (most[True] + most[False])}
    end = rows[False]
    body = [_text(LEFT - 8, rows[True] + 4, "right", "tick", "end"), _text(LEFT - 8, rows[False] + 4, "wrong", "tick", "end")]
    body += [f'<line class="grid" x1="{LEFT}" y1="{y}" x2="{RIGHT}" y2="{y}"/>' for y in rows.values()]
    body += [_text(_x(at / 100), end + 36, f"{at}%", "tick", "middle") for at in (0, 25, 50, 75, 100)]
    body.append(_text((LEFT + RIGHT) / 2, end + 60, "how sure you were", "axis", "middle"))
    for confidence, right, n in known.dots():
        kind = "first" if right else "wrong"
        body += [f'<circle class="{kind}" cx="{_x(confidence):.1f}" cy="{rows[right] - 15 * at:.1f}" r="7"/>' for at in range(n)]
    return _svg(f"Your predictions one by one: {label}.", body, end + 70)


def steps_svg(steps: Sequence[Step]) -> str:
    """Draw what was said and what came true, ten predictions after ten."""
    says = "; ".join(f"{one.first} to {one.last}: said {one.confidence:.0%}, right {one.share:.0%}" for one in steps)
    gap = (RIGHT - LEFT) / len(steps)
    body = [_frame("", "", across_ticks=False)]
    for place, one in enumerate(steps):
        x = LEFT + gap * (place + 0.5)
        body += [
            f'<line class="limits" x1="{x:.1f}" y1="{_y(one.confidence):.1f}" x2="{x:.1f}" y2="{_y(one.share):.1f}"/>',
            f'<circle class="again" cx="{x:.1f}" cy="{_y(one.confidence):.1f}" r="6"/>',
            f'<circle class="first" cx="{x:.1f}" cy="{_y(one.share):.1f}" r="6"/>',
            _text(x, BOTTOM + 18, f"{one.first}–{one.last}", "tick", "middle"),
        ]
    x = LEFT + gap * 0.5 + 11
    low, high = sorted((steps[0].confidence, steps[0].share))
    apart = 0.05 if high - low < 0.05 else 0.0
    over = steps[0].confidence >= steps[0].share
    body.append(_text(x, _y(steps[0].confidence + (apart if over else -apart)) + 4, "said", "zone"))
    body.append(_text(x, _y(steps[0].share - (apart if over else -apart)) + 4, "right", "zone"))
    body.append(_text((LEFT + RIGHT) / 2, BOTTOM + 40, "your predictions, in the order in which you made them", "axis", "middle"))
    return _svg(f"Confidence and share right over time. {says}.", body, BOTTOM + 50)


def _bars(levels: Sequence[Level], others: Sequence[Level], kind: str, aside: float) -> list[str]:
    """Wilson's limits, each at its confidence; a little aside only where a bar of the other kind stands on the same place."""
    lines = []
    for one in levels:
        x, (low, high) = _bar_x(one, others, aside), one.limits
        lines.append(f'<line class="limits {kind}" x1="{x:.1f}" y1="{_y(low):.1f}" x2="{x:.1f}" y2="{_y(high):.1f}"/>')
    return lines


def _bar_x(one: Level, others: Sequence[Level], aside: float) -> float:
    return _x(one.confidence) + (aside if any(_is_beside(one, other) for other in others) else 0)


def _dots(levels: Sequence[Level], kind: str, *, radius: Callable[[Level], float]) -> list[str]:
    """A dot at the confidence that was given and the share that came true; the largest lie at the bottom and hide none."""
    return [
        f'<circle class="{kind}" cx="{_x(one.confidence):.1f}" cy="{_y(one.share):.1f}" r="{radius(one):.1f}"/>'
        for one in sorted(levels, key=radius, reverse=True)
    ]


def _radius(one: Level) -> float:
    return min(6 + one.n / 4, 13)


def _ring(one: Level, first: Sequence[Level]) -> float:
    """The radius of a hollow dot: wider than every full one that it meets, so that it lies around it and stays in sight."""
    return max([_radius(one), *(_radius(other) + 5 for other in first if _meet(one, other))])


def _around(one: Level, again: Sequence[Level]) -> float:
    """How far what is drawn around a full dot reaches."""
    return max([_radius(one), *(_radius(one) + 5 + _apart(one, other) for other in again if _meet(one, other))])


def _meet(one: Level, other: Level) -> bool:
    return _apart(one, other) < _radius(one) + _radius(other)


def _apart(one: Level, other: Level) -> float:
    return hypot(_x(one.confidence) - _x(other.confidence), _y(one.share) - _y(other.share))


def _counts(first: Sequence[Level], again: Sequence[Level]) -> list[str]:
    """How many were right, each close to its own dot or bar, where it hides no dot and no other count, and the fewest bars."""
    both = [(one, again, _around(one, again), False) for one in first] + [(one, first, _ring(one, first), True) for one in again]
    dots = [(_x(one.confidence), _y(one.share), radius if is_again else _radius(one)) for one, _, radius, is_again in both]
    bars = [
        (_bar_x(one, others, BESIDE if is_again else -BESIDE), _y(one.limits.upper), _y(one.limits.lower))
        for one, others, _, is_again in both
    ]
    boxes: list[tuple[float, float, float]] = []
    texts = []
    for one, others, radius, is_again in both:
        words = f"{one.right} of {one.n}"
        places = [place for place in _places(one, others, radius, is_again) if 12 <= place[1] <= BOTTOM - 2]
        place = min(places, key=lambda place, words=words: _hides(_box(place, words), dots, bars, boxes))
        boxes.append(_box(place, words))
        texts.append(_text(place[0], place[1], words, "count", place[2]))
    return texts


def _places(one: Level, others: Sequence[Level], radius: float, is_again: bool) -> list[tuple[float, float, str]]:
    """Where a count may stand, the best place first: above the limits of the first time, below those of the second, or beside.

    Where both kinds stand at one confidence, the first is written on the left, the second on the right, clear of both bars.
    """
    x, y, (low, high) = _x(one.confidence), _y(one.share), one.limits
    above, below = min(_y(high), y - radius) - 6, max(_y(low), y + radius) + 15
    if any(_is_beside(one, other) for other in others):
        over, under = (x - BESIDE + 2, above, "end"), (x + BESIDE - 2, below, "start")
    else:
        over, under = (x, above, "middle"), (x, below, "middle")
    beside = [(x + radius + 5, y - 5, "start"), (x - radius - 5, y - 5, "end")]
    corners = [(x + aside, height, anchor) for height in (above, below) for aside, anchor in ((6, "start"), (-6, "end"))]
    farther = [(x, height, "middle") for height in (above - TALL - 4, below + TALL + 4)]
    return [*((under, over) if is_again else (over, under)), *beside, *corners, *farther]


def _box(place: tuple[float, float, str], words: str) -> tuple[float, float, float]:
    """The left and right end of a count, and the line that it stands on."""
    x, y, anchor = place
    wide = WIDE * len(words)
    left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    return left, left + wide, y


def _hides(
    box: tuple[float, float, float],
    dots: Sequence[tuple[float, float, float]],
    bars: Sequence[tuple[float, float, float]],
    boxes: Sequence[tuple[float, float, float]],
) -> int:
    """How much a count would cover: a dot or another count is worse than any number of bars, and off the picture is worst."""
    left, right, y = box
    on_dots = sum(
        hypot(max(left - x, x - right, 0), max(y - TALL - middle, middle - y, 0)) <= radius + 2 for x, middle, radius in dots
    )
    on_counts = sum(left < end + 4 and begin < right + 4 and abs(y - line) < TALL + 3 for begin, end, line in boxes)
    on_bars = sum(left - 1 <= x <= right + 1 and top < y and bottom > y - TALL for x, top, bottom in bars)
    return 1000 * (left < 0 or right > WIDTH) + 100 * (on_dots + on_counts) + on_bars


def _is_beside(one: Level, other: Level) -> bool:
    """Whether the bars of both would stand on each other."""
    return abs(_x(one.confidence) - _x(other.confidence)) < 2 * BESIDE


def _key() -> str:
    y = HEIGHT - 8
    return (
        f'<circle class="first" cx="{LEFT + 6}" cy="{y - 4}" r="6"/>'
        + _text(LEFT + 18, y, "first time", "tick")
        + f'<circle class="again" cx="{LEFT + 120}" cy="{y - 4}" r="6"/>'
        + _text(LEFT + 132, y, "asked again in review", "tick")
    )


def _frame(across: str, upward: str, *, across_ticks: bool = True) -> str:
    marks = (0, 0.25, 0.5, 0.75, 1)
    lines = [f'<line class="grid" x1="{LEFT}" y1="{_y(at)}" x2="{RIGHT}" y2="{_y(at)}"/>' for at in marks]
    lines += [_text(LEFT - 8, _y(at) + 4, f"{at:.0%}", "tick", "end") for at in marks]
    if across_ticks:
        lines += [_text(_x(at), BOTTOM + 18, f"{at:.0%}", "tick", "middle") for at in marks]
        lines.append(_text((LEFT + RIGHT) / 2, BOTTOM + 36, across, "axis", "middle"))
    if upward:
        middle = (TOP + BOTTOM) / 2
        lines.append(
            f'<text class="axis" text-anchor="middle" transform="translate(12 {middle}) rotate(-90)">{escape(upward)}</text>'
        )
    return "".join(lines)


def _text(x: float, y: float, words: str, kind: str, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _svg(label: str, body: Sequence[str], height: int) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(label)}">{"".join(body)}</svg>'


def _x(share: float) -> float:
    return LEFT + (RIGHT - LEFT) * share


def _y(share: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * share
