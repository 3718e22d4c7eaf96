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
        return _proportional(world)
    if world.meetings:
        return _meets(world)
    low, high = (world.move.show(end) for end in world.move.span(world.parameters))
    never = f"Your rule is right for no “{world.move.label}” from {low} to {high}, your other numbers being as they are"
    if world.beyond is not None:
        above = "above" if world.beyond > 0 else "below"
        return f"{never}: it always lies {world.quantity.difference(abs(world.beyond))} {above} the true one."
    if changes := _changes(world):
        between = " and ".join(world.move.show(x) for x in changes)
        return f"{never}. Between {between} the two change places without ever being equal."
    closest = min(world.both, key=lambda row: abs(row[1] - row[2]))
    x, one, other = closest
    return f"{never}. They come closest at {world.move.show(x)}: {world.quantity.show(one)} against {world.quantity.show(other)}."


def verdict(world: World, guess: float | None) -> str:
    """What became of the reader's guess: a place, or None for “nowhere”."""
    if guess is None:
        return "You said nowhere, and so it is." if not world.meetings else "You said nowhere; there is a place."
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
    where_both = [meeting for meeting in world.meetings if meeting.is_point]
    if not where_both:
        return f"{always}, whatever “{world.move.label}” is: no number makes it right."
    return f"{always}. It would be right only if “{world.move.label}” {where(world, where_both[0])}, where both are 0."


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
    listed = " or ".join(where(world, place) for place in places).replace(" or were ", " or ")
    points = [place for place in places if place.is_point]
    both = f": both then give {world.quantity.show(points[0].value)}" if len(places) == len(points) == 1 else ""
    return f"Your rule would be right only if “{label}” {listed}{both}."


def _all_but_own(world: World, places: list[Meeting]) -> bool:
    low, high = world.move.span(world.parameters)
    step = world.move.step(world.parameters)
    return places[0].low <= low and places[1].high >= high and places[1].low - places[0].high <= 2.01 * step


def _changes(world: World) -> tuple[float, float] | None:
    """The first two neighboring values between which the two rules change places."""
    for (x, one, other), (beyond, next_one, next_other) in pairwise(world.both):
        if (one - other) * (next_one - next_other) < 0:
            return x, beyond
    return None


def _gives(value: float | Gap, world: World) -> str:
    return f"has no value ({value.reason})" if isinstance(value, Gap) else f"gives {world.quantity.show(value)}"
