"""The picture of a world: two lines over the number that moves, the learner's own place, and where the lines meet."""

import re
from typing import Any

import pandas as pd

from widgets.livechart import columns_of
from widgets.world_readout import TALL, turn
from widgets.world_spec import STACKED as FEW
from widgets.world_spec import specification
from workbook.worlds import ranges, sentences
from workbook.worlds.agreement import Meeting
from workbook.worlds.code import CodeWorld
from workbook.worlds.looking import jumps_at
from workbook.worlds.quantities import Gap, titled
from workbook.worlds.world import World

STEPS = 40
"""So many jumps of one line are drawn upright; a line with more of them is a slope to the eye."""
HALVINGS = 16
"""So often the place of a jump is halved: to a hair of the picture."""
ROOM = 0.3
"""This part of the range, on a narrow screen, is as wide as “equal here”."""
WORDS = 3
"""So many times the space below stands above: there the words of the places of agreement have their lines."""


def yours(world: World) -> str:
    """The mistaken rule by name."""
    return "Your function" if isinstance(world, CodeWorld) else f"Your rule: {world.name}"


def true_name(world: World) -> str:
    """What stands beside it."""
    return "Expected" if isinstance(world, CodeWorld) else "The true rule"


def picture(world: World) -> dict[str, Any]:
    """Return the specification; it holds no value of the true rule."""
    low, high = world.move.span(world.parameters)
    bottom, top = y_domain(world, known=False)
    return specification(
        x={
            "title": titled(world.move.label, world.move.unit),
            "format": _format(world.move.unit, high - low, largest=max(abs(low), abs(high))),
            "domain": [low, high],
        },
        y={
            "title": world.quantity.label,
            "format": _format(world.quantity.unit, None, largest=abs(bottom) + abs(top)),
            "whole": _counts(world),
        },
        names=(yours(world), true_name(world)),
        limits=[bottom, top],
        height=TALL,
    )


def rows(world: World, *, revealed: bool) -> dict[str, Any]:
    """Return the rows of the picture; before it is revealed, nothing of the true rule."""
    lines = _line(world, yours(world), 0) + (_line(world, true_name(world), 1) if revealed else [])
    frames = {
        "lines": pd.DataFrame(lines, columns=["x", "y", "rule", "part"]),
        "own": pd.DataFrame(_own(world, revealed=revealed), columns=["x", "y", "rule"]),
        "meets": pd.DataFrame(_meets(world) if revealed else [], columns=["x", "x2", "text", "side", "place"]),
        "ends": pd.DataFrame(_ends(world) if revealed else [], columns=["x", "y", "look"]),
    }
    return columns_of(frames)


def y_domain(world: World, *, known: bool, start: World | None = None) -> list[float]:
    """The range of values that the picture shows: all of the lines, wherever the slider stands.

    `start` is the world before other numbers were changed: its range stays, so that only what leaves it moves the axis.
    """
    found = [value for one in (world, start or world) for pair in (one.own_pair, *one.pairs) for value in pair[: 1 + known]]
    values = [value for value in found if not isinstance(value, Gap)] or [0.0, 1.0]
    low, high = min(values), max(values)
    if 0 < low < 0.4 * high or 0 < low == high:
        low = 0.0
    if 0.4 * low < high < 0 or low == high < 0:
        high = 0.0
    pad = 0.08 * ((high - low) or abs(high) or 1)
    return [low - (pad if low else 0), high + WORDS * pad]


def _line(world: World, name: str, which: int) -> list[tuple[Any, ...]]:
    """One rule along the grid; a gap begins a new part, so that no line is drawn across it, and a jump is drawn upright."""
    found: list[tuple[Any, ...]] = []
    part = 0
    values = [pair[which] for pair in world.pairs]
    upright = set() if isinstance(world, CodeWorld) or world.move.is_whole(world.parameters) else set(_jumps(values))
    for i, (x, value) in enumerate(zip(world.grid, values, strict=True)):
        if isinstance(value, Gap):
            part += 1
            continue
        if i in upright:
            found += [(at, y, name, f"{name} {part}") for at, y in _step(world, which, i)]
        found.append((x, value, name, f"{name} {part}"))
    return found


