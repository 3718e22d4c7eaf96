"""What stands at each place of a world's slider: the words at the lines' points, the values as text, the rows for readers."""

from typing import Any

from workbook.worlds.agreement import apart
from workbook.worlds.code import CodeWorld
from workbook.worlds.quantities import Gap
from workbook.worlds.world import World

EDGE = 0.09
"""So near to an end of the scale words stand on the inner side."""
TALL = 300
"""The picture's height in pixels."""
UP, HIGHER, DOWN = -13, -29, 15
"""How far from their point words stand: above it, above the words of a point just below, below it."""
LINE = 30
"""Two points so near to each other, in pixels, leave no room for words between them."""
TURN = 0.4
"""This part of the range, on a narrow screen, is what words need on the left of their point."""
FEW = 3
"""So many places of agreement have a row of their own."""
ROWS = 25
"""Rows of the table."""


def turn(world: World) -> float:
    """Beyond this, words stand on the left of their point: there the numbers at the axis lend them room."""
    low, high = world.move.span(world.parameters)
    return low + TURN * (high - low)


def readout(world: World, *, revealed: bool, limits: list[float]) -> dict[str, list[Any]]:
    """What stands at each place of the slider: numbers and words for the picture, texts for the reader."""
    found: dict[str, list[Any]] = {"x": [], "place": [], "yours": [], "true": [], "side": []}
    here = turn(world)
    for x, pair in zip(world.grid, world.pairs, strict=True):
        known = pair[: 1 + revealed]
        found["x"].append(x)
        found["place"].append(world.move.show(x))
        found["side"].append("right" if x > here else "left")
        for place, name in enumerate(("yours", "true")):
            value = known[place] if place < len(known) else None
            found[name].append(None if isinstance(value, Gap) else value)
        for name, words in _words(world, known, limits).items():
            found.setdefault(name, []).append(words)
    return found | (_code_texts(world) if isinstance(world, CodeWorld) else _texts(world, revealed=revealed))


def _words(world: World, pair: tuple[float | Gap, ...], limits: list[float]) -> dict[str, Any]:
    """What is written beside the two points at one place of the slider, and how far above or below them."""
    bottom, top = limits
    heights = [None if isinstance(value, Gap) else (value - bottom) / (top - bottom) for value in pair]
    texts = ["" if isinstance(value, Gap) else world.quantity.short(world.clean(value)) for value in pair]
    other = "expected" if isinstance(world, CodeWorld) else "true"
    names = [f"{name}: {text}" if text else "" for name, text in zip(("yours", other), texts, strict=False)] + [""]
    if len(pair) < 2 or None in heights:
        ways = [_way(height, upper=place == 0) for place, height in enumerate(heights)] + [UP]
    elif apart((pair[0], pair[1]), scale=world.scale) == 0:
        names, ways = [f"both: {texts[0]}", ""], [_way(heights[0], upper=True), UP]
    else:
        upper = 0 if heights[0] > heights[1] else 1  # type: ignore[operator]
        ways = [_way(height, upper=place == upper) for place, height in enumerate(heights)]
        if ways[1 - upper] == UP and TALL * abs(heights[0] - heights[1]) < LINE:  # type: ignore[operator]
            ways[upper] = HIGHER
    return {"yoursLabel": names[0], "trueLabel": names[1], "yoursDy": ways[0], "trueDy": ways[1]}


def _way(height: float | None, *, upper: bool) -> int:
    if height is None:
        return UP
    return UP if height < EDGE or (upper and height <= 1 - EDGE) else DOWN


def _texts(world: World, *, revealed: bool) -> dict[str, list[str]]:
    """The values in words."""
    found: dict[str, list[str]] = {"yoursText": [], "trueText": []}
    for pair in world.pairs:
        for name, value in zip(("yours", "true"), pair, strict=True):
            hidden = name == "true" and not revealed
            text = (
                ""
                if hidden
                else f"no value ({value.reason})"
                if isinstance(value, Gap)
                else world.quantity.show(world.clean(value))
            )
            found[f"{name}Text"].append(text)
    return found


def _code_texts(world: CodeWorld) -> dict[str, list[Any]]:
    """The call, what is expected and what was given."""
    found: dict[str, list[Any]] = {"call": [], "trueText": [], "yoursText": [], "right": list(world.right)}
    for texts in world.texts():
        for name, text in zip(("call", "trueText", "yoursText"), texts, strict=True):
            found[name].append(text)
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
    return "no value" if isinstance(value, Gap) else world.quantity.show(world.clean(value))
