"""What a world says, in plain sentences made from what was found: no more than the picture shows."""

from __future__ import annotations

from itertools import pairwise

from workbook.worlds.agreement import Meeting
from workbook.worlds.code import CodeWorld
from workbook.worlds.moves import plain
from workbook.worlds.quantities import Gap
from workbook.worlds.ranges import listed, wholly
from workbook.worlds.reasons import equal_where, reason
from workbook.worlds.silence import unanswered
from workbook.worlds.world import BESIDE, World

FEW = 3
"""So many places are listed; of more, one is named."""
TIMES = {2: "twice", 0.5: "half"}


def intro(world: World) -> str:
    """What the picture is about, and what is done with it."""
    if isinstance(world, CodeWorld):
        return "What your function gives, and what is expected, from the input that fails. Move one number: where do the two agree?"
    return (
        f"Your answer follows a rule: “{world.name}”. At your numbers it gives a wrong answer; elsewhere it may give the right one."
    )


def question(world: World) -> str:
    """What the reader is asked before the true rule is drawn."""
    return f"Only “{world.move.label}” moves; all else stays. At which value would your rule give the right answer?"


def nowhere(world: World) -> str:
    """The guess that there is no such place, with the range that it is about."""
    return f"Right nowhere from {world.move.range(*world.move.span(world.parameters))}"


def at_yours(world: World) -> str:
    """Both values at the learner's numbers."""
    given, truth = world.own_pair
    place = f"At your {world.move.show(world.own)}"
    return f"{place}, your rule {_gives(given, world)}; the true rule {_gives(truth, world)}."


def says(world: World, *, changed: bool = False) -> str:
    """The finding, and both values at the learner's numbers."""
    if isinstance(world, CodeWorld):
        return world.finding()
    return f"{finding(world)}{equal_where(world)} {at_yours(world)}{reason(world)}" if not changed else finding(world)


def finding(world: World) -> str:
    """Where the two agree, where one of them has no answer, and nothing that was not found."""
    return _found(world) + unanswered(world)


def _found(world: World) -> str:
    along = f"With “{world.move.label}” from {world.move.range(*world.move.span(world.parameters))}, "
    if world.meetings and wholly(world):
        return f"{along}your rule is right wherever it has a value.{_as_far_as(world)}"
    if world.times is not None:
        return along + _proportional(world) + _as_far_as(world)
    if world.meetings:
        return along + _meets(world) + _as_far_as(world)
    never = f"{along}your rule is right nowhere"
    if world.beyond is not None:
        above = "above" if world.beyond > 0 else "below"
        return f"{never}: it always lies {world.quantity.difference(abs(world.beyond))} {above} the true one."
    if change := _change(world):
        return f"{never}. {change}{_as_far_as(world)}"
    if world.nearing is not None:
        return (
            f"{never}, but the two come together as “{world.move.label}” nears {world.move.show(world.nearing)}.{_as_far_as(world)}"
        )
    x, one, other = min(world.both, key=lambda row: abs(row[1] - row[2]))
    values = f"yours is {_shown(world, one)}, the true one {_shown(world, other)}"
    return f"{never}. The two come closest at {world.move.show(x)}: {values}.{_as_far_as(world)}"


def verdict(world: World, guess: float | None) -> str:
    """What became of the reader's guess: a place, or None for “nowhere”."""
    if guess is None and not world.meetings:
        return "You said nowhere, and so it is." if world.is_sure else "You said nowhere, and no place was found."
    if guess is None:
        return "You said nowhere. But there is such a place."
    place = world.move.show(guess)
    low, high = world.move.span(world.parameters)
    if world.nearing is not None and abs(guess - world.nearing) <= 1e-9 * (high - low):
        return f"You said {place}: close. One of the two has no value there, and beside it they come together."
    if not world.meetings:
        return f"You said {place}. But there is no such place in this range."
    if any(meeting.leaves_out(guess) for meeting in world.meetings):
        return f"You said {place}: close, but at {place} itself the two still differ."
    if any(meeting.holds(guess, 1e-9 * (high - low)) for meeting in world.meetings):
        return f"You said {place}, and so it is."
    slack = max(0.03 * (high - low), world.move.step(world.parameters))
    near = any(meeting.holds(guess, slack) for meeting in world.meetings)
    return f"You said {place}: close." if near else f"You said {place}. There the two still differ."


def nearest(world: World) -> Meeting:
    """The place of agreement that lies nearest to the learner's number."""
    return min(world.meetings, key=lambda meeting: abs(meeting.low - world.own))


def _proportional(world: World) -> str:
    assert world.times is not None
    if abs(world.times) < 1e-9:
        always = f"your rule always gives {world.quantity.show(0)}"
    elif abs(world.times + 1) < 1e-6:
        always = "your rule gives the true value with its sign turned"
    elif 0 < abs(world.times) < 0.1:
        always = f"the true value is always {_times(1 / world.times)} what your rule gives"
    else:
        always = f"your rule always gives {_times(world.times)} the true value"
    if not world.meetings:
        return f"{always}, so it is right nowhere."
    if len(world.meetings) > FEW:
        return f"{always}. It is right only where both are 0, for instance {listed(world, [nearest(world)])}."
    return f"{always}. It is right only {listed(world, world.meetings)}, where both are 0."


def _times(value: float) -> str:
    return next((word for number, word in TIMES.items() if abs(value - number) < 1e-9), f"{plain(value)} times")


def _as_far_as(world: World) -> str:
    """How closely was looked where a line jumps: between, nothing is known."""
    if world.is_sure:
        return ""
    step = max(beyond - x for (x, _), (beyond, _) in pairwise(world.looked))
    return f" One of the two goes in jumps: this was checked every {world.move.show(step)}, and not between."


def _meets(world: World) -> str:
    places = world.meetings
    if len(places) == 2 and places[0].high <= world.own <= places[1].low and _all_but_own(world, places):
        return f"your rule is right everywhere but at your {world.move.show(world.own)}."
    if len(places) > FEW:
        single = "at single places only" if all(place.is_point for place in places) else "in places only"
        return f"your rule is right {single}, for instance {listed(world, [nearest(world)])}."
    points = [place for place in places if place.is_point]
    both = f" There both give {_shown(world, points[0].value)}." if len(places) == len(points) == 1 else ""
    return f"your rule is right only {listed(world, places)}.{both}"


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
        if last and last[1] * (one - other) < 0 and not world.is_beside_a_gap(last[0], x):
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
    low, high = (0.0 if abs(x) < BESIDE * (world.grid[-1] - world.grid[0]) else x for x in (low, high))
    one_place = world.move.show(low) == world.move.show(high)
    place = f"at {world.move.show(low)}" if one_place else f"from {world.move.range(low, high)}"
    if empty:
        return f"The two would cross only {place}, and there {empty} has no value."
    return f"One jumps past the other {place}, without meeting it."


def _above(world: World, x: float) -> bool:
    one, other = world.pair(x)
    return not isinstance(one, Gap) and not isinstance(other, Gap) and one > other


def _shown(world: World, value: float) -> str:
    return world.quantity.show(world.clean(value))


def _gives(value: float | Gap, world: World) -> str:
    return f"has no value ({value.reason})" if isinstance(value, Gap) else f"gives {_shown(world, value)}"