def _jumps(values: list[float | Gap]) -> list[int]:
    """The places along a line before which it jumps; none where it jumps nearly everywhere."""
    found = [i for i in range(1, len(values)) if jumps_at(values, i)]
    return found if len(found) <= STEPS else []


def _step(world: World, which: int, i: int) -> list[tuple[float, float]]:
    """The two ends of a jump between two values of the grid, one above the other."""
    low, high = world.grid[i - 1], world.grid[i]
    before, after = world.pairs[i - 1][which], world.pairs[i][which]
    assert not isinstance(before, Gap) and not isinstance(after, Gap)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        value = world.pair(middle)[which]
        if isinstance(value, Gap):
            return []
        if abs(value - before) <= abs(value - after):
            low, before = middle, value
        else:
            high, after = middle, value
    return [(high, before), (high, after)]


def _own(world: World, *, revealed: bool) -> list[tuple[Any, ...]]:
    """Both rules at the learner's own numbers, which stay while the slider moves."""
    pairs = zip(world.own_pair[: 1 + revealed], (yours(world), true_name(world)), strict=False)
    return [(world.own, value, name) for value, name in pairs if not isinstance(value, Gap)]


def _meets(world: World) -> list[tuple[Any, ...]]:
    low, high = world.move.span(world.parameters)
    found = []
    for order, meeting in enumerate(_told(world)):
        text = f"equal at {_bare(ranges.place(world, meeting.low))}" if meeting.is_point else "equal here"
        within = meeting.low <= high - ROOM * (high - low)  # the words of a stretch stand in it where they have room
        side = _side(world, meeting.low) if meeting.is_point or not within else "left"
        found.append((meeting.low, meeting.high, text, side, order))
    return found


def _bare(place: str) -> str:
    """A place without the words of its unit: the axis has them, and a narrow picture no room."""
    return re.sub(r"(?<=\d) .*", "", place)


def _told(world: World) -> list[Meeting]:
    return world.meetings if len(world.meetings) <= FEW else [sentences.nearest(world)]


def _ends(world: World) -> list[tuple[float, float, str]]:
    """The marks where they meet: a diamond at a point, and at the ends of a stretch a dot, hollow where the end is left out.

    An end at which both run away has none: its mark would lie far outside the frame and pull the picture after it.
    """
    low, high = world.move.span(world.parameters)
    bottom, top = y_domain(world, known=True)
    found = []
    for meeting in _told(world):
        if meeting.is_point:
            found.append((meeting.low, meeting.value, "point"))
            continue
        inside = (high - low) * 1e-9
        for x, is_open, step in ((meeting.low, meeting.open_low, inside), (meeting.high, meeting.open_high, -inside)):
            value = world.pair(x + step if is_open else x)[1]
            if not isinstance(value, Gap) and bottom <= value <= top and (is_open or low < x < high):
                found.append((x, value, "open" if is_open else "closed"))
    return found


def _counts(world: World) -> bool:
    """Whether the rule counts a few of something, so that half of one is nothing to write at an axis."""
    values = {pair[0] for pair in world.pairs if not isinstance(pair[0], Gap)}
    money = world.quantity.unit.startswith("$") or world.quantity.unit in ("rate", "%")
    return bool(values) and not money and all(float(value).is_integer() for value in values) and max(values) - min(values) < 12


def _side(world: World, x: float) -> str:
    return "right" if x > turn(world) else "left"


def _format(unit: str, span: float | None, *, largest: float = 0) -> str:
    """How an axis writes its numbers, in d3's words."""
    if unit == "rate":
        return ".0%" if span is None or span > 0.12 else ".1%"
    dollar = "$" if unit.startswith("$") else ""
    if largest >= 2e6:
        return f"{dollar}.3~s"
    if span is None:
        tiny = largest < 0.1  # in cents all of them would be nothing
        return f"{dollar},.4~f" if not dollar else "$,.10~g" if tiny else "$,.2~f"
    return f"{dollar},.0f" if span >= 8 else f"{dollar},.2~f"
