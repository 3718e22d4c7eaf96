"""The picture of a world: two lines over the number that moves, the learner's own place, and where the lines meet."""

from typing import Any

import pandas as pd

from widgets.livechart import columns_of
from widgets.world_spec import STACKED as FEW
from widgets.world_spec import specification
from workbook.worlds import sentences
from workbook.worlds.code import CodeWorld
from workbook.worlds.quantities import Gap
from workbook.worlds.world import World

ROOM = 1.0
"""How far beyond the learner's two values the picture reaches, as a share of their distance."""
BESIDE = 0.1
"""The lines are shown so far beside the learner's number, as a share of the range, even where they are steep …"""
MOST = 5
"""… up to so many times that room."""
EDGE = 0.13
"""So near to an end of the scale words stand on the inner side."""
ROWS = 25
"""Rows of the table."""


def yours(world: World) -> str:
    """The mistaken rule by name."""
    return "Your function" if isinstance(world, CodeWorld) else f"Your rule: {world.name}"


def true_name(world: World) -> str:
    """What stands beside it."""
    return "The reference" if isinstance(world, CodeWorld) else "The true rule"


def picture(world: World) -> dict[str, Any]:
    """Return the specification; it holds no value of the true rule."""
    low, high = world.move.span(world.parameters)
    bottom, top = y_domain(world, known=False)
    return specification(
        x={
            "title": _titled(world.move.label, world.move.unit),
            "format": _format(world.move.unit, high - low, largest=max(abs(low), abs(high))),
            "domain": [low, high],
        },
        y={"title": world.quantity.label, "format": _format(world.quantity.unit, None, largest=abs(bottom) + abs(top))},
        names=(yours(world), true_name(world)),
        limits=[bottom, top],
    )


def rows(world: World, *, revealed: bool) -> dict[str, Any]:
    """Return the rows of the picture; before it is revealed, nothing of the true rule."""
    lines = _line(world, yours(world), 0) + (_line(world, true_name(world), 1) if revealed else [])
    frames = {
        "lines": pd.DataFrame(lines, columns=["x", "y", "rule", "part"]),
        "own": pd.DataFrame(_own(world, revealed=revealed), columns=["x", "y", "rule", "text", "side", "way"]),
        "meets": pd.DataFrame(_meets(world) if revealed else [], columns=["x", "x2", "y", "text", "side", "place"]),
    }
    return columns_of(frames)


def y_domain(world: World, *, known: bool) -> list[float]:
    """The range of values that the picture shows: around the learner's, and as far as the meeting places."""
    pairs = [world.own_pair, *world.pairs]
    seen = [[value for value in (pair if known else pair[:1]) if not isinstance(value, Gap)] for pair in pairs]
    needed = seen[0] + ([meeting.value for meeting in world.meetings[:FEW]] if known else [])
    if len(needed) < 2:
        needed = [value for values in seen for value in values] or [0.0, 1.0]
        low, high = min(needed), max(needed)
    else:
        low, high = min(needed), max(needed)
        room = ROOM * ((high - low) or abs(high) or 1)
        span = world.grid[-1] - world.grid[0]
        beside = [values for x, values in zip(world.grid, seen[1:], strict=True) if abs(x - world.own) <= BESIDE * span]
        near = [value for values in seen for value in values if low - room <= value <= high + room]
        near += [value for values in beside for value in values if low - MOST * room <= value <= high + MOST * room]
        low, high = min(near), max(near)
    if 0 < low < 0.4 * high or 0 < low == high:
        low = 0.0
    pad = 0.08 * ((high - low) or abs(high) or 1)
    return [low - (pad if low else 0), high + 2 * pad]


def readout(world: World, *, revealed: bool) -> dict[str, list[Any]]:
    """What stands at each place of the slider: numbers for the picture, texts for the reader."""
    if isinstance(world, CodeWorld):
        return _code_readout(world)
    found: dict[str, list[Any]] = {"x": [], "place": [], "yours": [], "yoursText": [], "true": [], "trueText": []}
    for x, (one, other) in zip(world.grid, world.pairs, strict=True):
        found["x"].append(x)
        found["place"].append(world.move.show(x))
        for name, value in (("yours", one), ("true", other)):
            hidden = name == "true" and not revealed
            found[name].append(None if hidden or isinstance(value, Gap) else value)
            found[f"{name}Text"].append(
                "" if hidden else f"no value: {value.reason}" if isinstance(value, Gap) else world.quantity.show(value)
            )
    return found


