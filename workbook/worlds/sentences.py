"""What a world says, in plain sentences made from what was found: no more than the picture shows."""

from __future__ import annotations

from itertools import pairwise

from workbook.worlds.agreement import Meeting
from workbook.worlds.code import CodeWorld
from workbook.worlds.moves import plain
from workbook.worlds.quantities import Gap
from workbook.worlds.world import World

COUNTED = 20
"""From so many on, counts are told in whole numbers."""
FEW = 3
"""So many places are listed; of more, one is named."""


def question(world: World) -> str:
    """What the reader is asked before the true rule is drawn."""
    return f"For which “{world.move.label}” would your rule be right?"


def at_yours(world: World) -> str:
    """Both values at the learner's numbers."""
    given, truth = world.own_pair
    place = f"At your {world.move.show(world.own)}"
    return f"{place}, your rule {_gives(given, world)}; the true rule {_gives(truth, world)}."


def says(world: World, *, changed: bool = False) -> str:
    """The finding, and both values at the learner's numbers."""
    if isinstance(world, CodeWorld):
        return world.finding()
    return f"{finding(world)} {at_yours(world)}" if not changed else finding(world)


def finding(world: World) -> str:
    """Where the two agree, and nothing that was not found."""
    if world.times is not None:
        return _proportional(world) + _as_far_as(world)
    if world.meetings:
        return _meets(world)
    low, high = (world.move.show(end) for end in world.move.span(world.parameters))
    never = f"Your rule is right for no “{world.move.label}” from {low} to {high}, your other numbers being as they are"
    if world.beyond is not None:
        above = "above" if world.beyond > 0 else "below"
        return f"{never}: it always lies {world.quantity.difference(abs(world.beyond))} {above} the true one."
    if change := _change(world):
        return f"{never}. {change}{_as_far_as(world)}"
    rows = [(x, one, two) for x, (one, two) in world.looked if not isinstance(one, Gap) and not isinstance(two, Gap)]
    x, one, other = min(rows, key=lambda row: abs(row[1] - row[2]))
    at = "at" if x in world.grid else "at about"
    values = f"{world.quantity.show(one)} against {world.quantity.show(other)}"
    return f"{never}. They come closest {at} {world.move.show(x)}: {values}.{_as_far_as(world)}"


def verdict(world: World, guess: float | None) -> str:
    """What became of the reader's guess: a place, or None for “nowhere”."""
    if guess is None and not world.meetings:
        return "You said nowhere, and so it is." if world.is_sure else "You said nowhere, and none was found."
    if guess is None:
        return "You said nowhere; there is a place."
    place = world.move.show(guess)
    low, high = world.move.span(world.parameters)
    if not world.meetings:
        return f"You said {place}; there is no such place in this range."
    if any(meeting.holds(guess, 1e-9 * (high - low)) for meeting in world.meetings):
        return f"You said {place}, and so it is."
    slack = max(0.03 * (high - low), world.move.step(world.parameters))
    near = any(meeting.holds(guess, slack) for meeting in world.meetings)
    return f"You said {place}: close." if near else f"You said {place}; there they still part."


def nearest(world: World) -> Meeting:
    """The place of agreement that lies nearest to the learner's number."""
    return min(world.meetings, key=lambda meeting: abs(meeting.low - world.own))


def where(world: World, meeting: Meeting) -> str:
    """One place, as the predicate of the number that moves: `were 100%`."""
    low, high = world.move.span(world.parameters)
    if meeting.is_point:
        return f"were {place(world, meeting.low)}"
    if meeting.low <= low:
        return f"were at most {place(world, meeting.high)}"
    if meeting.high >= high:
        return f"were at least {place(world, meeting.low)}"
    return f"lay between {place(world, meeting.low)} and {place(world, meeting.high)}"


def place(world: World, x: float) -> str:
    """A value of the number that moves; of what is counted, a part of one is not told."""
    counted = isinstance(world.own, int) and not world.move.unit.startswith("$") and world.move.unit not in ("rate", "%")
    if counted and abs(x) >= COUNTED and not float(x).is_integer():
        return f"about {world.move.show(round(x))}"
    return world.move.show(x)


