"""Places along the number that moves, in words: at 40, up to 24 patients, from 3% to 5%, at 0% and at 100%."""

from __future__ import annotations

from collections.abc import Sequence

from workbook import words
from workbook.worlds.agreement import Meeting
from workbook.worlds.world import World

COUNTED = 20
"""From so many on, counts are told in whole numbers …"""
HARDLY = 0.02
"""… and fewer where they are whole but for this part."""


def listed(world: World, places: Sequence[Meeting]) -> str:
    """One or several places; where what is excluded is one value, that value is named, and not two stretches around it."""
    if value := _excluded(world, places):
        return f"where it is not {value}"
    return words.listed([where(world, one) for one in places], comma=True)


def where(world: World, meeting: Meeting) -> str:
    """One place: `at 100%`, `up to $5`, `from 3% on`, `above 1`, `from $1.25 to $2`, `above 3 and up to 5`."""
    low, high = world.move.span(world.parameters)
    first, last = place(world, meeting.low), place(world, meeting.high)
    if meeting.is_point or first == last:
        return f"at {first}"
    begins, ends = (f"above {first}" if meeting.open_low else ""), (f"below {last}" if meeting.open_high else "")
    if meeting.low <= low and not begins:
        return ends or f"up to {last}"
    if meeting.high >= high and not ends:
        return begins or f"from {first} on"
    if ends and not begins:
        return f"from {first} to just {ends}"
    if begins or ends:
        return f"{begins or f'from {first} on'} and {ends or f'up to {last}'}"
    if first.startswith("about") or last.startswith("about"):
        return f"from about {world.move.range(round(meeting.low), round(meeting.high))}"
    return f"from {world.move.range(meeting.low, meeting.high)}"


def place(world: World, x: float) -> str:
    """A value of the number that moves; of what is counted, a part of one is not told."""
    counted = isinstance(world.own, int) and not world.move.unit.startswith("$") and world.move.unit not in ("rate", "%")
    near = round(x)
    if counted and not float(x).is_integer() and near != world.own and (abs(x) >= COUNTED or abs(x - near) < HARDLY * abs(x)):
        return f"about {world.move.show(near)}"
    return world.move.show(x)


def wholly(world: World) -> bool:
    """Whether they agree all along the range, as far as both have a value."""
    low, high = world.move.span(world.parameters)
    both = [x for x, _, _ in world.both]
    return any(one.low <= max(low, both[0]) and one.high >= min(high, both[-1]) for one in world.meetings)


def _excluded(world: World, places: Sequence[Meeting]) -> str:
    """The one value between two stretches that reach to both ends, as far as its words tell."""
    low, high = world.move.span(world.parameters)
    if len(places) != 2 or places[0].low > low or places[1].high < high or places[0].is_point or places[1].is_point:
        return ""
    before, after = place(world, places[0].high), place(world, places[1].low)
    return before if before == after else ""