def _code_readout(world: CodeWorld) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {name: [] for name in ("x", "place", "yours", "yoursText", "true", "trueText", "call", "right")}
    for x, (one, other), (call, expected, given), right in zip(world.grid, world.pairs, world.texts(), world.right, strict=True):
        found["x"].append(x)
        found["place"].append(world.move.show(x))
        found["yours"].append(None if isinstance(one, Gap) else one)
        found["true"].append(None if isinstance(other, Gap) else other)
        found["yoursText"].append(given)
        found["trueText"].append(expected)
        found["call"].append(call)
        found["right"].append(right)
    return found


def table(world: World, *, revealed: bool) -> dict[str, list[str]]:
    """The rows for readers: a number of places, the learner's own and the meeting places among them."""
    if isinstance(world, CodeWorld):
        rows = zip(world.grid, world.texts(), world.right, strict=True)
        cells = [(world.move.show(x), expected, given, "right" if right else "wrong") for x, (_, expected, given), right in rows]
        heads = (world.move.label, "Expected", "Yours", "Judged")
        return {head: [cell[i] for cell in cells] for i, head in enumerate(heads)}
    every = max(1, len(world.grid) // ROWS)
    places = (
        set(world.grid[::every])
        | {world.own, world.grid[-1]}
        | ({end for m in world.meetings[:FEW] for end in (m.low, m.high)} if revealed else set())
    )
    shown: dict[str, list[str]] = {world.move.label: [], "Your rule": []} | ({"The true rule": [], "Note": []} if revealed else {})
    for x in sorted(places):
        one, other = world.own_pair if x == world.own else world.pair(x)
        shown[world.move.label].append(world.move.show(x))
        shown["Your rule"].append(_cell(one, world))
        if revealed:
            shown["The true rule"].append(_cell(other, world))
            meet = any(meeting.holds(x) for meeting in world.meetings)
            shown["Note"].append("your numbers" if x == world.own else "equal" if meet else "")
    return shown


def _cell(value: float | Gap, world: World) -> str:
    return "no value" if isinstance(value, Gap) else world.quantity.show(value)


def _line(world: World, name: str, which: int) -> list[tuple[Any, ...]]:
    """One rule along the grid; a gap begins a new part, so that no line is drawn across it."""
    found, part = [], 0
    for x, pair in zip(world.grid, world.pairs, strict=True):
        value = pair[which]
        if isinstance(value, Gap):
            part += 1
        else:
            found.append((x, value, name, f"{name} {part}"))
    return found


def _own(world: World, *, revealed: bool) -> list[tuple[Any, ...]]:
    one, other = world.own_pair
    side = _side(world, world.own)
    above = not revealed or (not isinstance(one, Gap) and (isinstance(other, Gap) or one >= other))
    low, high = y_domain(world, known=revealed)
    found = []
    for value, name, text, up in ((one, yours(world), "yours", above), (other, true_name(world), "true", not above)):
        if not isinstance(value, Gap) and (revealed or text == "yours"):
            height = (value - low) / (high - low)
            way = "up" if height < EDGE or (up and height <= 1 - EDGE) else "down"
            found.append((world.own, value, name, f"{text}: {world.quantity.short(value)}", side, way))
    return found


def _meets(world: World) -> list[tuple[Any, ...]]:
    found = []
    places = world.meetings if len(world.meetings) <= FEW else [sentences.nearest(world)]
    for order, meeting in enumerate(places):
        text = f"equal at {sentences.place(world, meeting.low)}" if meeting.is_point else "equal here"
        found.append((meeting.low, meeting.high, meeting.value, text, _side(world, meeting.low), order))
    return found


def _side(world: World, x: float) -> str:
    low, high = world.move.span(world.parameters)
    return "right" if x > low + 0.55 * (high - low) else "left"


def _titled(label: str, unit: str) -> str:
    bare = unit.split()[0] if unit else ""
    return label if not unit or unit in ("rate",) or bare.lower().rstrip("s") in label.lower() else f"{label}, {unit}"


def _format(unit: str, span: float | None, *, largest: float = 0) -> str:
    """How an axis writes its numbers, in d3's words."""
    if unit == "rate":
        return ".0%" if span is None or span > 0.12 else ".1%"
    dollar = "$" if unit.startswith("$") else ""
    if largest >= 2e6:
        return f"{dollar}.3~s"
    if span is None:
        return f"{dollar},.4~f" if not dollar else "$,.2~f"
    return f"{dollar},.0f" if span >= 8 else f"{dollar},.2~f"