def _proportional(world: World) -> str:
    assert world.times is not None
    if abs(world.times) < 1e-9:
        always = f"Your rule always gives {world.quantity.show(0)}"
    elif abs(world.times + 1) < 1e-6:
        always = "Your rule gives the true value with its sign turned"
    elif 0 < abs(world.times) < 0.1:
        always = f"The true value is always {plain(1 / world.times)} times what your rule gives"
    else:
        always = f"Your rule always gives {plain(world.times)} times the true value"
    if not world.meetings:
        return f"{always}, whatever “{world.move.label}” is: no number makes it right."
    if len(world.meetings) > FEW:
        return f"{always}. It is right only where both are 0, for instance if “{world.move.label}” {where(world, nearest(world))}."
    return f"{always}. It would be right only if “{world.move.label}” {_listed(world)}, where both are 0."


def _listed(world: World) -> str:
    return " or ".join(where(world, place) for place in world.meetings).replace(" or were ", " or ")


def _as_far_as(world: World) -> str:
    """What cannot be promised where a line jumps."""
    if world.is_sure:
        return ""
    step = max(beyond - x for (x, _), (beyond, _) in pairwise(world.looked))
    return f" A line jumps: a place, or a break in one, that is shorter than {world.move.show(step)} may have been missed."


def _meets(world: World) -> str:
    places = world.meetings
    label = world.move.label
    if len(places) == 2 and places[0].high < world.own < places[1].low and _all_but_own(world, places):
        return f"Your rule would be right for any “{label}” but {world.move.show(world.own)}."
    if len(places) > FEW:
        first = min(places, key=lambda meeting: abs(meeting.low - world.own))
        return (
            f"Your rule is right here and there, for instance if “{label}” {where(world, first)}; it does not follow the true one."
        )
    points = [place for place in places if place.is_point]
    both = f": both then give {world.quantity.show(points[0].value)}" if len(places) == len(points) == 1 else ""
    return f"Your rule would be right only if “{label}” {_listed(world)}{both}.{_as_far_as(world)}"


def _all_but_own(world: World, places: list[Meeting]) -> bool:
    low, high = world.move.span(world.parameters)
    room = 2 if world.move.is_whole(world.parameters) else 1e-6 * (high - low)
    return places[0].low <= low and places[1].high >= high and places[1].low - places[0].high <= room


def _change(world: World) -> str | None:
    """Between which values the two first change places, and whether both have values there."""
    last: tuple[float, float] | None = None
    empty = None
    for x, (one, other) in world.looked:
        if isinstance(one, Gap) or isinstance(other, Gap):
            empty = "your rule" if isinstance(one, Gap) else "the true rule"
            continue
        if last and last[1] * (one - other) < 0:
            return _changed(world, last[0], x, empty)
        last, empty = (x, one - other), None
    return None


def _changed(world: World, low: float, high: float, empty: str | None) -> str:
    rising = _above(world, high)
    for _ in range(0 if empty or world.move.is_whole(world.parameters) else 40):
        middle = (low + high) / 2
        one, other = world.pair(middle)
        if isinstance(one, Gap) or isinstance(other, Gap):
            empty = "your rule" if isinstance(one, Gap) else "the true rule"
            break
        low, high = (low, middle) if _above(world, middle) == rising else (middle, high)
    ends = [world.move.show(low), world.move.show(high)]
    place = f"Between {ends[0]} and {ends[1]}" if ends[0] != ends[1] else f"At {ends[0]}"
    if empty:
        return f"{place}, where {empty} has no value, the two change places."
    return f"{place} the two change places without ever being equal."


def _above(world: World, x: float) -> bool:
    one, other = world.pair(x)
    return not isinstance(one, Gap) and not isinstance(other, Gap) and one > other


def _gives(value: float | Gap, world: World) -> str:
    return f"has no value ({value.reason})" if isinstance(value, Gap) else f"gives {world.quantity.show(value)}"
